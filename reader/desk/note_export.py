"""Notes exported to files, none of which was somebody else's."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reader.base.errors import AlreadyThereError, NoSuchFileError, ReaderError
from reader.base.files import create_new, ensure_folder, read_bounded, write_atomic
from reader.desk.note_rows import note_rows
from reader.notes.exporting.formats import export

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reader.desk.desk import Desk
    from reader.notes.exporting.rows import Exported
    from reader.notes.model import Note

LEDGER = ".reader-export.json"
"""Tells which files of a folder an export wrote, so that only these are written over."""

_LONGEST = 1024 * 1024  # bytes


def export_notes(
    desk: Desk,
    notes: Iterable[Note],
    format_id: str,
    cancelled: Callable[[], bool] = lambda: False,
) -> Exported:
    """Notes in one of the formats; without new notes and changes, always the same bytes."""
    return export(note_rows(desk, notes, cancelled), format_id)


def write_file(exported: Exported, path: Path) -> None:
    """Write an export that is one file, over an earlier one only if it is to be so.

    Raises:
        NotWritableError: It cannot be written.
    """
    ((_, data),) = exported.files
    write_atomic(path, data)


def write_folder(exported: Exported, folder: Path) -> tuple[Path, ...]:
    """Write an export of several files; those of an earlier one are replaced, or go.

    Raises:
        AlreadyThereError: A file that no export wrote would be overwritten; nothing was written.
        NotWritableError: One cannot be written.
    """
    ensure_folder(folder)
    before = _written_before(folder)
    names = [_safe(name) for name, _ in exported.files]
    for name in names:
        if name not in before and (folder / name).exists():
            raise AlreadyThereError(
                f"{folder / name}: is there and was not exported; move it, or choose another folder"
            )
    # First what will have been written: whatever fails, no file is taken for somebody else's.
    _keep(folder, [*before, *names])
    for name, (_, data) in zip(names, exported.files, strict=True):
        path = folder / name
        if name in before:
            write_atomic(path, data)
        else:
            create_new(path, data)
    for name in set(before) - set(names):
        (folder / name).unlink(missing_ok=True)
    _keep(folder, names)
    return tuple(folder / name for name in names)


def _keep(folder: Path, names: list[str]) -> None:
    told = json.dumps(sorted(set(names)), ensure_ascii=False, indent=1)
    write_atomic(folder / LEDGER, f"{told}\n".encode())


def _written_before(folder: Path) -> list[str]:
    """What an earlier export wrote and is still there."""
    try:
        told = json.loads(read_bounded(folder / LEDGER, _LONGEST))
    except NoSuchFileError:
        return []
    except (ReaderError, ValueError, RecursionError):
        return []  # then nothing there is ours to write over
    names = [name for name in told if isinstance(name, str)] if isinstance(told, list) else []
    return [name for name in names if _is_safe(name) and not (folder / name).is_symlink()]


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name)
    return len(path.parts) == 1 and name not in {".", "..", LEDGER} and "\\" not in name


def _safe(name: str) -> str:
    if not _is_safe(name):
        raise ReaderError(f"{name!r}: is no name of a file to export to; rename its document")
    return name

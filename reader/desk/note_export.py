"""Notes exported to files, none of which was somebody else's."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reader.base.digest import sha256
from reader.base.errors import AlreadyThereError, NoSuchFileError, ReaderError
from reader.base.files import create_new, ensure_folder, read_bounded, write_atomic
from reader.desk.note_rows import note_rows
from reader.notes.exporting.formats import export

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.desk.desk import Desk
    from reader.notes.exporting.rows import Exported
    from reader.notes.model import Note

LEDGER = ".reader-export.json"
"""Tells which files of a folder an export wrote, and what, so that only that is written over."""

_LARGEST = 64 * 1024 * 1024  # bytes of a file that an export may have written


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


def write_folder(exported: Exported, folder: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Write an export of several files; those of an earlier one are replaced, or go.

    Args:
        exported: The files.
        folder: Where they go.
        force: Whether files of an earlier export are replaced that were changed since.

    Raises:
        AlreadyThereError: What somebody else wrote would be overwritten; nothing was written.
        NotWritableError: One cannot be written.
    """
    ensure_folder(folder)
    before = _written_before(folder)
    new = {_safe(name): data for name, data in exported.files}
    digests = {name: sha256(data) for name, data in new.items()}
    for name, digest in digests.items():
        there = _digest(folder / name)
        if there is not None and there != digest:
            _refuse_to_replace(folder / name, before.get(name), there, force=force)
    # First what will have been written: whatever fails, no file is taken for somebody else's.
    _keep(folder, before, digests)
    for name, data in new.items():
        path = folder / name
        if _digest(path) == digests[name]:
            continue
        if name in before:
            write_atomic(path, data)
        else:
            create_new(path, data)
    for name in set(before) - set(new):
        if _digest(folder / name) in before[name]:
            (folder / name).unlink(missing_ok=True)
    _keep(folder, {}, digests)
    return tuple(folder / name for name in new)


def _refuse_to_replace(path: Path, ours: Sequence[str] | None, there: str, *, force: bool) -> None:
    """Refuse where what is there is somebody else's, or was ours before somebody changed it."""
    if ours is None:
        raise AlreadyThereError(
            f"{path}: is there and was not exported; move it, or choose another folder"
        )
    if there not in ours and not force:
        raise AlreadyThereError(
            f"{path}: was changed since it was exported; move it, or --force writes over it"
        )


def _digest(path: Path) -> str | None:
    """Tells the bytes of a file apart; None where there is none, empty for one that none reads."""
    try:
        return sha256(read_bounded(path, _LARGEST))
    except NoSuchFileError:
        return None
    except ReaderError:
        return ""


def _keep(folder: Path, before: Mapping[str, Sequence[str]], new: Mapping[str, str]) -> None:
    told = {
        name: [*before.get(name, ()), new[name]] if name in new else [*before[name]]
        for name in sorted({*before, *new})
    }
    write_atomic(folder / LEDGER, f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode())


def _written_before(folder: Path) -> dict[str, list[str]]:
    """What an earlier export wrote: by name, the digests of what may stand there."""
    try:
        told = json.loads(read_bounded(folder / LEDGER, _LARGEST))
    except NoSuchFileError:
        return {}
    except (ReaderError, ValueError, RecursionError):
        return {}  # then nothing there is ours to write over
    return {
        name: [one for one in digests if isinstance(one, str)]
        for name, digests in (told.items() if isinstance(told, dict) else ())
        if isinstance(digests, list) and _is_safe(name) and not (folder / name).is_symlink()
    }


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name)
    return len(path.parts) == 1 and name not in {".", "..", LEDGER} and "\\" not in name


def _safe(name: str) -> str:
    if not _is_safe(name):
        raise ReaderError(f"{name!r}: is no name of a file to export to; rename its document")
    return name

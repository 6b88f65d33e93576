"""Adding many files to the library: what cannot be read is told, and the rest is in."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.base.monitor import Monitor, StoppedError
from reader.text.companion import SUFFIX
from reader.text.format import format_of_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from reader.desk.desk import Desk
    from reader.library.record import DocumentRecord
    from reader.text.reading_as import HowToRead


@dataclass(frozen=True, slots=True)
class AddReport:
    """What came of adding files.

    Attributes:
        added: Ids of the new documents.
        changed: Ids of documents that were there before and have a new version now.
        known: How many files were in the library before, as they are.
        failed: Each file that was left out, and why, in one line.
        passed_over: Files of folders that are of no kind that is read.
        stopped: Whether it was stopped before its end; what was added stays.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    known: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    passed_over: int = 0
    stopped: bool = False


@dataclass(slots=True)
class _Tally:
    added: dict[str, None] = field(default_factory=dict)
    changed: dict[str, None] = field(default_factory=dict)
    known: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    passed_over: int = 0


def add_files(
    desk: Desk, paths: Sequence[Path], how: HowToRead, monitor: Monitor | None = None
) -> AddReport:
    """Add files, and the files of folders that can be read; see ``LibraryShelf.add``.

    Args:
        desk: Whose library.
        paths: Files and folders.
        how: How to read them all.
        monitor: Is told how far it is.
    """
    monitor, tally, stopped = monitor or Monitor(), _Tally(), False
    try:
        own = {os.path.realpath(one) for one in (desk.paths.data, desk.paths.cache)}
        files = list(dict.fromkeys(_files(paths, own, monitor, tally)))
        known = {record.path: record for record in desk.library.documents()}
        for done, path in enumerate(files):
            monitor.tell("Adding", done, len(files))
            _add(desk, path, how, known, tally)
        monitor.tell("Adding", len(files), len(files))
    except StoppedError:
        stopped = True
    return AddReport(
        tuple(tally.added),
        tuple(tally.changed),
        tally.known,
        tuple(tally.failed),
        tally.passed_over,
        stopped,
    )


def _add(
    desk: Desk,
    path: Path,
    how: HowToRead,
    known: Mapping[str, DocumentRecord],
    tally: _Tally,
) -> None:
    before = known.get(os.path.realpath(path))
    try:
        if before and _is_as_it_was(path, before, how):
            tally.known += 1
            return
        opened = desk.open_file(path, how=how)
        document_id = opened.document.id
        before = before or desk.library.get(document_id)
        kept = desk.documents.keep(opened)
    except ReaderError as error:
        tally.failed.append((str(path), str(error)))
    except Exception as error:  # noqa: BLE001 - a fault in one of ten thousand files is told
        tally.failed.append((str(path), f"{path}: unexpected error ({type(error).__name__})"))
    else:
        if before is None:
            tally.added[document_id] = None
        elif before.sha256 != kept.sha256:
            tally.changed[document_id] = None
        else:
            tally.known += 1


def _is_as_it_was(path: Path, record: DocumentRecord, how: HowToRead) -> bool:
    try:
        found = path.stat()
    except OSError:  # opening it says why
        return False
    last = record.versions[-1]
    is_read_so = (how.format or record.format, how.encoding or record.encoding) == (
        record.format,
        record.encoding,
    )
    return is_read_so and (found.st_mtime_ns, found.st_size) == (last.modified, last.size)


def _files(
    paths: Sequence[Path], own: Collection[str], monitor: Monitor, tally: _Tally
) -> Iterator[Path]:
    """The files to add; what is in the reader's own folders is there already."""

    def refused(error: OSError) -> None:
        path = str(error.filename)
        why = f"{path}: cannot be read ({error.strerror}); check its permissions"
        tally.failed.append((path, why))

    for path in paths:
        if not path.is_dir():
            yield path
            continue
        top = os.path.realpath(path)
        for folder, inside, names in os.walk(path, onerror=refused):
            monitor.tell("Looking for files", 0)
            inside[:] = sorted(
                name
                for name in inside
                if not name.startswith(".") and os.path.realpath(Path(folder, name)) not in own
            )
            for name in sorted(names):
                if name.startswith(".") or name.endswith(SUFFIX):
                    continue
                file = Path(folder, name)
                leads_out = not Path(os.path.realpath(file)).is_relative_to(top)
                if leads_out or format_of_name(name) is None:
                    tally.passed_over += 1
                else:
                    yield file

"""Every document that was opened, kept as a copy, so that its notes never lose their text.

``<folder>/<document id>/`` holds ``record.json`` and ``original.txt`` or ``original.md``. A copy
that another content replaces stays beside it under its hash; the companion is copied too. The
documents that ship are in every library without being copied.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.problems import BrokenFileError, Problem
from reader.base.digest import sha256
from reader.base.errors import (
    BrokenUserFileError,
    IsADirectoryFileError,
    NoSuchFileError,
    ReaderError,
)
from reader.base.files import create_new, ensure_folder, locked, read_bounded, write_atomic
from reader.base.shipped import seeds_folder
from reader.library.companions import LIMIT as COMPANION_LIMIT
from reader.library.companions import companion_of
from reader.library.ids import new_id
from reader.library.record import FORMATS, DocumentRecord, format_of, parse_record
from reader.library.shipped import DOCUMENT_LIMIT, shipped_documents
from reader.text.companion import companion_path
from reader.text.ids import is_id
from reader.text.titles import title_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.companion_cache import CompanionCache

__all__ = ["DocumentRecord", "Library"]

_RECORD = "record.json"
_RECORD_LIMIT = 64 * 1024  # bytes
_COPY = "original"


class Library:
    """The documents of one reader; several programs may use one folder at a time.

    Args:
        folder: Where the copies are; made when the first is kept.
        shipped: The folder of the documents that ship, or None for the installation's own.
        companions: Where companions that were read before may be found.
    """

    def __init__(
        self,
        folder: Path,
        shipped: Path | None = None,
        companions: CompanionCache | None = None,
    ) -> None:
        self._folder = folder
        self._companions = companions
        self._shipped_folder = shipped
        self._problems: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read when the library was last looked through."""
        return self._problems

    def documents(self) -> list[DocumentRecord]:
        """What ships, then every document kept, the last one added first."""
        kept = self._kept()
        shipped = [record for record in self._shipped if record.id not in kept]
        return [*shipped, *sorted(kept.values(), key=lambda one: (one.added, one.id))[::-1]]

    def identify(self, path: Path) -> str:
        """The id of a file: its companion's, else the one it or its content had, else a new one.

        Raises:
            ReaderError: The file cannot be read.
        """
        if not path.name:  # ".", "/" or nothing at all
            raise IsADirectoryFileError(str(path))
        companion = companion_of(path, self._companions).companion
        if companion and companion.id:
            return companion.id
        known = self._kept()
        real = os.path.realpath(path)
        for record in known.values():
            if record.path == real:
                return record.id
        digest = sha256(read_bounded(path, DOCUMENT_LIMIT))
        for record in (*known.values(), *self._shipped):
            if record.sha256 == digest:
                return record.id
        return new_id(path.name, digest, lambda found: self._is_of_another(found, digest))

    def keep(self, path: Path, document_id: str, title: str = "") -> DocumentRecord:
        """Keep a copy of a file and write down what is known of it.

        Args:
            path: The file.
            document_id: Its id.
            title: The document's title, or empty to make one of the file's name.

        Raises:
            BrokenUserFileError: What the library has of this id cannot be read; it is left alone.
            ReaderError: The file cannot be read, or the copy not be written.
        """
        if not is_id(document_id):
            raise ValueError(f"{document_id!r} is no document id")
        data = read_bounded(path, DOCUMENT_LIMIT)
        record = DocumentRecord(
            id=document_id,
            name=path.name,
            path=os.path.realpath(path),
            sha256=sha256(data),
            format=format_of(path),
            title=title or title_of_name(path.name),
            added=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        for shipped in self._shipped:
            if (shipped.id, shipped.sha256) == (document_id, record.sha256):
                return shipped
        with locked(self._folder):
            return self._keep(record, path, data)

    def path_of(self, document_id: str) -> Path | None:
        """Where to read a document: its file if it is still there, else the copy; else None."""
        if not is_id(document_id):
            return None
        return next(filter(os.path.isfile, self._paths_of(document_id)), None)

    def title_of(self, document_id: str) -> str:
        """The title that is written down of a document; empty if none is."""
        record = None
        with suppress(BrokenUserFileError):
            record = self._record(document_id) if is_id(document_id) else None
        return record.title if record else ""

    def _paths_of(self, document_id: str) -> Iterator[Path]:
        folder = self._folder / document_id
        candidates = [folder / f"{_COPY}.{name}" for name in FORMATS]
        with suppress(BrokenUserFileError):
            record = self._record(document_id)
            if record:
                candidates = [Path(record.path), folder / f"{_COPY}.{record.format}"]
        yield from candidates
        yield from (Path(one.path) for one in self._shipped if one.id == document_id)

    def _keep(self, record: DocumentRecord, path: Path, data: bytes) -> DocumentRecord:
        before = self._record(record.id)
        record = record._replace(added=before.added) if before else record
        copy = self._folder / record.id / f"{_COPY}.{record.format}"
        # A path in our own folder is what is left of a document whose file is gone.
        if before and record.path == os.path.realpath(copy):
            return before
        ensure_folder(copy.parent)
        _keep_content(copy, data)
        _keep_companion(path, copy)
        if record != before:
            write_atomic(copy.with_name(_RECORD), record.as_json())
        return record

    def _is_of_another(self, document_id: str, sha256: str) -> bool:
        """Whether an id is another content's; not so if a program keeps this content just now."""
        try:
            record = self._record(document_id)
        except BrokenUserFileError:
            return True
        return record is not None and record.sha256 != sha256

    def _kept(self) -> dict[str, DocumentRecord]:
        """Every record by id; what cannot be read becomes the library's problems."""
        found: dict[str, DocumentRecord] = {}
        problems = []
        names: list[str] = []
        try:
            names = sorted(item.name for item in os.scandir(self._folder) if item.is_dir())
        except FileNotFoundError:
            pass
        except OSError as error:
            reason = f"cannot be read ({error.strerror})"
            problems.append(Problem(str(self._folder), None, reason, "check its permissions"))
        for name in filter(is_id, names):
            try:
                record = self._record(name)
            except BrokenUserFileError as error:
                problems.append(_problem(self._folder / name / _RECORD, error))
            else:
                found |= {name: record} if record else {}
        self._problems = tuple(problems)
        return found

    def _record(self, document_id: str) -> DocumentRecord | None:
        """What is written down of a document, None if nothing is.

        Raises:
            BrokenUserFileError: It cannot be read.
        """
        path = self._folder / document_id / _RECORD
        try:
            return parse_record(read_bounded(path, _RECORD_LIMIT), document_id, str(path))
        except NoSuchFileError:
            return None
        except (BrokenFileError, ReaderError) as error:
            raise BrokenUserFileError(str(error)) from error

    @cached_property
    def _shipped(self) -> tuple[DocumentRecord, ...]:
        return shipped_documents(self._shipped_folder or seeds_folder(), self._companions)


def _keep_content(copy: Path, data: bytes) -> None:
    with suppress(NoSuchFileError):
        earlier = read_bounded(copy, DOCUMENT_LIMIT)
        if earlier == data:
            return
        name = f"{_COPY}-{sha256(earlier)[:16]}{copy.suffix}"
        with suppress(FileExistsError):
            create_new(copy.with_name(name), earlier)
    write_atomic(copy, data)


def _keep_companion(path: Path, copy: Path) -> None:
    with suppress(NoSuchFileError):
        companion = read_bounded(companion_path(path), COMPANION_LIMIT)
        target = companion_path(copy)
        if not target.exists() or read_bounded(target, COMPANION_LIMIT) != companion:
            write_atomic(target, companion)


def _problem(path: Path, error: BrokenUserFileError) -> Problem:
    reason, _, advice = str(error).removeprefix(f"{path}: ").partition("; ")
    return Problem(str(path), None, reason, advice)

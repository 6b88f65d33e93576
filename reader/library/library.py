"""Every document that was opened, kept as a copy, so that its notes never lose their text.

``<folder>/<document id>/`` holds ``record.json`` and a copy of each version, named by its content;
the companion that stood beside the file is copied too. A copy is never written over. What is
removed is moved to ``<folder>/.trash``. The documents that ship are in every library without being
copied.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.problems import BrokenFileError
from reader.base.digest import sha256
from reader.base.errors import (
    BrokenUserFileError,
    IsADirectoryFileError,
    NoSuchFileError,
    ReaderError,
)
from reader.base.files import locked, read_bounded, read_stamped
from reader.base.shipped import seeds_folder
from reader.library.catalogue import RECORD, RECORD_LIMIT, Catalogue
from reader.library.companions import companion_of
from reader.library.copies import copies_in, write_record, write_version
from reader.library.ids import new_id
from reader.library.record import DocumentRecord, Page, Told, Version, parse_record, suffix_of
from reader.library.shipped import DOCUMENT_LIMIT, shipped_documents
from reader.library.trash import Trash
from reader.text.ids import is_id
from reader.text.titles import title_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.problems import Problem
    from reader.library.companion_cache import CompanionCache
    from reader.text.reading_as import HowToRead

__all__ = ["DocumentRecord", "Library"]


class Library:
    """The documents of one reader; several programs may use one folder at a time.

    Args:
        folder: Where the copies are; made when the first is kept.
        shipped: The folder of the documents that ship, or None for the installation's own.
        companions: Where companions that were read before may be found.
        catalogue: A file for what all records say, a cache; None to do without.

    Attributes:
        trash: What was removed.
    """

    def __init__(
        self,
        folder: Path,
        shipped: Path | None = None,
        companions: CompanionCache | None = None,
        catalogue: Path | None = None,
    ) -> None:
        self._folder = folder
        self._companions = companions
        self._shipped_folder = shipped
        self._catalogue = Catalogue(catalogue, folder)
        self.trash = Trash(folder, self._catalogue)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read when the library was last looked through."""
        return self._catalogue.problems

    def documents(self) -> list[DocumentRecord]:
        """What ships, then every document kept, the last one added first."""
        kept = {record.id: record for record in self._catalogue.records()}
        away = self.trash.ids()
        shipped = [one for one in self._shipped if one.id not in kept and one.id not in away]
        return [*shipped, *sorted(kept.values(), key=lambda one: (one.added, one.id))[::-1]]

    def get(self, document_id: str) -> DocumentRecord | None:
        """What is known of a document; None if it is not in the library.

        Raises:
            BrokenUserFileError: Its record cannot be read.
        """
        record = self._record(document_id) if is_id(document_id) else None
        return record or next((one for one in self._shipped if one.id == document_id), None)

    def identify(self, path: Path) -> str:
        """The id of a file: its companion's, else the one it or its content had, else a new one.

        Raises:
            ReaderError: The file cannot be read.
        """
        if not path.name:  # ".", "/" or nothing at all
            raise IsADirectoryFileError(str(path))
        if known := self.document_of_copy(path):
            return known
        companion = companion_of(path, self._companions).companion
        if companion and companion.id:
            return companion.id
        real = os.path.realpath(path)
        for known in self._catalogue.ids("path", real):
            if self._holds(known, path=real):
                return known
        digest = sha256(read_bounded(path, DOCUMENT_LIMIT))
        return self.id_of_content(digest) or self.new_id(path.name, digest)

    def document_of_copy(self, path: Path) -> str:
        """The id of the document that a file of the library's own is a copy of, or empty."""
        if path.parent.parent != self._folder or not is_id(path.parent.name):
            return ""
        return path.parent.name

    def id_of_content(self, digest: str) -> str:
        """The id of the document whose last version has this SHA-256, or empty."""
        for known in self._catalogue.ids("sha256", digest):
            if self._holds(known, sha256=digest):
                return known
        return next((one.id for one in self._shipped if one.sha256 == digest), "")

    def at_address(self, address: str) -> DocumentRecord | None:
        """The document that was fetched from an address."""
        for known in self._catalogue.ids("address", address):
            with suppress(BrokenUserFileError):
                record = self._record(known)
                if record and record.page.address == address:
                    return record
        return None

    def new_id(self, name: str, digest: str) -> str:
        """An id for what is not in the library."""
        return new_id(name, digest, lambda found: self._is_of_another(found, digest))

    def keep(
        self,
        path: Path,
        document_id: str,
        title: str = "",
        *,
        told: Told | None = None,
        how: HowToRead | None = None,
    ) -> DocumentRecord:
        """Keep a copy of a file, as a new version if it has changed, and what is known of it.

        Args:
            path: The file; one of the library's own copies is not copied.
            document_id: Its id.
            title: The document's title, or empty to make one of the file's name.
            told: What it says of itself, where more than its title is known.
            how: How it is to be read, where the reader said so; None leaves what was said.

        Raises:
            BrokenUserFileError: What the library has of this id cannot be read; it is left alone.
            ReaderError: The file cannot be read, or the copy not be written.
        """
        if not is_id(document_id):
            raise ValueError(f"{document_id!r} is no document id")
        if self.document_of_copy(path):
            return self._tell_again(document_id, path, told, how)
        data, stamp = read_stamped(path, DOCUMENT_LIMIT)
        digest = sha256(data)
        for shipped in self._shipped:
            if (shipped.id, shipped.sha256) == (document_id, digest):
                return shipped
        with self._changing():
            before = self._record(document_id)
            record = DocumentRecord(
                id=document_id,
                name=path.name,
                path=os.path.realpath(path),
                format=how.format or "" if how else before.format if before else "",
                encoding=how.encoding if how else before.encoding if before else "",
                added=before.added if before else _now(),
                told=told or _titled(before, title or title_of_name(path.name)),
                page=Page(),
                versions=before.versions if before else (),
            )
            version = Version("", digest, len(data), modified=stamp.modified)
            return self._write(before, record, version, data, beside=path)

    def take(
        self, record: DocumentRecord, data: bytes, media_type: str = "", charset: str = ""
    ) -> DocumentRecord:
        """Keep what came from elsewhere than a file, as a new version if it is not the last one.

        Args:
            record: What is known of it; its versions and its first day are the library's to tell.
            data: Its content.
            media_type: What a server called it.
            charset: The encoding that a server named.

        Raises:
            BrokenUserFileError: What the library has of this id cannot be read; it is left alone.
            ReaderError: It cannot be written.
        """
        version = Version("", sha256(data), len(data), media_type=media_type, charset=charset)
        with self._changing():
            before = self._record(record.id)
            record = record._replace(
                added=before.added if before else _now(),
                versions=before.versions if before else (),
            )
            return self._write(before, record, version, data)

    def change(self, record: DocumentRecord) -> None:
        """Write down what is known of a document by now, its versions apart.

        Raises:
            BrokenUserFileError: What the library has of this id cannot be read; it is left alone.
            ReaderError: It cannot be written.
        """
        with self._changing():
            before = self._record(record.id)
            if before and (now := record._replace(versions=before.versions)) != before:
                write_record(self._folder, now)
                self._catalogue.put(now)

    def path_of(self, document_id: str) -> Path | None:
        """Where to read a document: its file if it is still there, else the copy; else None."""
        if not is_id(document_id):
            return None
        return next(filter(os.path.isfile, self._paths_of(document_id)), None)

    def copy_of(self, record: DocumentRecord, version: Version) -> Path:
        """The copy of one version of a document."""
        return self._folder / record.id / version.file if version.file else Path(record.path)

    def shipped_at(self, document_id: str) -> Path | None:
        """Where a document that ships is, or None if it does not."""
        return next((Path(one.path) for one in self._shipped if one.id == document_id), None)

    def title_of(self, document_id: str) -> str:
        """The title that is written down of a document; empty if none is."""
        record = None
        with suppress(BrokenUserFileError):
            record = self._record(document_id) if is_id(document_id) else None
        return record.title if record else ""

    def _paths_of(self, document_id: str) -> Iterator[Path]:
        try:
            record = self._record(document_id)
        except BrokenUserFileError:
            yield from copies_in(self._folder / document_id)
            record = None
        if record:
            if record.path:
                yield Path(record.path)
            yield from (self.copy_of(record, one) for one in reversed(record.versions))
        yield from (Path(one.path) for one in self._shipped if one.id == document_id)

    def _tell_again(
        self, document_id: str, copy: Path, told: Told | None, how: HowToRead | None
    ) -> DocumentRecord:
        """What is known of a document whose copy was read; that of an older version tells nothing.

        Raises:
            NoSuchFileError: There is no such document.
        """
        record = self._record(document_id)
        if record is None:
            raise NoSuchFileError(str(copy))
        if copy.name == record.versions[-1].file:
            record = record._replace(told=told or record.told)
            if how:
                record = record._replace(format=how.format or "", encoding=how.encoding)
            self.change(record)
        return record

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with locked(self._folder), self._catalogue.changing():
            yield

    def _write(
        self,
        before: DocumentRecord | None,
        record: DocumentRecord,
        version: Version,
        data: bytes,
        beside: Path | None = None,
    ) -> DocumentRecord:
        suffix = suffix_of(record.name, record.format or record.told.format)
        record = write_version(
            self._folder, record, version._replace(kept=_now()), data, suffix, beside
        )
        if record != before:
            write_record(self._folder, record)
            self._catalogue.put(record)
        return record

    def _holds(self, document_id: str, path: str = "", sha256: str = "") -> bool:
        """Whether a record still says what the catalogue says it does."""
        try:
            record = self._record(document_id)
        except BrokenUserFileError:
            return False
        return record is not None and (record.path == path or record.sha256 == sha256)

    def _is_of_another(self, document_id: str, digest: str) -> bool:
        """Whether an id is another content's; not so if a program keeps this content just now."""
        try:
            record = self._record(document_id)
        except BrokenUserFileError:
            return True
        return record is not None and record.sha256 != digest

    def _record(self, document_id: str) -> DocumentRecord | None:
        """What is written down of a document, None if nothing is.

        Raises:
            BrokenUserFileError: It cannot be read.
        """
        path = self._folder / document_id / RECORD
        try:
            return parse_record(read_bounded(path, RECORD_LIMIT), document_id, str(path))
        except NoSuchFileError:
            return None
        except (BrokenFileError, ReaderError) as error:
            raise BrokenUserFileError(str(error)) from error

    @cached_property
    def _shipped(self) -> tuple[DocumentRecord, ...]:
        return shipped_documents(self._shipped_folder or seeds_folder(), self._companions)


def _titled(record: DocumentRecord | None, title: str) -> Told:
    return (record.told if record else Told())._replace(title=title)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

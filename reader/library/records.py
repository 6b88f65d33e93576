"""What a library knows of its documents: by their ids, files, contents and addresses."""

from __future__ import annotations

import os
from contextlib import suppress
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
from reader.base.files import read_bounded
from reader.base.shipped import seeds_folder
from reader.library.catalogue import RECORD, RECORD_LIMIT, Catalogue
from reader.library.companions import companion_of
from reader.library.copies import copies_in
from reader.library.ids import new_id
from reader.library.record import parse_record
from reader.library.shipped import DOCUMENT_LIMIT, shipped_documents
from reader.library.trash import Trash
from reader.text.ids import is_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.problems import Problem
    from reader.library.companion_cache import CompanionCache
    from reader.library.record import DocumentRecord, Version


class Records:
    """The records of one reader's library; several programs may use one folder at a time.

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
            if self._holds(known, "path", real):
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
            if self._holds(known, "sha256", digest):
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

    def _holds(self, document_id: str, name: str, value: str) -> bool:
        """Whether a record still says what the catalogue says it does."""
        try:
            record = self._record(document_id)
        except BrokenUserFileError:
            return False
        return record is not None and getattr(record, name) == value

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

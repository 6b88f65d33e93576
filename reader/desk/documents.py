"""Documents, opened by file or by id, each with what its companions say."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.base.errors import NoSuchPlaceError
from reader.base.shipped import default_document, seeds_folder
from reader.text.titles import title_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import stat_result

    from glossary.problems import Problem
    from reader.desk.companions import Companions
    from reader.library.library import DocumentRecord, Library
    from reader.text.companion import Companion
    from reader.text.document import Document


class Opened(NamedTuple):
    """A document that was opened.

    Attributes:
        document: The document, or its first part.
        path: Where it was read from.
        companion: What the reader says of it, over what stands beside it, if anything does.
    """

    document: Document
    path: Path
    companion: Companion | None = None


class Unopened(NamedTuple):
    """A document of the library, and what opening it would find now.

    Attributes:
        record: What the library knows of it.
        file: The file that would be read, or None if it is gone.
        companion: What it would be opened with.
    """

    record: DocumentRecord
    file: stat_result | None
    companion: Companion | None


class Documents:
    """Opens documents; safe to use from several threads.

    Args:
        library: Knows them by their ids.
        companions: Knows what is said of them.
        copies: The folder of the copies that the library keeps.
    """

    def __init__(self, library: Library, companions: Companions, copies: Path) -> None:
        self._library = library
        self._companions = companions
        self._copies = copies
        self._left_out: dict[str, tuple[str, ...]] = {}

    def open_file(self, path: Path | None = None, *, head: int | None = None) -> Opened:
        """Open a file; without one, the article that ships.

        Args:
            path: The file.
            head: Bytes of which to read at least the first part, or None for all.

        Raises:
            ReaderError: The file cannot be read.
        """
        path = path or default_document()
        return self._read(path, self._library.identify(path), head)

    def open(self, document_id: str, *, head: int | None = None) -> Opened:
        """Open a document of the library by its id.

        Raises:
            NoSuchPlaceError: No such document was ever opened.
            ReaderError: Its file cannot be read.
        """
        path = self._library.path_of(document_id)
        if path is None:
            raise NoSuchPlaceError(
                f"{document_id}: no such document; open its file once, and it is known"
            )
        opened = self._read(path, document_id, head)
        if not path.is_relative_to(self._copies):
            return opened
        return opened._replace(document=self._named_as_it_was(opened.document, path))

    def with_companion_now(self, opened: Opened) -> Opened:
        """The same document with what its companions say by now; they may have changed outside."""
        return opened._replace(companion=self._companion_of(opened.path, opened.document.id))

    def unopened(self) -> Iterator[Unopened]:
        """Every document of the library, none of them read."""
        for record in self._library.documents():
            path: Path | None = Path(record.path)
            file = _stat(path)
            if file is None:
                path = self._library.path_of(record.id)
                file = _stat(path)
            companion = self._companion_of(path, record.id) if path else None
            yield Unopened(record, file, companion)

    def problems(self) -> Iterator[Problem]:
        """What was left out of the documents that were opened, by their paths."""
        from glossary.problems import Problem

        for path, warnings in list(self._left_out.items()):
            for warning in warnings:
                yield Problem(path, None, warning.removeprefix(f"{path}: "), "the rest is shown")

    def _read(self, path: Path, document_id: str, head: int | None) -> Opened:
        from reader.formats.read import read_document

        companion = self._companion_of(path, document_id)
        document = read_document(path, document_id=document_id, companion=companion, head=head)
        self._left_out[str(path)] = document.warnings
        return Opened(document, path, companion)

    def _companion_of(self, path: Path, document_id: str) -> Companion | None:
        def shipped() -> Path | None:
            known = self._library.path_of(document_id)
            return known if known and known.parent == seeds_folder() else None

        return self._companions.of(path, document_id, shipped)

    def _named_as_it_was(self, document: Document, copy: Path) -> Document:
        """A kept copy has no name of its own: where the name is the title, the file's counts."""
        if document.metadata.title != title_of_name(copy.name):
            return document
        title = self._library.title_of(document.id) or document.metadata.title
        return replace(document, metadata=replace(document.metadata, title=title))


def _stat(path: Path | None) -> stat_result | None:
    """What the system knows of a file; None if it is gone, or going just now."""
    if path is None:
        return None
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found if stat.S_ISREG(found.st_mode) else None

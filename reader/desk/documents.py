"""Documents, opened by file or by id, each with what its companions say."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.base.errors import BrokenUserFileError, NoSuchPlaceError
from reader.base.shipped import default_document, seeds_folder
from reader.library.record import Told
from reader.text.companion import SUFFIX
from reader.text.document import Metadata
from reader.text.format import Format
from reader.text.reading_as import AS_IT_IS, HowToRead
from reader.text.titles import title_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import stat_result

    from glossary.problems import Problem
    from reader.desk.companions import Companions
    from reader.library.library import Library
    from reader.library.record import DocumentRecord, Version
    from reader.text.companion import Companion
    from reader.text.document import Document


_UNKNOWN = Metadata("")
_TOLD = ("title", "author", "date", "publisher", "language")


class Opened(NamedTuple):
    """A document that was opened.

    Attributes:
        document: The document, or its first part.
        path: Where it was read from.
        companion: What the reader says of it, over what stands beside it, if anything does.
        how: How it was read, as far as somebody says so: reading it so again gives the same.
    """

    document: Document
    path: Path
    companion: Companion | None = None
    how: HowToRead = AS_IT_IS


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
        cache: The folder where what takes long to read is kept.
    """

    def __init__(self, library: Library, companions: Companions, cache: Path) -> None:
        self._cache = cache
        self._library = library
        self._companions = companions
        self._left_out: dict[str, tuple[str, ...]] = {}
        self._said: dict[Path, HowToRead] = {}

    def open_file(
        self, path: Path | None = None, *, head: int | None = None, how: HowToRead = AS_IT_IS
    ) -> Opened:
        """Open a file; without one, the article that ships.

        Args:
            path: The file.
            head: Bytes of which to read at least the first part, or None for all.
            how: How to read it, where the reader says so; what was said of it before counts else.

        Raises:
            ReaderError: The file cannot be read.
        """
        if path is None:
            path = default_document()
            return self._read(path, self._library.identify(path), head, how)
        document_id = self._library.identify(path)
        if how != AS_IT_IS:
            self._said[path] = how
        else:
            how = self._said.get(path) or self._how_before(path, document_id)
        return self._read(path, document_id, head, how)

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
        how = self._said.get(path) or self._how_before(path, document_id)
        return self._read(path, document_id, head, how)

    def open_version(self, record: DocumentRecord, version: Version) -> Opened:
        """Open one version of a document.

        Raises:
            ReaderError: Its copy cannot be read.
        """
        path = self._library.copy_of(record, version)
        return self._read(path, record.id, None, _how_of(record, version))

    def keep(self, opened: Opened) -> DocumentRecord:
        """Keep a document that was opened in the library, with what it says of itself.

        Raises:
            ReaderError: It cannot be written, or what the library has of it not be read.
        """
        told = self.told_of(opened)
        return self._library.keep(opened.path, opened.document.id, told=told, how=opened.how)

    def read_as(self, path: Path, document_id: str, how: HowToRead) -> Opened:
        """Read a file that is not of the library yet, as the document that it will be.

        Raises:
            ReaderError: It cannot be read.
        """
        opened = self._read(path, document_id, None, how)
        self._left_out.pop(str(path), None)  # the file is to go again, and is told of by its copy
        return opened

    def told_of(self, opened: Opened) -> Told:
        """What a document says of itself.

        Where the reader says otherwise, that is what it said when it was read before.
        """
        document = opened.document
        record, own = self._record(document.id), self._companions.own(document.id)
        before, said = record.told if record else Told(), own.metadata if own else _UNKNOWN
        words = {
            name: getattr(before if getattr(said, name) else document.metadata, name)
            for name in _TOLD
        }
        length = len(document.text) if document.complete else before.length
        return Told(
            **{name: str(word or "") for name, word in words.items()},
            format=document.format.value,
            length=length,
        )

    def with_companion_now(self, opened: Opened) -> Opened:
        """The same document with what its companions say by now; they may have changed outside."""
        return opened._replace(companion=self._companion_of(opened.path, opened.document.id))

    def unopened(self) -> Iterator[Unopened]:
        """Every document of the library, none of them read."""
        spoken_of = self._companions.spoken_of()
        for record in self._library.documents():
            path = record.path
            file = _stat(path)
            if file is None:
                path = os.fspath(self._library.copy_of(record, record.versions[-1]))
                file = _stat(path)
            companion = None
            ships = self._library.shipped_at(record.id) is not None
            if ships or record.id in spoken_of or _may_have_companion(path):
                companion = self._companion_of(Path(path), record.id)
            else:
                self._companions.forget(path)
            yield Unopened(record, file, companion)

    def problems(self) -> Iterator[Problem]:
        """What was left out of the documents that were opened, by their paths."""
        from glossary.problems import Problem

        for path, warnings in list(self._left_out.items()):
            for warning in warnings:
                yield Problem(path, None, warning.removeprefix(f"{path}: "), "the rest is shown")

    def _read(self, path: Path, document_id: str, head: int | None, how: HowToRead) -> Opened:
        from reader.formats.read import read_document

        companion = self._companion_of(path, document_id)
        document = read_document(
            path,
            document_id=document_id,
            companion=companion,
            head=head,
            how=how,
            cache=self._cache,
        )
        self._left_out[str(path)] = document.warnings
        opened = Opened(document, path, companion, how)
        return self._named_as_it_was(opened) if how.name else opened

    def _how_before(self, path: Path, document_id: str) -> HowToRead:
        """What was said of a file or of a copy when it was kept."""
        record = self._record(document_id)
        if record is None:
            return AS_IT_IS
        if not self._library.document_of_copy(path):
            return how_said(record)
        named = (version for version in record.versions if version.file == path.name)
        return _how_of(record, next(named, record.versions[-1]))

    def _record(self, document_id: str) -> DocumentRecord | None:
        try:
            return self._library.get(document_id)
        except BrokenUserFileError:
            return None

    def _companion_of(self, path: Path, document_id: str) -> Companion | None:
        def shipped() -> Path | None:
            known = self._library.shipped_at(document_id)
            return known if known and known.parent == seeds_folder() else None

        return self._companions.of(path, document_id, shipped)

    def _named_as_it_was(self, opened: Opened) -> Opened:
        """A kept copy has no name of its own: where a name is the title, the first one counts."""
        document, path = opened.document, opened.path
        titles = {title_of_name(path.name), title_of_name(opened.how.name)}
        title = self._library.title_of(document.id)
        if not title or document.metadata.title not in titles:
            return opened
        metadata = replace(document.metadata, title=title)
        return opened._replace(document=replace(document, metadata=metadata))


def _may_have_companion(path: str) -> bool:
    """Whether one may stand beside a file; told without making paths, of which there are many."""
    stem, suffix = os.path.splitext(path)  # noqa: PTH122 - ten thousand of them
    return suffix in {"", "."} or os.path.lexists(f"{stem}{SUFFIX}")


def how_said(record: DocumentRecord) -> HowToRead:
    """How the reader said that a document is to be read."""
    return HowToRead(Format(record.format) if record.format else None, record.encoding)


def _how_of(record: DocumentRecord, version: Version) -> HowToRead:
    """How to read a copy, which has neither its file's name nor its server's word."""
    return how_said(record)._replace(
        declared=version.charset,
        media_type=version.media_type,
        address=record.page.found_at,
        name=record.page.address or record.path or record.name,
    )


def _stat(path: str) -> stat_result | None:
    """What the system knows of a file; None if it is gone, or going just now."""
    try:
        found = os.stat(path)  # noqa: PTH116 - ten thousand of them
    except (OSError, ValueError):
        return None
    return found if stat.S_ISREG(found.st_mode) else None

"""Every document that was opened, kept as a copy, so that its notes never lose their text.

``<folder>/<document id>/`` holds ``record.json`` and a copy of each version, named by its content;
the companion that stood beside the file is copied too. A copy is never written over. What is
removed is moved to ``<folder>/.trash``. The documents that ship are in every library without being
copied.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.base.digest import sha256
from reader.base.errors import (
    NoSuchFileError,
)
from reader.base.files import locked, read_stamped
from reader.library.copies import write_record, write_version
from reader.library.record import DocumentRecord, Page, Told, Version, suffix_of
from reader.library.records import Records
from reader.library.shipped import DOCUMENT_LIMIT
from reader.text.ids import is_id
from reader.text.titles import title_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.text.reading_as import HowToRead

__all__ = ["DocumentRecord", "Library"]


class Library(Records):
    """Knows the documents of one reader, and keeps them."""

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


def _titled(record: DocumentRecord | None, title: str) -> Told:
    return (record.told if record else Told())._replace(title=title)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

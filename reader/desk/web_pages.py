"""Pages of the web: opened from the library where they are kept, else fetched, read, and kept."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reader.desk.documents import how_said
from reader.fetching.address import parse_address
from reader.fetching.model import Fetched, Validators
from reader.library.record import DocumentRecord, Page
from reader.text.place import DocumentPlace
from reader.text.reading_as import AS_IT_IS
from reader.text.visible import visible

if TYPE_CHECKING:
    from reader.base.monitor import Monitor
    from reader.desk.documents import Documents, Opened
    from reader.fetching.address import Address
    from reader.fetching.model import NotModified
    from reader.library.library import Library
    from reader.text.document import Document
    from reader.text.reading_as import HowToRead

_LONGEST_NAME = 100


class WebPages:
    """The pages of one reader; safe to use from several threads.

    Args:
        library: Keeps them.
        documents: Reads them.
    """

    def __init__(self, library: Library, documents: Documents) -> None:
        self._library = library
        self._documents = documents

    def open(
        self, address: str, monitor: Monitor | None = None, how: HowToRead = AS_IT_IS
    ) -> Opened:
        """The page of an address as it is kept; fetched and kept where it is not.

        A page that cannot be read is not kept.

        Args:
            address: The address.
            monitor: Is told how far it is.
            how: How to read what is fetched, where the reader says so.

        Raises:
            ReaderError: It cannot be fetched or read, or was stopped.
        """
        wanted = parse_address(address)
        if record := self._at(wanted):
            return self._documents.open(record.id)
        fetched = _fetch(wanted, None, monitor)
        assert isinstance(fetched, Fetched)  # noqa: S101 - nothing was known
        if record := self._at(fetched.address):  # by another way to the same page
            return self._taken(parse_address(record.page.address), fetched, how, record)
        return self._taken(wanted, fetched, how)

    def refresh(self, record: DocumentRecord, monitor: Monitor | None = None) -> DocumentRecord:
        """Ask whether a page has changed; if so, keep it as a new version.

        Args:
            record: What is known of it; it has an address.
            monitor: Is told how far it is.

        Returns:
            What is known of it by now.

        Raises:
            ReaderError: It cannot be fetched or read; what is kept stays as it was.
        """
        wanted = parse_address(record.page.address)
        is_kept = self._library.copy_of(record, record.versions[-1]).is_file()
        known = Validators(record.page.etag, record.page.last_modified) if is_kept else None
        answer = _fetch(wanted, known, monitor)
        if isinstance(answer, Fetched):
            opened = self._taken(wanted, answer, how_said(record), record)
            return self._library.get(opened.document.id) or record
        changed = record._replace(page=_page(wanted, answer))
        self._library.change(changed)
        return changed

    def _at(self, address: Address) -> DocumentRecord | None:
        """The page that was asked for, or found, there."""
        found = self._library.at_address(address.page)
        if found is None:
            kept = self._library.documents()
            found = next((one for one in kept if one.page.found_at == address.page), None)
        return found

    def _taken(
        self,
        wanted: Address,
        fetched: Fetched,
        how: HowToRead,
        before: DocumentRecord | None = None,
    ) -> Opened:
        """A page that was fetched, once it is read and kept."""
        how = how._replace(
            declared=fetched.charset,
            media_type=fetched.media_type,
            address=fetched.address.page,
            name=wanted.page,
        )
        name = before.name if before else _name(fetched.address)
        document_id = before.id if before else self._library.new_id(name, _digest(wanted))
        with tempfile.TemporaryDirectory(prefix="reader-") as folder:
            file = Path(folder, "page")
            file.write_bytes(fetched.data)
            opened = self._documents.read_as(file, document_id, how)
        record = DocumentRecord(
            id=document_id,
            name=name,
            path="",
            format=how.format or "",
            encoding=how.encoding,
            added="",
            told=self._documents.told_of(opened),
            page=_page(wanted, fetched),
            versions=(),
        )
        record = self._library.take(record, fetched.data, fetched.media_type, fetched.charset)
        return opened._replace(path=self._library.copy_of(record, record.versions[-1]))


def place_named(document: Document, address: str) -> DocumentPlace:
    """The place in a page that its address names after the ``#``; its start if there is none."""
    name = parse_address(address).place
    span = document.targets.get(name)
    start = span.start if name and span else 0
    return DocumentPlace(document.id, start, start)


def _fetch(
    wanted: Address, known: Validators | None, monitor: Monitor | None
) -> Fetched | NotModified:
    from reader.fetching.fetch import fetch

    return fetch(wanted, known=known, monitor=monitor)


def _page(wanted: Address, answer: Fetched | NotModified) -> Page:
    return Page(
        address=wanted.page,
        found_at=answer.address.page,
        etag=answer.validators.etag,
        last_modified=answer.validators.last_modified,
        checked=answer.date.isoformat(timespec="seconds"),
    )


def _name(address: Address) -> str:
    """What a file of this page would be called."""
    from urllib.parse import unquote

    last = address.target.partition("?")[0].rstrip("/").rpartition("/")[2]
    return visible(unquote(last))[:_LONGEST_NAME] or address.host


def _digest(address: Address) -> str:
    """What tells the page from others of its name: where it is, whatever it says by now."""
    from reader.base.digest import sha256

    return sha256(address.page.encode("ascii"))

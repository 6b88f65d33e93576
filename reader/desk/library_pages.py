"""Pages of the web: opened from the library where they are kept, else fetched, read, and kept.

What comes is read before it counts, so that nothing unreadable takes the place of what is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.digest import sha256
from reader.desk.documents import how_said
from reader.desk.library_incoming import opened_as, read_once
from reader.fetching.address import parse_address
from reader.fetching.errors import AddressRefusedError, FetchFailedError
from reader.library.record import DocumentRecord, Page, Told
from reader.text.place import DocumentPlace
from reader.text.reading_as import AS_IT_IS, HowToRead
from reader.text.visible import visible

if TYPE_CHECKING:
    from reader.base.monitor import Monitor
    from reader.desk.address_page import Known
    from reader.desk.desk import Desk
    from reader.desk.documents import Opened
    from reader.fetching.address import Address
    from reader.fetching.model import Fetched, NotModified

_LONGEST_NAME = 100


def open_address(
    desk: Desk,
    address: str,
    how: HowToRead = AS_IT_IS,
    monitor: Monitor | None = None,
    *,
    anew: bool = False,
) -> Opened:
    """The page of an address as it is kept; fetched and kept where it is not.

    Args:
        desk: Whose library.
        address: The address.
        how: How to read it, where the reader says so.
        monitor: Is told how far it is.
        anew: Whether to ask for a page that is kept, too.

    Raises:
        ReaderError: It cannot be fetched, read or kept, or was stopped.
    """
    from reader.fetching.fetch import fetch
    from reader.fetching.model import NotModified

    wanted = parse_address(address)
    if record := _kept_from(desk, wanted):
        if anew:
            refresh(desk, record, monitor)
        return opened_as(desk, record.id, how)
    fetched = fetch(wanted, monitor=monitor)
    if isinstance(fetched, NotModified):  # nobody said what there is
        raise FetchFailedError(wanted.shown, "its server says nothing of it", "try it again")
    if record := _kept_from(desk, fetched.address):  # by another way to the same page
        return opened_as(desk, _taken(desk, record, fetched).id, how)
    # Where it is tells it from others of its name, whatever it says by now.
    digest = sha256(wanted.page.encode("ascii"))
    record = DocumentRecord(
        id=desk.library.new_id(_name(fetched.address), digest),
        name=_name(fetched.address),
        path="",
        format=how.format or "",
        encoding=how.encoding,
        added="",
        told=Told(),
        page=Page(wanted.page),
        versions=(),
    )
    return desk.open_document(_taken(desk, record, fetched).id)


def known_page(desk: Desk, address: str) -> Known | None:
    """What the library has of an address; None if nothing, or if it is none."""
    from reader.desk.address_page import Known

    try:
        record = _kept_from(desk, parse_address(address))
    except AddressRefusedError:
        return None
    if record is None:
        return None
    return Known(DocumentPlace(record.id), record.title, record.versions[-1].kept)


def refresh(desk: Desk, record: DocumentRecord, monitor: Monitor | None = None) -> DocumentRecord:
    """Ask whether a page has changed; if so, keep it as a new version.

    Args:
        desk: Whose library.
        record: What is known of the page.
        monitor: Is told how far it is.

    Returns:
        What is known of it by now.

    Raises:
        ReaderError: It cannot be fetched or read; what is kept stays as it was.
    """
    from reader.fetching.fetch import fetch
    from reader.fetching.model import NotModified, Validators

    wanted = parse_address(record.page.address)
    is_kept = desk.library.copy_of(record, record.versions[-1]).is_file()
    known = Validators(record.page.etag, record.page.last_modified) if is_kept else None
    answer = fetch(wanted, known=known, monitor=monitor)
    if not isinstance(answer, NotModified):
        return _taken(desk, record, answer)
    changed = record._replace(page=_page(wanted, answer))
    desk.library.change(changed)
    return changed


def _kept_from(desk: Desk, address: Address) -> DocumentRecord | None:
    """The page that was asked for at an address, or that redirects led to it."""
    if found := desk.library.at_address(address.page):
        return found
    kept = desk.library.documents()
    return next((one for one in kept if one.page.found_at == address.page), None)


def _taken(desk: Desk, record: DocumentRecord, fetched: Fetched) -> DocumentRecord:
    """A page that was fetched, once it is read and kept."""
    wanted = parse_address(record.page.address)
    how = how_said(record)._replace(
        declared=fetched.charset,
        media_type=fetched.media_type,
        address=fetched.address.page,
        name=wanted.page,
    )
    opened = read_once(desk, fetched.data, record.id, how)
    record = record._replace(told=desk.documents.told_of(opened), page=_page(wanted, fetched))
    return desk.library.take(record, fetched.data, fetched.media_type, fetched.charset)


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

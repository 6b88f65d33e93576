"""What a link of a document leads to, told before anything is fetched or opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.desk.page_builder import PageBuilder
from reader.fetching.errors import AddressRefusedError
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import FilePlace

if TYPE_CHECKING:
    from reader.text.page import Page
    from reader.text.place import Place, WebPlace

_LONGEST = 2_000  # characters of an address that are shown


class Known(NamedTuple):
    """A document of the library that an address or a file was read as.

    Attributes:
        place: The document.
        title: Its title.
        since: When it was kept, as ISO 8601.
    """

    place: Place
    title: str
    since: str


def address_page(target: WebPlace | FilePlace, known: Known | None) -> Page:
    """The address in full, where it really leads, and the ways to go on.

    Args:
        target: Where the link leads; the page's link of this target fetches or opens it.
        known: What the library has of it, if anything.
    """
    build = PageBuilder()
    with build.block(Role.HEADING, level=1):
        build.add(
            "A file beside this text" if isinstance(target, FilePlace) else "A page of the web",
            Style.TITLE,
        )
    with build.block():
        build.add((target.path if isinstance(target, FilePlace) else target.address)[:_LONGEST])
    if not isinstance(target, FilePlace) and (host := _foreign_host(target.address)):
        build.paragraph(f"The name of its server is written in other letters: {host}", Style.FAINT)
    if known:
        with build.block(Role.LIST_ITEM, marker="·"):
            build.add(f"Read what was kept on {known.since[:10]}", target=known.place)
            build.add(f"  {known.title}", Style.FAINT)
    with build.block(Role.LIST_ITEM, marker="·"):
        build.add(_way_on(target, known), target=target)
    return build.page()


def _way_on(target: WebPlace | FilePlace, known: Known | None) -> str:
    if isinstance(target, FilePlace):
        return "Read it here"
    return "Fetch it again and read it here" if known else "Fetch it and read it here"


def _foreign_host(address: str) -> str:
    """The server's name as it is asked for, where that looks different; else empty."""
    from reader.fetching.address import parse_address

    try:
        host = parse_address(address).host
    except AddressRefusedError:
        return ""
    return "" if host in address.lower() else host

"""What fetching gives, and what bounds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from reader.fetching.address import Address


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of the copy we have, so that it can say that it still holds.

    Attributes:
        etag: The ETag header, or "".
        last_modified: The Last-Modified header, or "".
    """

    etag: str = ""
    last_modified: str = ""

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came.

    Attributes:
        data: The body, inflated.
        address: Where it came from, after all redirects.
        date: When it came, in UTC, by our clock.
        media_type: What the server calls it, as "text/html", in small letters; "" if it does not.
        charset: The encoding that the server names; "" if it names none.
        validators: To be given along when it is fetched again.
        redirects: How many redirects led there.
    """

    data: bytes
    address: Address
    date: datetime
    media_type: str = ""
    charset: str = ""
    validators: Validators = Validators()
    redirects: int = 0


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that the copy we have still holds.

    Attributes:
        address: Who says so, after all redirects.
        date: When, in UTC, by our clock.
        validators: To be given along the next time.
    """

    address: Address
    date: datetime
    validators: Validators


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long is waited, and how much is taken.

    Attributes:
        connecting: Seconds for finding the server, connecting and agreeing on a cipher.
        beginning: Seconds from the request until all headers of the answer are there.
        silence: Seconds without a byte.
        whole: Seconds for everything, redirects included.
        slowest: Bytes a second, on average from ``patience`` on, below which a server drips.
        patience: Seconds in which a body may come as slowly as it likes.
        size: Bytes of the body, as it comes and inflated.
        headers: Bytes of all headers of one answer.
        redirects: How many are followed.
    """

    connecting: float = 10.0
    beginning: float = 20.0
    silence: float = 10.0
    whole: float = 300.0
    slowest: float = 1_000.0
    patience: float = 15.0
    size: int = 64 * 1024 * 1024
    headers: int = 64 * 1024
    redirects: int = 10

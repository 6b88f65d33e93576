"""What a server says to a request: a page, another address, or why not."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from reader.fetching import headers
from reader.fetching.errors import PageTooLargeError
from reader.fetching.inflating import Gunzip, InflatingError

if TYPE_CHECKING:
    from reader.fetching.errors import FetchFailedError
    from reader.fetching.exchange import Exchange, Head
    from reader.fetching.model import Validators
    from reader.fetching.watch import Watch

_OK = frozenset({200, 203})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
_BROWSER = "open it in a browser and save it"
_ADVICE = {
    401: "it wants a password: " + _BROWSER,
    402: "it wants to be paid: " + _BROWSER,
    403: "it does not let everybody in: " + _BROWSER,
    404: "check the address",
    407: "the proxy wants a password: put it into the environment's http_proxy",
    410: "look for a copy in a web archive",
    429: "try again later",
    451: "it may not be shown where you are",
}
_SERVER_ERRORS = 500
_GZIP = frozenset({"gzip", "x-gzip"})


class Answer:
    """The answer to one request, its body still on the line.

    Args:
        head: How it begins.
        exchange: Where the body comes from.
        host: Who answers, for the one who waits.
        watch: Its bounds.
    """

    def __init__(self, head: Head, exchange: Exchange, host: str, watch: Watch) -> None:
        self._head = head
        self._exchange = exchange
        self._host = host
        self._watch = watch

    @property
    def location(self) -> str | None:
        """Where it sends us on to; None if it does not."""
        return (headers.location(self._head) or None) if self._status in _REDIRECTS else None

    @property
    def is_not_modified(self) -> bool:
        """Whether it says that the copy there is still holds."""
        return self._status == _NOT_MODIFIED

    @property
    def media_type(self) -> str:
        """What it calls the page."""
        return headers.media_type(self._head)

    @property
    def charset(self) -> str:
        """The encoding it names."""
        return headers.charset(self._head)

    @property
    def validators(self) -> Validators:
        """What to give along the next time."""
        return headers.validators(self._head)

    @property
    def _status(self) -> int:
        return self._head.status

    def page(self) -> bytes:
        """The page, inflated.

        Raises:
            FetchFailedError: The server gives none, or not all of it, or wrongly.
            PageTooLargeError: It is larger than what is opened.
            StoppedError: Somebody stopped it.
        """
        if self._status not in _OK:
            raise self._watch.failure(_said(self._status), _advice(self._status))
        most = self._watch.bounds.size
        expected = headers.length(self._head)
        if expected is not None and expected > most:
            raise PageTooLargeError(self._watch.shown, most)
        gunzip = self._gunzip()
        page, received = bytearray(), 0
        for data in self._exchange.body():
            received += len(data)
            self._watch.monitor.tell(f"fetching from {self._host}", received, expected)
            try:
                page += gunzip.inflate(data, most - len(page)) if gunzip else data
            except InflatingError as error:
                raise self._badly_packed() from error
            if max(received, len(page)) > most:
                raise PageTooLargeError(self._watch.shown, most)
        if gunzip and received and not gunzip.ended:
            raise self._badly_packed()
        return bytes(page)

    def _gunzip(self) -> Gunzip | None:
        codings = headers.codings(self._head)
        if not codings:
            return None
        if len(codings) > 1 or codings[0] not in _GZIP:
            raise self._watch.failure(
                "the server packs the page in a way nobody asked for", _BROWSER
            )
        return Gunzip()

    def _badly_packed(self) -> FetchFailedError:
        return self._watch.failure(
            "the page comes wrongly compressed", f"try again later, or {_BROWSER}"
        )


def _said(status: int) -> str:
    try:
        phrase = f" {HTTPStatus(status).phrase}"
    except ValueError:  # a number of the server's own
        phrase = ""
    return f"the server gives no page ({status}{phrase})"


def _advice(status: int) -> str:
    return _ADVICE.get(status, "try again later" if status >= _SERVER_ERRORS else _BROWSER)

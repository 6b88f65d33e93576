"""One request and its answer, over HTTP/1.1."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import h11

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.fetching.errors import FetchFailedError
    from reader.fetching.lines import Line
    from reader.fetching.watch import Watch

_FEW_PIECES = 100_000
_SMALL_PIECE = 64  # bytes; a body in many smaller ones is made to keep us busy
_MOST_INTERIM = 20
_FIRST_WORD = b"HTTP/"
_END = "try again later, or open it in a browser and save it"


class Head(NamedTuple):
    """How an answer begins.

    Attributes:
        status: Its code.
        headers: Names in small letters, and values, as they came; several may have one name.
    """

    status: int
    headers: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, response: h11.Response) -> Head:
        """The head of an answer that has begun."""
        headers = response.headers
        return cls(
            response.status_code,
            [(name.decode("ascii"), value.decode("latin-1")) for name, value in headers],
        )

    def get(self, name: str) -> str:
        """The first header of this name, or ""."""
        return next((value for one, value in self.headers if one == name), "")


class Exchange:
    """One request on a line, and its answer.

    Args:
        line: To the server or the proxy.
        watch: Its bounds.
    """

    def __init__(self, line: Line, watch: Watch) -> None:
        self._line = line
        self._watch = watch
        self._first_bytes = b""
        self._connection = h11.Connection(
            h11.CLIENT, max_incomplete_event_size=watch.bounds.headers
        )

    def ask(self, method: str, target: str, headers: Sequence[tuple[str, str]]) -> Head:
        """Send a request, and wait for the head of its answer.

        Raises:
            FetchFailedError: There is none, or it is no HTTP.
            StoppedError: Somebody stopped it.
        """
        request = h11.Request(method=method, target=target, headers=list(headers))
        words = self._connection.send(request) or b""
        words += self._connection.send(h11.EndOfMessage()) or b""
        self._line.send(words)
        self._watch.begin("its answer", self._watch.bounds.beginning)
        for _ in range(_MOST_INTERIM):
            event = self._next_event()
            if isinstance(event, h11.Response):
                return Head.of(event)
            if not isinstance(event, h11.InformationalResponse):
                break
        raise self._watch.failure("the server answers with something that is no page", _END)

    def body(self) -> Iterator[bytes]:
        """The body as it comes, still as it was sent.

        Raises:
            FetchFailedError: It breaks off, drips, or comes in too many pieces.
            StoppedError: Somebody stopped it.
        """
        pieces = size = 0
        self._watch.begin_page()
        while isinstance(event := self._next_event(), h11.Data):
            pieces += 1
            size += len(event.data)
            if pieces > _FEW_PIECES + size // _SMALL_PIECE:
                raise self._watch.failure("the server sends the page in crumbs", _END)
            self._watch.received(len(event.data))
            yield bytes(event.data)

    def _next_event(self) -> object:
        try:
            while (event := self._connection.next_event()) is h11.NEED_DATA:
                data = self._line.receive()
                self._first_bytes = self._first_bytes or data[: len(_FIRST_WORD)]
                self._connection.receive_data(data)
        except h11.RemoteProtocolError as error:
            raise self._complaint() from error
        return event

    def _complaint(self) -> FetchFailedError:
        _, ended = self._connection.trailing_data
        if not self._first_bytes:
            reason = "the server ends the connection without an answer"
        elif not _FIRST_WORD.startswith(self._first_bytes):
            reason = "the server answers with something that is not HTTP"
        elif ended:
            reason = "the server broke off in the middle of its answer"
        else:
            reason = "the server's answer is against the rules of HTTP"
        return self._watch.failure(reason, _END)

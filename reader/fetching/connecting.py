"""Connecting to the very endpoints that were checked, and to no other that a name may have by now.

Several are tried side by side, each a little after the one before: where IPv6 leads nowhere, the
reader does not wait for it (RFC 8305, in its simplest form).
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.fetching.network import Endpoint
    from reader.fetching.watch import Watch

_STAGGER = 0.25  # seconds between two attempts


def connect(endpoints: Sequence[Endpoint], watch: Watch) -> socket.socket:
    """A connection to the first of the endpoints that answers.

    Raises:
        FetchFailedError: None does.
        StoppedError: Somebody stopped it.
    """
    attempts = _Attempts(endpoints)
    try:
        while True:
            connected = attempts.go_on(watch.slice())
            if connected:
                return connected
            if attempts.all_failed:
                raise watch.failure(_why(attempts.error), "check the address, or try again later")
    finally:
        attempts.abandon()


class _Attempts:
    """Connections being made."""

    def __init__(self, endpoints: Sequence[Endpoint]) -> None:
        self._waiting = list(endpoints)
        self._selector = selectors.DefaultSelector()
        self._next_start = 0.0
        self.error: OSError | None = None

    @property
    def all_failed(self) -> bool:
        return not self._waiting and not self._selector.get_map()

    def go_on(self, seconds: float) -> socket.socket | None:
        """Wait so long for one to be made; start another when it is time."""
        now = time.monotonic()
        if self._waiting and (now >= self._next_start or not self._selector.get_map()):
            self._next_start = now + _STAGGER
            self._start(self._waiting.pop(0))
        if not self._selector.get_map():
            return None
        for key, _ in self._selector.select(seconds):
            tried = key.fileobj
            assert isinstance(tried, socket.socket)  # noqa: S101 - nothing else is registered
            self._selector.unregister(tried)
            number = tried.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if number == 0:
                return tried
            tried.close()
            self.error = OSError(number, "")
        return None

    def _start(self, endpoint: Endpoint) -> None:
        family = socket.AF_INET6 if ":" in endpoint.number else socket.AF_INET
        try:
            tried = socket.socket(family, socket.SOCK_STREAM)
        except OSError as error:  # a system without IPv6
            self.error = error
            return
        tried.settimeout(0)
        try:
            tried.connect(endpoint)
        except BlockingIOError:
            pass
        except OSError as error:
            self.error = error
            tried.close()
            return
        self._selector.register(tried, selectors.EVENT_WRITE)

    def abandon(self) -> None:
        for key in list((self._selector.get_map() or {}).values()):
            with contextlib.suppress(OSError):
                key.fileobj.close()  # type: ignore[union-attr]  # sockets, all of them
        self._selector.close()


def _why(error: OSError | None) -> str:
    import errno

    if error and error.errno in {errno.ECONNREFUSED, getattr(errno, "WSAECONNREFUSED", -1)}:
        return "the server takes no connections there"
    return "the server cannot be reached"

"""Servers of our own on 127.0.0.1, which say exactly the bytes that a test wants said."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Self

from reader.fetching.address import Address, parse_address
from reader.fetching.network import Endpoint, Network

if TYPE_CHECKING:
    import ssl
    from types import TracebackType

Talk = Callable[["Call"], None]
"""Deals with one connection."""

MOST_REQUEST = 64 * 1024


class Call:
    """One connection to a server.

    Attributes:
        request: What was asked, to the end of its headers.
    """

    def __init__(self, connection: socket.socket, ended: threading.Event) -> None:
        self._connection = connection
        self._ended = ended
        self.request = b""

    @property
    def path(self) -> str:
        return self.request.split(b" ")[1].decode("ascii")

    def header(self, name: str) -> str | None:
        """What the request says under a name."""
        for line in self.request.split(b"\r\n")[1:]:
            key, _, value = line.partition(b":")
            if key.lower() == name.lower().encode():
                return value.strip().decode("latin-1")
        return None

    def hear(self) -> None:
        """Read one request."""
        while b"\r\n\r\n" not in self.request and len(self.request) < MOST_REQUEST:
            data = self._connection.recv(4096)
            if not data:
                break
            self.request += data

    def say(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._connection.sendall(data)

    def pause(self, seconds: float) -> bool:
        """Be silent; whether the server goes on after that."""
        return not self._ended.wait(seconds)

    def wait_until_left(self) -> None:
        """Wait until whoever called has gone."""
        while not self._ended.is_set():
            if select.select([self._connection], [], [], 0.05)[0] and not self._connection.recv(1):
                return

    def reset(self) -> None:
        """End the connection as a crash does."""
        linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self._connection.close()

    def join(self, other: socket.socket) -> None:
        """Pass everything on between this connection and another, until one of them ends."""
        ways = {self._connection: other, other: self._connection}
        while not self._ended.is_set():
            for heard in select.select(list(ways), [], [], 0.05)[0]:
                data = heard.recv(4096)
                if not data:
                    return
                ways[heard].sendall(data)

    def page(self, body: bytes = b"words", *headers: str, status: str = "200 OK") -> None:
        """Say a whole answer."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
        self.say("\r\n".join(lines).encode("latin-1") + body)


class Server:
    """Listens until it is left.

    Args:
        talk: Deals with each connection, in a thread of its own.
        tls: Its certificate, if it has one.
        hears: Whether it reads the request before it talks.
        number: Its IP address.

    Attributes:
        port: Where it listens.
        requests: What was asked.
    """

    def __init__(
        self,
        talk: Talk,
        *,
        tls: ssl.SSLContext | None = None,
        hears: bool = True,
        number: str = "127.0.0.1",
    ) -> None:
        self._talk = talk
        self._number = number
        self._tls = tls
        self._hears = hears
        self._ended = threading.Event()
        family = socket.AF_INET6 if ":" in number else socket.AF_INET
        self._listening = socket.create_server((number, 0), family=family)
        self._threads: list[threading.Thread] = []
        self.port: int = self._listening.getsockname()[1]
        self.requests: list[bytes] = []

    def __enter__(self) -> Self:
        self._start(self._listen)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        socket.create_connection((self._number, self.port)).close()  # wakes it
        for thread in self._threads:
            thread.join()
        self._listening.close()

    def address(self, path: str = "/", *, scheme: str = "http", host: str = "127.0.0.1") -> Address:
        """The address of a page on it."""
        return parse_address(f"{scheme}://{host}:{self.port}{path}")

    def network(self, **names: str) -> Network:
        """A network in which it, and nothing else that is private, can be reached.

        Args:
            names: IP addresses by the names that lead to them, "_" for ".".
        """
        known = {name.replace("_", "."): numbers.split() for name, numbers in names.items()}

        def look_up(host: str) -> list[str]:
            if host == "127.0.0.1":
                return [host]
            if host not in known:
                raise socket.gaierror(socket.EAI_NONAME, "no such name")
            return known[host]

        here = frozenset({Endpoint(self._number, self.port)})
        return Network(look_up, proxies=dict, allowed=here)

    def _listen(self) -> None:
        while not self._ended.is_set():
            connection, _ = self._listening.accept()
            if self._ended.is_set():
                connection.close()
            else:
                self._start(partial(self._serve, connection))

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.callback(connection.close)
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
                stack.callback(connection.close)
            call = Call(connection, self._ended)
            if self._hears:
                call.hear()
                self.requests.append(call.request)
            self._talk(call)

    def _start(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()


def saying(data: bytes) -> Talk:
    """Says these bytes and ends."""
    return lambda call: call.say(data)


def redirecting(location: str, status: str = "302 Found") -> Talk:
    """Sends everybody on."""
    return lambda call: call.page(b"", f"Location: {location}", status=status)

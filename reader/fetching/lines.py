"""The line to a server: bytes there and back, each wait within its bounds."""

from __future__ import annotations

import ssl
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket

    from reader.fetching.watch import Watch

_AT_ONCE = 64 * 1024


class Line:
    """A connection, with or without encryption.

    Args:
        connected: The socket; it is the line's from now on.
        watch: How long is waited.
    """

    def __init__(self, connected: socket.socket, watch: Watch) -> None:
        self._socket = connected
        self._watch = watch

    def encrypt(self, context: ssl.SSLContext, host: str) -> None:
        """Speak TLS from now on, with the host that this certificate must be of.

        Raises:
            FetchFailedError: The host does not, or is not who it should be.
            StoppedError: Somebody stopped it.
        """
        plain = self._socket
        plain.settimeout(self._watch.bounds.connecting)
        try:
            self._socket = self._watch.attend(
                lambda: context.wrap_socket(plain, server_hostname=host)
            )
        except ssl.SSLCertVerificationError as error:
            why = error.verify_message or "not trusted"
            raise self._watch.failure(
                f"its certificate is not good ({why.rstrip('.')})",
                "somebody may stand between; check the address",
            ) from error
        except (OSError, ValueError) as error:
            why = getattr(error, "reason", "") or "the connection broke off"
            raise self._watch.failure(
                f"the server agrees on no safe connection ({why.lower().replace('_', ' ')})",
                "check the address",
            ) from error

    def send(self, data: bytes) -> None:
        """Send all of it.

        Raises:
            FetchFailedError: The server does not take it.
        """
        try:
            self._socket.settimeout(self._watch.bounds.silence)
            self._socket.sendall(data)
        except OSError as error:
            raise self._watch.failure(
                "the server broke off the connection", "try again later"
            ) from error

    def receive(self) -> bytes:
        """The next bytes; none when the server has ended.

        Raises:
            FetchFailedError: It is silent for too long, or the connection broke.
            StoppedError: Somebody stopped it.
        """
        silent_until = time.monotonic() + self._watch.bounds.silence
        while True:
            self._socket.settimeout(self._watch.slice())
            try:
                return self._socket.recv(_AT_ONCE)
            except TimeoutError as error:
                if time.monotonic() >= silent_until:
                    raise self._watch.failure(
                        "the server has fallen silent", "try again later"
                    ) from error
            except OSError as error:
                raise self._watch.failure(
                    "the server broke off the connection", "try again later"
                ) from error

    def close(self) -> None:
        """End it, without a word to the server."""
        self._socket.close()

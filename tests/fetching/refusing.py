"""What is said of servers that mean us no good."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from reader.fetching.errors import FetchFailedError
from reader.fetching.fetch import fetch
from reader.fetching.model import Bounds
from tests.fetching.servers import Server

if TYPE_CHECKING:
    from reader.base.errors import ReaderError
    from tests.fetching.servers import Talk

SOON = Bounds(
    connecting=0.5, beginning=0.5, silence=0.3, whole=5.0, patience=0.3, size=100_000, redirects=10
)
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
GZIP = OK + b"Content-Encoding: gzip\r\n\r\n"


def refused(talk: Talk, kind: type[ReaderError] = FetchFailedError, path: str = "/") -> str:
    """What is said of a server that talks so."""
    with Server(talk) as server:
        address = server.address(path)
        began = time.monotonic()
        with pytest.raises(kind) as failure:
            fetch(address, bounds=SOON, network=server.network())
        assert time.monotonic() - began < 5
    said = str(failure.value)
    assert said.startswith(f"{address}: ")
    assert said.isprintable()
    return said

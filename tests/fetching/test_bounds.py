"""Servers without an end: in time, in bytes, in headers, in what a few bytes become."""

from __future__ import annotations

import gzip
import re
import time
import tracemalloc
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.base.monitor import Monitor, StoppedError
from reader.fetching.errors import FetchFailedError, PageTooLargeError
from reader.fetching.fetch import fetch
from tests.fetching.servers import Call, Server, saying

if TYPE_CHECKING:
    from collections.abc import Callable

from tests.fetching.refusing import CHUNKED, GZIP, OK, SOON, refused


def _drip(call: Call, start: bytes, drop: bytes) -> None:
    call.say(start)
    while call.pause(0.05):
        call.say(drop)


@pytest.mark.parametrize(
    ("start", "drop", "why"),
    [
        (b"", b"H", "takes too long over its answer"),
        (OK, b"X: y\r\n", "takes too long over its answer"),
        (OK + b"X: ", b"y", "takes too long over its answer"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", "takes too long over its answer"),
        (OK + b"Content-Length: 9999\r\n\r\n", b"x", "too slowly"),
        (OK + b"\r\n", b"x", "too slowly"),
        (CHUNKED, b"1\r\nx\r\n", "too slowly"),
        (CHUNKED + b"f", b"f", "rules of HTTP|too slowly"),
        (CHUNKED + b"5;", b"x", "too slowly"),
        (GZIP, gzip.compress(b""), "too slowly|wrongly"),
    ],
)
def test_a_server_that_drips_is_left(start: bytes, drop: bytes, why: str) -> None:
    assert re.search(why, refused(lambda call: _drip(call, start, drop)))


@pytest.mark.parametrize("start", [b"", OK, OK + b"\r\nwords", CHUNKED + b"5\r\nwo"])
def test_a_server_that_falls_silent_is_left(start: bytes) -> None:
    def talk(call: Call) -> None:
        call.say(start)
        call.pause(30)

    assert "fallen silent" in refused(talk)


@pytest.mark.parametrize(
    "headers",
    [b"X: " + b"y" * 200_000, b"X: y\r\n" * 50_000, b"y" * 200_000],
    ids=["one line", "many lines", "no end"],
)
def test_headers_without_end_are_left(headers: bytes) -> None:
    def talk(call: Call) -> None:
        call.say(OK + headers + b"\r\n\r\nwords")

    assert "rules of HTTP" in refused(talk)


def _endless(start: bytes, piece: bytes) -> Callable[[Call], None]:
    def talk(call: Call) -> None:
        call.say(start)
        while call.pause(0):
            call.say(piece)

    return talk


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (OK + b"\r\n", b"x" * 10_000),
        (CHUNKED, b"3e8\r\n" + b"x" * 1_000 + b"\r\n"),
        (OK + b"Content-Length: 99999999999\r\n\r\n", b"x" * 10_000),
        (CHUNKED, b"ffffffffffff\r\n" + b"x" * 10_000),
    ],
    ids=["to the end", "in chunks", "as it says", "one huge chunk"],
)
def test_a_page_without_end_is_left_where_it_becomes_too_large(start: bytes, piece: bytes) -> None:
    said = refused(_endless(start, piece), PageTooLargeError)
    assert "more than the 100,000 bytes" in said


def test_a_page_in_crumbs_is_left() -> None:
    with Server(_endless(CHUNKED, b"1\r\nx\r\n" * 1_000)) as server:
        bounds = replace(SOON, size=64 * 1024 * 1024, whole=60.0)
        with pytest.raises(FetchFailedError, match="crumbs"):
            fetch(server.address(), bounds=bounds, network=server.network())


def _zeros(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    piece = bytes(1_000_000)
    return b"".join(packer.compress(piece) for _ in range(size // 1_000_000)) + packer.flush()


def test_a_compressed_page_that_explodes_is_left_within_bounds() -> None:
    bomb = _zeros(200_000_000)
    assert len(bomb) < 300_000
    tracemalloc.start()
    try:
        with Server(saying(GZIP + bomb)) as server:
            bounds = replace(SOON, size=1_000_000)
            with pytest.raises(PageTooLargeError):
                fetch(server.address(), bounds=bounds, network=server.network())
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("seconds", [0.0, 0.15])
@pytest.mark.parametrize("start", [b"", OK, OK + b"\r\nwords"])
def test_whoever_waits_can_stop_it_at_any_time(start: bytes, seconds: float) -> None:
    def talk(call: Call) -> None:
        call.say(start)
        call.pause(30)

    began = time.monotonic()
    with Server(talk) as server:
        monitor = Monitor(cancelled=lambda: time.monotonic() - began > seconds)
        with pytest.raises(StoppedError):
            fetch(server.address(), monitor=monitor, network=server.network())
    assert time.monotonic() - began < 5

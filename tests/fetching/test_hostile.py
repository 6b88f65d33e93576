"""Servers that mean us no good: one clear line, soon, and within bounds."""

from __future__ import annotations

import gzip
import re
import threading
import time
import tracemalloc
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.errors import (
    AddressRefusedError,
    FetchFailedError,
    PageTooLargeError,
    ReaderError,
)
from reader.base.monitor import Monitor, StoppedError
from reader.fetching.address import parse_address
from reader.fetching.fetch import fetch
from reader.fetching.model import Bounds, Fetched
from reader.fetching.network import Endpoint
from tests.fetching.servers import Call, Server, redirecting, saying

if TYPE_CHECKING:
    from collections.abc import Callable

SOON = Bounds(
    connecting=0.5, beginning=0.5, silence=0.3, whole=5.0, patience=0.3, size=100_000, redirects=10
)
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
GZIP = OK + b"Content-Encoding: gzip\r\n\r\n"


def refused(
    talk: Callable[[Call], None], kind: type[ReaderError] = FetchFailedError, path: str = "/"
) -> str:
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


def test_redirects_in_a_circle_are_left_at_once() -> None:
    asked: list[str] = []

    def talk(call: Call) -> None:
        asked.append(call.path)
        redirecting("/b" if call.path == "/a" else "/a")(call)

    assert "in a circle" in refused(talk, path="/a")
    assert asked == ["/a", "/b"]


def test_redirects_without_end_are_left_after_ten() -> None:
    asked: list[str] = []

    def talk(call: Call) -> None:
        asked.append(call.path)
        redirecting(f"{call.path}x")(call)

    assert "redirects more than 10 times" in refused(talk)
    assert len(asked) == 11


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("file:///etc/passwd", "file:// is not read"),
        ("ftp://example.org/", "ftp:// is not read"),
        ("gopher://127.0.0.1:6379/_x", "gopher:// is not read"),
        ("javascript:alert(1)", "no address of the web"),
        ("data:text/html,words", "no address of the web"),
        ("http://user:secret@example.org/", "holds a name or password"),
        ("http://example.org:25/", "port 25"),
        ("http://[fe80::1%25lo]/", "network card"),
        ("http://exa\x01mple.org/", "control character (U+0001)"),
        ("http://example.org/\x1b[31m", "control character (U+001B)"),
    ],
)
def test_a_redirect_to_what_is_not_fetched_is_refused(location: str, why: str) -> None:
    said = refused(redirecting(location), AddressRefusedError)
    assert why in said
    assert "secret" not in said


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:1024/", "http://127.1:8000/", "http://2130706433:8000/",
        "http://0x7f.1:8000/", "http://0177.0.0.1:8000/", "http://[::1]:8000/",
        "http://[::ffff:127.0.0.1]:8000/", "http://[64:ff9b::7f00:1]:8000/",
        "http://[2002:7f00:1::]:8000/", "http://0.0.0.0:8000/", "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/", "http://192.168.0.1/", "http://localhost:8000/",
        "http://printer/", "http://printer.local/", "http://metadata.google.internal/",
        "//[fd00:ec2::254]/", "http://inside.example.org/",
    ],
)  # fmt: skip
def test_a_redirect_into_a_private_network_is_refused(location: str) -> None:
    reached: list[bytes] = []

    def talk(call: Call) -> None:
        reached.append(call.request)
        redirecting(location)(call)

    with Server(talk) as server:
        network = server.network(inside_example_org="8.8.8.8 10.0.0.7")
        address = server.address()
        with pytest.raises(AddressRefusedError) as failure:
            fetch(address, network=network)
    assert str(failure.value).startswith(f"{address}: redirects to http://")
    assert "only the public web is fetched" in str(failure.value)
    assert len(reached) == 1


def test_a_name_with_any_private_address_is_refused_and_nothing_is_connected_to() -> None:
    with Server(lambda call: call.page()) as server:
        network = replace(server.network(rebound_example="8.8.8.8 127.0.0.1"), allowed=frozenset())
        address = server.address(host="rebound.example")
        with pytest.raises(AddressRefusedError, match=r"leads to 127\.0\.0\.1, which is this"):
            fetch(address, network=network)
    assert server.requests == []


def test_a_name_that_changes_its_address_gains_nothing_by_it() -> None:
    answers = [["127.0.0.1"], ["169.254.169.254"]]
    with Server(redirecting("/again")) as server:
        network = replace(server.network(), look_up=lambda _: answers.pop(0))
        with pytest.raises(AddressRefusedError, match=r"leads to 169\.254\.169\.254"):
            fetch(parse_address(f"http://rebound.example:{server.port}/"), network=network)
    assert answers == []


def test_a_name_that_nobody_knows_is_told() -> None:
    with Server(lambda call: call.page()) as server:
        network = server.network()
    with pytest.raises(FetchFailedError, match=r"no server nowhere\.example is known; check"):
        fetch(parse_address("http://nowhere.example/"), network=network)


def test_a_look_up_that_hangs_is_left_behind() -> None:
    with Server(lambda call: call.page()) as server:
        ended = threading.Event()

        def look_up(_: str) -> list[str]:
            ended.wait(30)
            return []

        network = replace(server.network(), look_up=look_up)
        with pytest.raises(FetchFailedError, match="takes too long over finding the server"):
            fetch(parse_address("http://slow.example/"), bounds=SOON, network=network)
        ended.set()


def test_a_server_where_nobody_listens_is_told() -> None:
    with Server(lambda call: call.page()) as server:
        address, network = server.address(), server.network()
    with pytest.raises(FetchFailedError, match="takes no connections"):
        fetch(address, bounds=SOON, network=network)


def test_the_next_endpoint_is_tried_when_one_refuses() -> None:
    with Server(lambda call: call.page()) as server:
        both = frozenset({Endpoint("127.0.0.2", server.port), Endpoint("127.0.0.1", server.port)})
        network = replace(server.network(two_example="127.0.0.2 127.0.0.1"), allowed=both)
        page = fetch(server.address(host="two.example"), bounds=SOON, network=network)
    assert isinstance(page, Fetched)


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
    ("answer", "why"),
    [
        (b"", "without an answer"),
        (b"HTT", "broke off"),
        (OK + b"Content-Le", "broke off"),
        (OK + b"Content-Length: 10\r\n\r\nwords", "broke off"),
        (CHUNKED + b"5\r\nwords\r\n", "broke off"),
        (CHUNKED + b"5\r\nwordsXX", "rules of HTTP"),
        (CHUNKED + b"zz\r\nwords", "rules of HTTP"),
        (CHUNKED + b"-5\r\nwords", "rules of HTTP"),
        (b"<html>words of HTTP/0.9</html>", "not HTTP"),
        (b"\x16\x03\x01\x00\x05 TLS, or not", "not HTTP"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "not HTTP"),
        (b"\n\n\n\n", "not HTTP"),
        (b"HTTP/1.1 103 Early Hints\r\n\r\n" * 99, "no page"),
        (b"HTTP/1.1 two OK\r\n\r\n", "rules of HTTP"),
        (b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "rules of HTTP"),
        (OK + b"X: \x00\r\n\r\n", "rules of HTTP"),
        (OK + b"X\x1b[31m: y\r\n\r\n", "rules of HTTP"),
        (OK + b"Content-Length: -1\r\n\r\n", "rules of HTTP"),
        (OK + b"Content-Length: 5, 6\r\n\r\nwords", "rules of HTTP"),
        (OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nwords", "rules of HTTP"),
        (OK + b"Transfer-Encoding: gzip\r\n\r\nwords", "rules of HTTP"),
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", "rules of HTTP"),
        (OK + b"Content-Encoding: br\r\n\r\nwords", "nobody asked for"),
        (OK + b"Content-Encoding: gzip, gzip\r\n\r\nwords", "nobody asked for"),
        (OK + b"Content-Encoding: \x07bell\r\n\r\nwords", "rules of HTTP|nobody asked for"),
        (GZIP + b"these are plain words", "wrongly compressed"),
        (GZIP + gzip.compress(b"words " * 999)[:20], "wrongly compressed"),
        (GZIP + gzip.compress(b"") * 2_000, "wrongly compressed"),
        (b"HTTP/1.1 302 Found\r\n\r\n", "302 Found"),
    ],
)
def test_an_answer_that_is_no_page_is_told_for_what_it_is(answer: bytes, why: str) -> None:
    assert re.search(why, refused(saying(answer)))


def test_a_connection_that_is_reset_is_told() -> None:
    def talk(call: Call) -> None:
        call.say(OK + b"Content-Length: 10\r\n\r\nwords")
        call.pause(0.05)
        call.reset()

    assert "broke off" in refused(talk)


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


@pytest.mark.parametrize(
    "headers",
    [
        b"Content-Type: \x1b]0;title\x07",
        b"Content-Type: text/html\xff; charset=\xff\xfe",
        b"Content-Type: " + b"x" * 1_000 + b"/y",
        b"Content-Type: html",
        b'ETag: "\x1b[31m"',
        b"ETag: unquoted\r\nLast-Modified: \xff\x9b31m",
        b'ETag: "' + b"x" * 10_000 + b'"',
    ],
)
def test_headers_that_say_nonsense_are_not_believed(headers: bytes) -> None:
    with Server(saying(OK + headers + b"\r\n\r\nwords")) as server:
        try:
            page = fetch(server.address(), network=server.network())
        except FetchFailedError as error:
            assert "rules of HTTP" in str(error)  # noqa: PT017 - refusing is one of two answers
            return
    assert isinstance(page, Fetched)
    for said in (page.media_type, page.charset, *_validators(page)):
        assert said.isascii()
        assert said.isprintable()
        assert len(said) < 600


def _validators(page: Fetched) -> tuple[str, str]:
    return page.validators.etag, page.validators.last_modified


_PIECES = st.sampled_from(
    [OK, CHUNKED, GZIP, b"\r\n", b"HTTP/1.1 302 Found\r\n", b"Location: ", b"Location: /x\r\n"]
    + [
        b"Content-Length: ",
        b"5\r\n",
        b"0\r\n\r\n",
        b"words",
        gzip.compress(b"words"),
        b"\xff",
        b"\0",
    ]
)


def test_whatever_a_server_says_is_a_page_or_a_line_that_says_why_not() -> None:
    said = b""
    with Server(lambda call: call.say(said)) as server:

        @given(st.lists(st.one_of(_PIECES, st.binary(max_size=20)), max_size=8))
        @settings(deadline=None, max_examples=150)
        def talk(pieces: list[bytes]) -> None:
            nonlocal said
            said = b"".join(pieces)
            try:
                page = fetch(server.address(), bounds=SOON, network=server.network())
            except ReaderError as error:
                assert str(error).isprintable()  # noqa: PT017 - one of two answers
            else:
                assert isinstance(page, Fetched)

        talk()

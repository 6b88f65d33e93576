"""Servers that say what is no page, or nonsense beside it."""

from __future__ import annotations

import gzip
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.errors import ReaderError
from reader.fetching.errors import FetchFailedError
from reader.fetching.fetch import fetch
from reader.fetching.model import Fetched
from tests.fetching.refusing import CHUNKED, GZIP, OK, SOON, refused
from tests.fetching.servers import Call, Server, saying


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
    [OK, CHUNKED, GZIP, b"\r\n", b"HTTP/1.1 302 Found\r\n", b"Location: ", b"Location: /x\r\n",
     b"Content-Length: ", b"5\r\n", b"0\r\n\r\n", b"words", gzip.compress(b"words"), b"\xff"]
)  # fmt: skip


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

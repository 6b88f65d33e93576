"""``reader`` with addresses and servers that mean it no good: told in one line, nothing kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.errors import Exit
from tests.fetching.servers import Server, redirecting, saying

if TYPE_CHECKING:
    from tests.cli.running import Reader
    from tests.fetching.servers import Talk

from tests.cli.pages import HTML, PAGE, Serve, pages


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"", Exit.FETCH_FAILED),
        (b"HTTP/1.1 500 Oh\r\nContent-Length: 5\r\n\r\nsorry", Exit.FETCH_FAILED),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + PAGE, Exit.FETCH_FAILED),
        (b"HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\n\r\n", Exit.ADDRESS_REFUSED),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", Exit.EMPTY_FILE),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\x89PNG\r\n\x1a\n\0", None),
    ],
    ids=["nothing", "an error", "half of it", "elsewhere", "empty", "an image"],
)
def test_a_page_that_cannot_be_had_again_stays_as_it_was(
    reader: Reader, serve: Serve, answer: bytes, code: Exit | None
) -> None:
    now: list[Talk] = [lambda call: call.page(PAGE, HTML)]
    with Server(lambda call: now[-1](call)) as server:  # noqa: PLW0108 - the one of the moment
        serve(server)
        address = str(server.address("/ferries"))
        before = reader("read", "--plain", address)
        (record,) = pages()
        now.append(saying(answer))
        failed = reader("library", "refresh", record.id)
        assert failed.code == code or (code is None and failed.code)
        assert address in failed.err
    assert pages() == [record]
    assert reader("read", "--plain", address).out == before.out


@pytest.mark.parametrize(
    ("talk", "code", "words"),
    [
        (redirecting("file:///etc/passwd"), Exit.ADDRESS_REFUSED, "file:// is not read"),
        (redirecting("http://169.254.169.254/"), Exit.ADDRESS_REFUSED, "only the public web"),
        (redirecting("http://localhost:8000/"), Exit.ADDRESS_REFUSED, "local network"),
        (redirecting("http://127.0.0.1:25/"), Exit.ADDRESS_REFUSED, "port 25"),
        (redirecting("/page"), Exit.FETCH_FAILED, "in a circle"),
        (saying(b"words without a head\r\n\r\n"), Exit.FETCH_FAILED, "not HTTP"),
        (saying(b"HTTP/1.1 404 \x1b[2JGone\r\n\r\n"), Exit.FETCH_FAILED, "404 Not Found"),
        (
            saying(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"),
            Exit.TOO_LARGE,
            "more than the",
        ),
        (lambda call: call.page(b"\x89PNG\r\n\x1a\n\0\0", HTML), None, ""),
        (lambda call: call.page(b"", HTML), Exit.EMPTY_FILE, ""),
    ],
    ids=[
        "file",
        "metadata",
        "localhost",
        "mail",
        "circle",
        "headless",
        "escape",
        "huge",
        "image",
        "empty",
    ],
)
def test_what_cannot_be_read_is_told_in_one_line_and_not_kept(
    reader: Reader, serve: Serve, talk: Talk, code: Exit | None, words: str
) -> None:
    with Server(talk) as server:
        serve(server)
        address = str(server.address("/page"))
        ran = reader("read", "--plain", address)
    assert ran.code == code or (code is None and ran.code)
    assert ran.out == ""
    assert ran.err.startswith(f"reader: {address}: ")
    assert words in ran.err
    assert ran.err.count("\n") == 1
    assert ran.err.rstrip("\n").isprintable()
    assert pages() == []


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://example.org/", "http://localhost/", "http://[::1]/",
     "http://2130706433/", "https://me:secret@example.org/", "http://exa\x1b[31mmple.org/"],
)  # fmt: skip
@pytest.mark.parametrize("before", [[], ["read", "--plain"], ["terms"]])
def test_an_address_that_is_not_fetched_is_refused_before_anything_is_asked(
    reader: Reader, before: list[str], address: str
) -> None:
    ran = reader(*before, address)
    assert ran.code == Exit.ADDRESS_REFUSED
    assert ran.err.count("\n") == 1
    assert ran.err.rstrip("\n").isprintable()
    assert "secret" not in ran.err


@pytest.mark.parametrize("length", [300, 5_000, 100_000])
@pytest.mark.parametrize("before", [[], ["read", "--plain"]])
def test_a_name_of_any_length_is_told_of(reader: Reader, before: list[str], length: int) -> None:
    refused = reader(*before, "http://localhost/" + "a" * length)
    assert refused.code == Exit.ADDRESS_REFUSED
    assert len(refused.err) < 400
    for name in ("doc:", "x://", ""):
        assert reader(*before, name + "a" * length).code not in {Exit.OK, Exit.UNEXPECTED}


@pytest.mark.parametrize(
    ("headers", "body", "words"),
    [
        ([], PAGE, "The ferry leaves"),
        (["Content-Type: image/png"], PAGE, "The ferry leaves"),
        (["Content-Type: text/plain"], b"# no heading\n\nplain words\n", "# no heading"),
        (["Content-Type: text/markdown"], b"some *stressed* words\n", "some stressed words"),
        (["Content-Type: text/plain; charset=iso-8859-1"], b"caf\xe9\n", "café"),
        (["Content-Type: text/plain; charset=no-such"], "café\n".encode(), "café"),
        (["Content-Type: \x07"], PAGE, "The ferry leaves"),
    ],
)
def test_what_a_server_says_of_a_page_counts_less_than_what_is_in_it(
    reader: Reader, serve: Serve, headers: list[str], body: bytes, words: str
) -> None:
    with Server(lambda call: call.page(body, *headers)) as server:
        serve(server)
        address = str(server.address("/page"))
        fetched = reader("read", "--plain", address)
    assert words in fetched.out
    assert reader("read", "--plain", address).out == fetched.out


def test_escape_codes_of_a_page_do_not_reach_the_terminal(reader: Reader, serve: Serve) -> None:
    page = PAGE.replace(b"On Ferries", b"On \x1b]0;x\x07 Ferries").replace(b"seven", b"\x9b31m")
    with Server(lambda call: call.page(page, HTML)) as server:
        serve(server)
        ran = reader("read", "--plain", str(server.address("/%1b[31m")))
    assert ran.code == Exit.OK
    assert not {"\x1b", "\x07", "\x9b"} & {*ran.out, *ran.err}

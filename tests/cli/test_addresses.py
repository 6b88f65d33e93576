"""``reader`` with an address of the web: fetched, kept, read offline, asked for again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import Exit
from reader.base.paths import Paths
from reader.desk.desk import Desk
from tests.fetching.servers import Call, Server, redirecting, saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.record import DocumentRecord
    from tests.cli.running import Reader
    from tests.fetching.servers import Talk

    Serve = Callable[..., None]

PAGE = b"""<!doctype html><html lang="en"><head><title>On Ferries</title></head><body><article>
<h1>On Ferries</h1><p>The ferry leaves at seven, and nobody aboard speaks before the second
buoy is passed.</p><h2 id="winter">Winter</h2><p>In winter it leaves at eight, when there is light
enough to see the pier by. The crew drink their tea in the engine room, where it is warm, and the
captain reads the paper of the day before, which nobody else has wanted.</p><p>By the time the far
shore is in sight the passengers have begun to talk again, of the price of fish, of the weather, and
of the bridge that was promised to them thirty years ago and will never be
built.</p></article></body></html>"""
LATER = PAGE.replace(b"at seven", b"at half past six")
HTML = "Content-Type: text/html; charset=utf-8"


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Makes a server the only one that can be reached."""

    def reachable(server: Server, **names: str) -> None:
        monkeypatch.setattr("reader.fetching.network.THE_NETWORK", server.network(**names))

    return reachable


class Changing:
    """A page that changes, on a server that knows which one it has sent."""

    def __init__(self) -> None:
        self.body = PAGE
        self.tag = '"first"'
        self.answers: list[str] = []

    def __call__(self, call: Call) -> None:
        if call.header("If-None-Match") == self.tag:
            self.answers.append("304")
            call.say(f"HTTP/1.1 304 Not Modified\r\nETag: {self.tag}\r\n\r\n".encode())
        else:
            self.answers.append("200")
            call.page(self.body, HTML, f"ETag: {self.tag}")


def pages() -> list[DocumentRecord]:
    """What is kept of the web."""
    documents = Desk(Paths.discover()).library.documents()
    return [record for record in documents if record.page.address]


def test_a_page_is_fetched_once_and_read_offline_from_then_on(reader: Reader, serve: Serve) -> None:
    with Server(lambda call: call.page(PAGE, HTML)) as server:
        serve(server)
        address = str(server.address("/ferries.html"))
        first = reader("read", "--plain", address)
        again = reader("read", "--plain", address)
        assert len(server.requests) == 1
    offline = reader("read", "--plain", address)
    assert (first.code, first.err) == (Exit.OK, "")
    assert "The ferry leaves at seven" in first.out
    assert first.out == again.out == offline.out
    (record,) = pages()
    assert record.title == "On Ferries"
    by_id = reader("read", "--plain", f"doc:{record.id}")
    assert by_id.out == first.out


def test_spellings_of_one_address_are_one_page(reader: Reader, serve: Serve) -> None:
    with Server(lambda call: call.page(PAGE, HTML)) as server:
        serve(server)
        for spelling in ("127.0.0.1", "127.1", "2130706433", "0x7f.1"):
            ran = reader("read", "--plain", f"HTTP://{spelling}:{server.port}/a/../b#winter")
            assert ran.code == Exit.OK
        assert len(server.requests) == 1
    assert len(pages()) == 1


def test_a_page_is_asked_for_again_and_comes_only_if_it_has_changed(
    reader: Reader, serve: Serve
) -> None:
    changing = Changing()
    with Server(changing) as server:
        serve(server)
        address = str(server.address("/ferries"))
        reader("read", "--plain", address)
        (record,) = pages()
        same = reader("library", "refresh", record.id)
        assert (same.code, changing.answers) == (Exit.OK, ["200", "304"])
        assert len(pages()[0].versions) == 1
        changing.body, changing.tag = LATER, '"second"'
        changed = reader("library", "refresh", record.id)
        assert (changed.code, changing.answers) == (Exit.OK, ["200", "304", "200"])
        reader("library", "refresh", record.id)
        assert changing.answers[-1] == "304"
    (record,) = pages()
    assert len(record.versions) == 2
    assert "at half past six" in reader("read", "--plain", address).out


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


def test_ctrl_c_while_fetching_ends_at_once_and_keeps_nothing() -> None:
    def talk(call: Call) -> None:
        call.say(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nwords")
        asked.kill_now()
        call.pause(30)

    asked = _Program()
    with Server(talk) as server:
        address = str(server.address("/slow"))
        asked.start(str(server.port), "read", "--plain", address)
        out, err = asked.process.communicate(timeout=20)
    assert asked.process.returncode == Exit.INTERRUPTED
    assert out == ""
    assert "Traceback" not in err
    assert pages() == []


class _Program:
    """The command in a process of its own, to which a signal can be sent."""

    process: subprocess.Popen[str]

    def start(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.fetching.program", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ.copy(),
        )

    def kill_now(self) -> None:
        self.process.send_signal(signal.SIGINT)

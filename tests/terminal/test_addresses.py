"""Pages of the web in a real terminal: fetched before the screen, and from it."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Protocol

import pytest

from reader.base.errors import Exit
from tests.fetching.servers import Call, Server
from tests.terminal.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HTML = "Content-Type: text/html; charset=utf-8"
FILLER = b"".join(b"<p>Paragraph %d of what comes between.</p>" % number for number in range(60))
PAGE = (
    b"<!doctype html><html lang='en'><head><title>On Ferries</title></head><body><article>"
    b"<h1>On Ferries</h1><p>The ferry leaves at seven, and nobody aboard speaks before the second"
    b" buoy. There is <a href='/more'>more of it</a> elsewhere. Yasukuni Shrine"
    b" is far away.</p>" + FILLER + b"<h2 id='winter'>"
    b"In winter</h2><p>In winter it leaves at eight, when there is light.</p></article>"
)
MORE = PAGE.replace(b"The ferry leaves at seven", b"The other ferry leaves at noon")


class Reach(Protocol):
    """Starts ``reader`` so that it reaches a server."""

    def __call__(self, server: Server, *arguments: str) -> Terminal:
        """Start it with arguments."""
        ...


@pytest.fixture
def reach(reader_home: Path) -> Iterator[Reach]:
    running: list[Terminal] = []

    def start(server: Server, *arguments: str) -> Terminal:
        command = [sys.executable, "-m", "tests.fetching.program", str(server.port), *arguments]
        running.append(Terminal(command))
        return running[-1]

    yield start
    for terminal in running:
        terminal.close()


def _paths(server: Server) -> list[str]:
    return [request.split(b" ")[1].decode() for request in server.requests]


def _follow_the_link(
    terminal: Terminal, way_on: str = "Fetch it and read it here", *keys: str
) -> None:
    terminal.wait_for("Yasukuni Shrine  place")  # then the links are found, too
    terminal.press("tab")
    terminal.wait_for("› second buoy")
    terminal.press("enter")
    terminal.wait_for(way_on)
    terminal.press("tab", *keys, "enter")


def test_a_page_opens_at_the_place_that_its_address_names(reach: Reach) -> None:
    with Server(lambda call: call.page(PAGE, HTML)) as server:
        terminal = reach(server, str(server.address("/ferries#winter")))
        terminal.wait_for("In winter it leaves at eight")
        again = reach(server, str(server.address("/ferries#winter")))
        again.wait_for("In winter it leaves at eight")
        assert len(server.requests) == 1


def test_how_far_a_page_is_shows_and_ctrl_c_ends_it(reach: Reach) -> None:
    def talk(call: Call) -> None:
        call.say(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + b"x" * 50_000)
        call.pause(60)

    with Server(talk) as server:
        terminal = reach(server, str(server.address("/slow")))
        terminal.wait_for("fetching from 127.0.0.1")
        terminal.press("ctrl+c")
        assert terminal.wait_for_exit() == Exit.INTERRUPTED
    assert b"Traceback" not in terminal.raw


def test_a_link_of_a_page_is_followed_and_back_again(reach: Reach) -> None:
    def talk(call: Call) -> None:
        call.page(MORE if call.path == "/more" else PAGE, HTML)

    with Server(talk) as server:
        terminal = reach(server, str(server.address("/ferries")))
        terminal.wait_for("The ferry leaves at seven")
        _follow_the_link(terminal)
        terminal.wait_for("The other ferry leaves at noon")
        assert _paths(server) == ["/ferries", "/more"]


def test_a_page_that_is_kept_can_be_read_or_asked_for_again(reach: Reach) -> None:
    with Server(lambda call: call.page(MORE if call.path == "/more" else PAGE, HTML)) as server:
        ferries, more = (str(server.address(path)) for path in ("/ferries", "/more"))
        assert reach(server, "library", "add", more).wait_for_exit() == Exit.OK
        terminal = reach(server, ferries)
        _follow_the_link(terminal, "Read what was kept on")
        terminal.wait_for("The other ferry leaves at noon")
        assert _paths(server) == ["/more", "/ferries"]
        terminal = reach(server, ferries)
        _follow_the_link(terminal, "Fetch it again and read it here", "tab")
        terminal.wait_for("The other ferry leaves at noon")
        assert _paths(server) == ["/more", "/ferries", "/more"]


def test_a_link_that_leads_inside_is_refused_on_the_screen_and_nothing_is_lost(
    reach: Reach,
) -> None:
    page = PAGE.replace(b"/more", b"http://169.254.169.254/latest/meta-data/")
    with Server(lambda call: call.page(page, HTML)) as server:
        terminal = reach(server, str(server.address("/ferries")))
        terminal.wait_for("The ferry leaves at seven")
        _follow_the_link(terminal)
        terminal.wait_for("only the public web is fetched")
        assert "The ferry leaves at seven" in terminal.screen


def test_esc_leaves_a_page_that_does_not_come(reach: Reach) -> None:
    left = threading.Event()

    def talk(call: Call) -> None:
        if call.path == "/ferries":
            call.page(PAGE, HTML)
            return
        call.wait_until_left()
        left.set()

    with Server(talk) as server:
        terminal = reach(server, str(server.address("/ferries")))
        terminal.wait_for("The ferry leaves at seven")
        _follow_the_link(terminal)
        terminal.wait_for("Esc stops it")
        terminal.press("escape")
        assert left.wait(20)
        assert "The ferry leaves at seven" in terminal.screen

"""The harness itself, on a program that is known to work."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.terminal import hello
from tests.terminal.emulator import Emulator
from tests.terminal.keys import key_bytes
from tests.terminal.replies import Replies
from tests.terminal.terminal import NotSeenError, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

HELLO = (sys.executable, hello.__file__)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """The hello program, up and running."""
    with Terminal(HELLO, columns=60, rows=10) as running:
        running.wait_for("Hello from a terminal")
        yield running


def test_a_textual_program_is_seen_and_takes_keys_and_new_sizes(terminal: Terminal) -> None:
    terminal.wait_for("size 60x10")
    terminal.press("s")
    terminal.wait_for("pressed")
    terminal.resize(80, 24)
    terminal.wait_for("size 80x24")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    assert b"\x1b[?1049l" in terminal.raw, "the program did not leave the alternate screen"


def test_the_mouse_reaches_the_program(terminal: Terminal) -> None:
    terminal.click("from")
    terminal.wait_for("clicked")


def test_synchronized_output_is_offered_and_used(terminal: Terminal) -> None:
    terminal.wait_for("size")
    terminal.resize(70, 20)  # the answer to the offer may come after the first frame
    terminal.wait_for(lambda _: b"\x1b[?2026h" in terminal.raw)


def test_waiting_in_vain_shows_the_screen(terminal: Terminal) -> None:
    with pytest.raises(NotSeenError, match=r"the program runs(.|\n)*\|Hello from a terminal"):
        terminal.wait_for("Goodbye", timeout=0.05)


def test_a_program_that_ends_is_not_waited_for() -> None:
    with (
        Terminal(["/bin/sh", "-c", "echo some words; exit 3"]) as terminal,
        pytest.raises(NotSeenError, match=r"code 3(.|\n)*\|some words"),
    ):
        terminal.wait_for("other words")


def test_a_killed_program_is_gone(terminal: Terminal) -> None:
    terminal.kill()
    assert terminal.wait_for_exit() == -9


def test_control_characters_are_kept_in_the_raw_bytes() -> None:
    with Terminal(["/bin/sh", "-c", r"printf 'one\033]0;title\007two\033[?25h'"]) as terminal:
        terminal.wait_for("onetwo")
        assert b"\x1b]0;title\x07" in terminal.raw


def test_nothing_is_visible_before_a_synchronized_update_is_closed() -> None:
    emulator = Emulator(20, 2)
    assert not emulator.feed(b"\x1b[?2026hhalf a pag")
    assert not emulator.text.strip()
    assert emulator.feed(b"e\x1b[?2026l")
    assert emulator.text == "half a page\n"


def test_a_sequence_cut_in_two_by_a_read_is_understood() -> None:
    emulator = Emulator(20, 1)
    for byte in "\x1b[>1u\x1b[?2026h\x1b[1;3H\x1b[38;2;1;2;3m靖国\x1b[0m\x1b[?2026l".encode():
        emulator.feed(bytes([byte]))
    assert emulator.text == "  靖国"


def test_a_query_cut_in_two_by_a_read_is_answered_once() -> None:
    replies = Replies()
    answers = [replies.to(part) for part in (b"\x1b[?20", b"26$p", b"words")]
    assert answers == [b"", b"\x1b[?2026;2$y", b""]


@pytest.mark.parametrize(
    ("name", "expected"), [("tab", b"\t"), ("ctrl+p", b"\x10"), ("é", "é".encode())]
)
def test_keys_have_the_bytes_that_terminals_send(name: str, expected: bytes) -> None:
    assert key_bytes(name) == expected


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="hyper"):
        key_bytes("hyper+x")

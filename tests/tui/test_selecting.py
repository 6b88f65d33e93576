"""Words picked out with keys and with the mouse: seen, looked up, written on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual import events

from reader.notes.model import PassageTarget
from tests.tui.sitting import NARROW, WIDE, sit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.sitting import Sitting

LINES = "Alpha beta, gamma’s delta.\n\n靖国神社 for e\u0301lan only.\n\n***\n\nLast words end.\n"


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "lines.txt"
    path.write_text(LINES, encoding="utf-8")
    return path


def picked(reader: Sitting) -> str:
    """The words picked out in the article."""
    span = reader.article.selection
    return reader.article.page.text[span.start : span.end] if span else ""


def _drawn(reader: Sitting) -> str:
    """What is drawn reversed and underlined in the article: no colour is needed to see it."""
    pane = reader.article
    strips = [pane.render_line(y) for y in range(pane.size.height)]
    segments = [s for strip in strips for s in strip]
    return " ".join(
        s.text for s in segments if s.style and s.style.reverse and s.style.underline
    ).strip()


async def test_w_puts_a_cursor_on_the_first_word_and_the_arrows_move_it(lines: Path) -> None:
    async with sit(lines) as reader:
        await reader.press("w")
        assert picked(reader) == _drawn(reader) == "Alpha"
        await reader.press("right", "l")
        assert picked(reader) == "gamma’s"
        await reader.press("left", "h", "h", "h")
        assert picked(reader) == "Alpha"
        await reader.press("escape")
        assert picked(reader) == _drawn(reader) == ""


async def test_the_cursor_begins_at_the_term_in_focus() -> None:
    async with sit() as reader:
        await reader.focus_term("Yasukuni Shrine")
        await reader.press("w")
        assert picked(reader) == "Yasukuni"
        await reader.press(">")
        assert picked(reader) == "Yasukuni Shrine"
        await reader.press("enter")
        await reader.until(lambda: reader.entry.page.text.startswith("Yasukuni Shrine"))


async def test_up_and_down_go_by_rows_keep_the_column_and_skip_rows_without_words(
    lines: Path,
) -> None:
    async with sit(lines) as reader:
        await reader.press("w", "right", "right", "right")
        assert picked(reader) == "delta"
        await reader.press("down")
        assert picked(reader) == "only"
        await reader.press("j")
        assert picked(reader) == "end"
        await reader.press("up", "k")
        assert picked(reader) == "delta"


@pytest.mark.parametrize(
    "keys",
    [("shift+right", "shift+down", "shift+left", "shift+up"), (">", "J", "<", "K")],
)
async def test_shift_with_an_arrow_or_a_plain_letter_picks_out_more(
    lines: Path, keys: tuple[str, str, str, str]
) -> None:
    right, down, left, up = keys
    async with sit(lines) as reader:
        await reader.press("w", "right", right)
        assert picked(reader) == "beta, gamma’s"
        await reader.press(left, left)
        assert picked(reader) == "Alpha beta"
        await reader.press("right", down)
        assert picked(reader).startswith("beta, gamma’s delta.\n\n靖国神社")
        await reader.press(up)
        assert picked(reader) == "beta"


async def test_of_scripts_without_spaces_a_character_is_picked_out(lines: Path) -> None:
    async with sit(lines) as reader:
        await reader.press("w", *["right"] * 4)
        assert picked(reader) == "靖"
        await reader.press(">", ">", ">")
        assert picked(reader) == "靖国神社"
        await reader.press("right", "right")
        assert picked(reader) == "e\u0301lan"


async def test_the_cursor_stays_on_screen_and_a_page_takes_it_along(home: Path) -> None:
    async with sit(size=NARROW) as reader:
        await reader.press("w", *["down"] * 40)
        span, seen = reader.article.selection, reader.article.visible_span
        assert span is not None
        assert seen.contains(span.start)
        await reader.press("end", "right")
        span, seen = reader.article.selection, reader.article.visible_span
        assert span is not None
        assert seen.contains(span.start)


async def test_the_ends_of_the_text_hold(lines: Path) -> None:
    async with sit(lines) as reader:
        await reader.press("w", "left", "up", "shift+left")
        assert picked(reader) == "Alpha"
        await reader.press(*["right"] * 40, "down", "shift+down")
        assert picked(reader) == "end"


async def test_what_is_picked_out_survives_every_size(lines: Path) -> None:
    async with sit(lines) as reader:
        await reader.press("w", ">", ">")
        words = picked(reader)
        for size in (NARROW, (20, 5), (1, 1), WIDE):
            await reader.pilot.resize_terminal(*size)
            assert picked(reader) == words
        await reader.until(lambda: _drawn(reader).split() == words.split(), "the words drawn")


async def test_enter_looks_the_words_up_and_esc_comes_back_to_them() -> None:
    async with sit() as reader:
        await reader.press("w")
        while picked(reader) != "Pyongyang":
            await reader.press("right")
        place = reader.article.selection
        await reader.press("enter")
        await reader.until(lambda: reader.entry.page.text.startswith("North Korea"))
        assert reader.screen.focused is reader.entry
        await reader.press("escape")
        assert reader.screen.focused is reader.article
        assert reader.article.selection == place
        await reader.press("escape")
        assert reader.article.selection is None


async def test_a_note_is_written_on_exactly_the_words_picked_out(lines: Path) -> None:
    async with sit(lines) as reader:
        await reader.press("w", "right", ">", "a")
        assert "“beta, gamma’s”" in reader.shown
        await reader.write("on these")
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.screen.session.notes)
        target = reader.screen.session.notes[0].target
        assert isinstance(target, PassageTarget)
        assert target.anchor.quote == "beta, gamma’s"


async def test_the_key_bar_and_help_know_about_picking_out(lines: Path) -> None:
    async with sit(lines) as reader:
        assert "Take next" not in reader.rows[-1]
        await reader.press("w")
        assert "> Take next" in reader.rows[-1]


async def test_a_text_without_words_says_so(tmp_path: Path) -> None:
    path = tmp_path / "stars.txt"
    path.write_text("*** --- ***\n", encoding="utf-8")
    async with sit(path) as reader:
        await reader.press("w")
        assert reader.status == "There are no words here"


async def test_words_of_the_entry_can_be_picked_out_too() -> None:
    async with sit() as reader:
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        await reader.press("w", ">")
        assert reader.entry.selection is not None
        assert picked(reader) == ""
        await reader.press("escape")
        assert reader.screen.focused is reader.entry
        assert not reader.entry.picked


def _cell(reader: Sitting, words: str, within: int = 0) -> tuple[int, int]:
    """Where words of the article are on screen."""
    rows = [row.partition("▏")[0] for row in reader.rows]
    row = next(y for y, text in enumerate(rows) if words in text)
    return cell_len(rows[row][: rows[row].index(words)]) + within, row


async def _drag(reader: Sitting, start: tuple[int, int], end: tuple[int, int]) -> None:
    await reader.pilot.mouse_down(offset=start)
    for x, y in (((start[0] + end[0]) // 2, end[1]), end):
        move = events.MouseMove(None, x, y, 1, 0, 1, shift=False, meta=False, ctrl=False)
        reader.app.screen._forward_event(move)
        await reader.pilot.pause()
    await reader.pilot.mouse_up(offset=end)
    await reader.pilot.pause()


async def test_dragging_the_mouse_picks_out_words_either_way(lines: Path) -> None:
    async with sit(lines) as reader:
        await _drag(reader, _cell(reader, "Alpha beta", 7), _cell(reader, "delta", 2))
        assert picked(reader) == "beta, gamma’s delta"
        await reader.press("shift+left")
        assert picked(reader) == "beta, gamma’s"
        await _drag(
            reader, _cell(reader, "élan".replace("é", "e\u0301"), 1), _cell(reader, "国", 1)
        )
        assert picked(reader) == "国神社 for e\u0301lan"


async def test_dragging_over_a_term_opens_nothing() -> None:
    async with sit() as reader:
        x, y = _cell(reader, "Yasukuni")
        await _drag(reader, (x, y), (x + 3, y))
        assert picked(reader) == "Yasukuni"
        assert reader.screen.features.beside.entry is None


async def test_a_double_click_picks_out_a_word_and_a_click_elsewhere_drops_it(
    lines: Path,
) -> None:
    async with sit(lines) as reader:
        await reader.pilot.click(offset=_cell(reader, "神"), times=2)
        assert picked(reader) == "神"
        await reader.pilot.click(offset=_cell(reader, "gamma"), times=2)
        assert picked(reader) == "gamma’s"
        await reader.pilot.click(offset=_cell(reader, "only"))
        assert picked(reader) == ""


async def test_enter_on_a_word_without_an_entry_asks_the_dictionaries(lines: Path) -> None:
    async with sit(lines) as reader:
        await reader.press("w", "enter")
        await reader.until(lambda: reader.entry.page.text.startswith("Alpha"))
        assert "reader glossary pack add" in reader.entry.page.text
        assert reader.screen.focused is reader.entry
        await reader.press("escape", "right", "enter")
        await reader.until(lambda: reader.entry.page.text.startswith("beta"))
        await reader.press("[", "[")
        await reader.until(lambda: reader.entry.page.text.startswith("Alpha"))

"""Finding in the text on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text import finding
from tests.tui.sitting import NARROW, sit

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.tui.sitting import Sitting

_LINES = 200


def _story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    chapters = [f"Paragraph {number} of the story is here." for number in range(_LINES)]
    chapters[50] = "The Café of\nthe prime minister."
    chapters[100] = "A cafe, and concatenated cafes."
    chapters[150] = "CAFE (closed)"
    path.write_text("\n\n".join(chapters), encoding="utf-8")
    return path


async def _find(reader: Sitting, words: str) -> None:
    await reader.press("/")
    await reader.write(words)
    await _answered(reader)


async def _answered(reader: Sitting) -> None:
    await reader.until(lambda: not reader.screen.features.find.is_pending, "an answer")
    await reader.pilot.pause()


def _told(reader: Sitting) -> str:
    return str(reader.screen.features.find.bar.told.render())


def _marked(reader: Sitting) -> list[str]:
    pane = reader.screen.panes.active
    return [pane.page.text[slice(*pane.hits.span(one))] for one in range(pane.hits.count)]


async def test_matches_are_shown_and_counted_while_typing(tmp_path: Path) -> None:
    async with sit(_story(tmp_path)) as reader:
        await _find(reader, "caf")
        assert _told(reader) == "1 of 4"
        assert reader.gone_to == "Caf"
        assert "/ caf" in reader.rows[-2]
        await reader.write("es")
        await _answered(reader)
        assert _told(reader) == "1 of 1"
        await reader.until_shown("concatenated cafes")
        await reader.write("x")
        await _answered(reader)
        assert _told(reader) == "nothing"


async def test_all_matches_are_drawn_as_such(tmp_path: Path) -> None:
    async with sit(_story(tmp_path)) as reader:
        await _find(reader, "of the story")
        assert len(_marked(reader)) == _LINES - 3
        row = reader.article.scroll_offset.y + 2
        strip = reader.article.render_line(2)
        drawn = [one.text for one in strip if one.style and one.style.bold and one.style.underline]
        assert drawn == ["of the story"], reader.line_at(row)


async def test_enter_goes_n_and_capital_n_go_on_and_escape_returns(tmp_path: Path) -> None:
    async with sit(_story(tmp_path)) as reader:
        await reader.press("space")
        line = reader.first_line()
        await _find(reader, "cafe")
        await reader.press("enter")
        assert reader.gone_to == "Café"
        assert reader.screen.focused is reader.article
        assert "1 of 4" in reader.status
        await reader.press("n")
        assert "2 of 4" in reader.status
        await reader.press("N", "N")
        assert "“cafe”: 4 of 4; round the end" in reader.status
        assert reader.gone_to == "CAFE"
        await reader.press("n")
        assert "1 of 4; round the end" in reader.status
        await reader.press("escape")
        assert reader.first_line() == line
        assert not reader.screen.session.place.is_away
        assert not _marked(reader)


async def test_escape_while_typing_leaves_everything_as_it_was(tmp_path: Path) -> None:
    async with sit(_story(tmp_path)) as reader:
        await reader.press("space", "space")
        line, stops = reader.first_line(), reader.screen.session.history.present
        await _find(reader, "closed")
        await reader.until(lambda: reader.first_line() != line, "a glance at the match")
        await reader.press("escape")
        assert reader.first_line() == line
        assert reader.screen.session.history.present == stops
        assert not reader.screen.session.place.is_away
        assert "find" not in reader.status
        await reader.press("space")
        assert reader.screen.session.place.offset == reader.article.top


async def test_going_back_leads_to_the_line_that_was_read(tmp_path: Path) -> None:
    async with sit(_story(tmp_path)) as reader:
        await reader.press("space")
        line = reader.first_line()
        await _find(reader, "closed")
        await reader.press("enter", "[")
        assert reader.first_line() == line
        await reader.press("]")
        await reader.until_shown("CAFE (closed)")


async def test_enter_waits_for_the_answer_to_what_was_typed_ahead(tmp_path: Path) -> None:
    async with sit(_story(tmp_path)) as reader:
        await reader.type_ahead("/", *"closed", "enter")
        await reader.until(lambda: reader.gone_to == "closed")
        await reader.until(lambda: reader.screen.focused is reader.article)


async def test_words_across_a_line_end_are_found(tmp_path: Path) -> None:
    async with sit(_story(tmp_path)) as reader:
        await _find(reader, "cafe of the prime")
        assert _told(reader) == "1 of 1"


async def test_keys_say_what_counts_as_the_same(tmp_path: Path) -> None:
    async with sit(_story(tmp_path)) as reader:
        await _find(reader, "cafe")
        await reader.press("f7")
        await _answered(reader)
        assert _told(reader) == "1 of 3 · whole words"
        await reader.press("f6")
        await _answered(reader)
        assert _told(reader) == "1 of 2 · accents count · whole words"
        await reader.press("f5")
        await _answered(reader)
        assert _told(reader) == "1 of 1 · case counts · accents count · whole words"
        await reader.press("f5", "f5", "f6", "f7", "f8")
        await reader.press("end", *"s|caf")
        await _answered(reader)
        assert _told(reader) == "1 of 4 · expression"
        await reader.write("(")
        await _answered(reader)
        assert "no expression: missing )" in _told(reader)


async def test_what_is_nowhere_is_told() -> None:
    async with sit() as reader:
        await _find(reader, "tom bombadil")
        await reader.press("enter")
        assert "“tom bombadil” is not in the text" in reader.status
        assert reader.screen.focused is reader.article


async def test_the_page_beside_is_looked_through_where_the_keyboard_is_there() -> None:
    async with sit() as reader:
        await reader.open_entry("Shinzo Abe", "Shinzo Abe")
        entry = reader.screen.features.beside.page
        assert reader.screen.panes.active is entry
        await _find(reader, "minister")
        assert entry.hits.count
        assert not reader.article.hits.count
        await reader.press("enter")
        assert reader.screen.focused is entry
        first = entry.target
        await reader.press("n")
        assert entry.target != first


async def test_words_picked_out_are_found(tmp_path: Path) -> None:
    async with sit(_story(tmp_path)) as reader:
        await reader.press("w", ">", "/")
        await _answered(reader)
        assert reader.screen.features.find.bar.line.value
        assert reader.article.hits.count


async def test_a_narrow_screen_keeps_the_text_in_front(tmp_path: Path) -> None:
    async with sit(_story(tmp_path), size=NARROW) as reader:
        await _find(reader, "closed")
        await reader.until_shown("CAFE (closed)")
        assert reader.rows[-2].strip().startswith("/ closed")
        await reader.press("escape")
        await reader.until_shown("Paragraph 0 of the story")


async def test_more_matches_than_are_kept_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST_HITS", 20)
    async with sit(_story(tmp_path)) as reader:
        await _find(reader, "story")
        assert _told(reader) == "1 of more than 20"


async def test_another_document_has_nothing_found_in_it(tmp_path: Path) -> None:
    async with sit(_story(tmp_path)) as reader:
        await _find(reader, "closed")
        await reader.press("enter")
        other = tmp_path / "other.txt"
        other.write_text("Not closed at all.", encoding="utf-8")
        opened = reader.screen.desk.open_file(other)
        reader.screen.desk.keep(opened)
        reader.screen.reading.read(opened.document.id)
        await reader.until_shown("Not closed at all")
        assert not reader.article.hits.count
        await reader.press("n")
        await reader.until(lambda: reader.gone_to == "closed")


async def test_matches_come_in_the_rest_of_a_text_that_was_still_being_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Some words of it.\n\n" * 20_000 + "The very last.", encoding="utf-8")
    async with sit(path, settled=False) as reader:
        await reader.until(lambda: reader.screen.is_ready)
        await _find(reader, "very last")
        await reader.until(lambda: reader.article.hits.count == 1)

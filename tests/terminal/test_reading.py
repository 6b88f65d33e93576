"""The main job on a real terminal: reading, looking up, coming back."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import Exit
from tests.terminal.conftest import search_for
from tests.terminal.panes import article_of, in_article, in_side, is_noted, side_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Open
    from tests.terminal.terminal import Terminal


def test_the_article_and_its_terms_are_on_the_first_screen(article: Terminal) -> None:
    screen = article.screen
    assert "Moscow-Tokyo Anti-China Alliance Not Real" in screen
    assert "27 April 2013" in screen
    side = side_of(screen)
    assert "In view" in side
    order = ["Shinzo Abe  person", "North Korea  place", "Dmitri Trenin  person"]
    assert sorted(order, key=side.index) == order, "terms stand in reading order"


def test_a_term_is_looked_up_followed_back_and_left_again(article: Terminal) -> None:
    before = article_of(article.screen)
    article.tab_to("Yasukuni Shrine")
    article.press("enter")
    article.wait_for(in_side("靖国神社"))
    article.wait_for(in_side("place · "))
    article.tab_to("Class A war criminals")
    article.press("enter")
    article.wait_for(lambda screen: "靖国神社" not in side_of(screen))
    article.wait_for(in_side("Class A war criminals"))
    article.press("[")
    article.wait_for(in_side("靖国神社"))
    article.press("]")
    article.wait_for(lambda screen: "靖国神社" not in side_of(screen))
    article.press("escape")
    article.wait_for_focus("Yasukuni Shrine")
    assert article_of(article.screen) == before, "the line being read has moved"


def test_the_mouse_opens_a_term(article: Terminal) -> None:
    article.click("Pyongyang,")
    article.wait_for(in_side("평양"))


def test_what_is_in_view_follows_the_reading(article: Terminal) -> None:
    assert "Bona fide" not in side_of(article.screen)
    article.press("end")
    article.wait_for(in_side("Bona fide"))
    article.wait_for(lambda screen: "North Korea" not in side_of(screen))


def test_a_mention_leads_into_the_article_and_return_leads_back(article: Terminal) -> None:
    before = article_of(article.screen)
    article.tab_to("Shinzo Abe")
    article.press("enter")
    article.wait_for(in_side("安倍晋三"))
    article.tab_to("turn to Moscow can be easily")
    article.press("enter")
    article.wait_for(lambda screen: article_of(screen) != before)
    article.wait_for(in_article("turn to Moscow can be easily"))
    article.press("escape")
    article.wait_for(lambda screen: article_of(screen) == before)


def test_search_leads_to_the_exact_words(article: Terminal) -> None:
    search_for(article, "normalized potential")
    article.wait_for(in_side("fully normalized"))
    assert not in_article("live up to its potential")(article.screen)
    article.press("enter")
    article.wait_for(in_article("live up to its potential"))
    article.wait_for_focus("normalized")


def test_search_for_constitution_finds_entry_and_passage(article: Terminal) -> None:
    search_for(article, "constitution")
    article.wait_for(in_side("§ Constitution of Japan"))
    article.wait_for(in_side("¶ He has restated"))
    article.press("enter")
    article.wait_for(in_side("document · "))


def test_a_note_is_written_found_by_search_and_there_after_a_restart(
    article: Terminal, open_reader: Open, reader_home: Path
) -> None:
    article.press("a")
    article.wait_for("Note on")
    article.type("a remarkable thought")
    article.wait_for("a remarkable thought")
    article.press("ctrl+s")
    article.wait_for(is_noted)
    (file,) = (reader_home / "notes").rglob("*.md")
    assert "a remarkable thought" in file.read_text(encoding="utf-8")
    search_for(article, "remarkable")
    article.wait_for(in_side("✎ a remarkable"))
    article.press("escape")
    article.wait_until_gone("1 note")
    article.press("q")
    assert article.wait_for_exit() == 0
    again = open_reader()
    again.wait_for("Shinzo Abe is coming to Moscow")
    again.wait_for(is_noted)
    again.press("m")
    again.wait_for(in_side("a remarkable thought"))


def test_a_note_can_be_changed_deleted_and_brought_back(article: Terminal) -> None:
    article.press("a")
    article.wait_for("Note on")
    article.type("first words")
    article.press("ctrl+s")
    article.wait_for(is_noted)
    article.press("m")
    article.wait_for(in_side("first words"))
    article.press("e")
    article.wait_for("Edit the note")
    article.type(" indeed")
    article.press("ctrl+s")
    article.wait_until_gone("Edit the note")
    article.wait_for(in_side("first words indeed"))
    article.press("d")
    article.wait_for(in_side("No notes yet"))
    article.press("u")
    article.wait_for(in_side("first words indeed"))


def test_a_killed_program_has_lost_no_saved_note(
    article: Terminal, open_reader: Open, reader_home: Path
) -> None:
    article.press("a")
    article.wait_for("Note on")
    article.type("before the power cut")
    article.press("ctrl+s")
    article.wait_for(is_noted)
    article.kill()
    again = open_reader()
    again.wait_for(is_noted)
    search_for(again, "power cut")
    again.wait_for(in_side("✎ before the power cut"))


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_ended_from_outside_keeps_the_note_being_written(
    article: Terminal, reader_home: Path, how: signal.Signals
) -> None:
    article.press("a")
    article.wait_for("Note on")
    article.type("not saved yet")
    article.wait_for("not saved yet")
    article.end(how)
    assert article.wait_for_exit() == Exit.TERMINATED
    (file,) = (reader_home / "notes").rglob("*.md")
    assert "not saved yet" in file.read_text(encoding="utf-8")


def test_the_place_is_kept_from_one_sitting_to_the_next(
    article: Terminal, open_reader: Open
) -> None:
    article.press("pagedown")
    article.wait_until_gone("Moscow-Tokyo Anti-China Alliance Not Real\n")
    top = article_of(article.screen)[0]
    article.press("q")
    assert article.wait_for_exit() == 0
    again = open_reader()
    again.wait_for(lambda screen: article_of(screen)[0] == top)


def test_help_lists_the_keys(article: Terminal) -> None:
    article.press("?")
    article.wait_for("Looking up")
    article.press("end")
    article.wait_for("Undo the last change")
    article.press("escape")
    article.wait_for("Shinzo Abe is coming to Moscow")


def test_opening_an_entry_from_the_shell(open_reader: Open) -> None:
    terminal = open_reader("open", "entry:north-korea")
    terminal.wait_for(in_side("평양"))

"""Terminals of every size, and sizes that change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal.panes import first_words

if TYPE_CHECKING:
    from tests.terminal.conftest import Open
    from tests.terminal.terminal import Terminal


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (200, 60)])
def test_wide_shows_article_and_terms_beside_each_other(
    open_reader: Open, columns: int, rows: int
) -> None:
    terminal = open_reader(columns=columns, rows=rows)
    terminal.wait_for("Shinzo Abe is coming to Moscow")
    terminal.wait_for("In view")
    terminal.wait_for("North Korea  place")


def test_narrow_shows_one_pane_at_a_time_with_the_same_keys(open_reader: Open) -> None:
    terminal = open_reader(columns=80, rows=24)
    terminal.wait_for("Shinzo Abe is coming to Moscow")
    assert "In view" not in terminal.screen.split("\n")[0]
    terminal.press("v")
    terminal.wait_for("North Korea  place")
    terminal.wait_until_gone("Shinzo Abe is coming to Moscow")
    terminal.press("enter")
    terminal.wait_for("安倍晋三")
    terminal.press("escape")
    terminal.wait_for("Shinzo Abe is coming to Moscow")


def test_a_tiny_terminal_is_no_reason_to_stop(open_reader: Open) -> None:
    terminal = open_reader(columns=20, rows=5)
    terminal.wait_for("Moscow")
    while "Abe" not in (before := terminal.screen):
        terminal.press("pagedown")
        terminal.wait_for_change(before)
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    assert b"Traceback" not in terminal.raw


def test_resizing_keeps_the_place(article: Terminal) -> None:
    article.press("pagedown")
    article.wait_until_gone("Dmitri Trenin ·")
    words = first_words(article.screen)
    for columns, rows in ((80, 24), (200, 60), (37, 10), (120, 40)):
        article.resize(columns, rows)
        article.wait_for(lambda screen, rows=rows: len(screen.rstrip().split("\n")) == rows)  # type: ignore[misc]
        article.wait_for(lambda screen: first_words(screen) == words)

"""Light, dark and no colour at all: form carries the meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.sitting import sit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.sitting import Sitting


async def _is_usable(reader: Sitting) -> None:
    await reader.focus_term("Yasukuni Shrine")
    strips = reader.app.screen._compositor.render_strips()
    marked = [s for strip in strips for s in strip if s.text.strip() == "Yasukuni Shrine"]
    assert any(s.style and s.style.reverse for s in marked), "the term in focus, without colour"
    await reader.press("enter", "s")
    await reader.write("constitution")
    await reader.until_shown("§ Constitution of Japan")
    await reader.press("escape", "question_mark", "escape", "L", "L")
    assert reader.app.is_running


async def test_without_colour_everything_can_be_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with sit() as reader:
        await _is_usable(reader)
        colours = {
            colour.triplet
            for strip in reader.app.screen._compositor.render_strips()
            for line in [
                strip.apply_filter(f, reader.app.background_colors[1])
                for f in reader.app._filters[:1]
            ]
            or [strip]
            for segment in line
            if segment.style and (colour := segment.style.color) and colour.triplet
        }
        assert all(c.red == c.green == c.blue for c in colours)


@pytest.mark.parametrize(
    ("chosen", "told", "theme"),
    [
        ("light", "15;0", "textual-light"),
        ("dark", "0;15", "textual-dark"),
        ("auto", "0;15", "textual-light"),
        ("auto", "15;0", "textual-dark"),
        ("auto", "", "textual-dark"),
    ],
)
async def test_the_theme_is_as_chosen_else_as_the_terminal_tells(
    home: Path, monkeypatch: pytest.MonkeyPatch, chosen: str, told: str, theme: str
) -> None:
    (home / "config.toml").write_text(f'theme = "{chosen}"\n', encoding="utf-8")
    monkeypatch.setenv("COLORFGBG", told)
    async with sit() as reader:
        assert reader.app.theme == theme


async def test_the_light_theme_is_usable(home: Path) -> None:
    (home / "config.toml").write_text('theme = "light"\nmeasure = 50\n', encoding="utf-8")
    async with sit() as reader:
        assert reader.article.sheet.width == 50
        await _is_usable(reader)

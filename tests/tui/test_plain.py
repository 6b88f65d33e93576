"""A plain screen: one pane, no frames, nothing beyond ASCII but the words of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.sitting import WIDE, sit

if TYPE_CHECKING:
    from pathlib import Path


def _settings(home: Path) -> None:
    (home / "config.toml").write_text("plain = true\n", encoding="utf-8")


async def test_a_plain_screen_has_one_pane_and_draws_nothing(home: Path) -> None:
    _settings(home)
    async with sit(size=WIDE) as reader:
        await reader.press("tab")
        assert reader.screen.has_class("-narrow")
        around = reader.shown.replace(reader.article.page.text[:1], "")
        assert not set("│┊─▁▔▏›✎•▌█") & set(around)
        await reader.press("v")
        await reader.until_shown("+ new")
        listed = "\n".join(reader.rows[1:])
        assert not set("·✓✎›│▏") & set(listed)
        await reader.press("question_mark")
        await reader.until_shown("Keys")
        assert reader.shown.isascii()


async def test_the_words_of_a_text_stay_as_they_are_written(home: Path, tmp_path: Path) -> None:
    _settings(home)
    path = tmp_path / "signs.md"
    path.write_text("Quotes “so” and dots … stay.\n\n- an item\n", encoding="utf-8")
    async with sit(path, size=WIDE) as reader:
        assert "“so” and dots … stay" in reader.shown
        assert "* an item" in reader.shown


async def test_it_is_chosen_in_the_list_and_given_up_again() -> None:
    async with sit(size=WIDE) as reader:
        assert reader.screen.has_class("-wide")
        reader.screen.features.comfort.change("plain")
        assert reader.screen.has_class("-narrow")
        reader.screen.features.comfort.change("plain")
        assert reader.screen.has_class("-wide")

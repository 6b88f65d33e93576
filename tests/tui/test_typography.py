"""How lines are set on the screen, with the same line on top whatever changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.text.typography import Typography
from tests.tui.sitting import NARROW, WIDE, Sitting, sit


def _rows_of_text(reader: Sitting) -> list[str]:
    pane = reader.article
    return [
        "".join(segment.text for segment in pane.render_line(row))
        for row in range(pane.size.height)
    ]


@pytest.mark.parametrize("at", [0, 700, 1500])
async def test_the_exact_place_outlives_any_number_of_changes(at: int) -> None:
    async with sit(size=NARROW, at=at) as reader:
        top, plain = reader.article.top, Typography(measure=66)
        for changed in (
            replace(plain, measure=31),
            replace(plain, spacing=3),
            replace(plain, justify=True, hyphenate=True, language="en", measure=50),
            replace(plain, margin=12),
            plain,
        ):
            reader.article.set_typography(changed)
            assert reader.article.top == top
            seen = reader.article.visible_span
            assert seen.contains(top) or top == 0, changed


async def test_the_place_is_kept_within_a_screen_of_the_end() -> None:
    async with sit(size=NARROW) as reader:
        await reader.press("end")
        top, line = reader.article.top, reader.first_line()
        for size in ((100, 60), (200, 70), (60, 12), NARROW):
            await reader.pilot.resize_terminal(*size)
            await reader.pilot.pause()
            assert reader.article.top == top, size
            assert reader.article.visible_span.contains(top)
        assert reader.first_line() == line
        await reader.press("up")
        assert reader.article.top < top


async def test_justified_lines_end_at_one_column_of_the_screen() -> None:
    async with sit(size=WIDE, at=1500) as reader:
        ragged = {len(row.rstrip()) for row in _rows_of_text(reader) if row.strip()}
        reader.article.set_typography(
            Typography(measure=50, justify=True, hyphenate=True, language="en")
        )
        ends = [len(row.rstrip()) for row in _rows_of_text(reader) if row.strip()]
        assert ends.count(max(ends)) > len(ends) / 2
        assert len(ragged) > 5


async def test_a_click_on_a_justified_line_finds_the_word_under_it() -> None:
    async with sit(size=WIDE, at=1500) as reader:
        pane = reader.article
        pane.set_typography(Typography(measure=50, justify=True))
        for y, row in enumerate(_rows_of_text(reader)):
            for x, char in enumerate(row):
                if char.isalpha() and row.isascii():
                    assert pane.page.text[pane.offset_at(x, y)] == char

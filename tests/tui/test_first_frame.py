"""The very first frame: all that is read is there at once, and stands where it stays."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from reader.tui.sheet_view import SheetView
from tests.tui.sitting import NARROW, WIDE, sit

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.strip import Strip


@pytest.mark.parametrize("size", [WIDE, NARROW, (30, 10)], ids=str)
@pytest.mark.parametrize("at", [0, 1500])
async def test_the_first_frame_shows_the_text_where_it_stays(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], at: int
) -> None:
    drawn: list[list[str]] = []
    render_lines = SheetView.render_lines

    def watched(pane: SheetView, crop: Region) -> list[Strip]:
        strips = render_lines(pane, crop)
        if pane.id == "article":
            drawn.append([strip.text for strip in strips])
        return strips

    monkeypatch.setattr(SheetView, "render_lines", watched)
    async with sit(size=size, at=at) as reader:
        article = reader.article
        article.update_page(article.page._replace(margin=()))  # signs of notes come later
        rows = [article.render_line(row).text for row in range(article.size.height)]
    assert drawn[0] == rows
    assert "".join(rows).strip()


async def test_garbage_is_looked_for_again_once_all_is_there() -> None:
    gc.disable()
    try:
        async with sit() as reader:
            await reader.until(gc.isenabled)
            assert reader.screen.is_ready
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
        gc.enable()

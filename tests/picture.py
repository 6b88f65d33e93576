"""Draws the picture of the README: ``python -m tests.picture`` writes ``docs/screen.svg``."""

from __future__ import annotations

import asyncio
import html
import os
import re
import tempfile
from pathlib import Path

from rich.cells import cell_len

_TARGET = Path(__file__).parent.parent / "docs" / "screen.svg"
_SIZE = (120, 38)
_STRETCH = re.compile(r'textLength="(?P<width>[\d.]+)"(?P<rest>[^>]*)>(?P<text>[^<]*)</text>')
_LONGEST_WAIT = 60.0  # seconds


async def _draw() -> str:
    from reader.base.paths import Paths
    from reader.desk.desk import Desk
    from reader.desk.session import Session
    from reader.tui.app import ReaderApp

    desk = Desk(Paths.discover())
    app = ReaderApp(desk, Session(desk.open_file()))
    async with app.run_test(size=_SIZE) as pilot:
        screen = app.reading_screen

        async def until_on_screen(term: str) -> None:
            async with asyncio.timeout(_LONGEST_WAIT):
                while not screen.is_ready or term not in screen.features.beside.in_view.page.text:
                    await pilot.pause()

        await until_on_screen("Yasukuni Shrine")
        targets = [str(link.target) for link in screen.article.page.links]
        screen.article.focus_link(targets.index("entry:yasukuni-shrine"))
        screen.features.lookup.open_focused()
        async with asyncio.timeout(_LONGEST_WAIT):
            while not screen.features.beside.page.page.text:
                await pilot.pause()
        await pilot.pause()
        return app.export_screenshot(title="reader")


def _at_cell_width(svg: str) -> str:
    """The export gives each stretch the width of its characters; wide ones take two cells."""

    def widened(found: re.Match[str]) -> str:
        text = html.unescape(found["text"])
        width = float(found["width"]) * cell_len(text) / max(1, len(text))
        return f'textLength="{width:g}"{found["rest"]}>{found["text"]}</text>'

    return _STRETCH.sub(widened, svg)


def main() -> None:
    """Draw the screen as a new reader sees it, after opening one term."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["READER_HOME"] = home
        _TARGET.write_text(_at_cell_width(asyncio.run(_draw())), encoding="utf-8")


if __name__ == "__main__":
    main()

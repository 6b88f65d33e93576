"""One row of a page as segments for the screen."""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style as DrawStyle
from textual.strip import Strip

from reader.text.hits import NO_HITS
from reader.text.page import Style
from reader.text.sheet import links_between
from reader.tui.look import (
    AWAY,
    FOCUS,
    FRAME,
    GUTTER,
    HIGHLIGHTED,
    LINK,
    NOTED,
    SELECTION,
    SEVERAL,
    TARGET,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.hits import Hits
    from reader.text.layout import Layout
    from reader.text.lines import Line
    from reader.text.marking import Marking
    from reader.text.page import Page
    from reader.text.setting import Piece
    from reader.text.sheet import Sheet
    from reader.text.span import Span
    from reader.tui.look import Look

GUTTER_CELLS = 2
LINK_META = "page_link"
MARGIN_META = "page_margin"
_STRIPS_KEPT = 1024
_FOCUS_SIGN = "›"


class Painter:
    """Draws the rows of a sheet and keeps those it has drawn.

    Args:
        look: Drawing styles.
        sheet: What is drawn.
        view: Its page, with what stands out on it.
        left: Cells left free before the gutter.
        width: Cells of a row.
    """

    def __init__(self, look: Look, sheet: Sheet, view: View, left: int, width: int) -> None:
        self._look = look
        self._sheet = sheet
        self._view = view
        self._lead = View(sheet.lead, sheet.lead_layout)
        self._left = Segment(" " * left, look.base)
        self._width = width
        self._strips: dict[int, Strip] = {}

    def strip(self, row: int) -> Strip:
        """One row, as wide as the pane."""
        strip = self._strips.get(row)
        if strip is None:
            if len(self._strips) >= _STRIPS_KEPT:
                self._strips.clear()
            strip = self._strips[row] = self._draw(row)
        return strip

    def _draw(self, row: int) -> Strip:
        lead_rows = self._sheet.lead_rows
        view, row = (self._lead, row) if row < lead_rows else (self._view, row - lead_rows)
        segments = [self._left, *draw_row(view, row, self._look)]
        return Strip(segments).adjust_cell_length(self._width, self._look.base).simplify()


class View(NamedTuple):
    """A page laid out, with what stands out on it now.

    Attributes:
        page: What is drawn.
        layout: Its rows.
        focus: Index of the link in focus, or -1.
        target: Stretch that was gone to, or None.
        marking: Which links are drawn as such; None for all.
        selection: Words that are picked out, or None.
        hits: What was found in it.
        paragraph: Index of the block that is being read, the others being faint; -1 for all.
        shows_notes: Whether the words that notes stand on are told from the others.
    """

    page: Page
    layout: Layout
    focus: int = -1
    target: Span | None = None
    marking: Marking | None = None
    selection: Span | None = None
    hits: Hits = NO_HITS
    paragraph: int = -1
    shows_notes: bool = True


def draw_row(view: View, row: int, look: Look) -> list[Segment]:
    """Gutter, frame and text of one row; a blank row gives a blank gutter only."""
    line = view.layout.line(row)
    if line is None:
        return [Segment(" " * GUTTER_CELLS, look.base)]
    ground = look.of_role(view.page.blocks[line.block].role)
    if view.paragraph not in {-1, line.block}:
        ground += look.of(AWAY)
    segments = [_gutter(view, line, look)]
    words = str if view.page.is_quoted else look.signs
    if line.prefix:
        segments.append(Segment(look.signs(line.prefix), look.base + look.of(FRAME)))
    pieces = view.layout.set_line(line).pieces
    segments += [
        Segment(words(shown), style)
        for shown, style in _drawn(pieces, list(_stretches(view, line, ground, look)))
    ]
    return segments


def _drawn(
    pieces: Sequence[Piece], styled: Sequence[tuple[int, int, DrawStyle]]
) -> Iterator[tuple[str, DrawStyle]]:
    """The pieces of a row, each in the styles of what it stands for."""
    for start, end, shown in pieces:
        is_sign_for_sign = len(shown) == end - start
        for first, last, style in styled:
            if is_sign_for_sign and first < end and start < last:
                yield shown[max(first - start, 0) : last - start], style
            elif not is_sign_for_sign and (first <= start < last or start == end == last):
                yield shown, style


def _gutter(view: View, line: Line, look: Look) -> Segment:
    """The sign of a note that begins on the line, or of the link in focus that does."""
    margin = view.page.margin
    first = bisect.bisect_left(margin, line.start, key=lambda mark: mark.offset)
    last = bisect.bisect_left(margin, max(line.end, line.start + 1), key=lambda mark: mark.offset)
    style = look.base + look.of(GUTTER)
    if first < last:
        count = last - first
        sign = margin[first].sign + (str(min(count, 9)) if count > 1 else " ")
        return Segment(look.signs(sign), style + DrawStyle.from_meta({MARGIN_META: first}))
    if view.focus >= 0:
        link = view.page.links[view.focus]
        if line.start <= link.start < max(line.end, line.start + 1):
            return Segment(look.signs(f"{_FOCUS_SIGN} "), style)
    return Segment(" " * GUTTER_CELLS, look.base)


def _stretches(
    view: View, line: Line, ground: DrawStyle, look: Look
) -> Iterator[tuple[int, int, DrawStyle]]:
    """The stretches of a line that are drawn alike."""
    layers = list(_layers(view, line, look))
    cuts = sorted(
        {line.start, line.end}
        | {
            min(max(edge, line.start), line.end)
            for start, end, _ in layers
            for edge in (start, end)
        }
    )
    for start, end in itertools.pairwise(cuts):
        style = ground
        for first, last, layer in layers:
            if first <= start and end <= last:
                style += layer
        yield start, end, style


def _layers(view: View, line: Line, look: Look) -> Iterator[tuple[int, int, DrawStyle]]:
    """What is laid over the ground of a line, lowest first; no layer crosses a block."""
    page = view.page
    block_start = page.blocks[line.block].start
    first = bisect.bisect_left(page.styles, block_start, key=lambda styled: styled.start)
    for number in range(first, len(page.styles)):  # a slice would copy all the rest of a book
        styled = page.styles[number]
        if styled.start >= line.end:
            break
        if styled.end > line.start:
            yield styled.start, styled.end, look.of(styled.style.value)
    yield from _noted(view, line, look)
    for number, link in links_between(page, line.start, line.end):
        layer = DrawStyle.from_meta({LINK_META: number})
        if view.marking is None or view.marking.shows(number):
            layer = look.of(LINK) + layer
        if number == view.focus:
            layer += look.of(FOCUS)
        yield link.start, link.end, layer
    for number in view.hits.between(line.start, line.end):
        yield *view.hits.span(number), look.of(Style.MATCH)
    if view.target:
        yield view.target.start, view.target.end, look.of(TARGET)
    if view.selection:
        yield view.selection.start, view.selection.end, look.of(SELECTION)


def _noted(view: View, line: Line, look: Look) -> Iterator[tuple[int, int, DrawStyle]]:
    """The words of a line that notes stand on; by form what is only highlighted, and several."""
    spans = view.page.noted if view.shows_notes else ()
    first = bisect.bisect_right(spans, line.start, key=lambda noted: noted.end)
    for noted in itertools.islice(spans, first, None):
        if noted.start >= line.end:
            return
        style = look.of(NOTED if noted.is_said else HIGHLIGHTED)
        if noted.is_several:
            style += look.of(SEVERAL)
        yield noted.start, noted.end, style

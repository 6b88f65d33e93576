"""The documents of the library as a page: two rows each, what it is and how far it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.article_page import NOTE_SIGN
from reader.desk.library_shelf import Origin
from reader.desk.page_builder import PageBuilder
from reader.text.counting import counted
from reader.text.document import HARD_BREAK, Role
from reader.text.page import Style
from reader.text.place import DocumentPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.desk.library_shelf import ShelfRow
    from reader.text.page import Page

MOST_SHOWN = 300
"""Documents of one page; a person types another letter rather than look through more."""

_ORIGINS = {Origin.SHIPPED: "comes with reader", Origin.WEB: "web", Origin.INPUT: "piped in"}


def library_page(rows: Sequence[ShelfRow], current: str = "") -> Page:
    """A list of documents.

    Args:
        rows: The documents in their order.
        current: Id of the one that is open.
    """
    build = PageBuilder()
    for row in rows[:MOST_SHOWN]:
        with build.block(Role.LIST_ITEM):
            with build.link(DocumentPlace(row.id)):
                build.add(row.title, Style.LABEL)
            build.add(f"{HARD_BREAK}  {_details(row, is_open=row.id == current)}", Style.FAINT)
    if len(rows) > MOST_SHOWN:
        build.paragraph(f"… and {len(rows) - MOST_SHOWN:,} more; type to narrow", Style.FAINT)
    if not rows:
        build.paragraph("No document is like that.", Style.FAINT)
    return build.page()


def _details(row: ShelfRow, *, is_open: bool) -> str:
    told = [
        "open now" if is_open else "",
        row.author,
        row.date.spoken() if row.date else "",
        f"{round(100 * row.progress)} % read" if row.progress is not None else "not opened yet",
        f"{NOTE_SIGN} {counted(row.notes, 'note')}" if row.notes else "",
        " ".join(f"#{tag}" for tag in row.tags),
        f"{row.versions} versions" if row.versions > 1 else "",
        _ORIGINS.get(row.origin, ""),
    ]
    return " · ".join(filter(None, told))

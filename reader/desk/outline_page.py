"""The parts of a document as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.page_builder import PageBuilder
from reader.text.document import Role
from reader.text.page import MarginMark, Style
from reader.text.place import DocumentPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.document import Document, Part
    from reader.text.page import Page

_HERE = "▸"


def outline_page(document: Document, parts: Sequence[Part]) -> Page:
    """A line for each part, indented by its level, with how far into the text it begins."""
    build = PageBuilder()
    length = max(1, len(document.text))
    for start, level, title in parts:
        with build.block(Role.LIST_ITEM, level=level - 1):
            place = DocumentPlace(document.id, start, start)
            build.add(title, Style.STRONG if level == 1 else None, place)
            build.add(f"  {100 * start // length} %", Style.FAINT)
    if not parts:
        build.paragraph("This text has no headings.", Style.FAINT)
    return build.page()


def with_present(page: Page, number: int) -> Page:
    """The outline with the part that is being read marked; -1 for none."""
    if not 0 <= number < len(page.links):
        return page._replace(margin=())
    link = page.links[number]
    return page._replace(margin=(MarginMark(link.start, _HERE, link.target),))

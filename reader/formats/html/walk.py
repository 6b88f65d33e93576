"""One walk over the elements of a page, or of the chapters of a book, that makes a document.

Nothing is decided here about what of a page is its text: every word below the given element becomes
part of exactly one block, but for what a browser would not show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import etree

from reader.formats.contents import UNKNOWN, Contents
from reader.formats.html.blocks import Blocks
from reader.formats.html.containers import Containers
from reader.formats.html.elements import BLOCKS, HEADINGS, SKIPPED, VERBATIM
from reader.formats.html.flow import Flow
from reader.formats.html.inline import Inlines
from reader.formats.html.notes import Notes, find_notes, number_of
from reader.formats.html.tables import Table, is_data
from reader.text.document import Role
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from reader.text.document import Link

_RULE = "* * *"


def local_name(element: _Element) -> str:
    """The name of an element in lower case, without its namespace; empty for a comment."""
    tag: object = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def html_contents(root: _Element, base: str = "") -> Contents:
    """The words below an element.

    Args:
        root: The element.
        base: The address that its relative links are relative to; empty for none.
    """
    walk = Walk(base)
    walk.read(root)
    return walk.contents()


class Walk:
    """Reads one element into one document.

    Args:
        base: The address that its relative links are relative to; empty for none.
    """

    def __init__(self, base: str) -> None:
        self.out = Blocks()
        self._base = base
        self._targets: dict[str, list[int]] = {}
        self._containers = Containers()
        self._inlines = Inlines(self)
        self._flow = Flow()
        self._table: Table | None = None
        self._notes = Notes(frozenset(), frozenset())

    @property
    def flow(self) -> Flow:
        """Where words go now."""
        return self._table.cell if self._table and self._table.cell else self._flow

    def read(self, root: _Element) -> None:
        """Take everything below an element in."""
        self._notes = find_notes(root)
        events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in events:
            if event == "start":
                if self._begin(element):
                    self._add(element.text)
                else:
                    events.skip_subtree()
            else:
                if event == "end":
                    self._end(element)
                if element is not root:
                    self._add(element.tail)
        self._flush()

    def contents(self) -> Contents:
        """All that was read."""
        out = self.out
        length = out.end
        targets = {
            name: Span(min(start, max(0, length - 1)), min(max(start, end), length))
            for name, (start, end) in self._targets.items()
        }
        return Contents(
            out.text,
            out.blocks,
            sorted(out.marks),
            [link for link in sorted(out.links) if not _leads_to_itself(link, targets)],
            images=sorted(out.images),
            targets=targets,
            metadata=UNKNOWN,
        )

    def resolve(self, address: str) -> str:
        """An address of the source as one of the document; empty for none."""
        if address.startswith("#") or not self._base:
            return address
        try:
            resolved = urljoin(self._base, address)
        except ValueError:
            return ""
        page, _, name = resolved.partition("#")
        return f"#{name}" if name and page == self._base.partition("#")[0] else resolved

    def _add(self, data: str | None) -> None:
        if data:
            self.flow.add(data)

    def _begin(self, element: _Element) -> bool:
        """An element begins; return whether its content is read."""
        tag = local_name(element)
        if self._is_left_out(tag, element):
            if element in self._notes.backs and self._flow.is_bare:
                self._containers.note_label(number_of(element))
            return False
        if self._table is None and tag == "table" and is_data(element):
            self._flush()
            self._table = Table()
        if tag in BLOCKS:
            self._flush()
        self._name_place(element)
        if self._table is not None and self._table.begin(tag, element):
            return True
        if element in self._notes.bodies:
            self._containers.enter_note()
        if tag in HEADINGS:
            self._containers.heading = HEADINGS[tag]
        elif tag in VERBATIM and self._table is None:
            self._flow = Flow(verbatim=True)
        elif tag == "hr":
            self._rule()
        else:
            self._containers.enter(tag, element)
        self._inlines.begin(tag, element)
        return True

    def _end(self, element: _Element) -> None:
        tag = local_name(element)
        if self._is_left_out(tag, element):
            return
        self._inlines.end(tag, element)
        if self._table is not None and self._table.end(tag):
            if tag == "table":
                self._end_table()
            self._place_ends(element)
            return
        if tag in BLOCKS:
            self._flush()
        self._place_ends(element)
        if tag in HEADINGS:
            self._containers.heading = 0
        else:
            self._containers.leave(tag)
        if element in self._notes.bodies:
            self._containers.leave_note()

    def _is_left_out(self, tag: str, element: _Element) -> bool:
        return tag in SKIPPED or _is_hidden(element) or element in self._notes.backs

    def _flush(self) -> None:
        """What was collected so far is a block; in a table, its cell goes on."""
        if self._table is not None and self._table.cell:
            self._table.cell.space()
            return
        self._inlines.cut()
        flow, self._flow = self._flow, Flow()
        if not (flow.is_bare if self._containers.is_in_note else flow.is_blank):
            role, level, marker = self._containers.next_block(
                verbatim=flow.verbatim, is_image=flow.is_image
            )
            self.out.add(flow.words(), role, level, marker)
        self._inlines.resume()

    def _rule(self) -> None:
        flow = Flow()
        flow.add(_RULE)
        if self._table is None and self.out.blocks:
            self.out.add(flow.words(), Role.RULE)

    def _end_table(self) -> None:
        table, self._table = self._table, None
        if table is not None:
            self.out.add(table.words(), Role.TABLE)

    def _name_place(self, element: _Element) -> None:
        for attribute in ("id", "name"):
            if name := element.get(attribute):
                start = self._position()
                self._targets.setdefault(name, [start, start])

    def _place_ends(self, element: _Element) -> None:
        name = element.get("id")
        if name and (found := self._targets.get(name)):
            found[1] = max(found[1], self.out.end if self._flow.is_blank else self._position())

    def _position(self) -> int:
        """The offset of the next word."""
        return self.out.next_start + (0 if self._flow.is_blank else self._flow.length)


def _leads_to_itself(link: Link, targets: Mapping[str, Span]) -> bool:
    """Whether a link is there to be copied, as those on headings are: one is where it leads."""
    target = targets.get(link.address[1:]) if link.address.startswith("#") else None
    return target is not None and target.start == link.start


def _is_hidden(element: _Element) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()

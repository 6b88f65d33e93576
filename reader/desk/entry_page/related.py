"""Ways from an entry to others: inside its words, see also, and the same term in other packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import EntryPlace

if TYPE_CHECKING:
    from glossary.glossary import Glossary
    from glossary.model import Entry
    from reader.desk.entry_page.context import EntryContext
    from reader.desk.page_builder import PageBuilder

_COUNTS = "  counts in this text"


def add_inside(build: PageBuilder, context: EntryContext) -> None:
    """Shorter terms inside the words that led here, which no mark in the text leads to."""
    found = {
        one.entry: entry for one in context.inside if (entry := context.glossary.get(one.entry))
    }
    if not found:
        return
    with build.block(Role.LIST_ITEM):
        build.add("Inside these words: ", Style.LABEL)
        for number, (address, entry) in enumerate(found.items()):
            build.add(" · " if number else "", Style.FAINT)
            build.add(entry.term, target=EntryPlace(address))


def add_see_also(build: PageBuilder, entry: Entry, glossary: Glossary) -> None:
    """Related entries."""
    related = [found for one in entry.see if (found := glossary.get(one))]
    if related:
        build.heading("See also")
    for other in related:
        with build.block(Role.LIST_ITEM, marker="→"):
            build.add(other.term, target=EntryPlace(other.id))


def add_rivals(build: PageBuilder, entry: Entry, context: EntryContext) -> None:
    """What other packs have for the same term, and how to have one of them count here."""
    glossary = context.glossary
    rivals = glossary.rivals(entry)
    if not rivals:
        return
    build.heading("The same term in other packs")
    counting = glossary.find(entry.term)
    for other in rivals:
        with build.block(Role.LIST_ITEM, marker="→"):
            build.add(other.term, target=EntryPlace(glossary.address(other)))
            build.add(f"  {glossary.pack_title(other.pack)}", Style.FAINT)
            if context.document and _is_same(other, counting):
                build.add(_COUNTS, Style.FAINT)
    if context.document and context.ways.choose:
        if _is_same(entry, counting):
            told = f"This one counts in this text. On the page of another, {context.ways.choose}."
        else:
            told = f"To have this one count in this text, {context.ways.choose}."
        build.paragraph(told, Style.FAINT)


def _is_same(entry: Entry, other: Entry | None) -> bool:
    return other is not None and (entry.id, entry.pack) == (other.id, other.pack)

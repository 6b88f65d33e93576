"""An entry as a page: who, where, when, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.entry_page.context import EntryContext, WaysToAct
from reader.desk.entry_page.mentioned import add_elsewhere, add_mentions, add_notes
from reader.desk.entry_page.related import add_inside, add_rivals, add_see_also
from reader.desk.entry_page.told import add_what_is_told
from reader.desk.linked_text import add_sources
from reader.desk.page_builder import PageBuilder
from reader.text.document import Role
from reader.text.page import Style

if TYPE_CHECKING:
    from glossary.model import Entry
    from reader.text.page import Page

__all__ = ["EntryContext", "WaysToAct", "entry_note", "entry_page"]


def entry_page(entry: Entry, context: EntryContext) -> Page:
    """The entry with everything that is known of it, and every way on from it."""
    build = PageBuilder()
    with build.block(Role.HEADING, level=1):
        build.add(entry.term, Style.TITLE)
    with build.block():
        build.add(entry.kind.value, Style.LABEL)
        if entry.pack:
            build.add(f" · {context.glossary.pack_title(entry.pack)}", Style.FAINT)
    add_inside(build, context)
    add_what_is_told(build, entry, context)
    add_see_also(build, entry, context.glossary)
    add_rivals(build, entry, context)
    add_mentions(build, entry, context)
    add_elsewhere(build, context)
    add_notes(build, context)
    add_sources(build, entry.sources.values())
    return build.page()


def entry_note(entry: Entry, context: EntryContext) -> Page:
    """What the entry tells, without title, sources and ways on: a note at the foot of a text."""
    build = PageBuilder()
    add_what_is_told(build, entry, context)
    return build.page()

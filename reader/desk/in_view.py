"""The terms of the text on screen, in reading order."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING, NamedTuple

from reader.desk.page_builder import PageBuilder
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import EntryPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.glossary import Glossary
    from glossary.model import Entry, Mention
    from reader.desk.term_states import TermStates
    from reader.text.page import Page
    from reader.text.span import Span


_WORD = re.compile(r"[^\W_]{3,}")


def mentions_within(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """The mentions that begin in a span; ``mentions`` are sorted by start."""
    first = bisect.bisect_left(mentions, span.start, key=lambda mention: mention.start)
    last = bisect.bisect_left(mentions, span.end, key=lambda mention: mention.start)
    return mentions[first:last]


class TermInView(NamedTuple):
    """An entry that the text on screen mentions.

    Attributes:
        entry: The entry.
        address: How the glossary names it.
        surface: The words that the text uses first.
    """

    entry: Entry
    address: str
    surface: str


def terms_in_view(glossary: Glossary, mentions: Sequence[Mention], span: Span) -> list[TermInView]:
    """Each entry that the span mentions once, in reading order."""
    found: dict[str, TermInView] = {}
    for mention in mentions_within(mentions, span):
        if mention.entry not in found and (entry := glossary.get(mention.entry)):
            found[mention.entry] = TermInView(entry, mention.entry, mention.surface)
    return list(found.values())


def in_view_page(terms: Sequence[TermInView], states: TermStates | None = None) -> Page:
    """A line for each term: the sign of its state, headword, kind, the words used if quite others.

    Args:
        terms: In reading order.
        states: What each is to the reader; None for not known yet.
    """
    build = PageBuilder()
    for entry, address, surface in terms:
        sign = states.sign(address) if states else ""
        with build.block(Role.LIST_ITEM, marker=sign), build.link(EntryPlace(address)):
            build.add(entry.term, Style.TERM)
            build.add(f"  {entry.kind.value}", Style.FAINT)
            if _have_nothing_in_common(surface, entry.term):
                build.add(f"  “{' '.join(surface.split())}”", Style.FAINT)
    if not terms:
        build.paragraph("No terms on this screen.", Style.FAINT)
    return build.page()


def _have_nothing_in_common(surface: str, term: str) -> bool:
    used, known = surface.casefold(), term.casefold()
    return used != known and not set(_WORD.findall(used)) & set(_WORD.findall(known))

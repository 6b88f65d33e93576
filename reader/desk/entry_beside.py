"""An entry beside the document that is open, with all that the session knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.entry_page import EntryContext, WaysToAct, entry_page
from reader.desk.notes_about import notes_about
from reader.desk.wording import NO_USES

if TYPE_CHECKING:
    from glossary.matcher import Matcher
    from glossary.model import Entry, Mention
    from reader.desk.session import Session
    from reader.desk.wording import Uses
    from reader.text.page import Page

_MOST_WORDINGS = 12


def entry_beside(session: Session, entry: Entry, led_by: Mention | None = None) -> Page:
    """The page of an entry, as ``Session.entry`` gives it; its cost follows the page alone."""
    assert session.glossary is not None  # noqa: S101 - the entry comes from it
    address = session.glossary.address(entry)
    uses = session.uses.get(address, NO_USES)
    context = EntryContext(
        session.glossary,
        session.document,
        uses,
        notes_about(address, session.notes, session.placed, uses.mentions),
        is_counting=session.is_counting,
        inside=_inside(session.matcher, uses, led_by) if session.matcher else (),
        elsewhere=session.elsewhere_of(address),
        ways=session.ways or WaysToAct(),
    )
    return entry_page(entry, context)


def _inside(matcher: Matcher, uses: Uses, led_by: Mention | None) -> list[Mention]:
    """The shorter terms inside one mention, or inside the first of each wording."""
    outer = [led_by] if led_by else uses.first_of_each(_MOST_WORDINGS)
    return [inner for one in outer for inner in matcher.inside(one)]

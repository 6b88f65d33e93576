"""Notes to export: of every kind, and with whatever a format may trip over."""

from __future__ import annotations

import datetime as dt

from reader.notes.exporting.rows import About, ExportedNote, Sentence
from reader.notes.model import DocumentTarget, EntryTarget, Note, PassageTarget
from reader.text.anchoring import Anchor, AnchorState, Placement
from reader.text.span import Span

WRITTEN = dt.datetime(2026, 11, 22, 19, 53, 1, tzinfo=dt.UTC)
ESSAY = About("doc:essay", "An Essay <b>", "A. Author", "2013-04-27", "A House", "https://x.org/a")
LETTER = About("doc:con", "con.txt", address="The Guardian, print")
ABE = About("entry:abe", "Shinzo Abe")
NAMES = {"entry:abe": "Shinzo Abe"}


def row(
    body: str,
    number: int = 1,
    *,
    about: About = ESSAY,
    kind: str = "note",
    tags: tuple[str, ...] = (),
    quote: str = "the islands",
) -> ExportedNote:
    """A note on words of a document, on a whole one, or on an entry."""
    kind_of_place, _, name = about.place.partition(":")
    if kind_of_place == "entry":
        target: PassageTarget | DocumentTarget | EntryTarget = EntryTarget(name)
    elif quote:
        target = PassageTarget(name, Anchor(quote, "said that ", " were given", 120))
    else:
        target = DocumentTarget(name)
    note = Note(f"20261122t195301-{number:08x}", target, body, tags, WRITTEN, WRITTEN, kind)
    is_on_words = isinstance(target, PassageTarget)
    placement = Placement(Span(120, 120 + len(quote)), AnchorState.PLACED) if is_on_words else None
    sentence = Sentence("He said that ", quote, " were given.") if is_on_words else Sentence()
    return ExportedNote(note, about, placement, sentence, "", NAMES)


ROWS = (
    row("See *this* of [[abe]] and [[entry:abe|him]].", 1, kind="claim", tags=("law", "to check")),
    row("", 2, kind="highlight"),
    row("```\nnever closed", 3, kind="question", tags=("<script>", "2013")),
    row("* no headline\n#+end_quote\n:END:\n=1+1", 4, kind="fact", quote="日本の島々"),
    row("\x1b[31mred \u202eturned\u202c 😀 \ud800", 5, kind="own kind"),
    row("<script>alert(1)</script> [x](javascript:alert(1)) ![p](http://x.org/p.png)", 6),
    row("on the whole", 7, quote=""),
    row("=cmd|' /C calc'!A0", 8, about=LETTER, quote='with "quotes", commas\nand lines'),
    row("on an entry", 9, about=ABE),
)

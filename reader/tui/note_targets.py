"""What a note would be on: what is picked out or in focus, the entry on show, a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.desk.quoting import first_words
from reader.notes.model import DocumentTarget, EntryTarget, PassageTarget
from reader.text.anchoring import make_anchor

if TYPE_CHECKING:
    from reader.notes.model import Note, Target
    from reader.text.document import Document
    from reader.text.span import Span
    from reader.tui.reading_screen import ReadingScreen

_QUOTED = 60  # characters of what a note is on


class OnWhat(NamedTuple):
    """What a note is on.

    Attributes:
        target: For the note's file.
        told: The same in words.
    """

    target: Target
    told: str


def in_focus(screen: ReadingScreen) -> OnWhat | None:
    """What a note would be on now."""
    beside = screen.features.beside
    if screen.panes.active is beside.page and beside.entry:
        return OnWhat(EntryTarget(beside.entry.id), f"Note on {beside.entry.term}")
    span = words_in_focus(screen)
    return on_words(screen.session.document, span) if span else None


def on_words(document: Document, span: Span) -> OnWhat:
    """Words of a document."""
    words = first_words(document.text[span.start : span.end], _QUOTED)
    target = PassageTarget(document.id, make_anchor(document.text, span))
    return OnWhat(target, f"Note on “{words}”")


def on_document(document: Document) -> OnWhat:
    """A whole document."""
    title = first_words(document.metadata.title, _QUOTED)
    return OnWhat(DocumentTarget(document.id), f"Note on the whole of {title}")


def unfinished(target: Target) -> OnWhat:
    """What a note is on that was being written when the program was cut off."""
    if isinstance(target, PassageTarget):
        told = f" on “{first_words(target.anchor.quote, _QUOTED)}”"
    else:
        told = f" on {target.entry}" if isinstance(target, EntryTarget) else " on a whole text"
    return OnWhat(target, f"The note{told}, which was not finished")


def of_note(note: Note) -> OnWhat:
    """What a note is on that there is already."""
    target = note.target
    if isinstance(target, PassageTarget):
        told = f"the note on “{first_words(target.anchor.quote, _QUOTED)}”"
    elif isinstance(target, DocumentTarget):
        told = "the note on the whole text"
    else:
        told = "the note on an entry"
    return OnWhat(target, f"Edit {told}")


def words_in_focus(screen: ReadingScreen) -> Span | None:
    """The words of the article that are picked out or in focus, else the paragraph on top."""
    return screen.article.span_in_focus() or _paragraph_on_top(screen)


def _paragraph_on_top(screen: ReadingScreen) -> Span | None:
    """The first paragraph that begins on screen, else the one that fills it."""
    document, seen = screen.session.document, screen.article.visible_span
    if not document.blocks:
        return None
    index = document.block_index(seen.start)
    block = document.blocks[index]
    if block.start < seen.start and index + 1 < len(document.blocks):
        following = document.blocks[index + 1]
        block = following if following.start < seen.end else block
    return block.span

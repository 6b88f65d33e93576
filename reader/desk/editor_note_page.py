"""An editor's note as a page: whose it is, on which words, what it says, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.linked_text import add_linked, add_sources
from reader.desk.page_builder import PageBuilder
from reader.desk.quoting import quote_around
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import DocumentPlace

if TYPE_CHECKING:
    from glossary.glossary import Glossary
    from reader.desk.editor_notes import PlacedEditorNote
    from reader.text.document import Document
    from reader.text.page import Page

WHOSE = "Editor’s note, not the author’s"

_WORDS_AROUND = 48  # characters on each side of the words


def editor_note_page(placed: PlacedEditorNote, document: Document, glossary: Glossary) -> Page:
    """The note with its words, its links and its sources.

    Args:
        placed: The note.
        document: What it is about.
        glossary: Where its links lead.
    """
    build = PageBuilder()
    with build.block(Role.HEADING, level=1):
        build.add(WHOSE, Style.TITLE)
    _add_words(build, placed, document)
    _add_what_is_told(build, placed, glossary)
    add_sources(build, placed.sources)
    if placed.note.date:
        build.paragraph(f"Written {placed.note.date.spoken()}", Style.FAINT)
    return build.page()


def editor_note_foot(placed: PlacedEditorNote, glossary: Glossary) -> Page:
    """What the note says and its sources, without a title: a note at the foot of a text."""
    build = PageBuilder()
    _add_what_is_told(build, placed, glossary)
    add_sources(build, placed.sources, heading="")
    return build.page()


def _add_words(build: PageBuilder, placed: PlacedEditorNote, document: Document) -> None:
    if placed.span is None:
        with build.block(Role.QUOTATION):
            build.add(" ".join(placed.note.quote.split()), Style.MATCH)
        build.paragraph("These words are no longer in the text.", Style.FAINT)
        return
    start, end = placed.span
    block = document.block_at(start)
    around = quote_around(document.text, start, end, (block.start, block.end), _WORDS_AROUND)
    with build.block(Role.QUOTATION), build.link(DocumentPlace(document.id, start, end)):
        build.add(around.before)
        build.add(around.words, Style.MATCH)
        build.add(around.after)


def _add_what_is_told(build: PageBuilder, placed: PlacedEditorNote, glossary: Glossary) -> None:
    for paragraph in placed.note.text.split("\n\n"):
        with build.block():
            add_linked(build, " ".join(paragraph.split()), glossary)

"""A document as a page: its blocks, its terms as links, its notes in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.page_builder import PageBuilder
from reader.text.document import Emphasis, Role
from reader.text.page import MarginMark, Page, PageLink, Style, StyledSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.desk.editor_notes import PlacedEditorNote
    from reader.desk.placed_notes import PlacedNote
    from reader.text.document import Document
    from reader.text.page import NotedSpan

NOTE_SIGN = "✎"
EDITOR_SIGN = "*"  # as editors mark their notes; every font has it, one cell wide

_STYLES = {
    Emphasis.EMPHASIS: Style.EMPHASIS,
    Emphasis.STRONG: Style.STRONG,
    Emphasis.CODE: Style.CODE,
    Emphasis.STRIKE: Style.STRIKE,
}


def article_page(
    document: Document,
    links: tuple[PageLink, ...] = (),
    notes: Sequence[PlacedNote] = (),
    editor_notes: Sequence[PlacedEditorNote] = (),
) -> Page:
    """The document with its mentions as links and its notes in the margin.

    Args:
        document: What is read; offsets of the page are offsets of its text.
        links: What ``doors`` made of its mentions.
        notes: Notes of the document; lost ones have no place on the page.
        editor_notes: The editor's notes, with a sign of their own.
    """
    return Page(
        document.text,
        document.blocks,
        _styles(document),
        links,
        _margin(document, notes, editor_notes),
        noted=_noted(notes),
        is_quoted=True,
    )


def _styles(document: Document) -> tuple[StyledSpan, ...]:
    styles = [StyledSpan(mark.start, mark.end, _STYLES[mark.emphasis]) for mark in document.marks]
    if document.links:
        styles += (StyledSpan(link.start, link.end, Style.LINK) for link in document.links)
        styles.sort()
    return tuple(styles)


def _noted(notes: Sequence[PlacedNote]) -> tuple[NotedSpan, ...]:
    if not notes:
        return ()
    from reader.desk.note_words import noted_spans

    return noted_spans(notes)


def _margin(
    document: Document, notes: Sequence[PlacedNote], editor_notes: Sequence[PlacedEditorNote]
) -> tuple[MarginMark, ...]:
    if not notes and not editor_notes:
        return ()  # the first page can do without places
    from reader.desk.note_words import margin_marks
    from reader.text.place import EditorNotePlace

    marks = list(margin_marks(notes))
    marks += (
        MarginMark(one.span.start, EDITOR_SIGN, EditorNotePlace(document.id, one.note.id))
        for one in editor_notes
        if one.span is not None
    )
    return tuple(sorted(marks, key=lambda mark: mark.offset))


def lead_page(document: Document) -> Page:
    """Author, date, publisher, and the title where the text does not begin with it."""
    build = PageBuilder()
    metadata = document.metadata
    if not _begins_with_title(document):
        with build.block(Role.HEADING, level=1):
            build.add(metadata.title, Style.TITLE)
    told = [
        metadata.author,
        metadata.date.spoken() if metadata.date else "",
        metadata.publisher,
    ]
    with build.block(Role.LIST_ITEM):
        build.add(" · ".join(part for part in told if part), Style.FAINT)
    if metadata.title_note:
        with build.block(Role.LIST_ITEM):
            build.add(f"Title {metadata.title_note}", Style.FAINT)
    return build.page()


def _begins_with_title(document: Document) -> bool:
    """Whether the first heading of the text, with nothing before it, is its title."""
    first = document.blocks[0] if document.blocks else None
    if first is None or first.role is not Role.HEADING:
        return False
    words = document.text[first.start : first.end].split()
    return words == document.metadata.title.split()

"""One of the reader's notes as a page: what it is on, what it says, what leads to it."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.base.errors import ReaderError
from reader.desk.note_links import links_of, plain_words, without_html
from reader.desk.page_builder import PageBuilder
from reader.desk.quoting import first_words, quote_around
from reader.notes.kinds import kind_of
from reader.notes.model import DocumentTarget, EntryTarget, PassageTarget
from reader.text.anchoring import AnchorState
from reader.text.document import Emphasis, Role
from reader.text.page import Style
from reader.text.place import DocumentPlace, EntryPlace, NotePlace, WebPlace, parse_place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.desk.placed_notes import PlacedNote
    from reader.formats.contents import Contents
    from reader.notes.model import Note
    from reader.text.document import Block, Document, InlineMark, Link
    from reader.text.page import Page
    from reader.text.place import Place

_SpanT = TypeVar("_SpanT", "InlineMark", "Link")

_AROUND = 60  # characters on each side of the words a note stands on
_LONGEST = 200_000  # characters of a note that are shown
_MOST_LINKS = 2_000
_NAMED_BY = 80  # characters of a note that name it
_MOST_BACKLINKS = 100
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&:])")
_INNER = "note-link:"

_STYLES = {
    Emphasis.EMPHASIS: Style.EMPHASIS,
    Emphasis.STRONG: Style.STRONG,
    Emphasis.CODE: Style.CODE,
    Emphasis.STRIKE: Style.STRIKE,
}


class Around(NamedTuple):
    """What a note is shown with.

    Attributes:
        document: The document that is open.
        name_of: What a link's target is called; empty for one that is not there.
        backlinks: Notes that link to this one.
    """

    document: Document
    name_of: Callable[[Place], str]
    backlinks: Sequence[Note] = ()


def note_page(placed: PlacedNote, around: Around) -> Page:
    """The note; its words lead to their place, its links to theirs."""
    build, note = PageBuilder(), placed.note
    kind = kind_of(note.kind)
    with build.block(Role.HEADING, level=1):
        build.add(f"{kind.sign} Your {kind.label}", Style.TITLE)
    _add_target(build, placed, around)
    add_markdown(build, note.body, around.name_of)
    with build.block(Role.LIST_ITEM):
        build.add(" ".join(f"#{tag}" for tag in note.tags), Style.LABEL)
    _add_backlinks(build, around)
    build.paragraph(_told_of(note), Style.FAINT)
    return build.page()


def add_markdown(build: PageBuilder, body: str, name_of: Callable[[Place], str]) -> None:
    """Markdown with its emphasis, lists, quotations and links; what cannot be read, as it is.

    Args:
        build: Gets the blocks.
        body: The Markdown; HTML in it is shown, not obeyed.
        name_of: What the targets of ``[[links]]`` are called.
    """
    from reader.formats.markdown.read import markdown_contents

    if not body.strip():
        return
    cut = body[:_LONGEST]
    source, targets = _with_plain_links(without_html(cut), name_of)
    try:
        contents = markdown_contents(f"\n{source}", "the note")
    except ReaderError:
        for line in filter(str.strip, cut.split("\n")):
            build.paragraph(line)
        return
    for block in contents.blocks:
        with build.block(block.role, level=block.level, marker=block.marker):
            _add_block(build, contents, block, targets)
    if len(body) > _LONGEST:
        build.paragraph("…", Style.FAINT)


def _with_plain_links(body: str, name_of: Callable[[Place], str]) -> tuple[str, list[Place]]:
    """The body with its links as Markdown has them, and where they lead by number."""
    parts: list[str] = []
    targets: list[Place] = []
    at = 0
    for link in links_of(body):
        if len(targets) == _MOST_LINKS:
            break
        words = link.words or name_of(link.target)
        if not words:
            words = f"{link.target} (not there)"
        escaped = _MARKUP.sub(r"\\\1", words)
        parts += [body[at : link.span.start], f"[{escaped}]({_INNER}{len(targets)})"]
        targets.append(link.target)
        at = link.span.end
    return "".join((*parts, body[at:])), targets


def _add_block(
    build: PageBuilder, contents: Contents, block: Block, targets: Sequence[Place]
) -> None:
    marks = _inside(contents.marks, block)
    links = _inside(contents.links, block)
    edges = {block.start, block.end, *(edge for one in (*marks, *links) for edge in one[:2])}
    for start, end in itertools.pairwise(sorted(edges)):
        link = next((one for one in links if one.start <= start and end <= one.end), None)
        mark = next((one for one in marks if one.start <= start and end <= one.end), None)
        style = _STYLES[mark.emphasis] if mark else None
        target = _place(link.address, targets) if link else None
        build.add(contents.text[start:end], style, target)
        if link and end == link.end and isinstance(target, WebPlace):
            words = contents.text[link.start : link.end]
            build.add("" if words == target.address else f" ({target.address})", Style.FAINT)


def _inside(spans: Sequence[_SpanT], block: Block) -> Sequence[_SpanT]:
    """Those of sorted stretches that are in a block; none is in two."""
    first = bisect_left(spans, block.start, key=lambda one: one[0])
    return spans[first : bisect_left(spans, block.end, key=lambda one: one[0])]


def _place(address: str, targets: Sequence[Place]) -> Place | None:
    inner = address.removeprefix(_INNER)
    if inner != address:
        return targets[int(inner)] if inner.isdecimal() and int(inner) < len(targets) else None
    try:
        return parse_place(address)
    except ValueError:
        return None


def _add_target(build: PageBuilder, placed: PlacedNote, around: Around) -> None:
    target, document = placed.note.target, around.document
    if isinstance(target, EntryTarget):
        place: Place = EntryPlace(target.entry)
        with build.block():
            build.add("On ", Style.FAINT)
            build.add(around.name_of(place) or target.entry, target=place)
        return
    if isinstance(target, DocumentTarget):
        with build.block():
            build.add("On the whole of ", Style.FAINT)
            place = DocumentPlace(target.document)
            build.add(around.name_of(place) or target.document, target=place)
        return
    _add_words(build, placed, target, document)


def _add_words(
    build: PageBuilder, placed: PlacedNote, target: PassageTarget, document: Document
) -> None:
    anchor, span = target.anchor, placed.span
    if span is None:
        place = DocumentPlace(target.document, *anchor.span) if placed.placement is None else None
        with build.block(Role.QUOTATION):
            build.add(anchor.prefix)
            build.add(anchor.quote, Style.MATCH, place)
            build.add(anchor.suffix)
        if placed.placement is not None:
            build.paragraph("These words are no longer in the text; ; reviews them.", Style.STRONG)
        return
    block = document.block_at(span.start)
    bounds = (min(block.start, span.start), max(block.end, span.end))
    words = quote_around(document.text, *span, bounds, _AROUND)
    with build.block(Role.QUOTATION), build.link(DocumentPlace(document.id, *span)):
        build.add(words.before)
        build.add(words.words, Style.MATCH)
        build.add(words.after)
    if placed.placement is not None and placed.placement.state is AnchorState.CHANGED:
        sure = round(100 * placed.placement.confidence)
        with build.block():
            build.add(f"Its words have changed ({sure} % sure); ; reviews them. ", Style.STRONG)
            build.add("Before: ", Style.FAINT)
            build.add(f"“{anchor.quote}”")
    elif placed.note.written_on:
        with build.block():
            build.add("First written on: ", Style.FAINT)
            build.add(f"“{placed.note.written_on}”")


def _add_backlinks(build: PageBuilder, around: Around) -> None:
    if around.backlinks:
        build.heading("Linked from")
    for note in around.backlinks[:_MOST_BACKLINKS]:
        with build.block(Role.LIST_ITEM, marker=kind_of(note.kind).sign):
            words = first_words(plain_words(note.body), _NAMED_BY) or "(empty)"
            build.add(words, target=NotePlace(note.id))


def _told_of(note: Note) -> str:
    written = note.created.astimezone().strftime("%Y-%m-%d %H:%M")
    changed = note.modified.astimezone().strftime("%Y-%m-%d %H:%M")
    told = [f"Written {written}"]
    if changed != written:
        told.append(f"changed {changed}")
    if note.origin:
        told.append(f"from {note.origin.partition(':')[0]}")
    return ", ".join(told)

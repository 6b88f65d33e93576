"""Notes to be reviewed as a page: old words and new ones side by side, or one below the other."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from reader.desk.page_builder import PageBuilder
from reader.desk.quoting import first_words
from reader.desk.review import Compared, Fate
from reader.notes.kinds import kind_of
from reader.notes.model import PassageTarget
from reader.text.anchoring import AnchorState
from reader.text.cells import cell_width
from reader.text.counting import counted
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import DocumentPlace, NotePlace
from reader.text.visible import visible
from reader.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.desk.review import Review, ReviewItem
    from reader.notes.model import Conflict, Note
    from reader.text.page import Page

_LEAST = 28  # cells of a column
_BETWEEN = " │ "
_MARGIN = 2  # cells by which a table is set in
_SHOWN = 600  # characters of words or of a note
_SIGNS = {Fate.KEPT: ("", ""), Fate.GONE: ("[-", "-]"), Fate.NEW: ("{+", "+}")}
_STYLES = {Fate.KEPT: None, Fate.GONE: Style.STRIKE, Fate.NEW: Style.STRONG}


class Piece(NamedTuple):
    """Words of one style."""

    words: str
    style: Style | None = None


class _Text(NamedTuple):
    """One of two texts, and what it is called."""

    name: str
    pieces: Sequence[Piece]


def review_page(review: Review, width: int) -> Page:
    """What waits to be reviewed; each note is a link, other places of its words are too.

    Args:
        review: All of it.
        width: Cells of a line.
    """
    build = PageBuilder()
    title = ""
    for item in review.items:
        if item.title != title:
            title = item.title
            build.heading(title)
        _add_item(build, item, width)
    if review.conflicts:
        build.heading("Notes with two texts")
    for conflict in review.conflicts:
        _add_conflict(build, conflict, width)
    for told in review.unread:
        build.paragraph(told, Style.FAINT)
    if not review.items and not review.conflicts:
        build.paragraph("Nothing to review: every note stands on its words.", Style.FAINT)
    return build.page()


def review_told(review: Review) -> str:
    """What waits to be reviewed, in numbers."""
    states = [item.placed.state for item in review.items]
    told = [
        f"{states.count(AnchorState.CHANGED)} changed",
        f"{states.count(AnchorState.LOST)} lost",
    ]
    if review.conflicts:
        told.append(counted(len(review.conflicts), "note with two texts", "notes with two texts"))
    return ", ".join(told)


def _add_item(build: PageBuilder, item: ReviewItem, width: int) -> None:
    placement = item.placed.placement
    sure = round(100 * placement.confidence) if placement else 0
    if item.now is None:
        old = [Piece(item.before.before, Style.FAINT), Piece(item.before.words, Style.STRIKE)]
        old.append(Piece(item.before.after, Style.FAINT))
        new = [Piece("These words are no longer in the text.", Style.FAINT)]
        told = "lost"
    else:
        old = [Piece(item.before.before, Style.FAINT), *_pieces(item.old_words())]
        old.append(Piece(item.before.after, Style.FAINT))
        new = [Piece(item.now.before, Style.FAINT), *_pieces(item.new_words())]
        new.append(Piece(item.now.after, Style.FAINT))
        told = f"changed, {sure} % sure"
    _add_pair(build, item.note, told, (_Text("Before", old), _Text("Now", new)), width)
    for place in item.others:
        if place.span is not None:
            with build.block(Role.LIST_ITEM, level=1, marker="·"):
                here = DocumentPlace(item.document, *place.span)
                likely = f"or here? {round(100 * place.confidence)} %"
                build.add(likely, Style.FAINT, here)


def _add_conflict(build: PageBuilder, conflict: Conflict, width: int) -> None:
    note, copy = conflict.note, conflict.copy
    old = [*_whole(note)] if note else [Piece("The note itself is gone.", Style.FAINT)]
    new = [*_whole(copy)]
    told = "both texts say the same" if note and note.says_the_same(copy) else "two texts"
    texts = (_Text("The note", old), _Text(conflict.path.name, new))
    _add_pair(build, conflict.copy, told, texts, width)


def _whole(note: Note) -> Iterator[Piece]:
    """All that a note says: its words, kind and tags, and the words it is on."""
    yield Piece(note.body)
    tags = "".join(f" #{tag}" for tag in note.tags)
    yield Piece(f" [{kind_of(note.kind).label}{tags}]", Style.FAINT)
    if isinstance(note.target, PassageTarget):
        yield Piece(f" “{note.target.anchor.quote}”", Style.FAINT)


def _add_pair(
    build: PageBuilder,
    note: Note,
    told: str,
    texts: tuple[_Text, _Text],
    width: int,
) -> None:
    """A note with two texts below it, as one item of the list."""
    kind = kind_of(note.kind)
    with build.block(Role.TABLE), build.link(NotePlace(note.id)):
        head = f"{kind.sign} {first_words(note.body, 60) or '(no words)'}"
        build.add(_fitting(head, max(10, width - cell_width(told) - 4)), Style.LABEL)
        build.add(f"  {told}\n", Style.STRONG)
        column = (width - len(_BETWEEN) - _MARGIN) // 2
        if column >= _LEAST:
            left, right = (
                [[Piece(_fitting(one.name, column), Style.FAINT)], *_lines(one.pieces, column)]
                for one in texts
            )
            empty: list[Piece] = []
            for one, other in zip_longest(left, right, fillvalue=empty):
                _add_line(build, one, column)
                build.add(_BETWEEN, Style.FAINT)
                _add_line(build, other)
                build.add("\n")
        else:
            for name, pieces in texts:
                build.add(f"{_fitting(name, max(10, width - _MARGIN))}:\n", Style.FAINT)
                for line in _lines(pieces, max(10, width - _MARGIN)):
                    _add_line(build, line)
                    build.add("\n")


def _pieces(words: Iterable[Compared]) -> Iterator[Piece]:
    for one in words:
        opening, closing = _SIGNS[one.fate]
        yield Piece(f"{opening}{one.words}{closing}", _STYLES[one.fate])


def _lines(pieces: Sequence[Piece], width: int) -> list[list[Piece]]:
    """The pieces in lines of so many cells."""
    flat = [Piece(re.sub(r"\s+", " ", visible(piece.words)), piece.style) for piece in pieces]
    text = "".join(piece.words for piece in flat)[:_SHOWN]
    lines = []
    for start, end in wrap(text, 0, len(text), width, cell_width):
        line, at = [], 0
        for piece in flat:
            first, last = max(start, at), min(end, at + len(piece.words))
            if first < last:
                line.append(Piece(text[first:last], piece.style))
            at += len(piece.words)
        lines.append(line)
    return lines


def _add_line(build: PageBuilder, line: Sequence[Piece], width: int = 0) -> None:
    for piece in line:
        build.add(piece.words, piece.style)
    taken = sum(cell_width(piece.words) for piece in line)
    build.add(" " * max(0, width - taken))


def _fitting(words: str, width: int) -> str:
    shown = visible(words)
    return shown if cell_width(shown) <= width else f"{shown[: max(1, width - 1)]}…"

"""Notes of other programs put on the documents of the library, each once."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from glossary.folding import fold_words
from reader.base.errors import ReaderError
from reader.desk.source_shelf import SourceShelf
from reader.notes.drafts import MAX_CONTEXT, MAX_QUOTE, MAX_TAG, MAX_TAGS
from reader.notes.kinds import HIGHLIGHT, PLAIN, is_kind
from reader.notes.model import DocumentTarget, EntryTarget, NewNote, PassageTarget
from reader.text.anchoring import Anchor, Anchoring, make_anchor
from reader.text.ids import is_id
from reader.text.span import Span
from reader.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.desk.desk import Desk
    from reader.desk.notebook import Notebook
    from reader.notes.importing.rows import ImportedNote, Read
    from reader.notes.model import Note, Target
    from reader.text.document import Document

_LONGEST = 250_000  # characters of a note
_FARTHEST = 10**9  # characters before words in a text
_OWN = "reader:"
_DIGEST = re.compile("[0-9a-f]{1,64}")
_MARKS = re.compile(r"\.{3}|…")


class Fate(StrEnum):
    """What becomes of a note that is read."""

    PLACED = "placed"
    LOST = "words not found"
    ALREADY = "already there"
    DELETED = "deleted before"
    UNKNOWN = "no such document"
    EMPTY = "nothing in it"


@dataclass(frozen=True, slots=True)
class Planned:
    """A note that is read, and what becomes of it.

    Attributes:
        row: The note as it was read.
        fate: What becomes of it.
        new: What is added; None where nothing is.
        document: The title of the document it is put on; empty for none.
    """

    row: ImportedNote
    fate: Fate
    new: NewNote | None = None
    document: str = ""


class Imported(NamedTuple):
    """What an import did.

    Attributes:
        planned: Every note that was read, and what became of it.
        notes: The notes that were added.
        problems: What could not be read.
    """

    planned: tuple[Planned, ...]
    notes: tuple[Note, ...]
    problems: tuple[str, ...]

    def count(self, fate: Fate) -> int:
        """How many notes had a fate."""
        return sum(one.fate is fate for one in self.planned)


def plan_import(
    desk: Desk,
    read: Read,
    *,
    document: str = "",
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[Planned, ...]:
    """What becomes of the notes that were read; nothing is written.

    Args:
        desk: Has the library and the notes.
        read: The notes.
        document: Id of the document that all of them are on; empty to find it by what they tell.
        cancelled: Tells whether it is no longer wanted; then nothing is planned.
        progress: Told how many were looked at, and of how many.

    Raises:
        ReaderError: ``document`` cannot be opened.
    """
    there = {note.origin: Fate.DELETED for one in desk.notes.deleted() if (note := one.note).origin}
    there |= {note.origin: Fate.ALREADY for note in desk.notes.all().notes if note.origin}
    for deleted in desk.notes.deleted():
        there.setdefault(f"{_OWN}{deleted.note.id}", Fate.DELETED)
    there |= {f"{_OWN}{note.id}": Fate.ALREADY for note in desk.notes.all().notes}
    shelf = SourceShelf(desk)
    placing: dict[str, _Placing] = {}
    if document:
        placing[document] = _Placing(desk.open_document(document).document)
    by_source: defaultdict[str, list[int]] = defaultdict(list)
    planned: dict[int, Planned] = {}
    for number, row in enumerate(read.rows):
        if known := there.get(row.origin):
            planned[number] = Planned(row, known)
        else:
            there[row.origin] = Fate.ALREADY
            by_source[document or shelf.find(row.source)].append(number)
    done = len(planned)
    for document_id, numbers in by_source.items():
        for number in numbers:
            if cancelled():
                return ()
            progress(done := done + 1, len(read.rows))
            planned[number] = _planned(desk, read.rows[number], document_id, placing)
    return tuple(planned[number] for number in range(len(read.rows)))


def carry_out(notebook: Notebook, planned: Sequence[Planned], read: Read) -> Imported:
    """Write what was planned; one undo takes all of it back.

    Raises:
        NotWritableError: A note cannot be saved; those before it are.
    """
    news = [one.new for one in planned if one.new is not None]
    return Imported(tuple(planned), notebook.add_all(news) if news else (), read.problems)


def _planned(
    desk: Desk, row: ImportedNote, document_id: str, placing: dict[str, _Placing]
) -> Planned:
    kind, body = row.kind, row.body
    if kind == HIGHLIGHT and not row.quote and body.strip():
        kind = PLAIN
    if not body.strip() and not row.quote and kind != HIGHLIGHT:
        return Planned(row, Fate.EMPTY)
    if kind != HIGHLIGHT and not body.strip():
        kind = HIGHLIGHT
    if row.source.entry and is_id(row.source.entry):
        new = _new(row, EntryTarget(row.source.entry), body, kind)
        return Planned(row, Fate.PLACED, new, row.source.told)
    if not document_id:
        return Planned(row, Fate.UNKNOWN)
    if document_id not in placing:
        try:
            placing[document_id] = _Placing(desk.open_document(document_id).document)
        except ReaderError:
            return Planned(row, Fate.UNKNOWN)
    place = placing[document_id]
    target, is_placed = place.target(row)
    fate = Fate.PLACED if is_placed else Fate.LOST
    return Planned(row, fate, _new(row, target, body, kind), place.document.metadata.title)


def _new(row: ImportedNote, target: Target, body: str, kind: str) -> NewNote:
    """A note as a file can keep it: what another program allows and this one does not is cut."""
    plain = (" ".join(visible(tag).split())[:MAX_TAG] for tag in row.tags)
    tags = tuple(dict.fromkeys(filter(None, plain)))[:MAX_TAGS]
    kept = kind if is_kind(kind) else PLAIN
    return NewNote(
        target,
        _keepable(body, _LONGEST),
        tags,
        kept,
        # A note of this program is itself again, with its own id and from nowhere else.
        "" if row.origin == f"{_OWN}{row.id}" else row.origin,
        row.created,
        row.modified,
        row.lost_in if _DIGEST.fullmatch(row.lost_in) else "",
        _keepable(row.written_on, MAX_QUOTE),
        row.id,
    )


def _keepable(words: str, most: int) -> str:
    """Words as a file can keep them."""
    whole = words[:most].encode("utf-8", "replace").decode()
    return whole.replace("\0", "\N{REPLACEMENT CHARACTER}")


class _Placing:
    """Puts the words of notes on one document.

    Args:
        document: The document.

    Attributes:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._anchoring = Anchoring(document.text)

    def target(self, row: ImportedNote) -> tuple[Target, bool]:
        """What a note stands on, and whether its words were found."""
        if not row.quote:
            return DocumentTarget(self.document.id), True
        text = self.document.text
        start = min(max(0, row.start), _FARTHEST)
        anchor = Anchor(
            _keepable(row.quote, MAX_QUOTE),
            _keepable(row.prefix[-MAX_CONTEXT:], MAX_CONTEXT),
            _keepable(row.suffix, MAX_CONTEXT),
            start,
        )
        span = self._span(anchor, has_place=row.start >= 0 or bool(row.prefix or row.suffix))
        if span is None:
            return PassageTarget(self.document.id, anchor), False
        return PassageTarget(self.document.id, make_anchor(text, span)), True

    def _span(self, anchor: Anchor, *, has_place: bool) -> Span | None:
        if has_place:
            placement = self._anchoring.place(anchor)
            return placement.span
        text, quote = self.document.text, anchor.quote
        first = text.find(quote)
        if first >= 0 and text.find(quote, first + 1) < 0:
            return Span(first, first + len(quote))
        # Devices join lines, cut long words with an ellipsis and change signs.
        plain = replace(anchor, quote=_MARKS.sub(" ", quote).strip())
        best = self._anchoring.possible(plain, 2)
        if not best or best[0].span is None:
            return None
        return best[0].span if self._is_whole(plain.quote, best[0].span) else None

    def _is_whole(self, quote: str, span: Span) -> bool:
        """Whether all the words are there, once, in other signs and spaces at most."""
        words, there = fold_words(quote), fold_words(self.document.text[span.start : span.end])
        return bool(words) and words == there and self._is_only(words)

    def _is_only(self, words: str) -> bool:
        whole = f" {fold_words(self.document.text)} "
        return whole.count(f" {words} ") == 1

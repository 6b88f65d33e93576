"""Notes to be reviewed: what their words were, and what stands there now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from reader.base.errors import ReaderError
from reader.desk.placed_notes import place_notes
from reader.desk.quoting import Quotation, quote_around, quote_kept
from reader.notes.model import EntryTarget, PassageTarget
from reader.text.anchoring import Anchoring
from reader.text.word_index import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.desk.desk import Desk
    from reader.desk.placed_notes import PlacedNote
    from reader.notes.model import Conflict, Note
    from reader.text.anchoring import Placement
    from reader.text.document import Document

_AROUND = 60  # characters on each side of the words
_MOST_WORDS = 3_000  # of a passage whose words are compared one by one
_LEAST = 0.05  # confidence of another place that is offered
_OTHERS = 3  # other places that are offered


class Fate(Enum):
    """What became of words."""

    KEPT = auto()
    GONE = auto()
    NEW = auto()


class Compared(NamedTuple):
    """A stretch of words and what became of it."""

    words: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A note of which its reader has to say where it stands.

    Attributes:
        placed: The note, and where its words may be.
        document: Id of its document.
        title: Title of its document.
        before: The words it was written on, and what stood around them.
        now: The words it may stand on, and what stands around them; None where it is lost.
        others: Other places that are not as likely.
    """

    placed: PlacedNote
    document: str
    title: str
    before: Quotation
    now: Quotation | None
    others: tuple[Placement, ...] = ()

    @property
    def note(self) -> Note:
        """The note."""
        return self.placed.note

    def old_words(self) -> tuple[Compared, ...]:
        """The old words, those that are gone apart."""
        return tuple(one for one in self._compared() if one.fate is not Fate.NEW)

    def new_words(self) -> tuple[Compared, ...]:
        """The new words, those that are new apart."""
        return tuple(one for one in self._compared() if one.fate is not Fate.GONE)

    def _compared(self) -> tuple[Compared, ...]:
        return compared(self.before.words, self.now.words) if self.now else ()


@dataclass(frozen=True, slots=True)
class Review:
    """All that waits to be reviewed.

    Attributes:
        items: Notes whose words have changed or are lost, document by document.
        conflicts: Notes that have two texts.
        unread: Why documents could not be opened; nothing is said of their notes.
    """

    items: tuple[ReviewItem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unread: tuple[str, ...] = ()


def review_of(document: Document, placed: Iterable[PlacedNote]) -> tuple[ReviewItem, ...]:
    """What of a document's notes waits to be reviewed; for a thread."""
    return tuple(_items(document, placed))


def review_everywhere(
    desk: Desk,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Review:
    """What waits to be reviewed in all documents that have notes; each is opened once.

    Args:
        desk: Has notes and documents.
        cancelled: Tells whether it is no longer wanted; what was found until then is given.
        progress: Told how many documents were looked at, and of how many.
    """
    notes = desk.notes.all()
    by_document: dict[str, list[Note]] = {}
    for note in notes.notes:
        if not isinstance(note.target, EntryTarget):
            by_document.setdefault(note.target.document, []).append(note)
    items: list[ReviewItem] = []
    unread: list[str] = []
    for done, (document_id, here) in enumerate(sorted(by_document.items())):
        if cancelled():
            break
        progress(done, len(by_document))
        try:
            document = desk.open_document(document_id).document
        except ReaderError as error:
            unread.append(str(error))
            continue
        items += review_of(document, place_notes(document, here, cancelled))
    return Review(tuple(items), notes.conflicts, tuple(unread))


def compared(old: str, new: str) -> tuple[Compared, ...]:
    """Old words and new ones in one row: what was kept, what is gone, what is new.

    Together, what was kept and is gone is the old text, and what was kept and is new the new one.
    """
    from rapidfuzz.distance import Indel

    before, after = _pieces(old), _pieces(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        return (Compared(old, Fate.GONE), Compared(new, Fate.NEW))
    found: list[Compared] = []
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            _add(found, "".join(before[step.src_start : step.src_end]), Fate.KEPT)
        else:
            _add(found, "".join(before[step.src_start : step.src_end]), Fate.GONE)
            _add(found, "".join(after[step.dest_start : step.dest_end]), Fate.NEW)
    return tuple(found)


def _items(document: Document, placed: Iterable[PlacedNote]) -> Iterator[ReviewItem]:
    anchoring = Anchoring(document.text)
    for one in placed:
        target = one.note.target
        if not one.needs_review or not isinstance(target, PassageTarget):
            continue
        anchor = target.anchor
        others = anchoring.possible(anchor, _OTHERS + 1)
        yield ReviewItem(
            one,
            document.id,
            document.metadata.title,
            quote_kept(anchor.prefix, anchor.quote, anchor.suffix),
            _now(document, one),
            tuple(
                place for place in others if place.span != one.span and place.confidence >= _LEAST
            )[:_OTHERS],
        )


def _now(document: Document, placed: PlacedNote) -> Quotation | None:
    if (span := placed.span) is None:
        return None
    first, last = document.block_at(span.start), document.block_at(max(span.start, span.end - 1))
    bounds = (min(first.start, span.start), max(last.end, span.end))
    return quote_around(document.text, *span, bounds, _AROUND)


def _pieces(text: str) -> list[str]:
    """The words of a text, and what stands between them."""
    pieces, at = [], 0
    for word in words_of(text):
        pieces += [text[at : word.start], text[word.start : word.end]]
        at = word.end
    return [piece for piece in (*pieces, text[at:]) if piece]


def _add(found: list[Compared], words: str, fate: Fate) -> None:
    if words:
        found.append(Compared(words, fate))

"""Which of the notes are wanted, and in what order: the filters of lists and exports."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from glossary.dates import PartialDate
from glossary.folding import fold
from reader.desk.note_links import links_of
from reader.notes.model import EntryTarget, Note, PassageTarget
from reader.search.query.clauses import words_of
from reader.text.place import EntryPlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from glossary.matcher import Matcher
    from reader.desk.placed_notes import PlacedNote
    from reader.text.anchoring import AnchorState

AnyNote = TypeVar("AnyNote", "Note", "PlacedNote")
"""A note, or one that was placed on its document as that now is."""

_APART = "\n\n"  # nothing is mentioned across the end of a paragraph


class NoteOrder(StrEnum):
    """What notes are sorted by."""

    PLACE = "place"
    TIME = "time"
    MODIFIED = "modified"


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """What notes are wanted; an empty field asks for nothing.

    Of ``kinds``, ``documents`` and ``states`` one of the values will do, of ``entries`` and
    ``tags`` each must hold, as in searching.

    Attributes:
        kinds: Ids of kinds.
        documents: Ids of documents that they stand on.
        entries: Ids of entries that they are about: they stand on it, link to it, or name it in
            their own words or in those they stand on.
        tags: The reader's own labels, whatever their case and signs.
        before: A day before the first of this year, month or day, written or changed.
        after: That first day or later, written or changed.
        states: What became of their words; asks for notes that were placed.
        words: Each of them stands somewhere in the note, its tags or the words it stands on.
    """

    kinds: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    before: PartialDate | None = None
    after: PartialDate | None = None
    states: tuple[AnchorState, ...] = ()
    words: str = ""

    @property
    def asks_for_all(self) -> bool:
        """Whether every note is wanted."""
        return self == NoteFilter()

    def chosen(
        self, notes: Iterable[AnyNote], matcher: Callable[[], Matcher] | None = None
    ) -> list[AnyNote]:
        """The notes that are wanted, in the order given.

        Args:
            notes: Any notes, placed ones if the filter asks for states.
            matcher: Gives what finds entries in words; asked only where the filter names
                entries. Without it, notes are only about what they stand on or link to.
        """
        tests = tuple(self._tests())
        kept = [one for one in notes if all(test(note_of(one)) for test in tests)]
        if self.states:
            kept = [one for one in kept if _state(one) in self.states]
        if self.entries and kept:
            about = entries_about([note_of(one) for one in kept], matcher() if matcher else None)
            wanted = set(self.entries)
            kept = [one for one, entries in zip(kept, about, strict=True) if wanted <= entries]
        return kept

    def _tests(self) -> Iterator[Callable[[Note], bool]]:
        """What each note must fulfil for itself, the quickest first."""
        if self.kinds:
            kinds = {kind.casefold() for kind in self.kinds}
            yield lambda note: note.kind.casefold() in kinds
        if self.documents:
            documents = set(self.documents)
            yield lambda note: document_of(note) in documents
        if self.before or self.after:
            before, after = self.before, self.after
            yield lambda note: _is_of(_days(note), before, after)
        if self.tags:
            tags = {tag_key(tag) for tag in self.tags}
            yield lambda note: tags <= {tag_key(tag) for tag in note.tags}
        if words := fold(self.words).text.split():
            yield lambda note: _has_all(words, note)


def note_of(one: Note | PlacedNote) -> Note:
    """The note itself."""
    return one if isinstance(one, Note) else one.note


def document_of(note: Note) -> str:
    """Id of the document that a note stands on; empty for one on an entry."""
    return "" if isinstance(note.target, EntryTarget) else note.target.document


def quote_of(note: Note) -> str:
    """The words a note stands on; empty for one on a whole document or an entry."""
    return note.target.anchor.quote if isinstance(note.target, PassageTarget) else ""


def tag_key(tag: str) -> tuple[str, ...]:
    """What tags that count as the same have in common, as in searching."""
    return words_of(tag) or (tag.casefold(),)


def in_order(notes: Iterable[AnyNote], order: NoteOrder) -> list[AnyNote]:
    """The notes sorted.

    Args:
        notes: Any notes; placed ones stand where their words now are.
        order: By place (documents by their ids, lost words where they once stood; then notes on
            entries), by when they were written, or by when they were last changed.
    """
    if order is NoteOrder.TIME:
        return sorted(notes, key=lambda one: (note_of(one).created, note_of(one).id))
    if order is NoteOrder.MODIFIED:
        return sorted(notes, key=lambda one: (note_of(one).modified, note_of(one).id))
    return sorted(notes, key=_place_key)


def entries_about(notes: Sequence[Note], matcher: Matcher | None = None) -> list[set[str]]:
    """The entries that each note is about: by its place, its links and the names it uses.

    Args:
        notes: Any notes.
        matcher: Finds the names of entries; without it names are not looked for.
    """
    about = [set(_linked(note)) for note in notes]
    if matcher is None:
        return about
    texts = [_APART.join((quote_of(note), note.body)) for note in notes]
    starts, length = [], 0
    for text in texts:
        starts.append(length)
        length += len(text) + len(_APART)
    # One text for all: many times as fast as each for itself.
    for mention in matcher.mentions(_APART.join(texts)):
        about[bisect_right(starts, mention.start) - 1].add(mention.entry)
    return about


def _linked(note: Note) -> Iterator[str]:
    if isinstance(note.target, EntryTarget):
        yield note.target.entry
    if "[[" in note.body:
        targets = (link.target for link in links_of(note.body))
        yield from (one.entry.partition("@")[0] for one in targets if isinstance(one, EntryPlace))


def _state(one: Note | PlacedNote) -> AnchorState | None:
    if isinstance(one, Note) or one.placement is None:
        return None
    return one.placement.state


def _days(note: Note) -> tuple[PartialDate, ...]:
    """When it was written and changed, where the reader is."""
    moments = {note.created, note.modified}
    days = (moment.astimezone().date() for moment in moments)
    return tuple(PartialDate(day.year, day.month, day.day) for day in days)


def _is_of(
    days: Iterable[PartialDate], before: PartialDate | None, after: PartialDate | None
) -> bool:
    """Whether one day is before, and one, perhaps another, after, as in searching."""
    firsts = [day.first_day for day in days]
    return (before is None or min(firsts) < before.first_day) and (
        after is None or max(firsts) >= after.first_day
    )


def _has_all(words: Iterable[str], note: Note) -> bool:
    there = fold("\n".join((note.body, *note.tags, quote_of(note)))).text
    return all(word in there for word in words)


def _place_key(one: Note | PlacedNote) -> tuple[bool, str, int, int, str]:
    note = note_of(one)
    target = note.target
    if isinstance(target, EntryTarget):
        return (True, target.entry, 0, 0, note.id)
    span = None if isinstance(one, Note) else one.span
    if span is None and isinstance(target, PassageTarget):
        span = target.anchor.span
    # What stands on the whole of a document comes before what stands in it.
    start, end = (span.start, -span.end) if span else (-1, 0)
    return (False, target.document, start, end, note.id)

"""Where the other documents of the library mention an entry, and in what words."""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from glossary.ids import address_in
from reader.base.errors import ReaderError
from reader.base.files import Stamp
from reader.desk.terms import chunks_from
from reader.desk.wording import Wording, attributed, wordings
from reader.library.acquaintance import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from glossary.dates import PartialDate
    from glossary.glossary import Glossary
    from glossary.model import Entry, Mention
    from reader.desk.desk import Desk
    from reader.desk.documents import Unopened
    from reader.desk.terms import TermFinder
    from reader.text.companion import Companion
    from reader.text.document import Document

AT_A_TIME = 200
"""Documents that are looked through before the reader is asked whether to go on."""

_REMEMBERED = 5_000  # documents
_MOST_WORDINGS = 40  # of one entry in one document


@dataclass(frozen=True, slots=True)
class OtherDocument:
    """A document that mentions an entry.

    Attributes:
        document: Its id.
        title: Its title.
        date: When it was written, as exactly as known.
        wordings: The words it uses, the most frequent first.
    """

    document: str
    title: str
    date: PartialDate | None
    wordings: tuple[Wording, ...]

    @property
    def count(self) -> int:
        """How often it mentions the entry."""
        return sum(one.count for one in self.wordings)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is known of the mentions of one entry in all other documents.

    Attributes:
        found: Documents that mention it, the oldest first; those without a date last.
        looked: How many documents were looked through.
        total: How many there are to look through: those that may mention it.
        unread: How many of them could not be read.
        is_looking: Whether more are being looked through just now.
    """

    found: tuple[OtherDocument, ...] = ()
    looked: int = 0
    total: int = 0
    unread: int = 0
    is_looking: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether all of them were looked through."""
        return self.looked >= self.total


class OtherDocuments:
    """Looks for entries in documents; safe to use from several threads.

    What a document mentions is remembered until its file, its companion or the glossary changes,
    so that looking for the next entry reads nothing again.

    Args:
        desk: Has the documents.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._guard = threading.Lock()

    def look(
        self,
        entry: Entry,
        here: str,
        *,
        most: int = AT_A_TIME,
        progress: Callable[[Elsewhere], None] | None = None,
        pause: float = 0.25,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Elsewhere:
        """Look for an entry in the documents that may mention it; for a worker.

        Those that may are told by the search index; what it has not seen is looked through too.
        What was opened last for the first time is looked through first.

        Args:
            entry: The entry; the same one of another pack counts too.
            here: Id of the document that is not to be looked through.
            most: How many documents at most.
            progress: Called now and then with what is known so far.
            pause: Seconds between two calls of it, at least.
            cancelled: Asked several times for each document; true stops the looking.
        """
        key = key_of(address_in(entry.id, entry.pack))
        candidates = self._candidates(entry, here, key)
        found: list[OtherDocument] = []
        looked = unread = 0
        told = monotonic()
        for one in candidates[:most]:
            if progress and looked and monotonic() >= told + pause:
                told = monotonic()
                so_far = Elsewhere(_by_date(found), looked, len(candidates), unread)
                progress(replace(so_far, is_looking=True))
            known = None
            with suppress(ReaderError):
                known = self._known_of(one, cancelled)
            if cancelled():
                break
            looked += 1
            unread += known is None
            if known and (used := known.wordings.get(key)):
                words = attributed(entry, used)
                found.append(OtherDocument(one.record.id, known.title, known.date, words))
        return Elsewhere(_by_date(found), looked, len(candidates), unread)

    def _candidates(self, entry: Entry, here: str, key: str) -> list[Unopened]:
        holders = self._desk.index.documents_with([alias.text for alias in entry.aliases])
        return [
            one
            for one in self._desk.documents.unopened()
            if one.record.id != here
            and (
                one.record.id in holders.documents
                or one.record.id not in holders.seen
                or _has_phrase_for(key, one.companion)
            )
        ]

    def _known_of(self, one: Unopened, cancelled: Callable[[], bool]) -> _Known | None:
        """What a document mentions; None if the looking was cancelled."""
        document_id = one.record.id
        glossary = self._desk.glossary_for(one.companion)
        file = Stamp.of(one.file) if one.file else None
        with self._guard:
            known = self._known.get(document_id)
            if known and known[:3] == (glossary, file, one.companion):
                self._known.move_to_end(document_id)
                return known
        opened = self._desk.open_document(document_id)
        used = _used(self._desk.finder(opened), opened.document, cancelled)
        if used is None:
            return None
        metadata = opened.document.metadata
        known = _Known(glossary, file, one.companion, metadata.title, metadata.date, used)
        with self._guard:
            self._known[document_id] = known
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return known


class _Known(NamedTuple):
    """What one document mentions, as long as it, its companion and the glossary stay as they are.

    Attributes:
        glossary: The glossary.
        file: Of the document's file.
        companion: Of the document.
        title: Of the document.
        date: Of the document.
        wordings: By entry, as ``key_of`` names it.
    """

    glossary: Glossary
    file: Stamp | None
    companion: Companion | None
    title: str
    date: PartialDate | None
    wordings: Mapping[str, tuple[Wording, ...]]


def _used(
    finder: TermFinder, document: Document, cancelled: Callable[[], bool]
) -> dict[str, tuple[Wording, ...]] | None:
    """The wordings of every entry in a document; None if cancelled."""
    by_entry: dict[str, list[Mention]] = {}
    for chunk in chunks_from(document, 0):
        if cancelled():
            return None
        for one in finder.within(chunk):
            by_entry.setdefault(key_of(one.entry), []).append(one)
    return {entry: wordings(mentions)[:_MOST_WORDINGS] for entry, mentions in by_entry.items()}


def _has_phrase_for(key: str, companion: Companion | None) -> bool:
    return any(key_of(phrase.entry) == key for phrase in companion.phrases) if companion else False


def _by_date(found: Iterable[OtherDocument]) -> tuple[OtherDocument, ...]:
    def order(one: OtherDocument) -> tuple[bool, tuple[int, ...], str, str]:
        return one.date is None, one.date.sort_key if one.date else (), one.title, one.document

    return tuple(sorted(found, key=order))

"""Which records are of a kind, of a document, by somebody, of a time."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from glossary.dates import PartialDate
from reader.search.model import Kind
from reader.search.query.clauses import words_of
from reader.search.query.tree import Field
from reader.search.stemming import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reader.search.model import About
    from reader.search.query.tree import Filter
    from reader.search.store.snapshot import Snapshot

_KINDS = tuple(Kind)
_OF_DOCUMENTS = "doc:"
_KEPT = 50_000


class Filters:
    """What filters hold for, in snapshots that are searched together.

    Args:
        snapshots: All of them: a note is in a document that another one knows the title of.
    """

    def __init__(self, snapshots: Sequence[Snapshot]) -> None:
        self._snapshots = snapshots
        self._documents: dict[str, frozenset[str]] = {}

    def mask(self, wanted: Filter, snapshot: Snapshot) -> npt.NDArray[np.bool_]:
        """The records of a snapshot for which a filter holds."""
        field, value = wanted
        if field is Field.KIND:
            return np.asarray(snapshot.kind_of == _KINDS.index(Kind(value)))
        if field is Field.IN:
            documents = self._documents_called(value)
            each = (about.document in documents for _, about in snapshot.sources)
        else:
            each = (_is_so(field, value, about) for _, about in snapshot.sources)
        sources = np.fromiter(each, bool, len(snapshot.sources))
        return np.asarray(sources[snapshot.source_of])

    def _documents_called(self, value: str) -> frozenset[str]:
        """The ids of documents with this id, else with these words in their title."""
        if (known := self._documents.get(value)) is None:
            about = [
                about
                for snapshot in self._snapshots
                for key, about in snapshot.sources
                if key.startswith(_OF_DOCUMENTS)
            ]
            exact = {one.document for one in about if one.document == value}
            known = frozenset(exact or {one.document for one in about if _names(one.title, value)})
            known = self._documents[value] = known or frozenset({value})
        return known


def _is_so(field: Field, value: str, about: About) -> bool:
    match field:
        case Field.TITLE | Field.BY:
            return _names(about.title if field is Field.TITLE else about.by, value)
        case Field.TAG:
            return any(_words(tag) == tuple(value.split()) for tag in about.tags)
        case Field.ENTRY | Field.NOTE_KIND:
            is_entry = field is Field.ENTRY
            return value == (about.entry if is_entry else about.note_kind.casefold())
        case Field.SIDE:
            return value in about.sides
        case Field.BEFORE:
            return any(_day(date).first_day < _day(value).first_day for date in about.dates)
        case _:
            return any(_day(date).last_day >= _day(value).first_day for date in about.dates)


def _names(text: str, value: str) -> bool:
    """Whether a title or name holds all the words of a value, one after the other."""
    if not text:
        return False
    wanted, there = _stems(value), _stems(text)
    most = len(there) - len(wanted)
    return bool(wanted) and any(there[at : at + len(wanted)] == wanted for at in range(most + 1))


@lru_cache(_KEPT)
def _words(text: str) -> tuple[str, ...]:
    return words_of(text)


@lru_cache(_KEPT)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(map(stem, words_of(text)))


@lru_cache(_KEPT)
def _day(date: str) -> PartialDate:
    return PartialDate.parse(date)

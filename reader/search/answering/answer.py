"""From a question to its results."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from reader.search.answering.hits import make_hit
from reader.search.answering.listing import listed, only_firsts
from reader.search.answering.lookup import look_up
from reader.search.answering.ranking import CancelledError, best, counts_of, find
from reader.search.model import InDocument, Kind, Results
from reader.search.names import NO_NAMES
from reader.search.suggesting import missing_words, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.search.answering.lookup import Wanted
    from reader.search.answering.ranking import Found
    from reader.search.model import Question
    from reader.search.names import Names
    from reader.search.query.tree import Query
    from reader.search.store.snapshot import Snapshot

_KINDS = tuple(Kind)
_MOST_DOCUMENTS = 20


def answer(
    question: Question,
    query: Query,
    snapshots: Sequence[Snapshot],
    cancelled: Callable[[], bool] = lambda: False,
    names: Names = NO_NAMES,
) -> Results:
    """What a query finds in some snapshots.

    Raises:
        CancelledError: The question is no longer of interest.
    """

    def check() -> None:
        if cancelled():
            raise CancelledError

    nothing = Results(question.text, remarks=query.remarks)
    if not snapshots or question.limit < 1 or not question.kinds:
        return nothing
    wanted = look_up(query, snapshots)
    found = find(wanted, query, question, snapshots, check)
    check()
    if all(one.is_denied for one in wanted):
        found = [one._replace(holds=only_firsts(one)) for one in found]
        ranked = listed(found, question.limit)
    else:
        ranked = best(found, question.limit, of_documents=question.of_documents)
    hits = []
    for one in ranked:
        check()
        hits.append(make_hit(one, wanted, found[-one.part].snapshot))
    documents, in_documents = _documents(found)
    check()
    return replace(
        nothing,
        hits=tuple(hits),
        counts=counts_of(found),
        documents=documents,
        in_documents=in_documents,
        suggestions=_suggestions(query, wanted, snapshots, question.text, names),
    )


def _suggestions(
    query: Query, wanted: Sequence[Wanted], snapshots: Sequence[Snapshot], text: str, names: Names
) -> tuple[str, ...]:
    missing = missing_words(query, wanted, snapshots)
    vocabularies = [snapshot.vocabulary for snapshot in snapshots]
    return suggest(text, missing, vocabularies, names) if missing else ()


def _documents(found: Sequence[Found]) -> tuple[tuple[InDocument, ...], int]:
    """The documents with passages found, the most first, and how many there are."""
    documents: list[InDocument] = []
    in_documents = 0
    for one in found:
        snapshot = one.snapshot
        passages = one.holds & (snapshot.kind_of == _KINDS.index(Kind.PASSAGE))
        counts = np.bincount(snapshot.source_of[passages], minlength=len(snapshot.sources))
        there = np.flatnonzero(counts)
        in_documents += len(there)
        for number in there[np.argsort(-counts[there], kind="stable")][:_MOST_DOCUMENTS].tolist():
            about = snapshot.sources[number][1]
            documents.append(InDocument(about.document, about.title, int(counts[number])))
    return tuple(documents), in_documents

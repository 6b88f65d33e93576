"""Documents of the library by what other programs tell of them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from glossary.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.desk.desk import Desk
    from reader.desk.library_rows import ShelfRow
    from reader.notes.importing.rows import Source

_NEAR = 90  # of 100, how like two titles must be


class SourceShelf:
    """Finds the documents of the library that notes of other programs are on.

    Args:
        desk: Has the library.
    """

    def __init__(self, desk: Desk) -> None:
        self._rows: tuple[ShelfRow, ...] = desk.shelf.rows()
        self._ids = {row.id for row in self._rows}
        self._by_address = {_address(row.source): row.id for row in self._rows if row.source}
        for one in desk.documents.unopened():  # one that ships names its page only beside it
            said = one.companion.metadata.source if one.companion else ""
            if said:
                self._by_address.setdefault(_address(said), one.record.id)
        self._by_file = _unique((_stem(row.source), row.id) for row in self._rows if row.source)
        self._by_title = _unique((fold_words(row.title), row.id) for row in self._rows)
        self._known: dict[Source, str] = {}

    def find(self, source: Source) -> str:
        """The id of a document; empty for none."""
        if source not in self._known:
            self._known[source] = self._find(source)
        return self._known[source]

    def _find(self, source: Source) -> str:
        if source.document in self._ids:
            return source.document
        if source.address and (found := self._by_address.get(_address(source.address))):
            return found
        if source.file and (found := self._by_file.get(_stem(source.file))):
            return found
        title = fold_words(source.title)
        return self._by_title.get(title, "") or self._nearest(title) if title else ""

    def _nearest(self, title: str) -> str:
        """The document whose title is nearly so, if one is and no other."""
        from rapidfuzz import fuzz, process

        titles: Mapping[str, str] = {row.id: fold_words(row.title) for row in self._rows}
        found = process.extract(title, titles, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=2)
        if len(found) == 1:
            return str(found[0][2])
        short = title.partition(" : ")[0]
        begins = [key for key, one in titles.items() if one and (one == short or short == one)]
        return begins[0] if len(begins) == 1 else ""


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What names one document alone."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, document in pairs:
        found[name].add(document)
    return {name: next(iter(ids)) for name, ids in found.items() if name and len(ids) == 1}


def _address(address: str) -> str:
    """What the addresses of one page have in common."""
    plain = re.sub(r"\A[a-z]+://", "", address.strip().casefold()).removeprefix("www.")
    return plain.partition("#")[0].partition("?utm_")[0].rstrip("/")


def _stem(path: str) -> str:
    name = re.split(r"[/\\]", path)[-1]
    return fold_words(name.rpartition(".")[0] or name)

"""Finding words in one text: as people read them, not as they are encoded.

Words are found whatever their case and accents, across line ends, soft hyphens and no-break
spaces, as ``glossary.folding`` has it; nothing is found across the end of a paragraph. Every
match is a stretch of the text itself.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import replace
from itertools import islice
from operator import le
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from glossary.characters import PARAGRAPH_END, folded, is_unspaced, is_word
from glossary.folding import fold, fold_words, lowered
from reader.text.hits import NO_HITS, Hits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glossary.folding import Folded

MOST_HITS = 100_000
"""Matches that are kept; that there are more is told."""

LONGEST_LOOK = 10.0
"""Seconds that an expression is looked for."""

_MOST_TRIED = 20 * MOST_HITS
"""Places that are looked at, if nearly none of them is a match."""

_BETWEEN_LOOKS = 2_048  # matches from one look at whether it was cancelled to the next


class How(NamedTuple):
    """What counts as the same.

    Attributes:
        case: Whether capitals must agree; None for when the words have any.
        accents: Whether accents must agree.
        whole_words: Whether a match must begin and end where words do.
        pattern: Whether the words are a regular expression (see ``reader.text.patterns``).
    """

    case: bool | None = None
    accents: bool = False
    whole_words: bool = False
    pattern: bool = False

    def minds_case(self, words: str) -> bool:
        """Whether capitals must agree for these words."""
        if self.case is None:
            # In an expression, "\W" has a capital that is none.
            return any(
                char.isupper() and not (self.pattern and before == "\\")
                for before, char in zip(" " + words, words, strict=False)
            )
        return self.case


class Finder:
    """Finds words in a text; what that needs is made at the first asking and kept.

    For one thread at a time.

    Args:
        text: Any text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._cased: Folded | None = None
        self._lowered: str | None = None

    def find(
        self,
        words: str,
        how: How = How(),  # noqa: B008 - a value, never changed
        near: int = 0,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Hits:
        """Every match; if there are more than ``MOST_HITS``, those from a place on.

        Args:
            words: What is looked for.
            how: What counts as the same.
            near: Offset from whose paragraph on is looked first.
            cancelled: Asked from time to time; if so, what was found by then is returned.

        Raises:
            PatternError: The words are to be a regular expression, and are none.
        """
        if not words.strip():
            return NO_HITS
        if how.pattern:
            return self._find_pattern(words, how, near, cancelled)
        source, cased = self._folded(), how.minds_case(words)
        needle = fold_words(words, keep_case=cased)
        if not needle:
            return NO_HITS
        text = source.text if cased else self._lowered_text()
        if not how.accents and not how.whole_words:
            return _all_literal(source, text, needle, self._folded_offset(near, source), cancelled)
        exact = _Exactly(_with_accents(words, cased=cased), cased=cased) if how.accents else None
        first = self._folded_offset(near, source)
        found = _literal(text, needle, first, cancelled)
        return _gathered(found, source, self.text, how, exact)

    def _find_pattern(
        self, pattern: str, how: How, near: int, cancelled: Callable[[], bool]
    ) -> Hits:
        from reader.text.patterns import pattern_matches

        source = None if how.accents else self._folded()
        text = self.text if source is None else source.text
        first = self._folded_offset(near, source)
        # Each match takes time in proportion to its paragraph; many in a long one take too long.
        ends = monotonic() + LONGEST_LOOK

        def has_to_end() -> bool:
            return monotonic() > ends or cancelled()

        found = pattern_matches(text, pattern, how, first, has_to_end)
        hits = _gathered(found, source, self.text, how)
        return replace(hits, is_all=hits.is_all and monotonic() <= ends)

    def _folded(self) -> Folded:
        if self._cased is None:
            self._cased = fold(self.text, keep_case=True)
        return self._cased

    def _lowered_text(self) -> str:
        if self._lowered is None:
            self._lowered = lowered(self._folded().text)
        return self._lowered

    def _folded_offset(self, offset: int, source: Folded | None) -> int:
        """Where the paragraph of an offset begins in what is looked through."""
        if source is None:
            start = self.text.rfind("\n\n", 0, max(0, offset))
            return start + 2 if start >= 0 else 0
        at = bisect_right(source.source_starts, offset) - 1
        if at >= 0:
            past = max(0, offset - source.source_ends[at])
            offset = (source.ends[at] if past else source.starts[at]) + past
        start = source.text.rfind(PARAGRAPH_END, 0, max(0, offset))
        return start + len(PARAGRAPH_END) if start >= 0 else 0


class _Exactly(NamedTuple):
    """Words with the accents that they must have."""

    words: str
    cased: bool

    def is_same(self, found: str) -> bool:
        return _with_accents(found, cased=self.cased) == self.words


def _with_accents(words: str, *, cased: bool) -> str:
    """Words as they are compared where accents count: like ``fold_words``, with its accents."""
    kept = []
    for char in unicodedata.normalize("NFC", words):
        same = folded(char)
        plain = unicodedata.normalize("NFKC", char)
        differs = char.isalpha() and plain != same
        kept.append(plain if differs or (unicodedata.combining(char) and not same) else same)
    joined = " ".join("".join(kept).replace(PARAGRAPH_END, " ").split())
    return joined if cased else joined.casefold()


def _all_literal(
    source: Folded, text: str, needle: str, first: int, cancelled: Callable[[], bool]
) -> Hits:
    """The matches that are nothing but the needle: without a step for each but to find it."""
    runs: list[array[int]] = []
    count, find, size = 0, text.find, len(needle)
    for start, end in ((first, len(text)), (0, first)):
        places = array("q")
        runs.append(places)
        add = places.append
        at = find(needle, start, end)
        while at >= 0 and count <= MOST_HITS:
            add(at)
            count += 1
            at = find(needle, at + size, end)
            if count % _BETWEEN_LOOKS == 0 and cancelled():
                break
    if count > MOST_HITS:
        (runs[1] or runs[0]).pop()
    places = runs[1] + runs[0]
    starts, ends = source.source_spans(places, array("q", [place + size for place in places]))
    return Hits(*_apart(starts, ends), is_all=count <= MOST_HITS)


def _apart(starts: array[int], ends: array[int]) -> tuple[array[int], array[int]]:
    """Of one character that became two ("ß") each may be a match: it is one all the same."""
    if all(map(le, ends, islice(starts, 1, None))):
        return starts, ends
    kept = [0]
    for number in range(1, len(starts)):
        if starts[number] >= ends[kept[-1]]:
            kept.append(number)
    return array("q", [starts[one] for one in kept]), array("q", [ends[one] for one in kept])


def _literal(
    text: str, needle: str, first: int, cancelled: Callable[[], bool]
) -> Iterator[tuple[int, int]]:
    """Every place of the needle, overlapping ones too: from a paragraph on, then those before."""
    for start, end in ((first, len(text)), (0, first)):
        looked = 0
        at = text.find(needle, start, end)
        while at >= 0:
            yield at, at + len(needle)
            looked += 1
            if looked % _BETWEEN_LOOKS == 0 and cancelled():
                return
            at = text.find(needle, at + 1, end)


def _gathered(
    found: Iterator[tuple[int, int]],
    source: Folded | None,
    text: str,
    how: How,
    exact: _Exactly | None = None,
) -> Hits:
    """The matches in their order in the text, without those that overlap the one before."""
    folded_text = source.text if source else text
    runs: list[tuple[array[int], array[int]]] = [(array("q"), array("q"))]
    count, last_start, after, source_after = 0, -1, 0, 0
    is_all, tried = True, 0
    for start, end in found:
        if start < last_start:  # on with what stands before the place that was looked at first
            runs.append((array("q"), array("q")))
            after = source_after = 0
        last_start = start
        tried += 1
        if tried > _MOST_TRIED:
            is_all = False
            break
        if (
            start < after
            or end == start
            or (how.whole_words and not _is_whole(folded_text, start, end))
        ):
            continue
        span = source.source_span(start, end) if source else (start, end)
        if span[0] < source_after or (exact and not exact.is_same(text[slice(*span)])):
            continue
        if count == MOST_HITS:
            is_all = False
            break
        runs[-1][0].append(span[0])
        runs[-1][1].append(span[1])
        after, source_after = end, span[1]
        count += 1
    starts, ends = array("q"), array("q")
    for run_starts, run_ends in reversed(runs):
        starts += run_starts
        ends += run_ends
    return Hits(starts, ends, is_all)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends where words do."""
    return not (_goes_on(text, start) or _goes_on(text, end))


def _goes_on(text: str, offset: int) -> bool:
    """Whether one word holds the characters before and at an offset."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    both = is_word(before) and is_word(after)
    return both and not (is_unspaced(before) or is_unspaced(after))

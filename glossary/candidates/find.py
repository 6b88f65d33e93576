"""Finding candidates: what is asked, in one function."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import partial
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

from glossary.candidates.acronyms import expansions
from glossary.candidates.gathering import Gathering, key_of, small_words_of
from glossary.candidates.joining import join
from glossary.candidates.language import has_capital_nouns, is_english
from glossary.candidates.phrases import PhraseCounter, places
from glossary.candidates.ranking import (
    name_candidate,
    name_score,
    phrase_candidate,
    phrase_score,
)
from glossary.candidates.sifting import is_worth, is_worth_among_nouns, without_demonyms
from glossary.candidates.signs import has_signs, set_apart
from glossary.candidates.stretches import bounded, paragraphs
from glossary.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from glossary.candidates.model import Candidate, Stretch

_MOST_PHRASES = 300
_MOST_EXPANSIONS = 20_000
_MANY_WORDS = 20_000


def find_candidates(  # noqa: PLR0913 - all but the text are named
    text: str,
    stretches: Sequence[Stretch] | None = None,
    *,
    known_spans: Iterable[tuple[int, int]] = (),
    is_explained: Callable[[str], bool] | None = None,
    dismissed: Collection[str] = frozenset(),
    limit: int = 1_000,
    cancelled: Callable[[], bool] | None = None,
) -> list[Candidate]:
    """Names, acronyms and phrases of a text that nothing explains, best first.

    Linear in the length of the text; safe to run in a thread.

    Args:
        text: Any text.
        stretches: Its parts, in order and not overlapping; None: as empty lines part it.
        known_spans: What is explained already, as start and end offsets.
        is_explained: Whether words have an entry, however they are written.
        dismissed: Folded words (``glossary.folding.fold_words``) that the reader does not want.
        limit: How many to find at most.
        cancelled: Asked now and then whether to stop; then nothing is found.
    """
    finder = _Finder(
        text,
        list(bounded(text, paragraphs(text) if stretches is None else stretches)),
        _Known(known_spans),
    )
    stop = cancelled or (lambda: False)
    for _ in finder.steps():
        if stop():
            return []

    def is_wanted(candidate: Candidate) -> bool:
        # A surname that was dismissed was perhaps another's.
        certain = [one for one in candidate.aliases if " " in one or one.isupper()]
        if any(fold_words(words) in dismissed for words in (candidate.text, *certain)):
            return False
        forms = (candidate.text, *candidate.aliases)
        return not (is_explained and any(map(is_explained, forms)))

    return list(islice(filter(is_wanted, finder.candidates()), limit))


class _Known:
    """Which characters are explained already."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = array("q", (start for start, _ in ordered))
        self._ends = array("q", (end for _, end in ordered))

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any of the characters between two offsets is."""
        after = bisect_left(self._starts, end)
        return after > 0 and self._ends[after - 1] > start

    def covers(self, start: int, end: int) -> bool:
        """Whether all of them are, by one span."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._ends[before - 1] >= end


class _Finder:
    """One text being looked through, in steps."""

    def __init__(self, text: str, stretches: Sequence[Stretch], known: _Known) -> None:
        self._text = text
        self._stretches = stretches
        self._known = known
        self._vocabulary: Counter[str] = Counter()
        self._phrases = PhraseCounter()
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._values: dict[str, float] = {}
        self._expansions: list[tuple[str, str]] = []
        characters = set(text)
        self._has_signs = has_signs(characters)
        capitals = {char for char in characters if char.isupper() or char.istitle()}
        self._capitals = "".join(sorted(capitals)) or "A"
        self._gathering = Gathering(text, self._vocabulary, self._is_known)

    def steps(self) -> Iterator[None]:
        """Look through the text, a stretch at a time."""
        text, capitals = self._text, self._capitals
        small_words = array("q")
        for stretch in self._stretches:
            words = small_words_of(text[stretch.start : stretch.end])
            small_words.append(len(words))
            self._vocabulary.update(words)
            yield
        has_phrases = is_english(self._vocabulary)  # only its words of grammar are listed
        for stretch, count in zip(self._stretches, small_words, strict=True):
            self._gathering.read(stretch, capitals, count)
            self._expand(stretch)
            if self._has_signs:
                for start, end, is_quoted in set_apart(text, stretch.start, stretch.end):
                    self._gathering.add_set_apart(start, end, is_quoted=is_quoted)
            if has_phrases:
                self._phrases.read(text, stretch, capitals)
            yield
        self._gathering.settle()
        yield
        self._values = self._phrases.best(self._fewest(), _MOST_PHRASES)
        for found in places(text, self._values, self._stretches):
            for phrase, start, end in found:
                if not self._known.overlaps(start, end):
                    self._places.setdefault(phrase, []).append((start, end))
            yield

    def candidates(self) -> Iterator[Candidate]:
        """What was found, best first."""
        text, vocabulary = self._text, self._vocabulary
        among_nouns = has_capital_nouns(vocabulary)
        names = {
            key: name
            for key, name in self._gathering.names.items()
            if is_worth(text, name, vocabulary) and (not among_nouns or is_worth_among_nouns(name))
        }
        groups = join(text, without_demonyms(names), self._expansions).values()
        found: list[tuple[float, int, Callable[[], Candidate]]] = [
            (-name_score(group), group[0].seen[0].start, partial(name_candidate, text, group))
            for group in groups
        ]
        found += [
            (-phrase_score(value), spans[0][0], partial(phrase_candidate, text, spans, value))
            for phrase, value in self._values.items()
            if (spans := self._places.get(phrase, []))
            and (len(spans) >= self._fewest() or phrase in self._phrases.quoted)
        ]
        found.sort(key=itemgetter(0, 1))
        for _, _, candidate in found:
            yield candidate()

    def _fewest(self) -> int:
        return 2 if self._vocabulary.total() < _MANY_WORDS else 3

    def _expand(self, stretch: Stretch) -> None:
        if len(self._expansions) > _MOST_EXPANSIONS:
            return
        for short, long in expansions(self._text, stretch.start, stretch.end):
            short_form, long_form = (
                " ".join(self._text[start:end].split()) for start, end in (short, long)
            )
            self._expansions.append((key_of(short_form), key_of(long_form)))
            for span in (short, long):
                self._gathering.add_told(*span)

    def _is_known(self, start: int, end: int) -> bool:
        return self._known.covers(start, end)

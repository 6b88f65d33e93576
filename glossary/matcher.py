"""Finding the terms of a glossary in a text: whole words, the longest first, in one pass.

Words are looked for with automata (Aho-Corasick) in the folded text, so the time depends on the
length of the text and on what is found, not on how many terms there are. What most finds need is
done for all of them at once; only where a find does not count, or finds overlap, the text is
walked through by hand.
"""

from __future__ import annotations

from array import array
from itertools import compress
from typing import TYPE_CHECKING

from glossary.boundaries import begins_word, ends_word
from glossary.characters import is_unspaced
from glossary.claims import NOBODY, Claims, doubted
from glossary.coding import has_code
from glossary.folding import fold, lowered
from glossary.mentions import Mentions
from glossary.model import Mention
from glossary.scanning import SignScanner, WordScanner
from glossary.settling import Chosen, settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.model import Alias
    from glossary.scanning import Finds

_REACH = 4_096  # characters read on either side of a window where no paragraph ends before


class Matcher:
    """Looks for the aliases of entries in texts.

    Words are the same whatever their accents, hyphens, quotes and white space (see ``folding``);
    their case must suit the rule of the alias. "Abe's" is a mention of "Abe", whose possessive
    ending is not part of it. An alias that ends in a common noun is found in the plural too,
    unless somebody claims the plural (see ``plurals``). Of mentions that overlap, the one that
    begins first counts, and of those the longest. A paragraph's end (an empty line) is never
    inside a mention.
    """

    def __init__(self, aliases: Iterable[tuple[Alias, str]]) -> None:
        """Prepare to look for aliases.

        Args:
            aliases: What to look for, each with the id of its entry. Where two entries claim
                the same words in the same case, the first given has them. Those of more than
                1,000 characters, and those without a letter or digit, are never found.
        """
        self._claims = Claims(aliases)
        sorts: tuple[list[str], list[str]] = [], []
        for words in self._claims.words:
            sorts[has_code(words)].append(words)
        self._signs, self._words = SignScanner(sorts[False]), WordScanner(sorts[True])

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> Mentions:
        """The mentions in a text, or those that share a character with a window of it.

        A window gives exactly what the whole text gives there, as the paragraphs that it touches
        are read whole. Only where a paragraph goes on for more than 4,096 characters beyond the
        window is it cut; what is found could then differ only if mentions that overlap each
        other filled all of that stretch.

        Args:
            text: The text; offsets of mentions are into it.
            start: First character of the window.
            end: Offset after the last character of the window; the text's end if None.

        Returns:
            Mentions in order; none overlap.
        """
        end = len(text) if end is None else min(end, len(text))
        start = max(0, start)
        if start >= end:
            return Mentions(text, array("q"), array("q"), array("q"), ())
        first, last = _surroundings(text, start, end)
        found = fold(text[first:last], keep_case=True)
        chosen = self._chosen(found.text)
        starts, ends = found.source_spans(chosen.starts, chosen.ends, first)
        mentions = Mentions(text, starts, ends, chosen.meanings, self._claims.entries)
        return mentions.touching(start, end)

    def inside(self, mention: Mention) -> list[Mention]:
        """The shorter terms wholly inside a mention, such as Kuril Islands in South Kuril Islands.

        Args:
            mention: A mention in any text.

        Returns:
            A mention of each other entry, its longest one if it has several, in order of the text.
        """
        found = fold(mention.surface, keep_case=True)
        small = lowered(found.text)
        longest: dict[int, tuple[int, int]] = {}
        for start in range(len(small)):
            for end, meaning in self._claims.at(found.text, small, start):
                before = longest.get(meaning, (0, 0))
                is_shorter = end - start < len(small)
                if is_shorter and end - start > before[1] - before[0]:
                    longest[meaning] = (start, end)
        mentions = []
        for meaning, span in sorted(longest.items(), key=lambda item: item[1]):
            start, end = found.source_span(*span)
            entry = self._claims.entries[meaning]
            if entry != mention.entry:
                surface = mention.surface[start:end]
                mentions.append(Mention(entry, mention.start + start, mention.start + end, surface))
        return mentions

    def _chosen(self, kept: str) -> Chosen:
        """Leftmost-longest mentions in a folded text with its case kept."""
        small = lowered(kept)
        sure = Chosen()
        doubtful: list[tuple[int, int]] = []
        for finds in self._words.scan(small):
            doubtful += self._sift(finds, kept, small, sure)
        doubtful += self._signs.scan(small)
        doubtful.sort()
        return settle(sure, doubtful, lambda at: next(self._claims.at(kept, small, at), None))

    def _sift(self, finds: Finds, kept: str, small: str, sure: Chosen) -> Iterator[tuple[int, int]]:
        """Add the finds that count to the sure ones; tell those that may hide others."""
        surfaces = [kept[start:end] for start, end in zip(finds.starts, finds.ends, strict=True)]
        verdicts = list(map(self._claims.verdicts.__getitem__, surfaces))
        if not finds.are_whole:
            verdicts = [doubted(one) if one >= 0 else one for one in verdicts]
        if not verdicts or min(verdicts) >= 0:
            sure.extend(finds.starts, finds.ends, verdicts)
            return
        for index in [index for index, verdict in enumerate(verdicts) if verdict < 0]:
            verdict, start, end = verdicts[index], finds.starts[index], finds.ends[index]
            if verdict != NOBODY and begins_word(small, start) and ends_word(small, end):
                verdicts[index] = doubted(verdict)
            else:
                verdicts[index] = NOBODY
                if not _is_one_word(small[start:end]):
                    yield start, end
        count = [verdict >= 0 for verdict in verdicts]
        columns = (finds.starts, finds.ends, verdicts)
        sure.extend(*(list(compress(column, count)) for column in columns))


def _is_one_word(small: str) -> bool:
    """Whether nothing else can be found in what was found."""
    return small.isalnum() and not any(map(is_unspaced, small))


def _surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """The window widened to where paragraphs end, or as far as is reasonable."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    before, after = text.rfind("\n\n", low, start), text.find("\n\n", end, high)
    return (low if before < 0 else before), (high if after < 0 else after)

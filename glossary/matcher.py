"""Finding the terms of a glossary in a text: whole words, the longest first, in one pass.

Words are looked for with an automaton (Aho-Corasick) in the folded text, so the time depends on
the length of the text and on what is found, not on how many terms there are. All overlapping
finds are looked at: a long term that ends inside a word never hides a short one that is whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.boundaries import begins_word, ends_word
from glossary.case_rules import accepts
from glossary.characters import is_unspaced, is_word
from glossary.folding import fold, fold_words, lowered, replaced
from glossary.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ahocorasick_rs import AhoCorasick

    from glossary.model import Alias, Case

_STRETCH = 500_000  # characters at a time, so that the finds of a long text never pile up
_REACH = 4_096  # characters read on either side of a window where no paragraph ends before
_MOST_REMEMBERED = 200_000


class Matcher:
    """Looks for the aliases of entries in texts.

    Words are the same whatever their accents, hyphens, quotes and white space (see ``folding``);
    their case must suit the rule of the alias. "Abe's" is a mention of "Abe", whose possessive
    ending is not part of it. Of mentions that overlap, the one that begins first counts, and of
    those the longest. A paragraph's end (an empty line) is never inside a mention.
    """

    def __init__(self, aliases: Iterable[tuple[Alias, str]]) -> None:
        """Prepare to look for aliases.

        Args:
            aliases: What to look for, each with the id of its entry. Where two entries claim
                the same words in the same case, the first given has them.
        """
        self._claims: dict[str, list[tuple[Case, str, str]]] = {}
        for alias, entry in aliases:
            words = fold_words(alias.text)
            if any(map(is_word, words)):
                kept = fold_words(alias.text, keep_case=True)
                self._claims.setdefault(words, []).append((alias.case, kept, entry))
        self._longest = max(map(len, self._claims), default=0)
        spaced = [words for words in self._claims if _stands_between_spaces(words)]
        others = [words for words in self._claims if not _stands_between_spaces(words)]
        self._spaced = _automaton(sorted({f" {_spaced(words)} " for words in spaced}))
        self._others = _automaton(others)
        self._remembered: dict[str, str | None] = {}

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
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
            return []
        first, last = _surroundings(text, start, end)
        found = fold(text[first:last], keep_case=True)
        mentions = []
        for begin, finish, entry in self._chosen(found.text):
            from_, to = found.source_span(begin, finish)
            if first + to > start and first + from_ < end:
                surface = found.source[from_:to]
                mentions.append(Mention(entry, first + from_, first + to, surface))
        return mentions

    def _chosen(self, kept: str) -> Iterator[tuple[int, int, str]]:
        """Leftmost-longest finds in a folded text with its case kept: start, end, entry."""
        small = lowered(kept)
        between_spaces = f" {_spaced(small)} "
        free = 0
        for begin in range(0, len(small), _STRETCH):
            limit = begin + _STRETCH
            longest = self._longest_finds(kept, small, between_spaces, begin, limit)
            for start in sorted(longest):
                if start >= free:
                    free, entry = longest[start]
                    yield start, free, entry

    def _longest_finds(
        self, kept: str, small: str, between_spaces: str, begin: int, limit: int
    ) -> dict[int, tuple[int, str]]:
        """By each start from ``begin`` up to ``limit``, the end and entry of the longest find."""
        reach = limit + self._longest
        longest: dict[int, tuple[int, str]] = {}
        for start, end in self._finds(small, between_spaces, begin, reach):
            if start >= limit:
                continue
            entry = self._entry_of(kept[start:end])
            if entry is None or (start in longest and longest[start][0] > end):
                continue
            if _is_whole(small, start, end):
                longest[start] = (end, entry)
        return longest

    def _finds(
        self, small: str, between_spaces: str, begin: int, reach: int
    ) -> Iterator[tuple[int, int]]:
        """Start and end of all that could be an alias, however it lies with others."""
        # Both spaces belong to what is found, and the first stands one before the folded text.
        stretch = between_spaces[begin : reach + 2]
        for _, start, end in self._spaced.find_matches_as_indexes(stretch, overlapping=True):
            yield begin + start, begin + end - 2
        for _, start, end in self._others.find_matches_as_indexes(
            small[begin:reach], overlapping=True
        ):
            yield begin + start, begin + end

    def _entry_of(self, surface: str) -> str | None:
        """The entry that words of a folded text mean, their case considered."""
        if surface not in self._remembered:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            claims = self._claims.get(lowered(surface), ())
            self._remembered[surface] = next(
                (entry for case, alias, entry in claims if accepts(case, alias, surface)), None
            )
        return self._remembered[surface]


def _automaton(words: list[str]) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(words, store_patterns=False)


def _stands_between_spaces(words: str) -> bool:
    """Whether words begin and end with letters that only a space or a sign sets apart."""
    return all(is_word(char) and not is_unspaced(char) for char in (words[0], words[-1]))


def _is_whole(small: str, start: int, end: int) -> bool:
    # Most words stand between spaces, where there is nothing to be asked.
    begins = small[start - 1 : start] == " " or begins_word(small, start)
    return begins and (small[end : end + 1] == " " or ends_word(small, end))


def _spaced(small: str) -> str:
    """A folded text with a space for all that is no letter or digit of a spaced script.

    What can begin or end a word is then a space, and the automaton itself finds whole words.
    """
    present = set(small)
    apart = (char for char in present if not is_word(char) or is_unspaced(char))
    return replaced(small, dict.fromkeys(apart, " "))


def _surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """The window widened to where paragraphs end, or as far as is reasonable."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    before, after = text.rfind("\n\n", low, start), text.find("\n\n", end, high)
    return (low if before < 0 else before), (high if after < 0 else after)

"""The words of a dictd article as they are spelt.

An index made for searching has "ibn sina"; the article begins with "ibn-Sina".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.dictionaries.encodings import encoded
from glossary.dictionaries.model import NO_WORD
from glossary.dictionaries.stretches import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_LINES = 20
_LONGEST_LINE = 200
# What follows the word on its line: a pronunciation, a grammatical label, a remark.
_AFTER_WORD = re.compile(r"\s+[/\\<\[(]|[,;:]\s")


def spelt_words(words: Sequence[str], body: str) -> tuple[str, ...]:
    """The words of an article, the main one first, the others by the alphabet, none twice.

    Args:
        words: As the index has them, in its order.
        body: The article.
    """
    if len(words) == 1 and words[0].strip():
        return (_spelt(words[0], body),)
    spellings = dict.fromkeys(_words_on_top(body))
    as_listed = {spelling.lower(): spelling for spelling in reversed(spellings)}
    found = {word: as_listed[word.lower()] for word in words if word.lower() in as_listed}
    # A spelling belongs to one word: "foot-ball" in the index is not the "football" above it.
    free = {comparable(one): one for one in reversed(spellings) if one not in found.values()}
    free.pop("", None)  # what has no letter is like nothing else
    for word in filter(str.strip, words):
        if word not in found:
            found[word] = free.pop(comparable(word), word)
    if not found:
        return (next(iter(spellings), NO_WORD),)
    present = frozenset(found.values())
    main = next((spelling for spelling in spellings if spelling in present), None)
    # By their spelling, so that the order is the same when they are written and read again.
    others = sorted(present, key=lambda word: sort_key(encoded(word)))
    return tuple(dict.fromkeys([main, *others] if main else others))


def _spelt(word: str, body: str) -> str:
    """The only word of an article; quicker than what many words need."""
    small, letters = word.lower(), ""
    like = ""
    for spelling in _words_on_top(body):
        if spelling.lower() == small:
            return spelling
        letters = letters or comparable(word)
        if letters and not like and comparable(spelling) == letters:
            like = spelling
    return like or word


def comparable(word: str) -> str:
    """A word as indexes have it: small letters and digits alone."""
    return "".join(filter(str.isalnum, word.lower()))


def _words_on_top(body: str) -> Iterator[str]:
    """What may be a headword among the lines before the first that is indented or empty."""
    for line in body[: _MOST_LINES * _LONGEST_LINE].split("\n", _MOST_LINES)[:_MOST_LINES]:
        if not line or line[0].isspace():
            return
        if len(line) <= _LONGEST_LINE:
            yield line.strip()
            for end in _AFTER_WORD.finditer(line, 1):
                yield line[: end.start()].strip()

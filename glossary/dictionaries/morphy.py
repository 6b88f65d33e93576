"""What an English word may be a form of, by the rules of WordNet's Morphy.

Irregular forms come first, then endings are taken off. Nobody knows here which of the results are
words: whoever asks looks them up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.dictionaries.irregular import BASES

if TYPE_CHECKING:
    from collections.abc import Iterator

# Morphy's rules of detachment: nouns, verbs, adjectives.
_RULES = (
    *(("s", ""), ("ses", "s"), ("ves", "f"), ("xes", "x"), ("zes", "z"), ("ches", "ch")),
    *(("shes", "sh"), ("men", "man"), ("ies", "y")),
    *(("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")),
    *(("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
    # Beyond Morphy, whose lists of exceptions have these one by one.
    *(("ves", "fe"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ying", "ie")),
)
_DOUBLED = ("ed", "ing", "er", "est")
_SHORTEST_BASE = 2
_MOST_WORDS = 6
_POSSESSIVES = ("'s", "s'")


def base_forms(words: str) -> tuple[str, ...]:
    """What folded words may be forms of, likeliest first; never the words themselves.

    In a phrase one word is changed: its last ("prime ministers"), or any other ("took place").
    """
    found = dict.fromkeys(_forms_of_phrase(words))
    found.pop(words, None)
    return tuple(found)


def _forms_of_phrase(words: str) -> Iterator[str]:
    for possessive in _POSSESSIVES:
        if words.endswith(possessive):
            yield words.removesuffix("'").removesuffix("'s")
            yield words[: -len(possessive)]
    if "-" in words:
        yield words.replace("-", " ")
        yield words.replace("-", "")
    parts = words.split(" ")
    if len(parts) > _MOST_WORDS:
        return
    if len(parts) > 1:
        yield words.replace(" ", "-")
        yield "".join(parts)
    for index in reversed(range(len(parts))):
        for form in _forms(parts[index]):
            yield " ".join((*parts[:index], form, *parts[index + 1 :]))


def _forms(word: str) -> Iterator[str]:
    yield from BASES.get(word, ())
    if word.endswith("ful") or (word.endswith("ss") and len(word) > _SHORTEST_BASE):
        return
    if word.endswith("fuls"):  # boxfuls
        yield word[:-1]
        return
    for ending, instead in _RULES:
        base = word.removesuffix(ending) + instead
        if word.endswith(ending) and len(base) >= _SHORTEST_BASE and base != instead:
            yield base
    for ending in _DOUBLED:
        stem = word.removesuffix(ending)
        if stem != word and stem[-2:-1] == stem[-1:] and stem[-1:] not in "aeiou":
            yield stem[:-1]

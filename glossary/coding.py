"""A folded text in a code in which an automaton finds whole words, and nothing but them.

Everything between words becomes two characters: the end of the word before it, and the beginning
of the word after it. Words that are looked for have a beginning before them and an end behind
them, so one that is part of a longer word is not even seen, and two that stand side by side do
not claim the same space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.boundaries import begins_after_apostrophe, ends_before_apostrophe
from glossary.characters import is_mark, is_unspaced, is_word
from glossary.folding import foreign, replaced, with_ascii_replaced

if TYPE_CHECKING:
    from collections.abc import Iterable

BEGINNING = " "
END = "\n"
# Folded texts have no capitals, so these are free. A word ends at a clitic (Abe's), but none
# begins after it; at an apostrophe inside a word (Jun'ichiro) neither.
_CLITIC = "E"
_INSIDE = "N"
_BETWEEN = " "
_SIGNS = "".join(char for char in map(chr, range(128)) if not char.isalnum())
_APOSTROPHE_BEFORE_LETTER = re.compile(r"'(?=[^\W_])")


@dataclass(frozen=True, slots=True)
class Coded:
    """A folded text in code.

    The word whose beginning is at offset ``i`` of the code begins in the folded text at ``i``
    less the number of ends before it.

    Attributes:
        text: The code.
        is_exact: Whether all that is found in it stands as whole words. If not, as in scripts
            with marks that are no accents, that is still to be asked.
    """

    text: str
    is_exact: bool


def has_code(words: str) -> bool:
    """Whether folded words can be found in the code: if letters are at their beginning and end.

    Scripts without spaces have no words in this sense, and what an apostrophe inside the words
    means can depend on what is around them.
    """
    outer = (words[0], words[-1])
    is_spaced = all(is_word(char) and not is_unspaced(char) for char in outer)
    return is_spaced and not is_mark(words[0]) and "'" not in words


def coded_words(words: str) -> str:
    """The code of folded words that are looked for."""
    return _coded(words, foreign(words))


def coded_text(small: str) -> Coded:
    """The code of a folded text, lowered."""
    others = foreign(small)
    is_exact = not any(map(is_mark, others))
    if is_exact and "'" in small:
        small = _APOSTROPHE_BEFORE_LETTER.sub(_coded_apostrophe, small)
    return Coded(_coded(small, others), is_exact)


def _coded(small: str, others: Iterable[str]) -> str:
    apart = (char for char in others if not is_word(char) or is_unspaced(char))
    small = with_ascii_replaced(small, _SIGNS, _BETWEEN)
    small = replaced(small, dict.fromkeys(apart, _BETWEEN))
    small = small.replace(_BETWEEN, END + BEGINNING).replace(_CLITIC, END + _CLITIC)
    return BEGINNING + small + END


def _coded_apostrophe(found: re.Match[str]) -> str:
    """The sign itself where words may end and begin at it, as at any sign."""
    if begins_after_apostrophe(found.string, found.end()):
        return "'"  # a word that is elided before it does not end here: Claims know those
    return _CLITIC if ends_before_apostrophe(found.string, found.start()) else _INSIDE

"""A folded text in a code in which an automaton finds whole words, and nothing but them.

Every character of a word becomes a letter from a to z, the first of a word a capital, and all
else a space. What is looked for is coded alike and ends with a space, so nothing is found that
begins or ends inside a word, and words that stand side by side do not need the same space.
Different words may have the same code: what is found is to be compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.boundaries import begins_after_apostrophe, ends_before_apostrophe
from glossary.characters import is_mark, is_unspaced, is_word
from glossary.folding import foreign, replaced, with_ascii_replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SPACE = ord(" ")
_SIGNS = "".join(char for char in map(chr, range(128)) if not char.isalnum())
_ANY_LETTER = "q"
_SMALL = 0x20  # the bit that makes a small letter of a capital
_APOSTROPHE = re.compile(r"'(?=[^\W_])")
# As far as an apostrophe must be seen from to know what it is: dell'x before it, 'll. behind it.
_BEFORE, _BEHIND = 6, 4


@dataclass(frozen=True, slots=True)
class Coded:
    """A folded text in code, character for character.

    Attributes:
        code: The code.
        is_exact: Whether all that is found stands as whole words. If not, as in scripts with
            marks that are no accents, that is still to be asked.
    """

    code: bytes
    is_exact: bool


def has_code(words: str) -> bool:
    """Whether folded words can be found in the code: if letters are at their beginning and end.

    Scripts without spaces have no words in this sense, and what an apostrophe inside the words
    means can depend on what is around them.
    """
    outer = words[0] + words[-1]
    if outer.isascii():
        return outer.isalnum() and "'" not in words
    is_spaced = all(is_word(char) and not is_unspaced(char) for char in outer)
    return is_spaced and not is_mark(words[0]) and "'" not in words


def coded_words(words: Sequence[str]) -> list[bytes]:
    """The codes of folded words that are looked for."""
    text = "\n".join((*words, ""))
    code = _title(text, foreign(text))
    codes, at = [], 0
    for word in words:
        end = at + len(word) + 1
        codes.append(code[at:end])
        at = end
    return codes


def coded_text(small: str) -> Coded:
    """The code of a folded text, lowered; it ends with a space."""
    others = foreign(small)
    is_exact = not any(map(is_mark, others))
    code = _title(f"{small}\n", others)
    if is_exact and "'" in small:
        code = _with_apostrophes(code, small)
    return Coded(code, is_exact)


def _title(small: str, others: Iterable[str]) -> bytes:
    if small.isascii():
        return small.encode("ascii").translate(_CODE_OF_ASCII).title()
    changes = {char: _stand_in(char) for char in others}
    small = replaced(with_ascii_replaced(small, _SIGNS, " "), changes)
    # The low byte of each character: other scripts fall on the letters as they may.
    return small.encode("utf-32-le", "surrogatepass")[::4].translate(_CODE_OF_LOW_BYTE).title()


def _with_apostrophes(code: bytes, small: str) -> bytes:
    changed = bytearray(code)
    for found in _APOSTROPHE.finditer(small):
        at = found.start()
        first = max(0, at - _BEFORE)
        begins, ends = _sides(small[first : at + _BEHIND], at - first)
        if not begins:
            changed[at + 1] |= _SMALL
        if not ends:
            changed[at] = ord(_ANY_LETTER)
    return bytes(changed)


@lru_cache(maxsize=50_000)
def _sides(context: str, at: int) -> tuple[bool, bool]:
    """Whether words may begin after an apostrophe, and end before it."""
    return begins_after_apostrophe(context, at + 1), ends_before_apostrophe(context, at)


def _stand_in(char: str) -> str:
    """What stands for a character in the code, or the character if its low byte will do."""
    if not is_word(char) or is_unspaced(char):
        return " "
    return _ANY_LETTER if ord(char) & 0xFF == _SPACE else char


def _letter(byte: int) -> int:
    small = range(ord("a"), ord("z") + 1)
    return byte if byte in small else small[byte % len(small)]


_CODE_OF_LOW_BYTE = bytes(_SPACE if byte == _SPACE else _letter(byte) for byte in range(256))
_CODE_OF_ASCII = bytes(
    _SPACE if chr(byte) in _SIGNS else code for byte, code in enumerate(_CODE_OF_LOW_BYTE)
)

"""How a text becomes words that can be found: the one analysis of index, query and snippet.

A word is folded (case, accents, typographic variants). A compound
("Sino-Japanese", "O'Brien", "1,000", a word broken at a line end) is found by its parts and as
a whole; a possessive ending is not part of the word; "U.S." is one word. Scripts without spaces
give one word for each character and one for each two that touch, so that a stretch of them is
found as a phrase of such pairs.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from glossary.characters import folded, is_unspaced, is_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STOP_WORDS = frozenset(
    """
    a an and are as at be but by for from had has have he her his i if in into is it its of on or
    our she so such that the their then there these they this to was we were which with would you
    your
    """.split()  # noqa: SIM905 - a list with quotes and commas is harder to read
)
"""Too common to be indexed; they keep their positions, so that phrases with them are found."""

QUESTION_WORDS = frozenset(
    """
    been can could did do does done how may me might must my shall should than them those what when
    where who whom why will
    arent cant couldnt didnt doesnt dont hadnt hasnt havent hows im isnt ive shouldnt wasnt werent
    whats wont wouldnt
    aren couldn didn doesn don hadn hasn haven isn shouldn wasn weren won wouldn ll re t ve
    """.split()  # noqa: SIM905 - as above
)
"""Indexed, but asked for only where a query holds nothing else."""

_LONGEST_WORD = 64  # characters; garbage without spaces is cut, not refused

_JOINING_DASHES = frozenset("-\u2010\u2011\u2012\u2013\ufe63\uff0d")
_RUN = re.compile(
    r"""(?P<simple>[wd]+ (?![wdm'.,-]))
      | (?P<unspaced>u m*)
      | (?<![wdm]) (?P<initials>(?:w\.)+ w) \.? (?![wdm])
      | [wd][wdm]* (?: (?: '|-(?:\ *n\ *)? | (?<=d)[.,](?=d) ) [wd][wdm]* )*""",
    re.VERBOSE,
)
_PART = re.compile(r"[wd][wdm]*")

Token = tuple[str, int, int, int]
"""A folded word, its number in the text, where it starts and where it ends.

The whole of a compound has the number of its first part, and so has a pair of characters.
"""


class Part(NamedTuple):
    """One word of a run, folded.

    Attributes:
        word: As it is compared before stemming.
        start: Offset in the text.
        end: Offset after it.
    """

    word: str
    start: int
    end: int


class Run(NamedTuple):
    """A word, a compound, or one character of a script without spaces.

    Attributes:
        parts: Its words in order; one of them unless it is a compound.
        whole: A compound's parts in one; empty otherwise.
        unspaced: It is a character of a script without spaces.
    """

    parts: tuple[Part, ...]
    whole: str
    unspaced: bool

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.parts[-1].end


def runs(text: str) -> Iterator[Run]:
    """The words of a text in order, compounds together."""
    shape = text.translate(_SHAPES)
    for found in _RUN.finditer(shape):
        yield _run(text, shape, found)


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in order, a compound's whole after its parts, a pair amid its own."""
    position = 0
    before = ("", 0, 0, 0)
    shape = text.translate(_SHAPES)
    lowered = text.lower() if text.isascii() else ""
    for found in _RUN.finditer(shape):
        if found.lastgroup == "simple":  # nearly all are, and this is where the time goes
            start, end = found.span()
            word = lowered[start:end][:_LONGEST_WORD] or _fold(text[start:end])
            yield word, position, start, end
            position += 1
            continue
        parts, whole, unspaced = _run(text, shape, found)
        if unspaced:
            word, start, end = parts[0]
            if before[0] and before[3] == start:
                yield before[0] + word, before[1], before[2], end
            before = word, position, start, end
        for word, start, end in parts:
            yield word, position, start, end
            position += 1
        if whole:
            yield whole, position - len(parts), parts[0].start, parts[-1].end


def name_key(words: Iterable[str]) -> str:
    """Words as one name, to be compared with others."""
    return " ".join(words)


def _run(text: str, shape: str, found: re.Match[str]) -> Run:
    start, end = found.span()
    kind = found.lastgroup
    if kind == "initials":
        end = found.end("initials")
        return Run((Part(_fold(text[start:end]).replace(".", ""), start, end),), "", unspaced=False)
    if kind is not None:
        part = Part(_fold(text[start:end]), start, end)
        return Run((part,), "", unspaced=kind == "unspaced")
    if _is_possessive(text, shape, start, end):
        end -= 2
    parts = tuple(
        Part(_fold(text[part.start() : part.end()]), part.start(), part.end())
        for part in _PART.finditer(shape, start, end)
    )
    whole = "".join(part.word for part in parts)[:_LONGEST_WORD] if len(parts) > 1 else ""
    return Run(parts, whole, unspaced=False)


def _is_possessive(text: str, shape: str, start: int, end: int) -> bool:
    return end - start > 2 and shape[end - 2] == "'" and text[end - 1] in "sS"  # noqa: PLR2004 - 's


def _fold(text: str) -> str:
    word = text[:_LONGEST_WORD]
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", "".join(map(folded, word))).lower()


class _Shapes(dict[int, str]):
    """Each character's part in words, found when first met; see ``_RUN``."""

    def __missing__(self, code: int) -> str:
        shape = self[code] = _shape(chr(code))
        return shape


def _shape(char: str) -> str:
    if is_unspaced(char):
        return "u" if is_word(char) else " "
    if char.isalnum():
        return "d" if char.isdigit() else "w"
    if char in _JOINING_DASHES:
        return "-"
    same = folded(char)
    if is_word(char) or not same:  # a mark, or something invisible inside a word
        return "m"
    if char == "\n":
        return "n"
    return same if same in "'.," else " "


_SHAPES = _Shapes()

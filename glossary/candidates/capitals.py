"""Runs of capital words in a text, as they stand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from glossary.candidates.words import GRAMMAR, PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Capt|Prof|Rev"
    "|Jr|Sr|Mt|Ft|Adm|Maj|Hon|Brig|Pres|Amb|Dept|Univ"
)
_SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,8})"
_LETTER = r"[^\W_\u3041-\u9fff\uac00-\ud7ff]"  # no kana, Chinese or Korean sign
_LONGEST_RUN = 14  # words
_JOINING = ("of", "the", "and", "for", "on", "in", "to", "&", *sorted(PARTICLES))
_CLOSES = frozenset(".!?;:…。！？")
_PASSED_OVER = frozenset(" \t\n\r\xa0\u3000\"'“‘«„»”’*_#>")
_QUOTES = frozenset('"“«„')
_QUOTES_END = frozenset("\"”»“’'")
_DASHES = frozenset("-–—*")
_BULLETS = frozenset("•·")
_NARROWEST = 40  # characters of a line that was wrapped
_FURTHEST = 12  # characters looked back
_BEFORE_STOP = re.compile(
    rf"(?:^|[\s(\[“\"])(?:[^\W\d_](?:\.[^\W\d_])*|{_ABBREVIATED}|No|vs|cf|approx|Art|Messrs)$"
)


class Word(NamedTuple):
    """A word of a run.

    Attributes:
        text: As it stands; apostrophes straight.
        start: Offset of its first character.
        end: Offset after its last character.
    """

    text: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it is more than a small word between the others."""
        return not (self.text[0].islower() and "-" not in self.text and "'" not in self.text)

    @property
    def small(self) -> str:
        """The word in small letters, without the point of an abbreviation."""
        return self.text.lower().rstrip(".")


class Run(NamedTuple):
    """Capital words side by side, small words between them included.

    Attributes:
        words: At least one.
        begins_sentence: Whether the first would have a capital whatever it is.
        is_quoted: Whether quotation marks stand around just these words.
    """

    words: list[Word]
    begins_sentence: bool
    is_quoted: bool


def runs(text: str, start: int, end: int, capitals: str) -> Iterator[Run]:
    """The runs of a stretch.

    Args:
        text: The whole text.
        start: Where the stretch begins.
        end: Where it ends.
        capitals: Every capital letter of the text.
    """
    run, word = _patterns(capitals)
    for found in run.finditer(text, start, end):
        whole = found.group()
        first, last = found.span()
        if whole.isalpha():
            if whole.lower() in GRAMMAR and not _is_quotation_before(text, first):
                continue
            words = [Word(whole, first, last)]
        else:
            words = [
                Word(one.group().replace("’", "'"), one.start(), one.end())
                for one in word.finditer(text, first, last)
            ]
        is_quoted = _is_quoted(text, first, last)
        begins = begins_sentence(text, first, start)
        if begins and is_quoted and _is_word_before(text, first, start):
            begins = False  # a title: an essay called "Fallen"
        for line in _lines(text, start, words) if len(words) > 1 else (words,):
            yield Run(line, begins, is_quoted)
            begins = True


def _is_quotation_before(text: str, offset: int) -> bool:
    return offset > 0 and text[offset - 1] in "\"“«„‘'"


def _is_quoted(text: str, first: int, last: int) -> bool:
    """Whether quotation marks stand around words, perhaps with a comma inside them."""
    if not _is_quotation_before(text, first):
        return False
    after = text[last : last + 2]
    return after[:1] in _QUOTES_END or (after[:1] == "," and after[1:] in _QUOTES_END)


def _is_word_before(text: str, first: int, start: int) -> bool:
    """Whether a word, and no stop, stands before the quotation mark before words."""
    return first - start > 2 and text[first - 2] == " " and text[first - 3].isalnum()  # noqa: PLR2004 - 'a "Title'


def begins_sentence(text: str, offset: int, start: int) -> bool:
    """Whether a sentence, or words that somebody says, may begin at an offset.

    Args:
        text: The whole text.
        offset: Where a word begins.
        start: Where the stretch begins.
    """
    at = offset - 1
    furthest = max(start - 1, offset - _FURTHEST)
    quoted = bracketed = False
    while at > furthest and (text[at] in _PASSED_OVER or text[at] in "(["):
        quoted = quoted or text[at] in _QUOTES
        bracketed = bracketed or text[at] in "(["
        at -= 1
    if at < start or (quoted and not bracketed):
        return True
    before = text[at]
    if before == ".":
        return not _BEFORE_STOP.search(text, max(start, at - _FURTHEST), at)
    if before in _DASHES:
        return at == start or text[at - 1] == "\n"
    return before in _CLOSES or before in _BULLETS


def _lines(text: str, start: int, words: list[Word]) -> Iterator[list[Word]]:
    """The words of a run, parted where a line ends that was not ended for want of room."""
    begin = 0
    for at in range(1, len(words)):
        line_end = text.find("\n", words[at - 1].end, words[at].start)
        if line_end >= 0:
            line_start = text.rfind("\n", max(start, line_end - _NARROWEST), line_end) + 1
            if line_start > start or line_end - start < _NARROWEST:
                yield words[begin:at]
                begin = at
    yield words[begin:]


@lru_cache(maxsize=8)
def _patterns(capitals: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    upper = f"[{re.escape(capitals)}]"
    word = (
        rf"(?<![^\W_])(?:(?:{_ABBREVIATED})\.(?!\w)|(?:{upper}\.){{1,5}}"
        rf"|(?:[ae]l-|[dl]['’])?{upper}{_LETTER}{{0,40}}(?:['’\-‐‑&]{_LETTER}{{1,40}}){{0,4}}(?!{_LETTER}))"
    )
    small = "|".join(map(re.escape, _JOINING))
    number = r"\d{1,3}(?![\d.,:%]?\d|%|[^\W_])"
    run = (
        rf"{word}(?:{_SPACE}(?:(?:{small}){_SPACE}){{0,2}}{word}|{_SPACE}{number})"
        rf"{{0,{_LONGEST_RUN}}}"
    )
    each = rf"{word}|(?<!\S)(?:{small})(?!\S)|{number}"
    return re.compile(run), re.compile(each)

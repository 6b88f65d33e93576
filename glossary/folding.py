"""A text as it is compared: without case, accents and typographic variants.

What counts as the same: letters whatever their case and accents; straight and curly quotes; all
hyphens and dashes; a space, a no-break space, a line end, and any run of them. Soft hyphens,
zero-width characters and marks of direction are not there at all, and a word that was broken at
its hyphen by a line end is whole. The end of a paragraph (an empty line) stays one, so that
nothing is found across it. Every position of the folded text leads back to its source.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

from glossary.characters import PARAGRAPH_END, folded, is_accent, joins

_SPACES = "\t\n\v\f\r\x1c\x1d\x1f"
_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028]")
_BROKEN_WORD = r"(?<=\w)[-\u2010\xad][ \t]*\r?\n[ \t]*(?=\w)"
# Patterns that begin with a character are looked for many times as fast as with a choice of some.
_BROKEN_AT_LINE_END = [re.compile(f"{hyphen}[ \t]*\r?\n") for hyphen in "-\u2010\xad"]
_ENDS = frozenset(f"{PARAGRAPH_END}\u2029")
_FEW = 40
_LONGEST_SEGMENT = 100  # a flood of combining characters would take long to put in order
_ASCII = bytes(range(128))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and the way back.

    Attributes:
        text: The folded text.
        source: The text that was folded.
        starts: Where in the folded text stands what did not become one character for one.
        ends: Where each of these ends.
        source_starts: Where each of these begins in the source.
        source_ends: Where each of these ends in the source.
    """

    text: str
    source: str
    starts: array[int]
    ends: array[int]
    source_starts: array[int]
    source_ends: array[int]

    def source_offset(self, offset: int) -> int:
        """Where in the source the character at a folded offset comes from.

        Args:
            offset: 0 to the length of the folded text.
        """
        nearest = bisect_right(self.starts, offset) - 1
        if nearest < 0:
            return offset
        if offset < self.ends[nearest]:
            return self.source_starts[nearest]
        return offset - self.ends[nearest] + self.source_ends[nearest]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source characters that became ``text[start:end]``, as start and end offsets.

        Accents on the last character belong to it; a soft hyphen after it does not.

        Args:
            start: Offset of the first folded character.
            end: Offset after the last, beyond ``start``.
        """
        nearest = bisect_right(self.starts, start) - 1
        past = nearest < 0 or start >= self.ends[nearest]
        if past and (nearest + 1 == len(self.starts) or end <= self.starts[nearest + 1]):
            # Character for character, as nearly always.
            shift = self.source_ends[nearest] - self.ends[nearest] if nearest >= 0 else 0
            first, after = start + shift, end + shift
        else:
            first, after = self.source_offset(start), self._source_end(end)
        while after < len(self.source) and is_accent(self.source[after]):
            after += 1
        return first, after

    def source_spans(
        self, starts: array[int], ends: array[int], shift: int = 0
    ) -> tuple[array[int], array[int]]:
        """What ``source_span`` gives for many spans that are in order and do not overlap.

        Args:
            starts: Offsets of the first folded characters.
            ends: Offsets after the last ones.
            shift: Where the source itself begins; added to all that is returned.
        """
        if not self.starts and not shift:
            return starts, ends
        firsts, afters = array("q"), array("q")
        done = 0
        for index, limit in enumerate(chain(self.starts, (len(self.text) + 1,))):
            # Character for character up to what became otherwise, as nearly always.
            last = bisect_left(ends, limit, done)
            moved = shift + (self.source_ends[index - 1] - self.ends[index - 1] if index else 0)
            firsts.extend([start + moved for start in starts[done:last]])
            afters.extend([end + moved for end in ends[done:last]])
            done = last
            while done < len(starts) and starts[done] < self.ends[index]:
                first, after = self.source_span(starts[done], ends[done])
                firsts.append(first + shift)
                afters.append(after + shift)
                done += 1
            if done == len(starts):
                break
        return firsts, afters

    def _source_end(self, end: int) -> int:
        nearest = bisect_right(self.starts, end - 1) - 1
        if nearest >= 0 and end - 1 < self.ends[nearest]:
            return self.source_ends[nearest]
        return self.source_offset(end - 1) + 1


def fold(text: str, *, keep_case: bool = False) -> Folded:
    """Fold a text; linear in its length.

    Args:
        text: Any text.
        keep_case: Whether the case of letters stays; offsets are the same either way.
    """
    present = "".join(sorted(foreign(text)))
    marked = text.replace("\n\n", PARAGRAPH_END)
    same_length = {char: folded(char) for char in present if len(folded(char)) == 1}
    regular = replaced(with_ascii_replaced(marked, _SPACES, " "), same_length)
    tables = (array("q"), array("q"), array("q"), array("q"))
    starts, ends, source_starts, source_ends = tables
    pieces: list[str] = []
    read = written = 0
    for found in _irregular(marked, regular, present):
        start, end = found.span()
        piece = _folded_segment(found.group())
        written += start - read
        pieces += (regular[read:start], piece)
        starts.append(written)
        written += len(piece)
        ends.append(written)
        source_starts.append(start)
        source_ends.append(end)
        read = end
    pieces.append(regular[read:])
    result = "".join(pieces)
    return Folded(result if keep_case else lowered(result), text, *tables)


def fold_words(words: str, *, keep_case: bool = False) -> str:
    """Fold words that are looked for: all white space in them is one space, none around them."""
    words = " ".join(words.split())
    if words.isascii():
        return words if keep_case else words.lower()
    return fold(words, keep_case=keep_case).text.strip()


def fold_all(words: Sequence[str]) -> list[str]:
    """Fold many words as ``fold_words`` does each, several times quicker where few are ASCII."""
    single = [" ".join(one.split()) for one in words]
    together = "\n\n".join(single)
    if together.isascii():
        return [one.lower() for one in single]
    result = fold(together).text.split(PARAGRAPH_END)
    if len(result) != len(single):  # one of them is nothing at all, and its paragraph gone
        return [fold_words(one) for one in single]
    return [one.strip() for one in result]


def _irregular(marked: str, regular: str, present: str) -> Iterable[re.Match[str]]:
    """What does not become one character for one.

    Args:
        marked: The text with its ends of paragraphs marked.
        regular: The same with white space and what becomes one character folded.
        present: Its characters that are not ASCII.
    """
    vanishing = _class(char for char in present if not folded(char))
    joining = _class(char for char in present if joins(char))
    expanding = _class(char for char in present if len(folded(char)) > 1)
    has_broken_words = any(broken.search(marked) for broken in _BROKEN_AT_LINE_END)
    if not (vanishing or joining or expanding or has_broken_words or _has_wide_space(regular)):
        return ()
    # White space but for one space, and but for the end of a paragraph with nothing around it.
    end = re.escape(PARAGRAPH_END)
    parts = [rf"{end}[\s{vanishing}]+|(?!{end})\s[\s{vanishing}]+"]
    if has_broken_words:
        parts.append(_BROKEN_WORD)
    if joining:
        parts.append(rf"[^\s{vanishing}{joining}][{vanishing}{joining}]*[{joining}]")
    if vanishing:
        parts.append(rf"[{vanishing}]+")
    if expanding:
        parts.append(rf"[{expanding}]")
    # re keeps its own cache of compiled patterns; texts of one language share them.
    return re.compile("|".join(parts)).finditer(marked)


def _has_wide_space(regular: str) -> bool:
    """Whether white space may be more than a space or the end of a paragraph; quickly told."""
    end = PARAGRAPH_END[0]
    return any(wide in regular for wide in ("  ", f" {end}", f"{end} ", end * 3))


def _class(chars: Iterable[str]) -> str:
    return re.escape("".join(chars))


def _folded_segment(segment: str) -> str:
    if segment[0].isspace():
        ends = len(_LINE_END.findall(segment)) > 1 or not _ENDS.isdisjoint(segment)
        return PARAGRAPH_END if ends else " "
    segment = segment.rstrip()
    if len(segment) > _LONGEST_SEGMENT:
        return "".join(map(folded, segment))
    composed = unicodedata.normalize("NFC", segment)
    return unicodedata.normalize("NFC", "".join(map(folded, composed)))


def replaced(text: str, by: Mapping[str, str]) -> str:
    """The text with single characters replaced by others, none of which is replaced in turn."""
    changed = [(char, other) for char, other in by.items() if char != other]
    if len(changed) > _FEW or text.isascii():
        return text.translate({ord(char): other for char, other in changed})
    # Several times faster than a translation of a text that is not ASCII.
    for char, other in changed:
        text = text.replace(char, other)
    return text


def foreign(text: str) -> set[str]:
    """The characters of a text that are not ASCII; much quicker than to look at every one."""
    if text.isascii():
        return set()
    encoded = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return set(encoded.decode("utf-8", "surrogatepass"))


def with_ascii_replaced(text: str, chars: str, by: str) -> str:
    """The text with each of some ASCII characters replaced by one ASCII character."""
    if text.isascii():
        return text.translate(dict.fromkeys(map(ord, chars), by))
    table = bytes.maketrans(chars.encode("ascii"), by.encode("ascii") * len(chars))
    encoded = text.encode("utf-8", "surrogatepass").translate(table)
    return encoded.decode("utf-8", "surrogatepass")


def lowered(text: str) -> str:
    """A folded text with every letter in its small form, one character for one."""
    if not text.isascii():
        present = (char for char in foreign(text) if len(char.casefold()) == 1)
        text = replaced(text, {char: char.casefold() for char in present})
    return text.lower()

r"""Regular expressions that cannot hang: RE2 matches in time linear in the text.

Letters and spaces of an expression are folded as the text is, so that ``cafe`` finds "Café" and
a space a line end; ``\w`` and ``\b`` then know accented letters. ``^`` and ``$`` are the
beginning and the end of a paragraph; no match crosses it. Matches that are empty are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.characters import PARAGRAPH_END, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.text.finding import How

_MEMORY = 16 << 20  # bytes that an expression may take
_LONGEST = 1_000  # characters of an expression
_WINDOW = 1 << 19  # characters looked through at once, on to the end of the paragraph
_BETWEEN_LOOKS = 64  # matches from one look at whether it was cancelled to the next
_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
_INSIDE = bytes(range(0x80, 0xC0))
"""What is inside of characters in UTF-8."""


class PatternError(ValueError):
    """The words are no regular expression; its text says why, in a few words."""


def pattern_matches(
    text: str, pattern: str, how: How, first: int, cancelled: Callable[[], bool]
) -> Iterator[tuple[int, int]]:
    """Every match, empty ones too: from a paragraph on, then those before it.

    Args:
        text: Folded, but for its case; as it is where accents count.
        pattern: In RE2's syntax.
        how: What counts as the same.
        first: Where the paragraph begins that is looked at first.
        cancelled: Asked at each paragraph; if so, there are no more.

    Raises:
        PatternError: It is no regular expression.
    """
    import re2

    if len(pattern) > _LONGEST:
        raise PatternError(f"longer than {_LONGEST} characters")
    options = re2.Options()
    options.case_sensitive = how.minds_case(pattern)
    options.log_errors = False
    options.max_mem = _MEMORY
    options.never_nl = True  # the end of a paragraph is one line end in what it sees
    options.never_capture = True
    words = pattern if how.accents else _folded(pattern)
    try:
        compiled = re2.compile(f"(?m){words}".encode("utf-8", "replace"), options)
    except re2.error as error:
        told = error.args[0] if error.args else b""
        raise PatternError(told.decode() if isinstance(told, bytes) else str(told)) from error
    if how.accents:
        text, end = _LINE_END.sub(" ", text), "\n\n"
    else:
        end = PARAGRAPH_END
    return _matches(compiled.finditer, text, end, first, cancelled)


def _matches(
    finditer: Callable[[bytes], Iterator[re.Match[bytes]]],
    text: str,
    ends: str,
    first: int,
    cancelled: Callable[[], bool],
) -> Iterator[tuple[int, int]]:
    """Matches window by window; in bytes, for that is twice as fast as RE2's own decoding."""
    for low, high in ((first, len(text)), (0, first)):
        start = low
        while start < high:
            stop = text.find(ends, start + _WINDOW, high)
            stop = stop if stop >= 0 else high
            window = text[start:stop].replace(ends, "\n" * len(ends))
            data = window.encode("utf-8", "replace")
            is_narrow = len(data) == len(window)
            read = offset = 0
            for number, match in enumerate(finditer(data)):
                if number % _BETWEEN_LOOKS == 0 and cancelled():
                    return
                first_byte, after_byte = match.span()
                if is_narrow:
                    yield start + first_byte, start + after_byte
                    continue
                offset += _length(data[read:first_byte])
                read = first_byte
                yield start + offset, start + offset + _length(data[first_byte:after_byte])
            if cancelled():
                return
            start = stop + len(ends)


def _length(data: bytes) -> int:
    """Characters of a stretch of UTF-8."""
    return len(data.translate(None, _INSIDE))


def _folded(pattern: str) -> str:
    """The expression with its letters folded; ASCII, which has a meaning, stays."""
    return "".join(char if char.isascii() else folded(char) for char in pattern)

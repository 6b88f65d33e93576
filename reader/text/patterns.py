r"""Regular expressions that cannot hang: RE2 matches in time linear in the text.

Letters and spaces of an expression are folded as the text is, so that ``cafe`` finds "Café" and
a space a line end; ``\w`` and ``\b`` then know accented letters. ``^`` and ``$`` are the
beginning and the end of a paragraph; no match crosses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.characters import PARAGRAPH_END, folded

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from reader.text.finding import How

_MEMORY = 16 << 20  # bytes that an expression may take
_LONGEST = 1_000  # characters of an expression


class PatternError(ValueError):
    """The words are no regular expression; its text says why, in a few words."""


def pattern_matches(
    text: str, pattern: str, how: How, first: int, cancelled: Callable[[], bool]
) -> Iterator[tuple[int, int]]:
    """Every match that is not empty: from a paragraph on, then those before it.

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
    try:
        compiled = re2.compile(pattern if how.accents else _folded(pattern), options)
    except re2.error as error:
        told = error.args[0] if error.args else b""
        raise PatternError(told.decode() if isinstance(told, bytes) else str(told)) from error
    end = "\n\n" if how.accents else PARAGRAPH_END
    return _matches(compiled.finditer, text, end, first, cancelled)


def _matches(
    finditer: Callable[[str], Iterator[re.Match[str]]],
    text: str,
    ends: str,
    first: int,
    cancelled: Callable[[], bool],
) -> Iterator[tuple[int, int]]:
    for low, high in ((first, len(text)), (0, first)):
        start = low
        while start < high:
            if cancelled():
                return
            stop = text.find(ends, start, high)
            stop = stop if stop >= 0 else high
            for match in finditer(text[start:stop]):
                if match.end() > match.start():
                    yield start + match.start(), start + match.end()
            start = stop + len(ends)


def _folded(pattern: str) -> str:
    """The expression with its letters folded; ASCII, which has a meaning, stays."""
    return "".join(char if char.isascii() else folded(char) for char in pattern)

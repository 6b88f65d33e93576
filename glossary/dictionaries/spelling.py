"""The words of a dictionary that are spelt most like one that is not in it.

A word with one slip of the pen has its first or its last half right, one with two slips nearly
always a few letters at its beginning or end. So only words that share a beginning or an end are
compared, first by their pairs of letters, then the best of them letter by letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossary.dictionaries import limits
from glossary.likeness import letter_pairs, likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Ask = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]

_LAST = "\U0010ffff"
_MOST_COMPARED = 1_500
_MOST_MEASURED = 60
_SHARED = (4, 3, 2)
_FROM_BEGINNING = (
    "SELECT DISTINCT folded FROM word WHERE folded >= ? AND folded < ?"
    " AND length(folded) BETWEEN ? AND ? LIMIT ?"
)
_FROM_END = (
    "SELECT reversed FROM spelling WHERE reversed >= ? AND reversed < ?"
    " AND length(reversed) BETWEEN ? AND ? LIMIT ?"
)


def nearest_spellings(asked: str, ask: Ask, limit: int) -> tuple[str, ...]:
    """Folded words that are spelt most like a folded word, best first.

    Args:
        asked: The word.
        ask: Answers a question to the lexicon.
        limit: How many at most.
    """
    if not 1 < len(asked) <= limits.LONGEST_SPELLING:
        return ()
    candidates = dict.fromkeys(_candidates(asked, ask))
    candidates.pop(asked, None)
    pairs = letter_pairs(asked)
    likely = sorted(candidates, key=lambda one: -likeness(pairs, one))[:_MOST_MEASURED]
    most = 1 + len(asked) // 4
    measured = ((distance(asked, one), at, one) for at, one in enumerate(likely))
    return tuple(one for slips, _, one in sorted(measured) if slips <= most)[:limit]


def _candidates(asked: str, ask: Ask) -> Iterator[str]:
    slack = 1 + len(asked) // 6
    lengths = (len(asked) - slack, len(asked) + slack)
    backwards = asked[::-1]
    half = max(1, (len(asked) - 1) // 2)
    for shared in (half, *(shared for shared in _SHARED if shared < half)):
        for question, letters in ((_FROM_BEGINNING, asked), (_FROM_END, backwards)):
            begin = letters[:shared]
            rows = ask(question, (begin, begin + _LAST, *lengths, _MOST_COMPARED))
            yield from (row[0] if letters is asked else row[0][::-1] for row in rows)


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with the next."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, its in enumerate(other, 1):
            best = min(above[column] + 1, current[-1] + 1, above[column - 1] + (letter != its))
            if row > 1 < column and letter == other[column - 2] and one[row - 2] == its:
                best = min(best, before[column - 2] + 1)
            current.append(best)
        before, above = above, current
    return above[-1]

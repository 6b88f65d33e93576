"""Anchors on one to six words where much is repeated, after edits right beside or over them.

The texts are the documentation and the article: full of tables, commands and the same words. Of a
place that is wrong it is told apart whether it is asked after (less than 0.9 sure) or silent.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.text.anchoring import Anchoring, make_anchor
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ROOT = Path(__file__).resolve().parents[2]
_PASSAGES = 3_000
_SHORTEST = 3_000  # characters of a text
_SURE = 0.9


class _Edited(NamedTuple):
    """A text after an edit, and where the words are; None where they are gone."""

    text: str
    span: Span | None


class _Passage(NamedTuple):
    """Words of a text.

    Attributes:
        text: The text.
        words: Where all its words stand.
        first: Which word the passage begins with.
        size: How many there are.
        others: Words to put in.
        chance: Decides.
    """

    text: str
    words: list[tuple[int, int]]
    first: int
    size: int
    others: list[str]
    chance: random.Random

    @property
    def span(self) -> Span:
        return Span(self.words[self.first][0], self.words[self.first + self.size - 1][1])

    @property
    def quote(self) -> str:
        return self.text[slice(*self.span)]

    def sentence(self) -> Span:
        """The sentence or line around the passage."""
        start, end = self.span
        before = max(self.text.rfind(sign, 0, start) for sign in (". ", "\n")) + 1
        after = [at for sign in (". ", "\n") if (at := self.text.find(sign, end)) >= 0]
        return Span(before, min([*after, len(self.text) - 1]) + 1)

    def some(self, count: int) -> str:
        return " ".join(self.chance.choices(self.others, k=count))


def _deleted(one: _Passage) -> _Edited:
    start, end = one.sentence()
    return _Edited(one.text[:start] + one.text[end:], None)


def _replaced(one: _Passage) -> _Edited:
    start, end = one.span
    return _Edited(one.text[:start] + one.some(one.size) + one.text[end:], None)


def _beside(one: _Passage) -> _Edited:
    """The words right before and after are others."""
    left = one.text[: one.words[one.first - 1][0]] + one.some(1) + " "
    right = one.text[one.words[one.first + one.size][1] :]
    text = f"{left}{one.quote} {one.some(1)}{right}"
    return _Edited(text, Span(len(left), len(left) + len(one.quote)))


def _inserted(one: _Passage) -> _Edited:
    start, end = one.span
    more = one.some(one.chance.choice((1, 3, 10))) + " "
    text = one.text[:start] + more + one.text[start:]
    return _Edited(text, Span(start + len(more), end + len(more)))


def _moved(one: _Passage) -> _Edited:
    (start, end), (first, last) = one.span, one.sentence()
    rest = one.text[:first] + one.text[last:]
    at = rest.find("\n", one.chance.randrange(len(rest)))
    at = len(rest) if at < 0 else at
    text = f"{rest[:at]}\n{one.text[first:last]}{rest[at:]}"
    return _Edited(text, Span(at + 1 + start - first, at + 1 + end - first))


_EDITS: dict[str, Callable[[_Passage], _Edited]] = {
    "sentence deleted": _deleted,
    "words replaced": _replaced,
    "words beside replaced": _beside,
    "words put in before": _inserted,
    "sentence moved": _moved,
}


def measure(rounds: int) -> Iterator[str]:
    """Run everything; the lines to print."""
    paths = sorted((_ROOT / "docs").glob("*.md")) + sorted((_ROOT / "seeds").glob("*.txt"))
    texts = [path.read_text("utf-8") for path in paths]
    texts = [text for text in texts if len(text) > _SHORTEST]
    others = [word for text in texts for word in text.split()]
    words = {text: [found.span() for found in re.finditer(r"\w+", text)] for text in texts}
    chance = random.Random(2013)
    table: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for _ in range(_PASSAGES):
        text = chance.choice(texts)
        count = chance.choice((1, 1, 1, 2, 2, 3, 4, 6))
        first = chance.randrange(20, len(words[text]) - 20)
        one = _Passage(text, words[text], first, count, others, chance)
        told = "repeated" if text.count(one.quote) > 1 else "once"
        name = chance.choice(list(_EDITS))
        table[name, told][_verdict(one, _EDITS[name](one))] += 1
    for (name, told), counts in sorted(table.items()):
        shares = (
            f"{verdict} {counts[verdict] / counts.total():.1%}"
            for verdict in ("right", "lost", "wrong, asked", "wrong, silent")
        )
        yield f"small anchors {name:21} {told:8} {counts.total():4}  {'  '.join(shares)}"


def _verdict(one: _Passage, edited: _Edited) -> str:
    placed = Anchoring(edited.text).place(make_anchor(one.text, one.span))
    if placed.span is None:
        return "right" if edited.span is None else "lost"
    right = edited.span
    if right is not None:
        shared = min(placed.span.end, right.end) - max(placed.span.start, right.start)
        whole = max(placed.span.end, right.end) - min(placed.span.start, right.start)
        if 2 * max(0, shared) >= whole:
            return "right"
    return "wrong, silent" if placed.confidence >= _SURE else "wrong, asked"

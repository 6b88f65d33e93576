"""What candidates are, and the little that has to be known of a text to find them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from glossary.model import Kind


class Stretch(NamedTuple):
    """A part of a text that words do not reach beyond: a paragraph, a heading, a list item.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        is_prose: Whether capital letters mean something there. They mean nothing in headings and
            headlines, where only names count that the prose has as well.
    """

    start: int
    end: int
    is_prose: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that a reader may want explained.

    Attributes:
        text: The fullest form that the text has, in one line.
        kind: What it seems to be; ``Kind.TERM`` where nothing tells.
        aliases: The other forms in which the text has it, and its acronym or what that stands
            for, the most frequent first.
        spans: Where the text has it, in any of these forms: start and end offsets, in order.
        sentence: The first sentence that has it, in one line, cut to about 300 characters.
        score: How much it seems worth an entry; only for putting candidates in order.
    """

    text: str
    kind: Kind
    aliases: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    sentence: str
    score: float

    @property
    def count(self) -> int:
        """How often the text has it."""
        return len(self.spans)

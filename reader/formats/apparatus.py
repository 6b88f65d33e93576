"""What a page leaves around an argument: the byline in its middle, the credit at its end."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, NamedTuple

from reader.text.document import Block, Role
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.companion import Companion

_CREDIT_OPENINGS = (
    "This article originally appeared in",
    "This article was originally published in",
    "This article was originally published by",
    "This article was first published in",
)
_LONGEST_CREDIT = 300  # characters; a longer paragraph that begins so goes on to say something


class SetApart(NamedTuple):
    """Blocks with what is no argument set apart, and what could not be found."""

    blocks: Sequence[Block]
    warnings: tuple[str, ...]


def set_apart(
    text: str, blocks: Sequence[Block], companion: Companion | None, *, complete: bool
) -> SetApart:
    """Give byline and credit their roles: by the companion's words, the credit also by its shape.

    Args:
        text: The text that the blocks are of.
        blocks: Its blocks, in order.
        companion: What belongs to the document, if anything does.
        complete: Whether this is the whole text; if not, words that are not there may follow.
    """
    missing = []
    if companion and companion.byline:
        span = _between(text, companion.byline.opening, companion.byline.closing)
        if span:
            blocks = _with_role(text, blocks, span, Role.BYLINE)
        else:
            missing.append("byline")
    if companion and companion.credit:
        start = text.rfind(companion.credit)
        if start >= 0:
            span = Span(start, start + len(companion.credit))
            blocks = _with_role(text, blocks, span, Role.CREDIT)
        else:
            missing.append("credit")
    elif complete and blocks and _is_credit(text, blocks[-1]):
        blocks = [*blocks[:-1], blocks[-1]._replace(role=Role.CREDIT, level=0, marker="")]
    warnings = [f"the {what} that the companion quotes is not in the text" for what in missing]
    return SetApart(blocks, tuple(warnings) if complete else ())


def _is_credit(text: str, block: Block) -> bool:
    return (
        block.role == Role.PARAGRAPH
        and block.end - block.start <= _LONGEST_CREDIT
        and text.startswith(_CREDIT_OPENINGS, block.start)
    )


def _between(text: str, opening: str, closing: str) -> Span | None:
    """From the first occurrence of one quote to the end of the next one of the other."""
    start = text.find(opening)
    if start < 0:
        return None
    if not closing:
        return Span(start, start + len(opening))
    end = text.find(closing, start + len(opening))
    return Span(start, end + len(closing)) if end >= 0 else None


def _with_role(text: str, blocks: Sequence[Block], span: Span, role: Role) -> Sequence[Block]:
    """The span as one block; what its blocks have beside it stays what it was."""
    first = bisect.bisect_right(blocks, span.start, key=lambda block: block.end)
    last = bisect.bisect_left(blocks, span.end, key=lambda block: block.start)
    if first == last:
        return blocks
    before, after = blocks[first], blocks[last - 1]
    pieces = (
        before._replace(end=max(before.start, span.start)),
        Block(span.start, span.end, role),
        after._replace(start=min(after.end, span.end)),
    )
    trimmed = (_trimmed(text, piece) for piece in pieces)
    return [*blocks[:first], *(piece for piece in trimmed if piece), *blocks[last:]]


def _trimmed(text: str, block: Block) -> Block | None:
    stretch = text[block.start : block.end]
    end = block.start + len(stretch.rstrip())
    start = block.start + len(stretch) - len(stretch.lstrip())
    return block._replace(start=start, end=end) if start < end else None

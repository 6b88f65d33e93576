"""What stands inside the paragraphs of plain text: emphasis, addresses, references to notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.text.document import Block, Emphasis, InlineMark, Link, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.span import Span

# A line end may stand inside, a blank line not: what is not closed in its paragraph is none.
_EMPHASIS = re.compile(
    r"(?<![\w_])_(?=[^\s_])((?:[^_\n]|\n(?![ \t]*\n)){1,300}?)(?<=[^\s_])_(?![\w_])"
)
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”‘’\[\]\x00-\x20\x7f-\x9f]{3,2000}", re.IGNORECASE)
_NOT_AT_ITS_END = ".,;:!?'*_~]}"
_NOTE = re.compile(r"\[(?:Footnote:?\s+)?(\d{1,4}|[A-Z])(?::\s|\]:?\s+(?=\S))")
_REFERENCE = re.compile(r"(?<=\S)\[(\d{1,4}|[A-Z])\](?!\()")


def emphasis(text: str) -> list[InlineMark]:
    """Words between underscores, as they are typed for italics."""
    return [
        InlineMark(found.start(1), found.end(1), Emphasis.EMPHASIS)
        for found in _EMPHASIS.finditer(text)
    ]


def addresses(text: str) -> Iterator[Link]:
    """Web addresses, without the punctuation of the sentence around them."""
    for found in _ADDRESS.finditer(text):
        address, end = found[0], len(found[0])
        closing = address.count(")") - address.count("(")
        while (last := address[end - 1]) in _NOT_AT_ITS_END or (last == ")" and closing > 0):
            closing -= last == ")"
            end -= 1
        yield Link(found.start(), found.start() + end, address[:end])


class Notes(NamedTuple):
    """Footnotes of a text.

    Attributes:
        blocks: The blocks of the text, those of notes with their role.
        links: References to them.
        targets: Where they stand, by name.
    """

    blocks: Sequence[Block]
    links: list[Link]
    targets: dict[str, Span]


def notes(text: str, blocks: Sequence[Block]) -> Notes:
    """The paragraphs that begin as notes do, ``[1] ...`` or ``[Footnote 1: ...]``.

    A reference leads to the next note of its number after it, since many books count anew in
    each chapter.
    """
    found = [
        (number, match[1])
        for number, block in enumerate(blocks)
        if block.role in {Role.PARAGRAPH, Role.VERSE} and (match := _NOTE.match(text, block.start))
    ]
    if not found:
        return Notes(blocks, [], {})
    shaped = list(blocks)
    of_label: dict[str, list[tuple[int, str]]] = {}
    targets: dict[str, Span] = {}
    for count, (number, label) in enumerate(found, 1):
        block = shaped[number] = shaped[number]._replace(role=Role.FOOTNOTE)
        name = f"note-{count}"
        targets[name] = block.span
        of_label.setdefault(label, []).append((block.start, name))
    return Notes(shaped, list(_references(text, of_label)), targets)


def _references(text: str, of_label: dict[str, list[tuple[int, str]]]) -> Iterator[Link]:
    reached = dict.fromkeys(of_label, 0)
    for reference in _REFERENCE.finditer(text):
        label = reference[1]
        places, at = of_label.get(label, []), reached.get(label, 0)
        while at < len(places) and places[at][0] <= reference.start():
            at += 1
        reached[label] = at
        if at < len(places):
            yield Link(reference.start(), reference.end(), f"#{places[at][1]}")

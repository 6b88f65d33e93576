"""A file of plain text as the contents of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.files import read_bounded, read_stamped
from reader.formats import beginning
from reader.formats.contents import UNKNOWN, Contents
from reader.formats.decode import decode_as
from reader.formats.encodings import find_encoding
from reader.formats.limits import LARGEST_FILE, refuse_flood
from reader.formats.plain.gutenberg import set_aside, wrapping_of
from reader.formats.plain.inside import addresses, emphasis, notes
from reader.formats.plain.paragraphs import blocks_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.text.document import Block
    from reader.text.reading_as import HowToRead


def read_plain(path: Path, how: HowToRead, head: int | None) -> Contents:
    """Read a file of plain text.

    Args:
        path: The file.
        how: What is said of it.
        head: Bytes of which at least the first part is to be made, or None for the whole.
    """
    count = None if head is None else max(head, beginning.LEAST)
    data, stamp = read_stamped(path, LARGEST_FILE, count)
    complete = count is None or stamp.size <= len(data)
    found = find_encoding(data, how)
    if found.guessed and not complete:  # more of the file may make it another guess
        found = find_encoding(read_bounded(path, LARGEST_FILE), how)
    text, encoding, warnings = decode_as(found, data, how.name_of(path), complete=complete)
    refuse_flood(text, how.name_of(path))
    blocks: Sequence[Block] = blocks_of(text)
    if not complete:
        if not blocks:  # blank so far, but words may follow
            return read_plain(path, how, None)
        text, blocks = beginning.cut(text, blocks)
    contents = plain_contents(text, blocks)
    return contents._replace(encoding=encoding, warnings=warnings, complete=complete)


def plain_contents(text: str, blocks: Sequence[Block]) -> Contents:
    """A text and its paragraphs, with what else is told by how it is typed."""
    metadata = UNKNOWN
    wrapping = wrapping_of(text)
    if wrapping:
        metadata = wrapping.metadata
        blocks = list(set_aside(blocks, wrapping))
    blocks, references, targets = notes(text, blocks)
    return Contents(
        text,
        blocks,
        marks=emphasis(text),
        links=sorted([*addresses(text), *references]),
        targets=targets,
        metadata=metadata,
    )

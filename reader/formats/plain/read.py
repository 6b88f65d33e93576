"""A file of plain text as the contents of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.files import read_bounded, read_stamped
from reader.formats import beginning
from reader.formats.contents import Contents
from reader.formats.decode import decode_as
from reader.formats.encodings import find_encoding
from reader.formats.limits import LARGEST_FILE
from reader.formats.plain.paragraphs import paragraphs

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
    blocks: Sequence[Block] = paragraphs(text)
    if not complete:
        if not blocks:  # blank so far, but words may follow
            return read_plain(path, how, None)
        text, blocks = beginning.cut(text, blocks)
    return Contents(text, blocks, encoding=encoding, warnings=warnings, complete=complete)

"""Lines of a text file in whatever encoding, none of them too long, counted."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from glossary.dictionaries import limits
from glossary.dictionaries.encodings import Census, Encoding, byte_order_mark, decoder_errors
from glossary.dictionaries.source import broken, chunks, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LINE_END = re.compile(r"\r\n|\n|\r(?!\Z)")
_BEGINNING = 4_096  # bytes


def find_encoding(path: Path, *, told: str = "", likely: str = "") -> Encoding:
    """Find out the encoding of a text file; reads all of it unless it has a byte order mark.

    Args:
        path: The file.
        told: The encoding as a person or the file tells it; only a byte order mark outdoes it.
        likely: The encoding if nothing tells it and it is not UTF-8.
    """
    head = beginning(path)
    if mark := byte_order_mark(head):
        if mark[1] == "utf-8":
            return Census.of(chunks(path)).verdict(declared_utf8=True)
        return Encoding(mark[1])
    if told:
        return _told(path, told)
    for name, zero in (("utf-16-le", 1), ("utf-16-be", 0)):
        # A text in UTF-16 without its mark begins with a character of ASCII.
        if len(head) > 1 and head[zero] == 0 and head[1 - zero]:
            return Encoding(name)
    return Census.of(chunks(path)).verdict(likely=likely)


def _told(path: Path, name: str) -> Encoding:
    if codecs.lookup(name).name == "utf-8":
        return Census.of(chunks(path)).verdict(declared_utf8=True)
    return Encoding(name)


def beginning(path: Path) -> bytes:
    """The first bytes of a file, inflated if it is compressed."""
    with opened(path) as source:
        return source.read(_BEGINNING)


def decoded(path: Path, encoding: Encoding) -> Iterator[str]:
    """The text of a file piece by piece, without a byte order mark."""
    decoder = codecs.getincrementaldecoder(encoding.name)(decoder_errors(encoding.name))
    first = True
    for data in chunks(path):
        text = decoder.decode(data)
        if first and text:
            text = text.removeprefix("\ufeff")
            first = False
        yield text
    yield decoder.decode(b"", final=True)


def lines(path: Path, encoding: Encoding) -> Iterator[tuple[int, str]]:
    """The lines of a file without their ends, each with its number, from 1.

    Raises:
        BrokenFileError: A line is longer than any article.
    """
    number = 0
    waiting: list[str] = []
    length = 0
    for piece in decoded(path, encoding):
        text = piece
        if waiting and waiting[-1].endswith("\r"):
            # A line end may be cut between two pieces.
            text = waiting.pop() + piece
        first, *rest = _LINE_END.split(text)
        waiting.append(first)
        length += len(first)
        if length > limits.LONGEST_ARTICLE:
            reason = f"has a line of more than {limits.LONGEST_ARTICLE:,} characters"
            raise broken(path, reason, "check what it is", number + 1)
        for line in rest:
            number += 1
            yield number, "".join(waiting)
            waiting, length = [line], len(line)
    last = "".join(waiting).removesuffix("\r")
    if last:
        yield number + 1, last

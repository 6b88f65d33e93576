"""The versions of a document: listed, and compared by paragraphs and words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from reader.base.errors import NoSuchPlaceError, TooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.desk.desk import Desk
    from reader.desk.documents import Opened
    from reader.library.record import DocumentRecord
    from reader.text.document import Document

_MOST_WORDS = 5_000
"""Words of a paragraph that are compared one by one; a longer one is replaced as a whole."""

_MOST_PARAGRAPHS = 200_000
_OFTEN = 100  # times that a paragraph stands in a text
_LEAST_ALIKE = 0.3
_WORD = re.compile(r"\s*\S+")


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One content of a document, as it was kept.

    Attributes:
        number: 1 is the oldest.
        sha256: Of its bytes, in hexadecimal.
        kept: When it was kept, UTC as ISO 8601; empty for what ships.
        size: Bytes; 0 where that was not written down.
        path: The copy.
    """

    number: int
    sha256: str
    kept: str
    size: int
    path: Path


class Piece(NamedTuple):
    """A stretch of a paragraph.

    Attributes:
        text: Its words.
        state: "same", "gone" or "new".
    """

    text: str
    state: str


@dataclass(frozen=True, slots=True)
class Change:
    """One place where two versions differ.

    Attributes:
        before: Offset in the older text at which it begins.
        after: Offset in the newer text at which it begins.
        pieces: The paragraphs there, in pieces; those that only one version has are one piece.
    """

    before: int
    after: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a document, side by side.

    Attributes:
        older: Number of the older one.
        newer: Number of the newer one.
        changes: Where they differ, in order; empty where the words are the same.
    """

    older: int
    newer: int
    changes: tuple[Change, ...]


def versions_of(desk: Desk, document_id: str) -> tuple[KeptVersion, ...]:
    """The versions of a document, the oldest first.

    Raises:
        NoSuchPlaceError: It is not in the library.
    """
    record = record_of(desk, document_id)
    return tuple(
        KeptVersion(number, one.sha256, one.kept, one.size, desk.library.copy_of(record, one))
        for number, one in enumerate(record.versions, 1)
    )


def open_version(desk: Desk, document_id: str, number: int) -> Opened:
    """Open one version of a document.

    Raises:
        NoSuchPlaceError: There is no such version.
        ReaderError: Its copy cannot be read.
    """
    record = record_of(desk, document_id)
    if not 1 <= number <= len(record.versions):
        raise NoSuchPlaceError(
            f"{document_id}: has no version {number}; it has {len(record.versions)}, "
            f"'reader library info {document_id}' lists them"
        )
    return desk.documents.open_version(record, record.versions[number - 1])


def compare(
    desk: Desk, document_id: str, older: int | None = None, newer: int | None = None
) -> Comparison:
    """What two versions of a document say differently; the last two where none are named.

    Raises:
        NoSuchPlaceError: There is no such version.
        ReaderError: A copy cannot be read.
    """
    count = len(record_of(desk, document_id).versions)
    newer = newer or count
    older = older or newer - 1
    if count == 1:
        raise NoSuchPlaceError(f"{document_id}: has one version only; there is nothing to compare")
    first, second = (open_version(desk, document_id, one).document for one in (older, newer))
    return Comparison(older, newer, tuple(changes_between(first, second)))


def changes_between(older: Document, newer: Document) -> Iterator[Change]:
    """Where two texts differ, by paragraphs, and within those that were changed by words.

    Raises:
        TooLargeError: They have too many paragraphs.
    """
    first, second = _paragraphs(older), _paragraphs(newer)
    start = _alike(first, second)
    end = _alike(first[start:][::-1], second[start:][::-1])
    within = slice(start, -end or None)
    matcher = _matcher(first[within], second[within])
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            gone, new = first[start + a : start + b], second[start + c : start + d]
            yield Change(
                _offset(older, start + a), _offset(newer, start + c), tuple(_pieces(gone, new))
            )


def record_of(desk: Desk, document_id: str) -> DocumentRecord:
    """What the library knows of a document.

    Raises:
        NoSuchPlaceError: It is not in the library.
    """
    record = desk.library.get(document_id)
    if record is None:
        raise NoSuchPlaceError(
            f"{document_id}: no such document; 'reader library list' names them all"
        )
    return record


def _paragraphs(document: Document) -> list[str]:
    if len(document.blocks) > _MOST_PARAGRAPHS:
        raise TooLargeError(document.id, len(document.blocks), _MOST_PARAGRAPHS)
    return [document.text[block.start : block.end] for block in document.blocks]


def _offset(document: Document, index: int) -> int:
    return document.blocks[index].start if index < len(document.blocks) else len(document.text)


def _alike(first: Sequence[str], second: Sequence[str]) -> int:
    """How many paragraphs at the beginning are the same."""
    same = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        same += 1
    return same


def _matcher(first: Sequence[str], second: Sequence[str]) -> SequenceMatcher[str]:
    """Compares paragraphs; those found too often tell nothing alone, and would take too long."""
    often = {words for words, count in Counter(second).items() if count > _OFTEN}
    return SequenceMatcher(often.__contains__, first, second, autojunk=False)


def _pieces(gone: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for index in range(max(len(gone), len(new))):
        before = gone[index] if index < len(gone) else ""
        after = new[index] if index < len(new) else ""
        yield from _words_between(before, after)
        if index + 1 < max(len(gone), len(new)):
            yield Piece("\n\n", "same")


def _words_between(before: str, after: str) -> Iterator[Piece]:
    first, second = _WORD.findall(before), _WORD.findall(after)
    if before and after and max(len(first), len(second)) <= _MOST_WORDS:
        matcher = SequenceMatcher(None, first, second, autojunk=False)
        if matcher.ratio() >= _LEAST_ALIKE:
            for _, a, b, c, d in matcher.get_opcodes():
                if first[a:b] == second[c:d]:
                    yield Piece("".join(first[a:b]), "same")
                    continue
                yield from _both("".join(first[a:b]), "".join(second[c:d]))
            return
    yield from _both(before, after)


def _both(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece(gone, "gone")
    if new:
        yield Piece(new, "new")

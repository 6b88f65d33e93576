"""Finding out in which encoding a dictionary is written, and saying how it was found.

UTF-8 shows itself: a text of another encoding is hardly ever valid UTF-8. All others must be
declared, or are told in a remark.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ESCAPED = re.compile("[\udc80-\udcff]+")
_UNUSED_IN_CP1252 = frozenset("\udc81\udc8d\udc8f\udc90\udc9d")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding of a file.

    Attributes:
        name: Python's name of it.
        remark: What a person should know of how it was found; empty if there is no doubt.
    """

    name: str
    remark: str = ""

    def decode(self, data: bytes) -> str:
        """The text of some bytes; those that are none stand as lone surrogates."""
        errors = "surrogateescape" if self.name == "utf-8" else decoder_errors(self.name)
        return data.decode(self.name, errors)


class Census:
    """Counts bytes, and which of those beyond ASCII are UTF-8 and which are not.

    Attributes:
        total: How many bytes there are.
        valid: About how many of them are characters beyond ASCII.
        invalid: How many are not UTF-8.
        unused_in_cp1252: Whether some of these mean nothing in Windows-1252 either.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self.total = 0
        self.valid = 0
        self.invalid = 0
        self.unused_in_cp1252 = False

    def add(self, data: bytes, *, last: bool = False) -> None:
        """Count some more bytes; characters may be cut between two pieces."""
        self.total += len(data)
        text = self._decoder.decode(data, final=last)
        if text.isascii():
            return
        self.valid += max(0, len(data) - len(text))
        bad = "".join(_ESCAPED.findall(text))
        self.invalid += len(bad)
        self.unused_in_cp1252 |= not _UNUSED_IN_CP1252.isdisjoint(bad)

    @classmethod
    def of(cls, pieces: Iterable[bytes]) -> Census:
        """The census of all bytes of some pieces."""
        census = cls()
        for piece in pieces:
            census.add(piece)
        census.add(b"", last=True)
        return census

    def verdict(self, *, declared_utf8: bool = False, told: str = "", likely: str = "") -> Encoding:
        """The encoding of all that was counted.

        Args:
            declared_utf8: Whether the file or its format says that it is UTF-8.
            told: The encoding as a person or the file tells it, which then is the one.
            likely: The encoding to read it in if nobody tells and it is not UTF-8; Windows-1252
                or Latin-1 if empty.
        """
        if told:
            return Encoding(told)
        if not self.invalid:
            return Encoding("utf-8")
        if declared_utf8 or self.valid > self.invalid:
            return Encoding(
                "utf-8", f"{self.invalid:,} bytes are not UTF-8; each is shown as \ufffd"
            )
        name = likely or ("latin-1" if self.unused_in_cp1252 else "cp1252")
        remark = (
            f"it is not UTF-8 ({self.invalid:,} bytes are not) and names no encoding;"
            f" read as {name}"
        )
        return Encoding(name, remark)


def decoder_errors(name: str) -> str:
    """What becomes of bytes that are none in an encoding: kept where they can be written again."""
    return "replace" if name.startswith("utf-16") else "surrogateescape"


def byte_order_mark(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that some bytes begin with, and its encoding."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)


def encoded(text: str) -> bytes:
    """A text in UTF-8, bytes that were no text as they were."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return "".join(
            "\ufffd" if "\ud800" <= char < "\udc80" or "\udcff" < char <= "\udfff" else char
            for char in text
        ).encode("utf-8", "surrogateescape")

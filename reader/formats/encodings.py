"""Which encoding a file's bytes are in: what is said of it, what it says itself, else a guess."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.base.errors import UsageError

if TYPE_CHECKING:
    from reader.text.reading_as import HowToRead

_SIGNATURES = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's, so it is looked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSED_FROM = 65_536  # bytes from the first one that is no ASCII; more make no guess better
_MOSTLY = 0.4  # share of the bytes at even or at odd places that are NUL in UTF-16 of Europe
_SHORTEST_WIDE = 8  # bytes
_BEFORE_GUESSED = 200  # bytes
_FEW = 4  # bytes beyond ASCII
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_SHIFT = re.compile(rb"\x1b\$[@B].{2,400}?\x1b\([BJ]", re.DOTALL)

_WINDOWS = re.compile(r"^cp(125\d|874)$")

# What pages and servers call an encoding of which a wider one is meant, as browsers read them.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_OTHER_NAMES = {
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-sjis": "cp932",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc_jp",
    "x-cp1252": "cp1252",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "utf-16": "utf-16-le",
    "ucs-2": "utf-16-le",
    "utf-32": "utf-32-le",
}
# Codecs of escapes and of host names; some take time that grows with the square of the length.
_NOT_OF_FILES = frozenset(
    {
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
        "utf_7",
        "mbcs",
        "oem",
    }
)


class Found(NamedTuple):
    """An encoding, and how it is known.

    Attributes:
        encoding: A name that Python's codecs have.
        mark: Bytes at the start that only tell the encoding.
        guessed: Whether nobody said it and nothing proves it.
    """

    encoding: str
    mark: int = 0
    guessed: bool = False


def find_encoding(data: bytes, how: HowToRead, inside: str = "") -> Found:
    """The encoding of a file, by the surest word on it.

    That is the reader's, then a byte order mark, then UTF-8 that cannot be chance, then what is
    declared, then UTF-8 that may be, then a guess.

    Args:
        data: The file's bytes, or its first ones.
        how: What is said of it.
        inside: What the file says itself, counting after what a server said.

    Raises:
        UsageError: There is no such encoding as the reader said.
    """
    marked = next(((mark, name) for mark, name in _SIGNATURES if data.startswith(mark)), None)
    if how.encoding:
        said = known_encoding(how.encoding)
        if not said:
            raise UsageError(
                f"{how.encoding}: no such encoding; name one like utf-8, windows-1252 or shift_jis"
            )
        return Found(said, len(marked[0]) if marked and marked[1] == said else 0)
    if marked:
        return Found(marked[1], len(marked[0]))
    proof = _utf8(data)
    if not proof.proven:
        for declared in (how.declared, inside):
            if (known := known_encoding(declared)) and _may_be(data, known, proof):
                return Found(_WIDER.get(known, known))
    if proof.possible:
        return Found("iso2022_jp" if _shifts(data) else "utf-8")
    return Found(_wide(data) or _guess(data), guessed=True)


@lru_cache(maxsize=64)
def known_encoding(label: str) -> str:
    """The name that Python has for an encoding's label, or empty if it is none of texts."""
    label = label.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_OTHER_NAMES.get(label, label))
        "".encode(found.name)  # refuses codecs that make bytes of bytes
    except (LookupError, ValueError, TypeError):
        return ""
    name = found.name.replace("-sig", "")
    return "" if name.replace("-", "_") in _NOT_OF_FILES else name


class _Utf8(NamedTuple):
    """Whether bytes can be UTF-8, and whether they can hardly be anything else."""

    possible: bool
    proven: bool


def _utf8(data: bytes) -> _Utf8:
    """Judge bytes, whose last character may be cut in two.

    A wrong byte here and there, of a damaged disk or a slip, does not make a text another's.
    """
    if data.isascii():
        return _Utf8(possible=b"\0" not in data, proven=False)
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(data, final=False)
    wrong = text.count("\ufffd")
    if not wrong:
        proven = not text.isascii() and "\0" not in text
        return _Utf8(possible="\0" not in text, proven=proven)
    valid = len(text) - len(text.encode("ascii", "ignore")) - wrong
    return _Utf8(possible=valid > wrong, proven=valid > wrong)


def _may_be(data: bytes, encoding: str, proof: _Utf8) -> bool:
    """Whether what is declared can be true."""
    if encoding.startswith(("utf-16", "utf-32")):
        return b"\0" in data[:_GUESSED_FROM]
    return encoding != "utf-8" or proof.possible


def _shifts(data: bytes) -> bool:
    """Whether a text of seven bits changes to Japanese and back, as old mail does."""
    if not _SHIFT.search(data, 0, _GUESSED_FROM):
        return False
    try:
        codecs.getincrementaldecoder("iso2022_jp")().decode(data[:_GUESSED_FROM], final=False)
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str:
    """UTF-16 without its mark, told by the NULs of its letters."""
    sample = data[:4096]
    pairs = len(sample) // 2
    if len(sample) < _SHORTEST_WIDE or b"\0" not in sample:
        return ""
    even, odd = sample[0 : pairs * 2 : 2].count(0), sample[1 : pairs * 2 : 2].count(0)
    if odd > _MOSTLY * pairs and not even:
        return "utf-16-le"
    return "utf-16-be" if even > _MOSTLY * pairs and not odd else ""


def told(encoding: str) -> str:
    """An encoding as people call it."""
    return _WINDOWS.sub(r"windows-\1", encoding).replace("iso8859", "iso-8859")


def _guess(data: bytes) -> str:
    from chardet import detect

    found = _BEYOND_ASCII.search(data)
    first = found.start() if found else 0
    start = max(data.rfind(b"\n", 0, first) + 1, first - _BEFORE_GUESSED)
    sample = data[start : start + _GUESSED_FROM]
    if len(_BEYOND_ASCII.findall(sample)) < min(_FEW, len(sample) // 8):
        return "cp1252"  # a letter with an accent here and there tells nothing: the likeliest
    name = detect(sample)["encoding"]
    known = known_encoding(name or "")
    if not known or known.startswith("utf"):
        return "cp1252"
    return _WIDER.get(known, known)

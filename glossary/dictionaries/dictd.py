"""dictd: ``.index`` (a word, offset and size a line) and ``.dict`` or ``.dict.dz`` (articles).

What the database says of itself are articles as well, named ``00-database-...``. The index often
has its words in small letters without signs; the lines on top of an article have them as they are
spelt, and these are shown.
"""

from __future__ import annotations

from binascii import a2b_base64
from typing import TYPE_CHECKING, NamedTuple

from glossary.dictionaries import limits
from glossary.dictionaries.dictd_words import comparable, spelt_words
from glossary.dictionaries.encodings import Census
from glossary.dictionaries.languages import language_of_title
from glossary.dictionaries.model import DictionaryInfo, Format, Headword, Markup
from glossary.dictionaries.reading import DictionaryFile, beside
from glossary.dictionaries.shown import clean
from glossary.dictionaries.source import broken, chunks, opened, read_all
from glossary.dictionaries.stretches import Slices, Stretch, check_stretches, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossary.dictionaries.encodings import Encoding

HEADER = b"00-database-"
_DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_MOST_DIGITS = 10
_WHOLE_GROUPS = 12
_COLUMNS = (3, 4)
OURS = frozenset(("utf8", "allchars", "alphabet"))
"""Headers that tell of the files, not of the dictionary."""


class Files(NamedTuple):
    """The files of one dictionary.

    Attributes:
        words: The ``.index``.
        data: The ``.dict``.
    """

    words: Path
    data: Path


def find_files(path: Path) -> Files | None:
    """The files of the dictd dictionary that a file belongs to; None if it has no ``.index``."""
    index = beside(path, ".index", ".index.gz")
    if index is None:
        return None
    data = beside(path, ".dict.dz", ".dict", ".dict.gz")
    if data is None:
        raise broken(index, "has no .dict or .dict.dz beside it", "put both in one folder")
    return Files(index, data)


def read_dictd(files: Files, encoding_name: str = "") -> DictionaryFile:
    """Read the index and what the database says of itself; articles are read when asked for.

    Args:
        files: Its files.
        encoding_name: Python's name of the encoding, to be found out if empty.

    Raises:
        BrokenFileError: A file is not what it should be.
    """
    words = _words(files.words)
    census = Census.of(chunks(files.data))
    check_stretches(files.data, words, census.total)
    headers = {
        stretch: name
        for stretch, group in words.items()
        if (name := next(filter(None, map(_header_name, group)), ""))
    }
    encoding = census.verdict(declared_utf8="utf8" in headers.values(), told=encoding_name)
    if sum(size for _, size in headers) > limits.LARGEST_HEADER:
        raise broken(files.data, "says too much of itself")
    fields = tuple(_header_texts(files.data, headers, encoding))
    for stretch in headers:
        del words[stretch]
    return DictionaryFile(
        _info(files, fields, encoding), len(words), lambda: _headwords(files, words, encoding)
    )


def _info(files: Files, fields: tuple[tuple[str, str], ...], encoding: Encoding) -> DictionaryInfo:
    texts = dict(fields)
    title = _without_headword(texts.get("short", "")).strip()
    title = clean(" ".join(title.split())) or files.words.name.partition(".")[0]
    return DictionaryInfo(
        title=title,
        about=clean(_without_headword(texts.get("info", "") or texts.get("long", ""))).strip("\n"),
        encoding=encoding.name,
        language=language_of_title(title),
        format=Format.DICTD,
        fields=fields,
        remarks=(encoding.remark,) if encoding.remark else (),
    )


def _words(path: Path) -> dict[Stretch, list[bytes]]:
    """The words of every stretch of the articles, in order of the stretches."""
    found: dict[Stretch, list[bytes]] = {}
    data = read_all(path, limits.LARGEST_INDEX)
    if data.count(b"\n") > limits.MOST_ARTICLES:
        raise broken(path, f"has more than {limits.MOST_ARTICLES:,} lines", "split it")
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line:
            continue
        columns = line.rstrip(b"\r").split(b"\t")
        try:
            stretch = (_number(columns[1]), _number(columns[2]))
        except (IndexError, ValueError):
            reason = "has a line that is no word, offset and size in base 64"
            raise broken(path, reason, "get a fresh copy of it", number) from None
        if len(columns) not in _COLUMNS or len(line) > 4 * limits.LONGEST_WORD:
            raise broken(path, "has a line of other columns", "get a fresh copy of it", number)
        # A fourth column has the word as it is spelt.
        found.setdefault(stretch, []).append(columns[3] if columns[3:] else columns[0])
    return {stretch: found[stretch] for stretch in sorted(found)}


def _number(digits: bytes) -> int:
    """A number to base 64, its first digit the highest."""
    if not 0 < len(digits) <= _MOST_DIGITS:
        raise ValueError(digits)
    # Base 64 as in mail, once there are leading zeros for whole groups of four digits.
    return int.from_bytes(a2b_base64(digits.rjust(_WHOLE_GROUPS, b"A"), strict_mode=True), "big")


def digits(number: int) -> bytes:
    """A number as the index writes it."""
    result = b""
    while number or not result:
        number, value = divmod(number, 64)
        result = _DIGITS[value : value + 1] + result
    return result


def _header_name(word: bytes) -> str:
    """What a header is about ("short"), empty for a word that is none."""
    if not word.startswith(b"00"):
        return ""
    for prefix in (HEADER, HEADER.replace(b"-", b"")):
        if word.startswith(prefix) and word != prefix:
            return word.removeprefix(prefix).decode("ascii", "replace")
    return ""


def _header_texts(
    path: Path, headers: dict[Stretch, str], encoding: Encoding
) -> Iterator[tuple[str, str]]:
    with opened(path) as source:
        slices = Slices(path, source)
        for (offset, size), name in headers.items():
            text = encoding.decode(slices.read(offset, size))
            if name not in OURS and not name.startswith("dictfmt"):
                yield name, text


def _without_headword(text: str) -> str:
    first, line_end, rest = text.partition("\n")
    is_header = comparable(first).startswith("00database")
    return rest if is_header and line_end else text


def _headwords(
    files: Files, words: dict[Stretch, list[bytes]], encoding: Encoding
) -> Iterator[Headword]:
    with opened(files.data) as source:
        slices = Slices(files.data, source)
        for (offset, size), group in words.items():
            body = encoding.decode(slices.read(offset, size))
            ordered = group if len(group) == 1 else sorted(group, key=sort_key)
            spelt = spelt_words([encoding.decode(word) for word in ordered], body)
            yield Headword(spelt[: limits.MOST_WORDS], body, Markup.DICTD)

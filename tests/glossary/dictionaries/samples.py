"""Small invented dictionaries, written byte by byte as other programs write them."""

from __future__ import annotations

import gzip
import struct
from typing import TYPE_CHECKING

from glossary.dictionaries.read import open_dictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from glossary.dictionaries.model import Headword

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def read_all(path: Path, *, encoding: str = "") -> list[Headword]:
    """All articles of a dictionary."""
    with open_dictionary(path, encoding=encoding) as dictionary:
        return list(dictionary)


def stardict(
    folder: Path,
    articles: Sequence[tuple[str, bytes]],
    *,
    types: str = "m",
    synonyms: Iterable[tuple[str, int]] = (),
    wide: bool = False,
    compressed: bool = False,
    fields: str = "",
) -> Path:
    """A StarDict dictionary of articles already in the order of its index."""
    numbers = struct.Struct(">QI" if wide else ">II")
    index, offset = b"", 0
    for word, article in articles:
        index += word.encode() + b"\0" + numbers.pack(offset, len(article))
        offset += len(article)
    data = b"".join(article for _, article in articles)
    ifo = (
        f"StarDict's dict ifo file\nversion=3.0.0\nbookname=Sample\nwordcount={len(articles)}\n"
        f"idxfilesize={len(index)}\n{fields}"
        + (f"sametypesequence={types}\n" if types else "")
        + ("idxoffsetbits=64\n" if wide else "")
    )
    path = folder / "sample.ifo"
    synonym_records = [
        word.encode() + b"\0" + struct.pack(">I", number) for word, number in synonyms
    ]
    if synonym_records:
        (folder / "sample.syn").write_bytes(b"".join(synonym_records))
        ifo += f"synwordcount={len(synonym_records)}\n"
    path.write_text(ifo, encoding="utf-8")
    if compressed:
        (folder / "sample.idx.gz").write_bytes(gzip.compress(index))
        (folder / "sample.dict.dz").write_bytes(gzip.compress(data))
    else:
        (folder / "sample.idx").write_bytes(index)
        (folder / "sample.dict").write_bytes(data)
    return path


def base64_number(number: int) -> str:
    """A number as dictd writes it."""
    digits = ""
    while number or not digits:
        number, value = divmod(number, 64)
        digits = _DIGITS[value] + digits
    return digits


def dictd(
    folder: Path, articles: Sequence[tuple[Sequence[str], bytes]], *, compressed: bool = False
) -> Path:
    """A dictd database; the words of each article with the article."""
    data, lines = b"", []
    for words, article in articles:
        where = f"{base64_number(len(data))}\t{base64_number(len(article))}"
        lines += [f"{word}\t{where}\n" for word in words]
        data += article
    path = folder / "sample.index"
    path.write_text("".join(sorted(lines)), encoding="utf-8")
    if compressed:
        (folder / "sample.dict.dz").write_bytes(gzip.compress(data))
    else:
        (folder / "sample.dict").write_bytes(data)
    return path


DICTD_HEADERS = (
    (("00-database-utf8",), b"\n"),
    (("00-database-short",), b"00-database-short\n   Sample of words\n"),
    (("00-database-info",), b"00-database-info\n   Invented for a test.\n"),
)

DSL = """\
#NAME\t"Sample"
#INDEX_LANGUAGE\t"English"
#CONTENTS_LANGUAGE\t"Russian"

{{a comment
over two lines}}
colo(u)r
\t[m1][b]1.[/b] [trn]цвет[/trn]; see [ref]hue[/ref] and <<paint>>[/m]
\t[m2][ex]~ blind[/ex] \\[not a tag\\] [s]sound.wav[/s][/m]
hue
tint
\t[trn]оттенок[/trn]
"""

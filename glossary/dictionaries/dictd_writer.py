"""Writing dictd: ``.index`` and ``.dict``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.dictionaries.dictd import HEADER, digits
from glossary.dictionaries.encodings import encoded
from glossary.dictionaries.model import Format, Markup
from glossary.dictionaries.plain_parts import one_line, plain_part
from glossary.dictionaries.stretches import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from glossary.dictionaries.model import DictionaryInfo, Headword

_FILLING = b"\n"
_FLAGS = ("utf8", "allchars")


class DictdWriter:
    """Writes the two files of one database; its index is held in memory, as it must be sorted."""

    def __init__(self, index: Path, info: DictionaryInfo) -> None:
        self._index = index
        self._info = info
        self._lines: list[tuple[bytes, bytes]] = []

    def write(self, headwords: Iterable[Headword]) -> tuple[Path, ...]:
        """Write ``.index`` and ``.dict`` and return them."""
        data = self._index.with_suffix(".dict")
        with data.open("wb") as file:
            for name, text in _headers(self._info):
                self._add(file, (HEADER.decode() + name,), text)
            for headword in headwords:
                self._add(file, headword.words, _body(headword))
        with self._index.open("wb") as file:
            file.writelines(line for _, line in sorted(self._lines))
        return (self._index, data)

    def _add(self, file: BinaryIO, words: Iterable[str], text: str) -> None:
        content = encoded(text)
        where = b"\t%s\t%s" % (digits(file.tell()), digits(len(content)))
        # Without filling, empty articles could not be told apart by their place.
        file.write(content or _FILLING)
        for word in words:
            spelt = encoded(one_line(word))
            small = encoded(one_line(word).lower())
            line = small + where + (b"" if small == spelt else b"\t" + spelt) + b"\n"
            self._lines.append((sort_key(small)[0], line))


def _headers(info: DictionaryInfo) -> Iterator[tuple[str, str]]:
    for flag in _FLAGS:
        yield flag, "\n"
    if info.format is Format.DICTD and info.fields:
        yield from info.fields
        return
    yield "short", f"{HEADER.decode()}short\n   {one_line(info.title)}\n"
    if info.about:
        about = info.about.replace("\n", "\n   ")
        yield "info", f"{HEADER.decode()}info\n   {about}\n"


def _body(headword: Headword) -> str:
    if not headword.more and headword.markup is Markup.DICTD:
        return headword.body
    texts = [
        part.body if part.markup is Markup.DICTD else plain_part(part, headword.words)
        for part in headword.parts
    ]
    # A server sends the article alone, so its words stand on top of it.
    return "\n".join([*map(one_line, headword.words), *texts]) + "\n"

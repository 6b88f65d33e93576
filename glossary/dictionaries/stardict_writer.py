"""Writing StarDict: ``.ifo``, ``.idx``, ``.dict`` and, where words have synonyms, ``.syn``."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from glossary.dictionaries.encodings import Encoding, encoded
from glossary.dictionaries.model import Format, Markup, Part
from glossary.dictionaries.plain_parts import one_line, plain_part
from glossary.dictionaries.source import broken
from glossary.dictionaries.stardict import MAGIC
from glossary.dictionaries.stardict_data import (
    MARKUPS,
    parse_parts,
    render_parts,
    type_of,
)
from glossary.dictionaries.stretches import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from glossary.dictionaries.model import DictionaryInfo, Headword

_KNOWN = frozenset(MARKUPS.values())
_NARROW = 2**32
_FILLING = b"\n"
_UTF8 = Encoding("utf-8")


class StarDictWriter:
    """Writes the files of one dictionary; its index is held in memory, as it must be sorted."""

    def __init__(self, ifo: Path, info: DictionaryInfo) -> None:
        self._ifo = ifo
        self._info = info
        self._articles: list[tuple[bytes, int, int]] = []
        self._synonyms: list[tuple[bytes, int]] = []
        self._types: str | None = None

    def write(self, headwords: Iterable[Headword]) -> tuple[Path, ...]:
        """Write all files beside the ``.ifo`` and return them.

        Raises:
            BrokenFileError: An article cannot be written in this format.
        """
        idx, data, syn = (self._ifo.with_suffix(one) for one in (".idx", ".dict", ".syn"))
        with data.open("w+b") as file:
            for headword in headwords:
                self._add(file, headword)
            wide = file.tell() >= _NARROW
        order = sorted(range(len(self._articles)), key=lambda n: sort_key(self._articles[n][0]))
        numbers = struct.Struct(">QI" if wide else ">II")
        with idx.open("wb") as file:
            for number in order:
                word, offset, size = self._articles[number]
                file.write(word + b"\0" + numbers.pack(offset, size))
            size_of_index = file.tell()
        self._ifo.write_bytes(b"".join(self._lines(size_of_index, wide=wide)))
        if not self._synonyms:
            return (self._ifo, idx, data)
        places = {number: place for place, number in enumerate(order)}
        with syn.open("wb") as file:
            for word, number in sorted(self._synonyms, key=lambda one: sort_key(one[0])):
                file.write(word + b"\0" + places[number].to_bytes(4, "big"))
        return (self._ifo, idx, data, syn)

    def _add(self, file: BinaryIO, headword: Headword) -> None:
        parts = [_known(part, headword.words) for part in headword.parts]
        types = "".join(type_of(part.markup) for part in parts)
        if self._types is None:
            self._types = types
        elif self._types not in ("", types):
            self._begin_types(file)
        try:
            data = render_parts(parts, typed=not self._types)
        except ValueError as error:
            reason = f"cannot be written: the article {headword.words[0][:40]!r} {error}"
            raise broken(self._ifo, reason, "export it as JSON") from None
        number = len(self._articles)
        main, *others = (encoded(one_line(word)) for word in headword.words)
        self._articles.append((main, file.tell(), len(data)))
        self._synonyms += ((word, number) for word in others)
        # Without filling, empty articles could not be told apart by their place.
        file.write(data or _FILLING)

    def _begin_types(self, file: BinaryIO) -> None:
        """Not all articles have the same types, so each must tell its own."""
        old, types, self._types = self._articles, self._types or "", ""
        file.seek(0)
        texts = (file.read(size or len(_FILLING))[:size] for _, _, size in old)
        typed = [render_parts(parse_parts(text, types, _UTF8), typed=True) for text in texts]
        file.seek(0)
        file.truncate()
        self._articles = []
        for (word, _, _), data in zip(old, typed, strict=True):
            self._articles.append((word, file.tell(), len(data)))
            file.write(data)

    def _lines(self, size_of_index: int, *, wide: bool) -> Iterator[bytes]:
        info = self._info
        fields = dict(info.fields) if info.format is Format.STARDICT else {}
        fields["bookname"] = info.title
        if info.about:
            fields["description"] = info.about.replace("\n", "<br>")
        yield MAGIC + b"\n"
        yield b"version=3.0.0\n" if wide else b"version=2.4.2\n"
        for key, value in fields.items():
            yield encoded(f"{one_line(key)}={one_line(value)}\n")
        yield f"wordcount={len(self._articles)}\nidxfilesize={size_of_index}\n".encode()
        if self._synonyms:
            yield f"synwordcount={len(self._synonyms)}\n".encode()
        if wide:
            yield b"idxoffsetbits=64\n"
        if self._types:
            yield f"sametypesequence={self._types}\n".encode()


def _known(part: Part, words: tuple[str, ...]) -> Part:
    """A text in markup that StarDict has a type for."""
    if part.markup in _KNOWN:
        return part
    if part.markup is Markup.DICTD:
        return Part(part.body, Markup.PLAIN)
    return Part(plain_part(part, words), Markup.PLAIN)

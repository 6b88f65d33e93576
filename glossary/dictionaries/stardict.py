"""StarDict: ``.ifo`` (what it is), ``.idx`` (words), ``.dict`` (articles), ``.syn`` (synonyms).

Words of the index that lead to the same stretch of the articles are one headword. Articles come
in the order in which they stand in the file, which is often that of their author.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from glossary.dictionaries import limits
from glossary.dictionaries.encodings import Census
from glossary.dictionaries.model import NO_WORD, DictionaryInfo, Format, Headword
from glossary.dictionaries.reading import DictionaryFile, beside
from glossary.dictionaries.shown import clean
from glossary.dictionaries.source import broken, chunks, opened, read_all
from glossary.dictionaries.stardict_data import parse_parts
from glossary.dictionaries.stretches import Slices, Stretch, check_stretches, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossary.dictionaries.encodings import Encoding

MAGIC = b"StarDict's dict ifo file"
_FIRST_LINE = f"its first line must be {MAGIC.decode()!r}"


class Files(NamedTuple):
    """The files of one dictionary.

    Attributes:
        ifo: What it is.
        idx: Its words.
        dict: Its articles.
        syn: Its synonyms, None if it has no such file.
    """

    ifo: Path
    idx: Path
    dict: Path
    syn: Path | None


def find_files(path: Path) -> Files | None:
    """The files of the StarDict dictionary that a file belongs to; None if it has no ``.ifo``."""
    ifo = beside(path, ".ifo")
    if ifo is None:
        return None
    idx, data = beside(path, ".idx", ".idx.gz"), beside(path, ".dict", ".dict.dz")
    if idx is None or data is None:
        missing = ".idx or .idx.gz" if idx is None else ".dict or .dict.dz"
        raise broken(ifo, f"has no {missing} file beside it", "put all its files in one folder")
    return Files(ifo, idx, data, beside(path, ".syn", ".syn.gz", ".syn.dz"))


def read_stardict(files: Files) -> DictionaryFile:
    """Read what a dictionary is and its index; articles are read as they are asked for.

    Raises:
        BrokenFileError: A file is not what it should be.
    """
    fields = _fields(files.ifo)
    options = dict(fields)
    words = _words(files, wide=options.get("idxoffsetbits") == "64")
    census = Census.of(chunks(files.dict))
    check_stretches(files.dict, words, census.total)
    encoding = census.verdict(declared_utf8=True)
    info = DictionaryInfo(
        title=clean(options.get("bookname", "")) or files.ifo.name.removesuffix(".ifo"),
        about=clean(options.get("description", "").replace("<br>", "\n")),
        encoding=encoding.name,
        format=Format.STARDICT,
        fields=tuple((key, value) for key, value in fields if key not in _COUNTED),
        remarks=tuple(
            remark for remark in (encoding.remark, _miscounted(options, words)) if remark
        ),
    )
    types = options.get("sametypesequence", "")
    return DictionaryFile(info, len(words), lambda: _headwords(files, words, types, encoding))


_COUNTED = frozenset(
    ("version", "wordcount", "synwordcount", "idxfilesize", "idxoffsetbits", "sametypesequence")
)
"""Fields that tell of the files, not of the dictionary."""


def _fields(path: Path) -> tuple[tuple[str, str], ...]:
    data = read_all(path, limits.LARGEST_HEADER)
    text = data.decode("utf-8-sig", "replace")
    first, *lines = text.splitlines() or [""]
    if first.strip() != MAGIC.decode():
        raise broken(path, "is no StarDict dictionary", _FIRST_LINE, 1)
    pairs = (line.partition("=") for line in lines)
    return tuple((key.strip(), value.strip()) for key, sign, value in pairs if sign)


def _miscounted(options: dict[str, str], words: dict[Stretch, list[bytes]]) -> str:
    """A remark where the index has not as many words as it should."""
    told, found = options.get("wordcount", ""), sum(map(len, words.values()))
    told_synonyms = options.get("synwordcount", "0")
    if not (told.isdecimal() and told_synonyms.isdecimal()):
        return "its .ifo file does not say how many words it has"
    expected = int(told[:12]) + int(told_synonyms[:12])
    if expected == found:
        return ""
    return f"its .ifo file tells of {expected:,} words, its index has {found:,}"


def _words(files: Files, *, wide: bool) -> dict[Stretch, list[bytes]]:
    """The words of every stretch of the articles, in order of the stretches."""
    found: dict[Stretch, list[bytes]] = {}
    in_index: list[list[bytes]] = []
    for word, (offset, size) in _index(files.idx, wide=wide):
        group = found.setdefault((offset, size), [])
        group.append(word)
        in_index.append(group)
    if files.syn is not None:
        for word, number in _synonyms(files.syn):
            if number >= len(in_index):
                reason = f"leads to word {number:,} of an index of {len(in_index):,}"
                raise broken(files.syn, reason)
            in_index[number].append(word)
    return {stretch: found[stretch] for stretch in sorted(found)}


def _index(path: Path, *, wide: bool) -> Iterator[tuple[bytes, tuple[int, ...]]]:
    return _records(path, struct.Struct(">QI" if wide else ">II"))


def _synonyms(path: Path) -> Iterator[tuple[bytes, int]]:
    for word, (number,) in _records(path, struct.Struct(">I")):
        yield word, number


def _records(path: Path, numbers: struct.Struct) -> Iterator[tuple[bytes, tuple[int, ...]]]:
    """Words that end with a zero byte, each followed by some numbers."""
    data = read_all(path, limits.LARGEST_INDEX)
    position = count = 0
    while position < len(data):
        end = data.find(b"\0", position, position + 4 * limits.LONGEST_WORD)
        after = end + 1 + numbers.size
        if end < 0 or after > len(data):
            reason = f"its record {count + 1:,}, at byte {position:,}, is cut off or too long"
            raise broken(path, reason)
        yield data[position:end], numbers.unpack_from(data, end + 1)
        position = after
        count += 1
        if count > limits.MOST_ARTICLES:
            raise broken(path, f"has more than {limits.MOST_ARTICLES:,} words", "split it")


def _headwords(
    files: Files, stretches: dict[Stretch, list[bytes]], types: str, encoding: Encoding
) -> Iterator[Headword]:
    with opened(files.dict) as source:
        slices = Slices(files.dict, source)
        for (offset, size), group in stretches.items():
            data = slices.read(offset, size)
            words = _ordered(group, encoding)
            try:
                first, *more = parse_parts(data, types, encoding)
            except ValueError as error:
                reason = f"its article {words[0][:40]!r}, at byte {offset:,}, {error}"
                raise broken(files.dict, reason) from None
            yield Headword(words, first.body, first.markup, tuple(more))


def _ordered(group: list[bytes], encoding: Encoding) -> tuple[str, ...]:
    """The words of an article: the first of the index, then the others by the alphabet."""
    ordered = [group[0], *sorted(group[1:], key=sort_key)]
    words = dict.fromkeys(word for word in map(encoding.decode, ordered) if word.strip())
    return tuple(words)[: limits.MOST_WORDS] or (NO_WORD,)

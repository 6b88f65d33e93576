r"""Tab-separated dictionaries: ``word|another word<TAB>definition``, one article a line.

In a definition ``\n`` is a line end, ``\t`` a tab and ``\\`` a backslash; in the words ``\|`` is
a bar that parts nothing. Lines at the top that begin with ``##`` have a key and a value of what
the dictionary says of itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.dictionaries.encodings import encoded
from glossary.dictionaries.languages import language_of_title
from glossary.dictionaries.model import DictionaryInfo, Format, Headword
from glossary.dictionaries.plain_parts import one_line, plain_body
from glossary.dictionaries.reading import DictionaryFile, check_words
from glossary.dictionaries.shown import clean
from glossary.dictionaries.source import broken
from glossary.dictionaries.text_lines import beginning, find_encoding, lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossary.dictionaries.encodings import Encoding

_ESCAPE = re.compile(r"\\([\\ntr|])")
_ESCAPED = {"\\": "\\", "n": "\n", "t": "\t", "r": "\r", "|": "|"}
_TO_ESCAPE = re.compile(r"[\\\n\t\r]")
_NAMES = {plain: escaped for escaped, plain in _ESCAPED.items() if escaped != "|"}
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_FIELD = "##"
_ENCODING = b"##encoding\tutf-8"
_UTF8 = re.compile(_ENCODING + rb"\s", re.IGNORECASE)
_LONGEST_FIELDS = 200  # lines


def read_tabbed(path: Path, encoding_name: str = "") -> DictionaryFile:
    """Read what the dictionary says of itself; articles are read when asked for.

    Args:
        path: The file.
        encoding_name: Python's name of the encoding, to be found out if empty.

    Raises:
        BrokenFileError: It cannot be read.
    """
    is_utf8 = _UTF8.search(beginning(path)) is not None
    encoding = find_encoding(path, told=encoding_name or ("utf-8" if is_utf8 else ""))
    fields = tuple(field for field in _fields(path, encoding) if field[0] != "encoding")
    named = dict(fields)
    title = clean(named.get("title") or named.get("bookname") or path.name.partition(".")[0])
    info = DictionaryInfo(
        title=title,
        about=clean(named.get("description", "")),
        encoding=encoding.name,
        language=named.get("sourceLang", "") or language_of_title(title),
        format=Format.TABBED,
        fields=fields,
        remarks=(encoding.remark,) if encoding.remark else (),
    )
    return DictionaryFile(info, None, lambda: _headwords(path, encoding))


def _fields(path: Path, encoding: Encoding) -> Iterator[tuple[str, str]]:
    for number, line in lines(path, encoding):
        if not line.startswith(_FIELD) or number > _LONGEST_FIELDS:
            return
        key, _, value = line.removeprefix(_FIELD).partition("\t")
        yield key.strip(), _unescaped(value)


def _headwords(path: Path, encoding: Encoding) -> Iterator[Headword]:
    in_fields = True
    for number, line in lines(path, encoding):
        in_fields = in_fields and line.startswith(_FIELD) and number <= _LONGEST_FIELDS
        if in_fields or not line.strip():
            continue
        before, tab, definition = line.partition("\t")
        if not tab:
            raise broken(
                path, "has a line without a tab", "write WORD, a tab, its definition", number
            )
        words = dict.fromkeys(filter(None, map(_word, _split_at_bars(before))))
        if not words:
            raise broken(path, "has a definition of no word", "write a word before the tab", number)
        check_words(path, words, number)
        yield Headword(tuple(words), _unescaped(definition))


def _split_at_bars(text: str) -> list[str]:
    if "\\" not in text:
        return text.split("|")
    # Backslashes before the bar belong to the word before it.
    return _BAR.sub("\\1\n", text).split("\n")


def _word(text: str) -> str:
    return _unescaped(text).strip()


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda escape: _ESCAPED[escape[1]], text)


def render_fields(info: DictionaryInfo) -> Iterator[bytes]:
    """The lines in which a dictionary tells of itself."""
    fields = dict(info.fields) if info.format is Format.TABBED else {}
    fields.setdefault("title", info.title)
    if info.about:
        fields.setdefault("description", info.about)
    yield _ENCODING + b"\n"
    for key, value in fields.items():
        yield encoded(f"{_FIELD}{one_line(key)}\t{_escaped(value)}\n")


def render_headword(headword: Headword) -> bytes:
    """The line of an article."""
    words = "|".join(_escaped(one_line(word)).replace("|", "\\|") for word in headword.words)
    if words.startswith(_FIELD):
        words = f" {words}"
    return encoded(f"{words}\t{_escaped(plain_body(headword))}\n")


def _escaped(text: str) -> str:
    return _TO_ESCAPE.sub(lambda sign: f"\\{_NAMES[sign[0]]}", text)

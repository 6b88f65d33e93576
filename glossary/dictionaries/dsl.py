r"""Lingvo's DSL: headwords at the beginning of lines, their article in the indented lines below.

``colo(u)r`` is two words, ``{the }end`` is found without and with what is in braces,
``{{comments}}`` are for the authors and left out, and a backslash takes a sign's meaning. Words
after ``@`` inside an article lead to it as well.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from glossary.dictionaries import limits
from glossary.dictionaries.dsl_headwords import render_heading, words_of
from glossary.dictionaries.encodings import encoded
from glossary.dictionaries.model import DictionaryInfo, Format, Headword, Markup
from glossary.dictionaries.plain_dsl import escaped
from glossary.dictionaries.plain_parts import one_line, plain_part
from glossary.dictionaries.reading import DictionaryFile, check_words
from glossary.dictionaries.shown import clean
from glossary.dictionaries.source import broken
from glossary.dictionaries.text_lines import beginning, find_encoding, lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossary.dictionaries.encodings import Encoding

_FIELD = re.compile(r'#([A-Z_]{2,40})[ \t]+"?([^"\n]*)"?\s*$')
_CODE_PAGE = re.compile(rb'#SOURCE_CODE_PAGE[ \t]+"?([\w-]{1,40})', re.IGNORECASE)
_LANGUAGE = re.compile(rb'#(?:INDEX|CONTENTS)_LANGUAGE[ \t]+"?([A-Za-z]{1,40})')
_CODE_PAGES = {
    "latin": "cp1252",
    "cyrillic": "cp1251",
    "easterneuropean": "cp1250",
    **{f"{prefix}{page}": f"cp{page}" for page in range(1250, 1259) for prefix in ("", "cp")},
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
_LIKELY = {
    **dict.fromkeys(("russian", "ukrainian", "belarusian", "bulgarian", "serbian"), "cp1251"),
    **dict.fromkeys(("polish", "czech", "slovak", "hungarian", "romanian", "croatian"), "cp1250"),
    "greek": "cp1253",
    "turkish": "cp1254",
    "hebrew": "cp1255",
    "arabic": "cp1256",
}
_COMMENT = re.compile(r"(?<!\\)\{\{|\}\}")
_FIELDS_AT_MOST = 50  # lines


def read_dsl(path: Path, encoding_name: str = "") -> DictionaryFile:
    """Read what the dictionary says of itself; articles are read when asked for.

    Args:
        path: The file.
        encoding_name: Python's name of the encoding, to be found out if empty.

    Raises:
        BrokenFileError: It cannot be read.
    """
    encoding = _encoding(path, encoding_name)
    fields = tuple(_fields(path, encoding))
    named = dict(fields)
    remarks = [encoding.remark] if encoding.remark else []
    if "INCLUDE" in named:
        remarks.append(
            f"it includes another file, which is not read: {clean(named['INCLUDE'])[:200]}"
        )
    info = DictionaryInfo(
        title=clean(named.get("NAME", "")).strip() or path.name.partition(".")[0],
        encoding=encoding.name,
        language=named.get("INDEX_LANGUAGE", "").strip(),
        format=Format.DSL,
        fields=tuple((key, value) for key, value in fields if key != "SOURCE_CODE_PAGE"),
        remarks=tuple(remarks),
    )
    return DictionaryFile(info, None, lambda: _headwords(path, encoding))


def _encoding(path: Path, told: str) -> Encoding:
    head = beginning(path)
    page = _CODE_PAGE.search(head)
    if page and not told:
        told = _CODE_PAGES.get(page[1].decode("ascii", "replace").lower(), "")
    languages = (name.decode().lower() for name in _LANGUAGE.findall(head))
    likely = next((_LIKELY[name] for name in languages if name in _LIKELY), "")
    return find_encoding(path, told=told, likely=likely)


def _fields(path: Path, encoding: Encoding) -> Iterator[tuple[str, str]]:
    for number, line in lines(path, encoding):
        if (not line.startswith("#") and line.strip()) or number > _FIELDS_AT_MOST:
            return
        if field := _FIELD.match(line):
            yield field[1], field[2]


def _headwords(path: Path, encoding: Encoding) -> Iterator[Headword]:
    headings: list[str] = []
    body: list[str] = []
    size = began = 0
    for number, line in _without_comments(path, encoding):
        if not line or (line.startswith("#") and not headings):
            continue
        if line[0] in " \t":
            if not headings:
                raise broken(path, "has an article without a headword", _ADVICE, number)
            body.append(line.lstrip(" \t"))
            size += len(line)
        else:
            if body:
                yield _headword(path, headings, body, began)
                headings, body, size = [], [], 0
            began = began if headings else number
            headings.append(line)
        if size > limits.LONGEST_ARTICLE or len(headings) > limits.MOST_WORDS:
            raise broken(path, "has an article that has no end", _ADVICE, number)
    if headings:
        yield _headword(path, headings, body, began)


_ADVICE = "write the word at the beginning of a line, its article in indented lines below"


def _headword(path: Path, headings: list[str], body: list[str], number: int) -> Headword:
    """The article of some headings, the first of which is in the line of that number."""
    check_words(path, headings, number)
    inside = [line.lstrip("@ \t")[: limits.LONGEST_WORD] for line in body if line[:1] == "@"]
    found = dict.fromkeys(word for heading in headings for word in words_of(heading))
    found |= dict.fromkeys(word for heading in inside for word in words_of(heading))
    if not found:
        raise broken(path, "has an article whose headword is empty", _ADVICE, number)
    check_words(path, found, number)
    return Headword(tuple(found), "\n".join(body), Markup.DSL)


def _without_comments(path: Path, encoding: Encoding) -> Iterator[tuple[int, str]]:
    """Lines without ``{{comments}}``, which may go on over several of them."""
    began = 0
    for number, line in lines(path, encoding):
        if not began and "{{" not in line:
            yield number, line
            continue
        kept, read = [], 0
        for sign in _COMMENT.finditer(line):
            if sign[0] == "{{" and not began:
                kept.append(line[read : sign.start()])
                began = number
            elif sign[0] == "}}" and began:
                began = 0
                read = sign.end()
        if not began:
            kept.append(line[read:])
        if text := "".join(kept):
            yield number, text
    if began:
        raise broken(path, "has a {{comment}} without an end", "write }} after it", began)


def render_fields(info: DictionaryInfo) -> Iterator[bytes]:
    """The lines in which a dictionary tells of itself, after the mark of UTF-8."""
    fields = dict(info.fields) if info.format is Format.DSL else {}
    fields.setdefault("NAME", info.title)
    fields.setdefault("INDEX_LANGUAGE", info.language or "English")
    fields.setdefault("CONTENTS_LANGUAGE", info.language or "English")
    yield codecs.BOM_UTF8
    for key, value in fields.items():
        yield encoded(f'#{key}\t"{one_line(value)}"\n'.replace('""', '"'))
    yield b"\n"


def render_headword(headword: Headword) -> bytes:
    """The lines of an article; every word is a heading of its own."""
    bodies = [
        part.body if part.markup is Markup.DSL else escaped(plain_part(part, headword.words))
        for part in headword.parts
    ]
    headings = "".join(f"{render_heading(one_line(word))}\n" for word in headword.words)
    body = "\n".join(bodies).replace("\r", "")
    return encoded(headings + "".join(f"\t{line}\n" for line in body.split("\n")))

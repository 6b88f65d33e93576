"""Dictionaries in JSON: our own form, which keeps everything, and the simple forms people write.

Ours is ``{"format": "glossary-dictionary", "info": {...}, "entries": [{"words": [...], "body": "",
"markup": ""}, ...]}``. The simple ones are ``{"word": "definition", ...}`` and lists of objects or
pairs. All are read piece by piece: no form needs to fit into memory.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from glossary.dictionaries import limits
from glossary.dictionaries.json_stream import JsonError, JsonStream
from glossary.dictionaries.languages import language_of_title
from glossary.dictionaries.model import DictionaryInfo, Format, Headword, Markup, Part
from glossary.dictionaries.reading import DictionaryFile, check_words
from glossary.dictionaries.shown import clean
from glossary.dictionaries.source import broken
from glossary.dictionaries.text_lines import decoded, find_encoding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from glossary.dictionaries.encodings import Encoding

FORMAT = "glossary-dictionary"
_WORD_KEYS = ("words", "word", "term", "headword", "headwords", "title", "name", "key", "keyword")
_SYNONYM_KEYS = ("synonyms", "aliases", "alternates")
_BODY_KEYS = (
    *("body", "definition", "definitions", "meaning", "meanings", "text", "description"),
    *("explanation", "translation", "translations", "value"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_json(path: Path, encoding_name: str = "") -> DictionaryFile:
    """Read what the dictionary says of itself; articles are read when asked for.

    Args:
        path: The file.
        encoding_name: Python's name of the encoding, to be found out if empty.

    Raises:
        BrokenFileError: It cannot be read.
    """
    encoding = find_encoding(path, told=encoding_name)
    info = _info(path, encoding)
    return DictionaryFile(info, None, lambda: _headwords(path, encoding))


def _info(path: Path, encoding: Encoding) -> DictionaryInfo:
    told: dict[str, Any] = {}
    with _stream(path, encoding) as stream:
        # What it says of itself stands before its first entry.
        next(_items(stream, told), None)
    title = clean(_text(told.get("title"))) or path.name.partition(".")[0]
    fields = told.get("fields")
    pairs = fields if isinstance(fields, list) else []
    return DictionaryInfo(
        title=title,
        about=clean(_text(told.get("about"))),
        encoding=encoding.name,
        language=_text(told.get("language")) or language_of_title(title),
        format=next((form for form in Format if form == told.get("from")), Format.JSON),
        fields=tuple((_text(pair[0]), _text(pair[1])) for pair in pairs if _is_pair(pair)),
        remarks=(encoding.remark,) if encoding.remark else (),
    )


@contextmanager
def _stream(path: Path, encoding: Encoding) -> Iterator[JsonStream]:
    try:
        yield JsonStream(decoded(path, encoding), limits.LONGEST_ARTICLE)
    except JsonError as error:
        raise broken(path, f"is not JSON ({error})", "mend it there", error.line) from None


def _items(stream: JsonStream, told: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
    """Elements of the list, with no key, or members of the object.

    Args:
        stream: The text at its beginning.
        told: Takes what our own form says of itself.
    """
    if stream.next_sign() == "[":
        yield from ((None, element) for element in stream.elements())
        return
    ours = False
    for number, key in enumerate(stream.keys()):
        if ours and key == "entries":
            yield from ((None, element) for element in stream.elements())
            continue
        value = stream.value()
        ours = ours or (number == 0 and (key, value) == ("format", FORMAT))
        if not ours:
            yield key, value
        elif key == "info" and isinstance(value, dict):
            told.update(value)


def _headwords(path: Path, encoding: Encoding) -> Iterator[Headword]:
    with _stream(path, encoding) as stream:
        for number, (key, value) in enumerate(_items(stream, {}), 1):
            headword = _alone(value) if key is None else _with_key(key, value)
            if headword is None:
                where = f"entry {number:,}" if key is None else f"entry {key[:40]!r}"
                reason = f"has no word or no text in {where}"
                raise broken(path, reason, 'write {"word": "definition"} or a list of such objects')
            check_words(path, headword.words)
            yield headword


def _with_key(key: str, value: object) -> Headword | None:
    """An article whose word is the key."""
    if isinstance(value, dict):
        return _from_object({**value, "words": [key, *_texts(value.get("words"))]})
    body = "\n".join(_texts(value))
    return Headword((key,), body) if _is_text(value) and key.strip() else None


def _alone(value: object) -> Headword | None:
    """An article that has its words in it."""
    if isinstance(value, dict):
        return _from_object(value)
    if _is_pair(value) and isinstance(value, list) and _is_text(value[1]):
        words = tuple(filter(str.strip, _texts(value[0])))
        return Headword(words, "\n".join(_texts(value[1]))) if words else None
    return None


def _from_object(fields: dict[str, Any]) -> Headword | None:
    words = [*_first(fields, _WORD_KEYS), *_first(fields, _SYNONYM_KEYS)]
    words = list(dict.fromkeys(filter(str.strip, words)))
    has_body = any(_is_text(fields.get(key)) for key in _BODY_KEYS)
    if not words or not has_body:
        return None
    body = "\n".join(_first(fields, _BODY_KEYS))
    parts = fields.get("more")
    more = tuple(
        Part(_text(part.get("body")), _markup(part.get("markup")))
        for part in (parts if isinstance(parts, list) else [])
        if isinstance(part, dict)
    )
    return Headword(tuple(words), body, _markup(fields.get("markup")), more)


def _first(fields: dict[str, Any], keys: tuple[str, ...]) -> list[str]:
    """The texts of the first of these keys that has some."""
    return next((_texts(fields[key]) for key in keys if _is_text(fields.get(key))), [])


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _is_text(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, str)


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == len(("key", "value"))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _markup(value: object) -> Markup:
    return next((markup for markup in Markup if markup == value), Markup.PLAIN)


def render_json(info: DictionaryInfo, headwords: Iterable[Headword]) -> Iterator[bytes]:
    """Our own form of a dictionary, piece by piece."""
    about = {
        "title": info.title,
        "about": info.about,
        "language": info.language,
        "from": str(info.format or Format.JSON),
        "fields": [list(field) for field in info.fields],
    }
    yield b'{"format": ' + _json(FORMAT) + b',\n"info": ' + _json(about) + b',\n"entries": ['
    separator = b"\n"
    for headword in headwords:
        entry: dict[str, Any] = {"words": list(headword.words), "body": headword.body}
        entry["markup"] = str(headword.markup)
        if headword.more:
            parts = [{"body": part.body, "markup": str(part.markup)} for part in headword.more]
            entry["more"] = parts
        yield separator + _json(entry)
        separator = b",\n"
    yield b"\n]}\n"


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False)
    # Bytes that were no text cannot stand in UTF-8, but JSON has a way to write them.
    return _SURROGATE.sub(lambda one: f"\\u{ord(one[0]):04x}", text).encode()

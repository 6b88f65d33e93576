"""Rows of a lexicon and the values they stand for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glossary.dictionaries.lexicon_file import decoded_text, encoded_text
from glossary.dictionaries.model import (
    NO_WORD,
    DictionaryInfo,
    Format,
    Headword,
    Markup,
    Part,
)
from glossary.dictionaries.source import broken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a lexicon.

    Attributes:
        number: Its place in the dictionary, from 1.
        headword: Its words and texts.
    """

    number: int
    headword: Headword

    @property
    def id(self) -> str:
        """Its id within the pack of the dictionary."""
        return f"n{self.number}"

    @property
    def term(self) -> str:
        """Its main word."""
        return self.headword.words[0]


def info_rows(info: DictionaryInfo, count: int) -> Iterator[tuple[str, str]]:
    """The rows of what a dictionary says of itself."""
    values: dict[str, object] = {
        "title": info.title,
        "about": info.about,
        "encoding": info.encoding,
        "language": info.language,
        "format": info.format and str(info.format),
        "fields": info.fields,
        "remarks": info.remarks,
        "count": count,
    }
    return ((key, json.dumps(value)) for key, value in values.items())


def info_of(path: Path, rows: Sequence[tuple[Any, ...]]) -> tuple[DictionaryInfo, int]:
    """What a dictionary says of itself, and how many articles it has.

    Raises:
        BrokenFileError: The rows are not ours.
    """
    try:
        values = {key: json.loads(value) for key, value in rows}
        format_ = values["format"]
        info = DictionaryInfo(
            title=str(values["title"]),
            about=str(values["about"]),
            encoding=str(values["encoding"]),
            language=str(values["language"]),
            format=Format(format_) if format_ else None,
            fields=tuple((str(key), str(value)) for key, value in values["fields"]),
            remarks=tuple(map(str, values["remarks"])),
        )
        return info, int(values["count"])
    except (KeyError, TypeError, ValueError, RecursionError):
        raise broken(
            path, "is a damaged dictionary", "remove the dictionary and add it again"
        ) from None


def article_row(number: int, headword: Headword) -> tuple[int, str, bytes, bytes | None]:
    """The row of an article."""
    more = [(str(part.markup), part.body) for part in headword.more]
    texts = json.dumps(more).encode() if more else None
    return number, str(headword.markup), encoded_text(headword.body), texts


def article_of(row: Sequence[Any], words: Sequence[Any]) -> Article:
    """The article of a row and its words.

    Raises:
        ValueError: They are not ours.
        TypeError: They are not ours.
    """
    number, markup, body, more = row
    parts = json.loads(more) if more else []
    headword = Headword(
        tuple(map(decoded_text, words)) or (NO_WORD,),
        decoded_text(body),
        Markup(markup),
        tuple(Part(str(text), Markup(kind)) for kind, text in parts),
    )
    return Article(int(number), headword)

"""What a dictionary is made of, whatever format it came in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NO_WORD = "?"
"""Stands for the word of an article that has none."""


class Format(StrEnum):
    """Formats that are read and written."""

    STARDICT = "stardict"
    DICTD = "dictd"
    DSL = "dsl"
    TABBED = "tabbed"
    JSON = "json"


class Markup(StrEnum):
    """How a text of a dictionary is marked up.

    PLAIN has no marks at all. DICTD is text as a dictionary server sends it: the headword on top,
    lines broken by hand, ``{links}``. The rest are named by their language or their content;
    SOUND, PICTURE and OTHER are bytes, written in base 64.
    """

    PLAIN = "plain"
    DICTD = "dictd"
    DSL = "dsl"
    HTML = "html"
    XDXF = "xdxf"
    PANGO = "pango"
    WIKI = "wiki"
    WORDNET = "wordnet"
    POWERWORD = "powerword"
    PHONETIC = "phonetic"
    READING = "reading"
    RESOURCES = "resources"
    SOUND = "sound"
    PICTURE = "picture"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """One text of an article that has several, such as a transcription beside the meaning.

    Attributes:
        body: The text with its marks, as the file has it.
        markup: How it is marked up.
    """

    body: str
    markup: Markup


@dataclass(frozen=True, slots=True)
class Headword:
    """One article of a dictionary and the words that lead to it.

    Bytes of a file that are no text in its encoding stand as lone surrogates (``surrogateescape``),
    so that they can be written again.

    Attributes:
        words: The words that lead here, the main one first; at least one.
        body: The text with its marks, as the file has it.
        markup: How the text is marked up.
        more: Further texts of the article, in their order after the body.
    """

    words: tuple[str, ...]
    body: str
    markup: Markup = Markup.PLAIN
    more: tuple[Part, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """All texts of the article in order, the body first."""
        return (Part(self.body, self.markup), *self.more)


@dataclass(frozen=True, slots=True)
class DictionaryInfo:
    """What a dictionary says of itself, and how it was read.

    Attributes:
        title: What it is called.
        about: Its own description, with line ends; empty if it has none.
        encoding: Name of the encoding it was read in.
        language: English name of the language of its headwords, empty where it does not say.
        format: The format it was first read in, None if it was not read from a file.
        fields: Header lines of that format as they stand, by key, in order.
        remarks: What a person should know of how it was read, a sentence each.
    """

    title: str
    about: str = ""
    encoding: str = ""
    language: str = ""
    format: Format | None = None
    fields: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()

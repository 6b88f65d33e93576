"""What of an article goes into a format that knows neither markup nor parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.dictionaries.model import Markup
from glossary.dictionaries.plain import shown

if TYPE_CHECKING:
    from glossary.dictionaries.model import Headword, Part

_LINE_ENDS = re.compile(r"[\x00\r\n\t]+")


def one_line(text: str) -> str:
    """A word or a field with spaces for what would end its line or column."""
    return _LINE_ENDS.sub(" ", text)


def plain_body(headword: Headword) -> str:
    """The texts of an article without marks; a plain one as it stands."""
    if not headword.more:
        return plain_part(headword.parts[0], headword.words)
    texts = (plain_part(part, headword.words) for part in headword.parts)
    return "\n".join(filter(None, texts))


def plain_part(part: Part, words: tuple[str, ...]) -> str:
    """One text of an article without marks; a plain one as it stands."""
    if part.markup is Markup.PLAIN:
        return part.body
    return shown(part.body, part.markup, words).text

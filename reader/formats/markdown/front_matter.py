"""The YAML that many Markdown files begin with, as metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossary.dates import PartialDate
from reader.formats.contents import UNKNOWN
from reader.text.document import Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.yaml_writer import Value

_BEGINS = re.compile(r"---[ \t]*\n\s*(?:#.*\n\s*)*[\w\"'][^\n]*?:(?:\s|$)")


class Parted(NamedTuple):
    """Metadata, and the source that is left to be read."""

    metadata: Metadata
    body: str
    warnings: tuple[str, ...] = ()


def part(source: str, path: str) -> Parted:
    """Take the front matter off a source; one that cannot be read stays, with a warning."""
    if not _BEGINS.match(source):
        return Parted(UNKNOWN, source)
    from glossary.frontmatter import parse
    from glossary.problems import BrokenFileError

    try:
        front = parse(source, path)
    except BrokenFileError as error:
        return Parted(UNKNOWN, source, (f"{error}; its front matter is shown as text",))
    values = front.fields.plain()
    metadata = Metadata(
        title=_words(values, "title"),
        author=_words(values, "author"),
        date=_date(_words(values, "date")),
        publisher=_words(values, "publisher"),
        source=_words(values, "source"),
        language=_words(values, "language"),
    )
    return Parted(metadata, front.body)


def _words(values: Mapping[str, Value], key: str) -> str:
    found = values.get(key, "")
    if isinstance(found, list):
        return ", ".join(item.strip() for item in found if isinstance(item, str))
    return found.strip() if isinstance(found, str) else ""


def _date(words: str) -> PartialDate | None:
    for end in (10, 7, 4):  # a day, a month, a year; a time of day may follow
        try:
            return PartialDate.parse(words[:end])
        except ValueError:
            continue
    return None

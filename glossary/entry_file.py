"""The file of one entry: front matter with its facts, then a few sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.frontmatter import parse
from glossary.ids import is_entry_id, is_source_key
from glossary.model import Alias, Case, Entry, Fact, Kind, Name, Position, Quality, Source
from glossary.problems import BrokenFileError, Problem

if TYPE_CHECKING:
    from glossary.dates import PartialDate
    from glossary.frontmatter import Fields

LONGEST_ALIAS = 200
"""Most characters of a string that is looked for in texts."""

_TOP = (
    *("term", "kind", "names", "match", "unmatched_term", "see"),
    *("facts", "positions", "sources"),
)


def parse_entry(text: str, *, entry_id: str, pack: str, path: str) -> Entry:
    """Read the text of an entry's file.

    Args:
        text: The whole file.
        entry_id: The id, which is the stem of the file's name.
        pack: Name of the pack it belongs to.
        path: The file, as a person would name it: every error begins with it.

    Raises:
        BrokenFileError: Something in it is missing, unknown or of another form; names the line.
    """
    if not is_entry_id(entry_id):
        raise BrokenFileError(
            Problem(
                path,
                None,
                f"{entry_id!r} cannot be an entry's id",
                "name the file in lower-case letters, digits and single hyphens",
            )
        )
    matter = parse(text, path)
    fields = matter.fields
    fields.only(*_TOP)
    term = fields.required_text("term")
    fields.required_text("kind")
    names = tuple(_name(item) for item in fields.list_of_fields("names"))
    return Entry(
        id=entry_id,
        term=term,
        kind=fields.choice("kind", Kind, Kind.TERM),
        body=matter.body.replace("\r\n", "\n").strip(),
        names=names,
        aliases=_aliases(fields, term, names),
        facts=tuple(_fact(item) for item in fields.list_of_fields("facts")),
        positions=tuple(_position(item) for item in fields.list_of_fields("positions")),
        see=_see(fields),
        sources=_sources(fields),
        pack=pack,
        path=path,
    )


def _name(fields: Fields) -> Name:
    fields.only("text", "lang", "reading", "side", "gloss", "matched", "note")
    return Name(
        text=fields.required_text("text"),
        lang=fields.text("lang"),
        reading=fields.text("reading"),
        side=fields.text("side"),
        gloss=fields.text("gloss"),
        matched=fields.flag("matched", default=True),
        note=fields.text("note"),
    )


def _aliases(fields: Fields, term: str, names: tuple[Name, ...]) -> tuple[Alias, ...]:
    """Every string to look for, each once; what ``match`` says of a string has the last word."""
    found: dict[str, Alias] = {}
    if not fields.flag("unmatched_term", default=False):
        found[term] = Alias(term)
    found.update((name.text, Alias(name.text)) for name in names if name.matched)
    for item in fields.texts_or_fields("match"):
        alias = _alias(item) if not isinstance(item, str) else Alias(item.strip())
        found[alias.text] = alias
    for alias in found.values():
        if not any(char.isalnum() for char in alias.text) or len(alias.text) > LONGEST_ALIAS:
            raise fields.wrong(
                "match" if "match" in fields else "term",
                f"{alias.text[:40]!r} cannot be looked for in texts",
                f"give it a letter or digit and at most {LONGEST_ALIAS} characters",
            )
    return tuple(found.values())


def _alias(fields: Fields) -> Alias:
    fields.only("text", "case")
    return Alias(fields.required_text("text"), fields.choice("case", Case, Case.NORMAL))


def _fact(fields: Fields) -> Fact:
    fields.only("date", "until", "text", "sources")
    date = _required_date(fields)
    until = fields.date("until")
    if until is not None and date.is_after(until):
        raise fields.wrong("until", f"ends {until}, before it begins", f"it begins {date}")
    return Fact(date=date, until=until, text=fields.required_text("text"), sources=_keys(fields))


def _position(fields: Fields) -> Position:
    fields.only("side", "date", "text", "sources")
    return Position(
        side=fields.required_text("side"),
        date=fields.date("date"),
        text=fields.required_text("text"),
        sources=_keys(fields),
    )


def _required_date(fields: Fields) -> PartialDate:
    date = fields.date("date")
    if date is None:
        raise fields.wrong(None, "a fact has no date", "add 'date: 2013-04-27' (or year, or month)")
    return date


def _keys(fields: Fields) -> tuple[str, ...]:
    keys = fields.texts("sources")
    for key in keys:
        if not is_source_key(key):
            raise fields.wrong("sources", f"{key!r} cannot be a source's key", "write it as YAS1")
    return keys


def _see(fields: Fields) -> tuple[str, ...]:
    ids = fields.texts("see")
    for entry in ids:
        if not is_entry_id(entry):
            raise fields.wrong(
                "see", f"{entry!r} cannot be an entry's id", "write it as shinzo-abe"
            )
    return tuple(dict.fromkeys(ids))


def _sources(fields: Fields) -> dict[str, Source]:
    found = {}
    for key, source in fields.fields_by_key("sources").items():
        if not is_source_key(key):
            raise source.wrong(None, f"{key!r} cannot be a source's key", "write it as YAS1")
        source.only(
            *("title", "publisher", "date", "address", "quality", "note", "checked", "checked_by")
        )
        found[key] = Source(
            key=key,
            title=source.required_text("title"),
            publisher=source.text("publisher"),
            date=source.date("date"),
            address=source.text("address"),
            quality=source.choice("quality", Quality, Quality.WEAK),
            note=source.text("note"),
            checked=source.date("checked"),
            checked_by=source.text("checked_by"),
        )
    return found

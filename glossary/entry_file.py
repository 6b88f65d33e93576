"""The file of one entry: front matter with its facts, then a few sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.frontmatter import parse
from glossary.ids import is_entry_id
from glossary.model import Alias, Case, Entry, Fact, Kind, Name, Position
from glossary.problems import BrokenFileError, Problem
from glossary.source_fields import read_source_keys, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossary.dates import PartialDate
    from glossary.frontmatter import Fields

LONGEST_ALIAS = 200
"""Most characters of a string that is looked for in texts."""

FIELDS = (
    *("term", "kind", "names", "match", "unmatched_term", "see"),
    *("facts", "positions", "sources"),
)
"""The fields of an entry in the order in which they are best read."""


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
    fields.only(*FIELDS)
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
        sources=read_sources(fields),
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
    """Every string to look for, each once."""
    given = (
        Alias(item.strip()) if isinstance(item, str) else _alias(item)
        for item in fields.texts_or_fields("match")
    )
    headword = None if fields.flag("unmatched_term", default=False) else term
    found = all_aliases(headword, names, given)
    for alias in found:
        if not any(char.isalnum() for char in alias.text) or len(alias.text) > LONGEST_ALIAS:
            raise fields.wrong(
                "match" if "match" in fields else "term",
                f"{alias.text[:40]!r} cannot be looked for in texts",
                f"give it a letter or digit and at most {LONGEST_ALIAS} characters",
            )
    return found


def all_aliases(
    headword: str | None, names: Iterable[Name], given: Iterable[Alias]
) -> tuple[Alias, ...]:
    """Every string that means an entry in a text, each once.

    Args:
        headword: The term, or None where it is not looked for.
        names: Names of the thing, of which some are looked for.
        given: Further strings; what is said here of a string has the last word.
    """
    found = {headword: Alias(headword)} if headword is not None else {}
    found.update((name.text, Alias(name.text)) for name in names if name.matched)
    found.update((alias.text, alias) for alias in given)
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
    return Fact(
        date=date, until=until, text=fields.required_text("text"), sources=read_source_keys(fields)
    )


def _position(fields: Fields) -> Position:
    fields.only("side", "date", "text", "sources")
    return Position(
        side=fields.required_text("side"),
        date=fields.date("date"),
        text=fields.required_text("text"),
        sources=read_source_keys(fields),
    )


def _required_date(fields: Fields) -> PartialDate:
    date = fields.date("date")
    if date is None:
        raise fields.wrong(None, "a fact has no date", "add 'date: 2013-04-27' (or year, or month)")
    return date


def _see(fields: Fields) -> tuple[str, ...]:
    ids = fields.texts("see")
    for entry in ids:
        if not is_entry_id(entry):
            raise fields.wrong(
                "see", f"{entry!r} cannot be an entry's id", "write it as shinzo-abe"
            )
    return tuple(dict.fromkeys(ids))

"""Options of ``reader search`` that narrow it, as filters of the query language."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader.base.errors import UsageError
from reader.cli.naming import THIS, kind_named, last_read, named_document
from reader.search.model import Kind

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.cli.commands import Parser
    from reader.desk.desk import Desk

_PLAIN = ("title", "by", "tag", "side", "before", "after")


def add_filters(parser: Parser) -> None:
    """An option for each field of the query language."""
    group = parser.add_argument_group("only what is", "those without a DATE can be repeated")
    group.add_argument(
        "--kind",
        action="append",
        default=[],
        metavar="KIND",
        help="a passage, an entry or a note, or a note of a kind, such as question",
    )
    group.add_argument(
        "--in",
        dest="documents_in",
        metavar="DOCUMENT",
        action="append",
        default=[],
        help=f"in this: its id, file, address or words of its title; '{THIS}' is the last one read",
    )
    for option, metavar, told in (
        ("--title", "WORDS", "titled with these words"),
        ("--by", "AUTHOR", "by this author"),
        ("--tag", "TAG", "tagged so"),
        ("--term", "TERM", "on what this entry explains, by any of its names"),
        ("--side", "SIDE", "told by or named by this side, such as China"),
    ):
        group.add_argument(option, metavar=metavar, action="append", default=[], help=told)
    group.add_argument("--before", metavar="DATE", type=_date, help="from before 2013 or 2013-04")
    group.add_argument("--after", metavar="DATE", type=_date, help="from 2013-04-27 on")


def filters_of(arguments: Namespace, desk: Desk) -> list[str]:
    """What the options ask for, as it would be typed.

    Raises:
        UsageError: There is no word in a value, no such side, or no such kind.
        NoSuchPlaceError: A document is not in the library.
        NoSuchFileError: A path leads nowhere.
        NoSuchEntryError: A term has no entry.
    """
    from reader.search.query.spelling import spelt

    _refuse_wordless(arguments)
    given = [("kind", _kind(desk, kind)) for kind in arguments.kind]
    _refuse_unknown_sides(arguments.side, desk)
    given += [("in", _document(desk, named)) for named in arguments.documents_in]
    given += [("term", _entry(desk, named)) for named in arguments.term]
    for field in _PLAIN:
        values = getattr(arguments, field) or []
        given += [(field, value) for value in ([values] if isinstance(values, str) else values)]
    return [spelt(field, value) for field, value in given]


def _refuse_wordless(arguments: Namespace) -> None:
    given = {"in": arguments.documents_in, "term": arguments.term}
    given |= {field: getattr(arguments, field) for field in ("title", "by", "tag", "side")}
    for field, values in given.items():
        for value in values:
            if not any(map(str.isalnum, value)):
                raise UsageError(f"--{field}: {value!r} has no word in it; name one")


def _refuse_unknown_sides(sides: Sequence[str], desk: Desk) -> None:
    there = {side.casefold(): side for side in desk.names.sides()} if sides else {}
    for side in sides:
        if " ".join(side.split()).casefold() not in there:
            raise UsageError(
                f"--side: nobody is called {side!r}; there are {', '.join(there.values())}"
            )


def _kind(desk: Desk, named: str) -> str:
    """What sort of thing: a text, an entry, any note, or notes of a kind."""
    return named if named in set(Kind) else kind_named(desk, named, besides=Kind)


def _date(text: str) -> str:
    from glossary.dates import PartialDate

    try:
        PartialDate.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text.strip()


def _entry(desk: Desk, named: str) -> str:
    from reader.desk.naming import find_entry

    return find_entry(desk.glossary, named).id


def _document(desk: Desk, named: str) -> str:
    """The id of a document, words of a title, or what stands for the last one read."""
    if named == THIS:
        last_read(desk)
        return named
    return named_document(desk, named)

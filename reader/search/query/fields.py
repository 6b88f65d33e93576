"""What stands after ``kind:``, ``in:`` and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossary.dates import PartialDate
from reader.search.model import Kind
from reader.search.query.clauses import words_of
from reader.search.query.tree import AnyOf, Field, Filter
from reader.search.words import name_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.search.names import Names
    from reader.search.query.gathering import Clauses
    from reader.search.query.tree import Node

_SEVERAL = {"passages": Kind.PASSAGE, "entries": Kind.ENTRY, "notes": Kind.NOTE}
_HERE = "this"


class Asked(NamedTuple):
    """What fields may name.

    Attributes:
        names: What entries are called.
        here: Id of the document that ``in:this`` means; empty for none.
        note_kinds: What sorts of notes there are.
    """

    names: Names
    here: str = ""
    note_kinds: Collection[str] = ()


def read_field(field: str, value: str, asked: Asked, clauses: Clauses) -> Node | str:
    """What a field asks for, or why it cannot be read so."""
    if not value.strip():
        return f"{field}: has nothing after it, and was searched as a word"
    return _read(field, value.strip(), asked, clauses)


def _read(field: str, value: str, asked: Asked, clauses: Clauses) -> Node | str:
    match field:
        case "kind":
            return _kind(value, asked)
        case "in":
            return _in(value, asked)
        case "before" | "after":
            return _date(Field(field), value)
        case "term":
            return _term(value, asked.names, clauses)
        case "side":
            return _side(value, asked.names, clauses)
        case _:
            words = name_key(words_of(value))
            return Filter(Field(field), words) if words else _wordless(field)


def _kind(value: str, asked: Asked) -> Node | str:
    kind = _SEVERAL.get(value.casefold(), value.casefold())
    if kind in set(Kind):
        return Filter(Field.KIND, kind)
    of_notes = {one.casefold(): one for one in asked.note_kinds}
    if kind in of_notes:
        return Filter(Field.NOTE_KIND, kind)
    told = ", ".join([*Kind, *sorted(one for one in of_notes.values() if one not in set(Kind))])
    return f"kind:{value} is none; there are {told}; it was searched as words"


def _in(value: str, asked: Asked) -> Node | str:
    if value != _HERE:
        return Filter(Field.IN, value)
    if not asked.here:
        return "in:this means the document on screen, and there is none; it was searched as words"
    return Filter(Field.IN, asked.here)


def _date(field: Field, value: str) -> Node | str:
    try:
        date = PartialDate.parse(value.replace("/", "-"))
    except ValueError:
        return (
            f"{field}:{value} is no date such as 2013, 2013-04 or 2013-04-27;"
            " it was searched as words"
        )
    return Filter(field, str(date))


def _term(value: str, names: Names, clauses: Clauses) -> Node | str:
    named = names.entry(value)
    if named is None:
        return f"term:{value} names no entry, and was searched as words"
    clauses.entries.append((named.entry, ()))
    return AnyOf((Filter(Field.ENTRY, named.entry), clauses.all_names(named.names)))


def _side(value: str, names: Names, clauses: Clauses) -> Node | str:
    wanted = value.casefold()
    side = next((one for one in names.sides() if one.casefold() == wanted), None)
    if side is None:
        told = ", ".join(names.sides()[:8]) or "none"
        return f"side:{value} is none; there are {told}; it was searched as words"
    return AnyOf((Filter(Field.SIDE, side), clauses.all_names(names.of_side(side))))


def _wordless(field: str) -> str:
    return f"{field}: has no word after it, and was searched as words"

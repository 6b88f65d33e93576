"""``reader glossary list`` and ``show``: the entries, and one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit
from reader.cli.commands import add_json_option

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk


def declare(inside: Commands) -> None:
    """``list`` and ``show``."""
    add_json_option(inside.add("list", "list every entry", _list))
    show = inside.add("show", "show one entry with its facts and sources", _show)
    show.add_argument("term", metavar="TERM", nargs="+", help="its term, id or any of its names")
    add_json_option(show)


def _list(arguments: Namespace, desk: Desk, output: Output) -> int:
    entries = desk.glossary.entries
    output.warn_of(desk.glossary.problems)
    if arguments.json:
        from reader.cli.as_json import entry_in_list

        output.json({"entries": [entry_in_list(entry) for entry in entries]})
    else:
        for entry in entries:
            output.line(f"{entry.id:<42} {entry.kind.value:<12} {entry.term}")
    return Exit.OK


def _show(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.desk.naming import find_entry

    output.warn_of(desk.glossary.problems)
    entry = find_entry(desk.glossary, " ".join(arguments.term))
    if arguments.json:
        from reader.cli.as_json import whole_entry

        output.json(whole_entry(entry))
        return Exit.OK
    from reader.cli.plain_page import plain_lines
    from reader.desk.entry_page import EntryContext, entry_page

    for line in plain_lines(entry_page(entry, EntryContext(desk.glossary)), output.width):
        output.line(line)
    return Exit.OK

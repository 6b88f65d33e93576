"""``reader glossary list`` and ``show``: the entries, and one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit, NoSuchPackError
from reader.cli.commands import add_json_option

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from glossary.dictionaries.dictionary_pack import DictionaryPack
    from glossary.model import Entry
    from glossary.pack import AnyPack
    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk

_LISTING = """\
examples:
  reader glossary list
  reader glossary list --pack shipped --json

Without --pack, the entries that count are listed: of those with the same id, the topmost pack's.
The articles of dictionaries are listed with --pack only."""
_SHOWING = """\
examples:
  reader glossary show "Northern Territories"
  reader glossary show shinzo-abe@shipped
  reader glossary show debt@wordnet --json"""


def declare(inside: Commands) -> None:
    """``list`` and ``show``."""
    listed = inside.add("list", "list every entry", _list)
    listed.epilog = _LISTING
    listed.add_argument("--pack", metavar="NAME", help="those of one pack, as 'pack list' tells it")
    add_json_option(listed)
    show = inside.add("show", "show one entry with its facts and sources", _show)
    show.epilog = _SHOWING
    show.add_argument(
        "term", metavar="TERM", nargs="+", help="its term, id or any of its names; or TERM@PACK"
    )
    add_json_option(show)


def _list(arguments: Namespace, desk: Desk, output: Output) -> int:
    glossary = desk.glossary
    output.warn_of(glossary.problems)
    entries: Iterable[Entry] = glossary.entries
    if arguments.pack is not None:
        pack = desk.glossaries.pack(arguments.pack)
        if pack is None:
            raise NoSuchPackError(arguments.pack)
        entries = _entries_of(pack)
    if arguments.json:
        from reader.cli.as_json import entry_in_list

        output.json({"entries": [entry_in_list(entry, glossary) for entry in entries]})
        return Exit.OK
    for entry in entries:
        address = glossary.address(entry)
        output.line(f"{address:<42} {entry.kind.value:<12} {entry.pack:<12} {entry.term}")
    return Exit.OK


def _entries_of(pack: AnyPack) -> Iterator[Entry]:
    """The entries of a pack; those of a dictionary have only their words, not what they tell."""
    from glossary.dictionaries.dictionary_pack import DictionaryPack

    if isinstance(pack, DictionaryPack):
        return _words_of(pack)
    return iter(pack.entries)


def _words_of(pack: DictionaryPack) -> Iterator[Entry]:
    from itertools import groupby

    from glossary.dictionaries.shown import clean
    from glossary.model import Entry, Kind, Name

    # A dictionary may have hundreds of thousands of articles, all of which are slow to read.
    for number, found in groupby(pack.lexicon.words(), key=lambda one: one[1]):
        term, *names = (clean(word) for word, _ in found)
        others = tuple(map(Name, names))
        yield Entry(f"n{number}", term, Kind.TERM, "", names=others, pack=pack.id)


def _show(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.desk.naming import find_entry

    glossary = desk.glossary
    output.warn_of(glossary.problems)
    entry = find_entry(glossary, " ".join(arguments.term))
    if arguments.json:
        from reader.cli.as_json import whole_entry

        output.json(whole_entry(entry, glossary))
        return Exit.OK
    from reader.cli.plain_page import plain_lines
    from reader.desk.entry_page import EntryContext, entry_page

    for line in plain_lines(entry_page(entry, EntryContext(glossary)), output.width):
        output.line(line)
    return Exit.OK

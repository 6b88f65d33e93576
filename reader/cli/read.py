"""``reader read --plain``: a document as plain text, its terms numbered, their entries as notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit
from reader.cli.commands import add_file_argument, add_json_option

if TYPE_CHECKING:
    from argparse import Namespace

    from glossary.model import Entry
    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.desk.desk import Desk, Opened
    from reader.text.page import Page

_EXAMPLES = """\
examples:
  reader read --plain
  reader read essay.md --plain | less"""


def declare(parser: Parser) -> None:
    """A document, and how to print it."""
    parser.set_defaults(run=_read)
    parser.epilog = _EXAMPLES
    add_file_argument(parser)
    parser.add_argument(
        "--plain",
        action="store_true",
        help="print it: terms numbered where they come first, their entries after the text",
    )
    add_json_option(parser)


def _read(arguments: Namespace, desk: Desk, output: Output) -> int:
    if not (arguments.plain or arguments.json):
        from reader.cli.open import open_file

        return open_file(arguments.file, desk, arguments.launch)
    from reader.cli.numbering import number_terms
    from reader.cli.opening import open_named

    opened = open_named(desk, arguments.file, output)
    output.warn_of(desk.glossary.problems)
    mentions = desk.finder(opened).everything()
    page, ids = number_terms(opened.document, mentions)
    entries = [entry for one in ids if (entry := desk.glossary.get(one))]
    if arguments.json:
        _print_json(page, entries, opened, output)
    else:
        _print_plain(page, entries, opened, desk, output)
    return Exit.OK


def _print_plain(
    page: Page, entries: list[Entry], opened: Opened, desk: Desk, output: Output
) -> None:
    from reader.cli.plain_page import plain_lines
    from reader.desk.article_page import lead_page
    from reader.desk.entry_page import EntryContext, entry_note

    def put(one: Page) -> None:
        for line in plain_lines(one, output.width):
            output.line(line)

    put(lead_page(opened.document))
    output.line()
    put(page)
    context = EntryContext(desk.glossary, opened.document)
    if entries:
        output.line("\n")
        output.line("Terms")
    for number, entry in enumerate(entries, 1):
        output.line()
        output.line(f"[{number}] {entry.term}")
        put(entry_note(entry, context))


def _print_json(page: Page, entries: list[Entry], opened: Opened, output: Output) -> None:
    from reader.cli.as_json import entry_in_list

    metadata = opened.document.metadata
    output.json(
        {
            "document": opened.document.id,
            "title": metadata.title,
            "author": metadata.author,
            "date": str(metadata.date) if metadata.date else None,
            "text": page.text,
            "terms": [
                {"number": number, **entry_in_list(entry)}
                for number, entry in enumerate(entries, 1)
            ],
        }
    )

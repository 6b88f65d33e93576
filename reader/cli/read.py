"""``reader read --plain``: a document as plain text, its terms numbered, their entries as notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit
from reader.cli.commands import add_file_argument, add_json_option, how_to_read

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from glossary.glossary import Glossary
    from glossary.model import Entry
    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.documents import Opened
    from reader.desk.editor_notes import PlacedEditorNote
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

        return open_file(arguments.file, desk, arguments.launch, output, how_to_read(arguments))
    from reader.cli.numbering import number_terms
    from reader.cli.opening import open_named
    from reader.desk.editor_notes import place_editor_notes

    opened = open_named(desk, arguments.file, output, how_to_read(arguments))
    output.warn_of(desk.glossary.problems)
    mentions = desk.finder(opened).everything()
    notes = place_editor_notes(opened.document, opened.companion)
    page, ids = number_terms(opened.document, mentions, notes)
    glossary = desk.glossary_for(opened.companion)
    entries = [entry for one in ids if (entry := glossary.get(one))]
    if arguments.json:
        _print_json(page, entries, notes, opened, glossary, output)
    else:
        _print_plain(page, entries, notes, opened, glossary, output)
    return Exit.OK


def _print_plain(
    page: Page,
    entries: list[Entry],
    notes: Sequence[PlacedEditorNote],
    opened: Opened,
    glossary: Glossary,
    output: Output,
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
    if notes:
        from reader.cli.numbering import EDITOR_SIGN
        from reader.desk.editor_note_page import editor_note_foot
        from reader.text.visible import visible

        output.line("\n")
        output.line("Editor’s notes, not the author’s")
        for number, note in enumerate(notes, 1):
            output.line()
            output.line(
                f"[{EDITOR_SIGN}{number}] on “{visible(' '.join(note.note.quote.split()))}”"
            )
            put(editor_note_foot(note, glossary))
    context = EntryContext(glossary, opened.document)
    if entries:
        output.line("\n")
        output.line("Terms")
    for number, entry in enumerate(entries, 1):
        output.line()
        output.line(f"[{number}] {entry.term}")
        put(entry_note(entry, context))


def _print_json(
    page: Page,
    entries: list[Entry],
    notes: Sequence[PlacedEditorNote],
    opened: Opened,
    glossary: Glossary,
    output: Output,
) -> None:
    from reader.cli.as_json import editor_note, entry_in_list

    metadata = opened.document.metadata
    output.json(
        {
            "document": opened.document.id,
            "title": metadata.title,
            "author": metadata.author,
            "date": str(metadata.date) if metadata.date else None,
            "text": page.text,
            "terms": [
                {"number": number, **entry_in_list(entry, glossary)}
                for number, entry in enumerate(entries, 1)
            ],
            "editor_notes": [
                {"number": number, **editor_note(note, opened.document.id)}
                for number, note in enumerate(notes, 1)
            ],
        }
    )

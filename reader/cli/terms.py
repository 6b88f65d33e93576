"""``reader terms``: every mention of a term in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit
from reader.cli.commands import add_file_argument, add_json_option, how_to_read
from reader.text.place import DocumentPlace

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from glossary.glossary import Glossary
    from glossary.model import Mention
    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.wording import Sides

_EXAMPLES = """\
examples:
  reader terms
  reader terms essay.md --json | jq -r '.mentions[].entry' | sort | uniq -c"""


def declare(parser: Parser) -> None:
    """A document."""
    parser.set_defaults(run=_list)
    parser.epilog = _EXAMPLES
    add_file_argument(parser)
    add_json_option(parser)


def _list(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.opening import open_named

    opened = open_named(desk, arguments.file, output, how_to_read(arguments))
    mentions = desk.finder(opened).everything()
    output.warn_of(desk.glossary.problems)
    document = opened.document.id
    if arguments.json:
        from reader.cli.as_json import editor_note
        from reader.desk.editor_notes import place_editor_notes

        notes = place_editor_notes(opened.document, opened.companion)
        output.json(
            {
                "document": document,
                "mentions": _with_sides(document, mentions, desk.glossary_for(opened.companion)),
                "editor_notes": [editor_note(note, document) for note in notes],
            }
        )
    else:
        for mention in mentions:
            output.line(_as_line(mention))
    return Exit.OK


def _as_line(mention: Mention) -> str:
    where = f"{mention.start}-{mention.end}"
    return f"{where:<13} {mention.entry:<40} {' '.join(mention.surface.split())}"


def _with_sides(
    document: str, mentions: Sequence[Mention], glossary: Glossary
) -> list[dict[str, object]]:
    from reader.desk.wording import Sides

    entries = {one.entry: glossary.get(one.entry) for one in mentions}
    sides = {address: Sides(entry) for address, entry in entries.items() if entry}
    return [_as_json(document, one, sides[one.entry]) for one in mentions if one.entry in sides]


def _as_json(document: str, mention: Mention, sides: Sides) -> dict[str, object]:
    return {
        "entry": mention.entry,
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "side": sides.of(mention.surface) or None,
        "own_words": sides.is_own(mention.surface),
        "place": str(DocumentPlace(document, mention.start, mention.end)),
    }

"""``reader brief``: what to know before reading a document, a line for each term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit
from reader.cli.commands import add_file_argument, add_json_option, how_to_read

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.desk.brief import BriefTerm
    from reader.desk.desk import Desk
    from reader.desk.documents import Opened

_EXAMPLES = """\
examples:
  reader brief
  reader brief essay.md --all
  reader brief --json | jq -r '.terms[].term'"""


def declare(parser: Parser) -> None:
    """A document, and whether to tell of what is known."""
    parser.set_defaults(run=_brief)
    parser.epilog = _EXAMPLES
    add_file_argument(parser)
    parser.add_argument("--all", action="store_true", help="terms that you know too, marked")
    add_json_option(parser)


def _brief(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.opening import open_named
    from reader.desk.brief import brief_terms
    from reader.desk.term_states import states_now

    opened = open_named(desk, arguments.file, output, how_to_read(arguments))
    mentions = desk.finder(opened).everything()
    glossary = desk.glossary_for(opened.companion)
    output.warn_of(glossary.problems)
    states = states_now(desk.acquaintance, desk.notes.all().notes)
    output.warn_of(desk.acquaintance.problems)
    every = brief_terms(glossary, mentions, states)
    terms = [one for one in every if arguments.all or not one.is_known]
    if arguments.json:
        _print_json(opened, terms, len(every) - len(terms), output)
    else:
        _print(terms, len(every) - len(terms), output)
    return Exit.OK


def _print(terms: Sequence[BriefTerm], left_out: int, output: Output) -> None:
    from reader.cli.plain_page import plain_lines
    from reader.desk.brief import brief_page

    for line in plain_lines(brief_page(terms), output.width):
        output.line(line)
    if left_out:
        told = "term that you know is left out; --all has it"
        if left_out > 1:
            told = "terms that you know are left out; --all has them"
        output.line()
        output.line(f"{left_out} {told}.")
    elif not terms:
        output.line("No term of the glossary is in this text.")


def _print_json(opened: Opened, terms: Sequence[BriefTerm], left_out: int, output: Output) -> None:
    from reader.cli.as_json import term_in_brief

    document = opened.document
    output.json(
        {
            "document": document.id,
            "title": document.metadata.title,
            "left_out": left_out,
            "terms": [term_in_brief(one, document.id) for one in terms],
        }
    )

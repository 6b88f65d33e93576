"""``reader search``: passages, entries and notes, best first."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader.base.errors import UsageError
from reader.cli.commands import add_json_option
from reader.cli.search.filters import add_filters

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.cli.search.asking import Asking
    from reader.desk.desk import Desk

_EXAMPLES = """\
examples:
  reader search constitution
  reader search '"territorial dispute" NOT china' --kind passage
  reader search kurils --after 2013-04 --by Trenin
  reader search --tag todo --in this
  reader search kurils --json | jq -r '.hits[].place'
  reader search abe --documents --limit 5
  reader search --save islands 'kurils OR senkaku' --kind note
  reader search --saved islands
  reader search --batch questions.txt --json > answers.jsonl

What can be asked: words, "phrases", AND OR NOT ( ), begin*, ~nearly, and the options as filters
(kind:note in:"A title" before:2014). Quote it all for the shell. The index is brought up to date
first; the exit code is 1 if nothing is found."""
_MOST = 1000


def declare(parser: Parser) -> None:
    """A query with its filters, or many, or those that are saved."""
    parser.set_defaults(run=_search)
    parser.epilog = _EXAMPLES
    parser.takes_query = True
    parser.add_argument("words", metavar="QUERY", nargs="*", help="words, or '\"a phrase\"'")
    add_filters(parser)
    shown = parser.add_argument_group("what is shown")
    shown.add_argument(
        "--limit", metavar="N", type=_limit, default=20, help=f"hits, at most {_MOST} (default 20)"
    )
    shown.add_argument(
        "--documents", action="store_true", help="only the best passage of each document"
    )
    shown.add_argument(
        "--count", action="store_true", help="how many match of each kind, and no hits"
    )
    add_json_option(shown)
    many = parser.add_argument_group("many queries")
    many.add_argument(
        "--batch", metavar="FILE", help="a query a line, each with these options; - is the input"
    )
    many.add_argument(
        "--saved",
        metavar="NAME",
        nargs="?",
        const="",
        help="the query saved by this name; without one, list them",
    )
    many.add_argument("--save", metavar="NAME", help="save the query by this name, and search")
    many.add_argument("--forget", metavar="NAME", help="delete a saved query")
    parser.add_argument(
        "--no-update",
        action="store_true",
        help="search the index as it stands, without looking for changes",
    )


def _limit(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= _MOST:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {_MOST}")
    return int(text)


def _search(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.search import batch, saved
    from reader.cli.search.asking import Asking, bring_up_to_date
    from reader.cli.search.filters import filters_of

    words = " ".join(" ".join(arguments.words).split())
    _refuse_what_cannot_be_meant(arguments, words)
    if arguments.forget is not None:
        return saved.forget(desk, arguments.forget, output)
    filters = filters_of(arguments, desk)
    if arguments.saved == "":
        return saved.list_all(desk, output, as_json=arguments.json)
    if arguments.saved is not None:
        words = saved.narrowed_by(desk, arguments.saved, words)
    asking = Asking(desk, output, arguments, filters)
    if arguments.batch is None and not asking.query(words):
        raise UsageError("QUERY: is empty; name a word, or a filter such as --tag TAG")
    if arguments.save is not None:
        saved.save(desk, arguments.save, asking.query(words), output)
    queries = batch.queries_of(arguments.batch, output) if arguments.batch is not None else None
    if not arguments.no_update:
        asking.unusable = bring_up_to_date(desk, output)
    if queries is not None:
        return batch.answer(asking, queries)
    return _answer(asking, words)


def _answer(asking: Asking, words: str) -> int:
    from reader.cli.search.printing import print_results
    from reader.cli.search.values import results_values

    results = asking.results(words)
    if asking.arguments.json:
        asking.output.json(results_values(results, hits=not asking.arguments.count))
    else:
        print_results(results, asking.output, asking.arguments)
    return asking.end(has_found=bool(results.hits))


def _refuse_what_cannot_be_meant(arguments: Namespace, words: str) -> None:
    """Options that exclude each other.

    Raises:
        UsageError: There are such.
    """
    alone = [
        name
        for name, given in (
            ("--batch", arguments.batch is not None),
            ("--saved", arguments.saved is not None),
            ("--save", arguments.save is not None),
            ("--forget", arguments.forget is not None),
        )
        if given
    ]
    if len(alone) > 1 and not (arguments.saved and alone == ["--saved", "--save"]):
        raise UsageError(f"{alone[0]} and {alone[1]}: do not go together; leave one of them out")
    takes_words = arguments.batch is None and arguments.forget is None and arguments.saved != ""
    if words and not takes_words:
        raise UsageError(f"{alone[0]}: takes no words beside it; leave out '{words}'")

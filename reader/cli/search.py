"""``reader search``: passages, entries and notes, best first."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader.base.errors import Exit, IndexUnusableError
from reader.cli.commands import add_json_option
from reader.search.model import ALL_KINDS, Kind, Question

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.search.model import Results

_EXAMPLES = """\
examples:
  reader search constitution
  reader search '"territorial dispute"' --kind passage
  reader search kurils --json | jq -r '.hits[].place'"""
_MOST = 1000


def declare(parser: Parser) -> None:
    """Words, kinds and how many hits."""
    parser.set_defaults(run=_search)
    parser.epilog = _EXAMPLES
    parser.add_argument("words", metavar="WORDS", nargs="+", help="words, or '\"a phrase\"'")
    parser.add_argument(
        "--kind",
        action="append",
        choices=[kind.value for kind in Kind],
        help="only these; can be given more than once",
    )
    parser.add_argument(
        "--limit", metavar="N", type=_limit, default=20, help=f"hits, at most {_MOST} (default 20)"
    )
    add_json_option(parser)


def _limit(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= _MOST:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {_MOST}")
    return int(text)


def _search(arguments: Namespace, desk: Desk, output: Output) -> int:
    unusable = _bring_up_to_date(desk, output)
    kinds = frozenset(map(Kind, arguments.kind)) if arguments.kind else ALL_KINDS
    results = desk.index.search(Question(" ".join(arguments.words), kinds, arguments.limit))
    if unusable and not results.hits:
        raise unusable
    if unusable:
        output.complain(f"{unusable}; these hits may be out of date")
    if arguments.json:
        _print_json(results, output)
    else:
        _print_lines(results, output)
    return Exit.OK if results.hits else Exit.NOTHING_FOUND


def _bring_up_to_date(desk: Desk, output: Output) -> IndexUnusableError | None:
    try:
        if desk.index.needs_update(desk.sources()):
            for key, reason in desk.update_index().failed:
                output.complain(f"left out: {key}: {reason}")
    except IndexUnusableError as error:
        return error
    finally:
        output.warn_of(desk.problems())
    return None


def _print_json(results: Results, output: Output) -> None:
    from reader.cli.as_json import hit

    output.json(
        {
            "query": results.query,
            "counts": {kind.value: results.counts.get(kind, 0) for kind in Kind},
            "complete": results.complete,
            "hits": [hit(one) for one in results.hits],
        }
    )


def _print_lines(results: Results, output: Output) -> None:
    for hit in results.hits:
        output.line(f"{hit.kind.value}: {hit.title}  ({hit.place})")
        output.raw_line(f"    {output.emphasised(hit.snippet, hit.matches)}")

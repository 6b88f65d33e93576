"""``reader glossary candidates``: what a document names and no entry explains."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader.base.errors import Exit
from reader.cli.commands import add_file_argument, add_json_option, how_to_read
from reader.text.place import DocumentPlace

if TYPE_CHECKING:
    from argparse import Namespace

    from glossary.candidates import Candidate
    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk

_EXAMPLES = """\
examples:
  reader glossary candidates essay.md
  reader glossary candidates essay.md --limit 5
  reader glossary candidates essay.md --all --json | jq -r '.candidates[].text'

They are guesses, made from capital letters, brackets and repetition. Candidates that were
dismissed while reading are left out."""
_LIMIT = 20
_MOST = 1_000  # candidates that are found


def declare(inside: Commands) -> None:
    """``candidates``."""
    command = inside.add("candidates", "list what a document names and no entry explains", _list)
    command.epilog = _EXAMPLES
    add_file_argument(command)
    amount = command.add_mutually_exclusive_group()
    amount.add_argument(
        "--limit", metavar="N", type=_limit, help=f"how many, best first (default {_LIMIT})"
    )
    amount.add_argument("--all", action="store_true", help=f"all that are found, {_MOST:,} at most")
    add_json_option(command)


def _limit(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= _MOST:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {_MOST:,}")
    return int(text)


def _list(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.opening import open_named
    from reader.desk.candidates import candidates

    opened = open_named(desk, arguments.file, output, how_to_read(arguments))
    mentions = desk.finder(opened).everything()
    output.warn_of(desk.glossary.problems)
    found = candidates(opened.document, mentions, desk.glossary, desk.acquaintance.dismissed)
    shown = found if arguments.all else found[: arguments.limit or _LIMIT]
    document = opened.document.id
    if arguments.json:
        listed = [_as_json(document, one) for one in shown]
        output.json({"document": document, "total": len(found), "candidates": listed})
        return Exit.OK
    for one in shown:
        output.line(_as_line(one))
        output.line(f"    {one.sentence}")
    if len(shown) < len(found):
        output.complain(f"{len(found) - len(shown):,} more; --all lists them")
    return Exit.OK


def _as_line(candidate: Candidate) -> str:
    also = f"; also {', '.join(candidate.aliases)}" if candidate.aliases else ""
    kind = "" if candidate.kind == "term" else f"{candidate.kind.value}, "
    return f"{candidate.text} ({kind}{candidate.count:,}×{also})"


def _as_json(document: str, candidate: Candidate) -> dict[str, object]:
    return {
        "text": candidate.text,
        "kind": candidate.kind.value,
        "aliases": list(candidate.aliases),
        "count": candidate.count,
        "score": round(candidate.score, 3),
        "sentence": candidate.sentence,
        "places": [str(DocumentPlace(document, start, end)) for start, end in candidate.spans],
    }

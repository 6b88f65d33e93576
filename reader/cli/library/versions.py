"""``reader library compare`` and ``show``: the versions of a document, as words."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader.base.errors import Exit
from reader.cli.commands import add_json_option
from reader.cli.library.naming import add_id_argument

if TYPE_CHECKING:
    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.library_versions import Piece

_SIGNS = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
_LONGEST_SAME = 200  # characters of what did not change, on each side of what did


def declare(inside: Commands) -> None:
    """``compare`` and ``show``."""
    compare = inside.add("compare", "tell where two versions differ, word by word", _compare)
    add_id_argument(compare)
    compare.add_argument(
        "older",
        metavar="OLDER",
        nargs="?",
        type=_number,
        help="a version (default: the one before)",
    )
    compare.add_argument(
        "newer", metavar="NEWER", nargs="?", type=_number, help="a version (default: the last)"
    )
    add_json_option(compare)
    show = inside.add("show", "print the text of a version", _show)
    add_id_argument(show)
    show.add_argument("--version", metavar="N", type=_number, help="which (default: the last)")
    add_json_option(show)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not int(text[:9]):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of a version")
    return int(text[:9])


def _compare(arguments: argparse.Namespace, desk: Desk, output: Output) -> int:
    comparison = desk.shelf.compare(arguments.id, arguments.older, arguments.newer)
    if arguments.json:
        from reader.cli.library.values import comparison_values

        output.json(comparison_values(arguments.id, comparison))
    else:
        for number, change in enumerate(comparison.changes):
            output.lines(("\n" if number else "") + f"@ {change.before} {change.after}")
            output.lines("".join(map(_written, change.pieces)))
        if not comparison.changes:
            output.line("the words are the same")
    return Exit.OK if comparison.changes else Exit.NOTHING_FOUND


def _written(piece: Piece) -> str:
    text = piece.text
    if piece.state == "same" and len(text) > 2 * _LONGEST_SAME:
        text = f"{text[:_LONGEST_SAME]} … {text[-_LONGEST_SAME:]}"
    before, after = _SIGNS[piece.state]
    return f"{before}{text}{after}"


def _show(arguments: argparse.Namespace, desk: Desk, output: Output) -> int:
    versions = desk.shelf.versions(arguments.id)
    number = arguments.version or len(versions)
    document = desk.shelf.open_version(arguments.id, number).document
    if arguments.json:
        output.json(
            {
                "document": document.id,
                "version": number,
                "title": document.metadata.title,
                "text": document.text,
            }
        )
    else:
        output.lines(document.text.rstrip("\n"))
    return Exit.OK

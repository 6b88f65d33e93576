"""Declaring commands: argparse, with errors of one line and help with examples."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

from reader.base.errors import UsageError
from reader.text.format import Format
from reader.text.reading_as import HowToRead

if TYPE_CHECKING:
    from reader.cli.output import Output
    from reader.desk.desk import Desk

Run = Callable[[argparse.Namespace, "Desk", "Output"], int]
"""What a command does: it takes its arguments, and gives its exit code."""


class Parser(argparse.ArgumentParser):
    """Refuses what cannot be meant with an error of the program's own.

    Attributes:
        takes_query: Its words are a query: options may stand between them, and ``-word`` is one.
    """

    takes_query = False

    def parse_known_args(  # type: ignore[override]  # the one overload that is used
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """As argparse does; of a query, words that stand apart are taken together."""
        if not self.takes_query:
            return super().parse_known_args(args, namespace)
        self.takes_query = False  # what takes them together asks for this again
        try:
            return self.parse_known_intermixed_args(_as_words(args or ()), namespace)
        finally:
            self.takes_query = True

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        raise UsageError(f"{message}; '{self.prog} --help' tells what can be said")


def _as_words(arguments: Sequence[str]) -> list[str]:
    """The arguments, with a space before each that looks like an option and is a word."""
    options, words = list(arguments), []
    if "--" in options:
        at = options.index("--")
        options, words = options[:at], options[at + 1 :]
    taken = [
        f" {one}" if len(one) > 1 and one[0] == "-" and one[1] != "-" and one != "-h" else one
        for one in options
    ]
    return [*taken, *(f" {one}" for one in words)]


class Commands:
    """The commands of a parser, or of a group of commands.

    Args:
        parser: Whose commands; its examples are theirs, where they have none of their own.
        required: Whether one of them has to be given.
    """

    def __init__(self, parser: Parser, *, required: bool = True) -> None:
        self._group = parser
        self._parsers: argparse._SubParsersAction[Parser] = parser.add_subparsers(
            metavar="COMMAND", required=required, prog=parser.prog
        )

    def add(self, name: str, told: str, run: Run | None = None) -> Parser:
        """Declare a command.

        Args:
            name: What is typed.
            told: Its help, in one line.
            run: What it does, where that is known by now.
        """
        parser = self._parsers.add_parser(
            name,
            help=told,
            description=told[0].upper() + told[1:] + ".",
            epilog=self._group.epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        if run:
            parser.set_defaults(run=run)
        return parser


def add_json_option(parser: Parser | argparse._ArgumentGroup) -> None:
    """The option that every listing has."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def add_file_argument(parser: Parser) -> None:
    """The document a command is about, and how it is read."""
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="a file, a web address, - for standard input, or doc:ID of one opened before"
        " (default: the article)",
    )
    add_reading_options(parser)


def add_reading_options(parser: Parser) -> None:
    """How a document is read, where that is not to be found out."""
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        choices=[one.value for one in Format],
        help=f"what it is: {', '.join(Format)} (page is all of a web page, html its article)",
    )
    parser.add_argument(
        "--encoding", metavar="NAME", type=_encoding, help="as utf-8 or windows-1251"
    )


def how_to_read(arguments: argparse.Namespace) -> HowToRead:
    """What the options say of a document."""
    said = Format(arguments.format) if arguments.format else None
    return HowToRead(said, arguments.encoding or "")


def _encoding(text: str) -> str:
    try:
        b"a".decode(text)
    except UnicodeError:
        pass  # half a letter of an encoding that there is
    except (LookupError, ValueError):
        raise argparse.ArgumentTypeError(f"{text!r} is no encoding; try utf-8") from None
    return text

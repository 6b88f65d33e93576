"""What can be said on the command line, as a whole."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from reader.base.errors import UsageError
from reader.cli import COMMANDS
from reader.cli.commands import Commands, Parser, add_reading_options, how_to_read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.reading_as import HowToRead

_DESCRIPTION = """\
Read an article beside its glossary, a search and your notes.

  reader            open the article where you left off
  reader FILE       open a file: text, Markdown, HTML, EPUB or PDF (./search for a file named
                    like a command); --format and --encoding say what it is
  reader URL        open a page of the web, kept to be read again without it
  reader -          open standard input"""
_EXAMPLES = """\
examples:
  reader
  reader essay.md
  reader https://example.org/essay
  pandoc -t markdown thesis.docx | reader - --format markdown
  reader library add ~/papers
  reader search constitution --kind entry
  reader glossary show Yasukuni
  reader terms essay.md --json
  reader notes add "Compare 1956" --at entry:vladimir-putin
  reader read --plain

Every listing takes --json. READER_HOME names another home for notes, settings and index."""


class _Version(argparse.Action):
    """Prints the version on standard output; what knows it is slow to import."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version

        sys.stdout.write(f"reader {version('reader-companion')}\n")
        parser.exit()


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line, which must not be empty.

    Raises:
        UsageError: It cannot be meant.
    """
    parser = Parser(
        prog="reader",
        usage="reader [FILE | URL | -] | reader COMMAND ... | reader --help | reader --version",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = Commands(parser, required=False)
    for name, told in COMMANDS.items():
        command = commands.add(name, told)
        if arguments[0] == name:
            import_module(f"reader.cli.{name}").declare(command)
    parsed = parser.parse_args(arguments)
    if "run" not in parsed:
        parser.error("no command is named")
    return parsed


def parse_opening(arguments: Sequence[str]) -> tuple[str, HowToRead]:
    """Read a command line without a command: what to open, and how to read it.

    Raises:
        UsageError: It cannot be meant.
    """
    parser = Parser(prog="reader", allow_abbrev=False)
    parser.add_argument("file")
    add_reading_options(parser)
    parsed, more = parser.parse_known_args(arguments)
    if more:
        raise UsageError(
            f"{parsed.file}: is no command, and a file takes only --format and --encoding; "
            "'reader --help' tells what can be said"
        )
    return parsed.file, how_to_read(parsed)

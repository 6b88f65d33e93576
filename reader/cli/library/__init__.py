"""``reader library``: the documents that are kept, from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.commands import Commands
from reader.cli.library import adding, changing, listing, versions

if TYPE_CHECKING:
    from reader.cli.commands import Parser

_EXAMPLES = """\
examples:
  reader library add ~/papers essay.epub https://example.org/essay
  reader library list kuril --sort date
  reader library list --tag history --json
  reader library info my-essay-3f2a9c01
  reader library edit my-essay-3f2a9c01 --title "On Islands" --tag history
  reader library refresh --all
  reader library compare my-essay-3f2a9c01
  reader library remove my-essay-3f2a9c01
  reader library restore my-essay-3f2a9c01

Every document that is opened is kept: a copy of each of its versions, so that its notes never lose
their text. What you say of a document is in your own companion of it ('reader paths')."""


def declare(parser: Parser) -> None:
    """The commands of each module, in the order of the help."""
    parser.epilog = _EXAMPLES
    inside = Commands(parser)
    for module in (adding, listing, changing, versions):
        module.declare(inside)

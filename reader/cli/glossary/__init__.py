"""``reader glossary``: everything that is done with entries on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.commands import Commands
from reader.cli.glossary import candidates, checking, exchange, listing, packs, writing

if TYPE_CHECKING:
    from reader.cli.commands import Parser

_EXAMPLES = """\
examples:
  reader glossary list
  reader glossary show "Northern Territories"
  reader glossary show abe --json
  reader glossary new "Kuril Basin" --kind place --edit
  reader glossary edit abe
  reader glossary pack add wn.index --name wordnet"""


def declare(parser: Parser) -> None:
    """The commands of each module, in the order of the help."""
    parser.epilog = _EXAMPLES
    inside = Commands(parser)
    for module in (listing, writing, candidates, checking, exchange, packs):
        module.declare(inside)

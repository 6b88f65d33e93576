"""``reader notes``: what the reader wrote, listed, written, changed, and taken elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.commands import Commands
from reader.cli.notes import (
    adding,
    changing,
    conflicts,
    exporting,
    importing,
    listing,
    removing,
    reviewing,
    showing,
)

if TYPE_CHECKING:
    from reader.cli.commands import Parser

_EXAMPLES = """\
examples:
  reader notes list --kind question --in this
  reader notes add "Who said so?" --quote "fellow party members" --kind question --tag todo
  reader notes add "Compare the compromise of 1956" --at entry:vladimir-putin
  git log -1 --format=%B | reader notes add -
  reader notes show 20261122t195301
  reader notes edit 20261122t195301 --tag done --untag todo
  reader notes edit 20261122t195301
  reader notes remove 20261122t195301
  reader notes review
  reader notes export markdown > notes.md

NOTE is the id of a note, or an id's beginning that no other note has. Each is a Markdown file of
its own ('reader paths' tells where), which you may also change with anything else."""


def declare(parser: Parser) -> None:
    """The commands of each module, in the order of the help."""
    parser.epilog = _EXAMPLES
    inside = Commands(parser)
    writing = (adding, changing, removing, reviewing, conflicts)
    for module in (listing, showing, *writing, exporting, importing):
        module.declare(inside)

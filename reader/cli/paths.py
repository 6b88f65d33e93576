"""``reader paths``: where everything is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit
from reader.cli.commands import add_json_option

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.desk.desk import Desk

_EXAMPLES = """\
examples:
  reader paths
  grep -ri putin "$(reader paths --json | jq -r .notes)\""""


def declare(parser: Parser) -> None:
    """Nothing but the form."""
    parser.set_defaults(run=_paths)
    parser.epilog = _EXAMPLES
    add_json_option(parser)


def _paths(arguments: Namespace, desk: Desk, output: Output) -> int:
    paths = desk.paths.as_dict()
    if arguments.json:
        output.json(paths)
    else:
        for name, path in paths.items():
            output.line(f"{name:<9} {path}")
    return Exit.OK

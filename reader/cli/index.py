"""``reader index``: the search index as it stands, made again, or brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit, OutputError
from reader.cli.commands import Commands, add_json_option

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.desk.desk import Desk

_EXAMPLES = """\
examples:
  reader index status
  reader index rebuild"""


def declare(parser: Parser) -> None:
    """``status``, ``rebuild`` and ``update``."""
    parser.epilog = _EXAMPLES
    inside = Commands(parser)
    add_json_option(inside.add("status", "tell whether it can be searched", _status))
    add_json_option(inside.add("rebuild", "throw it away and make it again", _rebuild))
    add_json_option(inside.add("update", "bring it up to date with the files", _update))


def _status(arguments: Namespace, desk: Desk, output: Output) -> int:
    status = desk.index.status().as_dict()
    if arguments.json:
        output.json(status)
    else:
        for name, value in status.items():
            output.line(f"{name:<8} {value}")
    return Exit.OK


def _rebuild(arguments: Namespace, desk: Desk, output: Output) -> int:
    return _renew(arguments, desk, output, from_nothing=True)


def _update(arguments: Namespace, desk: Desk, output: Output) -> int:
    return _renew(arguments, desk, output, from_nothing=False)


def _renew(arguments: Namespace, desk: Desk, output: Output, *, from_nothing: bool) -> int:
    refused: list[Exception] = []

    def tell(done: int, total: int) -> None:
        try:
            output.json({"done": done, "total": total}, indent=None)
        except (BrokenPipeError, OutputError) as error:
            refused.append(error)  # not inside the index, which would take it for its own

    report = desk.update_index(
        tell if arguments.json else None, lambda: bool(refused), from_nothing=from_nothing
    )
    if refused:
        raise refused[0]
    output.warn_of(desk.problems())
    if arguments.json:
        output.json(
            {
                "added": report.added,
                "removed": report.removed,
                "unchanged": report.unchanged,
                "records": report.records,
                "failed": [{"source": key, "reason": reason} for key, reason in report.failed],
                "mended": list(report.mended),
            },
            indent=None,
        )
        return Exit.OK
    for line in report.mended:
        output.line(line)
    for key, reason in report.failed:
        output.complain(f"left out: {key}: {reason}")
    output.line(
        f"{report.added} added, {report.removed} removed, {report.unchanged} unchanged; "
        f"{report.records} records written"
    )
    return Exit.OK

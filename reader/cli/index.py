"""``reader index``: the search index as it stands, brought up to date, made again, or checked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reader.base.errors import Exit
from reader.cli.commands import Commands, add_json_option
from reader.text.counting import counted

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.search.model import UpdateReport

_EXAMPLES = """\
examples:
  reader index status
  reader index update
  reader index check || reader index rebuild

The index is a cache: it is made from your documents, entries and notes, and can be deleted at any
time. Ctrl-C stops in order, and the next time goes on from there."""
_SECONDS_BETWEEN = 0.1


def declare(parser: Parser) -> None:
    """``status``, ``update``, ``rebuild`` and ``check``."""
    parser.epilog = _EXAMPLES
    inside = Commands(parser)
    add_json_option(inside.add("status", "tell whether it can be searched", _status))
    for name, told, run in (
        ("update", "bring it up to date with the files", _update),
        ("rebuild", "throw it away and make it again", _rebuild),
    ):
        renewing = inside.add(name, told, run)
        renewing.add_argument(
            "--json", action="store_true", help="print one JSON object a line, as it goes on"
        )
    add_json_option(inside.add("check", "compare all of it with the files", _check))


def _status(arguments: Namespace, desk: Desk, output: Output) -> int:
    status = desk.index.status()
    if arguments.json:
        output.json(status.as_dict())
        return Exit.OK
    output.line(f"state    {status.state}{f' ({status.reason})' if status.reason else ''}")
    output.line(f"folder   {status.folder}")
    output.line(f"sources  {status.sources:,} documents, entries and notes")
    output.line(f"records  {status.records:,} passages, entries and notes to be found")
    output.line(f"size     {status.size / 1_000_000:,.1f} MB")
    output.line(f"schema   {status.schema}")
    return Exit.OK


def _update(arguments: Namespace, desk: Desk, output: Output) -> int:
    return _renew(arguments, desk, output, from_nothing=False)


def _rebuild(arguments: Namespace, desk: Desk, output: Output) -> int:
    return _renew(arguments, desk, output, from_nothing=True)


def _renew(arguments: Namespace, desk: Desk, output: Output, *, from_nothing: bool) -> int:
    from reader.cli.indexing import renew

    report = renew(
        desk, output, _json_progress(output) if arguments.json else None, from_nothing=from_nothing
    )
    output.warn_of(desk.problems())
    if arguments.json:
        output.json(_report_values(report), indent=None)
    else:
        for line in report.mended:
            output.line(line)
        output.line(
            f"{report.added:,} added, {report.removed:,} removed, {report.unchanged:,} unchanged; "
            f"{counted(report.records, 'record')} written"
        )
    for key, reason in report.failed:
        output.complain(f"left out: {key}: {reason}")
    return Exit.FAULTS_FOUND if report.failed else Exit.OK


def _json_progress(output: Output) -> Callable[[int, int], None]:
    told = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= _SECONDS_BETWEEN or done == total:
            told = now
            output.json({"done": done, "total": total}, indent=None)

    return tell


def _report_values(report: UpdateReport) -> dict[str, object]:
    return {
        "added": report.added,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "records": report.records,
        "failed": [{"source": key, "reason": reason} for key, reason in report.failed],
        "mended": list(report.mended),
    }


def _check(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.indexing import check

    faults = check(desk, output)
    output.warn_of(desk.problems())
    if arguments.json:
        output.json({"faults": list(faults)})
    else:
        for fault in faults:
            output.line(fault)
        if not faults:
            output.line("Every byte can be read, and all of it agrees with the files.")
    if not faults:
        return Exit.OK
    output.complain("'reader index update' mends what it can; 'reader index rebuild' all of it")
    return Exit.FAULTS_FOUND

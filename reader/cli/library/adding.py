"""``reader library add`` and ``refresh``: documents come in, and are looked at again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import Exit, ReaderError, UsageError
from reader.base.monitor import StoppedError
from reader.cli.commands import add_json_option, add_reading_options, how_to_read
from reader.cli.library.naming import ID, document_id
from reader.text.counting import counted

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.library_adding import AddReport
    from reader.desk.library_shelf import Refreshed

_ADD = """\
examples:
  reader library add ~/papers
  reader library add essay.html --encoding windows-1251
  reader library add https://example.org/essay
  pdftotext scan.pdf - | reader library add -

A folder is gone through with all folders in it; files of formats that are not read, hidden files
and companions are passed over. Ctrl-C stops in order, and the next time goes on from there. Files
that cannot be read are listed at the end, and the rest is in."""


def declare(inside: Commands) -> None:
    """``add`` and ``refresh``."""
    add = inside.add("add", "keep files, folders of files, web pages, or standard input", _add)
    add.epilog = _ADD
    add.add_argument(
        "what", metavar="WHAT", nargs="+", help="a file, a folder, a web address, or -"
    )
    add_reading_options(add)
    add_json_option(add)
    refresh = inside.add("refresh", "look whether web pages and files have changed", _refresh)
    refresh.add_argument("ids", metavar="ID", nargs="*", type=document_id, help=ID)
    refresh.add_argument("--all", action="store_true", help="every page and file there is")
    add_json_option(refresh)


def _add(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.opening import is_incoming

    incoming = [one for one in arguments.what if is_incoming(one)]
    paths = [Path(one) for one in arguments.what if not is_incoming(one)]
    if len(arguments.what) == 1 and not (paths and paths[0].is_dir()):
        return _add_one(arguments, desk, output)
    from reader.cli.opening import open_incoming
    from reader.cli.progress import monitored

    how = how_to_read(arguments)
    with monitored(output) as monitor:
        report = desk.shelf.add(paths, monitor, how)
    came, failed = [], list(report.failed)
    for one in () if report.stopped else incoming:
        try:
            came.append(open_incoming(desk, one, output, how).document.id)
        except StoppedError:
            raise
        except ReaderError as error:
            failed.append((one, str(error)))
    return _tell(report, came, failed, arguments, output)


def _add_one(arguments: Namespace, desk: Desk, output: Output) -> int:
    """One file, page or input: what is wrong with it is what is wrong."""
    from reader.cli.opening import open_named

    opened = open_named(desk, arguments.what[0], output, how_to_read(arguments))
    desk.keep(opened)  # the command is about nothing else: what keeps it from that is told
    row = desk.shelf.row(opened.document.id)
    if arguments.json:
        from reader.cli.library.values import row_values

        output.json({"added": [row_values(row)], "known": 0, "failed": []})
    else:
        output.line(f"{row.id}  {row.title}")
    return Exit.OK


def _tell(
    report: AddReport,
    came: list[str],
    failed: list[tuple[str, str]],
    arguments: Namespace,
    output: Output,
) -> int:
    if arguments.json:
        output.json(
            {
                "added": [*report.added, *came],
                "changed": list(report.changed),
                "known": report.known,
                "passed_over": report.passed_over,
                "failed": [{"file": file, "reason": reason} for file, reason in failed],
                "stopped": report.stopped,
            }
        )
    else:
        told = [
            f"{len(report.added) + len(came):,} added",
            f"{len(report.changed):,} changed" if report.changed else "",
            f"{report.known:,} known before" if report.known else "",
            f"{report.passed_over:,} passed over" if report.passed_over else "",
            f"{len(failed):,} left out" if failed else "",
        ]
        output.line(", ".join(filter(None, told)))
        if report.stopped:
            output.line("stopped; the same command goes on from here")
    for _, reason in failed:
        output.complain(f"left out: {reason}")
    if report.stopped:
        return Exit.INTERRUPTED
    return Exit.FAULTS_FOUND if failed else Exit.OK


def _refresh(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.progress import monitored

    ids = arguments.ids or (_all(desk) if arguments.all else [])
    if not (arguments.ids or arguments.all):
        raise UsageError("name a document, or say --all; 'reader library list' names them all")
    done: list[Refreshed] = []
    failed: list[tuple[str, str]] = []
    with monitored(output) as monitor:
        for number, one in enumerate(ids):
            monitor.tell("Refreshing", number, len(ids))
            try:
                done.append(desk.shelf.refresh(one, monitor))
            except StoppedError:
                raise
            except ReaderError as error:
                if len(ids) == 1:
                    raise
                failed.append((one, str(error)))
    changed = [one for one in done if one.is_changed]
    if arguments.json:
        output.json(
            {
                "changed": [one.id for one in changed],
                "unchanged": [one.id for one in done if not one.is_changed],
                "failed": [{"document": one, "reason": reason} for one, reason in failed],
            }
        )
    else:
        for one in changed:
            output.line(f"{one.id}  has changed; version {one.versions} is kept beside the others")
        output.line(f"{counted(len(changed), 'document')} changed, {len(done) - len(changed)} not")
    for _, reason in failed:
        output.complain(reason)
    return Exit.FAULTS_FOUND if failed else Exit.OK


def _all(desk: Desk) -> list[str]:
    """Every document that can be asked for again."""
    return [
        record.id
        for record in desk.library.documents()
        if record.added and (record.page.address or Path(record.path).is_file())
    ]

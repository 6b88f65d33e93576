"""``reader library list`` and ``info``: what is kept, and what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit
from reader.cli.commands import add_json_option
from reader.cli.library.naming import add_id_argument
from reader.desk.library_rows import Sort
from reader.text.counting import counted
from reader.text.format import NAMING

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.library_rows import ShelfRow

_DAY = 10  # characters of a moment that tell the day


def declare(inside: Commands) -> None:
    """``list`` and ``info``."""
    listing = inside.add("list", "list documents, by words of title, author, tag or date", _list)
    listing.add_argument("words", metavar="WORD", nargs="*", help="beginnings of words")
    listing.add_argument(
        "--sort",
        choices=[one.value for one in Sort],
        default=Sort.OPENED.value,
        help="what comes first (default: what was opened last)",
    )
    listing.add_argument("--reverse", action="store_true", help="the other way round")
    listing.add_argument("--tag", metavar="TAG", default="", help="only those with this tag")
    listing.add_argument("--removed", action="store_true", help="what was removed, instead")
    add_json_option(listing)
    info = inside.add("info", "tell all that is known of a document, with its versions", _info)
    add_id_argument(info)
    add_json_option(info)


def _list(arguments: Namespace, desk: Desk, output: Output) -> int:
    if arguments.removed:
        return _list_removed(arguments, desk, output)
    rows = desk.shelf.listing(
        " ".join(arguments.words),
        sort=Sort(arguments.sort),
        tag=arguments.tag,
        backwards=arguments.reverse,
    )
    output.warn_of(desk.library.problems)
    if arguments.json:
        from reader.cli.library.values import row_values

        output.json({"documents": [row_values(row) for row in rows]})
    else:
        for row in rows:
            output.line(f"{row.id}  {row.title}{_details(row)}")
    return Exit.OK


def _list_removed(arguments: Namespace, desk: Desk, output: Output) -> int:
    removed = desk.shelf.removed()
    if arguments.json:
        output.json({"removed": [{"id": one.id, "title": one.title} for one in removed]})
    else:
        for one in removed:
            output.line(f"{one.id}  {one.title}")
    return Exit.OK


def _details(row: ShelfRow) -> str:
    told = [
        row.author,
        str(row.date or ""),
        " ".join(f"#{tag}" for tag in row.tags),
        _read(row),
        counted(row.notes, "note") if row.notes else "",
        counted(row.versions, "version") if row.versions > 1 else "",
    ]
    return "".join(f"; {one}" for one in told if one)


def _read(row: ShelfRow) -> str:
    return "" if row.progress is None else f"{round(100 * row.progress)} % read"


def _info(arguments: Namespace, desk: Desk, output: Output) -> int:
    row, versions = desk.shelf.row(arguments.id), desk.shelf.versions(arguments.id)
    if arguments.json:
        from reader.cli.library.values import row_values, version_values

        output.json({**row_values(row), "versions": [version_values(one) for one in versions]})
        return Exit.OK
    told = {
        "id": row.id,
        "title": row.title,
        "author": row.author,
        "date": row.date.spoken() if row.date else "",
        "tags": ", ".join(row.tags),
        "format": NAMING[row.format].told,
        "from": row.source or {"input": "standard input"}.get(row.origin, ""),
        "added": row.added.isoformat()[:_DAY] if row.added else "comes with reader",
        "opened": row.opened.isoformat()[:_DAY] if row.opened else "",
        "read": _read(row),
        "notes": str(row.notes or ""),
    }
    for name, value in told.items():
        if value:
            output.line(f"{name:<9} {value}")
    for one in versions:
        output.line(f"version {one.number:<2}{one.kept or '-':<26} {one.size:>11,} B  {one.path}")
    return Exit.OK

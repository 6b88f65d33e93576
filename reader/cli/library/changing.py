"""``reader library edit``, ``remove`` and ``restore``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit, UsageError
from reader.cli.commands import add_json_option
from reader.cli.library.naming import add_id_argument

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Commands
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.library_shelf import ShelfRow

_WORDS = {
    "title": "its title",
    "author": "who wrote it",
    "date": "when it was published: 2013, 2013-04 or 2013-04-27",
    "publisher": "who published it",
    "language": "its language, as en or zh-Hant",
}


def declare(inside: Commands) -> None:
    """``edit``, ``remove`` and ``restore``."""
    edit = inside.add("edit", "say what a document is; '' takes back what you said", _edit)
    add_id_argument(edit)
    for name, told in _WORDS.items():
        edit.add_argument(f"--{name}", metavar=name.upper(), help=told)
    edit.add_argument("--tag", metavar="TAG", action="append", default=[], help="add a tag")
    edit.add_argument("--untag", metavar="TAG", action="append", default=[], help="take one off")
    add_json_option(edit)
    remove = inside.add("remove", "put documents away; 'restore' brings them back", _remove)
    add_id_argument(remove, many=True)
    add_json_option(remove)
    restore = inside.add("restore", "bring back documents that were removed", _restore)
    add_id_argument(restore, many=True)
    add_json_option(restore)


def _edit(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.desk.library_shelf import Edit

    words = {name: getattr(arguments, name) for name in _WORDS}
    tags = None
    if arguments.tag or arguments.untag:
        before = desk.shelf.row(arguments.id).tags
        tags = tuple(one for one in (*before, *arguments.tag) if one not in arguments.untag)
    if tags is None and not any(value is not None for value in words.values()):
        raise UsageError("nothing is said; 'reader library edit --help' tells what can be")
    row = desk.shelf.edit(arguments.id, Edit(**words, tags=tags))
    return _tell([row], arguments, output)


def _remove(arguments: Namespace, desk: Desk, output: Output) -> int:
    removed = [desk.shelf.remove(one) for one in arguments.ids]
    if arguments.json:
        output.json({"removed": [{"id": one.id, "title": one.title} for one in removed]})
    else:
        for one in removed:
            output.line(f"removed {one.title}; 'reader library restore {one.id}' brings it back")
    return Exit.OK


def _restore(arguments: Namespace, desk: Desk, output: Output) -> int:
    return _tell([desk.shelf.restore(one) for one in arguments.ids], arguments, output)


def _tell(rows: list[ShelfRow], arguments: Namespace, output: Output) -> int:
    if arguments.json:
        from reader.cli.library.values import row_values

        output.json({"documents": [row_values(row) for row in rows]})
    else:
        for row in rows:
            tags = " ".join(f"#{tag}" for tag in row.tags)
            told = "; ".join(filter(None, (row.title, row.author, str(row.date or ""), tags)))
            output.line(f"{row.id}  {told}")
    return Exit.OK

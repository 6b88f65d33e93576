"""``reader glossary pack``: glossaries and dictionaries that are added to the reader's own."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossary.pack import OWN, SHIPPED
from reader.base.errors import Exit
from reader.cli.commands import Commands, add_json_option

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.packs.shelf import PackShelf

_EXAMPLES = """\
examples:
  reader glossary pack add wn.index --name wordnet
  reader glossary pack add history.zip --title "History of the region"
  reader glossary pack list --json
  reader glossary pack off wordnet --document doc:my-essay
  reader glossary pack order history shipped wordnet
  reader glossary pack remove wordnet

A pack is a folder of entries, such a folder in a .zip or .tar (.gz, .bz2, .xz), or a dictionary:
StarDict, dictd, Lingvo DSL, tab-separated or JSON. Your own entries stand above all packs."""
_NAME = "its id, as 'pack list' tells it"


def declare(inside: Commands) -> None:
    """``pack``, with commands of its own."""
    pack = inside.add("pack", "add, list, switch and remove packs of entries and dictionaries")
    pack.epilog = _EXAMPLES
    commands = Commands(pack)
    _declare_add(commands)
    add_json_option(commands.add("list", "list the packs from top to bottom", _list))
    remove = _with_name(commands, "remove", "delete an added pack", _remove)
    add_json_option(remove)
    for word, told in (("on", "have a pack serve"), ("off", "have a pack not serve")):
        turn = _with_name(commands, word, f"{told} every document, or one", _turn)
        turn.set_defaults(on=word == "on")
        turn.add_argument("--document", metavar="doc:ID", help="only for this document")
        add_json_option(turn)
    for word, steps in (("up", -1), ("down", 1)):
        move = _with_name(commands, word, f"move a pack one place {word}", _move)
        move.set_defaults(steps=steps)
        add_json_option(move)
    order = commands.add("order", "put packs on top of the others, the first on top", _order)
    order.add_argument("names", metavar="NAME", nargs="+", help="ids, as 'pack list' tells them")
    add_json_option(order)
    for word, told in (
        ("mark", "have a pack's terms marked in texts"),
        ("unmark", "have a pack's terms not marked in texts, only there to be looked up"),
    ):
        mark = _with_name(commands, word, told, _mark)
        mark.set_defaults(marked=word == "mark")
        add_json_option(mark)


def _declare_add(commands: Commands) -> None:
    add = commands.add("add", "add a folder of entries, an archive, or a dictionary", _add)
    add.epilog = _EXAMPLES
    add.add_argument(
        "path", metavar="PATH", help="the folder, the archive, or the dictionary's file"
    )
    add.add_argument("--name", metavar="ID", default="", help="its id: a-z, 0-9 and hyphens")
    add.add_argument("--title", metavar="TITLE", default="", help="what to call it")
    add.add_argument(
        "--encoding",
        metavar="NAME",
        default="",
        help="of a dictionary that does not tell, as cp1251",
    )
    marking = add.add_mutually_exclusive_group()
    marking.add_argument(
        "--marked",
        dest="marked",
        action="store_true",
        default=None,
        help="mark its terms in texts (default up to 5,000 articles)",
    )
    marking.add_argument(
        "--look-up-only",
        dest="marked",
        action="store_false",
        help="mark none of its terms; it is there to be asked",
    )
    add_json_option(add)


def _with_name(commands: Commands, word: str, told: str, run: Any) -> Parser:  # noqa: ANN401
    parser = commands.add(word, told, run)
    parser.add_argument("name", metavar="NAME", help=_NAME)
    return parser


def _shelf(desk: Desk) -> PackShelf:
    from reader.packs.shelf import PackShelf

    return PackShelf(desk.paths.packs)


def _add(arguments: Namespace, desk: Desk, output: Output) -> int:
    from reader.cli.progress import monitored
    from reader.packs.installing import Wish

    wish = Wish(arguments.name, arguments.title, arguments.marked, arguments.encoding)
    with monitored(output) as monitor:
        made = _shelf(desk).add(Path(arguments.path), wish, monitor)
    output.warn_of(made.problems)
    manifest = made.manifest
    for remark in made.remarks:
        output.complain(f"{manifest.id}: {remark}")
    if arguments.json:
        (told,) = (one for one in _told(desk) if one["id"] == manifest.id)
        left_out = [str(problem) for problem in made.problems]
        output.json({**told, "left_out": left_out, "remarks": list(made.remarks)})
        return Exit.OK
    from reader.desk.packs import pack_named

    pack = pack_named(desk, manifest.id)
    use = "marked in texts" if pack.marked else "to be looked up"
    output.line(f"{pack.id}: {pack.title}, {pack.counted}, {use}")
    return Exit.OK


def _list(arguments: Namespace, desk: Desk, output: Output) -> int:
    output.warn_of(_shelf(desk).look().problems)
    return _tell_all(arguments, desk, output)


def _tell_all(arguments: Namespace, desk: Desk, output: Output) -> int:
    if arguments.json:
        output.json({"packs": _told(desk)})
        return Exit.OK
    from reader.desk.packs import packs_of

    for pack in packs_of(desk):
        states = f"{'on' if pack.on else 'off'}, {pack.use}"
        output.line(f"{pack.id:<24} {states:<18} {pack.counted:<18} {pack.title}")
    return Exit.OK


def _remove(arguments: Namespace, desk: Desk, output: Output) -> int:
    _shelf(desk).remove(arguments.name)
    if arguments.json:
        output.json({"removed": arguments.name})
    else:
        output.line(f"{arguments.name}: removed")
    return Exit.OK


def _turn(arguments: Namespace, desk: Desk, output: Output) -> int:
    if arguments.document is None:
        _shelf(desk).turn(arguments.name, on=arguments.on)
        return _tell_all(arguments, desk, output)
    from reader.cli.opening import open_named
    from reader.desk.corrections import Corrections

    if arguments.name not in {OWN, SHIPPED}:
        _shelf(desk).get(arguments.name)
    document = open_named(desk, arguments.document, output).document.id
    served = "serves" if arguments.on else "does not serve"
    told = f"{arguments.name} {served} doc:{document}"
    corrections = Corrections(desk.own_companions)
    corrections.switch_pack(document, arguments.name, told, on=arguments.on)
    if arguments.json:
        output.json({"document": document, "pack": arguments.name, "on": arguments.on})
    else:
        output.line(told)
    return Exit.OK


def _move(arguments: Namespace, desk: Desk, output: Output) -> int:
    _shelf(desk).move(arguments.name, arguments.steps)
    return _tell_all(arguments, desk, output)


def _order(arguments: Namespace, desk: Desk, output: Output) -> int:
    _shelf(desk).order(arguments.names)
    return _tell_all(arguments, desk, output)


def _mark(arguments: Namespace, desk: Desk, output: Output) -> int:
    _shelf(desk).mark(arguments.name, marked=arguments.marked)
    return _tell_all(arguments, desk, output)


def _told(desk: Desk) -> list[dict[str, Any]]:
    """Every pack from top to bottom as a plain value."""
    from reader.desk.packs import packs_of

    return [{**asdict(pack), "kind": pack.kind.value} for pack in packs_of(desk)]

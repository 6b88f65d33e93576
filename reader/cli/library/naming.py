"""Naming documents of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.cli.commands import Parser

ID = "its id, as 'library list' tells it, with or without doc: before it"


def add_id_argument(parser: Parser, *, many: bool = False) -> None:
    """One document of the library, or several."""
    if many:
        parser.add_argument("ids", metavar="ID", nargs="+", type=document_id, help=ID)
    else:
        parser.add_argument("id", metavar="ID", type=document_id, help=ID)


def document_id(text: str) -> str:
    """The id in what was typed."""
    return text.removeprefix("doc:").partition("#")[0]

"""The document a command is about."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.text.place import DocumentPlace, parse_place

if TYPE_CHECKING:
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.documents import Opened


def open_named(desk: Desk, file: str | None, output: Output) -> Opened:
    """Open a file, ``doc:ID``, or the article; say what was left out of it.

    It is kept in the library, so that the places that are printed can be gone to.

    Raises:
        ReaderError: It cannot be opened.
    """
    opened = _open(desk, file)
    output.warn_of(desk.companion_problems)
    for warning in opened.document.warnings:
        output.complain(warning)
    with suppress(ReaderError):  # a library that cannot be written keeps nobody from reading
        desk.library.keep(opened.path, opened.document.id, opened.document.metadata.title)
    return opened


def _open(desk: Desk, file: str | None) -> Opened:
    if file is None:
        return desk.open_file()
    path = Path(file)
    if file.startswith("doc:") and not path.exists():
        try:
            place = parse_place(file)
        except ValueError:
            return desk.open_file(path)
        if isinstance(place, DocumentPlace):
            return desk.open_document(place.document)
    return desk.open_file(path)

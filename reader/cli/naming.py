"""Finding the document that somebody means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import NoSuchFileError, NoSuchPlaceError

if TYPE_CHECKING:
    from reader.desk.desk import Desk

THIS = "this"
"""What stands for the document that was read last."""


def last_read(desk: Desk) -> str:
    """The id of the document that was read last.

    Raises:
        NoSuchPlaceError: None was.
    """
    if not desk.places.last:
        raise NoSuchPlaceError(f"--in {THIS}: no document was read yet; name one by its id")
    return desk.places.last


def named_document(desk: Desk, named: str) -> str:
    """The id of a document; what names none may be words of a title, and is given back.

    Args:
        desk: Whose library.
        named: An id, with or without ``doc:`` before it, an address, a file, or words.

    Raises:
        NoSuchPlaceError: It is not in the library.
        NoSuchFileError: The path leads nowhere.
    """
    document = named.removeprefix("doc:").partition("#")[0]
    if desk.library.get(document):
        return document
    if named.startswith("doc:"):
        raise NoSuchPlaceError(
            f"{named}: is not in the library; 'reader library list' tells what is"
        )
    if kept := desk.library.at_address(named):
        return kept.id
    file = Path(named)
    if not file.is_file():
        if len(file.parts) > 1 and file.suffix:
            raise NoSuchFileError(named)
        return named
    document = desk.library.identify(file)
    if not desk.library.get(document):
        raise NoSuchPlaceError(f"{named}: is not in the library; 'reader library add' keeps it")
    return document

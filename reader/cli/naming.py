"""Finding the document, or the kind of note, that somebody means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import NoSuchFileError, NoSuchPlaceError, UsageError
from reader.notes.kinds import known_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.desk.desk import Desk
    from reader.notes.kinds import NoteKind

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


def kind_named(desk: Desk, words: str, besides: Iterable[str] = ()) -> str:
    """The id of a kind, by its id or by what it is called.

    There are those that everybody has, those of the settings, and those that some note has.

    Args:
        desk: Whose settings and notes.
        words: What was typed.
        besides: What else there is, for who typed none.

    Raises:
        UsageError: There is none.
    """
    wanted = " ".join(words.split()).casefold()
    settings = desk.settings[0].note_kinds
    kinds: Iterable[NoteKind] = known_kinds(settings)
    if (found := _called(wanted, kinds)) is None:
        kinds = known_kinds((*settings, *(note.kind for note in desk.notes.all().notes)))
        found = _called(wanted, kinds)
    if found is None:
        told = ", ".join(dict.fromkeys([*besides, *(kind.id for kind in kinds)]))
        raise UsageError(
            f"--kind: {words!r} is none; there are {told}; 'note_kinds' in config.toml adds yours"
        )
    return found


def _called(wanted: str, kinds: Iterable[NoteKind]) -> str | None:
    names = ((kind.id, {kind.id.casefold(), kind.label.casefold()}) for kind in kinds)
    return next((kind for kind, called in names if wanted in called), None)

"""What sorts of notes there are: those that everybody has, and those that a reader adds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

PLAIN = "note"
HIGHLIGHT = "highlight"

_MAX_KIND = 40
_ADDED = "*"


class NoteKind(NamedTuple):
    """One sort of note.

    Attributes:
        id: As it is written in files and filters.
        label: What a reader calls it.
        sign: One cell that tells it from the others without colour.
    """

    id: str
    label: str
    sign: str


KINDS = (
    NoteKind(PLAIN, "note", "✎"),
    NoteKind(HIGHLIGHT, "highlight", "▌"),
    NoteKind("question", "question", "?"),
    NoteKind("fact", "fact", "="),
    NoteKind("opinion", "opinion", "~"),
    NoteKind("prediction", "prediction", "»"),
    NoteKind("claim", "claim quoted", "“"),
    NoteKind("loaded", "loaded word", "!"),
)
"""Those that everybody has, in the order in which they are told."""

_BY_ID = {kind.id: kind for kind in KINDS}


def kind_of(kind_id: str) -> NoteKind:
    """The kind of an id; one that nobody knows is a kind too, its first letter its sign."""
    known = _BY_ID.get(kind_id)
    if known is not None:
        return known
    first = next((sign for sign in kind_id if sign.isascii() and sign.isalnum()), _ADDED)
    return NoteKind(kind_id, kind_id, first)


def known_kinds(added: Iterable[str] = ()) -> tuple[NoteKind, ...]:
    """Those that everybody has, then those that were added, each once."""
    return tuple(kind_of(kind) for kind in dict.fromkeys((*_BY_ID, *added)))


def is_kind(word: str) -> bool:
    """Whether a word can be the id of a kind: short, printable, without space at its ends."""
    return 0 < len(word) <= _MAX_KIND and word.isprintable() and word == word.strip()

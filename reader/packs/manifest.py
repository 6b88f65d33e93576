"""What a pack says of itself: the file ``pack.json``, installed or to be installed."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from glossary.ids import is_entry_id
from glossary.pack import OWN, SHIPPED
from reader.base.files import read_bounded

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "pack.json"
"""Name of the file within the folder of a pack."""

ENTRIES = "entries"
"""Folder of the entries within that of a pack."""

DICTIONARY = "dictionary.db"
"""File of the dictionary within the folder of a pack."""

RESERVED = frozenset({OWN, SHIPPED})
"""Ids that no installed pack can have."""

LONGEST_TITLE = 120
"""Characters of a title."""

LONGEST_ABOUT = 20_000
"""Characters of what is told about a pack."""

_LARGEST = 1024 * 1024  # bytes
_MOST_ENTRIES = 2**53


class PackKind(StrEnum):
    """What a pack is made of."""

    ENTRIES = "entries"
    DICTIONARY = "dictionary"


@dataclass(frozen=True, slots=True)
class Manifest:
    """A pack, without what is in it.

    Attributes:
        id: What addresses of its entries name it by; also the name of its folder.
        title: What a person calls it.
        kind: What it is made of.
        count: How many entries or articles it had when it was installed.
        marked: Whether its terms are looked for in texts.
        added: When it was installed, in ISO 8601.
        origin: The name of the file or folder that it came from.
        about: What it says of itself, its licence among that; empty if nothing.
    """

    id: str
    title: str
    kind: PackKind
    count: int = 0
    marked: bool = True
    added: str = ""
    origin: str = ""
    about: str = ""

    def to_bytes(self) -> bytes:
        """The file."""
        return (json.dumps(asdict(self), indent=2) + "\n").encode("ascii")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the ``pack.json`` of a folder that is to become a pack says, each empty if nothing.

    Attributes:
        id: The id it wants.
        title: Its title.
        about: More about it.
    """

    id: str = ""
    title: str = ""
    about: str = ""


def can_be_installed_as(pack_id: str) -> bool:
    """Whether an installed pack can have this id."""
    return is_entry_id(pack_id) and pack_id not in RESERVED


def read_manifest(path: Path) -> Manifest:
    """Read the file of an installed pack.

    Raises:
        ValueError: It is broken; says how.
        ReaderError: It cannot be read.
    """
    found = _Fields(path)
    pack_id = found.text("id")
    if not can_be_installed_as(pack_id):
        raise ValueError(f"{pack_id[:40]!r} can be no id of a pack")
    try:
        kind = PackKind(found.text("kind"))
    except ValueError:
        raise ValueError("its kind is none") from None
    return Manifest(
        id=pack_id,
        title=one_line(found.text("title")) or pack_id,
        kind=kind,
        count=found.count("count"),
        marked=found.flag("marked"),
        added=one_line(found.text("added")),
        origin=one_line(found.text("origin")),
        about=several_lines(found.text("about")),
    )


def read_own_words(path: Path) -> OwnWords:
    """Read what a folder that is to become a pack says of itself.

    Raises:
        ValueError: It is broken, or wants an id that it cannot have; says how.
        ReaderError: It cannot be read.
    """
    found = _Fields(path)
    pack_id = found.text("id")
    if pack_id and not can_be_installed_as(pack_id):
        raise ValueError(f"it wants the id {pack_id[:40]!r}, which it cannot have")
    title, about = one_line(found.text("title")), several_lines(found.text("about"))
    return OwnWords(pack_id, title, about)


def one_line(text: str, longest: int = LONGEST_TITLE) -> str:
    """Words from a file as one line without control characters, cut where it is too long."""
    line = " ".join("".join(map(_plain, text[: 8 * longest])).split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def several_lines(text: str) -> str:
    """Words from a file without control characters but line ends, cut where it is too long."""
    return "\n".join("".join(map(_plain, line)).rstrip() for line in _cut(text).splitlines())


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_ABOUT else f"{text[: LONGEST_ABOUT - 1]}…"


def _plain(char: str) -> str:
    return " " if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else char


class _Fields:
    """The fields of a JSON object in a file."""

    def __init__(self, path: Path) -> None:
        try:
            found = json.loads(read_bounded(path, _LARGEST))
        except RecursionError:
            raise ValueError("it is nested too deep") from None
        if not isinstance(found, dict):
            raise ValueError("it is no JSON object")  # noqa: TRY004 - one error for every fault
        self._found = found

    def text(self, key: str) -> str:
        value = self._found.get(key, "")
        if not isinstance(value, str):
            raise ValueError(f"{key!r} is no text")  # noqa: TRY004 - as above
        return value

    def flag(self, key: str) -> bool:
        value = self._found.get(key, True)
        if not isinstance(value, bool):
            raise ValueError(f"{key!r} is neither true nor false")  # noqa: TRY004 - as above
        return value

    def count(self, key: str) -> int:
        value = self._found.get(key, 0)
        if not isinstance(value, int) or not 0 <= value <= _MOST_ENTRIES:
            raise ValueError(f"{key!r} is no number of entries")
        return int(value)

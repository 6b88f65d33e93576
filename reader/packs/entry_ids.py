"""Ids for new entries, made from their terms."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from glossary.characters import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 60
_WITHOUT_LETTERS = "entry"
_APOSTROPHES = dict.fromkeys(map(ord, "'’"))
_BETWEEN = re.compile(r"[^a-z0-9]+")
# On Windows a file of such a name is a device, whatever its suffix.
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")


def id_from(term: str) -> str:
    """The id that a term suggests: its words in ASCII letters and digits, hyphens between them.

    Other scripts are written as they sound, as far as that can be told letter by letter.
    """
    words = term.translate(_APOSTROPHES)
    if not words.isascii():
        from anyascii import anyascii

        words = "".join(
            f" {anyascii(char)} " if is_unspaced(char) else anyascii(char) for char in words
        )
    slug = _BETWEEN.sub("-", words.lower()).strip("-")
    if len(slug) > _LONGEST:
        slug = slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    if not slug:
        return _WITHOUT_LETTERS
    return f"{slug}-{_WITHOUT_LETTERS}" if _DEVICES.fullmatch(slug) else slug


def free_id(term: str, is_taken: Callable[[str], bool]) -> str:
    """The id that a term suggests, with a number after it if something else has that."""
    wanted = id_from(term)
    candidates = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(candidate for candidate in candidates if not is_taken(candidate))

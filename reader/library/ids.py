"""Ids for documents that nobody gave one."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST_SLUG = 60  # characters
_DIGITS = (8, 16)  # hexadecimal, of the digest; more of them where fewer are taken
_NOT_IN_SLUG = r"[^a-z0-9]+"


def new_id(name: str, sha256: str, is_taken: Callable[[str], bool] = lambda _: False) -> str:
    """An id that tells a file's name and its content.

    Args:
        name: The file's name.
        sha256: Of its content, in hexadecimal.
        is_taken: Whether an id belongs to another content.
    """
    letters = unicodedata.normalize("NFKD", PurePath(name).stem).encode("ascii", "ignore").decode()
    slug = re.sub(_NOT_IN_SLUG, "-", letters.lower())[:_LONGEST_SLUG].strip("-") or "document"
    shorter = (f"{slug}-{sha256[:digits]}" for digits in _DIGITS)
    return next((found for found in shorter if not is_taken(found)), f"{slug}-{sha256}")

"""Changing a few fields of a note's front matter and, if it can be, not a byte of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.frontmatter import render
from glossary.patching import patched
from glossary.problems import BrokenFileError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.frontmatter import Fields, Value


def rewritten_head(head: str, fields: Fields, changes: Mapping[str, Value | None]) -> str:
    """A front matter with some fields changed or added.

    Args:
        head: The front matter with both its lines of hyphens.
        fields: The same as it was read.
        changes: New values by key; None takes a field out.

    Raises:
        ValueError: A new value cannot be written.
    """
    try:
        changed = patched(head, changes, path=fields.path)
    except BrokenFileError:
        # The words of a note come before the style of its fields.
        values = {**fields.plain(), **changes}
        return render({key: one for key, one in values.items() if one is not None}, "")
    return changed if changed.endswith("\n") else f"{changed}\n"

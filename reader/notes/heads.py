"""Changing a few fields of a front matter and not a byte of the others.

Its owner may have written comments, an order or a style into it, and other programs their own
fields; none of that is ours to tidy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.frontmatter import parse, render
from glossary.problems import BrokenFileError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.frontmatter import Fields, Value


def rewritten_head(head: str, fields: Fields, changes: Mapping[str, Value]) -> str:
    """A front matter with some fields changed or added.

    Args:
        head: The front matter with both its lines of hyphens.
        fields: The same as it was read.
        changes: New values by key.

    Raises:
        ValueError: A new value cannot be written.
    """
    wanted = {**fields.plain(), **changes}
    patched = _patched(head, fields, changes)
    # Line by line is only right for a head in block style, so look whether it was.
    return patched if _says(patched, wanted, fields.path) else render(wanted, "")


def _says(head: str, wanted: Mapping[str, Value], path: str) -> bool:
    try:
        return parse(head, path).fields.plain() == wanted
    except BrokenFileError:
        return False


def _patched(head: str, fields: Fields, changes: Mapping[str, Value]) -> str:
    lines = head.removesuffix("\n").split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    places = {key: _lines_of(key, lines, fields.node.key_lines) for key in changes}
    # From the last line up, so that the numbers of those above stay right.
    for key in sorted(changes, key=lambda key: places[key], reverse=True):
        first, last = places[key]
        new = render({key: changes[key]}, "").split("\n")[1:-2]
        lines[first:last] = [f"{line}{end}" for line in new]
    return "\n".join(lines) + "\n"


def _lines_of(key: str, lines: list[str], key_lines: Mapping[str, int]) -> tuple[int, int]:
    """The lines of a field, counted from 0, without comments below it; none for a new field."""
    closing = len(lines) - 1
    if key not in key_lines:
        return closing, closing
    first = key_lines[key] - 1
    last = min((line - 1 for line in key_lines.values() if line - 1 > first), default=closing)
    while last > first + 1 and _is_idle(lines[last - 1]):
        last -= 1
    return first, last


def _is_idle(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")

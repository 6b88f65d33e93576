"""Files that begin with a few fields of YAML between two lines of ``---``.

The YAML is read as events, not as objects: every scalar is a string, every node knows its line,
and whatever a data file has no need for (anchors, aliases, tags, several documents) is refused.
Reading uses an explicit stack and is bounded, so that no file can exhaust the program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.fields import Fields, broken
from glossary.yaml_nodes import read_nodes
from glossary.yaml_writer import Value, written_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["MAX_BYTES", "Fields", "FrontMatter", "Value", "parse", "render"]

MAX_BYTES = 256 * 1024
"""Longest front matter that is read, in bytes of UTF-8."""

_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^---[ \t\r]*(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file with front matter holds.

    Attributes:
        fields: The fields, each of which knows its line.
        body: All that follows the closing ``---``, as it stands.
        body_line: The line of the file on which the body begins, counted from 1.
        head_start: Offset of the first character after the opening ``---`` and its line end.
        head_end: Offset of the closing ``---``.
    """

    fields: Fields
    body: str
    body_line: int
    head_start: int
    head_end: int


def parse(text: str, path: str) -> FrontMatter:
    """Read a file that begins with front matter.

    Args:
        text: The whole file.
        path: The file, as a person would name it: every error begins with it.

    Raises:
        BrokenFileError: There is no front matter, or it cannot be read; names the line.
    """
    opening = _OPENING.match(text)
    if not opening:
        raise broken(path, 1, "has no front matter", "begin the file with a line of three hyphens")
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        raise broken(path, 1, "the front matter never ends", "close it with a line '---'")
    head = text[opening.end() : closing.start()]
    size = len(head.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise broken(
            path, 1, f"the front matter has {size:,} bytes", f"keep it under {MAX_BYTES:,}"
        )
    return FrontMatter(
        fields=Fields(path, read_nodes(head, path, first_line=2)),
        body=text[closing.end() :],
        body_line=text.count("\n", 0, closing.end()) + 1,
        head_start=opening.end(),
        head_end=closing.start(),
    )


def render(fields: Mapping[str, Value], body: str) -> str:
    """Write a file that ``parse`` reads back: the same strings, and the same body.

    Numbers come back as their digits, truths as yes and no. Fields keep their order.

    Raises:
        ValueError: A string holds half of a surrogate pair, which no file can keep, a key
            has over 1,000 characters, or the nesting is deeper than ``parse`` reads.
    """
    return f"---\n{written_fields(fields)}---\n{body}"

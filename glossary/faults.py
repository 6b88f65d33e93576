"""Faults of an entry or a companion, and the lines of the file on which they stand.

Values know no lines: these are looked up in the file when there is something to tell.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from glossary.frontmatter import parse
from glossary.problems import BrokenFileError, Problem
from glossary.yaml_nodes import ListNode, MapNode, TextNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.frontmatter import FrontMatter
    from glossary.yaml_nodes import Node

Where = tuple[str | int, ...]
"""A part of a file: ``("facts", 2)``, ``("sources", "YAS1")``, ``("match", "Yasukuni")``, or
``(BODY, offset)`` for a character of the words below the fields."""

BODY = "body of the file"
"""Stands for the words below the fields, white space before them left out."""

_LONGEST_FILE = 4 * 1024 * 1024


class Fault(NamedTuple):
    """Something wrong with a part of a file.

    Attributes:
        where: The part; empty for the file as a whole.
        reason: What is wrong.
        advice: What to do about it.
    """

    where: Where
    reason: str
    advice: str


def told(faults: Iterable[Fault], path: str, name: str = "") -> Iterator[Problem]:
    """Faults as problems, each with its line where the file can be read.

    Args:
        faults: The faults.
        path: The file, empty where there is none.
        name: What to call it then.
    """
    lines: Lines | None = None
    for fault in faults:
        lines = lines or Lines(path)
        yield Problem(path or name, lines.of(fault.where), fault.reason, fault.advice)


class Lines:
    """The lines of a file's parts.

    Args:
        path: The file; where it cannot be read, no line is known.
    """

    def __init__(self, path: str) -> None:
        self._front = _read(path)

    def of(self, where: Where) -> int | None:
        """The line of a part, counted from 1; of what holds it where it is not told apart."""
        if not where or self._front is None:
            return None
        first, *rest = where
        if first == BODY:
            offset = rest[0] if rest else 0
            return self._body_line(offset if isinstance(offset, int) else 0)
        node: Node = self._front.fields.node
        line = None
        for step in where:
            found = _part(node, step)
            if found is None:
                break
            line, node = found
        return line

    def _body_line(self, offset: int) -> int:
        assert self._front is not None  # noqa: S101 - asked for only then
        body = self._front.body.replace("\r\n", "\n")
        start = len(body) - len(body.lstrip())
        return self._front.body_line + body.count("\n", 0, start + offset)


def _read(path: str) -> FrontMatter | None:
    try:
        with Path(path).open("rb") as file:
            text = file.read(_LONGEST_FILE).decode("utf-8", "replace")
        return parse(text, path)
    except (OSError, ValueError, BrokenFileError):
        return None


def _part(node: Node, step: str | int) -> tuple[int, Node] | None:
    """The line of a part, and the part itself."""
    if isinstance(node, MapNode) and isinstance(step, str) and step in node.items:
        return node.keys[step].line, node.items[step]
    if isinstance(node, ListNode):
        if isinstance(step, int):
            found = node.items[step] if step < len(node.items) else None
        else:
            found = next((item for item in node.items if _text_of(item) == step), None)
        return (found.line, found) if found else None
    return None


def _text_of(item: Node) -> str | None:
    """The words that an item of a list is known by."""
    if isinstance(item, MapNode):
        text = item.items.get("text")
        return text.text.strip() if isinstance(text, TextNode) else None
    return item.text.strip() if isinstance(item, TextNode) else None

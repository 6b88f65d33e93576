"""Changing a few fields of a file with front matter, and not a byte of the rest.

Its owner may have written comments, an order or a style into it, and other programs their own
fields; none of that is ours to tidy.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from glossary.fields import broken, plain
from glossary.frontmatter import parse, render
from glossary.problems import BrokenFileError
from glossary.yaml_nodes import ListNode, MapNode, TextNode
from glossary.yaml_writer import written_fields, written_items

if TYPE_CHECKING:
    from glossary.frontmatter import FrontMatter, Value
    from glossary.yaml_nodes import Node

Changes = Mapping[str, "Value | None"]
"""New values by key; None takes the field out."""

_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_DASH = re.compile(r"[ ]*-[ \t]*")


def patched(
    text: str, changes: Changes, *, path: str, order: Sequence[str] = (), body: str | None = None
) -> str:
    """The text of a file with some of its fields, its body, or both, changed.

    Lists and mappings in block style are changed item by item, so that the others, and comments
    between them, stay as they are.

    Args:
        text: The whole file.
        changes: What is to be different.
        path: The file, as a person would name it: every error begins with it.
        order: Keys in the order in which they should stand; a new one goes after those before it
            in this order, or to the end if it is not in it.
        body: New words below the fields, or None to leave them.

    Raises:
        BrokenFileError: The file cannot be read, or its fields are written in a way that cannot
            be changed safely; names the line.
        ValueError: A new value cannot be written.
    """
    front = parse(text, path)
    newline = "\r\n" if text[: front.head_start].endswith("\r\n") else "\n"
    head = text[front.head_start : front.head_end]
    patch = _Patch(head, newline)
    try:
        patch.change_map(front.fields.node, changes, order)
    except _NotByLineError as error:
        line = text.count("\n", 0, front.head_start + error.offset) + 1
        raise _unsafe(path, line) from None
    rest = text[front.head_end :]
    if body is not None:
        closing = rest[: len(rest) - len(front.body)]
        rest = _with_body(closing, front.body, body.replace("\n", newline), newline)
    changed = text[: front.head_start] + patch.applied() + rest
    if not _says(changed, _wanted(front, changes), path):
        raise _unsafe(path, front.fields.line())
    return changed


def _unsafe(path: str, line: int) -> BrokenFileError:
    reason = "the fields are written in a way that cannot be changed one by one"
    return broken(path, line, reason, "change them in an editor, or give each a line of its own")


def _wanted(front: FrontMatter, changes: Changes) -> Mapping[str, Value]:
    wanted: dict[str, Value] = dict(front.fields.plain())
    for key, value in changes.items():
        if value is None:
            wanted.pop(key, None)
        else:
            wanted[key] = _as_read(value)
    return wanted


def _says(text: str, wanted: Mapping[str, Value], path: str) -> bool:
    try:
        return parse(text, path).fields.plain() == wanted
    except BrokenFileError:
        return False


def _as_read(value: Value) -> Value:
    return parse(render({"value": value}, ""), "value").fields.plain()["value"]


def _with_body(closing: str, old: str, new: str, newline: str) -> str:
    """The closing line and the new words, with the white space that stood around the old ones."""
    if not closing.endswith("\n"):
        closing += newline
    if not old.strip():
        return closing + (new + newline if new else "")
    start = len(old) - len(old.lstrip())
    return closing + old[:start] + new + old[len(old.rstrip()) :]


class _NotByLineError(Exception):
    """Something that does not stand on lines of its own.

    Attributes:
        offset: Where it stands in the head.
    """

    def __init__(self, offset: int) -> None:
        super().__init__()
        self.offset = offset


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


class _Patch:
    """Gathers what is to be replaced in a head."""

    def __init__(self, head: str, newline: str) -> None:
        self._head = head
        self._newline = newline
        self._edits: list[_Edit] = []

    def applied(self) -> str:
        """The head with all edits made; what is put in stands before what is replaced there."""
        pieces, at = [], 0
        for edit in sorted(self._edits, key=lambda edit: edit[:2]):
            pieces += [self._head[at : edit.start], edit.text]
            at = edit.end
        return "".join([*pieces, self._head[at:]])

    def change_map(self, node: MapNode, changes: Changes, order: Sequence[str]) -> None:
        """Change some fields of a mapping in block style."""
        # What is put into the last field must stand before a field that is put behind it.
        steps = sorted(changes, key=lambda key: (key not in node.items, _rank(key, order)))
        for key in steps:
            value = changes[key]
            if key not in node.items:
                if value is not None:
                    self._add_field(node, key, value, order)
            elif value is None:
                self._replace_lines(*self._field_lines(node, key), [])
            elif plain(node.items[key]) != _as_read(value):
                self._change_field(node.keys[key], node.items[key], value)

    def _change_field(self, key: TextNode, node: Node, value: Value) -> None:
        values = _items(value)
        if isinstance(node, ListNode) and values and self._is_in_lines(node):
            self._change_items(node, values)
        elif (
            isinstance(node, MapNode)
            and isinstance(value, Mapping)
            and value
            and self._is_in_lines(node)
        ):
            changes = {inner: value.get(inner) for inner in (*node.items, *value)}
            self.change_map(node, changes, tuple(value))
        else:
            self._rewrite_field(key, node, value)

    def _rewrite_field(self, key: TextNode, node: Node, value: Value) -> None:
        """Replace a field, but not the comment at the end of its line."""
        indent = self._indent_of(key)
        first, *others = written_fields({key.text: value}).split("\n")[:-1]
        end = self._end_of(node, key.extent.end + 1)
        beside = _COMMENT.match(self._head, end)
        above = _COMMENT.search(self._head[key.extent.end : node.extent.start].split("\n")[0])
        comment = above.group() if above else ""
        if others and beside and not comment:
            comment, end = beside.group(), beside.end()
        lines = [first + comment, *(indent + line if line else "" for line in others)]
        self._edits.append(_Edit(key.extent.start, end, self._newline.join(lines)))

    def _change_items(self, node: ListNode, values: Sequence[Value]) -> None:
        places = [self._item_lines(item) for item in node.items]
        indent = self._item_indent(node.items[0])
        old = [repr(plain(item)) for item in node.items]
        new = [repr(_as_read(value)) for value in values]
        for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if what == "equal":
                continue
            written = written_items(values[j1:j2]).split("\n")[:-1]
            lines = [indent + line if line else "" for line in written]
            if i1 == i2:
                at = places[i1 - 1][1] if i1 else places[0][0]
                self._replace_lines(at, at, lines)
                continue
            self._replace_lines(*places[i1], lines)
            for place in places[i1 + 1 : i2]:
                self._replace_lines(*place, [])

    def _add_field(self, node: MapNode, key: str, value: Value, order: Sequence[str]) -> None:
        rank = _rank(key, order)
        before = [known for known in node.items if _rank(known, order) < rank]
        indent = self._indent_of(next(iter(node.keys.values()))) if node.keys else ""
        if key not in order or not node.keys:
            at = len(self._head)
        elif before:
            at = max(self._field_lines(node, known)[1] for known in before)
        else:
            at = min(self._field_lines(node, known)[0] for known in node.items)
        written = written_fields({key: value}).split("\n")[:-1]
        self._replace_lines(at, at, [indent + line if line else "" for line in written])

    def _replace_lines(self, start: int, end: int, lines: Sequence[str]) -> None:
        self._edits.append(_Edit(start, end, "".join(line + self._newline for line in lines)))

    def _field_lines(self, node: MapNode, key: str) -> tuple[int, int]:
        """Where the lines of a field begin and end."""
        self._indent_of(node.keys[key])
        start = self._line_start(node.keys[key].extent.start)
        return start, self._line_end(self._end_of(node.items[key], node.keys[key].extent.end + 1))

    def _item_lines(self, item: Node) -> tuple[int, int]:
        return self._line_start(item.extent.start), self._line_end(self._end_of(item, 0))

    def _indent_of(self, key: TextNode) -> str:
        """What stands before a key on its line, which must be nothing but spaces."""
        indent = self._head[self._line_start(key.extent.start) : key.extent.start]
        if indent.strip(" "):
            raise _NotByLineError(key.extent.start)
        return indent

    def _item_indent(self, item: Node) -> str:
        start = self._line_start(item.extent.start)
        return self._head[start : self._head.index("-", start)]

    def _is_in_lines(self, node: ListNode | MapNode) -> bool:
        """Whether each part of a list or mapping begins a line of its own."""
        if node.extent.flow or not node.items:
            return False
        parts = node.items if isinstance(node, ListNode) else node.keys.values()
        lead = _DASH if isinstance(node, ListNode) else re.compile("[ ]*")
        return all(
            lead.fullmatch(self._head, self._line_start(part.extent.start), part.extent.start)
            for part in parts
        )

    def _end_of(self, node: Node, least: int) -> int:
        """Where a node's last visible character ends: a block of text takes empty lines along."""
        end = max(node.extent.end, least)
        return max(least, len(self._head[:end].rstrip())) if self._head[:end] else end

    def _line_start(self, offset: int) -> int:
        return self._head.rfind("\n", 0, offset) + 1

    def _line_end(self, offset: int) -> int:
        return self._head.find("\n", offset) + 1 or len(self._head)


def _rank(key: str, order: Sequence[str]) -> int:
    return order.index(key) if key in order else len(order)


def _items(value: Value) -> Sequence[Value]:
    """What a list holds; nothing for anything else."""
    return () if isinstance(value, str | int | Mapping) else value

"""The tree of a small YAML text: strings, lists and mappings that know their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from glossary.problems import BrokenFileError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 20
"""Deepest nesting that is read."""

MAX_NODES = 20_000
"""Most strings, lists and mappings that are read."""

# What YAML forbids, and the line ends that editors do not count as such (they would put every
# line number in an error wrong).
_UNWANTED = re.compile(
    r"\r(?!\n)|[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


class Extent(NamedTuple):
    """Where a node stands in the YAML, comments after it left out.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        flow: Whether it is a list in brackets or a mapping in braces.
    """

    start: int
    end: int
    flow: bool = False


@dataclass(slots=True)
class TextNode:
    """A string.

    Attributes:
        line: Its line in the file, counted from 1.
        extent: Where it stands, its quotes included.
        text: The string.
    """

    line: int
    extent: Extent
    text: str


@dataclass(slots=True)
class ListNode:
    """A list.

    Attributes:
        line: The line of the file on which it begins, counted from 1.
        extent: Where it stands.
        items: What it holds.
    """

    line: int
    extent: Extent
    items: list[Node]


@dataclass(slots=True)
class MapNode:
    """A mapping whose keys are strings.

    Attributes:
        line: The line of the file on which it begins, counted from 1.
        extent: Where it stands.
        items: Values by key, in the order of the file.
        keys: Each key as it stands.
    """

    line: int
    extent: Extent
    items: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, TextNode] = field(default_factory=dict)


Node = TextNode | ListNode | MapNode


def broken(path: str, line: int | None, reason: str, advice: str) -> BrokenFileError:
    """The error for a file that is wrong at a line."""
    return BrokenFileError(Problem(path, line, reason, advice))


def read_nodes(text: str, path: str, first_line: int) -> MapNode:
    """Read a YAML mapping.

    Args:
        text: The YAML.
        path: The file it comes from, for errors.
        first_line: The line of the file on which the text begins, counted from 1.

    Raises:
        BrokenFileError: The text is no such mapping; names the line.
    """
    unwanted = _UNWANTED.search(text)
    if unwanted:
        line = first_line + text.count("\n", 0, unwanted.start())
        code = f"U+{ord(unwanted.group()):04X}"
        raise broken(
            path, line, f"holds the control character {code}", "delete it, or escape it in quotes"
        )
    tree = _Tree(path, first_line)
    for event in _events(text, path, first_line):
        tree.take(event)
    return tree.root()


def _events(text: str, path: str, first_line: int) -> Iterator[Any]:
    import yaml

    try:
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
        while not isinstance(event := loader.get_event(), yaml.StreamEndEvent):
            yield event
    except yaml.MarkedYAMLError as error:
        reason = ", ".join(part for part in (error.context, error.problem) if part)
        # What is never closed is to blame where it was opened.
        unclosed = "end of stream" in reason
        marks = (error.context_mark, error.problem_mark)
        mark = next(filter(None, marks if unclosed else reversed(marks)), None)
        line = first_line + (mark.line if mark else 0)
        raise broken(path, line, reason, "see whether quotes or a colon are missing") from None
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise broken(path, first_line, reason, "save the file as plain UTF-8 text") from None


class _Tree:
    """Builds nodes from events: what is read goes to the innermost open list or mapping.

    A mapping gathers its keys and values in turn and is made when it ends.
    """

    def __init__(self, path: str, first_line: int) -> None:
        self._path = path
        self._first_line = first_line
        self._open: list[list[Node]] = [[]]
        self._begun: list[tuple[int, int]] = []
        self._count = 0
        self._documents = 0

    def root(self) -> MapNode:
        """The outermost mapping, empty if there was nothing to read."""
        for node in self._open[0]:
            if isinstance(node, MapNode):
                return node
            raise self._wrong(node.line, "the front matter has no fields", "write 'key: value'")
        return MapNode(self._first_line, Extent(0, 0))

    def take(self, event: Any) -> None:  # noqa: ANN401 - events have no common type worth naming
        """Use the next event."""
        name = type(event).__name__
        line = self._first_line + event.start_mark.line
        if name == "ScalarEvent":
            self._admit(event, line)
            extent = Extent(event.start_mark.index, event.end_mark.index)
            self._open[-1].append(TextNode(line, extent, event.value))
        elif name in {"SequenceStartEvent", "MappingStartEvent"}:
            self._admit(event, line)
            self._enter(event.start_mark.index, line)
        elif name in {"SequenceEndEvent", "MappingEndEvent"}:
            end = event.end_mark.index
            self._leave(end, flow=event.start_mark.index < end, is_list=name == "SequenceEndEvent")
        elif name == "AliasEvent":
            self._admit(event, line)
        elif name == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                raise self._wrong(line, "a second document begins", "keep one set of fields")

    def _enter(self, start: int, line: int) -> None:
        if len(self._begun) == MAX_DEPTH:
            raise self._wrong(line, f"nested deeper than {MAX_DEPTH}", "make it flatter")
        self._open.append([])
        self._begun.append((start, line))

    def _leave(self, end: int, *, flow: bool, is_list: bool) -> None:
        inside, (start, line) = self._open.pop(), self._begun.pop()
        if not flow:
            # A block is known to end only where something else begins, beyond any comments.
            end = inside[-1].extent.end if inside else start
        extent = Extent(start, end, flow)
        made = ListNode(line, extent, inside) if is_list else self._mapping(inside, line, extent)
        self._open[-1].append(made)

    def _mapping(self, inside: list[Node], line: int, extent: Extent) -> MapNode:
        node = MapNode(line, extent)
        for key, value in zip(inside[::2], inside[1::2], strict=True):
            if not isinstance(key, TextNode):
                raise self._wrong(key.line, "a key is a list or a mapping", "make it one word")
            if key.text in node.items:
                first = node.keys[key.text].line
                reason = f"the key {key.text!r} is given twice"
                raise self._wrong(key.line, reason, f"it is on line {first} already")
            node.items[key.text] = value
            node.keys[key.text] = key
        return node

    def _admit(self, event: Any, line: int) -> None:  # noqa: ANN401 - as above
        self._count += 1
        if self._count > MAX_NODES:
            raise self._wrong(line, f"holds more than {MAX_NODES:,} values", "split the file")
        if event.anchor is not None:
            raise self._wrong(line, "anchors and aliases (& and *) are not read", "write it out")
        # A bare "!" only says "a string", but is refused with the rest: one rule is easier to know.
        if getattr(event, "tag", None) is not None:
            raise self._wrong(line, f"the tag {event.tag!r} is not read", "leave it out")

    def _wrong(self, line: int, reason: str, advice: str) -> BrokenFileError:
        return broken(self._path, line, reason, advice)

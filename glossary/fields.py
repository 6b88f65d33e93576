"""The fields of a front matter, asked for by what they should be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from glossary.dates import PartialDate
from glossary.yaml_nodes import ListNode, MapNode, Node, TextNode, broken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from enum import StrEnum

    from glossary.problems import BrokenFileError
    from glossary.yaml_writer import Value

__all__ = ["Fields", "broken", "plain"]

_TRUE = frozenset({"yes", "true", "on"})
_FALSE = frozenset({"no", "false", "off"})

ChoiceT = TypeVar("ChoiceT", bound="StrEnum")


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping in a file; every accessor raises ``BrokenFileError`` naming file and line.

    An absent field gives the default; a field that is there but empty (``key:``) is an empty
    string.

    Attributes:
        path: The file, as a person would name it.
        node: The mapping as it was read.
    """

    path: str
    node: MapNode

    def __contains__(self, key: object) -> bool:
        return key in self.node.items

    def __iter__(self) -> Iterator[str]:
        return iter(self.node.items)

    def line(self, key: str | None = None) -> int:
        """The line of a key, counted from 1; of the mapping itself without a key."""
        at = self.node.keys.get(key) if key is not None else None
        return at.line if at else self.node.line

    def wrong(self, key: str | None, reason: str, advice: str) -> BrokenFileError:
        """The error to raise for the value of a key."""
        return broken(self.path, self.line(key), reason, advice)

    def only(self, *known: str) -> None:
        """Refuse every key that is not among those known."""
        for key in self.node.items:
            if key not in known:
                raise self.wrong(
                    key, f"the field {key!r} is not known", f"known here: {', '.join(known)}"
                )

    def text(self, key: str, default: str = "") -> str:
        """A string."""
        node = self.node.items.get(key)
        if node is None:
            return default
        if not isinstance(node, TextNode):
            raise self.wrong(key, f"{key!r} must be words, not {_what(node)}", "write one line")
        return node.text

    def required_text(self, key: str) -> str:
        """A string that must be there and hold more than white space."""
        text = self.text(key).strip()
        if not text:
            raise self.wrong(
                key if key in self else None, f"{key!r} is missing", f"add '{key}: ...'"
            )
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings."""
        found = []
        for node in self._items(key):
            if not isinstance(node, TextNode):
                raise broken(
                    self.path,
                    node.line,
                    f"{key!r} holds {_what(node)} where words belong",
                    f"write '{key}: [one, two]'",
                )
            found.append(node.text)
        return tuple(found)

    def texts_or_fields(self, key: str) -> tuple[str | Fields, ...]:
        """A list of strings and mappings."""
        found: list[str | Fields] = []
        for node in self._items(key):
            if isinstance(node, ListNode):
                raise broken(
                    self.path, node.line, f"{key!r} holds a list within a list", "make it one list"
                )
            found.append(node.text if isinstance(node, TextNode) else Fields(self.path, node))
        return tuple(found)

    def flag(self, key: str, *, default: bool) -> bool:
        """Yes or no."""
        if key not in self:
            return default
        word = self.text(key).strip().lower()
        if word not in _TRUE | _FALSE:
            raise self.wrong(key, f"{key!r} is {word!r}", "write yes or no")
        return word in _TRUE

    def number(self, key: str) -> int | None:
        """A whole number of at most 18 digits."""
        if key not in self:
            return None
        word = self.text(key).strip()
        digits = word.removeprefix("-")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):  # noqa: PLR2004 - int64
            raise self.wrong(key, f"{key!r} is {word!r}, no whole number", "write digits")
        return int(word)

    def date(self, key: str) -> PartialDate | None:
        """A year, month or day."""
        if key not in self:
            return None
        try:
            return PartialDate.parse(self.text(key))
        except ValueError as error:
            raise self.wrong(key, str(error), "write it as 2013-04-27") from None

    def choice(self, key: str, choices: type[ChoiceT], default: ChoiceT) -> ChoiceT:
        """One of a few words."""
        if key not in self:
            return default
        word = self.text(key).strip()
        try:
            return choices(word)
        except ValueError:
            known = ", ".join(choices)
            raise self.wrong(key, f"{key!r} is {word!r}", f"choose one of {known}") from None

    def fields(self, key: str) -> Fields | None:
        """A mapping."""
        node = self.node.items.get(key)
        if node is None:
            return None
        if not isinstance(node, MapNode):
            raise self.wrong(key, f"{key!r} must hold fields, not {_what(node)}", "see the format")
        return Fields(self.path, node)

    def list_of_fields(self, key: str) -> tuple[Fields, ...]:
        """A list of mappings."""
        found = []
        for node in self._items(key):
            if not isinstance(node, MapNode):
                raise broken(
                    self.path,
                    node.line,
                    f"{key!r} holds {_what(node)} where fields belong",
                    f"write '{key}: [{{...: ...}}]'",
                )
            found.append(Fields(self.path, node))
        return tuple(found)

    def fields_by_key(self, key: str) -> dict[str, Fields]:
        """A mapping of mappings."""
        outer = self.fields(key)
        found = {}
        for inner in outer or ():
            fields = outer.fields(inner) if outer else None
            if fields is not None:
                found[inner] = fields
        return found

    def plain(self) -> Mapping[str, Value]:
        """The values as strings, lists and mappings, such as ``render`` writes."""
        return {key: plain(node) for key, node in self.node.items.items()}

    def _items(self, key: str) -> list[Node]:
        node = self.node.items.get(key)
        if node is None:
            return []
        if not isinstance(node, ListNode):
            raise self.wrong(
                key, f"{key!r} must be a list, not {_what(node)}", f"write '{key}: [...]'"
            )
        return node.items


def _what(node: Node) -> str:
    return {TextNode: "words", ListNode: "a list", MapNode: "fields"}[type(node)]


def plain(node: Node) -> Value:
    """A node as a string, list or mapping, such as ``render`` writes."""
    # Nesting is bounded by reading, so recursion is too.
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {key: plain(item) for key, item in node.items.items()}

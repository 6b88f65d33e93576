"""Writing fields as YAML that people like to read and edit.

Block style; words are left bare where that is safe, and else put in double quotes with every
character escaped that cannot be seen; several lines become a literal block.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from glossary.yaml_nodes import MAX_DEPTH

Value = str | int | Sequence["Value"] | Mapping[str, "Value"]
"""What a field can hold."""

_FLOW_WIDTH = 80
# Begins with a letter or digit of any script, has no sign of YAML's, ends with no space or colon.
_BARE = re.compile(r"\w(?:[\w ./()\"'’“”+=;!?%$§°·…–—-]|:(?=[^\s:])|,(?= ))*", re.UNICODE)
# Words that other YAML readers take for something else than a string.
_TAKEN = re.compile(r"(?i:yes|no|on|off|true|false|null)|[\d_.,+:-]*|0[xo].*|[\d.]+e[+-]?\d+")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LAST_OF_FOUR_DIGITS = 0xFFFF
_LONGEST_KEY = 1000  # YAML reads a key only up to 1,024 characters
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def written_fields(fields: Mapping[str, Value]) -> str:
    """The fields as lines of YAML, each ended.

    Raises:
        ValueError: A string holds half of a surrogate pair, a key is longer than YAML reads, or the
            nesting is too deep.
    """
    return "".join(f"{line}\n" for line in _mapping(fields, 1))


def written_items(values: Sequence[Value]) -> str:
    """The values as lines of a YAML list, each ended.

    Raises:
        ValueError: As for ``written_fields``.
    """
    return "".join(f"{line}\n" for line in _sequence(values, 2))


def _mapping(fields: Mapping[str, Value], depth: int) -> list[str]:
    _bound(depth)
    lines = []
    for key, value in fields.items():
        name = _string(key)
        if len(name) > _LONGEST_KEY:
            raise ValueError(f"the key {key[:20]!r}... is too long to be read back")
        if isinstance(value, str | int):
            first, *rest = _scalar(value)
            lines += [f"{name}: {first}", *_indented(rest)]
        elif not value:
            lines.append(f"{name}: {'{}' if isinstance(value, Mapping) else '[]'}")
        elif flow := _flow(value):
            lines.append(f"{name}: {flow}")
        else:
            lines += [f"{name}:", *_indented(_block(value, depth + 1))]
    return lines


def _sequence(values: Sequence[Value], depth: int) -> list[str]:
    _bound(depth)
    lines = []
    for value in values:
        first, *rest = _block(value, depth + 1)
        lines += [f"- {first}", *_indented(rest)]
    return lines


def _block(value: Value, depth: int) -> list[str]:
    if isinstance(value, str | int):
        return _scalar(value)
    if isinstance(value, Mapping):
        return _mapping(value, depth) or ["{}"]
    return _sequence(value, depth) or ["[]"]


def _flow(value: Value) -> str | None:
    """A short list of words on one line, or None."""
    words: list[str] = []
    for item in () if isinstance(value, Mapping | int) else value:
        if not isinstance(item, str) or "\n" in item:
            return None
        words.append(_quoted(item) if "," in item else _string(item))
    line = f"[{', '.join(words)}]"
    return line if words and len(line) <= _FLOW_WIDTH else None


def _scalar(value: str | int) -> list[str]:
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    if isinstance(value, int):
        return [str(value)]
    lines = value.split("\n")
    # The first line must show the indent, and the last must not need a mark for line ends.
    block = len(lines) > 1 and lines[-1] and lines[0] and not lines[0].startswith(" ")
    if block and all(line.isprintable() for line in lines):
        return ["|-", *lines]
    return [_string(value)]


def _string(text: str) -> str:
    return text if _is_bare(text) else _quoted(text)


def _quoted(text: str) -> str:
    return f'"{"".join(map(_escaped, text))}"'


def _is_bare(text: str) -> bool:
    if not _BARE.fullmatch(text) or not text.isprintable() or text.endswith(" "):
        return False
    return bool(_DATE.fullmatch(text)) or not _TAKEN.fullmatch(text)


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - the surrogates
        raise ValueError(f"U+{code:04X} is half of a character and cannot be written")
    return f"\\U{code:08x}" if code > _LAST_OF_FOUR_DIGITS else f"\\u{code:04x}"


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]


def _bound(depth: int) -> None:
    if depth > MAX_DEPTH:
        raise ValueError(f"nested deeper than {MAX_DEPTH}")

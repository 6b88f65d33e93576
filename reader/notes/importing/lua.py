"""Tables of Lua as values: what KOReader keeps its settings in. Nothing is ever run."""

from __future__ import annotations

import re
from typing import Any

# Each stretch of space and each comment is taken whole: one that may end in several places would be
# tried in all of them, for hours in a file made for that.
_TOKEN = re.compile(
    r"""(?:(?>--\[\[.*?\]\])|--(?!\[\[)[^\n]*+|\s++)*+"""
    r"""(?:(?P<string>"(?:[^"\\]++|\\.)*+"|'(?:[^'\\]++|\\.)*+')"""
    r"""|\[(?P<level>=*)\[\n?(?P<long>.*?)\](?P=level)\]"""
    r"""|(?P<number>-?(?:nan\b|inf\b|0[xX][0-9a-fA-F]+|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?))"""
    r"""|(?P<name>[A-Za-z_]\w*)|(?P<sign>[{}\[\]=,;]))""",
    re.DOTALL,
)
_ESCAPE = re.compile(
    r"((?:\\(?:\d{1,3}|x[0-9a-fA-F]{2}))+)|\\(?:z\s*|(\r?\n)|(.))", re.DOTALL | re.ASCII
)
_BYTE = re.compile(r"\\(?:(\d+)|x(..))")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_CONSTANTS: dict[str, Any] = {"true": True, "false": False, "nil": None}
_DEEPEST = 50
_LONGEST_WHOLE = 18  # characters; Lua's own numbers keep no more digits
_MOST_TOKENS = 2_000_000


class NoLuaTableError(ValueError):
    """A text that is no table of values."""


def read_lua_table(text: str) -> dict[Any, Any]:
    """The table that a file returns.

    Raises:
        NoLuaTableError: It is none, or it is too deep or too large.
    """
    reading = _Reading(text)
    kind, value = reading.next()
    if (kind, value) == ("name", "return"):
        kind, value = reading.next()
    if (kind, value) != ("sign", "{"):
        raise NoLuaTableError("it returns no table")
    return reading.table(0)


class _Reading:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._count = 0

    def next(self) -> tuple[str, Any]:
        """The next token: what it is, and its value."""
        self._count += 1
        found = _TOKEN.match(self._text, self._at)
        if found is None or self._count > _MOST_TOKENS:
            line = self._text.count("\n", 0, self._at) + 1
            raise NoLuaTableError(f"line {line} is no value of a table")
        self._at = found.end()
        if (string := found["string"]) is not None:
            return "value", _ESCAPE.sub(_unescaped, string[1:-1])
        if (long := found["long"]) is not None:
            return "value", long
        if (number := found["number"]) is not None:
            return "value", _number(number)
        if (name := found["name"]) is not None:
            return ("value", _CONSTANTS[name]) if name in _CONSTANTS else ("name", name)
        return "sign", found["sign"]

    def table(self, depth: int) -> dict[Any, Any]:
        """The table whose bracket was just read."""
        if depth > _DEEPEST:
            raise NoLuaTableError("its tables are too deep")
        found: dict[Any, Any] = {}
        while True:
            kind, value = self.next()
            if (kind, value) == ("sign", "}"):
                return found
            if kind == "sign" and value in {",", ";"}:
                continue
            if (kind, value) == ("sign", "["):
                kind, key = self.next()
                if kind != "value":
                    raise NoLuaTableError(f"{key!r} stands where a key should")
                self._expect("]")
                self._expect("=")
                found[key if isinstance(key, str | int | float) else str(key)] = self._value(depth)
            elif kind == "name":
                self._expect("=")
                found[value] = self._value(depth)
            elif (kind, value) == ("sign", "{"):
                found[len(found) + 1] = self.table(depth + 1)
            elif kind == "value":
                found[len(found) + 1] = value
            else:
                raise NoLuaTableError(f"{value!r} stands where a value should")

    def _value(self, depth: int) -> Any:  # noqa: ANN401 - whatever Lua has
        kind, value = self.next()
        if (kind, value) == ("sign", "{"):
            return self.table(depth + 1)
        if kind != "value":
            raise NoLuaTableError(f"{value!r} stands where a value should")
        return value

    def _expect(self, sign: str) -> None:
        if self.next() != ("sign", sign):
            raise NoLuaTableError(f"a {sign!r} is missing")


def _unescaped(found: re.Match[str]) -> str:
    written, newline, other = found.groups()
    if written is not None:
        # They tell bytes, of which some letters have several.
        told = (
            int(number or hexadecimal, 10 if number else 16)
            for number, hexadecimal in _BYTE.findall(written)
        )
        return bytes(min(byte, 255) for byte in told).decode("utf-8", "replace")
    if newline is not None:
        return "\n"
    return _ESCAPES.get(other, other) if other else ""


def _number(written: str) -> float | None:
    """A number; None for one that is none, whose name Lua takes for a variable without a value."""
    if written.endswith(("nan", "inf")):
        return None
    if len(written) > _LONGEST_WHOLE or (set(".eE") & set(written) and "x" not in written.lower()):
        return float(written) if "x" not in written.lower() else float("inf")
    return int(written, 16 if "x" in written.lower() else 10)

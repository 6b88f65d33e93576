"""Names of keys and the bytes a terminal sends for them."""

from __future__ import annotations

_NAMED = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "alt+left": "\x1b[1;3D",
    "alt+right": "\x1b[1;3C",
    "f1": "\x1bOP",
}


def key_bytes(name: str) -> bytes:
    """The bytes of one key: a name of the table, ``ctrl+x``, or one character.

    Raises:
        ValueError: The name is none of these.
    """
    if name in _NAMED:
        return _NAMED[name].encode()
    if len(name) == 1:
        return name.encode()
    control = name.removeprefix("ctrl+")
    if control != name and len(control) == 1:
        return bytes([ord(control.upper()) & 0x1F])
    raise ValueError(f"{name!r} is not the name of a key")


def click_bytes(column: int, row: int) -> bytes:
    """A press and release of the left button at a cell counted from 0, as SGR mouse reports."""
    cell = f"{column + 1};{row + 1}"
    return f"\x1b[<0;{cell}M\x1b[<0;{cell}m".encode()

"""What a terminal answers when a program asks it about itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SYNCHRONIZED_OUTPUT = 2026
_TAIL = 64
_ASKED = re.compile(
    rb"\x1b\[0?(?P<attributes>c)"
    rb"|\x1b\[\?(?P<mode>\d+)\$p"
    rb"|\x1b\[>0?(?P<version>q)"
    rb"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)


def _mode_reply(mode: bytes) -> bytes:
    # Only synchronized output is claimed: with in-band resize Textual would ignore SIGWINCH.
    return b"\x1b[?%b;%d$y" % (mode, 2 if int(mode) == _SYNCHRONIZED_OUTPUT else 0)


def _colour_reply(which: bytes) -> bytes:
    colour = b"1e1e/1e1e/1e1e" if which == b"11" else b"d0d0/d0d0/d0d0"
    return b"\x1b]%b;rgb:%b\x1b\\" % (which, colour)


_ANSWERS: dict[str, Callable[[bytes], bytes]] = {
    "attributes": lambda _: b"\x1b[?62;22c",
    "mode": _mode_reply,
    "version": lambda _: b"\x1bP>|reader-tests\x1b\\",
    "colour": _colour_reply,
}


class Replies:
    """Finds queries in a stream of output, also where a read cuts one in two."""

    def __init__(self) -> None:
        self._tail = b""

    def to(self, output: bytes) -> bytes:
        """The bytes to send back for the queries that end in this piece of output."""
        joined = self._tail + output
        answers = [
            _ANSWERS[found.lastgroup](found[found.lastgroup])
            for found in _ASKED.finditer(joined)
            if found.lastgroup and found.end() > len(self._tail)
        ]
        self._tail = joined[-_TAIL:]
        return b"".join(answers)

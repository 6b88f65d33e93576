"""Standard input as a document, and the keyboard after it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reader.base.errors import NoTerminalError, TooLargeError
from reader.library.shipped import DOCUMENT_LIMIT

if TYPE_CHECKING:
    from reader.cli.output import Output

NAME = "-"
"""What stands for standard input."""

_AT_ONCE = 1024 * 1024  # bytes
_KEYBOARD = "CONIN$" if os.name == "nt" else "/dev/tty"


def read_input(output: Output | None = None) -> bytes:
    """All of standard input, to its end.

    Args:
        output: Where somebody who types is told how to end.

    Raises:
        TooLargeError: There is more of it than is opened; it is not read on.
    """
    if output and sys.stdin.isatty():
        end = "Ctrl-Z and Enter end" if os.name == "nt" else "Ctrl-D at the start of a line ends"
        output.complain(f"reading what you type; {end} it")
    pieces, size = [], 0
    while piece := sys.stdin.buffer.read(_AT_ONCE):
        size += len(piece)
        if size > DOCUMENT_LIMIT:
            raise TooLargeError("standard input", size, DOCUMENT_LIMIT)
        pieces.append(piece)
    return b"".join(pieces)


def hand_over_keyboard() -> None:
    """Have the keyboard as standard input, now that the other one is read to its end.

    Raises:
        NoTerminalError: There is none.
    """
    try:
        keyboard = os.open(_KEYBOARD, os.O_RDWR)
    except OSError:
        raise NoTerminalError from None
    # Whoever reads the keyboard, an editor too, reads the first descriptor.
    os.dup2(keyboard, 0)
    os.close(keyboard)

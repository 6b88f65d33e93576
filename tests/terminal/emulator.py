"""A terminal's screen: pyte, told what it does not know of today's escape sequences."""

from __future__ import annotations

import codecs
import re

import pyte

_BEGIN_UPDATE = "\x1b[?2026h"
_END_UPDATE = "\x1b[?2026l"
_UPDATE = re.compile(r"(\x1b\[\?2026[hl])")
_ALTERNATE_SCREEN = re.compile(r"\x1b\[\?1049[hl]")
_NOT_FOR_PYTE = re.compile(
    r"\x1b[P_^X].*?(?:\x1b\\|\x07)"  # device, application and privacy strings
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # titles, colours, hyperlinks
    r"|\x1b\[[<=>][0-?]*[ -/]*[@-~]"  # keyboard protocols
    r"|\x1b\[[0-?]*[ -/]+[@-~]"  # mode queries, cursor shapes
    r"|\x1b\[[0-9;]*:[0-9:;]*m"  # curly underlines and the like
    r"|\x1b\[\?[0-9;]*[@-IL-gi-km-~]"  # private sequences other than set, reset and erase
    r"|\x1b\[[0-9;]*[nctuq]",  # queries and window operations
    re.DOTALL,
)
_NOT_WORDS = " ▁▂▃▄▅▆▇█"
"""What scroll bars are drawn with."""

_UNFINISHED = re.compile(
    r"\x1b(?:[P_^X](?:[^\x1b\x07]|\x1b(?!\\))*|\][^\x07\x1b]*\x1b?|\[[0-?]*[ -/]*|[()])?\Z",
    re.DOTALL,
)


class Emulator:
    """What a person sees of a program's output.

    With synchronized output (DECSET 2026) the screen changes only when an update is closed.

    Attributes:
        lines: The rows as text, trailing blanks kept, as of the last closed update.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._unfinished = ""
        self._updating = False
        self.lines: list[str] = [" " * columns] * rows
        self._screen.dirty.clear()

    @property
    def text(self) -> str:
        """The screen as lines without trailing blanks."""
        return "\n".join(line.rstrip() for line in self.lines)

    def feed(self, output: bytes) -> bool:
        """Take in some output of the program; whether anything visible was drawn."""
        text = self._unfinished + self._decoder.decode(output)
        cut = _UNFINISHED.search(text)
        end = cut.start() if cut else len(text)
        self._unfinished = text[end:]
        drawn = [self._draw(piece) for piece in _UPDATE.split(text[:end])]
        return any(drawn)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size; what no longer fits is cut off until the program draws again."""
        self._screen.resize(rows, columns)
        self._show()

    def reversed_text(self) -> str:
        """What is drawn with swapped colours, row by row: what has the focus."""
        columns = range(self._screen.columns)
        rows = (self._screen.buffer[row] for row in range(self._screen.lines))
        parts = ("".join([row[x].data for x in columns if row[x].reverse]) for row in rows)
        return " ".join(words for part in parts if (words := part.strip(_NOT_WORDS)))

    def _draw(self, piece: str) -> bool:
        if piece in {_BEGIN_UPDATE, _END_UPDATE}:
            self._updating = piece == _BEGIN_UPDATE
        elif piece:
            self._stream.feed(
                _NOT_FOR_PYTE.sub("", _ALTERNATE_SCREEN.sub("\x1b[2J\x1b[H", piece)),
            )
        return not self._updating and self._show()

    def _show(self) -> bool:
        if not self._screen.dirty:
            return False
        columns = range(self._screen.columns)
        rows = self._screen.buffer
        lines = self.lines[: self._screen.lines]
        lines += [""] * (self._screen.lines - len(lines))
        for row in self._screen.dirty:
            if row < self._screen.lines:
                lines[row] = "".join([rows[row][column].data for column in columns])
        self._screen.dirty.clear()
        self.lines = lines
        return True

"""Printing: every text made safe to show, JSON in one form, warnings on standard error."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self, TextIO

from reader.base.errors import OutputError
from reader.text.visible import visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.problems import Problem

# What JSON lets through as it is and a terminal or a file may not take.
_UNSAFE_IN_JSON = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
_WIDEST = 80


class Output:
    """Where a command prints.

    Args:
        out: Standard output.
        err: Standard error.
        width: Cells to wrap paragraphs at, or None: one paragraph, one line.
        styled: Whether matched words may be set off by escape codes.
    """

    def __init__(
        self, out: TextIO, err: TextIO, width: int | None = None, *, styled: bool = False
    ) -> None:
        self.out = out
        self.err = err
        self.width = width
        self.styled = styled

    @classmethod
    def to_standard(cls) -> Self:
        """Standard output and error, with the width and styles of a terminal if there is one."""
        import sys

        for stream in (sys.stdout, sys.stderr):
            # A terminal in another encoding shows a question mark where it has no such letter.
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
        if not sys.stdout.isatty():
            return cls(sys.stdout, sys.stderr)
        import shutil

        columns = shutil.get_terminal_size().columns
        styled = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(sys.stdout, sys.stderr, max(20, min(columns, _WIDEST)), styled=styled)

    def line(self, text: str = "") -> None:
        """Print one line; line ends in it become spaces."""
        self._put(visible(text))

    def lines(self, text: str) -> None:
        """Print a text as it stands, line by line."""
        self._put(visible_lines(text))

    def emphasised(self, text: str, spans: Iterable[tuple[int, int]]) -> str:
        """The text made safe, with stretches in bold where the terminal can.

        Only for ``raw_line``: what it returns may hold escape codes.
        """
        if not self.styled:
            return visible(text)
        parts, at = [], 0
        for start, end in spans:
            parts += [visible(text[at:start]), "\x1b[1m", visible(text[start:end]), "\x1b[22m"]
            at = end
        return "".join([*parts, visible(text[at:])])

    def emphasised_lines(
        self, text: str, spans: Sequence[tuple[int, int]], lead: str
    ) -> Iterator[str]:
        """As ``emphasised``, broken into lines that fit the terminal; else it is one line.

        Args:
            text: What is shown.
            spans: Stretches to set off, in order.
            lead: What each line begins with.
        """
        if self.width is None:
            yield lead + self.emphasised(text, spans)
            return
        from reader.text.cells import cell_width
        from reader.text.wrap import wrap

        for start, end in wrap(text, 0, len(text), self.width - len(lead), cell_width):
            here = [(max(a, start) - start, min(b, end) - start) for a, b in spans]
            yield lead + self.emphasised(text[start:end], [(a, b) for a, b in here if a < b])

    def raw_line(self, safe: str) -> None:
        """Print one line that was made safe before."""
        self._put(safe)

    def json(self, value: object, *, indent: int | None = 2) -> None:
        """Print a value as JSON, every character that is not plain text escaped."""
        import json
        import re

        unicode = (self.out.encoding or "").lower().replace("-", "") == "utf8"
        text = json.dumps(value, ensure_ascii=not unicode, indent=indent)
        self._put(re.sub(_UNSAFE_IN_JSON, lambda found: f"\\u{ord(found[0]):04x}", text))
        if indent is None:
            self.flush()  # one object a line is for somebody who waits for it

    def document(self, data: bytes) -> None:
        """Print a file: byte for byte for another program, made safe for a terminal.

        Args:
            data: The file; UTF-8.
        """
        if self.out.isatty():
            self.lines(data.decode("utf-8", "replace").removesuffix("\n"))
            return
        self.flush()
        with _printing():
            self.out.buffer.write(data)

    def flush(self) -> None:
        """Have everything printed.

        Raises:
            OutputError: It cannot be.
            BrokenPipeError: Whoever was reading has gone.
        """
        with _printing():
            self.out.flush()

    def complain(self, text: str) -> None:
        """Print one line on standard error, with the name of the program."""
        self.err.write(f"reader: {visible(text)}\n")

    def warn_of(self, problems: Iterable[Problem]) -> None:
        """Say what was left out and why; the command goes on."""
        for problem in problems:
            self.complain(f"left out: {problem}")

    def _put(self, safe: str) -> None:
        with _printing():
            self.out.write(safe + "\n")


@contextmanager
def _printing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error.strerror or str(error)) from None

"""What is said about a file from outside of it, before it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from reader.text.format import Format


class HowToRead(NamedTuple):
    """How a file is to be read, as far as somebody says so; the rest is found out.

    Attributes:
        format: What it is to be read as, or None for what it is.
        encoding: What the reader said that its bytes are, or empty; counts before all else.
        declared: What a server said that they are, or empty; counts before any guess.
        media_type: What a server said that it is, or empty.
        address: Where its bytes came from, the base of its relative links; empty for a file.
        name: How messages name it and what tells its format; empty for the path.
    """

    format: Format | None = None
    encoding: str = ""
    declared: str = ""
    media_type: str = ""
    address: str = ""
    name: str = ""

    def name_of(self, path: Path) -> str:
        """How messages name a file that is read so."""
        return self.name or str(path)


AS_IT_IS = HowToRead()
"""Nothing is said."""

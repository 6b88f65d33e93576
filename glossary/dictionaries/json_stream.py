"""Reading JSON piece by piece: elements of one list or members of one object at a time."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = re.compile(r"[ \t\n\r]*")
_ENDS = frozenset(",]}: \t\n\r")
_LEAST = 64 * 1024  # characters


class JsonError(ValueError):
    """A text that is not JSON.

    Attributes:
        line: Its line, from 1.
    """

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


class JsonStream:
    """A JSON text of which only what is being read is held."""

    def __init__(self, pieces: Iterator[str], longest: int) -> None:
        """Begin at the beginning.

        Args:
            pieces: The text, piece by piece.
            longest: Characters that one value may have.
        """
        self._pieces = pieces
        self._longest = longest
        self._decoder = json.JSONDecoder()
        self._held = ""
        self._at = 0
        self._line = 1
        self._ended = False

    def next_sign(self) -> str:
        """The next character that is no white space, which stays; empty at the end."""
        while True:
            space = _SPACE.match(self._held, self._at)
            self._skip_to(space.end() if space else self._at)
            if self._at < len(self._held) or not self._more():
                return self._held[self._at : self._at + 1]

    def elements(self) -> Iterator[Any]:
        """The elements of the list that begins here."""
        for _ in self._items("[", "]"):
            yield self.value()

    def keys(self) -> Iterator[str]:
        """The keys of the object that begins here; its value must be read before the next."""
        for _ in self._items("{", "}"):
            key = self.value()
            if not isinstance(key, str):
                raise self._error("a key must be in quotes")
            self._take(":")
            yield key

    def value(self) -> Any:  # noqa: ANN401 - whatever the text has
        """The value that begins here, whole."""
        if not self.next_sign():
            raise self._error("it ends too soon")
        while True:
            try:
                value, end = self._decoder.raw_decode(self._held, self._at)
            except RecursionError:
                raise self._error("it is nested too deeply") from None
            except json.JSONDecodeError as error:
                # Perhaps only the rest of it is missing.
                if not self._more():
                    line = self._line + self._held.count("\n", self._at, error.pos)
                    raise JsonError(error.msg.lower(), line) from None
            except ValueError:
                raise self._error("it has a number of far too many digits") from None
            else:
                # The digits of a number may go on in the next piece.
                if self._held[end : end + 1] in _ENDS or not self._more():
                    self._skip_to(end)
                    return value

    def _items(self, begin: str, end: str) -> Iterator[None]:
        self._take(begin)
        if self.next_sign() != end:
            yield
            while self.next_sign() == ",":
                self._take(",")
                yield
        self._take(end)

    def _take(self, sign: str) -> None:
        found = self.next_sign()
        if found != sign:
            raise self._error(f"{sign!r} is missing" if found else "it ends too soon")
        self._skip_to(self._at + 1)

    def _skip_to(self, position: int) -> None:
        self._line += self._held.count("\n", self._at, position)
        self._at = position

    def _more(self) -> bool:
        """Hold more of the text: twice as much as now, so that long values cost no more."""
        if len(self._held) - self._at > self._longest:
            raise self._error(f"a value has more than {self._longest:,} characters")
        self._held = self._held[self._at :]
        self._at = 0
        wanted = max(_LEAST, 2 * len(self._held))
        pieces = [self._held]
        have = before = len(self._held)
        while have < wanted and not self._ended:
            piece = next(self._pieces, None)
            self._ended = piece is None
            pieces.append(piece or "")
            have += len(pieces[-1])
        self._held = "".join(pieces)
        return have > before

    def _error(self, reason: str) -> JsonError:
        return JsonError(reason, self._line)

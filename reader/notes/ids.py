"""Names for notes that sort by time and never collide.

``20261122t195301-`` and eight signs: four for the part of the second, to the microsecond, four at
random, so that the folders of two machines can be put together. Lower case, because some file
systems do not tell the cases apart.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_NOTE_ID = re.compile(r"\d{8}t\d{6}-[0-9a-hjkmnp-tv-z]{8}", re.ASCII)
_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
_SIGN_BITS = 5
_SIGNS_EACH = 4
_TICK = dt.timedelta(microseconds=1)
_BEFORE_ALL = dt.datetime(1, 1, 1, tzinfo=dt.UTC)


def is_note_id(text: str) -> bool:
    """Whether a text is of the form that ids of notes have."""
    return _NOTE_ID.fullmatch(text) is not None


def utc_now() -> dt.datetime:
    """This moment."""
    return dt.datetime.now(dt.UTC)


@dataclass(slots=True)
class NoteIds:
    """Gives ids, each greater than the one before.

    Attributes:
        clock: Tells the time, in UTC.
    """

    clock: Callable[[], dt.datetime] = utc_now
    _last: dt.datetime = _BEFORE_ALL
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self) -> tuple[str, dt.datetime]:
        """A new id and the moment it stands for, which is later than that of the last."""
        with self._lock:
            moment = self._last = max(self.clock(), self._last + _TICK)
        chance = int.from_bytes(os.urandom(4), "big")
        name = f"{moment:%Y%m%dt%H%M%S}-{_signs(moment.microsecond)}{_signs(chance)}"
        return name, moment


def _signs(number: int) -> str:
    """The lowest twenty bits of a number as four signs that sort as the number does."""
    mask = len(_SIGNS) - 1
    return "".join(
        _SIGNS[number >> _SIGN_BITS * place & mask] for place in reversed(range(_SIGNS_EACH))
    )

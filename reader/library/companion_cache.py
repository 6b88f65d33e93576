"""Companions as they were understood once, kept as JSON: reading YAML shows in the first paint.

A cache and nothing more. Each file holds the very words that were understood, so what a companion
says now is never taken for what it said before. Whatever is not as it was written here, or stands
where others could have written it, is as good as not there.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from glossary.dates import PartialDate
from reader.base.errors import ReaderError
from reader.base.files import ensure_folder, read_bounded, write_atomic
from reader.base.trust import Trust, trust_in
from reader.text.companion import BylineQuote, Companion, Phrase
from reader.text.document import Metadata
from reader.text.ids import is_id

if TYPE_CHECKING:
    from pathlib import Path

_VERSION = 1
"""Another one whenever a companion's words come to mean something else."""

_LIMIT = 16 * 1024 * 1024
"""Bytes of the largest file that is read; a companion's words stand in it about twice."""

_WORDS = ("id", "credit", "remarks")
_METADATA_WORDS = ("title", "title_note", "author", "publisher", "source", "language")


class CompanionCache:
    """Companions by their file and its content; safe to use from several threads and programs.

    Args:
        folder: Where they are kept; made when the first is written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unwritten: dict[Path, tuple[str, Companion]] = {}

    def get(self, path: Path, source: str) -> Companion | None:
        """What a companion file was understood to say, or None if that is not known for certain.

        Args:
            path: The companion's file.
            source: Its whole text.
        """
        import json

        try:
            if trust_in(self._folder) is not Trust.PRIVATE:
                return None
            kept = json.loads(read_bounded(self._file(path), _LIMIT))
            if kept["version"] != _VERSION or kept["source"] != source:
                return None
            return _companion(kept["companion"])
        except (OSError, ReaderError, ValueError, TypeError, LookupError, RecursionError):
            return None

    def remember(self, path: Path, source: str, companion: Companion) -> None:
        """Have a companion kept with the next ``write``."""
        self._unwritten[path] = (source, companion)

    def write(self) -> None:
        """Write what is to be remembered; where that cannot be, the companion is read again."""
        import json

        for path in list(self._unwritten):
            with suppress(KeyError, OSError, ReaderError):  # no key: written by another thread
                source, companion = self._unwritten.pop(path)
                kept = {"version": _VERSION, "source": source, "companion": _values(companion)}
                data = json.dumps(kept).encode("ascii")
                ensure_folder(self._folder)
                if len(data) <= _LIMIT and trust_in(self._folder) is Trust.PRIVATE:
                    write_atomic(self._file(path), data)

    def _file(self, path: Path) -> Path:
        # Of two files with one name here, each is read anew after the other: no harm is done.
        return self._folder / f"{zlib.crc32(os.fsencode(path.absolute())):08x}.json"


def _values(companion: Companion) -> dict[str, Any]:
    metadata = companion.metadata
    return {
        **{name: getattr(companion, name) for name in _WORDS},
        **{name: getattr(metadata, name) for name in _METADATA_WORDS},
        "date": str(metadata.date) if metadata.date else None,
        "byline": companion.byline,
        "phrases": companion.phrases,
    }


def _companion(values: dict[str, Any]) -> Companion:
    """What ``_values`` was made from.

    Raises:
        ValueError: The values cannot be a companion's.
        TypeError: So too.
        LookupError: So too.
    """
    date, byline = values["date"], values["byline"]
    companion = Companion(
        **{name: _text(values[name]) for name in _WORDS},
        metadata=Metadata(
            **{name: _text(values[name]) for name in _METADATA_WORDS},
            date=None if date is None else PartialDate.parse(_text(date)),
        ),
        byline=None if byline is None else BylineQuote(*_texts(byline)),
        phrases=tuple(Phrase(*_texts(phrase)) for phrase in values["phrases"]),
    )
    ids = [phrase.entry for phrase in companion.phrases]
    quotes = [phrase.quote for phrase in companion.phrases]
    if companion.byline:
        quotes.append(companion.byline.opening)
    if companion.id:
        ids.append(companion.id)
    if not all(map(is_id, ids)) or not all(quotes):
        raise ValueError("an id is none, or a quote is empty")
    return companion


def _texts(values: object) -> list[str]:
    if not isinstance(values, list):
        raise TypeError(f"{values!r} is no list")
    return [_text(value) for value in values]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    value.encode()  # half of a surrogate pair, which JSON can hold, is no text: a ValueError
    return value

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
from glossary.ids import is_source_key
from glossary.sources import Quality, Source
from reader.base.errors import ReaderError
from reader.base.files import ensure_folder, read_bounded, write_atomic
from reader.base.trust import Trust, trust_in
from reader.text.companion import BylineQuote, Companion, EditorNote, Exclusion, Phrase
from reader.text.document import Metadata
from reader.text.ids import is_address, is_id

if TYPE_CHECKING:
    from pathlib import Path

_VERSION = 3
"""Another one whenever a companion's words come to mean something else."""

_LIMIT = 16 * 1024 * 1024
"""Bytes of the largest file that is read; a companion's words stand in it about twice."""

_AS_THEY_ARE = ("id", "byline", "credit", "remarks", "packs_on", "packs_off", "preferred", "tags")
_SOURCE_WORDS = ("key", "title", "publisher", "address", "note", "checked_by")
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
        **{name: getattr(companion, name) for name in _AS_THEY_ARE},
        **{name: getattr(metadata, name) for name in _METADATA_WORDS},
        "date": _written(metadata.date),
        "phrases": [phrase[:4] for phrase in companion.phrases],
        "exclusions": companion.exclusions,
        "notes": [(*note[:5], _written(note.date)) for note in companion.notes],
        "sources": [
            {
                **{name: getattr(source, name) for name in _SOURCE_WORDS},
                "quality": source.quality,
                "date": _written(source.date),
                "checked": _written(source.checked),
            }
            for source in companion.sources.values()
        ],
    }


def _companion(values: dict[str, Any]) -> Companion:
    """What ``_values`` was made from.

    Raises:
        ValueError: The values cannot be a companion's.
        TypeError: So too.
        LookupError: So too.
    """
    byline = values["byline"]
    companion = Companion(
        id=_text(values["id"]),
        metadata=Metadata(
            **{name: _text(values[name]) for name in _METADATA_WORDS},
            date=_date(values["date"]),
        ),
        byline=None if byline is None else BylineQuote(*_texts(byline)),
        credit=_text(values["credit"]),
        phrases=tuple(Phrase(*_four(one)) for one in values["phrases"]),
        remarks=_text(values["remarks"]),
        exclusions=tuple(Exclusion(*_four(one)) for one in values["exclusions"]),
        notes=tuple(map(_note, values["notes"])),
        sources={source.key: source for source in map(_source, values["sources"])},
        packs_on=tuple(_texts(values["packs_on"])),
        packs_off=tuple(_texts(values["packs_off"])),
        preferred=tuple(_texts(values["preferred"])),
        tags=tuple(_texts(values["tags"])),
    )
    _check(companion)
    return companion


def _check(companion: Companion) -> None:
    phrases, exclusions, notes = companion.phrases, companion.exclusions, companion.notes
    addresses = [*(one.entry for one in phrases), *(one.entry for one in exclusions)]
    addresses += companion.preferred
    ids = [*companion.packs_on, *companion.packs_off, *(note.id for note in notes)]
    quotes = [*(one.quote for one in phrases), *(one.quote for one in exclusions)]
    quotes += (note.quote for note in notes)
    if companion.byline:
        quotes.append(companion.byline.opening)
    if companion.id:
        ids.append(companion.id)
    if not all(map(is_id, ids)) or not all(map(is_address, addresses)) or not all(quotes):
        raise ValueError("an id is none, or a quote is empty")
    if not all(map(is_source_key, companion.sources)):
        raise ValueError("a source's key is none")


def _note(values: list[object]) -> EditorNote:
    *words, date = values
    note_id, quote, text, prefix, suffix = _texts(words)
    return EditorNote(note_id, quote, text, prefix, suffix, _date(date))


def _source(values: dict[str, object]) -> Source:
    return Source(
        **{name: _text(values[name]) for name in _SOURCE_WORDS},
        quality=Quality(_text(values["quality"])),
        date=_date(values["date"]),
        checked=_date(values["checked"]),
    )


def _written(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _date(value: object) -> PartialDate | None:
    return None if value is None else PartialDate.parse(_text(value))


def _four(values: object) -> tuple[str, str, str, str]:
    quote, entry, prefix, suffix = _texts(values)
    return quote, entry, prefix, suffix


def _texts(values: object) -> list[str]:
    if not isinstance(values, list):
        raise TypeError(f"{values!r} is no list")
    return [_text(value) for value in values]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    value.encode()  # half of a surrogate pair, which JSON can hold, is no text: a ValueError
    return value

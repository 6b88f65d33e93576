"""What the reader is acquainted with: entries seen and known, candidates dismissed for good."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from glossary.folding import fold_words
from reader.base.json_file import JsonFile, JsonForm
from reader.text.ids import is_address

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from glossary.problems import Problem

_LONGEST_PHRASE = 500  # characters
_ARTICLE = re.compile(r"n\d+")


class _Known(NamedTuple):
    """Each by the day, in UTC, on which it came to be so."""

    seen: Mapping[str, dt.date]
    known: Mapping[str, dt.date]
    dismissed: Mapping[str, dt.date]


class Acquaintance:
    """Which entries the reader has seen and knows, and which candidates are not worth one.

    Safe to use from several threads; several programs may change the file at once, none loses
    another's. Asking costs no more than a look at whether the file has changed.

    Args:
        path: The file; made by the first change.
    """

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, JsonForm(_Known({}, {}, {}), _parse, _render))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the file, and where it was set aside."""
        return self._file.problems

    @property
    def seen(self) -> frozenset[str]:
        """Entries whose page was opened, as ``key_of`` names them."""
        return frozenset(self._file.look().seen)

    @property
    def known(self) -> frozenset[str]:
        """Entries that the reader said they know, as ``key_of`` names them."""
        return frozenset(self._file.look().known)

    @property
    def dismissed(self) -> frozenset[str]:
        """Phrases that shall be no candidates, folded as ``fold_words`` does."""
        return frozenset(self._file.look().dismissed)

    def see(self, entry: str) -> None:
        """The page of an entry was opened; the day of the first time is kept.

        Args:
            entry: Its address.

        Raises:
            ReaderError: The file cannot be read or written.
            ValueError: It can be no entry's.
        """
        self._set("seen", _key(entry), holds=True)

    def know(self, entry: str, known: bool = True) -> None:  # noqa: FBT001, FBT002 - it is what is said
        """The reader knows an entry, or not any more.

        Args:
            entry: Its address.
            known: Whether they do.

        Raises:
            ReaderError: The file cannot be read or written.
            ValueError: It can be no entry's.
        """
        self._set("known", _key(entry), holds=known)

    def dismiss(self, phrase: str) -> None:
        """A phrase shall be no candidate any more, in any document.

        Raises:
            ReaderError: The file cannot be read or written.
            ValueError: It has no words, or too many.
        """
        self._set("dismissed", _folded(phrase), holds=True)

    def recall(self, phrase: str) -> None:
        """A dismissed phrase may be a candidate again.

        Raises:
            ReaderError: The file cannot be read or written.
            ValueError: It has no words, or too many.
        """
        self._set("dismissed", _folded(phrase), holds=False)

    def _set(self, field: str, key: str, *, holds: bool) -> None:
        if (key in getattr(self._file.look(), field)) == holds:
            return

        def change(before: _Known) -> _Known:
            entries = dict(getattr(before, field))
            if holds:
                entries.setdefault(key, dt.datetime.now(dt.UTC).date())
            else:
                entries.pop(key, None)
            return before._replace(**{field: entries})

        self._file.change(change)


def key_of(address: str) -> str:
    """What an entry is kept by: its id, as who knows a thing knows it in every pack.

    The articles of a dictionary are numbered, so their ids mean nothing without it.
    """
    entry_id = address.partition("@")[0]
    return address if _ARTICLE.fullmatch(entry_id) else entry_id


def _key(address: str) -> str:
    if not is_address(address):
        raise ValueError(f"{address!r} is no entry")
    return key_of(address)


def _folded(phrase: str) -> str:
    folded = fold_words(phrase)
    if not 0 < len(folded) <= _LONGEST_PHRASE:
        raise ValueError(f"{phrase!r} is no phrase")
    return folded


def _render(known: _Known) -> object:
    return {
        name: {key: day.isoformat() for key, day in days.items()}
        for name, days in known._asdict().items()
    }


def _parse(content: Any) -> _Known:  # noqa: ANN401 - any JSON
    if not isinstance(content, dict):
        raise ValueError("it holds no lists")  # noqa: TRY004 - one error for every broken file
    return _Known(*(_days(content, name) for name in _Known._fields))


def _days(content: dict[str, Any], name: str) -> dict[str, dt.date]:
    entries = content.get(name, {})
    if not isinstance(entries, dict):
        raise ValueError(f"{name!r} is no list of days")  # noqa: TRY004 - as above
    days = {}
    for key, day in entries.items():
        if not isinstance(day, str) or not (name == "dismissed" or is_address(key)):
            raise ValueError(f"{key!r}: {day!r} in {name!r} is no entry with its day")
        days[key] = dt.date.fromisoformat(day)
    return days

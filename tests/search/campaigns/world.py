"""Sources that change, so that each version of each can be told from all others when found."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from reader.search.model import About, Kind, Question, Record, Source
from reader.search.store import making
from reader.text.place import DocumentPlace, EntryPlace, NotePlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.search.index import SearchIndex

Versions = dict[str, int]
"""Which version of each source there is; what is not in it is not there."""

KEYS = (
    *(f"doc:d{number}" for number in range(8)),
    *(f"note:n{number}" for number in range(20)),
    *(f"entry:e{number}" for number in range(8)),
)
CARD_KEYS = tuple(key for key in KEYS if not key.startswith("doc:"))
_SYLLABLES = ("ka", "ki", "ku", "ra", "ri", "ru", "ma", "mi", "mu", "ta", "to", "no", "shi", "wa")
_LUCK = random.Random(0)
_WORDS = tuple("".join(_LUCK.choices(_SYLLABLES, k=_LUCK.randrange(2, 5))) for _ in range(300))
_EVERYWHERE = "harbour"


def small_steps() -> None:
    """Have this program commit often, and ask others to help soon, as only large libraries do."""
    making.BATCH_RECORDS = 40
    making._BATCH_CHARACTERS = 12_000
    making._FIRST_BATCH = 6_000
    making._WORTH_WORKERS = 12_000


def source(key: str, version: int) -> Source:
    """One version of a source."""
    return Source(
        key,
        f"version {version}",
        lambda: list(_records(key, version)),
        About(title=f"{key} {version}", tags=(f"v{version % 3}",)),
    )


def sources(versions: Mapping[str, int]) -> list[Source]:
    """All sources that are there."""
    return [source(key, version) for key, version in versions.items()]


def mark(key: str, version: int) -> str:
    """A word that only one version of one source has."""
    return f"{key.replace(':', '')}v{version}x"


def versions_found(index: SearchIndex, keys: Iterable[str]) -> dict[str, set[int]]:
    """Which versions of each source are found, by all words that are in all."""
    found: dict[str, set[int]] = {key: set() for key in keys}
    for hit in index.search(Question(_EVERYWHERE, limit=100_000)).hits:
        key, _, version = hit.title.partition(" ")
        if key in found:
            found[key].add(int(version))
    return found


def changed(versions: Mapping[str, int], luck: random.Random) -> Versions:
    """Other sources, some of them the same, newer, gone or new."""
    newest = max(versions.values(), default=0) + 1
    wanted = {}
    for key in KEYS:
        kept = versions.get(key)
        if luck.random() < 0.3:
            kept = newest if luck.random() < 0.7 else None
        if kept is not None:
            wanted[key] = kept
    return wanted


def _records(key: str, version: int) -> Iterable[Record]:
    luck = random.Random(f"{key} {version}")
    name = key.partition(":")[2]
    title = f"{key} {version}"
    if not key.startswith("doc:"):
        kind = Kind.NOTE if key.startswith("note:") else Kind.ENTRY
        place = NotePlace(name) if kind is Kind.NOTE else EntryPlace(name)
        yield Record(place, kind, title, _text(key, version, luck))
        return
    start = 0
    for _ in range(luck.randrange(20, 60)):
        text = _text(key, version, luck)
        yield Record(
            DocumentPlace(name, start, start + len(text)), Kind.PASSAGE, title, text, start
        )
        start += len(text) + 1


def _text(key: str, version: int, luck: random.Random) -> str:
    return f"{_EVERYWHERE} {mark(key, version)} {' '.join(luck.choices(_WORDS, k=40))}"

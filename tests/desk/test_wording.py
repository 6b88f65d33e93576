"""In what words a text means an entry, and whose they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from glossary.model import Alias, Entry, Mention, Name
from reader.desk.wording import OWN_WORDS, attributed, wordings
from tests.desk.examples import entry_of

ISLANDS = replace(
    entry_of(
        "islands", "Senkaku / Diaoyu Islands", "Senkaku", "Senkakus", "Diaoyu Dao", "the isle"
    ),
    names=(
        Name("Senkaku Islands", "en", side="Japan"),
        Name("尖閣諸島", "ja", "Senkaku Shotō", "Japan"),
        Name("Diaoyu Islands", "en", side="China"),
        Name("钓鱼岛", "zh-Hans", "Diàoyú Dǎo", "China"),
        Name("Pinnacle Islands", "en"),
    ),
)
ISLANDS = replace(
    ISLANDS,
    aliases=(*ISLANDS.aliases[1:], *(Alias(name.text) for name in ISLANDS.names), Alias("Islands")),
)


def used(*surfaces: str) -> list[Mention]:
    """Mentions one after the other."""
    return [
        Mention("islands", at * 100, at * 100 + len(words), words)
        for at, words in enumerate(surfaces)
    ]


def told(entry: Entry, *surfaces: str) -> list[tuple[str, int, str]]:
    return [
        (one.words, one.count, one.whose) for one in attributed(entry, wordings(used(*surfaces)))
    ]


def test_mentions_are_counted_by_their_words_the_most_frequent_first() -> None:
    assert told(
        ISLANDS, "the islands", "Diaoyu\nIslands", "DIAOYU  ISLANDS’s", "Diaoyu Islands'"
    ) == [
        ("Diaoyu Islands", 3, "China’s name"),
        ("the islands", 1, OWN_WORDS),
    ]


def test_a_wording_leads_to_where_it_comes_first() -> None:
    first = wordings(used("x", "Abe", "Abe's"))[0]
    assert (first.words, first.start, first.end) == ("Abe", 100, 103)


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("Senkaku Islands", "Japan’s name"),
        ("senkaku islands", "Japan’s name"),
        ("尖閣諸島", "Japan’s name"),
        ("Diaoyu Islands", "China’s name"),
        ("Senkaku", "Japan’s name"),
        ("Senkakus", "Japan’s name"),
        ("Diaoyu Dao", "China’s name"),
        ("Islands", ""),  # every side's names have it
        ("Pinnacle Islands", ""),  # nobody's in particular
        ("the isle", ""),
        ("the isles", ""),
        ("Japan-held islands", OWN_WORDS),
    ],
)
def test_whose_words_they_are(words: str, whose: str) -> None:
    assert told(ISLANDS, words) == [(words, 1, whose)]


def test_the_words_of_a_headword_that_texts_use_are_nobodys() -> None:
    shrine = replace(
        entry_of("shrine", "Yasukuni Shrine", "Yasukuni"),
        names=(Name("靖国神社", "ja", "Yasukuni Jinja", "Japan"),),
    )
    assert told(shrine, "Yasukuni") == [("Yasukuni", 1, "")]


def test_a_name_that_two_sides_share_is_neithers() -> None:
    both = (Name("Shikotan", side="Japan"), Name("Shikotan", side="Russia"))
    assert told(replace(ISLANDS, names=both), "Shikotan") == [("Shikotan", 1, "")]


def test_of_sides_in_the_plural_an_apostrophe_is_enough() -> None:
    name = Name("戦争法", "ja", side="the opponents")
    entry = replace(ISLANDS, names=(name,))
    assert told(entry, "戦争法") == [("戦争法", 1, "the opponents’ name")]

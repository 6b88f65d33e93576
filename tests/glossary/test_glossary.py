from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from glossary.entry_file import parse_entry
from glossary.glossary import Glossary
from glossary.pack import Pack
from glossary.problems import Problem

if TYPE_CHECKING:
    from glossary.model import Entry


def entry(entry_id: str, term: str, *lines: str, body: str = "Body.", pack: str = "p") -> Entry:
    text = "\n".join(("---", f"term: {term}", "kind: place", *lines, "---", body))
    return parse_entry(text, entry_id=entry_id, pack=pack, path=f"{entry_id}.md")


ISLANDS = entry(
    "northern-territories",
    "Kuril dispute",
    "names: [{text: 北方領土, lang: ja, matched: no}, {text: Northern Territories, side: Japan}]",
    "match: [South Kuril Islands]",
    "see: [shinzo-abe]",
)
ABE = entry("shinzo-abe", "Shinzō Abe", "match: [Abe]", body="Went to [[yasukuni|the shrine]].")
SHRINE = entry("yasukuni", "Yasukuni Shrine", "positions: [{side: a, text: '[[shinzo-abe]]'}]")


@pytest.fixture
def glossary() -> Glossary:
    return Glossary([Pack("p", entries=(ISLANDS, ABE, SHRINE))])


def test_entries_are_sorted_by_term_without_regard_to_case_and_accents() -> None:
    entries = tuple(entry(f"e{i}", term) for i, term in enumerate(["zeta", "Élan", "eel", "Alpha"]))
    terms = [found.term for found in Glossary([Pack("p", entries=entries)]).entries]
    assert terms == ["Alpha", "eel", "Élan", "zeta"]


def test_a_later_pack_overrides_an_earlier_one() -> None:
    mine = entry("shinzo-abe", "My Abe", pack="mine")
    glossary = Glossary([Pack("p", entries=(ABE, SHRINE)), Pack("mine", entries=(mine,))])
    assert glossary.get("shinzo-abe") == mine
    assert [found.term for found in glossary.entries] == ["My Abe", "Yasukuni Shrine"]


def test_the_problems_of_all_packs_are_kept() -> None:
    one, two = (Problem(path, None, "r", "a") for path in "ab")
    assert Glossary([Pack("a", problems=(one,)), Pack("b", problems=(two,))]).problems == (one, two)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("shinzo-abe", "shinzo-abe"),
        ("SHINZO ABE", "shinzo-abe"),
        ("  Shinzo\n Abe ", "shinzo-abe"),
        ("abe", "shinzo-abe"),
        ("北方領土", "northern-territories"),
        ("northern territories", "northern-territories"),
        ("south kuril islands", "northern-territories"),
    ],
)
def test_an_entry_is_found_by_id_term_name_or_alias(
    glossary: Glossary, words: str, found: str
) -> None:
    entry = glossary.find(words)
    assert entry is not None
    assert entry.id == found


def test_a_term_is_found_before_an_alias_of_another_entry() -> None:
    alias, term = entry("a", "Other", "match: [Pivot]"), entry("z", "Pivot")
    assert Glossary([Pack("p", entries=(alias, term))]).find("pivot") == term


def test_what_no_entry_has_is_not_found(glossary: Glossary) -> None:
    assert glossary.find("kuril") is None
    assert glossary.find("") is None
    assert glossary.get("kuril") is None
    assert glossary.term_of("kuril") is None


def test_the_nearest_terms_are_offered(glossary: Glossary) -> None:
    assert glossary.nearest("Yasukni Shrin") == ("Yasukuni Shrine",)
    assert glossary.nearest("south kurile island")[0] == "Kuril dispute"
    assert glossary.nearest("xyzzy") == ()
    assert len(glossary.nearest("abe", limit=0)) == 0


def test_the_nearest_terms_are_found_among_many() -> None:
    many = tuple(entry(f"e{i}", f"Word number {i}") for i in range(3_000))
    assert Glossary([Pack("p", entries=(*many, SHRINE))]).nearest("Yasukni")[0] == "Yasukuni Shrine"


def test_entries_that_see_or_link_an_entry_refer_to_it(glossary: Glossary) -> None:
    assert glossary.referring("shinzo-abe") == ("northern-territories", "yasukuni")
    assert glossary.referring("yasukuni") == ("shinzo-abe",)
    assert glossary.referring("northern-territories") == ()


def test_aliases_are_given_with_their_entries(glossary: Glossary) -> None:
    pairs = [(alias.text, entry_id) for alias, entry_id in glossary.aliases()]
    assert ("Abe", "shinzo-abe") in pairs
    assert ("北方領土", "northern-territories") not in pairs


def test_importing_the_glossary_imports_nothing_heavy() -> None:
    code = (
        "import sys, glossary.pack, glossary.glossary, glossary.matcher, glossary.check\n"
        "print([m for m in ('yaml', 'ahocorasick_rs', 'difflib', 'reader') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"

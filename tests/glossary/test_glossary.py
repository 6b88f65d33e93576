from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from glossary.entry_file import parse_entry
from glossary.folding import fold_words
from glossary.glossary import Glossary
from glossary.model import Alias
from glossary.pack import Pack
from glossary.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class Dictionary:
    """A pack whose entries are never in memory all at once."""

    id, title, marked = "words", "A dictionary", True
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __init__(self, *terms: str) -> None:
        self.known = {
            f"n{number}": entry(f"n{number}", term, pack="words")
            for number, term in enumerate(terms, 1)
        }

    def aliases(self) -> Iterator[tuple[Alias, str]]:
        return ((Alias(one.term), one.id) for one in self.known.values())

    def get(self, entry_id: str) -> Entry | None:
        return self.known.get(entry_id)

    def find(self, words: str) -> Entry | None:
        return next((one for one in self.known.values() if fold_words(one.term) == words), None)


OURS = entry("shinzo-abe", "Abe Shinzo", "match: [Abe]", pack="mine")
PREMIER = entry("premier", "Shinzō Abe", "match: [premier, Abe]", pack="mine")


def stacked(*preferred: str) -> Glossary:
    """Ours over theirs, with a dictionary below."""
    theirs = Pack("p", "Theirs", (ABE, SHRINE))
    mine = Pack("mine", "Mine", (PREMIER, OURS))
    return Glossary([Dictionary("Abe", "yen"), theirs, mine], preferred)


def claims(glossary: Glossary, words: str) -> list[str]:
    return [address for alias, address in glossary.aliases() if alias.text == words]


def test_an_entry_that_does_not_count_is_had_by_its_address() -> None:
    glossary = stacked()
    assert glossary.get("shinzo-abe") == glossary.get("shinzo-abe@mine") == OURS
    assert glossary.get("shinzo-abe@p") == ABE
    assert glossary.address(OURS) == "shinzo-abe"
    assert glossary.address(ABE) == "shinzo-abe@p"
    assert glossary.term_of("shinzo-abe@p") == "Shinzō Abe"
    for nobody in ("shinzo-abe@nobody", "nobody@p", "@p", "shinzo-abe@", "n1"):
        assert glossary.get(nobody) is None


def test_articles_of_a_dictionary_are_always_named_with_their_pack() -> None:
    glossary = stacked()
    yen = glossary.get("n2@words")
    assert yen is not None
    assert glossary.address(yen) == "n2@words"
    assert claims(glossary, "yen") == ["n2@words"]
    assert yen not in glossary.entries


def test_words_belong_to_the_topmost_pack_and_overridden_entries_have_none() -> None:
    assert claims(stacked(), "Abe") == ["premier", "shinzo-abe", "n1@words"]
    assert claims(stacked(), "Shinzō Abe") == ["premier"]


def test_a_preferred_entry_counts_and_its_words_are_its_own() -> None:
    glossary = stacked("shinzo-abe@p")
    assert glossary.get("shinzo-abe") == ABE
    assert glossary.address(ABE) == "shinzo-abe"
    assert glossary.address(OURS) == "shinzo-abe@mine"
    assert claims(glossary, "Abe") == ["shinzo-abe", "premier", "n1@words"]
    assert glossary.find("abe") == ABE
    assert ABE in glossary.entries
    assert OURS not in glossary.entries


def test_a_preferred_article_has_its_words_before_all_entries() -> None:
    glossary = stacked("n1@words")
    assert claims(glossary, "Abe") == ["n1@words", "premier", "shinzo-abe"]


def test_of_two_preferred_entries_of_an_id_the_first_counts() -> None:
    assert stacked("shinzo-abe@p", "shinzo-abe@mine").get("shinzo-abe") == ABE
    assert stacked("shinzo-abe@mine", "shinzo-abe@p").get("shinzo-abe") == OURS


def test_what_is_preferred_and_not_there_is_passed_over() -> None:
    glossary = stacked("nobody", "nobody@p", "x@nowhere", "n9@words")
    assert glossary.get("shinzo-abe") == OURS


def test_rivals_have_the_same_id_or_the_same_term_in_another_pack() -> None:
    glossary = stacked()
    assert glossary.rivals(ABE) == (OURS, PREMIER)
    assert glossary.rivals(OURS) == (ABE,)
    assert glossary.rivals(PREMIER) == (ABE,)
    assert glossary.rivals(SHRINE) == ()
    assert [one.id for one in glossary.rivals(entry("x", "Yen", pack="p"))] == ["n2"]


def test_an_entry_is_asked_of_one_pack_by_words() -> None:
    glossary = stacked()
    assert glossary.find("Abe@p") == ABE
    assert glossary.find("yasukuni shrine@p") == SHRINE
    assert glossary.find("yasukuni shrine@mine") is None
    yen = glossary.find("YEN@words")
    assert yen is not None
    assert yen.id == "n2"


def test_dictionaries_are_asked_when_no_entry_has_the_words() -> None:
    found = stacked().find("Yen")
    assert found is not None
    assert found.id == "n2"
    assert stacked().find("abe") == PREMIER


def test_a_pack_that_is_not_marked_has_no_words_in_texts_but_can_be_asked() -> None:
    quiet = Pack("mine", entries=(OURS,), marked=False)
    glossary = Glossary([Pack("p", entries=(SHRINE,)), quiet])
    assert claims(glossary, "Abe") == []
    assert glossary.find("abe") == OURS


def test_packs_are_told_by_their_titles() -> None:
    glossary = stacked()
    assert glossary.pack_title("p") == "Theirs"
    assert glossary.pack_title("nobody") == "nobody"

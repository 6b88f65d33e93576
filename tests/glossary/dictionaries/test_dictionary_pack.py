from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossary.dictionaries.dictionary_pack import DictionaryPack, is_worth_marking
from glossary.dictionaries.lexicon import Lexicon
from glossary.dictionaries.model import DictionaryInfo, Headword, Markup
from glossary.links import parse_links
from glossary.model import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from glossary.pack import AnyPack


@pytest.fixture
def pack(tmp_path: Path) -> DictionaryPack:
    headwords = [
        Headword(
            ("treaty",),
            "treaty\n   An agreement; see {pact}, {nothing}, {treaty}. [[n1]]",
            Markup.DICTD,
        ),
        Headword(("pact", "the", "x", "42"), "a <b>treaty</b>", Markup.HTML),
        Headword(("\x1b[31mred",), "red"),
    ]
    info = DictionaryInfo("Words")
    return DictionaryPack("words", Lexicon.create(tmp_path / "it.db", info, headwords))


def test_it_is_a_pack_as_a_glossary_takes_it(pack: DictionaryPack) -> None:
    as_taken: AnyPack = pack
    assert (as_taken.id, as_taken.title, as_taken.entries) == ("words", "Words", ())
    assert (as_taken.marked, as_taken.problems) == (False, ())


def test_an_article_is_an_entry_with_links_to_other_articles(pack: DictionaryPack) -> None:
    entry = pack.get("n1")
    assert entry is not None
    assert (entry.id, entry.term, entry.kind, entry.pack) == ("n1", "treaty", Kind.TERM, "words")
    assert entry.body == "An agreement; see [[n2@words|pact]], nothing, treaty. [ [n1]]"
    terms = {"n2@words": "pact"}
    assert [link.entry for link in parse_links(entry.body, terms.get).links] == ["n2@words"]


def test_an_entry_is_found_by_its_words_and_their_forms(pack: DictionaryPack) -> None:
    for words in ("Pact", "pacts", "treaties"):
        found = pack.find(words)
        assert found is not None
        assert found.id == ("n2" if words.lower().startswith("pact") else "n1")
    assert pack.find("xyzzy") is None


def test_an_entry_that_is_asked_for_again_is_not_made_again(pack: DictionaryPack) -> None:
    assert pack.get("n1") is pack.get("n1")


@pytest.mark.parametrize("entry_id", ["n99", "n0", "n-1", "n1 ", "1", "n", "n" + "9" * 30, ""])
def test_other_ids_lead_nowhere(pack: DictionaryPack, entry_id: str) -> None:
    assert pack.get(entry_id) is None


def test_words_that_would_be_everywhere_are_not_looked_for(pack: DictionaryPack) -> None:
    assert [(alias.text, entry) for alias, entry in pack.aliases()] == [
        ("treaty", "n1"),
        ("pact", "n2"),
        ("\ufffd[31mred", "n3"),
    ]


@pytest.mark.parametrize(
    ("word", "worth"),
    [
        *(("the", False), ("The", False), ("x", False), ("", False), ("42", False), ("-", False)),
        *(("国", True), ("EU", True), ("détente", True), ("w" * 200, False)),
    ],
)
def test_what_is_worth_marking(word: str, *, worth: bool) -> None:
    assert is_worth_marking(word) is worth

"""What dictionaries and entries say of any word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.dictionaries.dictionary_pack import DictionaryPack
from glossary.dictionaries.lexicon import Lexicon
from glossary.dictionaries.model import DictionaryInfo, Headword, Markup
from glossary.dictionaries.plain import shown
from glossary.glossary import Glossary
from glossary.pack import Pack
from reader.desk.entry_page import EntryContext, entry_page
from reader.desk.page_builder import PageBuilder
from reader.desk.shown_text import add_shown
from reader.desk.word_page import HOW_TO_ADD, look_up_words, word_page
from reader.text.page import Style
from reader.text.place import EntryPlace, WordPlace
from tests.desk.examples import check_page, entry_of, lines_of, links_of

if TYPE_CHECKING:
    from pathlib import Path

ABE = entry_of("shinzo-abe", "Shinzo Abe", "Abe")
PACK = Pack("tests", "example entries", (ABE,))
WORDS = [
    Headword(
        ("treaty", "pact"),
        "An <b>agreement</b>; see <a href='bword://state'>state</a>.",
        Markup.HTML,
    ),
    Headword(("treaty",), "A second article.\n  1. with a line\n\n  2. and another"),
    Headword(("state",), "A country."),
    Headword(("Abe",), "A surname."),
]


def dictionary(
    folder: Path, name: str = "words", words: list[Headword] | None = None
) -> DictionaryPack:
    path = folder / f"{name}.db"
    return DictionaryPack(name, Lexicon.create(path, DictionaryInfo(f"The {name}"), words or WORDS))


@pytest.fixture
def words(tmp_path: Path) -> DictionaryPack:
    return dictionary(tmp_path)


def lines(asked: str, *dictionaries: DictionaryPack) -> list[str]:
    page = word_page(look_up_words(asked, Glossary([PACK, *dictionaries]), dictionaries))
    check_page(page)
    return lines_of(page)


def test_every_article_of_a_word_is_told_line_by_line_below_its_dictionary(
    words: DictionaryPack,
) -> None:
    assert lines("treaties", words) == [
        "treaties",
        "The words",
        "treaty  pact",
        "An agreement; see state.",
        "treaty",
        "A second article.",
        "1. with a line",
        "2. and another",
    ]


def test_links_of_an_article_lead_to_other_words_and_its_headword_to_its_entry(
    words: DictionaryPack,
) -> None:
    page = word_page(look_up_words("pact", Glossary([words]), [words]))
    assert links_of(page) == [("treaty", EntryPlace("n1@words")), ("state", WordPlace("state"))]
    strong = [page.text[one.start : one.end] for one in page.styles if one.style is Style.STRONG]
    assert strong == ["agreement"]


def test_each_dictionary_that_has_the_word_is_heard_from_the_topmost_down(tmp_path: Path) -> None:
    first = dictionary(tmp_path, "first", [Headword(("pact",), "One.")])
    second = dictionary(tmp_path, "second", [Headword(("other",), "Two.")])
    third = dictionary(tmp_path, "third", [Headword(("pact",), "Three.")])
    assert lines("PACT", third, second, first) == [
        "PACT",
        *["The third", "pact", "Three."],
        *["The first", "pact", "One."],
    ]


def test_without_an_article_the_nearest_spellings_are_ways_on(words: DictionaryPack) -> None:
    told = lines("traety", words)
    assert told[:3] == ["traety", "No dictionary has these words.", "Spelt nearly so"]
    assert "→ treaty" in told
    page = word_page(look_up_words("traety", Glossary([]), [words]))
    assert ("treaty", WordPlace("treaty")) in links_of(page)


def test_entries_that_are_near_are_told_and_articles_are_not_told_again_as_entries(
    words: DictionaryPack,
) -> None:
    assert lines("Abe", words)[-2:] == ["In the glossary", "→ Shinzo Abe  term"]
    assert lines("Shinzo Abbe", words)[-2:] == ["In the glossary", "→ Shinzo Abe  term"]
    assert "In the glossary" not in lines("treaty", words)


def test_without_a_dictionary_it_is_said_how_to_add_one() -> None:
    assert lines("Abe") == ["Abe", HOW_TO_ADD, "In the glossary", "→ Shinzo Abe  term"]
    assert "reader glossary pack add" in HOW_TO_ADD


def test_a_damaged_dictionary_is_told_and_stops_no_other(tmp_path: Path) -> None:
    bad, good = dictionary(tmp_path, "bad"), dictionary(tmp_path, "good")
    bad.lexicon.close()
    (tmp_path / "bad.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 50_000)
    told = lines("state", bad, good)
    assert told[1] == "The bad"
    assert told[2].startswith("It cannot be asked: ")
    assert told[3:] == ["The good", "state", "A country."]


def test_an_article_opened_as_an_entry_keeps_its_lines(words: DictionaryPack) -> None:
    article = words.get("n2")
    assert article is not None
    page = entry_page(article, EntryContext(Glossary([words])))
    check_page(page)
    assert lines_of(page)[2:] == ["A second article.", "1. with a line", "2. and another"]


def test_a_selection_of_any_size_is_asked_for_by_its_beginning(words: DictionaryPack) -> None:
    assert lines("state\n", words)[0] == "state"
    assert len(lines("no " * 5_000, words)[0]) <= 200
    assert lines(" ", words)[-1] != ""


def test_very_long_articles_and_very_many_are_cut(tmp_path: Path) -> None:
    many = dictionary(
        tmp_path, "many", [Headword(("go",), "x" * 30_000), *[Headword(("go",), "y")] * 30]
    )
    told = lines("go", many)
    assert "…" in told
    assert max(map(len, told)) == 20_000
    assert told[-1] == "… and 11 more articles."


@given(
    st.lists(st.text(max_size=8), min_size=1, max_size=4),
    st.text(max_size=60),
    st.sampled_from(Markup),
)
@settings(deadline=None, max_examples=60)
def test_whatever_an_article_holds_its_page_is_sound(
    headwords: list[str], body: str, markup: Markup
) -> None:
    build = PageBuilder()
    add_shown(build, shown(f"<b>{body}<i>x</b> <a href='y'>{body}</a>", markup, headwords), 1_000)
    check_page(build.page())

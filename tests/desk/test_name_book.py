"""What entries are called, as the search asks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from glossary.model import Alias, Case, Name, Position
from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.desk.name_book import NameBook, NameBooks
from reader.search.query.clauses import words_of
from tests.desk.examples import entry_of, glossary_of

if TYPE_CHECKING:
    from reader.search.names import Named

KURILS = replace(
    entry_of("kurils", "Kuril Islands", "Northern Territories", "Kurils"),
    names=(
        Name("北方領土", "ja", "Hoppō Ryōdo", "Japan"),
        Name("Южные Курилы", "ru", "", "Russia", matched=False),
    ),
    positions=(Position("Japan", "Ours.", ()), Position("Ainu", "Theirs.", ())),
)
SHRINE = entry_of("yasukuni-shrine", "Yasukuni Shrine", "Yasukuni")
DIET = replace(
    entry_of("diet", "National Diet"),
    aliases=(Alias("National Diet"), Alias("Diet", Case.EXACT), Alias("LDP", Case.EXACT)),
)
BOOK = NameBook(glossary_of(KURILS, SHRINE, DIET))


def named(text: str, book: NameBook = BOOK) -> Named | None:
    return book.named(words_of(text))


@pytest.mark.parametrize(
    "typed",
    [
        "Kurils",
        "kuril islands",
        "Kuril island",
        "Kuril",
        "NORTHERN TERRITORIES",
        "Northern Territory",
        "北方領土",
        "hoppo ryodo",
        "Южные Курилы",
    ],
)
def test_any_form_of_a_name_leads_to_its_entry(typed: str) -> None:
    found = named(typed)
    assert found is not None
    assert (found.entry, found.term) == ("kurils", "Kuril Islands")


def test_a_plural_of_a_name_leads_to_its_entry() -> None:
    found = named("Yasukuni shrines")
    assert found is not None
    assert found == named("yasukuni")


@pytest.mark.parametrize("typed", ["", "the", "islands", "what is", "kuril islands of"])
def test_words_that_are_no_name_lead_nowhere(typed: str) -> None:
    assert named(typed) is None


def test_names_to_look_for_are_those_that_texts_use_for_it_whatever_the_case() -> None:
    found = named("kurils")
    assert found is not None
    assert found.names == (
        "Kuril Islands",
        "Northern Territories",
        "Kurils",
        "北方領土",
        "Hoppō Ryōdo",
    )
    diet = named("diet")
    assert diet is not None
    assert diet.names == ("National Diet", "LDP")


@pytest.mark.parametrize("typed", ["kurils", "Kuril Islands", "Northern territory", "北方領土"])
def test_an_entry_is_asked_for_by_id_term_or_name(typed: str) -> None:
    found = BOOK.entry(typed)
    assert found is not None
    assert found.entry == "kurils"


def test_what_names_no_entry_is_told() -> None:
    assert BOOK.entry("kyoto") is None


def test_a_side_has_its_own_names_and_is_known_by_its_positions_too() -> None:
    assert BOOK.sides() == ("Japan", "Ainu", "Russia")
    assert BOOK.of_side("Japan") == ("北方領土", "Hoppō Ryōdo")
    assert BOOK.of_side("Ainu") == BOOK.of_side("Russia") == BOOK.of_side("Mars") == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Yasakuni", "Yasukuni"),
        ("Yasakuni Shrin", "Yasukuni Shrine"),
        ("northen teritories", "Northern Territories"),
    ],
)
def test_the_nearest_name_is_the_one_spelt_nearly_so(typed: str, meant: str) -> None:
    assert BOOK.nearest(typed, 3)[0] == meant
    assert len(BOOK.nearest(typed, 1)) == 1


def test_nothing_is_near_to_what_is_like_no_name() -> None:
    assert BOOK.nearest("photosynthesis", 3) == BOOK.nearest("", 3) == ()


def test_a_name_of_two_entries_is_that_of_the_topmost_pack() -> None:
    other = replace(entry_of("islands", "Islands", "Kurils"), pack="tests")
    found = NameBook(glossary_of(KURILS, other)).named(["kurils"])
    assert found is not None
    assert found.entry == "islands"  # of one pack: the first id


def test_a_glossary_has_one_book_and_a_new_one_has_another() -> None:
    books = NameBooks()
    first, second = glossary_of(KURILS), glossary_of(KURILS, SHRINE)
    assert books.of(first) is books.of(first)
    assert named("yasukuni", books.of(first)) is None
    assert named("yasukuni", books.of(second)) is not None
    assert named("kurils", books.of(second)) is not None


def test_an_entry_that_was_renamed_is_found_by_its_new_name_alone() -> None:
    books = NameBooks()
    assert named("yasukuni", books.of(glossary_of(SHRINE))) is not None
    renamed = entry_of("yasukuni-shrine", "War Shrine")
    book = books.of(glossary_of(renamed))
    assert named("yasukuni", book) is None
    assert named("war shrine", book) is not None


def test_without_entries_there_are_no_names() -> None:
    book = NameBook(glossary_of())
    assert (book.longest(), book.sides(), book.nearest("x", 3)) == (0, (), ())
    assert named("x", book) is None


def test_a_thing_whose_name_holds_another_is_found_by_the_other_too() -> None:
    desk = Desk(Paths.discover())
    kurils = desk.names.named(("kurils",))
    assert kurils is not None
    assert "Northern Territories" in kurils.related
    assert "Northern Territories" not in kurils.names


def test_only_things_of_a_kind_that_refer_to_each_other_are_meant() -> None:
    desk = Desk(Paths.discover())
    abe = desk.names.named(("shinzo", "abe"))
    assert abe is not None
    assert not abe.related

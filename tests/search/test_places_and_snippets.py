from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.search.answering.lookup import Step, Wanted
from reader.search.answering.snippets import cut, find_matches
from reader.search.model import Question
from reader.search.stemming import stem
from reader.text.place import DocumentPlace
from tests.search.building import document, entry, matched_words, note

if TYPE_CHECKING:
    from reader.search.index import SearchIndex


def wanted(*words: str) -> list[Wanted]:
    return [Wanted(((Step((stem(word),), 0),),)) for word in words]


def test_a_hit_leads_to_the_exact_words_in_the_document(index: SearchIndex) -> None:
    passages = ["Nothing here.", "He amended the Peace Constitution of Japan, a constitution."]
    text = "\n".join(passages)
    index.update([document("d", *passages)])
    (hit,) = index.search(Question("peace constitutions")).hits
    assert isinstance(hit.place, DocumentPlace)
    assert text[hit.place.start : hit.place.end] == "Peace Constitution"


def test_a_phrase_leads_to_where_it_stands_and_not_to_its_first_word(index: SearchIndex) -> None:
    text = "Peace came. The constitution held. A Peace Constitution it is."
    index.update([document("d", text)])
    results = index.search(Question('"peace constitution"'))
    place = results.hits[0].place
    assert isinstance(place, DocumentPlace)
    assert (place.start, place.end) == (text.rindex("Peace"), text.rindex(" it"))
    assert matched_words(results) == [["Peace Constitution"]]


def test_marks_know_stems_accents_and_prefixes(index: SearchIndex) -> None:
    index.update([document("d", "Constitutional CAFÉS, Abe's *shrine*, 靖国神社.")])
    assert matched_words(index.search(Question("constitution cafe abe shrines 神社"))) == [
        ["Constitutional", "CAFÉS", "Abe", "shrine", "神社"]
    ]
    assert matched_words(index.search(Question("consti", as_you_type=True))) == [["Constitutional"]]


def test_an_entry_and_a_note_are_places_as_a_whole(index: SearchIndex) -> None:
    index.update([entry("e", "Yasukuni", "A shrine."), note("n1", "my shrine\nnote")])
    hits = index.search(Question("shrine")).hits
    assert sorted(str(hit.place) for hit in hits) == ["entry:e", "note:n1"]


def test_a_short_text_is_its_own_snippet_with_line_ends_as_spaces(index: SearchIndex) -> None:
    index.update([note("n", "first line\nsecond\tline")])
    (hit,) = index.search(Question("second")).hits
    assert hit.snippet == "first line second line"


def test_a_long_text_is_cut_around_the_densest_matches() -> None:
    text = (
        "Peace. " + "Filler words stand here. " * 40 + "The peace constitution rules. " + "x " * 200
    )
    snippet = cut(text, find_matches(text, wanted("peace", "constitution")))
    assert "The peace constitution rules." in snippet.text
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert len(snippet.text) <= 164


def test_a_snippet_begins_at_a_sentence_where_one_begins_near() -> None:
    before = "Long before all this there stands very much else, and more of it goes on. "
    text = before + "Then the shrine stood there for years. " * 4
    snippet = cut(text, find_matches(text, wanted("shrine")))
    assert snippet.text.startswith("…Then the shrine")


def test_a_snippet_of_a_text_without_spaces_is_cut_all_the_same() -> None:
    text = "あ" * 1000 + "靖国" + "い" * 1000
    step = (Step(("靖",), 0), Step(("国",), 1))
    snippet = cut(text, find_matches(text, [Wanted((step,))]))
    (match,) = snippet.matches
    assert snippet.text[match.start : match.end] == "靖国"
    assert len(snippet.text) <= 164


@given(st.text(alphabet="ab cd.\n靖é-'", max_size=600), st.sampled_from(["a", "b", "ab", "c"]))
def test_marks_of_any_snippet_are_the_words_that_match(text: str, word: str) -> None:
    matches = find_matches(text, wanted(word))
    snippet = cut(text, matches)
    assert len(snippet.text) <= 164
    assert "\n" not in snippet.text
    assert bool(snippet.matches) == bool(matches)
    last = 0
    for start, end in snippet.matches:
        assert last <= start < end <= len(snippet.text)
        assert snippet.text[start:end].replace(" ", "\n") in text.replace(" ", "\n")
        last = end


def test_the_cells_of_a_table_stand_one_space_apart() -> None:
    text = "one    harbour   two\n  three  harbours"
    snippet = cut(text, find_matches(text, wanted("harbour")))
    assert snippet.text == "one harbour two three harbours"
    marked = [snippet.text[start:end] for start, end in snippet.matches]
    assert marked == ["harbour", "harbours"]

"""A note as a page, and the links in its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.desk.backlinks import backlinks
from reader.desk.note_links import LinkCompleter, completion_at, links_of, tag_counts
from reader.desk.note_page import Around, note_page
from reader.desk.notes_about import Bearing, notes_about
from reader.desk.placed_notes import place_notes
from reader.text.page import Style
from reader.text.place import EntryPlace, NotePlace
from tests.desk.examples import (
    check_page,
    document_of,
    entry_of,
    glossary_of,
    lines_of,
    mention,
    note_on_entry,
    note_on_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.notes.model import Note
    from reader.text.page import Page

DOCUMENT = document_of("Abe visits Moscow in the last days of April.", "Russia shares a border.")


def _page(body: str, *, backlinks: Sequence[Note] = ()) -> Page:
    """The page of a note on words of the document."""
    (placed,) = place_notes(DOCUMENT, [note_on_words(DOCUMENT, "Moscow", body)])
    names = {"entry:abe": "Shinzo Abe", "note:20261122t195301-00000002": "Another note"}
    around = Around(DOCUMENT, lambda place: names.get(str(place), ""), backlinks)
    page = note_page(placed, around)
    check_page(page)
    return page


def test_a_note_is_a_page_with_its_words_its_markdown_and_its_links() -> None:
    page = _page("See *this* of [[abe]], [[entry:abe|him]] and [[note:20261122t195301-00000002]].")
    assert "Abe visits Moscow in the last days of April." in page.text
    assert "See this of Shinzo Abe, him and Another note." in page.text
    assert [str(link.target) for link in page.links][1:] == [
        "entry:abe",
        "entry:abe",
        "note:20261122t195301-00000002",
    ]
    assert any(style.style is Style.EMPHASIS for style in page.styles)


def test_html_in_a_note_is_shown_and_a_link_to_nothing_is_told() -> None:
    page = _page("<b>bold</b> and [[nobody]] and `[[abe]]`")
    assert "entry:nobody (not there)" in page.text
    assert "[[abe]]" in page.text
    assert "say <script>alert(1)" in _page("say <script>alert(1)").text
    assert "<!-- hidden" in _page("<!-- hidden").text


def test_a_note_tells_what_links_to_it() -> None:
    other = note_on_entry("abe", "I link there", 3)
    page = _page("words", backlinks=[other])
    assert lines_of(page)[-2:-1] == ["✎ I link there"]
    assert NotePlace(other.id) in [link.target for link in page.links]


@given(st.text(alphabet=st.sampled_from("ab *_`[]|\n#>-1.:<!("), max_size=200))
@settings(deadline=None, max_examples=60)
def test_whatever_a_note_says_its_page_is_sound(body: str) -> None:
    _page(body)


def test_links_inside_code_are_none_and_spans_are_those_of_the_body() -> None:
    body = "[[abe]] `[[abe]]`\n```\n[[abe]]\n```\n[[doc:essay#1-3|words]] [[not an id]]"
    links = list(links_of(body))
    assert [(body[slice(*link.span)], str(link.target), link.words) for link in links] == [
        ("[[abe]]", "entry:abe", ""),
        ("[[doc:essay#1-3|words]]", "doc:essay#1-3", "words"),
    ]


@given(st.text(alphabet=st.sampled_from("ab[]|`~\n:-"), max_size=300))
def test_links_of_any_body_are_in_order_and_apart(body: str) -> None:
    ends = 0
    for link in links_of(body):
        assert ends <= link.span.start < link.span.end <= len(body)
        ends = link.span.end


@pytest.mark.parametrize(
    ("line", "column", "found"),
    [
        ("see [[yas", 9, (4, "yas")),
        ("see [[", 6, (4, "")),
        ("see [[a]] b", 11, None),
        ("[x", 2, None),
    ],
)
def test_a_link_that_is_being_typed_is_known(
    line: str, column: int, found: tuple[int, str] | None
) -> None:
    assert completion_at(line, column) == found


def test_links_are_completed_by_every_name_of_an_entry_by_notes_and_by_titles() -> None:
    glossary = glossary_of(entry_of("shinzo-abe", "Shinzo Abe", "Abe"))
    notes = [note_on_entry("x", "Abenomics began", 2)]
    completer = LinkCompleter(glossary, notes, [("essay", "An Essay")])
    assert [one.told for one in completer.completions("abe")] == ["Shinzo Abe", "Abenomics began"]
    (title,) = completer.completions("an ess")
    assert title.insert == "[[doc:essay|An Essay]]"


def test_backlinks_are_the_notes_that_link_somewhere() -> None:
    notes = [note_on_entry("x", "see [[abe]]", 2), note_on_entry("y", "nothing", 3)]
    assert backlinks(notes, EntryPlace("abe")) == (notes[0],)


@pytest.mark.parametrize(
    "code",
    [
        "`[[abe]]`",
        "``a ` [[abe]]``",
        "`begun\n[[abe]] ended`",
        "~~~\n[[abe]]\n~~~",
        "   ```\n[[abe]]\n   ```",
        "```\n[[abe]] never closed",
        "words\n\n    [[abe]]",
        "- item\n\n      [[abe|him \\ or ] her]]",
    ],
)
def test_links_inside_any_code_are_shown_as_typed(code: str) -> None:
    page = _page(code)
    shown = code[code.index("[[") : code.index("]]") + 2]
    assert shown in page.text
    assert "entry:abe" not in [str(link.target) for link in page.links]


@pytest.mark.parametrize("body", ["`one [[abe]]", "`a`` [[abe]]", "\\`[[abe]]`", "`a\n\n[[abe]]`"])
def test_backticks_that_close_nothing_are_no_code(body: str) -> None:
    assert [str(link.target) for link in links_of(body)] == ["entry:abe"]
    assert "entry:abe" in [str(link.target) for link in _page(body).links]


@given(
    st.lists(
        st.sampled_from(
            [
                "[[abe]]",
                "[[abe|x]]",
                "`",
                "``",
                "```",
                "~~~",
                "\n",
                "    ",
                "[a](",
                ")",
                "<b>",
                "*",
                "\\",
            ]
        ),
        max_size=25,
    ).map("".join)
)
@settings(deadline=None, max_examples=150)
def test_nothing_of_how_links_are_read_is_ever_shown(body: str) -> None:
    assert "reader-link" not in _page(body).text


def test_html_and_addresses_in_angle_brackets_stand_as_they_are_meant() -> None:
    page = _page("<b>bold</b> `<i>` <https://example.org/a>\n\n<div>\nblock\n</div>\n\n<!-- a -->")
    for words in ("<b>bold</b>", "<i>", "https://example.org/a", "<div>", "</div>", "<!-- a -->"):
        assert words in page.text
    assert "<https" not in page.text
    assert "\\<" not in page.text


def test_a_note_of_thousands_of_marks_has_all_of_them() -> None:
    page = _page("*a* `b` " * 3_000)
    styles = [style.style for style in page.styles]
    assert styles.count(Style.EMPHASIS) == styles.count(Style.CODE) == 3_000


def test_a_note_on_words_that_changed_or_are_gone_tells_and_shows_the_old_ones() -> None:
    note = note_on_words(DOCUMENT, "visits Moscow in the last days")
    edited = document_of("Abe visits Moscow in the very last days of April.", "Russia shares.")
    gone = document_of("Nothing of that is told any more, nor anything like it.")
    for document, told in ((edited, "Its words have changed"), (gone, "no longer in the text")):
        (placed,) = place_notes(document, [note])
        page = note_page(placed, Around(document, str))
        assert told in page.text
        assert "visits Moscow in the last days" in page.text


def test_a_note_that_was_put_on_other_words_tells_the_first() -> None:
    note = replace(note_on_words(DOCUMENT, "Moscow"), written_on="the Kremlin")
    (placed,) = place_notes(DOCUMENT, [note])
    assert "First written on: “the Kremlin”" in note_page(placed, Around(DOCUMENT, str)).text


def test_tags_are_offered_those_used_most_first() -> None:
    tagged = [("islands", "treaty"), ("treaty",), ("abe",)]
    notes = [
        replace(note_on_entry("x", "", number), tags=tags)
        for number, tags in enumerate(tagged, start=1)
    ]
    assert tag_counts(notes) == ("treaty", "abe", "islands")


def test_notes_about_an_entry_are_on_it_on_its_words_or_link_to_it_each_once() -> None:
    on_it = note_on_entry("moscow", "on it, and [[moscow]]", 1)
    on_words = note_on_words(DOCUMENT, "visits Mos", "half of its name", 2)
    beside = note_on_words(DOCUMENT, "Abe visits ", "just before it", 3)
    links = note_on_entry("abe", "went to [[moscow@atlas]]", 4)
    notes = [links, on_words, beside, on_it]
    placed = place_notes(DOCUMENT, notes)
    about = notes_about("moscow@atlas", notes, placed, [mention(DOCUMENT, "Moscow", "moscow")])
    assert [(one.note, one.bearing) for one in about] == [
        (on_it, Bearing.ON_IT),
        (on_words, Bearing.ON_ITS_WORDS),
        (links, Bearing.LINKS),
    ]

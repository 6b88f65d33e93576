"""What is told by how plain text is typed."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.plain.paragraphs import blocks_of
from reader.formats.plain.read import plain_contents
from reader.formats.read import read_document
from reader.text.document import Emphasis, Role
from tests.formats.reading import shown

_BOOK = Path(__file__).parent / "samples" / "gutenberg.txt"
_PROSE = "\n\n".join(
    [
        textwrap.fill(
            "The islands lie between two seas and have been claimed since the war. " * 5, 70
        )
    ]
    * 4
)


def _after_prose(words: str) -> list[tuple[Role, int, str]]:
    text = f"{_PROSE}\n\n{words}"
    return [(b.role, b.level, text[b.start : b.end]) for b in blocks_of(text)[4:]]


def test_a_book_of_project_gutenberg_tells_its_title_and_its_chapters() -> None:
    document = read_document(_BOOK, document_id="x", companion=None)
    assert document.text == _BOOK.read_text()
    said = document.metadata
    assert said.title == "The Lighthouse of Vell A Tale of the Northern Coast"
    assert (said.author, said.language, str(said.date)) == ("Ann Author", "en", "1895")
    assert said.source == "https://www.gutenberg.org/ebooks/99999"
    blocks = [(role, words.split("\n")[0].strip()) for role, words in shown(document)]
    assert blocks[0][0] == blocks[-1][0] == Role.CREDIT
    inside = [block for block in blocks if block[0] != Role.CREDIT]
    assert inside == [
        (Role.HEADING, "THE LIGHTHOUSE OF VELL"),
        (Role.PARAGRAPH, "by Ann Author"),
        (Role.HEADING, "CONTENTS"),
        (Role.VERSE, "CHAPTER I. The Rock"),
        (Role.HEADING, "BOOK THE FIRST"),
        (Role.HEADING, "CHAPTER I."),
        (Role.PARAGRAPH, "Nobody had lived on the rock of Vell since the great storm, and"),
        (Role.PARAGRAPH, "“It is not to be done,” said the captain. “I have seen many rocks in"),
        (Role.VERSE, "The lamp is lit, the lamp is lit,"),
        (Role.FOOTNOTE, "[1] They are gone now, the gulls: see https://example.org/gulls_(birds)."),
        (Role.RULE, "*       *       *       *       *"),
        (Role.PARAGRAPH, "The year went by as years do on the coast, with herring in the spring"),
        (Role.HEADING, "CHAPTER II."),
        (Role.TABLE, "Oil        twelve barrels"),
        (Role.PARAGRAPH, "Then came the lamp, and with it came the keeper, who was not a man of"),
        (Role.LIST_ITEM, "- the barrels, of which two"),
        (Role.LIST_ITEM, "- the wicks"),
        (Role.LIST_ITEM, "- the box"),
        (Role.PARAGRAPH, "THE END"),
    ]
    emphasis = [document.text[mark.start : mark.end] for mark in document.marks]
    assert emphasis == ["nobody"]
    note, address = document.links
    assert document.text[slice(*document.targets[note.address[1:]])].startswith("[1] They")
    assert document.text[note.start : note.end] == "[1]"
    assert address.address == "https://example.org/gulls_(birds)"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("CHAPTER XII", 2),
        ("Chapter 3. In which the keeper comes", 2),
        ("PART II\n\nwords", 1),
        ("Book the Second", 1),
        ("ACT I", 1),
        ("PREFACE", 2),
        ("Appendix B.", 0),
        ("XIV.", 3),
        ("Kapitel 4", 2),
        ("A Title\n=======", 1),
        ("A part\n------", 2),
        ("\n\nTHE STORM AT SEA", 3),
        ("THE STORM AT SEA", 0),
        ("Part one of the plan was never told to anybody else, and so on and on it went.", 0),
        ("part two", 0),
        ("Chapter and verse", 0),
        ("I", 3),
    ],
)
def test_headings_are_told_by_their_shape(words: str, level: int) -> None:
    role, found, _ = _after_prose(words)[0]
    assert (found if role == Role.HEADING else 0) == level


def test_lines_that_had_room_for_more_words_are_kept() -> None:
    address = "The Editor,\nThe House,\nLondon"
    assert _after_prose(address) == [(Role.VERSE, 0, address)]
    prose = textwrap.fill("It is a plain paragraph that says what it says and is wrapped. " * 3, 70)
    assert _after_prose(prose) == [(Role.PARAGRAPH, 0, prose)]


def test_verse_keeps_what_its_lines_are_set_in_by() -> None:
    verse = "    One line of it\n      and another\n    and a third"
    assert _after_prose(verse) == [(Role.VERSE, 0, verse)]


@pytest.mark.parametrize("rule", ["* * *", "-----", "*   *   *", "=====", "***"])
def test_signs_that_part_scenes_are_rules(rule: str) -> None:
    assert _after_prose(rule) == [(Role.RULE, 0, rule)]


def test_emphasis_is_closed_in_its_paragraph_and_is_no_name_of_a_program() -> None:
    text = "so _very\nsad_ and snake_case_name, __init__, _not\n\nclosed_ and _ alone _."
    contents = plain_contents(text, blocks_of(text))
    marks = [(text[m.start : m.end], m.emphasis) for m in contents.marks]
    assert marks == [("very\nsad", Emphasis.EMPHASIS)]


def test_addresses_are_links_without_the_sentence_around_them() -> None:
    text = "See (http://a.org/b_(c)), <https://d.org/?q=1&r>. And http://e.org/x[1] too: ftp://f"
    links = plain_contents(text, blocks_of(text)).links
    assert [link.address for link in links] == [
        "http://a.org/b_(c)",
        "https://d.org/?q=1&r",
        "http://e.org/x",
    ]
    assert [text[link.start : link.end] for link in links] == [link.address for link in links]


def test_a_note_is_the_next_one_of_its_number() -> None:
    text = "one[1] two[2]\n\n[1] first\n\nthree[1]\n\n[Footnote 1: second]\n\nfour[1]"
    contents = plain_contents(text, blocks_of(text))
    told = [
        (link.start, text[slice(*contents.targets[link.address[1:]])]) for link in contents.links
    ]
    assert told == [(3, "[1] first"), (text.index("[1]\n\n[F"), "[Footnote 1: second]")]


_LINES = st.lists(
    st.sampled_from(
        ["", "", "CHAPTER I", "* * *", "- item", "  set in", "a    b    c", "====", "[1] n", "x[1]"]
    )
    | st.text(alphabet="ab _[]1.-*=\tÉA|", max_size=80),
    max_size=30,
).map("\n".join)


@given(_LINES)
def test_no_character_is_lost_or_doubled_by_shapes(text: str) -> None:
    contents = plain_contents(text, blocks_of(text))
    at = 0
    for block in contents.blocks:
        assert not text[at : block.start].strip()
        assert text[block.start : block.end].strip()
        at = block.end
    assert not text[at:].strip()
    ends = [0]
    for link in contents.links:
        assert ends[-1] <= link.start < link.end <= len(text)
        ends.append(link.end)


@given(st.lists(_LINES, min_size=1, max_size=3).map("\n\n".join), st.data())
def test_the_first_part_has_the_blocks_of_the_whole(text: str, data: st.DataObject) -> None:
    text = f"{_PROSE * 8}\n\n{text}"
    end = data.draw(st.integers(8000, len(text)))
    whole, first = blocks_of(text), blocks_of(text[:end])
    assert first[:-2] == whole[: len(first[:-2])]

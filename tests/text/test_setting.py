"""Rows as they are drawn: justified, parted, spaced, from right to left; cells and offsets."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.cells import cell_width
from reader.text.document import Block, Role
from reader.text.layout import Layout
from reader.text.typography import Typography

_PROSE = (
    "The international community’s understanding of extraordinary circumstances "
    "notwithstanding, internationalization continues unabated in “most” of the world"
)


def _layout(
    text: str, width: int, typography: Typography, role: Role = Role.PARAGRAPH, marker: str = ""
) -> Layout:
    layout = Layout(text, (Block(0, len(text), role, marker=marker),), width, typography=typography)
    layout.settle_more(len(text) + 1)
    return layout


def _drawn(layout: Layout) -> list[str]:
    rows = []
    for number in range(layout.height):
        line = layout.line(number)
        shown = "".join(piece.shown for piece in layout.set_line(line).pieces) if line else ""
        rows.append((line.prefix if line else "") + shown)
    return rows


def test_justified_lines_end_at_one_column_but_the_last() -> None:
    rows = _drawn(_layout(_PROSE, 50, Typography(justify=True)))
    assert {len(row) for row in rows[:-1]} == {50}
    assert len(rows[-1]) < 50
    assert " ".join(" ".join(rows).split()) == _PROSE


def test_a_line_that_would_fall_apart_is_not_justified() -> None:
    rows = _drawn(_layout("a b " + "c" * 38, 40, Typography(justify=True)))
    assert rows[0] == "a b"


def test_code_and_verse_are_never_justified() -> None:
    for role in (Role.CODE, Role.VERSE, Role.TABLE):
        text = "one two three\nfour five six seven"
        rows = _drawn(_layout(text, 26, Typography(justify=True), role))
        assert rows[0].strip() == "one two three"


def test_words_are_parted_by_the_rules_of_their_language() -> None:
    rows = _drawn(_layout(_PROSE, 40, Typography(hyphenate=True, language="en")))
    parted = [row for row in rows if row.endswith("-")]
    assert parted
    assert all(len(row) <= 40 for row in rows)
    german = "Donaudampfschifffahrtsgesellschaft " * 4
    rows = _drawn(_layout(german, 25, Typography(hyphenate=True, language="de-AT")))
    assert rows[0].endswith("-")
    assert "".join(rows).replace("-", "").replace(" ", "") == german.replace(" ", "")


def test_no_three_lines_in_a_row_end_in_a_hyphen() -> None:
    text = "internationalization " * 60
    rows = _drawn(_layout(text, 31, Typography(hyphenate=True, language="en")))
    assert any(row.endswith("-") for row in rows)
    assert not any(
        all(row.endswith("-") for row in three)
        for three in zip(rows, rows[1:], rows[2:], strict=False)
    )


@pytest.mark.parametrize("language", ["", "xx-unknown", "ja"])
def test_words_of_a_language_without_rules_are_not_parted(language: str) -> None:
    rows = _drawn(_layout(_PROSE, 30, Typography(hyphenate=True, language=language)))
    assert not any(row.endswith("-") for row in rows)


def test_a_soft_hyphen_is_seen_only_where_a_line_ends_on_it() -> None:
    rows = _drawn(_layout("inter\xadnational word", 8, Typography()))
    assert rows == ["inter-", "national", "word"]
    assert _drawn(_layout("inter\xadnational word", 20, Typography())) == ["international word"]


def test_chinese_and_japanese_rows_have_no_hyphens() -> None:
    text = "漢字かな交じり文" * 9
    rows = _drawn(_layout(text, 21, Typography(hyphenate=True, language="en", justify=True)))
    assert "".join(rows) == text


@pytest.mark.parametrize("spacing", [2, 3])
def test_lines_stand_apart_and_paragraphs_further(spacing: int) -> None:
    text = "one two three\n\nfour"
    blocks = (Block(0, 13), Block(15, 19))
    layout = Layout(text, blocks, 5, typography=Typography(spacing=spacing))
    layout.settle_more(100)
    rows = [number for number in range(layout.height) if layout.line(number)]
    assert rows == [0, spacing, 2 * spacing, 3 * spacing + 1][: len(rows)]
    for number in rows:
        line = layout.line(number)
        assert line is not None
        assert layout.row_of(line.start) == number
        assert layout.offset_of(number) == line.start
        if number:
            assert layout.offset_of(number - 1) == line.start, "the next row that shows any"


def test_words_from_right_to_left_stand_in_the_order_in_which_they_are_read() -> None:
    text = "שלום עולם (abc) 123"
    rows = _drawn(_layout(text, 30, Typography()))
    assert rows == ["123 (abc) םלוע םולש".rjust(30)]
    assert _drawn(_layout(text, 30, Typography(orders_bidi=False))) == [text]
    assert _drawn(_layout("he said שלום!", 30, Typography())) == ["he said םולש!"]


def test_controls_of_direction_are_shown_and_not_obeyed() -> None:
    assert _drawn(_layout("a\u202ecba", 30, Typography())) == ["a\ufffdcba"]


_MIXED = st.text(st.sampled_from("ab e\u0301漢-שלע(1)\u200b\xad’👍"), min_size=1, max_size=90)
_HOW = st.builds(
    Typography,
    spacing=st.integers(1, 3),
    justify=st.booleans(),
    hyphenate=st.booleans(),
    language=st.just("en"),
    orders_bidi=st.booleans(),
)


@settings(deadline=None)
@given(_MIXED, st.integers(2, 30), _HOW, st.sampled_from(list(Role)))
def test_however_lines_are_set_a_character_is_found_in_its_own_cell(
    text: str, width: int, typography: Typography, role: Role
) -> None:
    layout = _layout(text, width, typography, role, marker="•")
    for number in range(layout.height):
        line = layout.line(number)
        if line is None:
            continue
        row = layout.set_line(line)
        shown = line.prefix + "".join(piece.shown for piece in row.pieces)
        assert cell_width(shown) <= max(width, 2)
        for piece in row.pieces:
            if cell_width(piece.shown[:1]) and piece.end > piece.start:
                assert layout.offset_at(number, layout.column_of(piece.start)) == piece.start


@settings(deadline=None)
@given(_MIXED, st.integers(2, 30), _HOW)
def test_however_lines_are_set_every_character_is_drawn_once(
    text: str, width: int, typography: Typography
) -> None:
    layout = _layout(text, width, typography)
    drawn: list[int] = []
    for number in range(layout.height):
        if line := layout.line(number):
            pieces = layout.set_line(line).pieces
            drawn += [offset for piece in pieces for offset in range(piece.start, piece.end)]
    assert len(drawn) == len(set(drawn))
    assert {offset for offset, char in enumerate(text) if not char.isspace()} <= set(drawn)


def test_what_is_left_of_a_wide_line_of_verse_or_code_is_seen_to_be_so() -> None:
    verse = "  Tyger tyger, burning bright,\nIn the forests"
    assert _drawn(_layout(verse, 22, Typography(), Role.VERSE)) == [
        "    Tyger tyger,",
        "      burning",
        "      bright,",
        "  In the forests",
    ]
    code = "if a_long_name:\n    b()"
    assert _drawn(_layout(code, 12, Typography(), Role.CODE)) == [
        "  if a_long_",
        "↪ name:",
        "      b()",
    ]


def test_a_caption_stands_with_its_picture_and_notes_with_each_other() -> None:
    text = "A hill\n\nThe hill in June\n\nfirst\n\nsecond"
    blocks = (
        Block(0, 6, Role.IMAGE),
        Block(8, 24, Role.CAPTION),
        Block(26, 31, Role.FOOTNOTE, marker="1"),
        Block(33, 39, Role.FOOTNOTE, marker="2"),
    )
    layout = Layout(text, blocks, 40)
    layout.settle_more(100)
    assert _drawn(layout) == ["▣ A hill", "  The hill in June", "", "1 first", "2 second"]


@pytest.mark.parametrize("words", ["word ", "漢字、仮名", "Ein “längeres” Wort "])
def test_the_height_is_known_nearly_before_everything_is_laid_out(words: str) -> None:
    paragraphs = [words * (20 + number % 37) for number in range(300)]
    starts = itertools.accumulate((len(one) + 2 for one in paragraphs), initial=0)
    blocks = tuple(
        Block(start, start + len(one)) for start, one in zip(starts, paragraphs, strict=False)
    )
    text = "\n\n".join(paragraphs)
    layout = Layout(text, blocks, 66)
    layout.settle(0, 40)
    estimated = layout.height
    layout.settle_more(len(text))
    assert abs(estimated - layout.height) < layout.height * 0.03, "a scroll bar of 40 rows"

"""Rows and offsets: each conversion there and back, at any width, for any characters."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from reader.text.cells import cell_width
from reader.text.document import Block, Role
from reader.text.layout import Layout
from reader.text.pieces import LONG_BLOCK
from reader.text.visible import visible
from reader.text.wrap import wrap

_LETTERS = st.sampled_from("ab é-—'\t漢字、。「」😀e\u0301\u200d\u00a0\u00adع\x1b")
_TEXTS = st.text(_LETTERS, max_size=120)
_WIDTHS = st.integers(2, 40)


def _words(text: str) -> str:
    return "".join(text.split())


@given(_TEXTS, _WIDTHS)
def test_wrapping_loses_no_character_but_white_space(text: str, width: int) -> None:
    lines = wrap(text, 0, len(text), width, cell_width)
    assert _words("".join(text[start:end] for start, end in lines)) == _words(text)


@given(_TEXTS, _WIDTHS)
def test_no_line_is_wider_than_the_width(text: str, width: int) -> None:
    for start, end in wrap(text, 0, len(text), width, cell_width):
        assert cell_width(visible(text[start:end])) <= width


@given(_TEXTS, _WIDTHS)
def test_lines_follow_each_other_and_begin_with_no_white_space(text: str, width: int) -> None:
    lines = wrap(text, 0, len(text), width, cell_width)
    for (_, end), (start, _) in itertools.pairwise(lines):
        assert end <= start
    assert all(text[start] not in " \t\n" for start, end in lines if end > start)


def test_a_line_never_begins_with_a_combining_mark() -> None:
    text = "e\u0301" * 30
    for start, _ in wrap(text, 0, len(text), 7, cell_width):
        assert text[start] == "e"


def test_words_are_kept_whole_where_they_fit() -> None:
    text = "a lone great power constantly in search of a balance"
    lines = [text[start:end] for start, end in wrap(text, 0, len(text), 12, cell_width)]
    assert lines == ["a lone great", "power", "constantly", "in search of", "a balance"]


def test_a_hyphenated_word_may_break_after_its_hyphen() -> None:
    text = "the Sino-Japanese dispute"
    lines = [text[start:end] for start, end in wrap(text, 0, len(text), 12, cell_width)]
    assert lines == ["the Sino-", "Japanese", "dispute"]


def test_curly_quotes_stay_with_the_wide_words_inside_them() -> None:
    text = "島 “尖閣諸島”"
    for width in range(6, 14):
        rows = [text[start:end] for start, end in wrap(text, 0, len(text), width, cell_width)]
        assert not any(row.startswith("”") or row.endswith("“") for row in rows), (width, rows)


def test_chinese_breaks_anywhere_but_before_a_full_stop() -> None:
    text = "钓鱼岛是中国的。固有领土"
    lines = [text[start:end] for start, end in wrap(text, 0, len(text), 14, cell_width)]
    assert lines == ["钓鱼岛是中国", "的。固有领土"]


def _page(paragraphs: list[str]) -> tuple[str, tuple[Block, ...]]:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return "\n\n".join(paragraphs), tuple(blocks)


_PARAGRAPHS = st.lists(
    st.text(st.sampled_from("ab é漢-"), min_size=1, max_size=80).filter(str.strip),
    min_size=1,
    max_size=12,
)


@given(_PARAGRAPHS, _WIDTHS, st.data())
def test_the_row_of_an_offset_shows_that_offset(
    paragraphs: list[str], width: int, data: st.DataObject
) -> None:
    text, blocks = _page(paragraphs)
    layout = Layout(text, blocks, width)
    offset = data.draw(st.integers(0, len(text) - 1))
    line = layout.line(layout.row_of(offset))
    assert line is not None
    assert line.start <= offset < line.end or not text[offset].strip() or offset < line.start


@given(_PARAGRAPHS, _WIDTHS)
def test_the_first_offset_of_each_row_leads_back_to_it(paragraphs: list[str], width: int) -> None:
    text, blocks = _page(paragraphs)
    layout = Layout(text, blocks, width)
    layout.settle_more(len(text) + 1)
    for row in range(layout.height):
        line = layout.line(row)
        if line is not None:
            assert layout.offset_of(row) == line.start
            assert layout.row_of(line.start) == row


@given(_PARAGRAPHS, _WIDTHS, st.integers(1, 60))
def test_laying_out_in_steps_gives_the_same_rows(
    paragraphs: list[str], width: int, step: int
) -> None:
    text, blocks = _page(paragraphs)
    at_once, stepwise = Layout(text, blocks, width), Layout(text, blocks, width)
    at_once.settle_more(len(text) + 1)
    while not stepwise.is_settled:
        stepwise.settle_more(step)
    assert at_once.height == stepwise.height
    assert [at_once.line(row) for row in range(at_once.height)] == [
        stepwise.line(row) for row in range(stepwise.height)
    ]


def test_what_is_on_screen_is_exact_before_the_rest_is_laid_out() -> None:
    text, blocks = _page(["word " * 300] * 200)
    lazily, wholly = Layout(text, blocks, 40), Layout(text, blocks, 40)
    wholly.settle_more(len(text))
    offset = blocks[100].start
    row = lazily.row_of(offset)
    lazily.settle(row, 30)
    exact = wholly.row_of(offset)
    assert [lazily.line(row + n) for n in range(30)] == [wholly.line(exact + n) for n in range(30)]
    assert not lazily.is_settled


def test_a_book_in_one_paragraph_is_laid_out_in_pieces() -> None:
    text = "word " * (LONG_BLOCK // 2)
    layout = Layout(text, (Block(0, len(text)),), 60)
    layout.settle(0, 40)
    assert not layout.is_settled
    layout.settle_more(len(text))
    shown = [layout.line(row) for row in range(layout.height)]
    assert _words("".join(text[line.start : line.end] for line in shown if line)) == _words(text)


def test_code_keeps_its_lines_and_its_spaces() -> None:
    text = "if a:\n    b()\n"
    layout = Layout(text, (Block(0, 13, Role.CODE),), 20)
    shown = [layout.line(row) for row in range(layout.height)]
    assert [text[line.start : line.end] for line in shown if line] == ["if a:", "    b()"]


def test_list_items_stand_together_and_paragraphs_apart() -> None:
    text = "one\ntwo\nthree"
    items = (Block(0, 3, Role.LIST_ITEM, 0, "•"), Block(4, 7, Role.LIST_ITEM, 0, "•"))
    assert Layout(text, items, 20).line(1) is not None
    assert Layout(text, (Block(0, 3), Block(4, 7)), 20).line(1) is None


def test_an_empty_page_has_no_rows() -> None:
    layout = Layout("", (), 20)
    assert (layout.height, layout.line(0), layout.row_of(0), layout.offset_of(0)) == (0, None, 0, 0)

"""The parts of a document."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.text.document import Block, Document, Metadata, Part, Role
from reader.text.outline import chapters, next_start, outline, part_at


def _document(*levels: int, parts: tuple[Part, ...] = ()) -> Document:
    text = "".join(f"Heading  {number}\n\nwords\n\n" for number, _ in enumerate(levels))
    size = len(text) // max(1, len(levels))
    blocks = tuple(
        block
        for number, level in enumerate(levels)
        for block in (
            Block(number * size, number * size + 10, Role.HEADING, level),
            Block(number * size + 12, number * size + 17),
        )
    )
    return Document("d", Metadata("Title"), text, blocks, parts=parts)


@given(st.lists(st.integers(0, 6), min_size=1, max_size=9))
def test_levels_have_no_gaps_and_order_stays(levels: list[int]) -> None:
    parts = outline(_document(*levels))
    assert [part.start for part in parts] == sorted(part.start for part in parts)
    assert parts[0].level == 1
    for before, after in pairwise(parts):
        assert after.level <= before.level + 1


def test_headings_are_the_outline_where_the_format_tells_none() -> None:
    parts = outline(_document(1, 3, 2, 1))
    assert [part.level for part in parts] == [1, 2, 2, 1]
    assert parts[0].title == "Heading 0"


def test_what_the_format_tells_counts_over_headings() -> None:
    told = (Part(0, 1, "One"), Part(5, 2, "Two\nlines"))
    assert outline(_document(1, 1, parts=told)) == (Part(0, 1, "One"), Part(5, 2, "Two lines"))


def test_chapters_are_the_outermost_parts_but_for_one_that_holds_all() -> None:
    assert [part.start for part in chapters(outline(_document(1, 2, 1)))] == [0, 38]
    book = outline(_document(1, 2, 3, 2))
    assert [part.level for part in chapters(book)] == [1, 2, 2]
    assert chapters(()) == ()
    deep = tuple(Part(level, level, "in it") for level in range(1, 20_000))
    assert chapters(deep) == deep[:2]


def test_the_part_of_an_offset_is_the_last_that_begins_before_or_there() -> None:
    parts = outline(_document(1, 2))
    assert [part_at(parts, offset) for offset in (-1, 0, 5, 19, 99)] == [-1, 0, 0, 1, 1]


def test_from_inside_of_a_part_the_one_before_is_its_own_beginning() -> None:
    starts = [0, 10, 20]
    assert next_start(starts, 10, 1) == 20
    assert next_start(starts, 15, -1) == 10
    assert next_start(starts, 10, -1) == 0
    assert next_start(starts, 20, 1) is None
    assert next_start(starts, 0, -1) is None

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.errors import UnknownFormatError
from reader.formats.pdf.read import read_pdf
from reader.formats.read import read_document
from reader.text.document import Role
from reader.text.format import Format
from reader.text.reading_as import AS_IT_IS
from tests.formats.pdfs import Put, column, pdf

if TYPE_CHECKING:
    from pathlib import Path

    from reader.formats.contents import Contents

PROSE = """
The wind that comes over the northern plain in the first days of March is dry, and
it carries the dust of the fields with it as far as the coast, where the fisher-
men shut their doors. Nobody has measured it as well as the well-known observer of
the lighthouse did.
"""
WHOLE = (
    "The wind that comes over the northern plain in the first days of March is dry, and it"
    " carries the dust of the fields with it as far as the coast, where the fishermen shut their"
    " doors. Nobody has measured it as well as the well-known observer of the lighthouse did."
)


def read(tmp_path: Path, data: bytes, head: int | None = None) -> Contents:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return read_pdf(path, AS_IT_IS, head)


def told(contents: Contents) -> list[tuple[Role, str]]:
    return [(block.role, contents.text[block.start : block.end]) for block in contents.blocks]


def test_lines_become_a_paragraph_and_parted_words_are_whole_again(tmp_path: Path) -> None:
    contents = read(tmp_path, pdf(column(PROSE)))
    assert told(contents) == [(Role.PARAGRAPH, WHOLE)]
    assert contents.metadata.title == "The Wind"
    assert contents.metadata.author == "Ada Lindqvist"


def test_a_pdf_is_a_document_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(column(PROSE)))
    document = read_document(path, document_id="a", companion=None)
    assert document.format == Format.PDF
    assert document.text == WHOLE


def test_running_heads_and_page_numbers_are_no_part_of_the_text(tmp_path: Path) -> None:
    words = ["one", "two", "three", "four"]
    pages = [
        [
            Put(72, 40, "A Study of Winds"),
            *column(f"On page {word} it blows."),
            Put(300, 770, f"{at}"),
        ]
        for at, word in enumerate(words, start=17)
    ]
    assert [text for _, text in told(read(tmp_path, pdf(*pages)))] == [
        f"On page {word} it blows." for word in words
    ]


def test_a_paragraph_goes_on_across_pages_and_its_note_stands_after_it(tmp_path: Path) -> None:
    lines = PROSE.strip().split("\n")
    first = column("\n".join(lines[:2]), top=700)
    note = Put(72, 760, "1 Measured twice.", 7)
    contents = read(tmp_path, pdf([*first, note], column("\n".join(lines[2:]))))
    assert told(contents) == [(Role.PARAGRAPH, WHOLE), (Role.FOOTNOTE, "Measured twice.")]
    assert contents.blocks[1].marker == "1"


def test_larger_and_bold_lines_are_headings_by_their_size(tmp_path: Path) -> None:
    page = [
        Put(72, 60, "Winds", 20),
        Put(72, 85, "Of the north", 14),
        *column(PROSE),
        Put(72, 170, "A bold one", 10, "F2"),
        *column(PROSE, top=190),
    ]
    contents = read(tmp_path, pdf(page))
    found = [
        (block.level, contents.text[block.start : block.end])
        for block in contents.blocks
        if block.role == Role.HEADING
    ]
    assert found == [(1, "Winds"), (2, "Of the north"), (3, "A bold one")]


def test_columns_that_the_file_mixes_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"left column line {at} that is long enough" for at in range(8)]
    right = [f"right column line {at} that is long enough" for at in range(8)]
    page = [
        put
        for at in range(8)
        for put in (Put(60, 100 + 12 * at, left[at]), Put(320, 100 + 12 * at, right[at]))
    ]
    text = read(tmp_path, pdf(page)).text
    assert text.index(left[7]) < text.index(right[0])


def test_cells_that_stand_side_by_side_are_a_table(tmp_path: Path) -> None:
    rows = [("Year", "Rain"), ("1990", "44"), ("1991", "41")]
    page = [
        Put(72 + 150 * at, 100 + 12 * row, cell)
        for row, cells in enumerate(rows)
        for at, cell in enumerate(cells)
    ]
    contents = read(tmp_path, pdf(page))
    assert told(contents) == [(Role.TABLE, "Year | Rain\n1990 | 44\n1991 | 41")]


def test_lists_have_their_markers_and_code_its_lines(tmp_path: Path) -> None:
    code = [Put(90, 200, "if wind:", 10, "F3"), Put(102, 212, "shut(door)", 10, "F3")]
    page = [*column(PROSE), Put(72, 160, "• first point"), Put(72, 172, "• second point"), *code]
    contents = read(tmp_path, pdf(page))
    assert told(contents)[1:] == [
        (Role.LIST_ITEM, "first point"),
        (Role.LIST_ITEM, "second point"),
        (Role.CODE, "if wind:\n  shut(door)"),
    ]
    assert contents.blocks[1].marker == "•"


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_turned_pages_are_read_as_they_are_seen(tmp_path: Path, turned: int) -> None:
    contents = read(tmp_path, pdf(column(PROSE), page_more=f"/Rotate {turned}"))
    assert contents.text.split() == WHOLE.split()


def test_links_and_the_outline_lead_where_the_file_says(tmp_path: Path) -> None:
    link = (
        "<</Type/Annot/Subtype/Link/Rect[70 690 300 712]/A<</S/URI/URI(https://example.org/a)>>>>"
    )
    outline = (
        "<</First 12 0 R/Last 12 0 R/Count 1>>",
        "<</Title(Of rain)/Parent 11 0 R/Dest[15 0 R/Fit]>>",
    )
    data = pdf(
        column("See the page."),
        [Put(72, 60, "Of rain", 16), *column(PROSE)],
        page_more="/Annots[10 0 R]",
        more=(link, *outline),
        root="/Outlines 11 0 R",
    )
    contents = read(tmp_path, data)
    first = contents.links[0]
    assert (contents.text[first.start : first.end], first.address) == (
        "See the page.",
        "https://example.org/a",
    )
    part = contents.parts[0]
    assert contents.text[part.start :].startswith("Of rain")
    assert (part.level, part.title) == (1, "Of rain")


def test_the_first_part_has_what_the_whole_has(tmp_path: Path) -> None:
    pages = [
        [Put(72, 40, "Winds"), *column(f"Page {at} has this.\n{PROSE.strip()}")] for at in range(60)
    ]
    data = pdf(*pages)
    whole, first = read(tmp_path, data), read(tmp_path, data, 1)
    assert whole.complete
    assert not first.complete
    assert whole.text.startswith(first.text)
    assert list(whole.blocks[: len(first.blocks)]) == list(first.blocks)
    assert 15 < len(first.blocks) < len(whole.blocks)


def test_a_scan_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError, match="pictures without text"):
        read(tmp_path, pdf([], []))


def test_lines_of_contents_stay_lines_with_their_numbers_and_few_dots(tmp_path: Path) -> None:
    dots = " . . . . . . . . . . . . . . . ."
    page = [
        Put(72, 60, "Contents", 20),
        Put(72, 100, "1 Of winds", 10, "F2"),
        Put(90, 112, "1.1 The dry one that comes from the north in the first days of March"),
        Put(108, 124, f"and what it carries{dots}{dots}{dots}"),
        Put(90, 136, f"1.2 The wet one{dots}{dots}{dots}{dots}"),
        *[Put(500, 100 + 12 * at, number) for at, number in [(0, "3"), (2, "4"), (3, "9")]],
        Put(72, 160, "It blows and blows, and nobody knows for how long it will."),
    ]
    assert told(read(tmp_path, pdf(page))) == [
        (Role.HEADING, "Contents"),
        (
            Role.VERSE,
            (
                "1 Of winds 3\n"
                "  1.1 The dry one that comes from the north in the first days of March and what it"
                " carries . . . 4\n"
                "  1.2 The wet one . . . 9"
            ),
        ),
        (Role.PARAGRAPH, "It blows and blows, and nobody knows for how long it will."),
    ]

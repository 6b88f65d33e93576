"""Bylines and credits, set apart from the argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.formats.apparatus import set_apart
from reader.formats.plain.paragraphs import paragraphs
from reader.text.companion import BylineQuote, Companion
from reader.text.document import Metadata, Role
from tests.formats.reading import read, shown

if TYPE_CHECKING:
    from pathlib import Path


def _companion(opening: str = "", closing: str = "", credit: str = "") -> Companion:
    byline = BylineQuote(opening, closing) if opening else None
    return Companion("", Metadata(""), byline=byline, credit=credit)


def test_a_byline_over_several_paragraphs_becomes_one_block(tmp_path: Path) -> None:
    companion = _companion("Ann Author", "More >")
    document = read(tmp_path, "one\n\nAnn Author\n\nteaches.\n\nMore >\n\ntwo", companion=companion)
    assert shown(document) == [
        (Role.PARAGRAPH, "one"),
        (Role.BYLINE, "Ann Author\n\nteaches.\n\nMore >"),
        (Role.PARAGRAPH, "two"),
    ]


def test_words_beside_a_byline_in_its_paragraph_stay_a_paragraph(tmp_path: Path) -> None:
    companion = _companion("By Ann", "Author.")
    document = read(tmp_path, "He said. By Ann An Author. And so on.", companion=companion)
    assert shown(document) == [
        (Role.PARAGRAPH, "He said."),
        (Role.BYLINE, "By Ann An Author."),
        (Role.PARAGRAPH, "And so on."),
    ]


def test_the_last_words_like_the_credit_are_the_credit(tmp_path: Path) -> None:
    companion = _companion(credit="From the Times.")
    document = read(tmp_path, "From the Times.\n\nwords\n\nFrom the Times.", companion=companion)
    assert [role for role, _ in shown(document)] == [Role.PARAGRAPH, Role.PARAGRAPH, Role.CREDIT]


def test_a_last_line_of_the_usual_form_is_a_credit_without_a_companion(tmp_path: Path) -> None:
    document = read(tmp_path, "words\n\nThis article originally appeared in the Times.\n")
    assert shown(document)[-1][0] == Role.CREDIT


def test_a_long_paragraph_that_begins_like_a_credit_is_a_paragraph(tmp_path: Path) -> None:
    document = read(tmp_path, "a\n\nThis article originally appeared in " + "many words " * 60)
    assert shown(document)[-1][0] == Role.PARAGRAPH


def test_quotes_that_are_not_in_the_text_are_told(tmp_path: Path) -> None:
    companion = _companion("Ann", "More >", credit="From the Times.")
    document = read(tmp_path, "words of Ann", companion=companion)
    assert [role for role, _ in shown(document)] == [Role.PARAGRAPH]
    assert len(document.warnings) == 2
    assert "byline" in document.warnings[0]
    assert "credit" in document.warnings[1]


@given(st.text(alphabet="ab \n", min_size=1, max_size=60), st.data())
def test_nothing_is_lost_or_doubled_by_setting_apart(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    companion = _companion(text[start:end].strip(), credit=text[end:].strip())
    blocks, _ = set_apart(text, paragraphs(text), companion, complete=True)
    covered = [index for block in blocks for index in range(block.start, block.end)]
    assert covered == sorted(set(covered))
    assert [c for index, c in enumerate(text) if index in set(covered) and not c.isspace()] == [
        c for c in text if not c.isspace()
    ]

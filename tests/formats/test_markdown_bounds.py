"""Markdown that is deep, long or only begun."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from reader.formats.markdown.read import markdown_contents
from tests.formats.reading import read, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.formats.contents import Contents


def _markdown(source: str, head: int | None = None) -> Contents:
    return markdown_contents(source, "essay.md", head=head)


@pytest.mark.parametrize(
    "source",
    [
        ">" * 10_000 + "word",
        "> " * 10_000 + "word",
        "[" * 10_000 + "word",
        "![" * 10_000 + "word",
        "[" * 5_000 + "word" + "](x)" * 5_000,
        "- " * 10_000 + "word",
        "".join("  " * depth + "- a\n" for depth in range(200)) + "  " * 200 + "- word",
        "*a **a " * 5_000 + "word",
        "<" * 10_000 + "word",
        "a " + "`" * 10_000 + "word",
        "|a" * 2_000 + "\n" + "|-" * 2_000 + "\n" + "|x\n" * 500 + "|word",
        "[a]:" * 10_000 + " word",
        "[^a]: " * 10_000 + "word",
        "[^a]: x\n\n" + "[^" * 40_000 + " word",
        "mailto:" * 14_000 + " word",
        "XMPP:a@b/" * 10_000 + " word",
        "<div>" * 10_000 + "word",
        "<p>-->" + "<!-- " * 100_000 + "word",
        "word <a " + "a" * 90_000 + ">",
        "<b>" * 30_000 + "word",
        "".join("    " * depth + f"[^{depth}]: - x\n" for depth in range(300)) + "word",
    ],
    ids=lambda source: repr(source[:12]),
)
def test_deep_nesting_neither_raises_nor_hangs_nor_loses_words(source: str) -> None:
    started = time.process_time()
    contents = _markdown(source)
    assert time.process_time() - started < 20
    assert "word" in contents.text or not contents.blocks
    assert len(contents.text) < 3 * len(source) + 1000


def test_a_row_of_one_cell_under_many_columns_costs_one_cell() -> None:
    source = "|a" * 1_000 + "\n" + "|-" * 1_000 + "\n" + "|x\n" * 60
    assert len(_markdown(source).text) < 2 * len(source)


def test_a_paragraph_too_long_to_parse_is_shown_as_it_stands(tmp_path: Path) -> None:
    document = read(tmp_path, "*a* " * 30_000 + "\n\n*b*", "essay.md")
    assert document.text.startswith("*a* *a*")
    assert words_of(document)[-1] == "b"
    assert "1 paragraphs" in document.warnings[0]


_PARAGRAPH = "Some *words* about [islands][isl], `code` and **strong** things.\n"


@pytest.mark.parametrize(
    "source",
    [
        (_PARAGRAPH * 3 + "\n") * 1500,
        ("- " + _PARAGRAPH) * 5000,
        ("> " + _PARAGRAPH + "\n") * 5000,
        ("## H\n\n```\ncode\n\nmore\n```\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n" + _PARAGRAPH) * 1500,
    ],
    ids=["paragraphs", "list", "quotation", "mixed"],
)
def test_the_first_part_has_text_blocks_and_links_of_the_whole(source: str) -> None:
    source += "\n\n## Links\n[isl]: http://a.org/x\n"
    whole = _markdown(source)
    first = _markdown(source, head=65_536)
    assert not first.complete
    assert 5_000 < len(first.text) < 65_536
    assert whole.text.startswith(first.text)
    assert list(first.blocks) == list(whole.blocks[: len(first.blocks)])
    assert list(first.marks) == list(whole.marks[: len(first.marks)])
    assert list(first.links) == list(whole.links[: len(first.links)])
    assert first.links[-1].address == "http://a.org/x"


def test_a_source_of_one_block_is_read_whole_when_that_is_soon_done() -> None:
    assert _markdown("*word* " * 10_000, head=65_536).complete
    assert _markdown("| a | b |\n|--|--|\n" + "| 1 | 2 |\n" * 10_000, head=65_536).complete


def test_words_after_very_many_definitions_are_found() -> None:
    source = (
        "".join(f"[{number}]: http://a.org/{number}\n\n" for number in range(40_000)) + "word [7]"
    )
    first = _markdown(source, head=65_536)
    assert first.text == "word 7"
    assert first.links[0].address == "http://a.org/7"

"""``reader glossary candidates``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.errors import Exit
from reader.desk.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Reader

TEXT = "They fled to Gondor with Tom Bombadil.\n\nFrom Gondor and Rohan they wrote to Bombadil."


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "essay.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_candidates_are_listed_with_count_kind_aliases_and_first_sentence(
    reader: Reader, file: str
) -> None:
    ran = reader("glossary", "candidates", file)
    assert ran.code == Exit.OK
    assert ran.out.splitlines() == [
        "Tom Bombadil (person, 2×; also Bombadil)",
        "    They fled to Gondor with Tom Bombadil.",
        "Gondor (2×)",
        "    They fled to Gondor with Tom Bombadil.",
        "Rohan (1×)",
        "    From Gondor and Rohan they wrote to Bombadil.",
    ]


def test_as_json_each_has_the_places_where_it_stands(reader: Reader, file: str) -> None:
    told = reader("glossary", "candidates", file, "--json").json
    first = told["candidates"][0]
    assert (first["text"], first["kind"], first["aliases"], first["count"]) == (
        "Tom Bombadil",
        "person",
        ["Bombadil"],
        2,
    )
    starts = (TEXT.index("Tom Bombadil"), TEXT.rindex("Bombadil"))
    ends = (starts[0] + 12, starts[1] + 8)
    assert first["places"] == [
        f"doc:{told['document']}#{start}-{end}" for start, end in zip(starts, ends, strict=True)
    ]
    assert first["sentence"] == "They fled to Gondor with Tom Bombadil."
    assert told["total"] == 3


def test_a_limit_leaves_out_the_least_and_says_so(reader: Reader, file: str) -> None:
    ran = reader("glossary", "candidates", file, "--limit", "1")
    assert len(ran.out.splitlines()) == 2
    assert ran.err == "reader: 2 more; --all lists them\n"
    assert reader("glossary", "candidates", file, "--limit", "1", "--json").json["total"] == 3
    assert len(reader("glossary", "candidates", file, "--all").out.splitlines()) == 6


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1001", "９"])
def test_a_limit_that_is_none_is_refused(reader: Reader, file: str, limit: str) -> None:
    ran = reader("glossary", "candidates", file, f"--limit={limit}")
    assert ran.code == Exit.USAGE
    assert "is not a number from 1 to 1,000" in ran.err


def test_dismissed_candidates_are_left_out(reader: Reader, file: str) -> None:
    from reader.base.paths import Paths

    Desk(Paths.discover()).acquaintance.dismiss("Tom Bombadil")
    told = reader("glossary", "candidates", file, "--json").json
    assert [one["text"] for one in told["candidates"]] == ["Gondor", "Rohan"]


def test_control_characters_of_the_text_are_not_printed(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    path.write_text("They fled to \x1b[31m Gondor\x1b[0m at night.", encoding="utf-8")
    ran = reader("glossary", "candidates", str(path))
    assert "Gondor" in ran.out
    assert "\x1b" not in ran.out

"""``reader brief``: what to know before reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit
from reader.library.acquaintance import Acquaintance
from reader.text.place import DocumentPlace, parse_place

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from reader.cli.output import Output
    from tests.cli.running import Reader

TEXT = "Of the Northern Territories.\n\nShinzo Abe spoke; Abe's words.\n\nThen Yasukuni.\n"


def test_a_text_is_briefed_in_the_order_of_first_mention(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "essay.txt").write_text(TEXT)
    ran = reader("brief", str(tmp_path / "essay.txt"))
    assert ran.code == Exit.OK
    lines = ran.out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("· South Kuril Islands / Northern Territories (1×): Russia’s name")
    assert "北方領土 (Hoppō Ryōdo)" in lines[0]
    assert lines[1].startswith("· Shinzo Abe (2×): ")
    assert lines[2].startswith("· Yasukuni Shrine (1×): 靖国神社 (Yasukuni Jinja)")
    assert "[" not in ran.out


def test_what_is_known_is_left_out_and_with_all_marked(
    reader: Reader, reader_home: Path, tmp_path: Path
) -> None:
    (tmp_path / "essay.txt").write_text(TEXT)
    Acquaintance(reader_home / "acquaintance.json").know("shinzo-abe")
    ran = reader("brief", str(tmp_path / "essay.txt"))
    assert "· Shinzo Abe" not in ran.out
    assert ran.out.endswith("\n\n1 term that you know is left out; --all has it.\n")
    every = reader("brief", str(tmp_path / "essay.txt"), "--all")
    assert "· Shinzo Abe (2×, known): " in every.out
    assert "left out" not in every.out


def test_json_has_every_name_and_the_first_place(
    reader: Reader, reader_home: Path, tmp_path: Path
) -> None:
    (tmp_path / "essay.txt").write_text(TEXT)
    Acquaintance(reader_home / "acquaintance.json").know("yasukuni-shrine")
    told = reader("brief", str(tmp_path / "essay.txt"), "--json").json
    assert (told["title"], told["left_out"]) == ("Essay", 1)
    islands, abe = told["terms"]
    assert (abe["entry"], abe["count"], abe["state"], abe["known"]) == (
        "shinzo-abe",
        2,
        "new",
        False,
    )
    start = TEXT.index("Shinzo")
    assert parse_place(abe["first"]) == DocumentPlace(told["document"], start, start + 10)
    assert {name["side"] for name in islands["names"]} >= {"Japan", "Russia"}
    assert islands["told"].endswith(".")


def _narrow() -> Output:
    import sys

    from reader.cli.output import Output

    return Output(sys.stdout, sys.stderr, 40)


def test_on_a_terminal_it_is_wrapped(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.cli.output.Output.to_standard", _narrow)
    lines = reader("brief").out.splitlines()
    assert len(lines) > 60
    assert max(map(len, lines)) <= 40
    assert any(line.startswith("  ") for line in lines)


def test_a_text_without_terms_says_so(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "essay.txt").write_text("Nothing.")
    ran = reader("brief", str(tmp_path / "essay.txt"))
    assert (ran.code, ran.out) == (Exit.OK, "No term of the glossary is in this text.\n")


def test_terms_tell_whose_name_each_mention_uses(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "essay.txt").write_text("Northern Territories, Iturup, Abe, the four.")
    phrase = "{quote: the four, entry: south-kuril-islands-northern-territories}"
    (tmp_path / "essay.companion.md").write_text(f"---\nphrases:\n  - {phrase}\n---\n")
    mentions = reader("terms", str(tmp_path / "essay.txt"), "--json").json["mentions"]
    assert [(one["side"], one["own_words"]) for one in mentions] == [
        ("Japan", False),
        ("Russia", False),
        (None, False),
        (None, True),
    ]

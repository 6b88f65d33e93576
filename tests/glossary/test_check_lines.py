"""Faults stand where the check says: their lines are looked up in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossary.check import check, unreached
from glossary.entry_file import parse_entry
from glossary.faults import BODY, Lines
from glossary.glossary import Glossary
from glossary.pack import Pack, load_pack

if TYPE_CHECKING:
    from pathlib import Path

    from glossary.problems import Problem

SOUND = """---
# The shrine
term: Yasukuni Shrine
kind: place
names:
  - {text: 靖国神社, lang: ja, note: "[YAS4]"}
  - text: 靖國神社
    note: "old [YAS4]"
match:
  - Yasukuni
  - {text: the shrine, case: exact}
see: [shinzo-abe]
facts:
  - {date: 1978-10, text: Enshrined., sources: [YAS4]}
  - date: 2013
    text: Visited.
    sources: [YAS5]
positions:
  - {side: China, text: Condemned it., sources: [YAS4]}
sources:
  YAS4: {title: One}
  YAS5: {title: Two}
---

A shrine [YAS4].
[[shinzo-abe]] went there [YAS5]. It was
condemned [YAS4].
"""
ABE = "---\nterm: Shinzo Abe\nkind: person\nsources: {GK: {title: t}}\n---\nA man [GK].\n"


def problems_of(folder: Path, text: str, *, other: str = ABE) -> list[Problem]:
    for entry_id, content in (("yasukuni-shrine", text), ("shinzo-abe", other)):
        (folder / f"{entry_id}.md").write_text(content, encoding="utf-8")
    return check(Glossary([load_pack(folder, "p")]))


def test_a_sound_glossary_has_no_problems(tmp_path: Path) -> None:
    assert problems_of(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('ja, note: "[YAS4]"', 'ja, note: "[YAS9]"', 6, "cites YAS9"),
        ('note: "old [YAS4]"', 'note: "old\\e"', 7, "control character U+001B"),
        ("- Yasukuni\n", "- shinzo abe\n", 10, "means the entry shinzo-abe as well"),
        ("the shrine", "the\\x9bshrine", 11, "control character U+009B"),
        ("see: [shinzo-abe]", "see: [shinzo-abe,\n  nobody]", 13, "'see' names nobody"),
        ("Enshrined., sources: [YAS4]", "Enshrined.", 14, "no source for 'Enshrined.'"),
        ("text: Visited.", "text: Visited [[nobody]].", 15, "links [[nobody]]"),
        ("date: 2013", "date: 1970", 15, "stands after that of 1978-10"),
        ("sources: [YAS5]\n", "sources: [YAS8]\n", 15, "cites YAS8"),
        ("China, text", '"China\\e", text', 19, "control character U+001B"),
        ("  YAS5: {", "  YAS6:\n    title: T\n  YAS5: {", 22, "source YAS6 is never cited"),
        ("A shrine [YAS4].", "A shrine.", 25, "no source for the sentence 'A shrine.'"),
        ("there [YAS5].", "there.", 26, "no source for the sentence 'Shinzo Abe went there.'"),
        ("condemned [YAS4]", "condemned", 26, "no source for the sentence 'It was condemned.'"),
        ("condemned [YAS4]", "condemned [[by]] [YAS4]", 27, "links [[by]]"),
        ("condemned [YAS4]", "condemned [[By]] [YAS4]", 27, "is malformed"),
        ("condemned [YAS4]", "condemned\u202e [YAS4]", 27, "control character U+202E"),
    ],
)
def test_each_fault_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    assert old in SOUND
    new = new.replace("the\\x9bshrine", '"the\\x9bshrine"')
    for text in (SOUND, SOUND.replace("\n", "\r\n")):
        end = "\r\n" if "\r" in text else "\n"
        broken = text.replace(old.replace("\n", end), new.replace("\n", end), 1)
        told = [one for one in problems_of(tmp_path, broken) if reason in one.reason]
        assert [(one.path, one.line) for one in told] == [
            (str(tmp_path / "yasukuni-shrine.md"), line)
        ]


def test_who_has_words_as_headword_is_not_the_one_to_blame(tmp_path: Path) -> None:
    claimed = ABE.replace("kind:", "match: [Yasukuni Shrine]\nkind:")
    (problem,) = problems_of(tmp_path, SOUND, other=claimed)
    assert (problem.path, problem.line) == (str(tmp_path / "shinzo-abe.md"), 3)


def test_words_of_two_packs_are_ruled_by_their_order(tmp_path: Path) -> None:
    one = parse_entry(ABE, entry_id="shinzo-abe", pack="a", path="")
    other = parse_entry(ABE, entry_id="abe-shinzo", pack="b", path="")
    assert check(Glossary([Pack("a", entries=(one,)), Pack("b", entries=(other,))])) == []


def test_an_entry_that_another_pack_s_hides_is_checked_too(tmp_path: Path) -> None:
    below = parse_entry(ABE.replace("[GK]", ""), entry_id="shinzo-abe", pack="a", path="low.md")
    above = parse_entry(ABE, entry_id="shinzo-abe", pack="b", path="high.md")
    glossary = Glossary([Pack("a", entries=(below,)), Pack("b", entries=(above,))])
    assert {problem.path for problem in check(glossary)} == {"low.md"}
    assert check(glossary, [above]) == []


def test_a_file_that_is_gone_has_no_lines() -> None:
    entry = parse_entry(ABE.replace("[GK]", ""), entry_id="shinzo-abe", pack="p", path="gone.md")
    problems = check(Glossary([Pack("p", entries=(entry,))]))
    assert problems
    assert {problem.line for problem in problems} == {None}


def test_a_part_that_is_not_told_apart_has_the_line_of_what_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "y.md"
    path.write_text(SOUND, encoding="utf-8")
    lines = Lines(str(path))
    assert lines.of(("match", "nothing of it")) == 9
    assert lines.of(("facts", 99)) == 13
    assert lines.of(("nothing",)) is None
    assert lines.of(()) is None
    assert lines.of((BODY,)) == 25


def test_an_entry_is_reached_by_being_mentioned_seen_or_linked() -> None:
    linking = ABE.replace("A man", "A [[man|man]]").replace("kind:", "see: [woman]\nkind:")
    plain = "---\nterm: {}\nkind: term\n---\nA [[shinzo-abe]].\n"
    entries = [
        parse_entry(linking, entry_id="shinzo-abe", pack="p", path=""),
        *(
            parse_entry(plain.format(one), entry_id=one, pack="p", path="")
            for one in ("man", "woman", "lonely")
        ),
    ]
    glossary = Glossary([Pack("p", entries=tuple(entries))])
    assert [one.path for one in unreached(glossary, entries, ["shinzo-abe"])] == ["lonely"]
    assert unreached(glossary, entries, ["lonely"]) == []
    assert len(unreached(glossary, entries, ["nobody"])) == 4

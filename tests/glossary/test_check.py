from __future__ import annotations

import pytest

from glossary.check import check
from glossary.entry_file import parse_entry
from glossary.glossary import Glossary
from glossary.pack import Pack
from glossary.problems import Problem
from glossary.sentences import sentences

SOUND = """---
term: Yasukuni Shrine
kind: place
match: [Yasukuni]
see: [shinzo-abe]
facts:
  - {date: 1978-10, text: Enshrined., sources: [YAS4]}
  - {date: 2013, text: Visited., sources: [YAS5]}
positions:
  - {side: China, text: Condemned it., sources: [YAS4]}
sources:
  YAS4: {title: One}
  YAS5: {title: Two}
  YAS6: {title: Three}
---
Mr. Abe went on 26 Dec. 2013 [YAS6]. "So he did." [YAS4] See [[shinzo-abe|him]] [YAS5].
"""
ABE = "---\nterm: Shinzo Abe\nkind: person\nsources: {GK: {title: t}}\n---\nA man [GK].\n"


def reasons(text: str, other: str = ABE) -> list[str]:
    entries = (
        parse_entry(text, entry_id="yasukuni-shrine", pack="p", path="y.md"),
        parse_entry(other, entry_id="shinzo-abe", pack="p", path="a.md"),
    )
    problems = check(Glossary([Pack("p", entries=entries)]))
    assert all(problem.path in {"y.md", "a.md"} and problem.advice for problem in problems)
    return [problem.reason for problem in problems]


def test_a_sound_glossary_has_no_problems() -> None:
    assert reasons(SOUND) == []


def test_files_that_could_not_be_read_are_told_first() -> None:
    problem = Problem("b.md", 3, "broken", "mend it")
    assert check(Glossary([Pack("p", problems=(problem,))])) == [problem]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Visited., sources: [YAS5]", "Visited., sources: []", "no source for 'Visited.'"),
        ("it., sources: [YAS4]", "it.", "no source for 'Condemned it.'"),
        ("Dec. 2013 [YAS6].", "Dec. 2013.", "no source for the sentence 'Mr. Abe went on"),
        ("[YAS4] See", "See", "no source for the sentence '\"So he did.\"'"),
        ("Dec. 2013 [YAS6]", "Dec. 2013 [YAS9]", "cites YAS9, which is not among its sources"),
        ("Visited., sources: [YAS5]", "Visited., sources: [YAS8]", "cites YAS8"),
        ("  YAS6: {", "  YAS7: {title: Seven}\n  YAS6: {", "the source YAS7 is never cited"),
        ("see: [shinzo-abe]", "see: [nobody]", "'see' names nobody, which is no entry"),
        ("see: [shinzo-abe]", "see: [yasukuni-shrine]", "'see' names the entry itself"),
        ("[[shinzo-abe|him]]", "[[nobody|him]]", "links [[nobody]], which is no entry"),
        ("[[shinzo-abe|him]]", "[[Shinzo Abe]]", "is malformed"),
        ("text: Visited.", "text: 'Of [[nobody]].'", "links [[nobody]], which is no entry"),
        ("date: 2013", "date: 1970", "the fact of 1970 stands after that of 1978-10"),
        ("match: [Yasukuni]", "match: [shinzo abe]", "'shinzo abe' means the entry"),
        ("title: Two", 'title: "Two\\e[31m"', "the control character U+001B"),
        ("See [[", "See \u202e[[", "the control character U+202E"),
    ],
)
def test_each_fault_is_told(old: str, new: str, reason: str) -> None:
    assert old in SOUND
    assert any(reason in told for told in reasons(SOUND.replace(old, new)))


def test_an_entry_without_a_text_is_told() -> None:
    assert "has no text below its fields" in reasons(SOUND, ABE.replace("A man [GK].", ""))


def test_aliases_that_differ_by_an_exact_case_belong_to_two_entries() -> None:
    exact = "match: [{text: pivot, case: exact}]"
    capital = ABE.replace("kind:", "match: [{text: Pivot, case: exact}]\nkind:")
    normal = ABE.replace("kind:", "match: [Pivot]\nkind:")
    small = ABE.replace("kind:", "match: [{text: PIVOT, case: any}]\nkind:")
    text = SOUND.replace("match: [Yasukuni]", exact)
    assert reasons(text, capital) == []
    assert reasons(text, normal) == []
    assert any("means the entry" in told for told in reasons(text, small))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One [A1]. Two.", ["One [A1].", "Two."]),
        ("One. [A1][A2] Two.", ["One. [A1][A2]", "Two."]),
        ("One.[A1] Two.", ["One.[A1]", "Two."]),
        ("He said “No.” She said (yes).", ["He said “No.”", "She said (yes)."]),
        ("The U.S. Navy and Mr. Abe, 3 Sept. 2013.", ["The U.S. Navy and Mr. Abe, 3 Sept. 2013."]),
        ("It costs 2.5 million. Really? Yes!", ["It costs 2.5 million.", "Really?", "Yes!"]),
        ("No stop\n\nNext\nline", ["No stop", "Next line"]),
        ("One. 2013 was two.", ["One.", "2013 was two."]),
        ("", []),
    ],
)
def test_sentences_are_told_apart(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected

from __future__ import annotations

import pytest

from glossary.dates import PartialDate
from glossary.entry_file import parse_entry
from glossary.model import Alias, Case, Entry, Fact, Kind, Name, Position, Quality, Source
from glossary.problems import BrokenFileError

FULL = """---
term: Yasukuni Shrine            # neutral headword
kind: place
names:
  - {text: 靖国神社, lang: ja, reading: Yasukuni Jinja, side: Japan, gloss: "pacifies", note: old}
  - {text: Yasukuni Jinja, lang: ja-Latn, matched: no}
match: [Yasukuni, {text: the shrine, case: exact}, {text: JINJA, case: any}]
see: [class-a-war-criminals, shinzo-abe]
facts:
  - {date: 1978-10, text: "Enshrined: 14.", sources: [YAS4]}
  - {date: 2012-12-26, until: 2020-09-16, text: Second term., sources: [ABE3, YAS4]}
positions:
  - {side: China, date: 2013-12-26, text: Condemned it., sources: [YAS13]}
  - {side: Japan, text: Defends it., sources: []}
sources:
  YAS4: {title: One, publisher: Asahi, date: 2013-04-23, address: x.com/a, quality: press, note: n}
  EN6a: {title: General knowledge, quality: general knowledge, checked: 2026-11, checked_by: me}
---

A sentence with a link to [[shinzo-abe|Abe]] [YAS4].
"""


def entry_of(text: str) -> Entry:
    return parse_entry(text, entry_id="yasukuni-shrine", pack="shipped", path="y.md")


def with_lines(*lines: str) -> str:
    return "\n".join(("---", "term: A term", "kind: place", *lines, "---", "Body."))


def test_every_part_of_an_entry_is_read() -> None:
    assert entry_of(FULL) == Entry(
        id="yasukuni-shrine",
        term="Yasukuni Shrine",
        kind=Kind.PLACE,
        body="A sentence with a link to [[shinzo-abe|Abe]] [YAS4].",
        names=(
            Name("靖国神社", "ja", "Yasukuni Jinja", "Japan", "pacifies", note="old"),
            Name("Yasukuni Jinja", "ja-Latn", matched=False),
        ),
        aliases=(
            Alias("Yasukuni Shrine"),
            Alias("靖国神社"),
            Alias("Yasukuni"),
            Alias("the shrine", Case.EXACT),
            Alias("JINJA", Case.ANY),
        ),
        facts=(
            Fact(PartialDate(1978, 10), "Enshrined: 14.", ("YAS4",)),
            Fact(
                PartialDate(2012, 12, 26),
                "Second term.",
                ("ABE3", "YAS4"),
                PartialDate(2020, 9, 16),
            ),
        ),
        positions=(
            Position("China", "Condemned it.", ("YAS13",), PartialDate(2013, 12, 26)),
            Position("Japan", "Defends it.", ()),
        ),
        see=("class-a-war-criminals", "shinzo-abe"),
        sources={
            "YAS4": Source(
                "YAS4", "One", "Asahi", PartialDate(2013, 4, 23), "x.com/a", Quality.PRESS, "n"
            ),
            "EN6a": Source(
                "EN6a",
                "General knowledge",
                quality=Quality.GENERAL_KNOWLEDGE,
                checked=PartialDate(2026, 11),
                checked_by="me",
            ),
        },
        pack="shipped",
        path="y.md",
    )


def test_a_term_alone_makes_an_entry() -> None:
    entry = entry_of(with_lines())
    assert (entry.aliases, entry.body) == ((Alias("A term"),), "Body.")


def test_the_headword_can_be_left_out_of_matching() -> None:
    entry = entry_of(with_lines("unmatched_term: yes", "match: [another]"))
    assert entry.aliases == (Alias("another"),)


def test_what_match_says_of_the_headword_has_the_last_word() -> None:
    entry = entry_of(with_lines("match: [{text: A term, case: exact}]"))
    assert entry.aliases == (Alias("A term", Case.EXACT),)


def test_a_source_that_nobody_marked_counts_as_weak() -> None:
    assert entry_of(with_lines("sources: {A1: {title: t}}")).sources["A1"].quality is Quality.WEAK


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        (("nmes: []",), 4, "the field 'nmes' is not known"),
        (("names: [{lang: ja}]",), 4, "'text' is missing"),
        (("names:", "  - {text: a, language: ja}"), 5, "the field 'language' is not known"),
        (("match:", "  - {text: a, case: loose}"), 5, "'case' is 'loose'"),
        (("match:", "  - {text: a, cases: any}"), 5, "the field 'cases' is not known"),
        (("match: ['...']",), 4, "cannot be looked for"),
        (("match: ['']",), 4, "cannot be looked for"),
        ((f"match: [{'a' * 201}]",), 4, "cannot be looked for"),
        (("facts:", "  - {text: a, sources: [A1]}"), 5, "a fact has no date"),
        (("facts:", "  - {date: April, text: a, sources: [A1]}"), 5, "is not a date"),
        (("facts:", "  - {date: 2013, sources: [A1]}"), 5, "'text' is missing"),
        (("facts:", "  - {date: 2013, until: 2012, text: a}"), 5, "before it begins"),
        (("facts:", "  - {date: 2013, text: a, sources: A1}"), 5, "must be a list"),
        (("facts:", "  - {date: 2013, text: a, sources: [a1]}"), 5, "cannot be a source's key"),
        (("positions:", "  - {text: a, sources: [A1]}"), 5, "'side' is missing"),
        (("see: [Not An Id]",), 4, "cannot be an entry's id"),
        (("sources:", "  A1: {publisher: p}"), 5, "'title' is missing"),
        (("sources:", "  a-1: {title: t}"), 5, "cannot be a source's key"),
        (("sources:", "  A1: {title: t, quality: good}"), 5, "'quality' is 'good'"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    lines: tuple[str, ...], line: int, reason: str
) -> None:
    with pytest.raises(BrokenFileError) as caught:
        entry_of(with_lines(*lines))
    assert reason in caught.value.problem.reason
    assert (caught.value.problem.path, caught.value.problem.line) == ("y.md", line)


@pytest.mark.parametrize("missing", ["term", "kind"])
def test_term_and_kind_must_be_there(missing: str) -> None:
    text = "\n".join(row for row in with_lines().splitlines() if not row.startswith(missing))
    with pytest.raises(BrokenFileError, match=f"'{missing}' is missing"):
        entry_of(text)


@pytest.mark.parametrize("entry_id", ["", "Upper", "a b", "a--b", "-a", "../a", "a" * 101, "é"])
def test_an_id_is_small_letters_digits_and_hyphens(entry_id: str) -> None:
    with pytest.raises(BrokenFileError, match="cannot be an entry's id"):
        parse_entry(FULL, entry_id=entry_id, pack="p", path="y.md")

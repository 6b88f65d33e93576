"""``reader glossary`` and ``reader terms``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Reader

OWN_ENTRY = """\
---
term: Widget
kind: term
sources:
  GK: {title: General knowledge, quality: general knowledge, note: no page was looked up}
---
A widget is a thing [GK].
"""


def _write(home: Path, name: str, text: str) -> None:
    folder = home / "glossary"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_every_entry_is_listed_with_its_id_and_kind(reader: Reader) -> None:
    entries = {entry["id"]: entry for entry in reader("glossary", "list", "--json").json["entries"]}
    shrine = entries["yasukuni-shrine"]
    assert (shrine["term"], shrine["kind"]) == ("Yasukuni Shrine", "place")
    assert "靖国神社" in shrine["names"]
    assert shrine["place"] == "entry:yasukuni-shrine"
    plain = reader("glossary", "list").out.splitlines()
    assert [line.split()[0] for line in plain] == list(entries)


def test_an_entry_is_shown_by_any_of_its_names(reader: Reader) -> None:
    for words in (["Yasukuni", "Shrine"], ["靖国神社"], ["yasukuni-shrine"]):
        shown = reader("glossary", "show", *words)
        assert shown.code == Exit.OK
        assert shown.out.startswith("Yasukuni Shrine\n")
        assert "Sources" in shown.out


def test_an_entry_as_json_has_its_facts_and_their_sources(reader: Reader) -> None:
    entry = reader("glossary", "show", "yasukuni", "--json").json
    cited = {key for fact in entry["facts"] for key in fact["sources"]}
    assert cited
    assert cited <= set(entry["sources"])
    assert all(fact["date"] for fact in entry["facts"])
    assert {"side", "text"} <= set(entry["positions"][0])


def test_a_term_that_is_nearly_an_entry_brings_the_nearest(reader: Reader) -> None:
    ran = reader("glossary", "show", "Yasukoni Shrine")
    assert ran.code == Exit.NO_SUCH_ENTRY
    assert ran.out == ""
    assert "Yasukuni Shrine" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_entries_of_ones_own_are_listed_and_found_in_texts(
    reader: Reader, reader_home: Path, tmp_path: Path
) -> None:
    _write(reader_home, "widget.md", OWN_ENTRY)
    text = tmp_path / "essay.txt"
    text.write_text("We like the Widget of Shinzo Abe.\n", encoding="utf-8")
    found = reader("terms", str(text), "--json").json["mentions"]
    assert [(one["entry"], one["start"], one["end"], one["surface"]) for one in found] == [
        ("widget", 12, 18, "Widget"),
        ("shinzo-abe", 22, 32, "Shinzo Abe"),
    ]


def test_a_broken_entry_is_named_and_the_rest_goes_on(reader: Reader, reader_home: Path) -> None:
    _write(reader_home, "widget.md", OWN_ENTRY)
    _write(reader_home, "broken.md", "---\nterm: Broken\nkind: gadget\n---\nNothing.\n")
    listed = reader("glossary", "list")
    assert listed.code == Exit.OK
    assert "widget" in listed.out
    (line,) = listed.err.splitlines()
    assert line.startswith("reader: left out: ")
    assert "broken.md:3" in line


def test_every_mention_of_the_article_stands_where_it_says(reader: Reader) -> None:
    from reader.base.shipped import default_document

    text = default_document().read_text(encoding="utf-8")
    listed = reader("terms", "--json").json
    assert len(listed["mentions"]) > 30
    for mention in listed["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["surface"]
        place = f"doc:{listed['document']}#{mention['start']}-{mention['end']}"
        assert mention["place"] == place
    assert len(reader("terms").out.splitlines()) == len(listed["mentions"])


def test_a_text_without_terms_is_an_empty_listing_and_no_failure(
    reader: Reader, tmp_path: Path
) -> None:
    text = tmp_path / "plain.txt"
    text.write_text("Nothing here is explained.\n", encoding="utf-8")
    ran = reader("terms", str(text), "--json")
    assert (ran.code, ran.json["mentions"]) == (Exit.OK, [])
    assert reader("terms", str(text), "--json").json["mentions"] == []

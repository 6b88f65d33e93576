"""Every format read back by somebody else's parser, with whatever notes may hold."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import html
from markdown_it import MarkdownIt
from pyld import jsonld

from reader.notes.exporting.formats import FORMATS, export
from reader.notes.importing.read import read_notes
from tests.notes.exporting.anno_terms import (
    CLASSES,
    CONTEXT,
    MOTIVATIONS,
    OA,
    RESOURCES,
    TYPED,
    VALUES,
)
from tests.notes.exporting.rows import ABE, ESSAY, LETTER, ROWS, row

SCHEMA = json.loads(
    Path(__file__).with_name("web_annotation.schema.json").read_text(encoding="utf-8")
)


def _text(format_id: str) -> str:
    ((_, data),) = export(ROWS, format_id).files
    return data.decode()


@pytest.mark.parametrize("format_id", FORMATS)
def test_exporting_twice_gives_the_same_bytes_without_control_characters(format_id: str) -> None:
    first, second = export(ROWS, format_id), export(ROWS, format_id)
    assert first == second
    for _, data in first.files:
        text = data.decode()
        if format_id != "w3c":  # JSON escapes them
            assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", text)
        assert text.endswith("\n")


def test_markdown_keeps_every_note_apart_whatever_the_one_before_left_open() -> None:
    text = _text("markdown")
    tokens = MarkdownIt("commonmark").parse(text)
    headings = [
        tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"
    ]
    assert headings == ["Notes", r"An Essay \<b\>", "con.txt", "Shinzo Abe"]
    fences = [token for token in tokens if token.type == "fence"]
    assert [fence.content for fence in fences] == ["never closed\n"]
    assert "He said that **the islands** were given." in text
    assert "`reader open doc:essay#120-131`" in text
    assert "https://x.org/a#:~:text=the%20islands" in text


def test_the_outline_goes_by_kind_in_the_order_of_an_argument() -> None:
    headings = re.findall(r"^## (.*)$", _text("outline"), re.MULTILINE)
    assert headings == ["Claim quoted", "Fact", "Question", "Note", "Highlight", "Own kind"]


def test_obsidian_has_a_file_for_each_text_with_properties_blocks_and_links() -> None:
    files = {name: data.decode() for name, data in export(ROWS, "obsidian").files}
    assert sorted(files) == ["An Essay b.md", "Shinzo Abe.md", "con.txt_.md"]
    essay = files["An Essay b.md"]
    properties = yaml.safe_load(essay.split("---\n")[1])
    assert properties["title"] == ESSAY.title
    assert properties["tags"] == ["2013_", "law", "script", "to-check"]
    assert f"^{ROWS[0].note.id}" in essay
    assert "[[Shinzo Abe|him]]" in essay


def test_names_of_files_fit_every_system() -> None:
    rows = [
        row("x", n, about=ESSAY._replace(place=f"doc:d{n}", title=title))
        for n, title in enumerate(("😀" * 200, "aux", "same", "same", "a/b\\c:d"))
    ]
    names = [name for name, _ in export(rows, "obsidian").files]
    assert all(len(name.encode()) <= 200 for name in names)
    assert len({name.casefold() for name in names}) == len(rows)
    assert not any(set(name) & set('\\/:*?"<>|') for name in names)


def test_org_has_a_headline_for_each_text_and_note_and_no_other() -> None:
    text = _text("org")
    heads = re.findall(r"^(\*+) ", text, re.MULTILINE)
    assert heads.count("*") == 3
    assert heads.count("**") == len(ROWS)
    assert text.count("\n:END:\n") == 3 + len(ROWS)
    assert len(re.findall(r"^#\+end_quote", text, re.MULTILINE)) == len(
        re.findall(r"^#\+begin_quote", text, re.MULTILINE)
    )
    assert ":law:to_check:" in text


def test_html_stands_alone_and_runs_and_fetches_nothing() -> None:
    page: Any = html.document_fromstring(_text("html").encode())
    assert len(page.xpath("//article")) == len(ROWS)
    assert page.xpath("//script | //img | //iframe | //link") == []
    assert all(href.startswith(("http://", "https://")) for href in page.xpath("//a/@href"))
    assert page.xpath("//mark")[0].text == "the islands"
    assert "<script>alert(1)</script>" in page.text_content()


def test_a_note_of_brackets_alone_is_shown_as_it_was_typed() -> None:
    ((_, data),) = export([row("[" * 100_000)], "html").files
    page: Any = html.document_fromstring(data)
    assert "[" * 1000 in page.text_content()


def test_csv_has_a_row_for_each_note_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(_text("csv"), newline="")))
    assert [one["id"] for one in rows] == [one.note.id for one in ROWS]
    assert rows[0]["tags"] == "law, to check"
    assert rows[7]["quote"] == 'with "quotes", commas\nand lines'
    assert rows[7]["note"] == "'=cmd|' /C calc'!A0"
    cells = [cell for one in rows for cell in one.values()]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)


def test_anki_has_a_card_of_four_fields_for_each_note() -> None:
    lines = _text("anki").rstrip("\n").split("\n")
    heads = [line for line in lines if line.startswith("#")]
    cards = [line.split("\t") for line in lines[len(heads) :]]
    assert "#guid column:1" in heads
    assert [len(card) for card in cards] == [4] * len(ROWS)
    assert [card[0] for card in cards] == [one.note.id for one in ROWS]
    assert "<b>the islands</b>" in cards[0][1]
    assert "<script" not in "".join(lines)


def test_web_annotations_are_as_the_model_asks() -> None:
    value = json.loads(_text("w3c"))
    Draft202012Validator.check_schema(SCHEMA)
    errors = list(Draft202012Validator(SCHEMA).iter_errors(value))
    assert errors == []
    first, letter, entry = (value["first"]["items"][at] for at in (0, 7, 8))
    assert first["target"]["source"]["id"] == ESSAY.address
    assert letter["target"]["source"]["id"] == "urn:reader:doc:con"
    assert entry["target"]["id"] == "urn:reader:entry:abe"
    assert letter["target"]["source"]["reader:title"] == LETTER.title
    assert entry["target"]["reader:title"] == ABE.title


def test_web_annotations_are_linked_data_of_which_nothing_is_dropped() -> None:
    value = json.loads(_text("w3c"))

    def context_of(address: str, _options: object) -> dict[str, object]:
        assert address == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": address, "document": {"@context": CONTEXT}}

    (expanded,) = jsonld.expand(value, {"documentLoader": context_of})
    told, kept = _keys(value), _keys(expanded)
    assert kept["@id"] >= told["id"]
    assert kept["@type"] >= told["type"]
    iris = {**RESOURCES, **VALUES, **{name: iri for name, (iri, _) in TYPED.items()}}
    iris |= {"motivation": f"{OA}motivatedBy", "purpose": f"{OA}hasPurpose"}
    for name, count in told.items():
        if name.startswith("reader:"):
            assert kept[f"urn:reader:vocabulary:{name.removeprefix('reader:')}"] == count
        elif name in iris:
            assert kept[iris[name]] == count, name
        else:
            assert name in {"@context", "reader", "id", "type", "items"}, name
    whole = json.dumps(expanded)
    motives = set(re.findall(rf'"{OA}(?:motivatedBy|hasPurpose)": \[{{"@id": "([^"]+)"', whole))
    assert motives <= {f"{OA}{name}" for name in MOTIVATIONS}
    assert len(motives) > 3
    types = set(re.findall(r'"@type": \["([^"]+)"\]', whole))
    assert types == set(CLASSES.values())


def _keys(value: object) -> Counter[str]:
    """How often each key stands in JSON, at any depth."""
    if isinstance(value, dict):
        return sum(map(_keys, value.values()), Counter(value.keys()))
    return sum(map(_keys, value), Counter()) if isinstance(value, list) else Counter()


def test_web_annotations_come_back_as_they_were() -> None:
    read = read_notes(_text("w3c").encode(), "notes.jsonld")
    assert read.problems == ()
    for told, one in zip(read.rows, ROWS, strict=True):
        assert (told.kind, told.tags, told.quote) == (one.note.kind, one.note.tags, one.quote)
        assert told.created == one.note.created
        assert told.origin == f"reader:{one.note.id}"


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200).filter(str.strip),
    st.lists(st.text("abé日 ", min_size=1).map(str.strip).filter(bool), max_size=3, unique=True),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80),
)
@settings(deadline=None)
def test_whatever_is_said_comes_back_by_web_annotation(
    body: str, tags: list[str], quote: str
) -> None:
    ((_, data),) = export([row(body, tags=tuple(tags), quote=quote)], "w3c").files
    (told,) = read_notes(data, "notes.jsonld").rows
    assert (told.body, told.tags, told.quote) == (body, tuple(tags), quote)

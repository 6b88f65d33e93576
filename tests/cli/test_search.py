"""``reader search``: one query, its options, and what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.errors import Exit
from reader.base.shipped import default_document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Ran, Reader

ARTICLE = "doc:moscow-tokyo-anti-china-alliance-not-real"
_TITLE = "Moscow-Tokyo Anti-China Alliance Not Real"


def test_words_are_found_where_they_stand(reader: Reader) -> None:
    text = default_document().read_text(encoding="utf-8")
    found = reader("search", "pivot", "--kind", "passage", "--json").json
    hit = found["hits"][0]
    document, _, span = hit["place"].partition("#")
    start, _, end = span.partition("-")
    assert document == ARTICLE
    assert text[int(start) : int(end)].lower().startswith("pivot")
    assert "pivot" in {hit["snippet"][a:b].lower() for a, b in hit["matches"]}
    assert found["counts"]["passage"] >= 1


def test_a_search_can_be_limited_in_kind_and_number(reader: Reader) -> None:
    everything = reader("search", "Japan", "--json").json
    assert {hit["kind"] for hit in everything["hits"]} == {"passage", "entry"}
    entries = reader("search", "Japan", "--kind", "entry", "--limit", "2", "--json").json["hits"]
    assert [hit["kind"] for hit in entries] == ["entry", "entry"]


def test_an_entry_is_found_by_the_other_sides_name(reader: Reader) -> None:
    hits = reader("search", "Kurils", "--kind", "entry", "--json").json["hits"]
    assert "entry:south-kuril-islands-northern-territories" in [hit["place"] for hit in hits]


def test_search_prints_where_to_go_and_the_words(reader: Reader) -> None:
    ran = reader("search", "constitution")
    assert ran.code == Exit.OK
    assert "(entry:peace-constitution)" in ran.out
    assert "\x1b" not in ran.out


def test_nothing_found_is_told_by_the_exit_code(reader: Reader) -> None:
    ran = reader("search", "zzzzqqq", "--json")
    assert (ran.code, ran.json["hits"]) == (Exit.NOTHING_FOUND, [])


@pytest.fixture
def essay(reader: Reader, tmp_path: Path) -> str:
    """Id of a document of 2011 beside the article, with a tag."""
    file = tmp_path / "essay.md"
    file.write_text(
        "# On plum trees\n\nThe plum and the constitution.\n\nA plum, a plum.\n\nNo fruit.\n",
        encoding="utf-8",
    )
    (added,) = reader("library", "add", str(file), "--json").json["added"]
    document: str = added["id"]
    reader(
        *("library", "edit", document, "--author", "Sei Plumtree", "--date", "2011-05"),
        *("--tag", "orchard"),
    )
    return document


def _places(ran: Ran) -> list[str]:
    return [hit["place"].partition("#")[0] for hit in ran.json["hits"]]


@pytest.mark.parametrize(
    "option",
    [
        ("--in", "ID"),
        ("--in", "doc:ID"),
        ("--in", "FILE"),
        ("--in", "plum trees"),
        ("--title", "plum trees"),
        ("--by", "plumtree"),
        ("--tag", "orchard"),
        ("--before", "2012"),
        ("--before", "2011-06"),
    ],
)
def test_an_option_narrows_what_is_found(
    reader: Reader, essay: str, tmp_path: Path, option: tuple[str, str]
) -> None:
    assert len(set(_places(reader("search", "constitution", "--json")))) > 1
    name, value = option
    value = value.replace("ID", essay).replace("FILE", str(tmp_path / "essay.md"))
    ran = reader("search", "constitution", "--kind", "passage", name, value, "--json")
    assert set(_places(ran)) == {f"doc:{essay}"}


def test_what_is_from_a_day_on_is_not_what_was_before(reader: Reader, essay: str) -> None:
    after = _places(reader("search", "constitution", "--after", "2011-06", "--json"))
    assert ARTICLE in after
    assert f"doc:{essay}" not in after


def test_the_document_that_was_read_last_is_this_one(
    reader: Reader, essay: str, reader_home: Path
) -> None:
    from reader.library.places import ReadingPlaces

    ReadingPlaces(reader_home / "places.json").set(essay, 3)
    ran = reader("search", "constitution", "--in", "this", "--json")
    assert set(_places(ran)) == {f"doc:{essay}"}


def test_an_entry_and_a_side_narrow_too(reader: Reader) -> None:
    by_term = reader("search", "--term", "Kurils", "--kind", "passage", "--json").json["hits"]
    assert by_term
    by_side = reader("search", "islands", "--side", "Japan", "--json")
    assert "entry:south-kuril-islands-northern-territories" in _places(by_side)


def test_filters_hold_for_the_whole_query(reader: Reader) -> None:
    for query in ("plum OR constitution", "constitution NOT", "(constitution", 'abe "constitution'):
        ran = reader("search", query, "--kind", "note", "--json")
        assert (ran.code, ran.json["hits"]) == (Exit.NOTHING_FOUND, [])


@pytest.mark.parametrize("value", ['x" OR constitution OR "', "x) OR (constitution", 'x"'])
def test_a_value_does_not_break_out_of_its_filter(reader: Reader, value: str) -> None:
    ran = reader("search", "constitution", "--by", value, "--json")
    assert (ran.code, ran.json["hits"]) == (Exit.NOTHING_FOUND, [])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("search",), Exit.USAGE),
        (("search", "  "), Exit.USAGE),
        (("search", "x", "--kind", "page"), Exit.USAGE),
        (("search", "x", "--before", "soon"), Exit.USAGE),
        (("search", "x", "--limit", "0"), Exit.USAGE),
        (("search", "x", "--unknown"), Exit.USAGE),
        (("search", "x", "--saved"), Exit.USAGE),
        (("search", "x", "--by", '"'), Exit.USAGE),
        (("search", "x", "--in", ""), Exit.USAGE),
        (("search", "x", "--forget", "y"), Exit.USAGE),
        (("search", "--batch", "x", "--save", "y"), Exit.USAGE),
        (("search", "x", "--side", "Ruritania"), Exit.USAGE),
        (("search", "x", "--in", "this"), Exit.NO_SUCH_PLACE),
        (("search", "x", "--term", "Yasakuni"), Exit.NO_SUCH_ENTRY),
        (("search", "x", "--in", "doc:nothing-of-the-sort"), Exit.NO_SUCH_PLACE),
        (("search", "x", "--in", "./none/such.txt"), Exit.NO_SUCH_FILE),
    ],
)
def test_what_cannot_be_meant_is_one_line(
    reader: Reader, arguments: tuple[str, ...], code: Exit
) -> None:
    ran = reader(*arguments)
    assert (ran.code, ran.out) == (code, "")
    assert len(ran.err.splitlines()) == 1


def test_a_file_that_is_not_kept_is_not_taken_for_a_title(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "stray.txt"
    file.write_text("Not kept.", encoding="utf-8")
    ran = reader("search", "kept", "--in", str(file))
    assert ran.code == Exit.NO_SUCH_PLACE
    assert "library add" in ran.err


def test_options_may_stand_between_the_words(reader: Reader) -> None:
    apart = reader("search", "abe", "--limit", "3", "constitution", "--json").json
    assert apart == reader("search", "abe constitution", "--limit", "3", "--json").json


def test_a_word_with_a_dash_is_one_that_is_not_wanted(reader: Reader) -> None:
    hits = _places(reader("search", "constitution", "-abe", "--kind", "entry", "--json"))
    assert "entry:shinzo-abe" in _places(reader("search", "constitution", "--json"))
    assert "entry:shinzo-abe" not in hits
    assert hits == _places(
        reader("search", "--kind", "entry", "--json", "--", "constitution", "-abe")
    )


def test_each_document_is_there_once_with_its_best_passage(reader: Reader, essay: str) -> None:
    every = reader("search", "plum", "--kind", "passage", "--json").json
    best = reader("search", "plum", "--documents", "--json").json
    assert len(every["hits"]) == 3
    assert [hit["document"] for hit in best["hits"]] == [essay]
    assert best["hits"][0]["place"] == every["hits"][0]["place"]
    told = {"place": f"doc:{essay}", "document": essay, "title": "On plum trees", "count": 3}
    assert best["documents"] == [told]
    assert "3 passages" in reader("search", "plum", "--documents").out


def test_hits_can_be_counted_alone(reader: Reader, essay: str) -> None:
    ran = reader("search", "plum", "--count", "--in", essay)
    assert ran.out == "3 passages\n0 entries\n0 notes\n1 document\n"
    counted = reader("search", "plum", "--count", "--in", essay, "--json").json
    assert counted["counts"] == {"passage": 3, "entry": 0, "note": 0}
    assert counted["in_documents"] == 1
    assert "hits" not in counted


def test_a_hit_tells_what_it_is_of(reader: Reader, essay: str) -> None:
    (hit,) = reader("search", "fruit", "--in", essay, "--json").json["hits"]
    assert (hit["by"], hit["dates"], hit["tags"]) == ("Sei Plumtree", ["2011-05"], ["orchard"])
    ((start, end),) = hit["spans"]
    assert hit["place"] == f"doc:{essay}#{start}-{end}"


def test_another_name_is_told(reader: Reader) -> None:
    ran = reader("search", "Kurils", "--kind", "passage", "--json")
    via = {name for hit in ran.json["hits"] for name in hit["via"]}
    assert via
    assert "found as" in reader("search", "Kurils", "--kind", "passage").out


def test_what_is_spelt_nearly_so_is_offered(reader: Reader) -> None:
    ran = reader("search", "Yasakuni", "--json")
    assert ran.code == Exit.NOTHING_FOUND
    assert any("asukuni" in suggestion for suggestion in ran.json["suggestions"])
    told = reader("search", "Yasakuni")
    assert told.out == ""
    assert "did you mean" in told.err


def test_what_was_read_otherwise_is_told_on_standard_error(reader: Reader) -> None:
    ran = reader("search", "constitution kind:page")
    assert ran.code == Exit.OK
    assert "passage, entry" in ran.err
    assert reader("search", "constitution kind:page", "--json").json["remarks"]


def test_no_text_of_a_document_reaches_the_terminal_as_it_is(
    reader: Reader, tmp_path: Path
) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text("Plum \x1b]0;owned\x07 \u202eblossom\x9b31m.\n", encoding="utf-8")
    (added,) = reader("library", "add", str(file), "--json").json["added"]
    reader("library", "edit", added["id"], "--title", "Red \x1b[31m\u202etitle")
    for options in ((), ("--json",), ("--documents",), ("--batch", str(tmp_path / "queries"))):
        (tmp_path / "queries").write_text("plum \x1b[32m\n", encoding="utf-8")
        ran = reader("search", *(() if "--batch" in options else ("plum",)), *options)
        assert ran.code == Exit.OK
        assert "blossom" in ran.out
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(ran.out + ran.err)


def test_a_search_without_looking_for_changes_leaves_the_index_alone(
    reader: Reader, reader_home: Path
) -> None:
    unmade = reader("search", "plum", "--no-update")
    assert unmade.code == Exit.INDEX_UNUSABLE
    assert "index update" in unmade.err
    assert not (reader_home / "cache").exists()
    reader("index", "update")
    reader("notes", "add", "Of plum blossom", "--at", "entry:shinzo-abe")
    assert reader("search", "plum", "--no-update").code == Exit.NOTHING_FOUND
    assert reader("search", "plum").code == Exit.OK


def test_an_index_that_cannot_be_written_is_searched_and_told_of(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.base.errors import IndexUnusableError
    from reader.desk.desk import Desk

    def refuse(*_: object, **__: object) -> None:
        raise IndexUnusableError("the index cannot be written (read-only file system)")

    reader("index", "update")
    reader("notes", "add", "Of plum blossom", "--at", "entry:shinzo-abe")
    monkeypatch.setattr(Desk, "update_index", refuse)
    ran = reader("search", "constitution")
    assert ran.code == Exit.OK
    assert "out of date" in ran.err
    assert reader("search", "plum").code == Exit.INDEX_UNUSABLE

"""``reader search --save``, ``--saved`` and ``--forget``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import Exit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Reader


def test_a_saved_query_is_asked_by_its_name(reader: Reader) -> None:
    first = reader("search", "kurils OR abe", "--kind", "entry", "--save", "islands", "--json")
    again = reader("search", "--saved", "islands", "--json")
    assert first.json["hits"]
    assert again.json == first.json
    assert {hit["kind"] for hit in again.json["hits"]} == {"entry"}


def test_saved_queries_are_listed(reader: Reader) -> None:
    assert reader("search", "--saved").out == ""
    reader("search", "kurils", "--tag", "to do", "--save", "islands")
    assert reader("search", "--saved").out == 'islands  tag:"to do" kurils\n'
    (saved,) = reader("search", "--saved", "--json").json["saved"]
    assert saved == {"name": "islands", "query": 'tag:"to do" kurils'}


def test_a_saved_query_is_narrowed_by_words_and_options(reader: Reader) -> None:
    reader("search", "abe OR kurils", "--save", "both")
    hits = reader("search", "--saved", "both", "-abe", "--kind", "entry", "--json").json["hits"]
    assert hits
    assert {hit["kind"] for hit in hits} == {"entry"}
    assert not any("Abe" in hit["title"] for hit in hits)


def test_a_name_is_not_given_to_another_query(reader: Reader) -> None:
    reader("search", "kurils", "--save", "islands")
    again = reader("search", "kurils", "--save", "islands")
    assert again.code == Exit.OK
    other = reader("search", "senkaku", "--save", "islands")
    assert (other.code, other.out) == (Exit.ALREADY_THERE, "")
    assert "kurils" in reader("search", "--saved").out


def test_a_saved_query_can_be_forgotten(reader: Reader) -> None:
    reader("search", "kurils", "--save", "islands")
    assert reader("search", "--forget", "islands").code == Exit.OK
    assert reader("search", "--saved").out == ""
    assert reader("search", "--forget", "islands").code == Exit.USAGE
    assert reader("search", "--saved", "islands").code == Exit.USAGE


def test_forgetting_a_name_leaves_others_that_ask_the_same(reader: Reader) -> None:
    reader("search", "kurils", "--save", "islands")
    reader("search", "kurils", "--save", "kurils")
    reader("search", "--forget", "kurils")
    assert reader("search", "--saved").out == "islands  kurils\n"


def test_what_is_too_long_to_be_saved_is_refused(reader: Reader) -> None:
    for name, query in (("long", "plum " * 300), ("long " * 300, "plum"), (" ", "plum")):
        assert reader("search", query, "--save", name).code == Exit.USAGE
    assert reader("search", "--saved").out == ""


def test_a_broken_file_of_saved_queries_is_named_and_set_aside(
    reader: Reader, reader_home: Path
) -> None:
    reader("search", "kurils", "--save", "islands")
    (file,) = reader_home.glob("searches*")
    file.write_text("{broken", encoding="utf-8")
    ran = reader("search", "--saved")
    assert (ran.code, ran.out) == (Exit.OK, "")
    assert "searches" in ran.err
    assert [one.read_text(encoding="utf-8") for one in reader_home.glob("searches*")] == ["{broken"]

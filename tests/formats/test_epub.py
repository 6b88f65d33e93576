"""Books read: chapters in order, what leads from one to another, what is told of them."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest

from reader.formats.epub.read import read_epub
from reader.formats.read import read_document
from reader.text.document import Emphasis, Link, Part, Role
from reader.text.format import Format
from reader.text.reading_as import AS_IT_IS
from tests.formats.books import NAV_ITEM, NCX_ITEM, book, book_at, nav, ncx, page, point

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.formats.contents import Contents


def read(folder: Path, members: Mapping[str, str | bytes], *, head: int | None = None) -> Contents:
    return read_epub(book_at(folder / "a.epub", members), AS_IT_IS, head)


def blocks(contents: Contents) -> list[tuple[Role, str]]:
    return [(block.role, contents.text[block.start : block.end]) for block in contents.blocks]


def linked(contents: Contents) -> dict[str, str]:
    return {contents.text[link.start : link.end]: link.address for link in contents.links}


def at(contents: Contents, name: str) -> str:
    """The words at which a target begins."""
    return contents.text[contents.targets[name].start :][:12]


def test_chapters_are_one_text_in_the_order_of_reading(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        book(
            {"two": "<h1>Wind</h1><p>It <em>blows</em>.</p>", "one": "<h1>Rain</h1><p>Falls.</p>"}
        ),
    )
    assert blocks(found) == [
        (Role.HEADING, "Wind"),
        (Role.PARAGRAPH, "It blows."),
        (Role.HEADING, "Rain"),
        (Role.PARAGRAPH, "Falls."),
    ]
    assert found.text == "Wind\n\nIt blows.\n\nRain\n\nFalls."
    (mark,) = found.marks
    assert (found.text[mark.start : mark.end], mark.emphasis) == ("blows", Emphasis.EMPHASIS)
    assert found.complete
    assert not found.warnings


def test_a_book_is_opened_as_a_document_with_its_title(tmp_path: Path) -> None:
    path = book_at(tmp_path / "unnamed", book({"one": "<p>Words.</p>"}))
    document = read_document(path, document_id="book", companion=None)
    assert document.format is Format.EPUB
    assert document.metadata.title == "The Wind Book"
    assert document.metadata.author == "Ada Lindqvist"


def test_links_lead_across_chapters_though_both_use_the_same_names(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        book(
            {
                "one": '<p id="p">First. <a href="two.xhtml#p">Across</a>'
                ' <a href="#p">here</a>.</p>',
                "two": '<p id="p">Second. <a href="one.xhtml">Back</a>'
                ' <a href="https://example.org/a?b=1#c">Out</a></p>',
            }
        ),
    )
    assert linked(found) == {
        "Across": "#two/p",
        "here": "#one/p",
        "Back": "#one",
        "Out": "https://example.org/a?b=1#c",
    }
    assert at(found, "two/p").startswith("Second.")
    assert at(found, "one/p").startswith("First.")
    assert at(found, "one").startswith("First.")


def test_chapters_of_one_name_in_two_folders_have_each_their_own(tmp_path: Path) -> None:
    members = book({"a": '<p id="x">Upper <a href="in/a.xhtml#x">down</a></p>'})
    members["OPS/in/a.xhtml"] = page('<p id="x">Lower <a href="../a.xhtml#x">up</a></p>')
    members["OPS/book.opf"] = (
        str(members["OPS/book.opf"])
        .replace(
            "</manifest>",
            '<item id="b" href="in/a.xhtml" media-type="application/xhtml+xml"/></manifest>',
        )
        .replace("</spine>", '<itemref idref="b"/></spine>')
    )
    found = read(tmp_path, members)
    assert at(found, linked(found)["down"][1:]).startswith("Lower")
    assert at(found, linked(found)["up"][1:]).startswith("Upper")


def test_a_link_to_a_name_that_is_not_there_leads_to_its_chapter(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        book({"one": '<p><a href="two.xhtml#gone">On</a></p>', "two": "<p>Second.</p>"}),
    )
    assert found.links == [Link(0, 2, "#two")]


def test_a_link_to_a_file_that_is_no_chapter_is_only_words(tmp_path: Path) -> None:
    found = read(tmp_path, book({"one": '<p>See <a href="big.png">the picture</a>.</p>'}))
    assert found.text == "See the picture."
    assert not found.links


def test_a_chapter_without_words_leads_to_the_next(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        book({"one": '<p><a href="blank.xhtml">On</a></p>', "blank": "<p/>", "two": "<p>Two.</p>"}),
    )
    assert at(found, "blank").startswith("Two.")


def test_a_note_in_another_chapter_is_led_to(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        book(
            {
                "one": '<p>Wind<a epub:type="noteref" href="notes.xhtml#n1">1</a> blows.</p>',
                "notes": '<ol><li id="n1" epub:type="endnote"><p>It is air.'
                ' <a epub:type="backlink" href="one.xhtml">↩</a></p></li></ol>',
            }
        ),
    )
    assert linked(found) == {"1": "#notes/n1"}
    assert blocks(found)[-1] == (Role.FOOTNOTE, "It is air.")
    assert found.blocks[-1].marker == "1"
    span = found.targets["notes/n1"]
    assert found.text[span.start : span.end] == "It is air."


@pytest.mark.parametrize(
    ("note", "words", "marker"),
    [
        ('It is air. <a href="one.xhtml#r" epub:type="se:referrer">Back</a>', "It is air.", ""),
        ('It is air. <a href="one.xhtml#r">↩</a>', "It is air.", ""),
        ('<a href="one.xhtml#r">1</a> It is air.', "It is air.", "1"),
        ('<sup><a href="one.xhtml#r">*</a></sup> It is air.', "It is air.", "*"),
        ('See <a href="one.xhtml#r">7</a>.', "See 7.", ""),
    ],
)
def test_links_back_to_another_chapter_are_no_words(
    tmp_path: Path, note: str, words: str, marker: str
) -> None:
    text = '<p>Wind<a id="r" epub:type="noteref" href="notes.xhtml#n">1</a> blows.</p>'
    body = f'<aside id="n" epub:type="footnote"><p>{note}</p></aside>'
    found = read(tmp_path, book({"one": text, "notes": body}))
    assert blocks(found)[1:] == [(Role.FOOTNOTE, words)]
    assert found.blocks[1].marker == marker


def test_a_pair_of_links_across_chapters_makes_a_note(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        book(
            {
                "one": '<p>Wind<sup><a id="r1" href="notes.xhtml#n1">1</a></sup> blows.</p>'
                '<p>See <a href="notes.xhtml#other">2</a>.</p>',
                "notes": '<h1>Notes</h1><p id="n1"><a href="one.xhtml#r1">1</a>. It is air.</p>'
                '<p id="other">Not <a href="one.xhtml#r1">this</a> one.</p>',
            }
        ),
    )
    assert [block.role for block in found.blocks] == [
        Role.PARAGRAPH,
        Role.PARAGRAPH,
        Role.HEADING,
        Role.FOOTNOTE,
        Role.PARAGRAPH,
    ]
    assert found.text.endswith("1. It is air.\n\nNot this one.")


def test_notes_that_only_their_links_tell_are_notes(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        book(
            {
                "one": '<p>Wind<a id="r1" href="#n1"><sup>[1]</sup></a> blows.</p>'
                '<div id="n1"><p><a href="#r1"><sup>[1]</sup></a> It is air.</p></div>'
            }
        ),
    )
    assert blocks(found) == [(Role.PARAGRAPH, "Wind[1] blows."), (Role.FOOTNOTE, "It is air.")]
    assert found.blocks[1].marker == "1"
    assert linked(found) == {"[1]": "#one/n1"}


PAGES = {"one": '<h1>Wind</h1><p id="i">A</p><p>Blowing</p>', "two": "<h1>End</h1>"}


def test_the_outline_of_the_navigation_is_that_of_the_document(tmp_path: Path) -> None:
    members = book(PAGES, items=NAV_ITEM)
    members["OPS/nav.xhtml"] = nav(
        '<li><a href="one.xhtml">First</a><ol><li><a href="one.xhtml#i">Inside</a></li></ol></li>'
        '<li><a href="two.xhtml#gone">Last</a></li><li><a href="nowhere.xhtml">Gone</a></li>'
    )
    found = read(tmp_path, members)
    assert found.parts == [Part(0, 1, "First"), Part(6, 2, "Inside"), Part(18, 1, "Last")]
    assert [found.text[part.start :][:3] for part in found.parts] == ["Win", "A\n\n", "End"]


def test_the_outline_of_an_older_book_is_that_of_the_document(tmp_path: Path) -> None:
    members = book(PAGES, items=NCX_ITEM, toc=' toc="ncx"')
    members["OPS/toc.ncx"] = ncx(
        point("First", "one.xhtml", point("Inside", "one.xhtml#i")) + point("Last", "two.xhtml")
    )
    found = read(tmp_path, members)
    assert found.parts == [Part(0, 1, "First"), Part(6, 2, "Inside"), Part(18, 1, "Last")]


def test_a_line_of_the_outline_that_leads_nowhere_stands_where_the_next_one_does(
    tmp_path: Path,
) -> None:
    members = book(PAGES, items=NAV_ITEM)
    members["OPS/nav.xhtml"] = nav(
        '<li><a href="one.xhtml">First</a></li>'
        '<li><span>Group</span><ol><li><a href="two.xhtml">Last</a></li></ol></li>'
    )
    assert read(tmp_path, members).parts == [
        Part(0, 1, "First"),
        Part(18, 1, "Group"),
        Part(18, 2, "Last"),
    ]


def test_an_outline_that_leads_nowhere_is_none(tmp_path: Path) -> None:
    members = book(PAGES, items=NAV_ITEM)
    wrong = "".join(f'<li><a href="text/c{number}.xhtml">C</a></li>' for number in range(9))
    members["OPS/nav.xhtml"] = nav(f'<li><a href="one.xhtml">First</a></li>{wrong}')
    assert not read(tmp_path, members).parts


def test_pictures_are_their_descriptions(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        book(
            {
                "one": '<p><img src="../pictures/wind%20rose.png" alt="A wind rose"/></p>'
                '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
                '<title>Cover</title><image xlink:href="c.jpg"/></svg>'
            }
        ),
    )
    assert blocks(found) == [(Role.IMAGE, "A wind rose"), (Role.IMAGE, "Cover")]
    assert [image.address for image in found.images] == ["pictures/wind rose.png", "OPS/c.jpg"]


def test_a_chapter_that_is_a_drawing_gives_the_words_in_it(tmp_path: Path) -> None:
    members = book({"one": "<p>One.</p>"})
    members["OPS/map.svg"] = (
        '<svg xmlns="http://www.w3.org/2000/svg"><text>North</text><text>South</text></svg>'
    )
    members["OPS/book.opf"] = (
        str(members["OPS/book.opf"])
        .replace(
            "</manifest>", '<item id="m" href="map.svg" media-type="image/svg+xml"/></manifest>'
        )
        .replace("</spine>", '<itemref idref="m"/></spine>')
    )
    assert blocks(read(tmp_path, members))[-1] == (Role.IMAGE, "North South")


def test_numbers_of_printed_pages_do_not_stand_in_sentences(tmp_path: Path) -> None:
    body = '<p>The wi<span epub:type="pagebreak" id="p7">7</span>nd. <a href="#p7">Page 7</a></p>'
    found = read(tmp_path, book({"one": body}))
    assert found.text == "The wind. Page 7"
    assert linked(found) == {"Page 7": "#one/p7"}


def test_of_a_switch_only_what_everybody_can_show_is_read(tmp_path: Path) -> None:
    body = (
        '<p>A <epub:switch><epub:case required-namespace="x">formula</epub:case>'
        "<epub:default>sum</epub:default></epub:switch> here.</p>"
    )
    assert read(tmp_path, book({"one": body})).text == "A sum here."


LATIN = b'<?xml version="1.0" encoding="iso-8859-1"?>'


@pytest.mark.parametrize(
    ("chapter", "text"),
    [
        (page("<p>Ca&eacute;&nbsp;&hellip;&amp; &#8212;</p>"), "Caé\xa0…& —"),
        (page("<p>A & B<br> C <img src=x alt=D></p>"), "A & B\u2028C D"),
        ("<p>No head at all", "No head at all"),
        (LATIN + b"<html><p>Caf\xe9</p></html>", "Café"),
        (LATIN + b"<html><p>Caf\xe9 & </html>", "Café &"),
        (page("<p>Wörter</p>").replace("utf-8", "utf-16").encode("utf-16"), "Wörter"),
        (page("<p>Wörter &</p>").replace("utf-8", "utf-16").encode("utf-16"), "Wörter &"),
        (b"\xef\xbb\xbf" + page("<p>Marked &amp; read</p>").encode(), "Marked & read"),
        (page("<p>\udce9</p>").encode("utf-8", "surrogateescape"), "é"),
        (page('<p>A<a id="x"/>B <i/>C</p><script/><p>D</p>'), "AB C\n\nD"),
    ],
)  # fmt: skip
def test_chapters_are_read_though_they_are_not_what_they_should_be(
    tmp_path: Path, chapter: str | bytes, text: str
) -> None:
    assert read(tmp_path, {**book({"one": ""}), "OPS/one.xhtml": chapter}).text == text


def test_entities_that_a_chapter_declares_are_words_and_files_are_not(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    chapter = page("<p>&who; &file; &far;</p>").replace(
        "<!DOCTYPE html>",
        f'<!DOCTYPE html [<!ENTITY who "Ada"><!ENTITY file SYSTEM "{secret.as_uri()}">'
        '<!ENTITY far SYSTEM "http://127.0.0.1:9/x">]>',
    )
    found = read(tmp_path, {**book({"one": ""}), "OPS/one.xhtml": chapter})
    assert found.text.startswith("Ada")
    assert "secret" not in found.text


LONG = {
    f"c{number}": f"<h1>Chapter {number}</h1>"
    + "".join(f'<p id="p{i}">Paragraph {i} of the wind. {"Words. " * 20}</p>' for i in range(60))
    + "<table><tr><td>a</td><td>b</td></tr></table>" * 3
    for number in range(12)
}


@pytest.mark.parametrize("head", [1, 3_000, 9_990, 30_000, 60_000])
def test_the_first_part_of_a_book_is_as_the_whole_has_it(tmp_path: Path, head: int) -> None:
    members = book(LONG, items=NAV_ITEM)
    members["OPS/nav.xhtml"] = nav("".join(f'<li><a href="{c}.xhtml">{c}</a></li>' for c in LONG))
    whole, first = read(tmp_path, members), read(tmp_path, members, head=head)
    assert not first.complete
    assert min(head, 1_000) / 2 < len(first.text) < head + 2_000
    assert whole.text.startswith(first.text)
    assert whole.text[len(first.text) :].startswith("\n\n")
    assert list(first.blocks) == list(whole.blocks)[: len(first.blocks)]
    assert list(first.parts) == list(whole.parts)[: len(first.parts)]
    assert all(whole.targets[name] == span for name, span in first.targets.items() if "/" in name)
    assert not first.warnings


def test_the_first_part_of_a_small_book_is_all_of_it(tmp_path: Path) -> None:
    found = read(tmp_path, book({"one": "<p>Words.</p>"}), head=1_000_000)
    assert found.complete


def test_a_first_part_has_words_though_a_chapter_begins_with_none(tmp_path: Path) -> None:
    blank = "<p> </p><style>" + "p { margin: 0 } " * 100 + "</style><div> <p/> </div>" * 100
    members = book({"one": f"{blank}<p>Here they are.</p><p>All of them.</p>"})
    assert read(tmp_path, members, head=50).text.startswith("Here they are.")


def test_of_a_long_book_only_the_first_chapters_are_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book_at(tmp_path / "a.epub", book(LONG))
    inflated: list[int] = []
    inflater = zlib.decompressobj

    def counted(window: int) -> object:
        inflated.append(window)
        return inflater(window)

    monkeypatch.setattr(zlib, "decompressobj", counted)
    read_epub(path, AS_IT_IS, 5_000)
    assert len(inflated) <= 3  # container, package, first chapter


def test_a_formula_is_read_once(tmp_path: Path) -> None:
    body = (
        '<p>So <math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>a</mi>'
        '<mo>=</mo><mi>b</mi></mrow><annotation encoding="application/x-tex">a = b</annotation>'
        "</semantics></math>.</p>"
    )
    assert read(tmp_path, book({"one": body})).text == "So a=b."

"""What a book says of itself: its files, their order, its outline, its metadata."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from glossary.dates import PartialDate
from reader.formats.epub.archive import Archive
from reader.formats.epub.encryption import encrypted_paths
from reader.formats.epub.outline import Line, read_outline
from reader.formats.epub.package import NoPackageError, read_package
from reader.formats.epub.paths import Inside, inside
from tests.formats.books import METADATA, NAV_ITEM, NCX_ITEM, book, nav, ncx, package, page, point

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.text.document import Metadata


def archive_of(members: Mapping[str, str | bytes]) -> Archive:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return Archive(file, file.tell())


def metadata_told(said: str) -> Metadata:
    members = book({"one": "<p>One.</p>"}, metadata=said)
    return read_package(archive_of(members)).metadata


def spine_of(members: Mapping[str, str | bytes]) -> list[str]:
    return [item.path for item in read_package(archive_of(members)).spine]


def lines_of(members: Mapping[str, str | bytes]) -> list[Line]:
    archive = archive_of(members)
    return list(read_outline(archive, read_package(archive)))


@pytest.mark.parametrize(
    ("address", "path", "fragment"),
    [
        ("two.xhtml", "OPS/text/two.xhtml", ""),
        ("two.xhtml#a%20b", "OPS/text/two.xhtml", "a b"),
        ("#here", "OPS/text/one.xhtml", "here"),
        ("../a%20b.xhtml?x=1#y", "OPS/a b.xhtml", "y"),
        ("/top.xhtml", "top.xhtml", ""),
        ("../../../../etc/passwd", "etc/passwd", ""),
    ],
)
def test_an_address_inside_a_book_means_a_member_and_never_a_file_outside(
    address: str, path: str, fragment: str
) -> None:
    assert inside("OPS/text/one.xhtml", address) == Inside(path, fragment)


@pytest.mark.parametrize(
    "address", ["https://example.org/x", "mailto:a@b.c", "//host/x", "data:,x"]
)
def test_an_address_with_a_scheme_or_a_host_leads_out_of_the_book(address: str) -> None:
    assert inside("OPS/text/one.xhtml", address) is None


def test_chapters_come_in_the_order_of_the_spine() -> None:
    assert spine_of(book({"two": "2", "one": "1"})) == ["OPS/two.xhtml", "OPS/one.xhtml"]


def test_a_chapter_that_the_spine_names_again_and_again_is_read_once() -> None:
    members = book({"one": "1", "two": "2"})
    again = '<itemref idref="one"/>' * 1000
    members["OPS/book.opf"] = str(members["OPS/book.opf"]).replace("</spine>", again + "</spine>")
    assert spine_of(members) == ["OPS/one.xhtml", "OPS/two.xhtml"]


def test_what_cannot_be_shown_is_stood_in_for_and_circles_of_that_end() -> None:
    foreign = (
        '<item id="f" href="f.json" media-type="application/json" fallback="x"/>'
        '<item id="x" href="x.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="a" href="a.json" media-type="application/json" fallback="b"/>'
        '<item id="b" href="b.json" media-type="application/json" fallback="a"/>'
    )
    members = book({"one": "1"}, items=foreign)
    more = '<itemref idref="f"/><itemref idref="a"/>'
    members["OPS/book.opf"] = str(members["OPS/book.opf"]).replace("</spine>", more + "</spine>")
    assert spine_of(members) == ["OPS/one.xhtml", "OPS/x.xhtml", "OPS/a.json"]


def test_a_book_without_a_container_is_found_by_its_package() -> None:
    members = book({"two": "2", "one": "1"})
    del members["META-INF/container.xml"]
    assert spine_of(members) == ["OPS/two.xhtml", "OPS/one.xhtml"]


def test_a_book_without_a_package_is_read_in_the_order_of_its_files_and_says_so() -> None:
    members = book({"two": "2", "one": "1"})
    del members["OPS/book.opf"]
    found = read_package(archive_of(members))
    assert [item.path for item in found.spine] == ["OPS/two.xhtml", "OPS/one.xhtml"]
    assert "order" in found.warnings[0]


def test_a_package_that_is_cut_off_gives_what_there_is_of_it() -> None:
    members = book({"one": "1", "two": "2"})
    whole = str(members["OPS/book.opf"])
    members["OPS/book.opf"] = whole[: whole.index('<itemref idref="two"')]
    assert spine_of(members) == ["OPS/one.xhtml"]


def test_an_archive_without_chapters_is_no_book() -> None:
    with pytest.raises(NoPackageError):
        read_package(archive_of({"a.txt": "words"}))


def test_members_are_found_though_case_and_encoding_of_their_names_differ() -> None:
    names = {"OPS/One.XHTML": page("1"), "OPS/zwei\u0308.xhtml": page("2")}
    archive = archive_of(names)
    assert archive.has("OPS/one.xhtml")
    assert archive.has("OPS/zwe\u00ef.xhtml")
    unsaid = archive_of({"OPS/f\u00fcnf.xhtml".encode().decode("cp437"): page("5")})
    assert unsaid.has("OPS/f\u00fcnf.xhtml")


def test_title_author_date_publisher_and_language_are_told() -> None:
    told = metadata_told(METADATA)
    assert told.title == "The Wind Book"
    assert told.author == "Ada Lindqvist"
    assert told.date == PartialDate(2019, 5, 4)
    assert told.publisher == "Own Press"
    assert told.language == "en"


def test_the_main_title_is_the_one_that_is_said_to_be() -> None:
    told = metadata_told(
        '<dc:title id="a">A Series</dc:title><dc:title id="b">  The\n Title </dc:title>'
        '<meta refines="#a" property="title-type">collection</meta>'
        '<meta refines="#b" property="title-type">main</meta>'
    )
    assert told.title == "The Title"


@pytest.mark.parametrize(
    "said",
    [
        (
            '<dc:creator opf:role="ill">P</dc:creator><dc:creator opf:role="aut">A</dc:creator>'
            '<dc:creator opf:role="aut">B</dc:creator>'
        ),
        (
            '<dc:creator id="x">A Painter</dc:creator><dc:creator>A</dc:creator>'
            '<dc:creator>B</dc:creator><meta refines="#x" property="role">ill</meta>'
        ),
    ],
)
def test_authors_are_those_who_wrote(said: str) -> None:
    assert metadata_told(said).author == "A, B"


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("<dc:date>2011-07-14T12:00:00Z</dc:date>", PartialDate(2011, 7, 14)),
        ("<dc:date>2011</dc:date>", PartialDate(2011)),
        (
            (
                '<dc:date opf:event="modification">2020-01-01</dc:date>'
                '<dc:date opf:event="publication">1899</dc:date>'
            ),
            PartialDate(1899),
        ),
        ("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", None),
        ("<dc:date>2011-13-45</dc:date>", None),
        ("<dc:date>last week</dc:date>", None),
    ],
)
def test_a_date_is_that_of_publication_as_exactly_as_it_is_told(
    said: str, date: PartialDate | None
) -> None:
    assert metadata_told(said).date == date


def test_a_title_of_a_megabyte_is_shortened() -> None:
    assert len(metadata_told(f"<dc:title>{'word ' * 200_000}</dc:title>").title) < 600


def test_the_outline_is_that_of_the_navigation_document() -> None:
    members = book({"one": "1", "two": "2"}, items=NAV_ITEM)
    members["OPS/nav.xhtml"] = nav(
        '<li><a href="one.xhtml">First <i>part</i></a><ol><li><a href="one.xhtml#b">In it</a></li>'
        '</ol></li><li><span>Apart</span><ol><li><a href="two.xhtml">Second</a></li></ol></li>'
    )
    assert lines_of(members) == [
        Line(1, "First part", Inside("OPS/one.xhtml")),
        Line(2, "In it", Inside("OPS/one.xhtml", "b")),
        Line(1, "Apart", None),
        Line(2, "Second", Inside("OPS/two.xhtml")),
    ]


def test_the_outline_of_an_older_book_is_that_of_its_ncx() -> None:
    members = book({"one": "1"}, items=NCX_ITEM, toc=' toc="ncx"')
    members["OPS/toc.ncx"] = ncx(
        point("One", "one.xhtml", point("Deeper", "one.xhtml#d")) + point("Last", "one.xhtml#e")
    )
    assert lines_of(members) == [
        Line(1, "One", Inside("OPS/one.xhtml")),
        Line(2, "Deeper", Inside("OPS/one.xhtml", "d")),
        Line(1, "Last", Inside("OPS/one.xhtml", "e")),
    ]


def test_an_outline_of_a_hundred_thousand_lines_is_cut_off() -> None:
    members = book({"one": "1"}, items=NAV_ITEM)
    members["OPS/nav.xhtml"] = nav('<li><a href="one.xhtml">Again</a></li>' * 100_000)
    assert len(lines_of(members)) == 20_000


def test_fonts_in_disguise_are_not_taken_for_encrypted() -> None:
    def one(algorithm: str, uri: str) -> str:
        return (
            f'<EncryptedData><EncryptionMethod Algorithm="{algorithm}"/><CipherData>'
            f'<CipherReference URI="{uri}"/></CipherData></EncryptedData>'
        )

    font = one("http://www.idpf.org/2008/embedding", "OPS/font.otf")
    words = one("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OPS/one%20a.xhtml")
    members = {"META-INF/encryption.xml": f"<encryption>{font}{words}</encryption>"}
    assert encrypted_paths(archive_of(members)) == {"OPS/one a.xhtml"}


def test_entities_that_a_package_makes_of_itself_are_not_expanded() -> None:
    members = book({"one": "1"})
    members["OPS/book.opf"] = (
        package({"one": "one.xhtml"})
        .replace(
            '<?xml version="1.0"?>',
            '<?xml version="1.0"?><!DOCTYPE package [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">'
            '<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        )
        .replace("The Wind Book", "Wind &b;&x;")
    )
    told = read_package(archive_of(members)).metadata
    assert "root:" not in told.title
    assert told.title.startswith("Wind")

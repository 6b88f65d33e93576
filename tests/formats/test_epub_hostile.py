"""Books that are damaged, locked, or made to do harm."""

from __future__ import annotations

import io
import random
import struct
import time
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base import zips
from reader.base.errors import (
    BrokenDocumentError,
    EmptyFileError,
    EncryptedDocumentError,
    ReaderError,
    TooComplexError,
)
from reader.formats.epub import archive as archives
from reader.formats.epub import read as reading
from reader.formats.epub.read import read_epub
from reader.formats.read import read_document
from reader.text.document import Part
from reader.text.format import Format
from reader.text.reading_as import AS_IT_IS, HowToRead
from tests.formats.books import CONTAINER, NAV_ITEM, book, book_at, nav, page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.formats.contents import Contents

GOOD = book({"one": "<p>One.</p>", "two": "<p>Two.</p>"})


def read(folder: Path, members: Mapping[str, str | bytes]) -> Contents:
    return read_epub(book_at(folder / "a.epub", members), AS_IT_IS)


def refused(path: Path, kind: type[ReaderError]) -> str:
    """Why a book is refused: one line that begins with its name."""
    with pytest.raises(kind) as raised:
        read_epub(path, AS_IT_IS)
    told = str(raised.value)
    assert told.startswith(f"{path}: ")
    assert "\n" not in told
    return told


def without(name: str) -> dict[str, str | bytes]:
    return {path: content for path, content in GOOD.items() if path != name}


def test_a_missing_chapter_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, without("OPS/one.xhtml"))
    assert found.text == "Two."
    (warning,) = found.warnings
    assert warning.startswith(f"{tmp_path / 'a.epub'}: OPS/one.xhtml is missing")


def test_thousands_of_missing_chapters_are_told_in_a_few_lines(tmp_path: Path) -> None:
    members = book({f"c{number}": "" for number in range(10_000)})
    gone = {path: content for path, content in members.items() if not path.endswith(".xhtml")}
    found = read(tmp_path, {**gone, "OPS/c7.xhtml": page("<p>Seven.</p>")})
    assert found.text == "Seven."
    assert len(found.warnings) == 6
    assert "9,994 more" in found.warnings[-1]


def test_a_book_of_ten_thousand_chapters_is_read_in_seconds(tmp_path: Path) -> None:
    members = book({f"c{number}": f"<p>Chapter {number}.</p>" for number in range(10_000)})
    path = book_at(tmp_path / "a.epub", members)
    start = time.perf_counter()
    first = read_epub(path, AS_IT_IS, 1_000)
    assert time.perf_counter() - start < 5
    assert first.text.startswith("Chapter 0.\n\nChapter 1.")
    assert read_epub(path, AS_IT_IS).text.endswith("Chapter 9999.")
    assert time.perf_counter() - start < 60


def test_a_book_without_any_chapter_left_is_broken(tmp_path: Path) -> None:
    members = {name: GOOD[name] for name in ("META-INF/container.xml", "OPS/book.opf")}
    assert "OPS/one.xhtml is missing" in refused(
        book_at(tmp_path / "a.epub", members), BrokenDocumentError
    )


def test_a_book_without_words_holds_no_text(tmp_path: Path) -> None:
    path = book_at(tmp_path / "a.epub", book({"one": "<p> </p>"}))
    with pytest.raises(EmptyFileError):
        read_document(path, document_id="a", companion=None)


def test_bytes_of_a_chapter_that_are_no_characters_are_told(tmp_path: Path) -> None:
    chapter = page("<p>Stra\udcdfe, größer, Übermut & Überfluss</p>")
    damaged = chapter.encode("utf-8", "surrogateescape")
    found = read(tmp_path, {**GOOD, "OPS/one.xhtml": damaged})
    assert found.text.startswith("Stra\ufffde, größer")
    assert "OPS/one.xhtml has 1 bytes that are no utf-8" in found.warnings[0]


def test_a_chapter_in_an_old_encoding_that_it_does_not_tell_is_read_in_it(tmp_path: Path) -> None:
    words = "Über die Wälder und Flüsse weht der Wind, und er trägt die Blätter fort. " * 5
    chapter = page(f"<p>{words}").replace(' encoding="utf-8"', "").encode("windows-1252")
    path = book_at(tmp_path / "a.epub", {**GOOD, "OPS/one.xhtml": chapter})
    found = read_epub(path, AS_IT_IS)
    assert "Wälder und Flüsse" in found.text
    assert "a guess" in found.warnings[0]
    said = HowToRead(encoding="cp437")
    assert "Wälder" not in read_epub(path, said).text


@pytest.mark.parametrize("half", ["&#xD800;", "&#56320;", "&#x0000dbff;"])
@pytest.mark.parametrize("name", ["OPS/book.opf", "OPS/nav.xhtml", "OPS/one.xhtml"])
def test_halves_of_characters_are_no_characters(tmp_path: Path, name: str, half: str) -> None:
    """The parser takes them where it mends a file, and then cannot say what it took."""
    members = book({"one": "<p>Wind one.</p>"}, items=NAV_ITEM)
    members["OPS/nav.xhtml"] = nav('<li><a href="one.xhtml" title="Wind">Wind</a></li>')
    broken = str(members[name]).replace("Wind", f"Wi{half}nd")
    found = read(tmp_path, {**members, name: broken})
    told = (found.text, found.metadata.title, *(part.title for part in found.parts))
    assert sum("Wi\ufffdnd" in words for words in told) == 1


def test_an_archive_of_other_things_is_no_book(tmp_path: Path) -> None:
    path = book_at(tmp_path / "a.epub", {"photo.jpg": b"\xff\xd8"})
    assert "without a book" in refused(path, BrokenDocumentError)


def test_what_is_no_archive_at_all_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    path.write_text("Only words, called a book.")
    assert "damaged" in refused(path, BrokenDocumentError)
    with pytest.raises(BrokenDocumentError):
        read_document(
            path, document_id="a", companion=None, how=HowToRead(format=Format.EPUB, name=str(path))
        )


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_book_that_is_cut_off_is_told(tmp_path: Path, share: float) -> None:
    path = book_at(tmp_path / "a.epub", GOOD)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert "damaged" in refused(path, BrokenDocumentError)


def test_of_a_damaged_chapter_what_there_is_is_read_and_told(tmp_path: Path) -> None:
    words = random.Random(4).choices(["wind", "rain", "snow", "hail", "sleet"], k=200_000)
    long = "".join(f"<p>{' '.join(words[at : at + 20])}</p>" for at in range(0, len(words), 20))
    path = book_at(tmp_path / "a.epub", book({"one": long, "two": "<p>Two.</p>"}))
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 50] = bytes(50)
    path.write_bytes(data)
    found = read_epub(path, AS_IT_IS)
    assert found.text.startswith(" ".join(words[:20]))
    assert found.text.endswith("Two.")
    assert "OPS/one.xhtml is damaged" in found.warnings[0]


def encryption(uri: str, algorithm: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#">'
        f'<EncryptionMethod Algorithm="{algorithm}"/>'
        f'<CipherData><CipherReference URI="{uri}"/></CipherData></EncryptedData></encryption>'
    )


def test_a_book_with_a_copy_protection_is_told(tmp_path: Path) -> None:
    members = {
        **GOOD,
        "META-INF/encryption.xml": encryption(
            "OPS/two.xhtml", "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
        ),
    }
    path = book_at(tmp_path / "a.epub", members)
    assert "copy protection" in refused(path, EncryptedDocumentError)


@pytest.mark.parametrize(
    ("uri", "algorithm"),
    [
        ("OPS/font.otf", "http://www.idpf.org/2008/embedding"),
        ("OPS/font.otf", "http://ns.adobe.com/pdf/enc#RC"),
        ("OPS/film.mp4", "http://www.w3.org/2001/04/xmlenc#aes128-cbc"),
    ],
)
def test_a_book_of_which_no_chapter_is_locked_is_read(
    tmp_path: Path, uri: str, algorithm: str
) -> None:
    found = read(tmp_path, {**GOOD, "META-INF/encryption.xml": encryption(uri, algorithm)})
    assert found.text == "One.\n\nTwo."


def test_a_book_in_an_archive_with_a_password_is_told(tmp_path: Path) -> None:
    path = book_at(tmp_path / "a.epub", GOOD)
    data = bytearray(path.read_bytes())
    for sign, flags_at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(sign)
        while at >= 0:
            name = data[at + (46 if flags_at == 8 else 30) :][:20]
            if b"one.xhtml" in name:
                data[at + flags_at] |= 1
            at = data.find(sign, at + 4)
    path.write_bytes(data)
    assert "encrypted" in refused(path, EncryptedDocumentError)


def test_a_chapter_that_explodes_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "ALWAYS_INFLATED", 1_000_000)
    members = {**GOOD, "OPS/one.xhtml": page("<p>" + "a" * 10_000_000)}
    assert "far more" in refused(book_at(tmp_path / "a.epub", members), TooComplexError)


def test_many_chapters_that_explode_together_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_INFLATED_IN_ALL", 1_000_000)
    members = book({f"c{number}": "<p>" + "word " * 10_000 for number in range(50)})
    assert "far more" in refused(book_at(tmp_path / "a.epub", members), TooComplexError)


def test_pictures_that_explode_are_never_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "ALWAYS_INFLATED", 1_000_000)
    assert read(tmp_path, {**GOOD, "OPS/x.png": bytes(20_000_000)}).text == "One.\n\nTwo."


@pytest.mark.parametrize("name", ["OPS/book.opf", "META-INF/container.xml", "OPS/nav.xhtml"])
def test_what_tells_of_the_book_must_not_explode_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(archives, "ALWAYS_INFLATED", 1_000_000)
    members = book({"one": "<p>One.</p>"}, items=NAV_ITEM)
    path = book_at(tmp_path / "a.epub", {**members, name: " " * 10_000_000})
    assert "far more" in refused(path, TooComplexError)


def test_a_list_of_members_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "LARGEST_DIRECTORY", 1_000)
    members = {**GOOD, **{f"OPS/picture-{number}.png": b"" for number in range(100)}}
    assert "list of members" in refused(book_at(tmp_path / "a.epub", members), TooComplexError)


def test_a_book_of_millions_of_elements_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_ELEMENTS_IN_ALL", 1_000)
    members = book({f"c{number}": "<p><i/>a</p>" * 100 for number in range(10)})
    assert "elements" in refused(book_at(tmp_path / "a.epub", members), TooComplexError)


def test_entities_of_entities_do_not_explode(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = page("<p>Before.</p><p>&e11;</p>").replace(
        "<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY e0 "ha">{levels}]>'
    )
    start = time.perf_counter()
    found = read(tmp_path, {**GOOD, "OPS/one.xhtml": bomb})
    assert time.perf_counter() - start < 5
    assert found.text.startswith("Before.")
    assert found.text.endswith("Two.")
    assert len(found.text) < 1_000


@pytest.mark.parametrize("deep", [300, 3_000, 100_000])
def test_elements_in_elements_in_elements_keep_their_words(tmp_path: Path, deep: int) -> None:
    body = "<div>" * deep + "Deep." + "</div>" * deep
    start = time.perf_counter()
    found = read(tmp_path, {**GOOD, "OPS/one.xhtml": page(body)})
    assert time.perf_counter() - start < 10
    assert found.text == "Deep.\n\nTwo."


def test_an_outline_in_an_outline_without_end_ends(tmp_path: Path) -> None:
    deep = 5_000
    lines = '<li><a href="one.xhtml">Down</a><ol>' * deep + "</ol></li>" * deep
    members = book({"one": "<p>One.</p>"}, items=NAV_ITEM)
    found = read(tmp_path, {**members, "OPS/nav.xhtml": nav(lines)})
    assert found.text == "One."
    assert found.parts[0] == Part(0, 1, "Down")
    assert max(part.level for part in found.parts) <= 20


@pytest.mark.parametrize(
    "name", ["../../one.xhtml", "/etc/one.xhtml", "C:\\one.xhtml", "OPS/\x1b[31mone.xhtml"]
)
def test_names_that_lead_out_are_only_names(tmp_path: Path, name: str) -> None:
    """Nothing is ever written, and nothing outside the archive is ever read."""
    members: dict[str, str | bytes] = {**GOOD, name: page("<p>Elsewhere.</p>")}
    assert read(tmp_path, members).text == "One.\n\nTwo."
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["a.epub"]


def test_a_manifest_that_names_a_file_outside_finds_nothing(tmp_path: Path) -> None:
    outside = tmp_path / "secret.xhtml"
    outside.write_text(page("<p>A secret.</p>"))
    opf = str(GOOD["OPS/book.opf"]).replace('href="one.xhtml"', f'href="../../..{outside}"')
    found = read(tmp_path, {**GOOD, "OPS/book.opf": opf})
    assert found.text == "Two."
    assert "is missing" in found.warnings[0]


def test_a_container_that_points_to_itself_is_only_a_book_without_a_package(tmp_path: Path) -> None:
    container = CONTAINER.replace("OPS/book.opf", "META-INF/container.xml")
    found = read(tmp_path, {**GOOD, "META-INF/container.xml": container})
    assert found.text == "One.\n\nTwo."


def test_members_that_lie_over_each_other_are_not_unpacked_twice(tmp_path: Path) -> None:
    """All chapters are the same packed bytes: a small file that would become a vast one."""
    body = page("<p>" + "word " * 400_000).encode()
    deflated = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflated.compress(body) + deflated.flush()
    head = struct.pack(
        "<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(body), len(packed), len(body), 5, 0
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        names = {f"c{number}": "" for number in range(500)}
        archive.writestr("OPS/book.opf", str(book(names)["OPS/book.opf"]))
        at = archive.start_dir
        archive.fp.write(head + b"bytes" + packed)  # type: ignore[union-attr]
        archive.start_dir = archive.fp.tell()  # type: ignore[union-attr]
        for name in names:
            info = zipfile.ZipInfo(f"OPS/{name}.xhtml")
            info.compress_type, info.CRC = zipfile.ZIP_DEFLATED, zlib.crc32(body)
            info.compress_size, info.file_size = len(packed), len(body)
            info.header_offset = at
            archive.filelist.append(info)
            archive.NameToInfo[info.filename] = info
        archive._didModify = True  # type: ignore[attr-defined]
    path = tmp_path / "a.epub"
    path.write_bytes(file.getvalue())
    start = time.perf_counter()
    refused(path, ReaderError)
    assert time.perf_counter() - start < 10


@settings(max_examples=150, deadline=None)
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=6)),
        min_size=1,
        max_size=8,
    ),
    stored=st.booleans(),
)
def test_no_change_of_bytes_makes_more_than_an_error_of_ours(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[float, bytes]], *, stored: bool
) -> None:
    file = io.BytesIO()
    kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(file, "w", kind) as archive:
        for name, content in {**GOOD, "OPS/nav.xhtml": nav("<li>x</li>")}.items():
            archive.writestr(name, content)
    data = bytearray(file.getvalue())
    for share, bytes_ in changes:
        at = int(share * len(data))
        data[at : at + len(bytes_)] = bytes_
    path = tmp_path_factory.mktemp("fuzzed") / "a.epub"
    path.write_bytes(data)
    try:
        found = read_epub(path, AS_IT_IS)
    except ReaderError as error:
        assert "\n" not in str(error)  # noqa: PT017 - both endings are right
    else:
        assert "\0" not in found.text
        assert all(block.start < block.end <= len(found.text) for block in found.blocks)

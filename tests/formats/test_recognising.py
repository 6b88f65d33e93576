"""What a file is, told by its content before its name."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.errors import UnknownFormatError
from reader.formats.read import format_of_file
from reader.formats.recognising import BEGINNING, recognise
from reader.text.format import Format
from reader.text.reading_as import HowToRead

if TYPE_CHECKING:
    from pathlib import Path

_EPUB = b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/epub+zipPK"


@pytest.mark.parametrize(
    ("beginning", "name", "format_"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "essay.txt", Format.PDF),
        (b"\r\nfrom mail\n%PDF-1.4", "", Format.PDF),
        (_EPUB, "essay", Format.EPUB),
        (b"PK\x03\x04" + b"\0" * 26 + b"META-INF/container.xml", "book.zip", Format.EPUB),
        (b"<!-- saved -->\n<!DOCTYPE html><p>", "essay.txt", Format.HTML),
        ("<html>".encode("utf-16"), "essay.md", Format.HTML),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', "page.php", Format.HTML),
        (b"<p>words</p>", "page.html", Format.HTML),
        (b"<p>words</p>", "", Format.HTML),
        (b"<p align=center>words</p>", "README.md", Format.MARKDOWN),
        (b"<p>is the tag of paragraphs", "essay.txt", Format.TEXT),
        (b"# One\n\nSee [it](http://a.org).", "README", Format.MARKDOWN),
        (b"#!/bin/sh\n# One\n## two\n```", "script", Format.TEXT),
        (b"# a setting\nx = 1\n", "settings", Format.TEXT),
        (b"# One\n\n**See** [it](http://a.org).", "essay.txt", Format.TEXT),
        (b"words", "essay.rst", Format.TEXT),
        (b"words", "folder.d/essay", Format.TEXT),
        (b"BZh, they said, and ID3 tags", "essay.txt", Format.TEXT),
    ],
)
def test_the_content_tells_the_format_and_then_the_name(
    beginning: bytes, name: str, format_: Format
) -> None:
    assert recognise(beginning, name) == format_


def test_a_server_tells_what_words_alone_do_not() -> None:
    assert recognise(b"words", "page.php", "text/html; charset=utf-8") == Format.HTML
    assert recognise(b"words", "x", "text/markdown") == Format.MARKDOWN
    assert recognise(b"words", "x.md", "text/plain") == Format.MARKDOWN
    assert recognise(b"%PDF-1.4", "x", "text/html") == Format.PDF


@pytest.mark.parametrize(
    ("beginning", "name", "what"),
    [
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "essay.docx", "a Word document"),
        (b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "essay", "a Word document"),
        (
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.textPK",
            "essay",
            "an OpenDocument file",
        ),
        (b"PK\x03\x04 things", "things.zip", "an archive (zip)"),
        (b"\0" * 60 + b"BOOKMOBI", "book.azw3", "a Kindle book (MOBI or AZW)"),
        (b"{\\rtf1\\ansi", "essay.txt", "a rich text document (RTF)"),
        (b"AT&TFORM\0\0\0\1DJVM", "book.djvu", "a DjVu book"),
        (b"\x89PNG\r\n\x1a\n\0", "essay.txt", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "x", "a picture (JPEG)"),
        (b"\x1f\x8b\x08\0", "essay.txt.gz", "compressed (gzip)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "essay.doc", "an old Office document"),
        (b"<?xml version='1.0'?>\n<FictionBook xmlns='x'>", "b.xml", "a FictionBook (FB2)"),
        (b"<svg width='1'>", "x.svg", "a picture (SVG)"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "feed", "a news feed (RSS)"),
        (
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;",
            "page.mhtml",
            "a web archive (MHTML)",
        ),
        (b"\x7fELF\2\1\1\0", "reader", "a program"),
    ],
)
def test_what_is_known_and_not_read_is_named_with_what_to_do(
    beginning: bytes, name: str, what: str
) -> None:
    with pytest.raises(UnknownFormatError) as raised:
        recognise(beginning, name)
    message = str(raised.value)
    assert message.startswith(f"{name}: is {what}, which is not read; ")
    assert "\n" not in message


def test_the_reader_says_what_a_file_is_read_as(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<!doctype html><p>words")
    assert format_of_file(path) == Format.HTML
    assert format_of_file(path, HowToRead(Format.TEXT)) == Format.TEXT
    assert format_of_file(path, HowToRead(name="http://a.org/x.pdf")) == Format.HTML


@pytest.mark.parametrize(
    "beginning",
    [b"<!-- -->" * 512, b"<!--" * 1024, b"<?xml ?>" * 512, b"[" * 4096, b"**a" * 1365, b" " * 4096],
)
def test_no_beginning_takes_long_to_recognise(beginning: bytes) -> None:
    started = time.process_time()
    recognise(beginning, "")
    assert time.process_time() - started < 1


@given(
    st.binary(max_size=300)
    | st.sampled_from([b"PK\x03\x04", b"<?xml", b"<!--", _EPUB]).flatmap(
        lambda start: st.binary(max_size=BEGINNING).map(lambda rest: start + rest)
    ),
    st.text(max_size=10),
    st.text(max_size=10),
)
def test_any_beginning_is_a_format_or_a_clear_error(data: bytes, name: str, said: str) -> None:
    try:
        found = recognise(data, name, said)
    except UnknownFormatError:
        return
    assert found in Format

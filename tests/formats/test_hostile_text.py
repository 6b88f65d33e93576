"""Any bytes as text or Markdown: a document that keeps its promises, or one line."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.base.errors import ReaderError
from reader.formats.read import read_document
from reader.text.format import Format
from reader.text.reading_as import HowToRead

if TYPE_CHECKING:
    from pathlib import Path

    from reader.text.document import Document

_PIECES = st.sampled_from(
    [
        *("\x1b[31m", "\x1b]0;title\x07", "\u202e", "\u2066", "\u200b", "e\u0301\u0301", "\x85"),
        *("*** START OF THE PROJECT GUTENBERG EBOOK X ***", "Title: \x1b[1mX", "CHAPTER I"),
        *("[1] x", "a[1]", "_x_", "http://a.org/\x1b[0m", "\r", "\r\n", "\n\n", "    ", "\t"),
        *("# H", "[^1]", "[^1]: n", "<b>", "</b>", "<!--", "-->", "<img alt=x src=y>", "&#13;"),
        *(
            "&#xD800;",
            "![a](b)",
            "[a](#h)",
            "- [x] t",
            "| a |\n|---|\n",
            "```",
            "---\ntitle: x\n---\n",
        ),
        *('<a href="x\x1b" id="n">', "</a>", "<div>", "</div>", "\ufeff", "\ufffe", "\U0010ffff"),
    ]
)
_BYTES = st.lists(_PIECES | st.text(max_size=20), max_size=20).map("".join).flatmap(
    lambda text: st.sampled_from(["utf-8", "utf-16", "utf-16-le", "cp1252", "shift_jis"]).map(
        lambda encoding: text.encode(encoding, "replace")
    )
) | st.binary(max_size=300)


def _read(folder: Path, data: bytes, how: HowToRead, head: int | None = None) -> Document:
    path = folder / "file"
    path.write_bytes(data)
    return read_document(path, document_id="x", companion=None, how=how, head=head)


def _holds(document: Document) -> None:
    text = document.text
    text.encode()
    assert "\0" not in text
    assert "\r" not in text
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end
        assert not text[at : block.start].strip()
        at = block.end
    assert not text[at:].strip()
    at = 0
    for link in document.links:
        assert at <= link.start < link.end <= len(text)
        assert link.address
        assert not {"\0", "\r"} & set(link.address)
        at = link.end
    for mark in document.marks:
        assert 0 <= mark.start < mark.end <= len(text)
    assert list(document.marks) == sorted(document.marks)
    for image in document.images:
        assert 0 <= image.start < image.end <= len(text)
    for span in document.targets.values():
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("format_", [Format.TEXT, Format.MARKDOWN])
@given(data=_BYTES, encoding=st.sampled_from(["", "", "utf-8", "latin-1", "utf-16", "big5"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_document_or_one_line(
    tmp_path: Path, format_: Format, data: bytes, encoding: str
) -> None:
    try:
        document = _read(tmp_path, data, HowToRead(format_, encoding))
    except ReaderError as error:
        told = str(error)
    else:
        told = " ".join(document.warnings)
        _holds(document)
    assert "\n" not in told


@pytest.mark.parametrize(
    "data",
    [
        b"word " * 2_000_000,
        b"\x1b[31m" * 1_000_000,
        b"_a " * 1_000_000,
        b"[1] x[1]\n\n" * 50_000,
        b"a\n" + b" " * 5_000_000 + b"\nb",
        (b"|" + b" " * 500) * 10_000,
        b"*** START OF THE PROJECT GUTENBERG E " * 100_000,
        b"http://)" * 500_000,
        b"a\n" + b"=\n" * 100_000,
        "e\u0301".encode() + "\u0301".encode() * 1_000_000,
        b"caf\xe9 " * 1_000_000,
        b"words \x1b$B" * 500_000,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_no_text_takes_long_for_its_size(tmp_path: Path, data: bytes) -> None:
    started = time.process_time()
    _holds(_read(tmp_path, data, HowToRead(Format.TEXT)))
    assert time.process_time() - started < 20


def test_a_first_part_is_had_at_once_of_whatever_is_long(tmp_path: Path) -> None:
    for line in (b"word " * 4_000_000, b"a paragraph of words\n\n" * 900_000):
        started = time.process_time()
        document = _read(tmp_path, line, HowToRead(Format.TEXT), head=65_536)
        assert time.process_time() - started < 2
        assert not document.complete
        assert 60_000 < len(document.text) < 70_000

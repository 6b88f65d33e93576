"""Encodings are found out, and what cannot be decoded is told."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.errors import NotTextError
from reader.formats.decode import decode

_WORDS = "Ōkuma said: 北方領土 😀\nnext"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_the_byte_order_mark_tells_the_encoding(mark: bytes, encoding: str) -> None:
    assert decode(mark + _WORDS.encode(encoding), "essay.txt") == (_WORDS, ())


def test_undecodable_bytes_are_shown_counted_and_told_with_the_encoding() -> None:
    text, warnings = decode("caf\ufffd é ".encode() + b"\xe9 and \xff.", "essay.txt")
    assert text == "caf\ufffd é \ufffd and \ufffd."
    assert len(warnings) == 1
    assert "essay.txt: 2 places are no UTF-8" in warnings[0]


def test_every_line_end_becomes_one_line_feed() -> None:
    assert decode(b"a\r\nb\rc\n\r\nd\r\r\n", "f").text == "a\nb\nc\n\nd\n\n"


def test_control_characters_of_a_text_stay_in_it() -> None:
    assert decode(b"red \x1b[31m word, bell \x07, tab \t.", "f").text.count("\x1b") == 1


@pytest.mark.parametrize(
    "data",
    [
        b"words and \0 a NUL",
        bytes(range(1, 32)) * 50,
        b"\x7fELF\x02\x01\x01\0\0",
        codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"),
        "plain words".encode("utf-16-le"),
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(NotTextError, match=r"essay\.txt: is not a text file"):
        decode(data, "essay.txt")


@given(
    st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    st.sampled_from(["utf-8", "utf-16-le", "utf-32-be"]),
    st.data(),
)
def test_the_first_bytes_give_the_beginning_of_what_all_bytes_give(
    text: str, encoding: str, data: st.DataObject
) -> None:
    mark = {"utf-8": b"", "utf-16-le": codecs.BOM_UTF16_LE, "utf-32-be": codecs.BOM_UTF32_BE}
    whole = mark[encoding] + ("words " * 40 + text).encode(encoding)
    count = data.draw(st.integers(len(mark[encoding]), len(whole)))
    beginning = decode(whole[:count], "f", complete=False).text
    assert decode(whole, "f").text.startswith(beginning)


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_to_encodable_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "f")
    except NotTextError:
        return
    assert text.encode("utf-8").decode("utf-8") == text
    assert "\r" not in text

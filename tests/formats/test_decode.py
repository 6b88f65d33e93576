"""Encodings are found out, and what cannot be decoded is told."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.errors import NotTextError, UsageError
from reader.formats.decode import decode
from reader.text.reading_as import HowToRead

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
    assert decode(mark + _WORDS.encode(encoding), "essay.txt") == (_WORDS, encoding, ())


def test_undecodable_bytes_are_shown_counted_and_told_with_the_encoding() -> None:
    text, encoding, warnings = decode(
        "caf\ufffd naïve señor été ".encode() + b"\xe9 and \xff.", "essay.txt"
    )
    assert text == "caf\ufffd naïve señor été \ufffd and \ufffd."
    assert encoding == "utf-8"
    assert len(warnings) == 1
    assert "essay.txt: 2 places are no utf-8" in warnings[0]


_SENTENCES = {
    "windows-1252": "La façade du café était déjà fermée à l’été, où l’élève naïf rêvait.",
    "windows-1251": "Китай и Россия не станут союзниками против Японии, пишет обозреватель.",
    "koi8-r": "Китай и Россия не станут союзниками против Японии, пишет обозреватель.",
    "cp932": "中国とロシアは日本に対して同盟を結ぶことはないと筆者は述べている。",
    "euc_jp": "中国とロシアは日本に対して同盟を結ぶことはないと筆者は述べている。",
    "gb18030": "中国和俄罗斯不会结成反对日本的联盟，作者这样写道。",
    "iso2022_jp": "中国とロシアは日本に対して同盟を結ぶことはないと筆者は述べている。",
    "utf-16-le": "Plain words of an essay, without a mark.",
    "utf-16-be": "Plain words of an essay, without a mark.",
}


@pytest.mark.parametrize(("encoding", "words"), _SENTENCES.items())
def test_an_encoding_that_nobody_says_is_found_out(encoding: str, words: str) -> None:
    found = decode(words.encode(encoding), "essay.txt")
    assert (found.text, found.encoding) == (words, encoding)


def test_a_guess_is_told_with_what_to_do() -> None:
    words = _SENTENCES["windows-1251"]
    found = decode(words.encode("windows-1251"), "essay.txt")
    (warning,) = found.warnings
    assert warning == (
        "essay.txt: does not say its encoding and is read as windows-1251, a guess; "
        "if words look wrong, name it with --encoding"
    )


def test_the_reader_is_believed_before_the_file_and_the_server() -> None:
    data = codecs.BOM_UTF8 + "é".encode()
    how = HowToRead(encoding="ISO-8859-1", declared="utf-8")
    assert decode(data, "f", how) == ("ï»¿Ã©", "iso-8859-1", ())
    assert decode(data, "f", HowToRead(encoding="utf8")).text == "é"


def test_an_encoding_that_does_not_exist_or_is_none_of_texts_is_refused() -> None:
    for name in ("klingon", "rot13", "idna", "unicode_escape", "\0", "utf-7"):
        with pytest.raises(UsageError, match="no such encoding"):
            decode(b"words", "f", HowToRead(encoding=name))


def test_a_server_is_believed_before_a_guess_and_not_against_the_bytes() -> None:
    words = _SENTENCES["koi8-r"]
    assert decode(words.encode("koi8-r"), "f", HowToRead(declared='"KOI8-R"')).warnings == ()
    misled = HowToRead(declared="iso-8859-1")
    assert decode(words.encode(), "f", misled).text == words
    assert decode("café “x”".encode("cp1252"), "f", misled).text == "café “x”"
    wrong = HowToRead(declared="utf-8")
    assert decode(words.encode("cp1251"), "f", wrong).text == words
    assert decode(b"plain", "f", HowToRead(declared="utf-16")).text == "plain"
    assert decode(b"plain", "f", HowToRead(declared="rot13")).text == "plain"


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
        text = decode(data, "f").text
    except NotTextError:
        return
    assert text.encode("utf-8").decode("utf-8") == text
    assert "\r" not in text

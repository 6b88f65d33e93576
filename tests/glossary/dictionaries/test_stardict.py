from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from glossary.dictionaries.model import Format, Headword, Markup, Part
from glossary.dictionaries.read import open_dictionary
from glossary.dictionaries.write import write_dictionary
from glossary.problems import BrokenFileError
from tests.glossary.dictionaries.samples import read_all, stardict

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = [("apple", "a fruit — rōund".encode()), ("Bee", b"an insect\nthat stings")]


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("wide", [False, True])
def test_words_and_articles_are_read(tmp_path: Path, *, compressed: bool, wide: bool) -> None:
    path = stardict(tmp_path, ARTICLES, compressed=compressed, wide=wide)
    assert read_all(path) == [
        Headword(("apple",), "a fruit — rōund"),
        Headword(("Bee",), "an insect\nthat stings"),
    ]


def test_any_file_of_the_set_opens_it(tmp_path: Path) -> None:
    stardict(tmp_path, ARTICLES, synonyms=[("fruit", 0)])
    files = list(tmp_path.iterdir())
    assert len(files) == 4
    for file in files:
        with open_dictionary(file) as dictionary:
            assert dictionary.info.title == "Sample"
            assert dictionary.info.format is Format.STARDICT


def test_synonyms_lead_to_the_article_of_their_word(tmp_path: Path) -> None:
    path = stardict(tmp_path, ARTICLES, synonyms=[("bumble", 1), ("fruit", 0), ("maya", 1)])
    assert [one.words for one in read_all(path)] == [("apple", "fruit"), ("Bee", "bumble", "maya")]


def test_words_with_the_same_article_are_one_headword(tmp_path: Path) -> None:
    path = stardict(tmp_path, [("apple", b"fruit")])
    record = struct.pack(">II", 0, 5)
    (tmp_path / "sample.idx").write_bytes(b"apple\0" + record + b"apples\0" + record)
    assert read_all(path) == [Headword(("apple", "apples"), "fruit")]


def test_articles_come_in_the_order_of_the_data(tmp_path: Path) -> None:
    path = stardict(tmp_path, [("a", b"")])
    (tmp_path / "sample.dict").write_bytes(b"firstsecond")
    (tmp_path / "sample.idx").write_bytes(
        b"a\0" + struct.pack(">II", 5, 6) + b"b\0" + struct.pack(">II", 0, 5)
    )
    assert [one.body for one in read_all(path)] == ["first", "second"]


def test_an_article_has_several_texts_each_with_its_type(tmp_path: Path) -> None:
    together = b"\xcb\x88s\xc9\x9bt\0<b>set</b>"
    (headword,) = read_all(stardict(tmp_path, [("set", together)], types="tg"))
    assert headword.parts == (Part("ˈsɛt", Markup.PHONETIC), Part("<b>set</b>", Markup.PANGO))


def test_texts_may_tell_their_types_themselves(tmp_path: Path) -> None:
    typed = b"mplain\0h<i>html</i>\0W\0\0\0\x02\xff\x00xlast without its zero"
    (headword,) = read_all(stardict(tmp_path, [("set", typed)], types=""))
    assert headword == Headword(
        ("set",),
        "plain",
        Markup.PLAIN,
        (
            Part("<i>html</i>", Markup.HTML),
            Part("/wA=", Markup.SOUND),
            Part("last without its zero", Markup.XDXF),
        ),
    )


def test_what_it_says_of_itself_is_kept(tmp_path: Path) -> None:
    path = stardict(tmp_path, ARTICLES, fields="author=A. Nobody\ndescription=one<br>two\n")
    info = open_dictionary(path).info
    assert (info.title, info.about, info.encoding) == ("Sample", "one\ntwo", "utf-8")
    assert ("author", "A. Nobody") in info.fields
    written = write_dictionary(tmp_path / "again", Format.STARDICT, info, read_all(path))
    assert open_dictionary(written[0]).info == info


def test_bytes_that_are_no_text_are_kept_and_told(tmp_path: Path) -> None:
    path = stardict(tmp_path, [("apple", b"fr\xffuit")])
    dictionary = open_dictionary(path)
    assert "1 bytes are not UTF-8" in dictionary.info.remarks[0]
    write_dictionary(tmp_path / "again", Format.STARDICT, dictionary.info, dictionary)
    assert (tmp_path / "again.dict").read_bytes() == b"fr\xffuit"


def test_a_wrong_count_of_words_is_told_and_does_no_harm(tmp_path: Path) -> None:
    path = stardict(tmp_path, ARTICLES)
    path.write_text(path.read_text(encoding="utf-8").replace("wordcount=2", "wordcount=900"))
    dictionary = open_dictionary(path)
    assert dictionary.info.remarks == ("its .ifo file tells of 900 words, its index has 2",)
    assert dictionary.count == 2


def test_articles_of_different_types_are_written_each_with_its_own(tmp_path: Path) -> None:
    headwords = [
        Headword(("a", "aa"), "plain"),
        Headword(("b",), ""),
        Headword(("c",), "<b>x</b>", Markup.HTML, (Part("/wA=", Markup.SOUND),)),
    ]
    info = open_dictionary(stardict(tmp_path, ARTICLES)).info
    written = write_dictionary(tmp_path / "mixed", Format.STARDICT, info, headwords)
    assert b"sametypesequence" not in written[0].read_bytes()
    assert read_all(written[0]) == headwords


def test_empty_articles_stay_apart(tmp_path: Path) -> None:
    headwords = [Headword(("b",), ""), Headword(("a",), ""), Headword(("c",), "c")]
    info = open_dictionary(stardict(tmp_path, ARTICLES)).info
    written = write_dictionary(tmp_path / "empty", Format.STARDICT, info, headwords)
    assert read_all(written[0]) == headwords


@pytest.mark.parametrize(
    ("break_it", "reason"),
    [
        (lambda folder: (folder / "sample.idx").unlink(), "has no .idx"),
        (lambda folder: (folder / "sample.dict").unlink(), "has no .dict"),
        (lambda folder: (folder / "sample.ifo").write_bytes(b"no such thing\n"), "is no StarDict"),
        (lambda folder: (folder / "sample.ifo").write_bytes(b"x" * 2_000_000), "has more than"),
        (lambda folder: (folder / "sample.idx").write_bytes(b"apple"), "cut off or too long"),
        (lambda folder: (folder / "sample.idx").write_bytes(b"a" * 100_000), "cut off or too long"),
        (lambda folder: (folder / "sample.idx").write_bytes(b"apple\0\0\0"), "cut off or too long"),
        (lambda folder: (folder / "sample.dict").write_bytes(b"short"), "ends at byte 5"),
        (
            lambda folder: (folder / "sample.idx").write_bytes(
                b"a\0" + struct.pack(">II", 2**32 - 1, 2**32 - 1)
            ),
            "its index goes to",
        ),
        (
            lambda folder: (folder / "sample.syn").write_bytes(b"a\0\xff\xff\xff\xff"),
            "leads to word",
        ),
    ],
)
def test_a_damaged_dictionary_is_one_clear_line(
    tmp_path: Path, break_it: object, reason: str
) -> None:
    path = stardict(tmp_path, ARTICLES)
    assert callable(break_it)
    break_it(tmp_path)
    with pytest.raises(BrokenFileError, match=reason) as caught:
        read_all(path)
    assert "\n" not in str(caught.value)
    assert str(tmp_path) in caught.value.problem.path


@pytest.mark.parametrize(
    ("types", "article", "reason"),
    [
        ("q", b"x", "unknown type 'q'"),
        ("", b"qx", "unknown type 'q'"),
        ("", b"W\xff\xff\xff\xff", "goes beyond its end"),
        ("Wm", b"\0\0", "goes beyond its end"),
    ],
)
def test_an_article_that_is_not_made_so_is_named(
    tmp_path: Path, types: str, article: bytes, reason: str
) -> None:
    with pytest.raises(BrokenFileError, match=f"its article 'set', at byte 0.*{reason}"):
        read_all(stardict(tmp_path, [("set", article)], types=types))

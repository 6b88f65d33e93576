from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.dictionaries.dictd_words import comparable, spelt_words
from glossary.dictionaries.model import Format, Headword, Markup
from glossary.dictionaries.read import open_dictionary
from glossary.dictionaries.write import write_dictionary
from glossary.problems import BrokenFileError
from tests.glossary.dictionaries.samples import DICTD_HEADERS, dictd, read_all

if TYPE_CHECKING:
    from pathlib import Path

IBN_SINA = "ibn-Sina\n   A physician; see {Avicenna}.\n"


@pytest.mark.parametrize("compressed", [False, True])
def test_words_and_articles_are_read(tmp_path: Path, *, compressed: bool) -> None:
    path = dictd(
        tmp_path, [*DICTD_HEADERS, (["hello"], b"hello\n   A word.\n")], compressed=compressed
    )
    dictionary = open_dictionary(path)
    assert list(dictionary) == [Headword(("hello",), "hello\n   A word.\n", Markup.DICTD)]
    assert (dictionary.info.title, dictionary.count) == ("Sample of words", 1)
    assert dictionary.info.about == "   Invented for a test."


def test_either_file_opens_it(tmp_path: Path) -> None:
    dictd(tmp_path, [*DICTD_HEADERS, (["hello"], b"hello\n")])
    for file in tmp_path.iterdir():
        assert open_dictionary(file).info.format is Format.DICTD


@pytest.mark.parametrize(
    ("indexed", "article", "words"),
    [
        (["ibnsina"], IBN_SINA, ("ibn-Sina",)),
        (["ibn-sina"], IBN_SINA, ("ibn-Sina",)),
        (["att bell labs", "bell laboratories"],
         "Bell Laboratories\nAT&T Bell Labs\n\n   A place.\n",
         ("Bell Laboratories", "AT&T Bell Labs")),
        (["cockle", "cockling sea"], 'Cockle \\Coc"kle\\, v. t.\n   To.\n',
         ("Cockle", "cockling sea")),
        (["champ on sth"], "champ on sth. /x/\nmampfen\n", ("champ on sth.",)),
        (["", "dollar sign"], "dollar sign /d/ ($)\nDollar\n", ("dollar sign",)),
        ([""], "$ /d/\nDollar\n", ("$ /d/",)),
        (["foot ball", "football"], "football\n   A game.\n", ("football", "foot ball")),
    ],
)  # fmt: skip
def test_words_are_spelt_as_on_top_of_the_article(
    tmp_path: Path, indexed: list[str], article: str, words: tuple[str, ...]
) -> None:
    (headword,) = read_all(dictd(tmp_path, [*DICTD_HEADERS, (indexed, article.encode())]))
    assert headword.words == words
    assert headword.body == article


def test_headers_without_hyphens_are_headers(tmp_path: Path) -> None:
    path = dictd(
        tmp_path,
        [
            (["00databaseshort"], b"00-database-short\n   A title\n"),
            (["00database"], b"00database\n   a word\n"),
        ],
    )
    assert open_dictionary(path).info.title == "A title"
    assert [one.words for one in read_all(path)] == [("00database",)]


def test_a_dictionary_that_is_not_utf8_says_how_it_was_read(tmp_path: Path) -> None:
    path = dictd(tmp_path, [(["market"], b"market\n   the market\x92s fa\xe7ade\n")])
    dictionary = open_dictionary(path)
    assert dictionary.info.encoding == "cp1252"
    assert "not UTF-8 (2 bytes are not)" in dictionary.info.remarks[0]
    assert next(iter(dictionary)).body == "market\n   the market’s façade\n"


def test_the_encoding_may_be_told(tmp_path: Path) -> None:
    path = dictd(tmp_path, [(["mir"], "mir\n   мир\n".encode("koi8-r"))])
    dictionary = open_dictionary(path, encoding="koi8-r")
    assert next(iter(dictionary)).body == "mir\n   мир\n"
    assert dictionary.info.remarks == ()


def test_a_declared_utf8_is_believed_and_stray_bytes_are_kept(tmp_path: Path) -> None:
    path = dictd(tmp_path, [*DICTD_HEADERS, (["a"], b"a\n   \xff\n")])
    dictionary = open_dictionary(path)
    assert dictionary.info.encoding == "utf-8"
    assert "1 bytes are not UTF-8" in dictionary.info.remarks[0]
    write_dictionary(tmp_path / "again", Format.DICTD, dictionary.info, dictionary)
    assert b"a\n   \xff\n" in (tmp_path / "again.dict").read_bytes()


def test_what_it_says_of_itself_is_kept(tmp_path: Path) -> None:
    url = (("00-database-url",), b"00-database-url\n   example.org\n")
    dictionary = open_dictionary(dictd(tmp_path, [*DICTD_HEADERS, url, (["a"], b"a\n")]))
    written = write_dictionary(tmp_path / "again", Format.DICTD, dictionary.info, dictionary)
    assert open_dictionary(written[0]).info == dictionary.info


def test_the_index_that_is_written_is_sorted_and_in_small_letters(tmp_path: Path) -> None:
    info = open_dictionary(dictd(tmp_path, [(["a"], b"a\n")])).info
    headwords = [Headword(("Zoo", "Alpha"), "Zoo\n", Markup.DICTD)]
    index, _ = write_dictionary(tmp_path / "again", Format.DICTD, info, headwords)
    lines = index.read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[0] for line in lines[-2:]] == ["alpha", "zoo"]
    assert lines == sorted(lines)
    assert read_all(index) == headwords


@pytest.mark.parametrize(
    ("line", "reason", "number"),
    [
        ("word\tA", "no word, offset and size", 2),
        ("word\tA\t!", "no word, offset and size", 2),
        ("word\tA\tÄ", "no word, offset and size", 2),
        ("word\tA\t" + "A" * 40, "no word, offset and size", 2),
        ("word\tA\tB\tC\tD", "other columns", 2),
        ("w" * 100_000 + "\tA\tB", "other columns", 2),
        ("word\t////\tB", "its index goes to", None),
        ("word\tA\t/////", "its index goes to", None),
    ],
)
def test_a_damaged_index_is_one_clear_line(
    tmp_path: Path, line: str, reason: str, number: int | None
) -> None:
    path = dictd(tmp_path, [(["a"], b"a\n")])
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(BrokenFileError, match=reason) as caught:
        read_all(path)
    assert caught.value.problem.line == number
    assert len(str(caught.value)) < 500


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = dictd(tmp_path, [(["a"], b"a\n")])
    (tmp_path / "sample.dict").unlink()
    with pytest.raises(BrokenFileError, match=r"has no \.dict"):
        read_all(path)
    (tmp_path / "lonely.dict").write_bytes(b"a\n")
    with pytest.raises(BrokenFileError, match=r"has no \.index"):
        read_all(tmp_path / "lonely.dict")


_LETTERS = st.text(alphabet="abAB -'é", max_size=6)


@given(st.lists(_LETTERS, min_size=1, max_size=5), st.lists(_LETTERS, max_size=4))
def test_no_word_of_an_index_is_lost(words: list[str], lines: list[str]) -> None:
    spelt = spelt_words(words, "\n".join(lines))
    assert len(spelt) == len(set(spelt)) > 0
    for word in filter(str.strip, words):
        assert any(
            one.lower() == word.lower() or comparable(one) == comparable(word) for one in spelt
        )
    assert len(spelt) >= len({word.lower() for word in words if word.strip()})
    assert spelt_words(spelt, "\n".join(lines)) == spelt

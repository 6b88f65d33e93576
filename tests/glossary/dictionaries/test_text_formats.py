from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from glossary.dictionaries.model import DictionaryInfo, Format, Headword, Markup, Part
from glossary.dictionaries.read import open_dictionary
from glossary.dictionaries.write import write_dictionary
from glossary.problems import BrokenFileError
from tests.glossary.dictionaries.samples import DSL, read_all

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("compressed", [False, True])
def test_dsl_is_read_in_any_unicode(tmp_path: Path, encoding: str, *, compressed: bool) -> None:
    data = DSL.replace("\n", "\r\n").encode(encoding)
    path = tmp_path / ("sample.dsl.dz" if compressed else "sample.dsl")
    path.write_bytes(gzip.compress(data) if compressed else data)
    dictionary = open_dictionary(path)
    assert (dictionary.info.title, dictionary.info.language) == ("Sample", "English")
    assert dictionary.info.remarks == ()
    colour, hue = dictionary
    assert colour.words == ("colour", "color")
    assert colour.body.startswith("[m1][b]1.[/b] [trn]цвет[/trn]")
    assert hue == Headword(("hue", "tint"), "[trn]оттенок[/trn]", Markup.DSL)


@pytest.mark.parametrize(
    ("header", "encoding", "remarks"),
    [
        ('#SOURCE_CODE_PAGE "Cyrillic"\n', "cp1251", 0),
        ('#INDEX_LANGUAGE "Russian"\n', "cp1251", 1),
        ('#INDEX_LANGUAGE "English"\n#CONTENTS_LANGUAGE "Russian"\n', "cp1251", 1),
    ],
)
def test_dsl_in_a_code_page_is_found_out_or_told(
    tmp_path: Path, header: str, encoding: str, remarks: int
) -> None:
    path = tmp_path / "sample.dsl"
    path.write_bytes(f'#NAME "Мир"\n{header}\nмир\n\tpeace\n'.encode("cp1251"))
    dictionary = open_dictionary(path)
    assert (dictionary.info.encoding, len(dictionary.info.remarks)) == (encoding, remarks)
    assert dictionary.info.title == "Мир"
    assert [one.words for one in dictionary] == [("мир",)]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("plain  word", ("plain word",)),
        ("colo(u)r", ("colour", "color")),
        ("(a)b(c)", ("abc", "ab", "bc", "b")),
        ("{the }end", ("end", "the end")),
        (r"f\(x\)", ("f(x)",)),
        (r"a\[1\]", ("a[1]",)),
        ("[b]bold[/b] word", ("bold word",)),
        ("one{[sup]}2{[/sup]}", ("one2",)),
        ("(" * 50 + "x" + ")" * 50, None),
        ("(a)" * 40, ("a" * 40,)),
        ("(never closed", ("(never closed",)),
        ("{}", ()),
    ],
)
def test_a_heading_stands_for_its_words(heading: str, words: tuple[str, ...] | None) -> None:
    from glossary.dictionaries.dsl_headwords import words_of

    assert words is None or words_of(heading) == words
    assert len(words_of(heading)) <= 64


def test_words_of_an_entry_inside_an_article_lead_to_it(tmp_path: Path) -> None:
    path = tmp_path / "sample.dsl"
    path.write_text('#NAME "S"\n\nlittle\n\tsmall\n\t@ little by little\n\tslowly\n\t@\n')
    (headword,) = read_all(path)
    assert headword.words == ("little", "little by little")
    assert headword.body == "small\n@ little by little\nslowly\n@"


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ('#NAME "S"\n\n\tno headword\n', "without a headword", 3),
        ('#NAME "S"\n\nword\n\ttext {{never closed\n\tmore\n', "comment", 4),
        ('#NAME "S"\n\n' + "w" * 9_999 + "\n\ttext\n", "headword of 9,999 characters", 3),
        ('#NAME "S"\n\n{}\n\ttext\n', "headword is empty", 3),
    ],
)
def test_a_broken_dsl_is_named_with_its_line(
    tmp_path: Path, text: str, reason: str, line: int
) -> None:
    path = tmp_path / "sample.dsl"
    path.write_text(text)
    with pytest.raises(BrokenFileError, match=reason) as caught:
        read_all(path)
    assert caught.value.problem.line == line


def test_a_file_that_is_included_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sample.dsl"
    path.write_text('#NAME "S"\n#INCLUDE "../../etc/passwd"\n\nword\n\ttext\n')
    assert "is not read: ../../etc/passwd" in open_dictionary(path).info.remarks[0]


def test_tab_separated_lines_are_articles(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(
        b"\xef\xbb\xbf##title\tMy words\r\n\r\n"
        b"apple|pomme\ta fruit\\nwith \\t and \\\\n\tand a tab\r\n"
        b"a\\|b\tbar \\x stays\r\n"
    )
    dictionary = open_dictionary(path)
    assert dictionary.info.title == "My words"
    assert list(dictionary) == [
        Headword(("apple", "pomme"), "a fruit\nwith \t and \\n\tand a tab"),
        Headword(("a|b",), "bar \\x stays"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"no tab here", "without a tab"),
        (b" \t a definition", "of no word"),
        (b"|\t a definition", "of no word"),
        (b"w" * 30_000 + b"\tx", "a headword of 30,000 characters"),
        (b"|".join(b"w%d" % n for n in range(10_001)) + b"\tx", "an article of 10,001 words"),
    ],
)
def test_a_broken_tab_separated_line_is_named(tmp_path: Path, line: bytes, reason: str) -> None:
    path = tmp_path / "words.tsv"
    path.write_bytes(b"apple\tfruit\n\n" + line + b"\nbee\tinsect\n")
    with pytest.raises(BrokenFileError, match=reason) as caught:
        read_all(path)
    assert caught.value.problem.line == 3


@pytest.mark.parametrize(
    "value",
    [
        {"apple": "a fruit", "bee": "an insect"},
        [{"term": "apple", "definition": "a fruit"}, {"word": "bee", "meaning": ["an insect"]}],
        [["apple", "a fruit"], ["bee", ["an insect"]]],
        {"apple": {"definition": "a fruit"}, "bee": {"text": "an insect"}},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_simple_forms_of_json_are_read(tmp_path: Path, value: object, indent: int | None) -> None:
    path = tmp_path / "words.json"
    path.write_text(json.dumps(value, indent=indent))
    assert read_all(path) == [Headword(("apple",), "a fruit"), Headword(("bee",), "an insect")]


def test_synonyms_in_json_are_words(tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    path.write_text('[{"words": ["a", "b"], "synonyms": ["c"], "body": "x", "markup": "html"}]')
    assert read_all(path) == [Headword(("a", "b", "c"), "x", Markup.HTML)]


def test_our_json_keeps_everything(tmp_path: Path) -> None:
    info = DictionaryInfo(
        "T\u202eitle", "about\nit", "utf-8", "French", Format.DSL, (("NAME", "x"),), ()
    )
    headwords = [
        Headword(
            ("a", "\udcff"), "bytes \udc92 and \x1b[31m", Markup.DSL, (Part("p", Markup.HTML),)
        )
    ]
    (path,) = write_dictionary(tmp_path / "all", Format.JSON, info, headwords)
    dictionary = open_dictionary(path)
    assert (dictionary.info, list(dictionary)) == (info, headwords)
    assert json.loads(path.read_bytes())["format"] == "glossary-dictionary"


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ('{"a": "b",\n"c" "d"}', "':' is missing", 2),
        ('{"a": "b",\n', "ends too soon", 2),
        ('[["a", "b"]', "']' is missing|ends too soon", 1),
        ('{"a":\n5}', "no word or no text in entry 'a'", None),
        ('{"' + "w" * 9_999 + '": "x"}', "headword of 9,999 characters", None),
        ("[1, 2]", "no word or no text in entry 1", None),
        ('{5: "a"}', "in quotes", 1),
        ("[" * 100_000, "nested too deeply", 1),
        ('{"a": ' + "9" * 10_000 + "}", "far too many digits", 1),
        ('{"a": nothing}', "expecting value", 1),
        ('{"format": "glossary-dictionary", "entries": 5}', r"'\[' is missing", 1),
    ],
)
def test_broken_json_is_named_with_its_line(
    tmp_path: Path, text: str, reason: str, line: int | None
) -> None:
    path = tmp_path / "words.json"
    path.write_text(text)
    with pytest.raises(BrokenFileError, match=reason) as caught:
        read_all(path)
    assert caught.value.problem.line == line


def test_json_in_pieces_is_the_same(tmp_path: Path) -> None:
    entries = {f"word {number}": "x" * (number % 97) * 20 for number in range(3_000)}
    path = tmp_path / "words.json"
    path.write_text(json.dumps(entries, indent=1))
    assert path.stat().st_size > 2_000_000
    assert {one.words[0]: one.body for one in read_all(path)} == entries

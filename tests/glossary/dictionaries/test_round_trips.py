"""Written and read again, a dictionary is the same: its words, their order, and every text."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from glossary.dictionaries.lexicon import Lexicon
from glossary.dictionaries.model import DictionaryInfo, Format, Headword, Markup, Part
from glossary.dictionaries.read import open_dictionary
from glossary.dictionaries.write import write_dictionary
from tests.glossary.dictionaries.samples import read_all

# Text of any script, marks of every format, and bytes that were none.
_SIGNS = st.sampled_from("\\|\t\n\r[]{}()<>@#~^\"'&;=/: .\u2028\x1b\ufeff\u0301\udc80\udcff")
_CHARS = st.one_of(st.characters(codec="utf-8"), _SIGNS)
_TEXTS = st.text(_CHARS, max_size=60)
_WORDS = st.lists(
    st.text(st.one_of(st.characters(codec="utf-8", exclude_characters="\0"), _SIGNS), max_size=12)
    .map(lambda word: " ".join(word.split()))
    .filter(bool),
    min_size=1,
    max_size=4,
    unique=True,
).map(tuple)
_STARDICT_MARKUP = st.sampled_from(
    [Markup.PLAIN, Markup.HTML, Markup.PANGO, Markup.XDXF, Markup.WIKI, Markup.PHONETIC]
)
_OWN_MARKUP = {Format.DICTD: Markup.DICTD, Format.DSL: Markup.DSL, Format.TABBED: Markup.PLAIN}
_INFO = DictionaryInfo("A title", "about it")


def _again(form: Format, headwords: list[Headword], info: DictionaryInfo = _INFO) -> list[Headword]:
    with TemporaryDirectory() as folder:
        files = write_dictionary(Path(folder) / "it", form, info, headwords)
        return read_all(files[0])


def _set_of_words(headwords: list[Headword]) -> list[tuple[str, frozenset[str]]]:
    return [(one.words[0], frozenset(one.words)) for one in headwords]


@given(
    st.lists(
        st.builds(
            Headword,
            _WORDS,
            _TEXTS,
            st.sampled_from(list(Markup)),
            st.lists(st.builds(Part, _TEXTS, st.sampled_from(list(Markup))), max_size=2).map(tuple),
        ),
        max_size=6,
    )
)
@settings(deadline=None)
def test_json_keeps_everything(headwords: list[Headword]) -> None:
    assert _again(Format.JSON, headwords) == headwords


@given(st.lists(st.builds(Headword, _WORDS, _TEXTS), max_size=6))
@settings(deadline=None)
def test_tab_separated_text_keeps_every_plain_text(headwords: list[Headword]) -> None:
    assert _again(Format.TABBED, headwords) == headwords


@given(
    st.lists(
        st.builds(
            Headword,
            _WORDS,
            _TEXTS.map(lambda text: text.replace("\0", "")),
            _STARDICT_MARKUP,
            st.lists(
                st.builds(Part, _TEXTS.map(lambda text: text.replace("\0", "")), _STARDICT_MARKUP),
                max_size=2,
            ).map(tuple),
        ),
        max_size=6,
    )
)
@settings(deadline=None)
def test_stardict_keeps_every_text_and_every_word(headwords: list[Headword]) -> None:
    once = _again(Format.STARDICT, headwords)
    assert [one.parts for one in once] == [one.parts for one in headwords]
    assert _set_of_words(once) == _set_of_words(headwords)
    assert _again(Format.STARDICT, once) == once


@given(st.lists(st.builds(Headword, _WORDS, _TEXTS, st.just(Markup.DICTD)), max_size=6))
@example([Headword(("0", "\x1b"), "\0", Markup.DICTD)])
@settings(deadline=None)
def test_dictd_keeps_every_text_and_every_word(headwords: list[Headword]) -> None:
    once = _again(Format.DICTD, headwords)
    assert [one.body for one in once] == [one.body for one in headwords]
    again = _again(Format.DICTD, once)
    assert again == once


@given(st.lists(st.builds(Headword, _WORDS, _TEXTS, st.just(Markup.DSL)), max_size=6))
@settings(deadline=None)
def test_dsl_read_once_keeps_every_text_and_every_word(headwords: list[Headword]) -> None:
    try:
        once = _again(Format.DSL, headwords)
    except ValueError:
        return  # the text has an open comment
    assert _again(Format.DSL, once) == once


@pytest.mark.parametrize("form", list(Format))
@given(
    headwords=st.lists(
        st.builds(Headword, _WORDS, _TEXTS.map(lambda text: text.replace("\0", "")),
                  st.sampled_from(list(Markup))),
        min_size=1,
        max_size=4,
    )
)  # fmt: skip
@settings(deadline=None, max_examples=40)
def test_whatever_is_written_in_any_format_can_be_read(
    form: Format, headwords: list[Headword]
) -> None:
    binary = (Markup.SOUND, Markup.PICTURE, Markup.OTHER)
    texts = [
        one if one.markup not in binary else Headword(one.words, "/wA=", one.markup)
        for one in headwords
    ]
    if form is Format.DSL:
        texts = [
            one if one.markup is not Markup.DSL else Headword(one.words, "[b]x[/b]", one.markup)
            for one in texts
        ]
    assert len(_again(form, texts)) == len(texts)


@pytest.mark.parametrize("form", list(Format))
def test_by_way_of_a_lexicon_nothing_is_lost(tmp_path: Path, form: Format) -> None:
    headwords = [
        Headword((f"Word {number}", f"synonym of {number}"), f"Word {number}\ntext \udcff", markup)
        for number, markup in enumerate([_OWN_MARKUP.get(form, Markup.PLAIN)] * 300)
    ]
    written = write_dictionary(tmp_path / "first", form, _INFO, headwords)
    with open_dictionary(written[0]) as dictionary:
        first = list(dictionary)
        lexicon = Lexicon.create(tmp_path / "it.db", dictionary.info, dictionary)
    assert list(lexicon.headwords()) == first
    again = write_dictionary(tmp_path / "again", form, lexicon.info, lexicon.headwords())
    assert read_all(again[0]) == first
    assert _set_of_words(first) == _set_of_words(headwords)
    assert open_dictionary(again[0]).info == dictionary.info
    for one, other in zip(written, again, strict=True):
        assert one.read_bytes() == other.read_bytes()

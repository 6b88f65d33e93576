"""Companions kept as they were understood: never believed beyond what is certain."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.dates import PartialDate
from glossary.model import Quality, Source
from reader.base.shipped import default_document
from reader.library.companion_cache import CompanionCache
from reader.library.companions import companion_of
from reader.text.companion import (
    BylineQuote,
    Companion,
    EditorNote,
    Exclusion,
    Phrase,
    companion_path,
)
from reader.text.companion_file import parse_companion
from reader.text.document import Metadata

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOURCE = "---\ntitle: 島 and \x7f\n---\n"
FULL = Companion(
    id="essay",
    metadata=Metadata("島 and \x7f", "a guess", "A. B.", PartialDate(2013, 4), "P", "S", "en"),
    byline=BylineQuote("From", ""),
    credit="Thanks.",
    phrases=(Phrase("his party", "ldp", "of ", " and"), Phrase("they", "cabinet")),
    remarks="Seen on the web.",
    exclusions=(Exclusion("Moscow", "moscow@places", "in ", ""), Exclusion("they", "cabinet")),
    notes=(EditorNote("early", "early", "See [K1].", "an ", " day", PartialDate(2026)),),
    sources={
        "K1": Source("K1", "T", "P", PartialDate(2013), "a.org", Quality.PRESS, "n"),
        "K2": Source("K2", "T", checked=PartialDate(2026, 1, 2), checked_by="me"),
    },
    packs_on=("own",),
    packs_off=("wordnet", "other"),
    preferred=("abe@own",),
)

_WORDS = st.text(st.characters(exclude_categories=["Cs"]))
_QUOTES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
_IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,30}", fullmatch=True)
_DATES = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
_SOURCES = st.builds(
    Source,
    st.from_regex(r"[A-Z][A-Z0-9]{0,8}", fullmatch=True),
    _WORDS,
    date=st.none() | _DATES,
    quality=st.sampled_from(Quality),
    checked_by=_WORDS,
)
_COMPANIONS = st.builds(
    Companion,
    id=st.just("") | _IDS,
    metadata=st.builds(
        Metadata,
        title=_WORDS,
        title_note=_WORDS,
        author=_WORDS,
        date=st.none() | _DATES,
        publisher=_WORDS,
        source=_WORDS,
        language=_WORDS,
    ),
    byline=st.none() | st.builds(BylineQuote, _QUOTES, _WORDS),
    credit=_WORDS,
    phrases=st.lists(
        st.builds(Phrase, _QUOTES, _IDS, _WORDS, _WORDS, st.just(value=False)), max_size=3
    ).map(tuple),
    remarks=_WORDS,
    exclusions=st.lists(st.builds(Exclusion, _QUOTES, _IDS, _WORDS, _WORDS), max_size=3).map(tuple),
    notes=st.lists(
        st.builds(EditorNote, _IDS, _QUOTES, _WORDS, _WORDS, _WORDS, st.none() | _DATES),
        max_size=3,
    ).map(tuple),
    sources=st.lists(_SOURCES, max_size=3).map(lambda found: {one.key: one for one in found}),
    packs_on=st.lists(_IDS, max_size=2).map(tuple),
    preferred=st.lists(st.builds("{}@{}".format, _IDS, _IDS), max_size=2).map(tuple),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "companions"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "essay.companion.md"


def _keep(folder: Path, path: Path, companion: Companion = FULL, source: str = SOURCE) -> None:
    cache = CompanionCache(folder)
    cache.remember(path, source, companion)
    cache.write()


def _file(folder: Path) -> Path:
    [file] = folder.iterdir()
    return file


def test_what_was_kept_is_known_to_another_program(folder: Path, path: Path) -> None:
    _keep(folder, path)
    assert CompanionCache(folder).get(path, SOURCE) == FULL


@settings(max_examples=30)
@given(_COMPANIONS, _WORDS)
def test_any_companion_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, companion: Companion, source: str
) -> None:
    folder = tmp_path_factory.mktemp("home") / "companions"
    path = folder / "a.companion.md"
    _keep(folder, path, companion, source)
    assert CompanionCache(folder).get(path, source) == companion


def test_the_shipped_companion_is_the_same_from_the_cache(folder: Path) -> None:
    path = companion_path(default_document())
    source = path.read_text(encoding="utf-8")
    companion = parse_companion(source, str(path))
    _keep(folder, path, companion, source)
    assert CompanionCache(folder).get(path, source) == companion


def test_other_words_and_other_files_are_not_known(folder: Path, path: Path) -> None:
    _keep(folder, path)
    cache = CompanionCache(folder)
    assert cache.get(path, SOURCE + " ") is None
    assert cache.get(path.with_name("letter.companion.md"), SOURCE) is None


def test_an_edited_companion_takes_the_place_of_the_earlier(folder: Path, path: Path) -> None:
    _keep(folder, path)
    _keep(folder, path, Companion("other", Metadata("Another")), "other words")
    assert len(list(folder.iterdir())) == 1
    cache = CompanionCache(folder)
    assert cache.get(path, SOURCE) is None
    assert cache.get(path, "other words") == Companion("other", Metadata("Another"))


@pytest.mark.parametrize(
    "content",
    [b"", b"[" * 100_000, b'{"version": ' + b"9" * 10_000 + b"}", b"null", b"[]", b"{}", b'"a"'],
    ids=lambda content: content[:20].decode(),
)
def test_another_content_is_as_good_as_none(folder: Path, path: Path, content: bytes) -> None:
    _keep(folder, path)
    _file(folder).write_bytes(content)
    assert CompanionCache(folder).get(path, SOURCE) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: bytes(len(data)),
        lambda data: b"\xff" + data,
        lambda data: data + b" " * (16 * 1024 * 1024),
    ],
    ids=["cut", "zeros", "no UTF-8", "too large"],
)
def test_a_damaged_file_is_as_good_as_none(
    folder: Path, path: Path, damage: Callable[[bytes], bytes]
) -> None:
    _keep(folder, path)
    file = _file(folder)
    file.write_bytes(damage(file.read_bytes()))
    assert CompanionCache(folder).get(path, SOURCE) is None


@pytest.mark.parametrize(
    "change",
    [
        {"id": "../../etc"},
        {"id": None},
        {"title": 5},
        {"title": ["words"]},
        {"title": "half a pair: \ud800"},
        {"date": 2013},
        {"date": ""},
        {"date": "2013-02-31"},
        {"date": ["2013"]},
        {"byline": ""},
        {"byline": "ab"},
        {"byline": []},
        {"byline": ["", ""]},
        {"byline": ["one", "two", "three"]},
        {"byline": {"opening": "one", "closing": "two"}},
        {"credit": False},
        {"phrases": None},
        {"phrases": 5},
        {"phrases": ["abcd"]},
        {"phrases": [[]]},
        {"phrases": [["", "ldp", "", ""]]},
        {"phrases": [["they", "no id", "", ""]]},
        {"phrases": [["they", "cabinet", "", "", ""]]},
        {"phrases": [["they", "cabinet", 1, ""]]},
    ],
    ids=str,
)
def test_values_that_no_companion_has_are_not_believed(
    folder: Path, path: Path, change: dict[str, Any]
) -> None:
    _keep(folder, path)
    file = _file(folder)
    kept = json.loads(file.read_bytes())
    kept["companion"] |= change
    file.write_text(json.dumps(kept), encoding="utf-8")
    assert CompanionCache(folder).get(path, SOURCE) is None


@pytest.mark.parametrize("name", ["id", "title", "date", "byline", "phrases", "remarks"])
def test_a_missing_value_is_not_made_up(folder: Path, path: Path, name: str) -> None:
    _keep(folder, path)
    file = _file(folder)
    kept = json.loads(file.read_bytes())
    del kept["companion"][name]
    file.write_text(json.dumps(kept), encoding="utf-8")
    assert CompanionCache(folder).get(path, SOURCE) is None


def test_another_version_is_as_good_as_none(folder: Path, path: Path) -> None:
    _keep(folder, path)
    file = _file(folder)
    kept = json.loads(file.read_bytes())
    file.write_text(json.dumps(kept | {"version": kept["version"] + 1}), encoding="utf-8")
    assert CompanionCache(folder).get(path, SOURCE) is None


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_that_others_can_write_is_neither_believed_nor_written(
    folder: Path, path: Path
) -> None:
    _keep(folder, path)
    folder.chmod(0o777)
    before = _file(folder).read_bytes()
    assert CompanionCache(folder).get(path, SOURCE) is None
    _keep(folder, path, source="other words")
    assert _file(folder).read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")
def test_a_link_or_a_pipe_in_the_way_does_no_harm(tmp_path: Path, folder: Path, path: Path) -> None:
    _keep(folder, path)
    file = _file(folder)
    file.unlink()
    os.mkfifo(file)
    assert CompanionCache(folder).get(path, SOURCE) is None
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    linked = tmp_path / "linked"
    linked.symlink_to(elsewhere)
    _keep(linked, path)
    assert not list(elsewhere.iterdir())


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_raised(
    tmp_path: Path, path: Path
) -> None:
    folder = tmp_path / "companions"
    folder.write_bytes(b"a file where the folder should be")
    _keep(folder, path)
    assert CompanionCache(folder).get(path, SOURCE) is None
    assert folder.read_bytes() == b"a file where the folder should be"


def test_a_companion_is_read_from_its_file_again_once_it_says_something_else(
    tmp_path: Path, folder: Path
) -> None:
    essay = tmp_path / "essay.txt"
    beside = companion_path(essay)
    beside.write_bytes(b"---\ntitle: One\n---\n")
    cache = CompanionCache(folder)
    assert companion_of(essay, cache).companion == Companion("", Metadata("One"))
    cache.write()
    beside.write_bytes(b"---\ntitle: Another\n---\n")
    assert companion_of(essay, CompanionCache(folder)).companion == Companion(
        "", Metadata("Another")
    )


def test_a_companion_that_is_known_is_not_parsed(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    essay = tmp_path / "essay.txt"
    companion_path(essay).write_bytes(b"---\ntitle: One\n---\n")
    cache = CompanionCache(folder)
    companion_of(essay, cache)
    cache.write()

    def fail(text: str, path: str) -> Companion:
        raise AssertionError(f"{path} was parsed: {text}")

    monkeypatch.setattr("reader.text.companion_file.parse_companion", fail)
    assert companion_of(essay, CompanionCache(folder)).companion == Companion("", Metadata("One"))


def test_a_broken_companion_is_not_kept(tmp_path: Path, folder: Path) -> None:
    essay = tmp_path / "essay.txt"
    companion_path(essay).write_bytes(b"---\ntitel: x\n---\n")
    cache = CompanionCache(folder)
    assert companion_of(essay, cache).problem
    cache.write()
    assert not folder.exists()

"""Files that are damaged, or made to do harm: one clear line, in bounded time and memory."""

from __future__ import annotations

import gzip
import struct
import tracemalloc
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.dictionaries import limits
from glossary.dictionaries.read import open_dictionary
from glossary.problems import BrokenFileError
from tests.glossary.dictionaries.samples import DICTD_HEADERS, DSL, dictd, read_all, stardict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ARTICLES = [(f"word{number}", b"its meaning") for number in range(5)]


def _stardict(folder: Path) -> Path:
    return stardict(folder, _ARTICLES, synonyms=[("other", 1)])


def _compressed_stardict(folder: Path) -> Path:
    return stardict(folder, _ARTICLES, compressed=True)


def _typed_stardict(folder: Path) -> Path:
    article = b"mplain\0W\0\0\0\x02\xff\x00xlast"
    return stardict(folder, [("a", article), ("b", article)], types="", wide=True)


def _dictd(folder: Path) -> Path:
    return dictd(folder, [*DICTD_HEADERS, (("hello", "hallo"), b"hello\n   A {word}.\n")])


def _compressed_dictd(folder: Path) -> Path:
    return dictd(folder, [*DICTD_HEADERS, (("hello",), b"hello\n")], compressed=True)


def _text(name: str, data: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return write


_OUR_JSON = (
    b'{"format": "glossary-dictionary", "info": {"title": "x", "fields": [["a", "b"]]},'
    b' "entries": [{"words": ["a"], "body": "b", "more": [{"body": "x", "markup": "html"}]}]}'
)
SAMPLES = {
    "stardict": _stardict,
    "compressed stardict": _compressed_stardict,
    "typed stardict": _typed_stardict,
    "dictd": _dictd,
    "compressed dictd": _compressed_dictd,
    "dsl": _text("x.dsl", DSL.encode()),
    "dsl in utf-16": _text("x.dsl", DSL.encode("utf-16")),
    "compressed dsl": _text("x.dsl.dz", gzip.compress(DSL.encode())),
    "tabbed": _text("x.tsv", b"##title\tx\na|b\\|c\tits \\n\\t\\\\ text\nd\te\n"),
    "our json": _text("x.json", _OUR_JSON),
    "simple json": _text("x.json", b'[["a", "b"], {"term": "a", "definition": ["b"]}]'),
}


@contextmanager
def holding_at_most(most: int) -> Iterator[None]:
    """Fails if more bytes than that are held at any moment."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_samples_are_good_before_they_are_damaged(tmp_path: Path, sample: str) -> None:
    assert read_all(SAMPLES[sample](tmp_path))


@pytest.mark.parametrize("sample", SAMPLES)
@given(data=st.data())
@settings(deadline=None, max_examples=80)
def test_a_damaged_file_is_read_or_named_in_one_line(sample: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = SAMPLES[sample](folder)
        for file in sorted(folder.iterdir()):
            file.write_bytes(_damaged(file.read_bytes(), data))
        error = _error_of(path)
        if error is not None:
            assert "\n" not in str(error)
            assert len(str(error)) < 500 + len(name)
            assert name in error.problem.path


def _error_of(path: Path) -> BrokenFileError | None:
    """What is wrong with a dictionary, None if it can be read."""
    try:
        headwords = read_all(path)
    except BrokenFileError as error:
        return error
    assert len(headwords) < 10_000
    assert all(word for headword in headwords for word in headword.words)
    return None


def _damaged(content: bytes, data: st.DataObject) -> bytes:
    kind = data.draw(st.sampled_from(["whole", "change", "cut", "insert", "double"]))
    at = data.draw(st.integers(0, len(content)))
    if kind == "change":
        changed = data.draw(st.binary(max_size=8))
        return content[:at] + changed + content[at + len(changed) :]
    if kind == "cut":
        return content[:at]
    if kind == "insert":
        return content[:at] + data.draw(st.binary(max_size=20)) + content[at:]
    return content + content[at:] if kind == "double" else content


@pytest.mark.parametrize("name", ["sample.dict.dz", "sample.idx.gz"])
def test_a_compressed_file_that_grows_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(limits, "ALWAYS_INFLATED", 1_000_000)
    path = _compressed_stardict(tmp_path)
    (tmp_path / name).write_bytes(gzip.compress(bytes(30_000_000)))
    with (
        holding_at_most(6_000_000),
        pytest.raises(BrokenFileError, match=r"grows to far more|cut off or too long"),
    ):
        read_all(path)


def test_a_text_that_grows_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ALWAYS_INFLATED", 1_000_000)
    path = tmp_path / "x.dsl.dz"
    path.write_bytes(gzip.compress(b"word\n\ttext\n" * 3_000_000))
    with pytest.raises(BrokenFileError, match="grows to far more"):
        read_all(path)


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda data: data[:-9], "is cut off"),
        (lambda data: data[:12], "is cut off"),
        (lambda data: data[:20] + b"\xff\xff\xff\xff" + data[24:], "cannot be decompressed"),
        (lambda data: data[:-8] + b"\0\0\0\0" + data[-4:], "cannot be decompressed"),
    ],
)
def test_damaged_compression_is_named(
    tmp_path: Path, damage: Callable[[bytes], bytes], reason: str
) -> None:
    path = tmp_path / "x.tsv"
    lines = b"".join(b"word %d\tits %d meaning\n" % (number, number**7) for number in range(99))
    path.write_bytes(damage(gzip.compress(lines)))
    with pytest.raises(BrokenFileError, match=reason):
        read_all(path)


def test_several_members_are_one_file_and_filling_is_none(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    members = [gzip.compress(b"word %d\tx\n" % number) for number in range(20)]
    path.write_bytes(b"".join(members) + bytes(512))
    assert len(read_all(path)) == 20


def test_a_line_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST_ARTICLE", 100_000)
    for name, data in (
        ("x.tsv", b"word\t" + b"x" * 5_000_000),
        ("x.dsl", b'#NAME "x"\nword\n\t' + b"x" * 5_000_000),
        ("y.dsl", b'#NAME "x"\nword\n' + b"\tx\n" * 2_000_000),
        ("x.json", b'{"word": "' + b"x" * 5_000_000 + b'"}'),
    ):
        (tmp_path / name).write_bytes(data)
        with (
            holding_at_most(10_000_000),
            pytest.raises(BrokenFileError, match=r"more than 100,000|has no end"),
        ):
            read_all(tmp_path / name)


def test_articles_that_overlap_without_end_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ALWAYS_INFLATED", 10_000)
    path = stardict(tmp_path, [("a", b"x" * 1_000)])
    records = (b"w%d\0" % n + struct.pack(">II", n, 1_000 - n) for n in range(500))
    (tmp_path / "sample.idx").write_bytes(b"".join(records))
    with pytest.raises(BrokenFileError, match="its index tells of"):
        read_all(path)


def test_an_article_beyond_reason_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LONGEST_ARTICLE", 100)
    with pytest.raises(BrokenFileError, match="no article is that long"):
        read_all(stardict(tmp_path, [("a", b"x" * 101)]))


def test_an_index_beyond_reason_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ARTICLES", 4)
    for write in (_stardict, _dictd):
        folder = tmp_path / write.__name__
        folder.mkdir()
        with pytest.raises(BrokenFileError, match="more than 4"):
            read_all(write(folder))
    monkeypatch.setattr(limits, "LARGEST_INDEX", 50)
    with pytest.raises(BrokenFileError, match="has more than 50 bytes"):
        read_all(_stardict(tmp_path))


def test_reading_holds_little_of_a_large_dictionary(tmp_path: Path) -> None:
    articles = [(f"word{number:05}", b"text " * 2_000) for number in range(1_000)]
    path = stardict(tmp_path, articles)
    del articles
    with holding_at_most(3_000_000), open_dictionary(path) as dictionary:
        assert sum(len(one.body) for one in dictionary) == 10_000_000

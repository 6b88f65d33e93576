"""Contents that were made once are kept, and only believed when they are whole."""

from __future__ import annotations

import dataclasses
import json
import os
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reader.formats.markdown.read
from glossary.dates import PartialDate
from reader.formats import converted
from reader.formats.contents import Contents
from reader.formats.packing import packed, unpacked
from reader.formats.read import read_document
from reader.text.document import (
    Block,
    Document,
    Emphasis,
    Image,
    InlineMark,
    Link,
    Metadata,
    Part,
    Role,
)
from reader.text.format import Format
from reader.text.reading_as import HowToRead
from reader.text.span import Span

if TYPE_CHECKING:
    from pathlib import Path

_CONTENTS = Contents(
    "One two\n\nthree",
    [Block(0, 7, Role.HEADING, 1), Block(9, 14, Role.LIST_ITEM, 0, "•")],
    marks=[InlineMark(0, 3, Emphasis.STRONG)],
    links=[Link(4, 7, "#three")],
    images=[Image(9, 14, "a.png")],
    targets={"three": Span(9, 14)},
    parts=[Part(0, 1, "One two")],
    encoding="utf-8",
    metadata=Metadata("One", author="A", date=PartialDate(2013, 4)),
    warnings=("essay.md: something",),
)
_SOURCE = "---\ntitle: Peace\n---\n# One\n\n*words* of [an](b) essay\n\n```\n" + "code\n" * 25_000


def _open(
    path: Path, cache: Path, head: int | None = None, how: HowToRead | None = None
) -> Document:
    return read_document(
        path, document_id="x", companion=None, head=head, how=how or HowToRead(), cache=cache
    )


def _essay(folder: Path, source: str = _SOURCE) -> Path:
    path = folder / "essay.md"
    path.write_text(source)
    return path


def test_contents_are_the_same_after_packing() -> None:
    assert unpacked(packed(_CONTENTS)) == _CONTENTS


@given(st.integers(0, len(packed(_CONTENTS)) - 1), st.binary(max_size=3))
def test_damaged_packing_is_refused_or_whole(at: int, other: bytes) -> None:
    data = packed(_CONTENTS)
    try:
        contents = unpacked(data[:at] + other + data[at + len(other) :])
    except ValueError:
        return
    assert all(0 <= block.start <= block.end <= len(contents.text) for block in contents.blocks)


@pytest.mark.parametrize(
    "change",
    [
        {"blocks": [[0, 99, "paragraph", 0, ""]]},
        {"blocks": [[4, 8, "paragraph", 0, ""], [0, 3, "paragraph", 0, ""]]},
        {"blocks": [["0", 3, "paragraph", 0, ""]]},
        {"blocks": [[0, 3, "nothing", 0, ""]]},
        {"links": [[-1, 3, "x"]]},
        {"text": None},
        {"metadata": {}},
        {"targets": {"a": [5]}},
        {"parts": [[999, 1, "x"]]},
    ],
)
def test_spans_that_are_not_of_the_text_are_refused(change: dict[str, object]) -> None:
    values = {**json.loads(packed(_CONTENTS)), **change}
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, nobody is told
        unpacked(json.dumps(values).encode())


def test_a_file_read_once_is_not_parsed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, cache = _essay(tmp_path), tmp_path / "cache"
    first = _open(path, cache)
    monkeypatch.setattr(reader.formats.markdown.read, "read_markdown", None)
    assert _open(path, cache) == first
    assert _open(path, cache, head=1000).complete


def test_a_first_part_is_not_kept_as_the_whole(tmp_path: Path) -> None:
    path, cache = _essay(tmp_path, "words of an essay\n\n" * 6000), tmp_path / "cache"
    assert not _open(path, cache, head=1000).complete
    assert not cache.exists()


def test_a_changed_file_and_another_encoding_are_read_anew(tmp_path: Path) -> None:
    path, cache = _essay(tmp_path), tmp_path / "cache"
    _open(path, cache)
    _essay(tmp_path, _SOURCE.replace("essay", "novel", 1) + "é")
    assert "novel" in _open(path, cache).text
    assert "Ã©" in _open(path, cache, how=HowToRead(encoding="latin-1")).text
    assert len(list(cache.iterdir())) == 3


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda _: b"",
        lambda _: b"\0" * 100,
        lambda _: zlib.compress(b"[]"),
        lambda _: zlib.compress(b"[" * 100_000),
        lambda _: zlib.compress(b"{}"),
    ],
)
def test_damaged_contents_are_made_anew(tmp_path: Path, damage: object) -> None:
    path, cache = _essay(tmp_path), tmp_path / "cache"
    first = _open(path, cache)
    (kept,) = cache.iterdir()
    assert callable(damage)
    kept.write_bytes(damage(kept.read_bytes()))
    assert _open(path, cache) == first


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert _open(_essay(tmp_path), tmp_path / "file" / "cache").complete


def test_what_was_used_longest_ago_is_deleted_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    path = _essay(tmp_path)
    _open(path, cache)
    (first,) = cache.iterdir()
    os.utime(first, (1, 1))
    monkeypatch.setattr(converted, "_MOST_KEPT", first.stat().st_size + 100)
    _open(_essay(tmp_path, _SOURCE + "more"), cache)
    (second,) = cache.iterdir()
    assert second != first


def test_warnings_name_the_file_that_is_opened_now(tmp_path: Path) -> None:
    path = tmp_path / "essay.md"
    path.write_bytes(_SOURCE.encode() + b"caf\xe9 " * 10)
    warned = _open(path, tmp_path / "cache")
    assert str(path) in warned.warnings[0]
    copy = path.rename(tmp_path / "copy.md")
    again = _open(copy, tmp_path / "cache")
    assert again.warnings == (warned.warnings[0].replace(str(path), str(copy)),)
    assert dataclasses.replace(again, warnings=()) == dataclasses.replace(warned, warnings=())


def test_a_name_that_words_of_a_warning_hold_is_not_changed_in_them(tmp_path: Path) -> None:
    path = tmp_path / "essay.md"
    path.write_bytes(_SOURCE.encode() + b"caf\xe9 " * 10)

    def warnings(name: str) -> tuple[str, ...]:
        how = HowToRead(name=name, format=Format.MARKDOWN)
        cache = tmp_path / "cache"
        return read_document(
            path, document_id="essay", companion=None, how=how, cache=cache
        ).warnings

    (first,) = warnings("e")
    assert warnings("other") == (f"other{first.removeprefix('e')}",)

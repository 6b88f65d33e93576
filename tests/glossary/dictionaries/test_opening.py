from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from glossary.dictionaries.model import Format
from glossary.dictionaries.read import detect_format, open_dictionary
from glossary.problems import BrokenFileError
from tests.glossary.dictionaries.samples import DICTD_HEADERS, DSL, dictd, stardict

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("x.txt", DSL.encode("utf-16"), Format.DSL),
        ("x.txt", b"word\n\tarticle\nother\n\tarticle\n", Format.DSL),
        ("x", b"word\tdefinition\n", Format.TABBED),
        ("x.csv", "слово\tопределение\n".encode("utf-16"), Format.TABBED),
        ("x.tab", b"[a]\tzero \0\n", Format.TABBED),
        ("x", b"[a]\tb\n", Format.TABBED),
        ("x", b' \n {"word": "definition"}', Format.JSON),
        ("x.txt", b'[["word", "definition"]]', Format.JSON),
        ("x.txt", b"Just a text.\n\nOf two paragraphs.\n", None),
        ("x.bin", bytes(range(256)), None),
        ("x.zip", b"PK\x03\x04\t\0\0\0", None),
    ],
)
def test_the_format_is_found_by_the_content(
    tmp_path: Path, name: str, data: bytes, form: Format | None
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert detect_format(path) is form
    if form is None:
        with pytest.raises(BrokenFileError, match="no dictionary in a format that is read"):
            open_dictionary(path)


def test_data_belongs_to_the_index_beside_it(tmp_path: Path) -> None:
    stardict(tmp_path, [("a", b"a")])
    assert detect_format(tmp_path / "sample.dict") is Format.STARDICT
    (tmp_path / "sample.ifo").unlink()
    dictd(tmp_path, DICTD_HEADERS)
    assert detect_format(tmp_path / "sample.dict") is Format.DICTD


def test_what_cannot_be_opened_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b" \n")
    (tmp_path / "folder.ifo").mkdir()
    os.mkfifo(tmp_path / "pipe.dsl")
    for name, reason in (
        ("none.ifo", "is not there"),
        ("empty.txt", "is empty"),
        ("folder.ifo", "is no ordinary file|cannot be read"),
        ("pipe.dsl", "is no ordinary file"),
    ):
        with pytest.raises(BrokenFileError, match=reason):
            open_dictionary(tmp_path / name)


def test_an_encoding_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_bytes(b"word\tdefinition\n")
    for name in ("nonsense", "base64", "a\0b"):
        with pytest.raises(BrokenFileError, match="no encoding is called"):
            open_dictionary(path, encoding=name)


def test_leaving_lets_go_of_the_files(tmp_path: Path) -> None:
    with open_dictionary(stardict(tmp_path, [("a", b"a"), ("b", b"b")])) as dictionary:
        articles = iter(dictionary)
        next(articles)
    assert list(articles) == []

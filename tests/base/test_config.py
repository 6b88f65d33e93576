"""A setting that cannot be used is told, and the default taken."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from reader.base.config import Config, load_config

if TYPE_CHECKING:
    from pathlib import Path


def test_no_file_means_the_defaults_and_no_problem(tmp_path: Path) -> None:
    assert load_config(tmp_path / "config.toml") == (Config(), ())


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_chosen_holds(tmp_path: Path, end: str) -> None:
    path = tmp_path / "config.toml"
    text = end.join(["\ufeff# mine", "measure = 80", 'theme = "light"', ""])
    path.write_bytes(text.encode())
    assert load_config(path) == (Config(measure=80, theme="light"), ())


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (b"# a\nmeasure = 5\n", 2, "'measure' is 5; write a number from 30 to 200"),
        (b"measure = true\n", 1, "'measure' is True"),
        (b"measure = '70'\n", 1, "write a number"),
        (b"\n\ntheme = 'pink'\n", 3, "write one of auto, dark, light"),
        (b"[theme]\nname = 1\n", None, "'theme' is"),
        (b"colour = 'red'\n", 1, "the setting 'colour' is not known"),
        (b"measure = 70\nx = = 3\n", 2, "is not TOML"),
        (b"\n\xff\n", 2, "is not UTF-8 text"),
        (b"a = " + b"[" * 30_000, None, "is not TOML"),
        (b"a = " + b"9" * 5_000, None, "is not TOML"),
    ],
    ids=itertools.count(),
)
def test_what_cannot_be_used_is_one_line_that_names_the_place(
    tmp_path: Path, text: bytes, line: int | None, told: str
) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(text)
    config, (problem,) = load_config(path)
    assert config == Config()
    assert (problem.path, problem.line) == (str(path), line)
    assert told in str(problem)
    assert len(str(problem).splitlines()) == 1
    assert path.read_bytes() == text


def test_one_bad_setting_does_not_cost_the_good_ones(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("measure = 40\ntheme = 3\nwhat = 1\n")
    config, problems = load_config(path)
    assert config == Config(measure=40)
    assert len(problems) == 2


def test_a_folder_or_a_huge_file_in_its_place_is_told(tmp_path: Path) -> None:
    assert "is a folder" in str(load_config(tmp_path)[1][0])
    huge = tmp_path / "huge.toml"
    with huge.open("wb") as file:
        file.truncate(1 << 30)
    assert "more than" in str(load_config(huge)[1][0])

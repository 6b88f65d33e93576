"""The reader's settings: a small TOML file that may be missing, partial or broken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from glossary.problems import Problem
from reader.base.errors import NoSuchFileError, ReaderError
from reader.base.files import read_bounded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_BYTES = 64 * 1024
"""Longest config file that is read."""

THEMES = ("auto", "dark", "light")
MEASURES = range(30, 201)
"""Widths of the text, in columns, that can be chosen."""

_SHOWN = 40
_LINE = r"at line (\d+)"


class Config(NamedTuple):
    """What a reader can choose; the defaults hold for what is not chosen.

    Attributes:
        measure: Widest line of the article, in columns.
        theme: Dark, light, or as the terminal tells.
    """

    measure: int = 66
    theme: str = "auto"


def load_config(path: Path) -> tuple[Config, tuple[Problem, ...]]:
    """Read the settings; what cannot be used is told and the default taken."""
    try:
        data = read_bounded(path, MAX_BYTES)
    except NoSuchFileError:
        return Config(), ()
    except ReaderError as error:
        reason, _, advice = str(error).removeprefix(f"{path}: ").partition("; ")
        return Config(), (Problem(str(path), None, reason, advice),)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Config(), (Problem(str(path), line, "is not UTF-8 text", "save it as UTF-8"),)
    return _read(text, str(path))


def _read(text: str, path: str) -> tuple[Config, tuple[Problem, ...]]:
    import tomllib

    try:
        values = tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        found = re.search(_LINE, str(error))
        reason = f"is not TOML ({re.sub(_LINE, '', str(error)).split(' (')[0]})"
        line = int(found[1]) if found else None
        return Config(), (Problem(path, line, reason, "mend it; the defaults hold until then"),)
    config, problems = Config(), []
    for key, value in values.items():
        allowed = _ALLOWED.get(key)
        if allowed is None:
            known = ", ".join(Config._fields)
            problem = f"the setting {_shown(key)} is not known", f"known are: {known}"
        elif not allowed.holds(value):
            problem = f"{key!r} is {_shown(value)}", f"write {allowed.told}"
        else:
            config = config._replace(**{key: value})
            continue
        problems.append(Problem(path, _line_of(key, text), *problem))
    return config, tuple(problems)


class _Allowed(NamedTuple):
    holds: Callable[[Any], bool]
    told: str


_ALLOWED = {
    "measure": _Allowed(
        lambda value: type(value) is int and value in MEASURES,
        f"a number from {MEASURES.start} to {MEASURES.stop - 1}",
    ),
    "theme": _Allowed(
        lambda value: isinstance(value, str) and value in THEMES,
        f"one of {', '.join(THEMES)}, in quotes",
    ),
}


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _line_of(key: str, text: str) -> int | None:
    found = re.search(rf"^[ \t]*[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None

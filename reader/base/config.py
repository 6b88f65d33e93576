"""The reader's settings: a small TOML file that may be missing, partial or broken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from glossary.problems import Problem
from reader.base.errors import NoSuchFileError, ReaderError
from reader.base.files import read_bounded

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 64 * 1024
"""Longest config file that is read."""

_SHOWN = 40
_MOST_WORDS, _LONGEST_WORD = 50, 40
_LINE = r"at line (\d+)"


class Config(NamedTuple):
    """What a reader can choose; the defaults hold for what is not chosen.

    Attributes:
        measure: Widest line of the article, in columns.
        margin: Columns left free on both sides of it, where the screen has them.
        spacing: Rows from one line of the article to the next.
        justify: Whether its lines end at one column.
        hyphenate: Whether its words may be parted at line ends.
        focus: Whether the paragraph being read stands out from the others.
        bidi: Who orders words written from right to left: "reader", or the "terminal".
        strip: Whether a strip beside the scroll bar tells where terms, notes and hits are.
        theme: Dark, light, or as the terminal tells.
        plain: Whether the screen does without frames and signs beyond ASCII.
        words_per_minute: How fast the reader reads.
        note_words: Whether the words that notes stand on are marked, or only their lines.
        note_kinds: Kinds of notes besides those that everybody has.
    """

    measure: int = 66
    margin: int = 0
    spacing: int = 1
    justify: bool = False
    hyphenate: bool = False
    focus: bool = False
    bidi: str = "reader"
    strip: bool = True
    theme: str = "auto"
    plain: bool = False
    words_per_minute: int = 230
    note_words: bool = True
    note_kinds: tuple[str, ...] = ()


Value = int | bool | str | tuple[str, ...]
"""What a setting can be."""


class Setting(NamedTuple):
    """What a setting may be.

    Attributes:
        allowed: Numbers from one to another, words, None for yes and no, or ``list`` for any
            short words.
    """

    allowed: range | tuple[str, ...] | type[list[str]] | None

    def holds(self, value: object) -> bool:
        """Whether a value of a settings file is one of them."""
        if self.allowed is None:
            return isinstance(value, bool)
        if self.allowed is list:
            return (
                isinstance(value, list | tuple)
                and len(value) <= _MOST_WORDS
                and all(map(_is_word, value))
            )
        assert isinstance(self.allowed, range | tuple)  # noqa: S101 - what is left
        return not isinstance(value, bool) and value in self.allowed

    @property
    def told(self) -> str:
        """What to write."""
        if self.allowed is None:
            return "true or false"
        if self.allowed is list:
            return f'up to {_MOST_WORDS} short words, as ["one", "two"]'
        if isinstance(self.allowed, range):
            return f"a number from {self.allowed[0]} to {self.allowed[-1]}"
        assert isinstance(self.allowed, tuple)  # noqa: S101 - what is left
        return f"one of {', '.join(self.allowed)}, in quotes"


SETTINGS: dict[str, Setting] = {
    "measure": Setting(range(30, 201)),
    "margin": Setting(range(41)),
    "spacing": Setting(range(1, 4)),
    "justify": Setting(None),
    "hyphenate": Setting(None),
    "focus": Setting(None),
    "bidi": Setting(("reader", "terminal")),
    "strip": Setting(None),
    "theme": Setting(("auto", "dark", "light")),
    "plain": Setting(None),
    "words_per_minute": Setting(range(50, 2001)),
    "note_words": Setting(None),
    "note_kinds": Setting(list),
}
"""By name, in the order in which they are told."""


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
        allowed = SETTINGS.get(key)
        if allowed is None:
            known = ", ".join(Config._fields)
            problem = f"the setting {_shown(key)} is not known", f"known are: {known}"
        elif not allowed.holds(value):
            problem = f"{key!r} is {_shown(value)}", f"write {allowed.told}"
        else:
            kept: Any = tuple(value) if isinstance(value, list) else value
            config = config._replace(**{key: kept})
            continue
        problems.append(Problem(path, _line_of(key, text), *problem))
    return config, tuple(problems)


def _is_word(value: object) -> bool:
    """Whether a value is a short word with nothing around it."""
    return (
        isinstance(value, str)
        and 0 < len(value) <= _LONGEST_WORD
        and value.isprintable()
        and value == value.strip()
    )


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _line_of(key: str, text: str) -> int | None:
    found = re.search(rf"^[ \t]*[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None

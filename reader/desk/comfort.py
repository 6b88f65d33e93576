"""How the text looks: what the settings say, and over that what was chosen on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.base.config import SETTINGS, Config, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

_YES, _NO = "on", "off"


class Comfort(NamedTuple):
    """A setting that can be changed on the screen.

    Attributes:
        name: Its name in the settings.
        label: What it is, in few words.
        steps: The values that keys go through; a value between them goes to the next of them.
    """

    name: str
    label: str
    steps: tuple[Value, ...]


COMFORTS = (
    Comfort("measure", "Widest line", (*range(30, 121, 4), 140, 160, 180, 200)),
    Comfort("margin", "Margins", (0, 2, 4, 8, 12, 16, 20)),
    Comfort("spacing", "Line spacing", (1, 2, 3)),
    Comfort("justify", "Justified", (False, True)),
    Comfort("hyphenate", "Hyphenated", (False, True)),
    Comfort("focus", "Focus on a paragraph", (False, True)),
    Comfort("strip", "Strip beside the scroll bar", (True, False)),
    Comfort("note_words", "Notes marked on their words", (True, False)),
    Comfort("bidi", "Right to left ordered by", ("reader", "terminal")),
    Comfort("plain", "No frames, plain signs", (False, True)),
    Comfort("theme", "Colours", ("auto", "dark", "light")),
)
BY_NAME = {one.name: one for one in COMFORTS}


def with_choices(config: Config, choices: Mapping[str, str]) -> Config:
    """The settings with what was chosen on the screen; a choice that cannot be is left out."""
    chosen = {
        name: value
        for name in BY_NAME
        if (value := _value(name, choices.get(_key(name), ""))) is not None
    }
    return config._replace(**chosen)  # type: ignore[arg-type]


def changed(config: Config, name: str, value: Value) -> Config:
    """The settings with another value for one of them."""
    return config._replace(**{name: value})  # type: ignore[arg-type]


def choice(name: str, value: Value) -> tuple[str, str]:
    """The name and the words under which a choice is kept."""
    return _key(name), written(value)


def following(name: str, value: Value, step: int) -> Value:
    """The next value of a setting (-1: the one before); the first comes after the last.

    Only the widest line stays where it is at both ends: keys for more and for less go there.
    """
    steps = BY_NAME[name].steps
    if value in steps:
        at = steps.index(value) + step
        return steps[at % len(steps)] if name != "measure" else steps[_within(at, len(steps))]
    beyond = [one for one in steps if _is_beyond(one, value, step)]
    return (beyond[0] if step > 0 else beyond[-1]) if beyond else value


def _within(at: int, length: int) -> int:
    return min(max(at, 0), length - 1)


def _is_beyond(one: Value, value: Value, step: int) -> bool:
    """Whether a number comes after another, or before it."""
    return isinstance(one, int) and isinstance(value, int) and (one - value) * step > 0


def spoken(name: str, value: Value) -> str:
    """A setting and its value in words."""
    return f"{BY_NAME[name].label}: {written(value)}"


def _key(name: str) -> str:
    return f"look.{name}"


def written(value: Value) -> str:
    """A value as a person reads it."""
    if isinstance(value, bool):
        return _YES if value else _NO
    return str(value)


def _value(name: str, written: str) -> Value | None:
    allowed = SETTINGS[name].allowed
    value: Value = written
    if allowed is None:
        return {_YES: True, _NO: False}.get(written)
    if isinstance(allowed, range):
        value = int(written) if written.isascii() and written.isdecimal() else -1
    return value if SETTINGS[name].holds(value) else None

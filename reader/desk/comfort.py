"""How the text looks: what the settings say, and over that what was chosen on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.base.config import SETTINGS, Config, Value
from reader.desk.page_builder import PageBuilder
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import SettingPlace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.text.page import Page

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
    return _key(name), _written(value)


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
    return f"{BY_NAME[name].label}: {_written(value)}"


def comfort_page(config: Config, keys: Mapping[str, str]) -> Page:
    """The settings as a list.

    Args:
        config: The values.
        keys: The keys that change them, by name.
    """
    build = PageBuilder()
    for one in COMFORTS:
        with build.block(Role.LIST_ITEM):
            build.add(one.label, target=SettingPlace(one.name))
            build.add(f"  {_written(getattr(config, one.name))}", Style.STRONG)
            if keys.get(one.name):
                build.add(f"  {keys[one.name]}", Style.FAINT)
    return build.page()


def _key(name: str) -> str:
    return f"look.{name}"


def _written(value: Value) -> str:
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

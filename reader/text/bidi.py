"""In which order the characters of a row stand on the screen: the implicit part of UAX #9.

The controls that could order them otherwise are shown as signs (``reader.text.visible``) and are
neutral here: what a text says is read in the order in which it is kept.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BRACKETS_AT_ONCE = 63  # open brackets; UAX #9 stops pairing beyond them
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_NUMBER = frozenset({"EN", "AN"})
_SIDES = ("LEFT", "RIGHT"), ("LESS", "GREATER")
_SAME_BRACKET = {"\u2329": "\u3008", "\u232a": "\u3009"}


class Run(NamedTuple):
    """Characters that follow each other on the screen.

    Attributes:
        start: Index of the first of them in the text.
        end: Index after the last.
        is_reversed: Whether they stand from right to left.
    """

    start: int
    end: int
    is_reversed: bool


def has_right_to_left(text: str) -> bool:
    """Whether any character of the text is of a script written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def base_level(text: str) -> int:
    """1 for a paragraph whose first letter is written from right to left, else 0."""
    for char in text:
        if (kind := _class(char)) in {"L", "R", "AL"}:
            return int(kind != "L")
    return 0


def levels_of(text: str, base: int) -> list[int]:
    """The embedding level of each character of a paragraph; odd ones go from right to left.

    Args:
        text: The whole paragraph.
        base: Its own level, 0 or 1.
    """
    kinds = [_class(char) for char in text]
    kept = [index for index, kind in enumerate(kinds) if kind != "BN"]
    resolved = _resolved([text[index] for index in kept], [kinds[index] for index in kept], base)
    levels = [base] * len(text)
    for index, level in zip(kept, resolved, strict=True):
        levels[index] = level
    return _with_separators(kinds, levels, base)


def visual_runs(levels: list[int], base: int) -> list[Run]:
    """The runs of a row from left to right.

    Args:
        levels: Of the characters of the row.
        base: The level of its paragraph.
    """
    runs: list[tuple[int, int, int]] = []
    for index, level in enumerate(levels):
        if runs and runs[-1][2] == level:
            runs[-1] = (runs[-1][0], index + 1, level)
        else:
            runs.append((index, index + 1, level))
    for level in range(max(levels, default=base), 0, -1):
        first = 0
        while first < len(runs):
            last = first
            while last < len(runs) and runs[last][2] >= level:
                last += 1
            runs[first:last] = runs[first:last][::-1]
            first = max(last, first + 1)
    return [Run(start, end, bool(level % 2)) for start, end, level in runs]


@lru_cache(maxsize=1024)
def mirrored(char: str) -> str:
    """The character that faces the other way, or the same one."""
    if not unicodedata.mirrored(char):
        return char
    name = unicodedata.name(char, "")
    for one, other in _SIDES:
        for side, facing in ((one, other), (other, one)):
            if side in name:
                try:
                    return unicodedata.lookup(name.replace(side, facing))
                except KeyError:
                    return char
    return char


@lru_cache(maxsize=4096)
def _class(char: str) -> str:
    return "ON" if char in _CONTROLS else unicodedata.bidirectional(char) or "L"


def _resolved(chars: list[str], kinds: list[str], base: int) -> list[int]:
    side = "R" if base else "L"
    was_mark = [kind == "NSM" for kind in kinds]
    kinds = _weak(kinds, side)
    _pair_brackets(chars, kinds, was_mark, side)
    _neutral(kinds, side)
    levels = []
    for kind in kinds:
        if base:
            levels.append(1 if kind == "R" else 2)
        else:
            levels.append({"L": 0, "R": 1}.get(kind, 2))
    return levels


def _weak(given: list[str], side: str) -> list[str]:
    """Rules W1 to W7."""
    kinds: list[str] = []
    strong = side  # AL counts here
    for kind in given:
        if kind == "NSM":
            kind = kinds[-1] if kinds else side  # noqa: PLW2901 - a mark is what it stands on
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"  # noqa: PLW2901 - a number among Arabic
        kinds.append(kind)
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for index in range(1, len(kinds) - 1):
        before, kind, after = kinds[index - 1 : index + 2]
        if before == after and ((kind == "CS" and before in _NUMBER) or (kind, before) == _PLUS):
            kinds[index] = before
    _numbers_with_signs(kinds)
    strong = side
    for index, kind in enumerate(kinds):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"
    return kinds


_PLUS = ("ES", "EN")


def _numbers_with_signs(kinds: list[str]) -> None:
    """Rules W5 and W6: signs beside a number are of it, others are neutral."""
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > index:
            beside = (index and kinds[index - 1] == "EN") or kinds[end : end + 1] == ["EN"]
            kinds[index:end] = ["EN" if beside else "ON"] * (end - index)
        elif kinds[index] in {"ES", "CS"}:
            kinds[index] = "ON"
        index = max(end, index + 1)


def _pair_brackets(chars: list[str], kinds: list[str], was_mark: list[bool], side: str) -> None:
    """Rule N0: both brackets of a pair go the way of what is inside, or before them."""
    for first, last in _pairs(chars, kinds):
        inside = {_direction(kind) for kind in kinds[first + 1 : last]}
        other = "L" if side == "R" else "R"
        if side in inside:
            found = side
        elif other in inside:
            before = (way for kind in reversed(kinds[:first]) if (way := _direction(kind)))
            found = other if next(before, side) == other else side
        else:
            continue
        for index in (first, last):
            kinds[index] = found
            after = index + 1
            while after < len(kinds) and was_mark[after]:
                kinds[after] = found
                after += 1


def _pairs(chars: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs = []
    for index, (char, kind) in enumerate(zip(chars, kinds, strict=True)):
        if kind != "ON" or not _is_bracket(char):
            continue
        facing = mirrored(char)
        if unicodedata.category(char) == "Ps":
            if len(waiting) >= _BRACKETS_AT_ONCE:
                return []
            waiting.append((_SAME_BRACKET.get(facing, facing), index))
            continue
        closing = _SAME_BRACKET.get(char, char)
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == closing:
                pairs.append((waiting[depth][1], index))
                del waiting[depth:]
                break
    return sorted(pairs)


@lru_cache(maxsize=1024)
def _is_bracket(char: str) -> bool:
    return unicodedata.category(char) in {"Ps", "Pe"} and mirrored(char) != char


def _direction(kind: str) -> str:
    """L, R, or nothing for a neutral; numbers count as R."""
    if kind in _NUMBER:
        return "R"
    return kind if kind in {"L", "R"} else ""


def _neutral(kinds: list[str], side: str) -> None:
    """Rules N1 and N2: neutrals go the way of both neighbours, else of the paragraph."""
    before, index = side, 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > index:
            after = _direction(kinds[end]) if end < len(kinds) else side
            kinds[index:end] = [before if before == after else side] * (end - index)
        if end < len(kinds):
            before = _direction(kinds[end])
        index = end + 1


def _with_separators(kinds: list[str], levels: list[int], base: int) -> list[int]:
    """Rule L1: tabs, and white space before them and at the end, stand as the paragraph does."""
    at_end = True
    for index in range(len(kinds) - 1, -1, -1):
        if kinds[index] in {"B", "S"}:
            at_end = True
        elif kinds[index] not in {"WS", "BN"}:
            at_end = False
        if at_end:
            levels[index] = base
        elif kinds[index] == "BN":
            levels[index] = levels[index + 1]
    return levels

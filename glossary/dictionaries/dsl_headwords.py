"""The words that a heading of Lingvo's DSL stands for."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_CHOICES = 6  # each doubles the words
_PIECE = re.compile(
    r"\((?P<optional>(?:\\.|[^()\\])*)\)|\{(?P<unsorted>(?:\\.|[^{}\\])*)\}|(?P<plain>\\.|.)",
    re.DOTALL,
)
_MARK = re.compile(r"\\(.)|\[/?[^\[\]\\]{0,40}\]", re.DOTALL)
_MARKED = re.compile(r"[\\({\[]")
_TO_ESCAPE = re.compile(r"([\\()\[\]{}~@#<>^])")


def words_of(heading: str) -> tuple[str, ...]:
    """The words of a heading: with and without its optional parts, fullest first.

    What is in braces is no part of the word that is sorted, but people look it up with it too.
    """
    if not _MARKED.search(heading):
        word = " ".join(heading.split())
        return (word,) if word else ()
    choices = _choices(heading)
    many = sum(len(choice) > 1 for choice in choices) > _MOST_CHOICES
    spelt: Iterable[tuple[str, ...]] = (
        [tuple(choice[0] for choice in choices)] if many else product(*choices)
    )
    words = (" ".join("".join(pieces).split()) for pieces in spelt)
    return tuple(dict.fromkeys(filter(None, words)))


def _choices(heading: str) -> list[tuple[str, ...]]:
    """Each piece of a heading with the ways in which it can stand."""
    result: list[tuple[str, ...]] = []
    plain: list[str] = []
    for piece in _PIECE.finditer(heading):
        optional, unsorted = piece["optional"], piece["unsorted"]
        if optional is None and unsorted is None:
            plain.append(piece["plain"])
            continue
        result.append((_unmarked("".join(plain)),))
        plain = []
        if optional is not None:
            result.append((_unmarked(optional), ""))
        else:
            result.append(("", _unmarked(unsorted)))
    result.append((_unmarked("".join(plain)),))
    return result


def _unmarked(text: str) -> str:
    return _MARK.sub(lambda mark: mark[1] or "", text)


def render_heading(word: str) -> str:
    """A word as a heading that stands for nothing else."""
    return _TO_ESCAPE.sub(r"\\\1", word)

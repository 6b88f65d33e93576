"""Telling the panes of a screen apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_BORDER = "▏"
_SCROLL_BAR = " ▁▂▃▄▅▆▇█" + "".join(map(chr, range(0x2800, 0x2900)))
"""The bar, and the strip beside it."""


def side_of(screen: str) -> str:
    """What stands beside the article; nothing on a narrow screen."""
    return "\n".join(line.partition(_BORDER)[2] for line in screen.split("\n"))


def article_of(screen: str) -> list[str]:
    """The lines of the article, without the two lines at the foot of the screen."""
    lines = (line.partition(_BORDER)[0] for line in screen.split("\n")[:-2])
    return [line.rstrip(_SCROLL_BAR)[2:] for line in lines]


def first_words(screen: str) -> list[str]:
    """The first words of the article on screen."""
    return " ".join(article_of(screen)).split()[:3]


def in_side(words: str) -> Callable[[str], bool]:
    """Whether some words stand beside the article."""
    return lambda screen: words in side_of(screen)


def in_article(words: str) -> Callable[[str], bool]:
    """Whether some words stand on one line of the article."""
    return lambda screen: words in "\n".join(article_of(screen))


def is_noted(screen: str) -> bool:
    """Whether a line of the article has the sign of a note beside it."""
    return any(line.partition(_BORDER)[0].startswith("✎") for line in screen.split("\n"))

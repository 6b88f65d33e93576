"""Words of one block with what is in them, before they have their place in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.text.document import Image, InlineMark, Link

    _Stretch = TypeVar("_Stretch", InlineMark, Link, Image)


class Words(NamedTuple):
    """Words, and the emphasis, links and images in them as spans of these words."""

    text: str
    marks: tuple[InlineMark, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()


def moved(stretches: Iterable[_Stretch], by: int) -> list[_Stretch]:
    """The stretches of words, where the words stand so much further on."""
    return [one._replace(start=one.start + by, end=one.end + by) for one in stretches]

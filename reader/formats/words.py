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

    def cut(self, end: int) -> Words:
        """The words up to an offset."""
        return Words(
            self.text[:end],
            tuple(_cut(self.marks, end)),
            tuple(_cut(self.links, end)),
            tuple(_cut(self.images, end)),
        )


def moved(stretches: Iterable[_Stretch], by: int) -> list[_Stretch]:
    """The stretches of words, where the words stand so much further on."""
    return [one._replace(start=one.start + by, end=one.end + by) for one in stretches]


def _cut(stretches: Iterable[_Stretch], end: int) -> list[_Stretch]:
    return [one._replace(end=min(one.end, end)) for one in stretches if one.start < end]

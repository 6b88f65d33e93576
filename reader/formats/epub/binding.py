"""Chapters bound into one document: one text, one set of names, links that lead across it."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reader.formats.contents import Contents
from reader.formats.epub.notes import with_notes
from reader.formats.epub.paths import inside
from reader.text.document import Image, Link, Part
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.formats.epub.outline import Line
    from reader.formats.epub.paths import Inside
    from reader.text.document import Block, InlineMark

_BETWEEN = "\n\n"


class Binding:
    """The chapters that were read so far, as one.

    A chapter's own name in the whole is that of its file; a name inside of it stands after a
    slash: ``#ch1`` and ``#ch1/note-3``.

    Args:
        paths: The files of all chapters, also of those that are not going to be read.

    Attributes:
        length: Characters so far.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._names = dict(_distinct(paths))
        self._starts: dict[str, int] = {}
        self._texts: list[str] = []
        self._blocks: list[Block] = []
        self._marks: list[InlineMark] = []
        self._links: list[Link] = []
        self._images: list[Image] = []
        self._targets: dict[str, Span] = {}
        self.length = 0

    @property
    def has_words(self) -> bool:
        """Whether any chapter had something in it."""
        return bool(self._blocks)

    def add(self, path: str, chapter: Contents) -> None:
        """Bind the next chapter; one without words is where the one after it begins."""
        at = self.length + len(_BETWEEN) if self._texts else 0
        chapter_name = self._names[path]
        self._starts[chapter_name] = at
        if not chapter.blocks:
            return
        self._texts.append(chapter.text)
        self.length = at + len(chapter.text)
        self._blocks += [b._replace(start=at + b.start, end=at + b.end) for b in chapter.blocks]
        self._marks += [m._replace(start=at + m.start, end=at + m.end) for m in chapter.marks]
        for name, span in chapter.targets.items():
            self._targets[f"{chapter_name}/{name}"] = Span(at + span.start, at + span.end)
        for link in chapter.links:
            if address := self._address(path, link.address):
                self._links.append(Link(at + link.start, at + link.end, address))
        for image in chapter.images:
            place = inside(path, image.address)
            address = place.path if place else image.address
            self._images.append(Image(at + image.start, at + image.end, address))

    def bound(self, outline: Sequence[Line]) -> Contents:
        """Everything that was added, with the parts of it that the outline names."""
        last = max(0, self.length - 1)
        starts = {name: Span(min(at, last), min(at, last)) for name, at in self._starts.items()}
        targets = {**self._targets, **starts}
        if not self._knows(outline):
            outline = ()
        parts = list(_parts((line, self._span(line, targets)) for line in reversed(outline)))
        parts.reverse()
        bound = Contents(
            _BETWEEN.join(self._texts),
            self._blocks,
            self._marks,
            [_settled(link, targets) for link in self._links],
            images=self._images,
            targets=targets,
            parts=sorted(parts, key=lambda part: part.start),
        )
        return with_notes(bound, starts)

    def _address(self, path: str, address: str) -> str:
        """An address as the whole has it; empty for a file of the book that is no chapter."""
        place = inside(path, address)
        if place is None:
            return address
        name = self._name_of(place)
        return f"#{name}" if name else ""

    def _name_of(self, place: Inside) -> str:
        chapter = self._names.get(place.path, "")
        return f"{chapter}/{place.fragment}" if chapter and place.fragment else chapter

    def _knows(self, outline: Sequence[Line]) -> bool:
        """Whether most of an outline leads to chapters; if not, headings tell more."""
        led = [line.place.path in self._names for line in outline if line.place]
        return 2 * sum(led) >= len(led)

    def _span(self, line: Line, targets: Mapping[str, Span]) -> Span | None:
        name = self._name_of(line.place) if line.place else ""
        return targets.get(name) or targets.get(_chapter(name))


def _parts(lines: Iterable[tuple[Line, Span | None]]) -> Iterator[Part]:
    """The lines that lead to what was read, last first; one without a place is at the next."""
    start = None
    for line, span in lines:
        if line.place is not None:
            start = span.start if span else None
        if start is not None:
            yield Part(start, line.level, line.title)


def _settled(link: Link, targets: Mapping[str, Span]) -> Link:
    """A link to a name that its chapter does not have leads to the chapter."""
    name = link.address[1:]
    if not link.address.startswith("#") or name in targets or _chapter(name) not in targets:
        return link
    return link._replace(address=f"#{_chapter(name)}")


def _chapter(name: str) -> str:
    return name.partition("/")[0]


def _distinct(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A name for each file, short and like no other."""
    taken: set[str] = set()
    times: Counter[str] = Counter()
    for path in paths:
        name = stem = PurePosixPath(path).stem
        while name in taken:
            times[stem] += 1
            name = f"{stem}~{times[stem]}"
        taken.add(name)
        yield path, name

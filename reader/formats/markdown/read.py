"""A Markdown file as the contents of a document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.base.files import read_bounded
from reader.formats import beginning
from reader.formats.contents import Contents
from reader.formats.decode import decode
from reader.formats.limits import LARGEST_FILE, refuse_flood
from reader.formats.markdown.front_matter import part
from reader.formats.markdown.parser import HTML_AS_WORDS, LONGEST_PARAGRAPH, parse_blocks
from reader.formats.markdown.walk import Walk
from reader.formats.plain.paragraphs import paragraphs
from reader.text.document import Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.text.reading_as import HowToRead

_MOST_HEAD = 16_384  # characters; a screen needs no more, and parsing costs a microsecond for each
_SOON_READ = 1_000_000  # characters; where the beginning cannot be told from less, all is read


def read_markdown(path: Path, how: HowToRead, head: int | None) -> Contents:
    """Read a Markdown file.

    Args:
        path: The file.
        how: What is said of it.
        head: Bytes of which at least the first part is to be made, or None for the whole.
    """
    name = how.name_of(path)
    source, encoding, warnings = decode(read_bounded(path, LARGEST_FILE), name, how)
    refuse_flood(source, name)
    contents = markdown_contents(source, name, head=head)
    if not contents.blocks:  # link definitions or front matter and nothing else
        contents = Contents(source, paragraphs(source))
    return contents._replace(encoding=encoding, warnings=warnings + contents.warnings)


def markdown_contents(
    source: str, path: str, *, head: int | None = None, has_html: bool = True
) -> Contents:
    r"""Read a Markdown source.

    Args:
        source: The whole file, line ends as ``\n``.
        path: The file, as warnings name it.
        head: Characters of the source that are enough, or None for all.
        has_html: Whether HTML in it is markup; without it is words like others.
    """
    metadata, body, warnings = part(source, path)
    contents = None
    if head is not None and min(head, _MOST_HEAD) < len(body):
        contents = _beginning(body, path, min(head, _MOST_HEAD))
    contents = contents or _contents(body, path, {} if has_html else {HTML_AS_WORDS: True})
    title = metadata.title or next(
        (
            " ".join(contents.text[block.start : block.end].split())
            for block in contents.blocks
            if block.role == Role.HEADING and block.level == 1
        ),
        "",
    )
    return contents._replace(
        metadata=replace(metadata, title=title),
        warnings=warnings + contents.warnings,
    )


def _contents(source: str, path: str, environment: dict[str, Any]) -> Contents:
    walk = Walk(source, environment, path)
    walk.read(parse_blocks(source, environment))
    warnings: tuple[str, ...] = ()
    if walk.unread_paragraphs:
        warnings = (_too_long(path, walk.unread_paragraphs),)
    return walk.contents()._replace(warnings=warnings)


def _too_long(path: str, count: int) -> str:
    return (
        f"{path}: {count:,} paragraphs of more than {LONGEST_PARAGRAPH:,} characters are shown "
        "with their markup; part them with blank lines"
    )


def _beginning(source: str, path: str, characters: int) -> Contents | None:
    """The first part, or None where it cannot be told from so little and all is soon read."""
    end = source.rfind("\n", 0, characters) + 1
    soon_read = len(source) <= _SOON_READ
    if not end:
        if soon_read:
            return None
        end = source.rfind(" ", 0, characters) + 1 or characters
    environment: dict[str, Any] = {}
    # A link is one only where its address is defined, and that is often at the end of a file:
    # without these the words before it would stand elsewhere than in the whole text.
    parse_blocks("\n\n".join(_definitions(source)), environment)
    contents = _contents(source[:end], path, environment)
    text, blocks = beginning.cut(contents.text, contents.blocks)
    if not blocks or (soon_read and len(blocks) == len(contents.blocks)):
        return None
    return contents._replace(
        text=text,
        blocks=blocks,
        marks=[mark for mark in contents.marks if mark.end <= len(text)],
        links=[link for link in contents.links if link.end <= len(text)],
        images=[image for image in contents.images if image.end <= len(text)],
        targets={name: span for name, span in contents.targets.items() if span.end <= len(text)},
        complete=False,
    )


def _definitions(source: str) -> Iterator[str]:
    """The stretches that look as if they defined links, each to the end of its paragraph."""
    at = 0
    while (found := source.find("]:", at)) >= 0:
        start = source.rfind("\n", at, found) + 1 or at
        at = found + 2
        if source[start:found].lstrip(" >").startswith("[") and _may_define(source, start):
            at = source.find("\n\n", found)
            at = len(source) if at < 0 else at
            yield source[start:at]


def _may_define(source: str, start: int) -> bool:
    """Whether a definition may begin here: on a line of its own after a blank one or a heading."""
    if start == 0:
        return True
    if source[start - 1] != "\n":
        return False
    before = source[source.rfind("\n", 0, start - 1) + 1 : start].strip()
    return not before or before.startswith("#")

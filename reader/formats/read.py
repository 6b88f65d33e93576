"""Any file that can be read, as a document."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.base.errors import EmptyFileError, UnknownFormatError
from reader.base.files import read_bounded, read_stamped
from reader.formats import beginning
from reader.formats.apparatus import set_apart
from reader.formats.contents import Contents
from reader.formats.decode import decode
from reader.formats.plain_text import paragraphs
from reader.text.document import Document
from reader.text.titles import title_of_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.text.companion import Companion
    from reader.text.document import Block

LIMIT = 64 * 1024 * 1024
"""Bytes of the largest file that is read."""

_PLAIN_SUFFIXES = frozenset({"", ".txt", ".text"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})


def read_document(
    path: Path, *, document_id: str, companion: Companion | None, head: int | None = None
) -> Document:
    """Read a file.

    Args:
        path: The file; its suffix tells its format.
        document_id: The id that the document is to have.
        companion: What stands beside it, if anything does.
        head: Bytes of which at least the first part is to be made, or None for the whole. A
            first part ends with a paragraph where one does, is marked as not complete, and has
            every offset and block as the whole has them.

    Raises:
        ReaderError: One of its kinds, saying why the file cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix in _MARKDOWN_SUFFIXES:
        contents = _markdown(path, head)
    elif suffix in _PLAIN_SUFFIXES:
        contents = _plain(path, head)
    else:
        read_stamped(path, sys.maxsize, 0)  # a missing file is missing, whatever it is called
        raise UnknownFormatError(str(path), path.suffix)
    if not contents.blocks:
        raise EmptyFileError(str(path))
    apart = set_apart(contents.text, contents.blocks, companion, complete=contents.complete)
    metadata = contents.metadata
    if not metadata.title:
        metadata = replace(metadata, title=title_of_name(path.name))
    return Document(
        id=document_id,
        metadata=companion.metadata_over(metadata) if companion else metadata,
        text=contents.text,
        blocks=tuple(apart.blocks),
        marks=tuple(contents.marks),
        links=tuple(contents.links),
        images=tuple(contents.images),
        targets=contents.targets,
        parts=tuple(contents.parts),
        encoding=contents.encoding,
        complete=contents.complete,
        warnings=(*contents.warnings, *(f"{path}: {warning}" for warning in apart.warnings)),
    )


def _plain(path: Path, head: int | None) -> Contents:
    count = None if head is None else max(head, beginning.LEAST)
    data, stamp = read_stamped(path, LIMIT, count)
    complete = count is None or stamp.size <= len(data)
    text, warnings = decode(data, str(path), complete=complete)
    blocks: Sequence[Block] = paragraphs(text)
    if not complete:
        if not blocks:  # blank so far, but words may follow
            return _plain(path, None)
        text, blocks = beginning.cut(text, blocks)
    return Contents(text, blocks, warnings=warnings, complete=complete)


def _markdown(path: Path, head: int | None) -> Contents:
    from reader.formats.markdown.read import read_markdown

    source, warnings = decode(read_bounded(path, LIMIT), str(path))
    contents = read_markdown(source, str(path), head=head)
    if not contents.blocks:  # link definitions or front matter and nothing else
        contents = Contents(source, paragraphs(source))
    return contents._replace(warnings=warnings + contents.warnings)

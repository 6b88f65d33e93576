"""Any file that can be read, as a document."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from reader.base.errors import EmptyFileError
from reader.base.files import read_bounded, read_stamped
from reader.formats.apparatus import set_apart
from reader.formats.limits import LARGEST_FILE, SMALLEST_KEPT
from reader.formats.recognising import BEGINNING, recognise
from reader.text.document import Document
from reader.text.format import Format
from reader.text.reading_as import AS_IT_IS
from reader.text.titles import title_of_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.formats.contents import Contents
    from reader.text.companion import Companion
    from reader.text.reading_as import HowToRead

    _Reader = Callable[[Path, HowToRead, int | None], Contents]

LIMIT = LARGEST_FILE

# Imported when a file of the format is opened: some bring libraries that take long to load.
_READERS = {
    Format.TEXT: ("reader.formats.plain.read", "read_plain"),
    Format.MARKDOWN: ("reader.formats.markdown.read", "read_markdown"),
    Format.HTML: ("reader.formats.html.read", "read_html"),
    Format.PAGE: ("reader.formats.html.read", "read_html"),
    Format.EPUB: ("reader.formats.epub.read", "read_epub"),
    Format.PDF: ("reader.formats.pdf.read", "read_pdf"),
}


def read_document(
    path: Path,
    *,
    document_id: str,
    companion: Companion | None,
    head: int | None = None,
    how: HowToRead = AS_IT_IS,
    cache: Path | None = None,
) -> Document:
    """Read a file.

    Args:
        path: The file.
        document_id: The id that the document is to have.
        companion: What stands beside it, if anything does.
        head: Bytes of which at least the first part is to be made, or None for the whole. A
            first part ends with a paragraph where one does, is marked as not complete, and has
            every offset and block as the whole has them.
        how: What is said of the file; its format and encoding are found out otherwise.
        cache: A folder where what takes long to make is kept, or None to keep nothing. What is
            kept is given whole, whatever first part was asked for.

    Raises:
        ReaderError: One of its kinds, saying why the file cannot be read.
    """
    name = how.name_of(path)
    found = format_of_file(path, how)
    contents = _contents(path, how._replace(format=found), head, cache)
    if not contents.blocks:
        raise EmptyFileError(name)
    apart = set_apart(contents.text, contents.blocks, companion, complete=contents.complete)
    metadata = contents.metadata
    if not metadata.title:
        metadata = replace(metadata, title=title_of_name(name))
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
        format=found,
        encoding=contents.encoding,
        complete=contents.complete,
        warnings=(*contents.warnings, *(f"{name}: {warning}" for warning in apart.warnings)),
    )


def format_of_file(path: Path, how: HowToRead = AS_IT_IS) -> Format:
    """What a file is read as, told by its first bytes, then by what is said of it, then by name.

    Raises:
        ReaderError: It cannot be read, or is of a kind that is not.
    """
    beginning, _ = read_stamped(path, LARGEST_FILE, BEGINNING)
    if len(beginning) < BEGINNING and not beginning.strip():
        raise EmptyFileError(how.name_of(path))
    return how.format or recognise(beginning, how.name_of(path), how.media_type)


def _contents(path: Path, how: HowToRead, head: int | None, cache: Path | None) -> Contents:
    """What a file holds, from the cache if it was read before."""
    reader = _reader_of(how.format or Format.TEXT)
    _, before = read_stamped(path, LARGEST_FILE, 0)
    if cache is None or how.format == Format.TEXT or before.size < SMALLEST_KEPT:
        return reader(path, how, head)
    from reader.formats.converted import Converted

    kept = Converted(cache, read_bounded(path, LARGEST_FILE), how.name_of(path), how)
    contents = kept.get()
    if contents is None:
        contents = reader(path, how, head)
        _, after = read_stamped(path, LARGEST_FILE, 0)
        if contents.complete and before == after:
            kept.put(contents)
    return contents


def _reader_of(found: Format) -> _Reader:
    module, name = _READERS[found]
    reader: _Reader = getattr(import_module(module), name)
    return reader

"""PDF files, read in a process of their own: what reads them is a large library in C++."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import BrokenDocumentError
from reader.base.files import read_stamped
from reader.formats.confined import confined
from reader.formats.limits import LARGEST_FILE
from reader.formats.packing import unpacked

if TYPE_CHECKING:
    from pathlib import Path

    from reader.formats.contents import Contents
    from reader.text.reading_as import HowToRead

SECONDS = 180.0
"""How long a file may take; a book of 250 pages takes about ten on a slow machine."""

SECONDS_OF_FIRST_PART = 30.0
"""How long its first pages may take."""

MEGABYTES = 2048
"""Memory of the process that reads; the largest books that were tried need a quarter."""


def read_pdf(path: Path, how: HowToRead, head: int | None) -> Contents:
    """The contents of a PDF file.

    Args:
        path: The file.
        how: What is said of it; only how messages name it counts.
        head: Whether its first pages are enough (any number), or None for the whole.

    Raises:
        ReaderError: It cannot be read, is protected, damaged, or takes too much to read.
    """
    name = how.name_of(path)
    read_stamped(path, LARGEST_FILE, 0)
    answer = confined(
        "reader.formats.pdf.convert:convert",
        {"path": str(path), "name": name, "first_part": head is not None},
        name=name,
        seconds=SECONDS if head is None else SECONDS_OF_FIRST_PART,
        megabytes=MEGABYTES,
    )
    try:
        return unpacked(answer)
    except ValueError as error:
        raise BrokenDocumentError(name, "is damaged, so that its text came out wrong") from error

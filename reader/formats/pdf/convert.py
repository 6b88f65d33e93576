"""A PDF file as contents; runs in a process of its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

from reader.base.errors import (
    BrokenDocumentError,
    EmptyFileError,
    EncryptedDocumentError,
    UnknownFormatError,
)
from reader.formats.contents import Contents
from reader.formats.packing import packed
from reader.formats.pdf.binding import Binding, plain_title
from reader.formats.pdf.furniture import NEIGHBOURS, without_furniture
from reader.formats.pdf.lines import sheet_of
from reader.formats.pdf.style import SAMPLE, style_of
from reader.text.document import Metadata, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.formats.pdf.lines import Sheet

MOST_PAGES = 10_000
_CATALOG = re.compile(rb"(\d{1,9}) 0 obj\s{0,9}<<[^>]{0,2000}?/Type\s?/Catalog\b")
_MOST_OUTLINE = 5_000
_DEEPEST = 20
_MOST_SIGNS = 50_000_000  # of all pages
_LONGEST_FIELD = 500
_MOST_NAMED = 5  # pages in a warning
_END_WITHIN = 2_048  # bytes; what mail and forms put after a PDF
_NO_TITLE = ("untitled", "microsoft word", "powerpoint", "title")


def convert(path: str, name: str, *, first_part: bool) -> bytes:
    """The packed contents of a file.

    Args:
        path: The file.
        name: How messages name it.
        first_part: Whether its first pages are enough.

    Raises:
        ReaderError: It holds nothing that can be read.
    """
    data = Path(path).read_bytes()
    document = _open(data, name)
    count = len(document)
    if count == 0:
        raise EmptyFileError(name)
    most = min(count, MOST_PAGES, SAMPLE + NEIGHBOURS if first_part else MOST_PAGES)
    sheets = _sheets(document, most)
    if not any(sheet.lines for sheet in sheets):
        if first_part and most < count:
            return convert(path, name, first_part=False)
        raise UnknownFormatError(
            name,
            "a PDF whose pages are pictures without text (a scan)",
            "make their text known first, as the program ocrmypdf does",
        )
    complete = not first_part or count <= most
    warnings = _warnings(data, name, sheets, count) if complete else ()
    return packed(_contents(document, sheets, warnings, complete=complete))


def _open(data: bytes, name: str) -> Any:  # noqa: ANN401 - pypdfium2 tells no types
    try:
        return _document(data)
    except pypdfium2.PdfiumError as error:
        if (
            pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
            or "password" in str(error).lower()
        ):
            raise EncryptedDocumentError(
                name, "is protected by a password", "save it without one, in a viewer that has it"
            ) from error
        if (
            pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_SECURITY
            or "security" in str(error).lower()
        ):
            raise EncryptedDocumentError(name) from error
        raise BrokenDocumentError(name, "is no PDF that can be read, or a damaged one") from error


def _document(data: bytes) -> Any:  # noqa: ANN401 - as above
    """The document; of one that lost its end, what is left."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        root = next(_CATALOG.finditer(data), None)
        if not root or b"trailer" in data:
            raise
        trailer = b"\ntrailer\n<</Root %b 0 R>>\nstartxref\n0\n%%%%EOF\n" % root[1]
        return pypdfium2.PdfDocument(data + trailer)


def _sheets(document: Any, most: int) -> list[Sheet]:  # noqa: ANN401 - as above
    sheets = []
    signs = 0
    for number in range(most):
        label = document.get_page_label(number)[:20]
        sheet = sheet_of(document.raw, number)._replace(label=label)
        signs += sum(len(line.text) for line in sheet.lines)
        if signs > _MOST_SIGNS:
            break
        sheets.append(sheet)
    return sheets


def _contents(
    document: Any,  # noqa: ANN401 - as above
    sheets: Sequence[Sheet],
    warnings: tuple[str, ...],
    *,
    complete: bool,
) -> Contents:
    style = style_of(sheets)
    outline = _outline(document)
    shown = without_furniture(sheets)[: len(sheets) if complete else SAMPLE]
    binding = Binding(style, {(page, plain_title(title)): level for level, title, page in outline})
    for sheet in shown:
        binding.add(sheet)
    if complete:
        binding.end()
    blocks, text = binding.blocks, binding.text
    targets = binding.targets
    parts = []
    for level, title, page in outline:
        block = binding.found.get((page, plain_title(title)), binding.pages.get(page, len(blocks)))
        if block < len(blocks):
            parts.append(Part(blocks[block].start, level, title))
    return Contents(
        text=text,
        blocks=blocks,
        marks=binding.marks,
        links=[
            link for link in binding.links if link.address[:1] != "#" or link.address[1:] in targets
        ]
        if complete
        else binding.links,
        targets=targets,
        parts=sorted(parts, key=lambda part: part.start),
        metadata=_metadata(document),
        warnings=warnings,
        complete=complete,
    )


def _outline(document: Any) -> list[tuple[int, str, int]]:  # noqa: ANN401 - as above
    """Level, title and page of each line of the outline that leads to a page."""
    found: list[tuple[int, str, int]] = []
    try:
        for mark in document.get_toc(max_depth=_DEEPEST):
            destination = mark.get_dest()
            page = destination.get_index() if destination else None
            title = " ".join(_clean(mark.get_title()).split())
            if page is not None and page >= 0 and title:
                found.append((min(mark.level + 1, 6), title, page))
            if len(found) >= _MOST_OUTLINE:
                break
    except (pypdfium2.PdfiumError, ValueError, RecursionError):
        return found
    return found


def _clean(field: str) -> str:
    whole = field.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "").replace("\r", " ")[:_LONGEST_FIELD]


def _metadata(document: Any) -> Metadata:  # noqa: ANN401 - as above
    fields = {
        key: " ".join(_clean(document.get_metadata_value(key)).split())
        for key in ("Title", "Author")
    }
    title = fields["Title"]
    if title.lower().startswith(_NO_TITLE) or title.lower().endswith(
        (".doc", ".docx", ".dvi", ".tex")
    ):
        title = ""
    return Metadata(title, author=fields["Author"])


def _warnings(data: bytes, name: str, sheets: Sequence[Sheet], count: int) -> tuple[str, ...]:
    warnings = []
    if len(sheets) < count:
        warnings.append(f"{name}: has {count:,} pages; the first {len(sheets):,} are read")
    if b"%%EOF" not in data[-_END_WITHIN:]:
        warnings.append(f"{name}: its end is missing; what is left of it is read")
    empty = [sheet.number + 1 for sheet in sheets if not sheet.lines]
    if empty:
        shown = ", ".join(map(str, empty[:_MOST_NAMED])) + (
            " and more" if len(empty) > _MOST_NAMED else ""
        )
        warnings.append(f"{name}: no text is on {len(empty):,} of {count:,} pages ({shown})")
    return tuple(warnings)

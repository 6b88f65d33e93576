"""Files made and read in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.formats.read import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from reader.text.companion import Companion
    from reader.text.document import Document, Role


def read(
    folder: Path,
    content: str | bytes,
    name: str = "essay.txt",
    *,
    head: int | None = None,
    companion: Companion | None = None,
) -> Document:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_document(path, document_id="essay", companion=companion, head=head)


def shown(document: Document) -> list[tuple[Role, str]]:
    """Role and words of every block."""
    return [(block.role, document.text[block.start : block.end]) for block in document.blocks]


def words_of(document: Document) -> list[str]:
    return [words for _, words in shown(document)]

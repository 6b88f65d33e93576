"""The documents that ship: those in their folder that have a companion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.digest import sha256
from reader.base.files import read_bounded
from reader.library.companions import companion_of
from reader.library.ids import new_id
from reader.library.record import DocumentRecord, Page, Told, Version
from reader.text.companion import SUFFIX, companion_path
from reader.text.document import Metadata
from reader.text.format import Format, format_of_name
from reader.text.titles import title_of_name

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.companion_cache import CompanionCache

DOCUMENT_LIMIT = 64 * 1024 * 1024
"""Bytes of the largest document of a library."""


def shipped_documents(
    folder: Path, companions: CompanionCache | None = None
) -> tuple[DocumentRecord, ...]:
    """The documents of the folder, by name.

    Args:
        folder: Where they stand.
        companions: Where companions that were read before may be found.

    Raises:
        ReaderError: One of them cannot be read.
    """
    return tuple(
        _record(path, companions)
        for path in sorted(folder.iterdir())
        if not path.name.endswith(SUFFIX) and companion_path(path).is_file()
    )


def _record(path: Path, companions: CompanionCache | None) -> DocumentRecord:
    companion = companion_of(path, companions).companion
    data = read_bounded(path, DOCUMENT_LIMIT)
    digest = sha256(data)
    said = companion.metadata if companion else Metadata("")
    found = format_of_name(path.name) or Format.TEXT
    return DocumentRecord(
        id=companion.id if companion and companion.id else new_id(path.name, digest),
        name=path.name,
        path=str(path.resolve()),
        format="",
        encoding="",
        added="",
        told=Told(
            title=said.title or title_of_name(path.name),
            author=said.author,
            date=str(said.date or ""),
            publisher=said.publisher,
            language=said.language,
            format=found.value,
        ),
        page=Page(),
        versions=(Version("", digest, len(data)),),
    )

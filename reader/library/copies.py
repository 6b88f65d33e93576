"""The folder of one document: the copies of its versions, its record, its companion."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.base.errors import NoSuchFileError, NotWritableError
from reader.base.files import create_new, ensure_folder, read_bounded, write_atomic
from reader.library.catalogue import RECORD
from reader.library.companions import LIMIT as COMPANION_LIMIT
from reader.library.record import MOST_VERSIONS
from reader.library.shipped import DOCUMENT_LIMIT
from reader.text.companion import companion_path

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.record import DocumentRecord, Version

_DIGITS = 16  # of the digest, in a copy's name
_COPY = re.compile(rf"(?:original|[0-9a-f]{{{_DIGITS}}})(?:-[0-9a-f]+)?\.[a-z]+")


def write_record(folder: Path, record: DocumentRecord) -> None:
    """Write down what is known of a document, whole or not at all.

    Raises:
        NotWritableError: It cannot be written.
    """
    write_atomic(folder / record.id / RECORD, record.as_json())


def write_version(
    folder: Path,
    record: DocumentRecord,
    version: Version,
    data: bytes,
    suffix: str,
    beside: Path | None,
) -> DocumentRecord:
    """Write the copy of a new version, if it is one, and the companion that stands beside it.

    Nothing that was there is written over, and nothing counts before the record is written.

    Args:
        folder: The library's.
        record: What is known of the document.
        version: Its content; its file is found here.
        data: The content itself.
        suffix: Ending of the copy's name.
        beside: The file, which may have a companion, or None.

    Returns:
        The record with the version.

    Raises:
        ReaderError: It cannot be written, or the companion not be read.
    """
    home = folder / record.id
    last = record.versions[-1] if record.versions else None
    if last and last.sha256 == version.sha256 and (home / last.file).is_file():
        kept = last._replace(modified=version.modified or last.modified)
        versions = (*record.versions[:-1], kept)
    else:
        kept = version._replace(file=f"{version.sha256[:_DIGITS]}{suffix or '.txt'}")
        _write_copy(home / kept.file, data)
        versions = (*record.versions, kept)[-MOST_VERSIONS:]
    if beside is not None:
        _keep_companion(beside, home / kept.file)
    return record._replace(versions=versions)


def copies_in(home: Path) -> list[Path]:
    """The copies in a document's folder whose record cannot be read, the latest first."""
    with suppress(OSError):
        found = [(one.stat().st_mtime_ns, one.name) for one in os.scandir(home)]
        return [home / name for _, name in sorted(found, reverse=True) if _COPY.fullmatch(name)]
    return []


def _write_copy(copy: Path, data: bytes) -> None:
    ensure_folder(copy.parent)
    try:
        create_new(copy, data)
    except FileExistsError:
        if read_bounded(copy, DOCUMENT_LIMIT) != data:
            reason = "something else is in its place"
            raise NotWritableError(str(copy), reason, "move it away") from None


def _keep_companion(path: Path, copy: Path) -> None:
    with suppress(NoSuchFileError):
        companion = read_bounded(companion_path(path), COMPANION_LIMIT)
        target = companion_path(copy)
        if not target.exists() or read_bounded(target, COMPANION_LIMIT) != companion:
            write_atomic(target, companion)

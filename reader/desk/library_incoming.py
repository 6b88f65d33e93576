"""What comes from elsewhere than a file is read before it is kept: standard input here."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.digest import sha256
from reader.base.errors import NotWritableError
from reader.desk.quoting import first_words
from reader.library.record import DocumentRecord, Page
from reader.text.reading_as import AS_IT_IS, HowToRead
from reader.text.titles import title_of_name

if TYPE_CHECKING:
    from reader.desk.desk import Desk
    from reader.desk.documents import Opened

INPUT_NAME = "standard input"
_TITLED_BY = 60  # characters of a text without a title


def open_input(desk: Desk, data: bytes, how: HowToRead = AS_IT_IS) -> Opened:
    """Keep what came by standard input, and open it.

    Raises:
        ReaderError: It cannot be read, or not be kept.
    """
    digest = sha256(data)
    document_id = desk.library.id_of_content(digest)
    if document_id:
        return opened_as(desk, document_id, how)
    opened = read_once(desk, data, "incoming", how._replace(name=INPUT_NAME))
    told = desk.documents.told_of(opened)
    if told.title in {title_of_name(INPUT_NAME), ""}:
        told = told._replace(title=first_words(opened.document.text, _TITLED_BY))
    record = DocumentRecord(
        id=desk.library.new_id(f"{told.title}.", digest),
        name=INPUT_NAME,
        path="",
        format=how.format or "",
        encoding=how.encoding,
        added="",
        told=told,
        page=Page(),
        versions=(),
    )
    return desk.open_document(desk.library.take(record, data).id)


def opened_as(desk: Desk, document_id: str, how: HowToRead) -> Opened:
    """A document of the library, read as the reader says now, if anything.

    Raises:
        ReaderError: It cannot be read so.
    """
    opened = desk.open_document(document_id)
    said = opened.how._replace(
        format=how.format or opened.how.format, encoding=how.encoding or opened.how.encoding
    )
    if said == opened.how:
        return opened
    opened = desk.open_file(opened.path, how=said)
    desk.keep(opened)
    return opened


def read_once(desk: Desk, data: bytes, document_id: str, how: HowToRead) -> Opened:
    """Read what came, before it is kept.

    Raises:
        ReaderError: It cannot be read, or not be put where it can be.
    """
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="reader-"))
            path = Path(folder) / "incoming"
            path.write_bytes(data)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            advice = "make room there or set TMPDIR elsewhere"
            raise NotWritableError("the folder for temporary files", reason, advice) from error
        return desk.documents.read_as(path, document_id, how)

"""Where the catalogue is kept: a small SQLite database, or memory where there can be none."""

from __future__ import annotations

import json
import os
import sqlite3
import weakref
from typing import TYPE_CHECKING, NamedTuple

from reader.base.errors import NotWritableError
from reader.base.files import ensure_folder
from reader.base.trust import Trust, trust_in
from reader.library.record import DocumentRecord, Page, Told, Version

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_VERSION = 1
"""Goes up with every change of what is in a row."""

_SECONDS_FOR_OTHERS = 5.0
_TABLES = f"""
BEGIN;
DROP TABLE IF EXISTS documents;
DROP TABLE IF EXISTS looked;
CREATE TABLE documents(
    id TEXT PRIMARY KEY, stamp TEXT, path BLOB, address TEXT, sha256 TEXT, record TEXT
) WITHOUT ROWID;
CREATE INDEX by_path ON documents(path);
CREATE INDEX by_address ON documents(address);
CREATE INDEX by_content ON documents(sha256);
CREATE TABLE looked(folder INTEGER);
PRAGMA user_version = {_VERSION};
COMMIT;
"""
_FIND = {
    "path": "SELECT id FROM documents WHERE path = ? ORDER BY id",
    "address": "SELECT id FROM documents WHERE address = ? ORDER BY id",
    "sha256": "SELECT id FROM documents WHERE sha256 = ? ORDER BY id",
}


class Row(NamedTuple):
    """What a record said, and the stamp that its file then had."""

    stamp: str
    record: DocumentRecord


class CatalogueStore:
    """The rows of a catalogue.

    Every method may raise ``sqlite3.Error`` or, where a row is none, ``ValueError``, ``TypeError``
    or ``LookupError``.

    Args:
        file: The database, or None to keep it in memory.
    """

    def __init__(self, file: Path | None) -> None:
        if file is not None:
            try:
                ensure_folder(file.parent)
                if trust_in(file.parent) is not Trust.PRIVATE:
                    file = None
            except (NotWritableError, OSError):
                file = None
        self._connection = sqlite3.connect(
            file or ":memory:", timeout=_SECONDS_FOR_OTHERS, check_same_thread=False
        )
        weakref.finalize(self, self._connection.close)
        # A power cut may cost the last changes, which are then read again, and nothing else.
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        if self._connection.execute("PRAGMA user_version").fetchone() != (_VERSION,):
            self._connection.executescript(_TABLES)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self) -> dict[str, Row]:
        """Every row, by the document's id."""
        found = self._connection.execute("SELECT id, stamp, record FROM documents")
        return {name: Row(stamp, _unpacked(name, record)) for name, stamp, record in found}

    def ids(self, column: str, value: str) -> list[str]:
        """Ids of the documents with this path, address or sha256."""
        asked = (os.fsencode(value) if column == "path" else value,)
        return [name for (name,) in self._connection.execute(_FIND[column], asked)]

    def replace(self, changed: Iterable[tuple[str, Row]], gone: Iterable[str]) -> None:
        """Put rows in the place of those of their ids, and take some out, all at once."""
        with self._connection as transaction:
            transaction.executemany("DELETE FROM documents WHERE id = ?", ((one,) for one in gone))
            transaction.executemany(
                "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (
                        *(name, row.stamp, os.fsencode(row.record.path)),
                        *(row.record.page.address, row.record.sha256, _packed(row.record)),
                    )
                    for name, row in changed
                ),
            )

    @property
    def looked(self) -> int | None:
        """When the folder of the library had changed when it was last looked through, if ever."""
        found = self._connection.execute("SELECT folder FROM looked").fetchone()
        return found[0] if found else None

    def have_looked(self, folder: int) -> None:
        """The library was looked through, its folder having changed at that time."""
        with self._connection as transaction:
            transaction.execute("DELETE FROM looked")
            transaction.execute("INSERT INTO looked VALUES (?)", (folder,))


def _packed(record: DocumentRecord) -> str:
    _, *words, told, page, versions = record
    return json.dumps([words, told, page, versions], separators=(",", ":"))


def _unpacked(document_id: str, packed: str) -> DocumentRecord:
    (name, path, *said), told, page, versions = json.loads(packed)
    format_said, encoding, added = said
    return DocumentRecord(
        *(document_id, name, path, format_said, encoding, added),
        *(Told(*told), Page(*page), tuple(Version(*one) for one in versions)),
    )

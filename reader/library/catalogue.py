"""What all records of a library say, without reading them all: a cache.

A row holds what one record said, with the stamp its file then had. Looking through the library asks
the system for every stamp and reads only what has changed, so that a row is never believed for
longer than its record stays as it is. Deleted, damaged or not writable, the cache is made anew or
done without.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

from glossary.problems import BrokenFileError, Problem
from reader.base.errors import NoSuchFileError, ReaderError
from reader.base.files import Stamp, read_stamped
from reader.library.record import parse_record
from reader.text.ids import is_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.library.catalogue_store import CatalogueStore, Row
    from reader.library.record import DocumentRecord

RECORD = "record.json"
"""Name of a record's file, in the folder of its document."""

RECORD_LIMIT = 1024 * 1024
"""Bytes of the largest record that is read."""

_T = TypeVar("_T")


class Catalogue:
    """The records of a library; safe to use from several threads, and by several programs.

    Args:
        file: The cache, made when it is first used; None to do without.
        folder: The library's folder.
    """

    def __init__(self, file: Path | None, folder: Path) -> None:
        self._file = file
        self._folder = folder
        self._guard = threading.RLock()
        self._opened: CatalogueStore | None = None
        self._rows: dict[str, Row] | None = None
        self._broken: dict[str, tuple[str, Problem]] = {}
        self._refused: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read when the library was last looked through."""
        return (*self._refused, *(problem for _, problem in list(self._broken.values())))

    def records(self) -> list[DocumentRecord]:
        """Every record, in no order; what cannot be read becomes a problem."""

        def ask() -> list[DocumentRecord]:
            self._look()
            return [row.record for row in self._known().values()]

        return self._asked(ask) if self._now() else []

    def ids(self, column: str, value: str) -> list[str]:
        """Ids of the documents whose last path, address or sha256 this was."""

        def ask() -> list[str]:
            if not self._is_current():
                self._look()
            return self._store.ids(column, value)

        return self._asked(ask) if self._now() else []

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Change the library, under its lock; ``put`` and ``drop`` are told what has changed."""
        with self._guard:
            was_current = self._asked(self._is_current)
            yield
            if was_current:
                now = self._now()
                self._asked(lambda: self._store.have_looked(now))

    def put(self, record: DocumentRecord) -> None:
        """This was written down."""
        stamp = _stamp(os.fspath(self._folder / record.id / RECORD))
        if stamp:
            self._asked(lambda: self._keep({record.id: _row(stamp, record)}, ()))

    def drop(self, document_id: str) -> None:
        """This document is gone."""
        self._asked(lambda: self._keep({}, (document_id,)))

    def _look(self) -> None:
        """Look through the library for what has changed."""
        before, known, stamps = self._now(), self._known(), self._stamps()
        changed: dict[str, Row] = {}
        for name, stamp in stamps.items():
            row = known.get(name)
            if (row is None or row.stamp != stamp) and (found := self._read(name, stamp)):
                changed[name] = found
        self._broken = {name: one for name, one in self._broken.items() if name in stamps}
        gone = [name for name in known if name not in stamps or name in self._broken]
        self._keep(changed, gone)
        if self._store.looked != before:
            self._store.have_looked(before)

    def _stamps(self) -> dict[str, str]:
        """The stamp of every record by its document's id."""
        found = {}
        self._refused = ()
        try:
            with os.scandir(self._folder) as folders:
                for one in folders:
                    if is_id(one.name) and (stamp := _stamp(f"{one.path}{os.sep}{RECORD}")):
                        found[one.name] = stamp
        except FileNotFoundError:
            pass
        except OSError as error:
            reason = f"cannot be read ({error.strerror})"
            self._refused = (Problem(str(self._folder), None, reason, "check its permissions"),)
        return found

    def _read(self, document_id: str, stamp: str) -> Row | None:
        """What a record says, or None if it cannot be read, which is then a problem."""
        if self._broken.get(document_id, ("",))[0] == stamp:
            return None
        self._broken.pop(document_id, None)
        path = self._folder / document_id / RECORD
        try:
            data, read = read_stamped(path, RECORD_LIMIT)
            return _row(_written(read), parse_record(data, document_id, str(path)))
        except NoSuchFileError:
            pass
        except BrokenFileError as error:
            self._broken[document_id] = stamp, error.problem
        except ReaderError as error:
            reason, _, advice = str(error).removeprefix(f"{path}: ").partition("; ")
            self._broken[document_id] = stamp, Problem(str(path), None, reason, advice)
        return None

    def _known(self) -> dict[str, Row]:
        if self._rows is None:
            self._rows = self._store.rows()
        return self._rows

    def _keep(self, changed: dict[str, Row], gone: tuple[str, ...] | list[str]) -> None:
        if not (changed or gone):
            return
        self._store.replace(changed.items(), gone)
        if self._rows is not None:
            self._rows.update(changed)
            for name in gone:
                self._rows.pop(name, None)

    def _is_current(self) -> bool:
        return self._store.looked == self._now()

    def _now(self) -> int:
        """When a document's folder last came or went; 0 where there is no library."""
        try:
            return self._folder.stat().st_mtime_ns
        except OSError:
            return 0

    @property
    def _store(self) -> CatalogueStore:
        if self._opened is None:
            from reader.library.catalogue_store import CatalogueStore

            self._opened = CatalogueStore(self._file)
        return self._opened

    def _asked(self, ask: Callable[[], _T]) -> _T:
        """Do something with the store; one that is damaged is made anew."""
        import sqlite3

        faults = (sqlite3.Error, ValueError, TypeError, LookupError)
        with self._guard:
            try:
                return ask()
            except faults as error:
                self._renew(is_damaged=not isinstance(error, sqlite3.OperationalError))
            try:
                return ask()
            except faults:
                self._renew(is_damaged=False)
            return ask()

    def _renew(self, *, is_damaged: bool) -> None:
        """Begin anew: with a new file where the old one is damaged, else in memory."""
        if self._opened:
            self._opened.close()
        self._opened = self._rows = None
        if not is_damaged:
            self._file = None
        elif self._file is not None:
            for ending in ("", "-wal", "-shm"):
                with suppress(OSError):
                    self._file.with_name(self._file.name + ending).unlink()


def _row(stamp: str, record: DocumentRecord) -> Row:
    from reader.library.catalogue_store import Row

    return Row(stamp, record)


def _stamp(path: str) -> str:
    try:
        return _written(Stamp.of(os.stat(path)))  # noqa: PTH116 - ten thousand of them
    except OSError:
        return ""


def _written(stamp: Stamp) -> str:
    return " ".join(map(str, stamp))

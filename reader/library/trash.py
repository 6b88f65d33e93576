"""What was removed from a library: moved away in one step, and moved back in one."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from glossary.problems import BrokenFileError
from reader.base.errors import AlreadyThereError, NoSuchPlaceError, ReaderError
from reader.base.files import create_new, ensure_folder, locked, move_new, read_bounded
from reader.library.catalogue import RECORD, RECORD_LIMIT, Catalogue
from reader.library.record import DocumentRecord, parse_record
from reader.text.ids import is_id

if TYPE_CHECKING:
    from pathlib import Path

_FOLDER = ".trash"
_TIME = "%Y%m%dT%H%M%S%f"


class Removed(NamedTuple):
    """Something that was removed.

    Attributes:
        id: The document's id.
        name: Of its folder in the trash; later ones come later.
        title: The document's title, or empty where its record cannot be read.
    """

    id: str
    name: str
    title: str


class Trash:
    """What was removed; safe to use from several threads and programs.

    Args:
        folder: The library's.
        catalogue: Is told.
    """

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self._library = folder
        self._folder = folder / _FOLDER
        self._catalogue = catalogue

    def ids(self) -> frozenset[str]:
        """Ids of what was removed."""
        return frozenset(name.partition("~")[0] for name in self._names())

    def all(self) -> list[Removed]:
        """What was removed, the last one first."""
        found = [Removed(name.partition("~")[0], name, self._title(name)) for name in self._names()]
        return sorted(found, key=lambda one: one.name.partition("~")[2], reverse=True)

    def remove(self, record: DocumentRecord) -> Removed:
        """Put a document away; one that only ships is from now on left out.

        Raises:
            NotWritableError: It cannot be.
        """
        name = f"{record.id}~{datetime.now(UTC).strftime(_TIME)}"
        with locked(self._library), self._catalogue.changing():
            ensure_folder(self._folder)
            home = self._library / record.id
            if home.is_dir():
                move_new(home, self._folder / name)
                self._catalogue.drop(record.id)
            else:
                ensure_folder(self._folder / name)
                create_new(self._folder / name / RECORD, record.as_json())
        return Removed(record.id, name, record.title)

    def restore(self, document_id: str) -> Removed:
        """Put back what was removed last under an id.

        Raises:
            NoSuchPlaceError: Nothing was.
            AlreadyThereError: It is in the library again.
            NotWritableError: It cannot be put back.
        """
        with locked(self._library), self._catalogue.changing():
            names = [name for name in self._names() if name.partition("~")[0] == document_id]
            if not names:
                told = "was not removed; 'reader library list --removed' names what was"
                raise NoSuchPlaceError(f"{document_id}: {told}")
            removed = Removed(document_id, max(names), self._title(max(names)))
            home = self._folder / removed.name
            if self._only_ships(home):
                for name in names:  # whatever was marked so, it is there again
                    if self._only_ships(self._folder / name):
                        _unmark(self._folder / name)
                return removed
            try:
                move_new(home, self._library / document_id)
            except FileExistsError:
                raise AlreadyThereError(
                    f"{document_id}: is in the library again; remove it first, then restore it"
                ) from None
            record = self._record(self._library / document_id, document_id)
            if record:
                self._catalogue.put(record)
        return removed

    def _names(self) -> list[str]:
        try:
            names = os.listdir(self._folder)  # noqa: PTH208 - names are all that is needed
        except OSError:
            return []
        return sorted(name for name in names if is_id(name.partition("~")[0]))

    def _title(self, name: str) -> str:
        record = self._record(self._folder / name, name.partition("~")[0])
        return record.title if record else ""

    def _only_ships(self, home: Path) -> bool:
        record = self._record(home, home.name.partition("~")[0])
        return record is not None and not record.versions[-1].file

    def _record(self, home: Path, document_id: str) -> DocumentRecord | None:
        path = home / RECORD
        try:
            return parse_record(read_bounded(path, RECORD_LIMIT), document_id, str(path))
        except (BrokenFileError, ReaderError):
            return None


def _unmark(home: Path) -> None:
    (home / RECORD).unlink(missing_ok=True)
    home.rmdir()

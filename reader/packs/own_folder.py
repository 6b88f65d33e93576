"""The folder of the reader's own entries, in which several programs may write."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.ids import is_entry_id
from glossary.pack_files import MAX_FILE_BYTES
from reader.base.errors import BrokenUserFileError, NoSuchFileError, UsageError
from reader.base.files import ensure_folder, locked, move_new, read_bounded
from reader.base.temporary import sweep_leftovers
from reader.packs.entry_ids import free_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TRASH = ".trash"
"""Folder inside that of the entries where deleted ones stay."""

_SUFFIX = ".md"


@dataclass(slots=True)
class OwnFolder:
    """The files of the folder, and its trash.

    Attributes:
        root: The folder; it need not be there.
    """

    root: Path
    _swept: bool = False

    def path_of(self, entry_id: str) -> Path:
        """Where the file of an entry is, or would be.

        Raises:
            UsageError: This can be no id.
        """
        if not is_entry_id(entry_id):
            raise UsageError(
                f"{entry_id[:40]!r}: can be no entry's id; use lower-case letters, digits, hyphens"
            )
        return self.root / f"{entry_id}{_SUFFIX}"

    def has(self, entry_id: str) -> bool:
        """Whether there is a file for the entry, sound or broken."""
        return is_entry_id(entry_id) and os.path.lexists(self.path_of(entry_id))

    def data(self, path: Path) -> bytes | None:
        """What a file holds, or None if it is not there.

        Raises:
            BrokenUserFileError: It is a link to a file elsewhere.
            ReaderError: It cannot be read.
        """
        if path.is_symlink() and not path.resolve().is_relative_to(self.root.resolve()):
            raise BrokenUserFileError(
                f"{path}: is a link that leaves its folder; put the file itself there"
            )
        try:
            return read_bounded(path, MAX_FILE_BYTES)
        except NoSuchFileError:
            return None

    def move_to_trash(self, path: Path) -> Path:
        """Move a file to the trash, where it has a name of its own, which is given back.

        Raises:
            NotWritableError: It cannot be moved.
        """
        trash = self.root / TRASH
        ensure_folder(trash)

        def is_taken(name: str) -> bool:
            return os.path.lexists(trash / f"{name}{_SUFFIX}")

        trashed = trash / f"{free_id(path.stem, is_taken)}{_SUFFIX}"
        move_new(path, trashed)
        return trashed

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only one that writes here.

        Raises:
            NotWritableError: The folder cannot be written, or somebody else does not stop.
        """
        with locked(self.root):
            ensure_folder(self.root)
            if not self._swept:
                # Nobody else writes now, and what dead writers left is old.
                sweep_leftovers(self.root)
                self._swept = True
            yield

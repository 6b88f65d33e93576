"""The reader's own entries on disk: made, changed, deleted and brought back.

What another program wrote meanwhile is never overwritten, and every change can be undone.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.base.digest import sha256
from reader.base.errors import EntryChangedError, NoSuchEntryError
from reader.base.files import create_new, move_new, write_atomic
from reader.packs.entry_ids import free_id
from reader.packs.entry_texts import decoded, encoded, entry_in, parsed, rendered, term_in
from reader.packs.own_folder import OwnFolder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from glossary.entry_writer import EntryDraft
    from glossary.model import Entry

NO_FILE = ""
"""The stamp of an entry that has no file yet."""

_YOURS_BELOW = "look at the file, and save yours again or elsewhere"


class EntryText(NamedTuple):
    """The file of an entry as it was read, sound or broken.

    Attributes:
        id: The entry.
        path: The file.
        text: All it holds.
        stamp: What tells whether it was changed since.
    """

    id: str
    path: Path
    text: str
    stamp: str


@dataclass(frozen=True, slots=True)
class EntryChange:
    """Something that was done to an entry.

    Attributes:
        id: The entry.
        told: What was done, in words for the reader.
        entry: The entry as it is now, or None if it is gone or its file is broken.
        undo: Undoes it, which is a change again; raises a ReaderError where it cannot.
    """

    id: str
    told: str
    entry: Entry | None
    undo: Callable[[], EntryChange]


class OwnEntries:
    """A folder of the reader's own entries.

    Several programs, threads and editors may use it at once.

    Args:
        folder: The folder; it need not be there.
    """

    def __init__(self, folder: Path) -> None:
        self._files = OwnFolder(folder)

    def has(self, entry_id: str) -> bool:
        """Whether there is a file for the entry, sound or broken."""
        return self._files.has(entry_id)

    def path_of(self, entry_id: str) -> Path:
        """Where the file of an entry is, or would be.

        Raises:
            UsageError: This can be no id.
        """
        return self._files.path_of(entry_id)

    def read(self, entry_id: str) -> EntryText:
        """The file of an entry, sound or broken.

        Raises:
            NoSuchEntryError: There is none.
            BrokenUserFileError: It is no text.
            ReaderError: It cannot be read.
        """
        path, data = self._existing(entry_id)
        return EntryText(entry_id, path, decoded(data, path), sha256(data))

    def create(
        self, draft: EntryDraft, is_taken: Callable[[str], bool] = lambda _: False
    ) -> EntryChange:
        """Write a new entry, with an id that its term suggests.

        Args:
            draft: What it is to say.
            is_taken: Tells which ids the new entry must not have, those of other packs.

        Raises:
            UsageError: The draft holds what no entry can.
            NotWritableError: It cannot be saved.
        """
        return self.create_from(rendered(draft), draft.term, is_taken)

    def create_from(
        self, text: str, term: str, is_taken: Callable[[str], bool] = lambda _: False
    ) -> EntryChange:
        """Write a new entry that is a file's text already; otherwise as ``create``.

        Raises:
            BrokenUserFileError: The text is no entry.
            NotWritableError: It cannot be saved.
        """
        with self._files.writing():
            while True:
                entry_id = free_id(term, lambda wanted: self._files.has(wanted) or is_taken(wanted))
                with contextlib.suppress(FileExistsError):
                    return self._made(entry_id, text)

    def update(self, entry_id: str, text: str, stamp: str) -> EntryChange:
        """Put a new text in the file of an entry.

        Args:
            entry_id: The entry.
            text: The whole file.
            stamp: That of the file as it was read, or ``NO_FILE`` where there was none: so an
                entry of another pack gets one of the same id above it.

        Raises:
            BrokenUserFileError: The text is no entry; nothing was written.
            EntryChangedError: The file was changed, deleted or made by somebody else since; it is
                untouched, and the error keeps the text.
            NotWritableError: It cannot be saved.
        """
        with self._files.writing():
            if stamp == NO_FILE:
                try:
                    return self._made(entry_id, text)
                except FileExistsError:
                    raise self._changed(entry_id, "was made meanwhile", text) from None
            path = self._files.path_of(entry_id)
            entry = parsed(text, entry_id, path)
            old = self._files.data(path)
            if old is None:
                raise self._changed(entry_id, "was deleted since it was read", text)
            if sha256(old) != stamp:
                raise self._changed(entry_id, "was changed since it was read", text)
            new = encoded(text, path)
            write_atomic(path, new)
        return EntryChange(
            entry_id,
            f"{entry.term} is changed",
            entry,
            lambda: self._put_back(entry_id, old, sha256(new)),
        )

    def delete(self, entry_id: str, stamp: str | None = None) -> EntryChange:
        """Move an entry to the trash, where it stays.

        Args:
            entry_id: The entry.
            stamp: That of the file as it was read, or None to delete it whatever it holds.

        Raises:
            NoSuchEntryError: There is no such entry of the reader's own.
            EntryChangedError: The file was changed by somebody else since; it is untouched.
            NotWritableError: It cannot be moved.
        """
        with self._files.writing():
            path, data = self._existing(entry_id)
            if stamp not in {None, sha256(data)}:
                raise self._changed(entry_id, "was changed since it was read")
            trashed = self._files.move_to_trash(path)
        told = f"{term_in(data, path)} is deleted"
        return EntryChange(entry_id, told, None, lambda: self.restore(entry_id, trashed))

    def restore(self, entry_id: str, trashed: Path) -> EntryChange:
        """Bring an entry back from the trash.

        Raises:
            NoSuchEntryError: It is not there any more.
            EntryChangedError: Another entry has its id now; both are untouched.
            NotWritableError: It cannot be moved.
        """
        with self._files.writing():
            path = self._files.path_of(entry_id)
            data = self._files.data(trashed)
            if data is None:
                raise NoSuchEntryError(f"{trashed}: is not in the trash any more")
            try:
                move_new(trashed, path)
            except FileExistsError:
                raise EntryChangedError(
                    str(path), "is there again", f"the deleted entry stays in {trashed}"
                ) from None
        return self._change(entry_id, data, "is back")

    def _made(self, entry_id: str, text: str) -> EntryChange:
        path = self._files.path_of(entry_id)
        parsed(text, entry_id, path)
        data = encoded(text, path)
        create_new(path, data)
        return self._change(entry_id, data, "has an entry now")

    def _put_back(self, entry_id: str, data: bytes, stamp: str) -> EntryChange:
        """Write what a file held before, sound or broken, if it still has the stamp."""
        with self._files.writing():
            path = self._files.path_of(entry_id)
            now = self._files.data(path)
            if now is None or sha256(now) != stamp:
                raise self._changed(entry_id, "was changed since")
            write_atomic(path, data)
        told = f"{term_in(data, path)} reads as before"
        return EntryChange(
            entry_id,
            told,
            entry_in(data, path),
            lambda: self._put_back(entry_id, now, sha256(data)),
        )

    def _change(self, entry_id: str, data: bytes, told: str) -> EntryChange:
        """An entry that was not there before."""
        path, stamp = self._files.path_of(entry_id), sha256(data)
        return EntryChange(
            entry_id,
            f"{term_in(data, path)} {told}",
            entry_in(data, path),
            lambda: self.delete(entry_id, stamp),
        )

    def _existing(self, entry_id: str) -> tuple[Path, bytes]:
        path = self._files.path_of(entry_id)
        data = self._files.data(path)
        if data is None:
            raise NoSuchEntryError(f"{path}: there is no such entry of your own")
        return path, data

    def _changed(self, entry_id: str, reason: str, unsaved: str = "") -> EntryChangedError:
        return EntryChangedError(str(self._files.path_of(entry_id)), reason, _YOURS_BELOW, unsaved)

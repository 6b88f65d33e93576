"""Deciding between two texts of one note; what is not kept goes to the trash, and can come back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.base.errors import NoSuchFileError, NoteChangedError, ReaderError
from reader.base.files import ensure_folder, locked, read_bounded, write_atomic
from reader.notes.copies import open_merge
from reader.notes.folder import SUFFIX
from reader.notes.note_file import MAX_FILE_BYTES
from reader.notes.store import TRASH, home_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reader.notes.model import Conflict
    from reader.notes.store import NoteStore

_Files = dict[PurePath, bytes | None]
"""What files hold, by their paths below the folder of the notes; None for one that is not there."""


@dataclass(frozen=True, slots=True)
class Settling:
    """Settles conflicts among the notes of a store.

    Every method gives what takes the decision back, and raises ``NoteChangedError`` where a file
    is not any more as the conflict says, or ``NotWritableError``.

    Attributes:
        store: The notes.
    """

    store: NoteStore

    def keep_note(self, conflict: Conflict) -> Callable[[], None]:
        """The note stays as it is, the other text goes."""
        return self._change(conflict, lambda ours, theirs: (ours, theirs, None))

    def take_copy(self, conflict: Conflict) -> Callable[[], None]:
        """The other text takes the place of the note's."""
        return self._change(conflict, lambda ours, theirs: (theirs, ours, None))

    def keep_both(self, conflict: Conflict) -> Callable[[], None]:
        """The other text becomes a note of its own."""
        return self._change(conflict, lambda ours, theirs: (ours, None, theirs))

    def _change(
        self,
        conflict: Conflict,
        decide: Callable[[bytes | None, bytes], tuple[bytes | None, bytes | None, bytes | None]],
    ) -> Callable[[], None]:
        """Write what was decided: the note, what goes to the trash, what is a note of its own."""
        with locked(self.store.folder):
            home, before = self._as_told(conflict)
            ours, theirs = before[home], before[conflict.path]
            if theirs is None:
                raise _changed(self.store.folder / conflict.path)
            if conflict.path == home and (sides := open_merge(theirs.decode("utf-8", "replace"))):
                ours, theirs = sides.ours.encode(), sides.theirs.encode()
            note, gone, new = decide(ours, theirs)
            after: _Files = {conflict.path: None, home: note}
            if gone is not None:
                after[self._trash_path(home)] = gone
            if new is not None:
                new_id, _ = self.store.ids.next()
                after[home.with_name(f"{new_id}{SUFFIX}")] = new
            before = {path: before.get(path) for path in after}
            self._write(after, home)

        def take_back() -> None:
            with locked(self.store.folder):
                for path, data in after.items():
                    if self._read(path) != data:
                        raise _changed(self.store.folder / path)
                self._write(before, home)

        return take_back

    def _as_told(self, conflict: Conflict) -> tuple[PurePath, _Files]:
        """Where the note belongs, and what both files hold, which must say what was told."""
        scan = [one for one in self.store.all().conflicts if one.path == conflict.path]
        if conflict not in scan:
            raise _changed(self.store.folder / conflict.path)
        home = self.store.path_of(conflict.copy.id) or home_of(conflict.note or conflict.copy)
        return home, {path: self._read(path) for path in (home, conflict.path)}

    def _read(self, path: PurePath) -> bytes | None:
        try:
            return read_bounded(self.store.folder / path, MAX_FILE_BYTES)
        except NoSuchFileError:
            return None

    def _write(self, files: Mapping[PurePath, bytes | None], home: PurePath) -> None:
        """Whatever fails on the way leaves too much, not too little.

        What is new comes first, then what is written over the note's own text, then what goes.
        """
        for path, data in sorted(files.items(), key=lambda one: (one[1] is None, one[0] == home)):
            full = self.store.folder / path
            if data is not None:
                ensure_folder(full.parent)
                write_atomic(full, data)
            else:
                full.unlink(missing_ok=True)

    def _trash_path(self, home: PurePath) -> PurePath:
        path, number = PurePath(TRASH, home), 1
        while (self.store.folder / path).exists():
            number += 1
            path = PurePath(TRASH, home).with_name(f"{home.stem}.{number}{SUFFIX}")
        return path


def _changed(path: Path) -> ReaderError:
    return NoteChangedError(str(path), "was changed since it was read", "look at it again")

"""Writing entries: what is saved is marked in texts and found by search at once, and undoable."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.entry_file import parse_entry
from glossary.entry_writer import draft_of, edit_entry
from glossary.pack_files import MAX_FILE_BYTES
from glossary.problems import BrokenFileError
from reader.base.errors import BrokenUserFileError, ReaderError
from reader.base.files import read_bounded
from reader.desk.change_log import ChangeLog, Undone
from reader.desk.entry_drafts import require_sound
from reader.desk.naming import find_entry
from reader.packs.entry_ids import free_id, id_from
from reader.packs.entry_texts import rendered
from reader.packs.own_entries import NO_FILE, EntryText, OwnEntries

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossary.entry_writer import EntryDraft
    from glossary.glossary import Glossary
    from glossary.model import Entry
    from reader.packs.own_entries import EntryChange


class EntryWriting:
    """Makes, changes and deletes the reader's own entries.

    Every method that changes something gives what was done, which can be undone, and raises a
    ``ReaderError`` where nothing could be done. They write files: on a screen, call them in a
    thread.

    Args:
        own: The reader's own entries.
        glossary: Gives the glossary as it is now.
        changes: Where each change is recorded to be undone.
        published: Called after every change and every undoing, so that the glossary is read and
            the search index brought up to date; what it raises as ``ReaderError`` is passed over,
            for the entry is saved.
    """

    def __init__(
        self,
        own: OwnEntries,
        glossary: Callable[[], Glossary],
        changes: ChangeLog | None = None,
        published: Callable[[EntryChange], None] = lambda _: None,
    ) -> None:
        self.own = own
        self._glossary = glossary
        self._changes = changes or ChangeLog()
        self._published = published

    def create(self, draft: EntryDraft) -> EntryChange:
        """Write a new entry.

        Raises:
            UsageError: The draft cannot become an entry.
            NotWritableError: It cannot be saved.
        """
        require_sound(draft)
        return self._done(lambda: self.own.create(draft, self._is_taken))

    def create_from(self, text: str, path: str) -> EntryChange:
        """Write a new entry that is a file's text already.

        Args:
            text: The whole file.
            path: Where the text stands, as a person would name it.

        Raises:
            BrokenUserFileError: The text is no entry; names the line.
            NotWritableError: It cannot be saved.
        """
        entry = parsed_at(text, path)
        return self._done(lambda: self.own.create_from(text, entry.term, self._is_taken))

    def open(self, words: str) -> EntryText:
        """The file of an entry, to be changed.

        An entry of another pack is given as the file of the same id that the reader's own will
        be; one of a dictionary, as that of a new id. A broken file is found by its id.

        Raises:
            NoSuchEntryError: There is none; the nearest terms are named.
            ReaderError: Its file cannot be read.
        """
        if self.own.has(words):
            return self.own.read(words)
        glossary = self._glossary()
        if glossary.find(words) is None and self.own.has(id_from(words)):
            return self.own.read(id_from(words))
        return self.open_entry(find_entry(glossary, words))

    def open_entry(self, entry: Entry) -> EntryText:
        """The file of an entry, to be changed, as ``open`` gives it.

        Raises:
            ReaderError: Its file cannot be read.
        """
        entry_id = entry.id
        if self._glossary().get(entry_id) is None:  # a dictionary's, whose ids are numbers
            entry_id = free_id(
                entry.term, lambda wanted: self.own.has(wanted) or self._is_taken(wanted)
            )
        elif self.own.has(entry_id):
            return self.own.read(entry_id)
        return EntryText(entry_id, self.own.path_of(entry_id), text_of(entry), NO_FILE)

    def save(self, opened: EntryText, text: str) -> EntryChange:
        """Put a new text in the file of an entry that was opened.

        Raises:
            BrokenUserFileError: The text is no entry; names the line.
            EntryChangedError: The file was changed by somebody else since; it is untouched, and
                the error keeps the text.
            NotWritableError: It cannot be saved.
        """
        return self._done(lambda: self.own.update(opened.id, text, opened.stamp))

    def change(self, opened: EntryText, draft: EntryDraft) -> EntryChange:
        """Have the file of an entry that was opened say what a draft says.

        Only the lines of what is different change.

        Raises:
            UsageError: The draft cannot become an entry.
            ReaderError: As for ``save``; also where the file cannot be changed line by line.
        """
        require_sound(draft)
        try:
            text = edit_entry(opened.text, draft, str(opened.path))
        except BrokenFileError as error:
            raise BrokenUserFileError(str(error)) from error
        except ValueError:
            text = rendered(draft)  # tells what cannot be kept
        return self.save(opened, text)

    def delete(self, opened: EntryText) -> EntryChange:
        """Delete one of the reader's own entries; it stays in the trash.

        Raises:
            EntryChangedError: Its file was changed by somebody else since it was opened.
            NoSuchEntryError: There is no such entry of the reader's own.
            NotWritableError: It cannot be moved.
        """
        return self._done(lambda: self.own.delete(opened.id, opened.stamp))

    def _is_taken(self, entry_id: str) -> bool:
        return self._glossary().get(entry_id) is not None

    def _done(self, make: Callable[[], EntryChange]) -> EntryChange:
        with self._changes.changing():
            change = self._publish(make())
            self._changes.record(change.told, lambda: Undone(change.undo().told))
        return change

    def _publish(self, change: EntryChange) -> EntryChange:
        with suppress(ReaderError):
            self._published(change)
        return replace(change, undo=lambda: self._publish(change.undo()))


def draft_in(opened: EntryText) -> EntryDraft:
    """What the file of an entry says, to be changed in a form.

    Raises:
        BrokenUserFileError: It is broken; names the line.
    """
    return draft_of(parsed_at(opened.text, str(opened.path)))


def parsed_at(text: str, path: str) -> Entry:
    """The entry that a text is.

    Raises:
        BrokenUserFileError: It is none; names the line.
    """
    try:
        return parse_entry(text, entry_id="entry", pack="", path=path)
    except BrokenFileError as error:
        raise BrokenUserFileError(str(error)) from error


def text_of(entry: Entry) -> str:
    """The file of an entry as its pack has it, or one that says the same."""
    with suppress(ReaderError, ValueError, OSError):
        text = read_bounded(Path(entry.path), MAX_FILE_BYTES).decode()
        read = parse_entry(text, entry_id=entry.id, pack=entry.pack, path=entry.path)
        if read == entry:
            return text
    return rendered(draft_of(entry))

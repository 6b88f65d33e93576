"""The errors that any layer may raise, each with its message and its exit code.

A message is one line: what is named, what is wrong, what to do.
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the command line, one for each sort of ending."""

    OK = 0
    NOTHING_FOUND = 1
    USAGE = 2
    NO_SUCH_FILE = 3
    IS_A_DIRECTORY = 4
    EMPTY_FILE = 5
    NOT_TEXT = 6
    UNKNOWN_FORMAT = 7
    UNREADABLE = 8
    TOO_LARGE = 9
    NOT_WRITABLE = 11
    NO_SUCH_PLACE = 12
    NO_SUCH_ENTRY = 13
    NO_SUCH_NOTE = 14
    NOTE_CHANGED = 15
    INDEX_UNUSABLE = 16
    NO_TERMINAL = 17
    BROKEN_FILE = 18
    ENTRY_CHANGED = 19
    EDITOR_FAILED = 20
    FAULTS_FOUND = 21
    NO_SUCH_PACK = 22
    ALREADY_THERE = 23
    UNUSABLE_PACK = 24
    DAMAGED = 25
    ENCRYPTED = 26
    TOO_COMPLEX = 27
    FETCH_FAILED = 28
    ADDRESS_REFUSED = 29
    UNEXPECTED = 70
    INTERRUPTED = 130
    BROKEN_PIPE = 141
    TERMINATED = 143


class ReaderError(Exception):
    """Something a person can understand and mend.

    Attributes:
        code: Exit code of the command line.
    """

    code = Exit.USAGE


class UsageError(ReaderError):
    """An argument that cannot be meant."""

    code = Exit.USAGE


class NoSuchFileError(ReaderError):
    """The file is not there."""

    code = Exit.NO_SUCH_FILE

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: no such file; check the name, or run 'reader' for the article")


class IsADirectoryFileError(ReaderError):
    """A folder where a file is needed."""

    code = Exit.IS_A_DIRECTORY

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: is a folder; name one file in it")


class EmptyFileError(ReaderError):
    """A file without a word in it."""

    code = Exit.EMPTY_FILE

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: holds no text; choose a file with words in it")


class NotTextError(ReaderError):
    """A binary file of no known kind."""

    code = Exit.NOT_TEXT

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path}: is not a text file (it holds binary data); choose a file of text, Markdown,"
            " HTML, EPUB or PDF"
        )


class UnknownFormatError(ReaderError):
    """A format that is known, but not read."""

    code = Exit.UNKNOWN_FORMAT

    def __init__(self, path: str, what: str, advice: str) -> None:
        super().__init__(f"{path}: is {what}, which is not read; {advice}")


class BrokenDocumentError(ReaderError):
    """A file that is not whole, or not what its format asks for, so that nothing is left of it."""

    code = Exit.DAMAGED

    def __init__(
        self, path: str, what: str, advice: str = "get it anew from where it came from"
    ) -> None:
        super().__init__(f"{path}: {what}; {advice}")


class EncryptedDocumentError(ReaderError):
    """A file that only opens with a key."""

    code = Exit.ENCRYPTED

    def __init__(
        self, path: str, what: str = "is encrypted", advice: str = "get one without protection"
    ) -> None:
        super().__init__(f"{path}: {what}; {advice}")


class TooComplexError(ReaderError):
    """A file that would take more time or memory than any text needs."""

    code = Exit.TOO_COMPLEX

    def __init__(
        self,
        path: str,
        what: str,
        advice: str = "it may be made to do harm; get its text elsewhere",
    ) -> None:
        super().__init__(f"{path}: {what}; {advice}")


class UnreadableFileError(ReaderError):
    """A file that the system refuses."""

    code = Exit.UNREADABLE

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: cannot be read ({reason}); check its permissions")


class NotARegularFileError(ReaderError):
    """A pipe or a device where a file is needed."""

    code = Exit.UNREADABLE

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: is a pipe or a device; save its words to a file first")


class TooLargeError(ReaderError):
    """A file beyond what is opened."""

    code = Exit.TOO_LARGE

    def __init__(self, path: str, size: int, limit: int) -> None:
        super().__init__(
            f"{path}: has {size:,} bytes, more than the {limit:,} that are opened; split it"
        )


class NotWritableError(ReaderError):
    """A directory or file that cannot be written."""

    code = Exit.NOT_WRITABLE

    def __init__(
        self,
        path: str,
        reason: str,
        advice: str = "make it writable or set READER_HOME elsewhere",
    ) -> None:
        super().__init__(f"{path}: cannot be written ({reason}); {advice}")


class NoSuchPlaceError(ReaderError):
    """A place that does not exist."""

    code = Exit.NO_SUCH_PLACE


class NoSuchEntryError(ReaderError):
    """A term that no entry explains."""

    code = Exit.NO_SUCH_ENTRY


class NoSuchNoteError(ReaderError):
    """A note that is not there."""

    code = Exit.NO_SUCH_NOTE

    def __init__(self, note: str, where: str = "list") -> None:
        super().__init__(f"{note}: no such note; 'reader notes {where}' names them all")


class ChangedElsewhereError(ReaderError):
    """A file that somebody else changed since it was read.

    Attributes:
        unsaved: The words that were to be saved, for whoever shows the error to keep at hand.
    """

    def __init__(self, path: str, reason: str, advice: str, unsaved: str = "") -> None:
        super().__init__(f"{path}: {reason}; nothing was overwritten: {advice}")
        self.unsaved = unsaved


class NoteChangedError(ChangedElsewhereError):
    """A note that is not any more as it was read."""

    code = Exit.NOTE_CHANGED


class EntryChangedError(ChangedElsewhereError):
    """An entry that is not any more as it was read."""

    code = Exit.ENTRY_CHANGED


class EditorError(ReaderError):
    """An editor that cannot be started, or that failed."""

    code = Exit.EDITOR_FAILED


class NoSuchPackError(ReaderError):
    """A pack that is not there."""

    code = Exit.NO_SUCH_PACK

    def __init__(self, pack: str) -> None:
        super().__init__(f"{pack}: no such pack; 'reader glossary pack list' names them all")


class AlreadyThereError(ReaderError):
    """Something of this name is there, and is not overwritten."""

    code = Exit.ALREADY_THERE


class UnusablePackError(ReaderError):
    """A folder, an archive or a dictionary of which no pack can be made."""

    code = Exit.UNUSABLE_PACK

    def __init__(self, path: str, reason: str, advice: str) -> None:
        super().__init__(f"{path}: {reason}; {advice}")


class IndexUnusableError(ReaderError):
    """A search index that cannot be used or made."""

    code = Exit.INDEX_UNUSABLE


class NoTerminalError(ReaderError):
    """A screen asked for where there is none."""

    code = Exit.NO_TERMINAL

    def __init__(self) -> None:
        super().__init__(
            "standard output is no terminal; use 'reader read --plain' to print the article"
        )


class OutputError(ReaderError):
    """Standard output that takes no more."""

    code = Exit.NOT_WRITABLE

    def __init__(self, reason: str) -> None:
        super().__init__(f"standard output: cannot be written ({reason}); print somewhere else")


class BrokenUserFileError(ReaderError):
    """A file of the reader's own that cannot be parsed."""

    code = Exit.BROKEN_FILE

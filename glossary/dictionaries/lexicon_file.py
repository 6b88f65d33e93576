"""The file of a lexicon: its tables, making it, and opening it without trusting it."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from glossary.dictionaries.source import broken
from glossary.problems import BrokenFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

APPLICATION = 0x474C4C58  # "GLLX", which marks the file as a lexicon
VERSION = 1

_ARTICLES = """CREATE TABLE article (
    id INTEGER PRIMARY KEY, markup TEXT NOT NULL, body BLOB NOT NULL, more BLOB
)"""
_WORDS = """CREATE TABLE word (
    article INTEGER NOT NULL, position INTEGER NOT NULL, folded TEXT NOT NULL, spelt BLOB NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID"""
TABLES = (
    "CREATE TABLE info (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    _ARTICLES,
    _WORDS,
)
INDEXES = (
    "CREATE INDEX word_by_folded ON word (folded, position)",
    "CREATE TABLE spelling (reversed TEXT PRIMARY KEY) WITHOUT ROWID",
)
"""Made when all words are there: both are sorted once, not at every word."""

_HEADER = b"SQLite format 3\0"
_OPS_BETWEEN_QUESTIONS = 20_000
_MOST_SECONDS = 5.0
_LONGEST_VALUE = 64 * 1024 * 1024
_ADVICE = "remove the dictionary and add it again"


@contextmanager
def new_database(path: Path, stopped: Callable[[], bool]) -> Iterator[sqlite3.Connection]:
    """A lexicon to be filled, which takes the place of the file only when it is whole.

    Args:
        path: The file.
        stopped: Asked now and then whether to give up.

    Raises:
        BrokenFileError: It cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        temporary.unlink(missing_ok=True)
        connection = sqlite3.connect(temporary, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
            for statement in TABLES:
                connection.execute(statement)
            connection.set_progress_handler(stopped, _OPS_BETWEEN_QUESTIONS)
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")
        finally:
            connection.close()
        _put_in_place(temporary, path)
    except (OSError, sqlite3.Error) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        advice = "make room for it, and its folder writable"
        raise broken(path, f"cannot be written ({why})", advice) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _put_in_place(temporary: Path, path: Path) -> None:
    for name in (temporary, path.parent):
        if name == path.parent:
            temporary.replace(path)
        handle = os.open(name, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class Reading:
    """A lexicon that is being read, from any thread, one question at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._deadline = 0.0
        self._connection = _open_database(path)
        self._connection.set_progress_handler(self._overdue, _OPS_BETWEEN_QUESTIONS)

    def rows(self, question: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a question.

        Raises:
            BrokenFileError: The file is damaged, so that there is no answer, or none in time.
        """
        with self._lock, self.checked():
            self._deadline = time.monotonic() + _MOST_SECONDS
            return self._connection.execute(question, values).fetchall()

    @contextmanager
    def checked(self) -> Iterator[None]:
        """Whatever in it cannot be made sense of is the fault of the file."""
        try:
            yield
        except (sqlite3.Error, ValueError, TypeError, RecursionError) as error:
            raise _damaged(self._path, error) from None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _overdue(self) -> bool:
        return time.monotonic() > self._deadline


def _open_database(path: Path) -> sqlite3.Connection:
    """A lexicon to be read, from any thread, and never written.

    Raises:
        BrokenFileError: It is not there, or is no lexicon.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(_HEADER)) != _HEADER:
                raise broken(path, "is no dictionary that was imported", _ADVICE)
        address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
        connection = sqlite3.connect(
            address, uri=True, check_same_thread=False, isolation_level=None
        )
    except FileNotFoundError:
        raise broken(path, "is not there", _ADVICE) from None
    except (OSError, sqlite3.Error) as error:
        raise _damaged(path, error) from None
    try:
        _distrust(connection)
        _verify(path, connection)
    except BrokenFileError:
        connection.close()
        raise
    except (sqlite3.Error, ValueError, TypeError) as error:
        connection.close()
        raise _damaged(path, error) from None
    return connection


def _distrust(connection: sqlite3.Connection) -> None:
    """The file may be anybody's: nothing in it is to be carried out, and nothing without bound."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")
    for limit, most in (
        (sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 10_000),
        (sqlite3.SQLITE_LIMIT_COLUMN, 50),
        (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    ):
        connection.setlimit(limit, most)


def _verify(path: Path, connection: sqlite3.Connection) -> None:
    """Only exactly our tables: no view, trigger or column that would compute something."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise broken(path, "is no dictionary that was imported", _ADVICE)
    if version != VERSION:
        raise broken(path, "was imported by another version of this program", _ADVICE)
    found = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchmany(20)
    if {sql for (sql,) in found} != {*TABLES, *INDEXES}:
        raise broken(path, "has other tables than an imported dictionary", _ADVICE)


def _damaged(path: Path, error: Exception) -> BrokenFileError:
    """What is to be said of a lexicon that SQLite or Python cannot read."""
    return broken(path, f"is a damaged dictionary ({error})", _ADVICE)


def encoded_text(text: str) -> bytes:
    """Any text as bytes, lone surrogates too."""
    return text.encode("utf-8", "surrogatepass")


def decoded_text(data: object) -> str:
    """The text of some bytes; those that are none are replaced.

    Raises:
        ValueError: It is no bytes.
    """
    if not isinstance(data, bytes):
        raise ValueError("a text has another type")  # noqa: TRY004 - of the file, not of the caller
    return data.decode("utf-8", "surrogatepass")

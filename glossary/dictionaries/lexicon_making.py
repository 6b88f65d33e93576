"""Filling a lexicon with the articles of a dictionary."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from glossary.dictionaries import limits
from glossary.dictionaries.lexicon_file import INDEXES, encoded_text, new_database
from glossary.dictionaries.lexicon_rows import article_row, info_rows
from glossary.dictionaries.source import broken
from glossary.folding import fold_all

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from glossary.dictionaries.model import DictionaryInfo, Headword

_AT_ONCE = 1_000


class ImportCancelledError(Exception):
    """The import was given up as asked; nothing of it is left."""


class Making:
    """Makes one lexicon."""

    def __init__(
        self,
        progress: Callable[[int, int | None], None] | None,
        cancelled: Callable[[], bool] | None,
        count: int | None,
    ) -> None:
        self._progress = progress or (lambda _done, _of: None)
        self._cancelled = cancelled or (lambda: False)
        self._count = count
        self._stopped = False

    def make(self, path: Path, info: DictionaryInfo, headwords: Iterable[Headword]) -> None:
        """Fill a new file and put it in its place.

        Raises:
            BrokenFileError: The dictionary is damaged or holds no article, or the file cannot be
                written.
            ImportCancelledError: It was cancelled.
        """
        try:
            with new_database(path, self._asked_to_stop) as connection:
                count = self._fill(connection, iter(headwords))
                _check_count(path, count)
                connection.executemany("INSERT INTO info VALUES (?, ?)", info_rows(info, count))
                for statement in INDEXES:
                    connection.execute(statement)
                _fill_spellings(connection)
        except Exception:
            if self._stopped:
                raise ImportCancelledError from None
            raise

    def _fill(self, connection: sqlite3.Connection, headwords: Iterator[Headword]) -> int:
        done = 0
        while batch := list(islice(headwords, _AT_ONCE)):
            if self._asked_to_stop():
                raise ImportCancelledError
            articles = [article_row(done + at, one) for at, one in enumerate(batch, 1)]
            connection.executemany("INSERT INTO article VALUES (?, ?, ?, ?)", articles)
            connection.executemany("INSERT INTO word VALUES (?, ?, ?, ?)", _words(batch, done))
            done += len(batch)
            self._progress(done, self._count)
        return done

    def _asked_to_stop(self) -> bool:
        self._stopped = self._stopped or self._cancelled()
        return self._stopped


def _words(batch: list[Headword], done: int) -> Iterator[tuple[int, int, str, bytes]]:
    places = [
        (number, position, word)
        for number, headword in enumerate(batch, done + 1)
        for position, word in enumerate(headword.words[: limits.MOST_WORDS], 1)
    ]
    folded = fold_all([word[: limits.LONGEST_WORD] for _, _, word in places])
    for (number, position, word), words in zip(places, folded, strict=True):
        yield number, position, words, encoded_text(word)


def _check_count(path: Path, count: int) -> None:
    if not count:
        raise broken(path, "would hold no article", "choose another dictionary")


def _fill_spellings(connection: sqlite3.Connection) -> None:
    """Every folded word backwards, so that words with the same end stand together."""
    connection.create_function("backwards", 1, _backwards, deterministic=True)
    connection.execute(
        "INSERT INTO spelling SELECT DISTINCT backwards(folded) FROM word"
        " WHERE length(folded) BETWEEN 2 AND ? ORDER BY 1",
        (limits.LONGEST_SPELLING,),
    )


def _backwards(word: str) -> str:
    return word[::-1]

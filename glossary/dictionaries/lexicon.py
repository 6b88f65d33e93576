"""A dictionary to look words up in: one SQLite file, read only, quick and never in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossary.dictionaries import limits
from glossary.dictionaries.languages import may_be_english
from glossary.dictionaries.lexicon_file import Reading, decoded_text
from glossary.dictionaries.lexicon_rows import Article, article_of, info_of
from glossary.dictionaries.morphy import base_forms
from glossary.dictionaries.shown import clean
from glossary.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from glossary.dictionaries.model import DictionaryInfo, Headword

__all__ = ["Article", "Lexicon"]

_AT_ONCE = 100
_MOST_FOUND = 200
_LONGEST_QUESTION = 200
_LAST = "\U0010ffff"


class Lexicon:
    """The articles of one imported dictionary; may be asked from several threads.

    Every method may raise ``BrokenFileError`` where the file turns out to be damaged.

    Attributes:
        path: Its file.
        info: What the dictionary says of itself.
    """

    def __init__(self, path: Path) -> None:
        """Open a lexicon.

        Raises:
            BrokenFileError: The file is not there, or is no lexicon.
        """
        self.path = path
        self._reading = Reading(path)
        try:
            rows = self._reading.rows("SELECT key, value FROM info LIMIT 100")
            self.info, self._count = info_of(path, rows)
        except BaseException:
            self._reading.close()
            raise

    @staticmethod
    def create(
        path: Path,
        info: DictionaryInfo,
        headwords: Iterable[Headword],
        progress: Callable[[int, int | None], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        count: int | None = None,
    ) -> Lexicon:
        """Make a lexicon of a dictionary, replacing the file only when all of it is there.

        Args:
            path: The file.
            info: What the dictionary says of itself.
            headwords: Its articles, in order; read once.
            progress: Told how many articles are done, and of how many if that is known.
            cancelled: Asked now and then whether to give up.
            count: How many articles there are, if that is known.

        Raises:
            BrokenFileError: The dictionary is damaged, or the file cannot be written.
            ImportCancelledError: ``cancelled`` said so. Nothing is left behind.
        """
        from glossary.dictionaries.lexicon_making import Making

        Making(progress, cancelled, count).make(path, info, headwords)
        return Lexicon(path)

    def __len__(self) -> int:
        return self._count

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._reading.close()

    def article(self, number: int) -> Article | None:
        """The article of a number."""
        return next(iter(self._articles([number])), None)

    def find(self, words: str) -> tuple[Article, ...]:
        """The articles of a word or phrase, or if there is none, of what it is a form of.

        Case, accents, quotes and dashes make no difference, but what is spelt the same comes
        first. An English form such as "ran" or "treaties" leads to its base.
        """
        asked = fold_words(words[:_LONGEST_QUESTION])
        numbers = self._numbers(asked)
        if not numbers and may_be_english(self.info.language):
            found = (number for form in base_forms(asked) for number in self._numbers(form))
            numbers = list(dict.fromkeys(found))[:_MOST_FOUND]
        exact = words.strip()
        articles = self._articles(numbers)
        return tuple(sorted(articles, key=lambda one: exact not in one.headword.words))

    def number_of(self, words: str) -> int | None:
        """The number of the first article that these very words, folded, lead to."""
        return next(iter(self._numbers(fold_words(words[:_LONGEST_QUESTION]), 1)), None)

    def nearest(self, words: str, limit: int = 3) -> tuple[str, ...]:
        """Words of the dictionary that are spelt most like these, best first."""
        from glossary.dictionaries.spelling import nearest_spellings

        asked = fold_words(words[:_LONGEST_QUESTION])
        return self._spelt(nearest_spellings(asked, self._reading.rows, limit))

    def beginning(self, letters: str, limit: int = 50) -> tuple[str, ...]:
        """The words that begin with some letters, in order of the alphabet."""
        asked = fold_words(letters[:_LONGEST_QUESTION])
        rows = self._reading.rows(
            "SELECT DISTINCT folded FROM word WHERE folded >= ? AND folded < ?"
            " ORDER BY folded LIMIT ?",
            (asked, asked + _LAST, limit),
        )
        return self._spelt(str(folded) for (folded,) in rows)

    def headwords(self) -> Iterator[Headword]:
        """Every article in its order, such as export needs them."""
        return (article.headword for article in self.articles())

    def articles(self, first: int = 1) -> Iterator[Article]:
        """Every article in its order.

        Args:
            first: Number of the article to begin with.
        """
        question = "SELECT id, markup, body, more FROM article WHERE id >= ? ORDER BY id LIMIT ?"
        while rows := self._reading.rows(question, (first, _AT_ONCE)):
            last = int(rows[-1][0])
            yield from self._with_words(rows, int(rows[0][0]), last)
            first = last + 1

    def words(self) -> Iterator[tuple[str, int]]:
        """Every word with the number of its article, in order of the articles."""
        question = (
            "SELECT article, position, spelt FROM word WHERE (article, position) > (?, ?)"
            " ORDER BY article, position LIMIT ?"
        )
        after: tuple[object, ...] = (0, 0)
        while rows := self._reading.rows(question, (*after, _AT_ONCE * 10)):
            with self._reading.checked():
                words = [(decoded_text(spelt), int(number)) for number, _, spelt in rows]
            yield from words
            after = rows[-1][:2]

    def _numbers(self, folded: str, limit: int = _MOST_FOUND) -> list[int]:
        """Numbers of the articles that a folded word leads to, those of main words first."""
        rows = self._reading.rows(
            "SELECT article FROM word WHERE folded = ? ORDER BY position > 1, article LIMIT ?",
            (folded, limit),
        )
        return list(dict.fromkeys(int(number) for (number,) in rows)) if folded else []

    def _articles(self, numbers: Sequence[int]) -> list[Article]:
        """The articles of some numbers, in their order."""
        question = "SELECT id, markup, body, more FROM article WHERE id = ?"
        return [
            article
            for number in numbers
            for article in self._with_words(self._reading.rows(question, (number,)), number, number)
        ]

    def _with_words(self, rows: list[tuple[Any, ...]], first: int, last: int) -> list[Article]:
        """The articles of some rows, all from the first to the last number."""
        words: dict[int, list[Any]] = {}
        for number, spelt in self._reading.rows(
            "SELECT article, spelt FROM word WHERE article BETWEEN ? AND ?"
            " ORDER BY article, position LIMIT ?",
            (first, last, _AT_ONCE * limits.MOST_WORDS),
        ):
            words.setdefault(number, []).append(spelt)
        with self._reading.checked():
            return [article_of(row, words.get(row[0], ())) for row in rows]

    def _spelt(self, spellings: Iterable[str]) -> tuple[str, ...]:
        """Folded words as they are spelt in the dictionary."""
        found: dict[str, None] = {}
        for folded in spellings:
            rows = self._reading.rows(
                "SELECT spelt FROM word WHERE folded = ? ORDER BY position LIMIT 1", (folded,)
            )
            with self._reading.checked():
                found.update((clean(decoded_text(spelt)), None) for (spelt,) in rows)
        return tuple(found)

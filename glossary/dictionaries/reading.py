"""An open dictionary file, whatever its format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.dictionaries import limits
from glossary.dictionaries.source import broken

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from glossary.dictionaries.model import DictionaryInfo, Headword

_SUFFIXES = (
    *(".ifo", ".idx", ".idx.gz", ".syn", ".syn.gz", ".syn.dz", ".dict", ".dict.dz", ".dict.gz"),
    *(".index", ".index.gz"),
)


class DictionaryFile:
    """A dictionary to be read article by article; a context manager that lets go of its files.

    Iterating may raise ``BrokenFileError`` at any article.

    Attributes:
        info: What it says of itself.
        count: How many articles it has, None where that shows only at the end.
    """

    def __init__(
        self,
        info: DictionaryInfo,
        count: int | None,
        headwords: Callable[[], Iterator[Headword]],
    ) -> None:
        """Take the parts of a reader.

        Args:
            info: What the dictionary says of itself.
            count: How many articles it has, if that is known.
            headwords: Begins to read the articles, from the first.
        """
        self.info = info
        self.count = count
        self._headwords = headwords
        self._running: list[Iterator[Headword]] = []

    def __iter__(self) -> Iterator[Headword]:
        headwords = self._headwords()
        self._running.append(headwords)
        return headwords

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for headwords in self._running:
            close = getattr(headwords, "close", None)
            if close is not None:
                close()
        self._running.clear()


def check_words(path: Path, words: Collection[str], line: int | None = None) -> None:
    """Refuse an article of more or longer words than people look up.

    Raises:
        BrokenFileError: It has.
    """
    if len(words) > limits.MOST_WORDS:
        raise broken(path, f"has an article of {len(words):,} words", "check what it is", line)
    longest = max(map(len, words))
    if longest > limits.LONGEST_WORD:
        raise broken(path, f"has a headword of {longest:,} characters", "check what it is", line)


def stem(path: Path) -> str:
    """The name that all files of a dictionary share."""
    name = path.name
    for suffix in sorted(_SUFFIXES, key=len, reverse=True):
        if name.lower().endswith(suffix):
            return name[: -len(suffix)]
    return name


def beside(path: Path, *suffixes: str) -> Path | None:
    """The file of the same dictionary with the first of these suffixes that is there."""
    name = stem(path)
    # The file that was named counts before others of its sort.
    if any(path.name == name + suffix for suffix in suffixes):
        return path
    candidates = (path.with_name(name + suffix) for suffix in suffixes)
    return next((candidate for candidate in candidates if candidate.is_file()), None)

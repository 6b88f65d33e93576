"""The search index as the rest of the program sees it; whoosh stays behind this door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reader.search.names import NO_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from reader.search.model import (
        Holders,
        IndexStatus,
        Question,
        Results,
        Source,
        UpdateReport,
    )
    from reader.search.names import Names


class SearchIndex(Protocol):
    """Finds records; kept up to date from sources, and made again from them when damaged.

    Every method may be called from any thread, and by several programs at once.
    """

    def search(
        self,
        question: Question,
        names: Names = NO_NAMES,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Results:
        """Find what matches; never raises, whatever is typed or broken.

        Args:
            question: What is asked.
            names: What a glossary's entries are called; a query that is one name finds the others.
            cancelled: Asked between steps; once true, nothing found is a good answer.
        """
        ...

    def documents_with(self, names: Collection[str]) -> Holders:
        """Documents that may have one of some names; never raises, for a worker.

        All words of a name stand close together in such a document, in whatever form and order.
        Blocks that are no passages, such as a byline, are not looked through.
        """
        ...

    def update(
        self,
        sources: Iterable[Source],
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> UpdateReport:
        """Make the index hold exactly these sources.

        It can be searched while it grows, and goes on where it stopped after a kill.

        Args:
            sources: Everything that is to be found.
            progress: Called with what is done and what there is to do, in sizes of sources.
            cancelled: Asked between records; true stops the update, keeping what was done.

        Raises:
            IndexUnusableError: The folder cannot be used, or another program keeps it locked.
        """
        ...

    def put(self, source: Source) -> None:
        """Add or replace one source, found from now on.

        Raises:
            IndexUnusableError: The folder cannot be used, or another program keeps it locked.
        """
        ...

    def discard(self, key: str) -> None:
        """Remove one source, if it is there.

        Raises:
            IndexUnusableError: The folder cannot be used, or another program keeps it locked.
        """
        ...

    def needs_update(self, sources: Iterable[Source]) -> bool:
        """Whether ``update`` with these sources would change anything."""
        ...

    def rebuild(
        self,
        sources: Iterable[Source],
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> UpdateReport:
        """Throw the index away and make it again; as ``update`` otherwise."""
        ...

    def check(self, sources: Iterable[Source]) -> tuple[str, ...]:
        """Read every byte and compare with the sources; one line for each thing that is wrong."""
        ...

    def status(self) -> IndexStatus:
        """The index as it stands; never raises."""
        ...

    def warm(self) -> None:
        """Import and open all that the first search needs; for a worker, never raises."""
        ...

    def close(self) -> None:
        """Let go of all files."""
        ...


def open_index(folder: Path, report: Callable[[str], None] | None = None) -> SearchIndex:
    """The index in a folder, which need not exist yet; nothing is read or imported until used.

    Args:
        folder: A folder for the index alone.
        report: Told one line for each thing that was found broken and is being mended; may be
            called from any thread.
    """
    from reader.search.index_of_parts import IndexOfParts

    return IndexOfParts(folder, report)

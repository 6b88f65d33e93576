"""The companions of the documents that were opened, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.problems import Problem
from reader.library.companions import Found, companion_of
from reader.text.companion import Companion, companion_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossary.glossary import Glossary
    from reader.desk.documents import Opened
    from reader.library.companion_cache import CompanionCache
    from reader.library.own_companions import OwnCompanions

_NOTHING = Found()
_NAMED = 3  # entries that a problem names


class Companions:
    """Reads companions, and remembers which of them have something wrong.

    Args:
        cache: Where companions that were read before may be found.
        own: The reader's own companions.
    """

    def __init__(self, cache: CompanionCache, own: OwnCompanions) -> None:
        self._cache = cache
        self._own = own
        self._broken: dict[Path, tuple[Problem, ...]] = {}
        self._unknown: dict[Path, tuple[Problem, ...]] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the companions as they were last read."""
        return tuple(chain(*self._broken.values(), *self._unknown.values()))

    def of(
        self, path: Path, document_id: str, shipped: Callable[[], Path | None]
    ) -> Companion | None:
        """What the reader says of a document, over what its companion says.

        That is the companion beside its file, else that of the document which ships with its
        words.

        Args:
            path: The file.
            document_id: The document's id.
            shipped: Gives the file that ships with the same content, if there is one.
        """
        found = companion_of(path, self._cache)
        if found == _NOTHING and (same := shipped()) is not None:
            found = companion_of(same, self._cache)
        own = self._own.of(document_id)
        problems = tuple(problem for problem in (found.problem, own.problem) if problem)
        self._broken.pop(path, None)
        if problems:
            self._broken[path] = problems
        if own.companion is None:
            return found.companion
        return own.companion.by_reader_over(found.companion or Companion())

    def own(self, document_id: str) -> Companion | None:
        """What the reader says of a document, if anything that can be understood."""
        return self._own.of(document_id).companion

    def spoken_of(self) -> frozenset[str]:
        """Ids of the documents of which the reader says something."""
        return self._own.ids()

    def forget(self, path: str) -> None:
        """A file has no companion any more, so nothing is wrong with one."""
        if self._broken:
            self._broken.pop(Path(path), None)

    def with_known_phrases(
        self, companion: Companion, opened: Opened, glossary: Glossary
    ) -> Companion:
        """The companion without the phrases that mean an entry which the glossary has not."""
        unknown = [one for one in companion.phrases if glossary.get(one.entry) is None]
        path = opened.path
        self._unknown.pop(path, None)
        if not unknown:
            return companion
        own = self._own.path_of(opened.document.id)
        by_file = {
            own: {one.entry for one in unknown if one.by_reader},
            companion_path(path): {one.entry for one in unknown if not one.by_reader},
        }
        self._unknown[path] = tuple(
            _unknown_entries(file, entries) for file, entries in by_file.items() if entries
        )
        lost = frozenset(unknown)
        return replace(companion, phrases=tuple(p for p in companion.phrases if p not in lost))


def _unknown_entries(file: Path, entries: set[str]) -> Problem:
    named = ", ".join(sorted(entries)[:_NAMED]) + (" …" if len(entries) > _NAMED else "")
    reason = f"some of its phrases mean entries that no glossary has ({named})"
    return Problem(str(file), None, reason, "write the entries, or mend their names")

"""The companions of the documents that were opened, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossary.problems import Problem
from reader.library.companions import Found, companion_of
from reader.text.companion import companion_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from glossary.glossary import Glossary
    from reader.library.companion_cache import CompanionCache
    from reader.text.companion import Companion

_NAMED = 3  # entries that a problem names


class Companions:
    """Reads companions, and remembers which of them have something wrong.

    Args:
        cache: Where companions that were read before may be found.
    """

    def __init__(self, cache: CompanionCache) -> None:
        self._cache = cache
        self._broken: dict[Path, Problem] = {}
        self._unknown: dict[Path, Problem] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the companions as they were last read."""
        return (*self._broken.values(), *self._unknown.values())

    def of(self, path: Path, shipped: Callable[[], Path | None]) -> Companion | None:
        """The companion beside a file, else that of the document which ships with its words.

        Args:
            path: The file.
            shipped: Gives the file that ships with the same content, if there is one.
        """
        found = companion_of(path, self._cache)
        if found == Found() and (same := shipped()) is not None:
            found = companion_of(same, self._cache)
        self._broken.pop(path, None)
        if found.problem:
            self._broken[path] = found.problem
        return found.companion

    def with_known_phrases(self, companion: Companion, path: Path, glossary: Glossary) -> Companion:
        """The companion without the phrases that mean an entry which the glossary has not."""
        unknown = {one.entry for one in companion.phrases if glossary.get(one.entry) is None}
        self._unknown.pop(path, None)
        if not unknown:
            return companion
        named = ", ".join(sorted(unknown)[:_NAMED]) + (" …" if len(unknown) > _NAMED else "")
        reason = f"some of its phrases mean entries that no glossary has ({named})"
        advice = "write the entries, or mend their names"
        self._unknown[path] = Problem(str(companion_path(path)), None, reason, advice)
        known = tuple(one for one in companion.phrases if one.entry not in unknown)
        return replace(companion, phrases=known)

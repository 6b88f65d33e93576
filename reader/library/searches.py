"""Searches that the reader keeps by a name, and those of before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reader.base.json_file import JsonFile, JsonForm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from glossary.problems import Problem

MOST_BEFORE = 200
"""Earlier searches that are remembered."""

LONGEST = 1_000
"""Characters of a query or name that are kept."""


class _Kept(NamedTuple):
    """What is in the file: queries by name, and earlier ones, the last first."""

    saved: Mapping[str, str]
    before: tuple[str, ...]


class Searches:
    """Queries on disk; safe to use from several threads and programs.

    Args:
        path: The file; made by the first search that led somewhere.
    """

    def __init__(self, path: Path) -> None:
        self._file: JsonFile[_Kept] = JsonFile(path, JsonForm(_Kept({}, ()), _parse, _render))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the file, and where it was set aside."""
        return self._file.problems

    def saved(self) -> Mapping[str, str]:
        """Queries by the names they are kept by, in the order of keeping."""
        return self._file.look().saved

    def before(self) -> tuple[str, ...]:
        """Earlier queries, the last first."""
        return self._file.look().before

    def remember(self, query: str) -> None:
        """A query was asked, and led somewhere.

        Raises:
            ReaderError: The file cannot be read or written.
        """
        query = _line(query)
        if query and self.before()[:1] != (query,):
            self._file.change(
                lambda kept: kept._replace(
                    before=(query, *(one for one in kept.before if one != query))[:MOST_BEFORE]
                )
            )

    def save(self, name: str, query: str) -> None:
        """Keep a query by a name, in the place of the one that had it.

        Raises:
            ReaderError: The file cannot be read or written.
            ValueError: The name or query has no words.
        """
        name, query = _line(name), _line(query)
        if not name or not query:
            raise ValueError("a search is kept by a name, and asks for something")
        self._file.change(lambda kept: kept._replace(saved={**kept.saved, name: query}))

    def forget(self, name: str) -> None:
        """Keep a query no longer: that of a name, else those with these words.

        Where none is kept, the earlier one with these words is forgotten.

        Raises:
            ReaderError: The file cannot be read or written.
        """

        def changed(kept: _Kept) -> _Kept:
            names = {name} & kept.saved.keys()
            if names := names or {one for one, query in kept.saved.items() if query == name}:
                return kept._replace(
                    saved={one: query for one, query in kept.saved.items() if one not in names}
                )
            return kept._replace(before=tuple(query for query in kept.before if query != name))

        self._file.change(changed)


def _line(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


def _render(kept: _Kept) -> object:
    return {"saved": dict(kept.saved), "before": list(kept.before)}


def _parse(content: Any) -> _Kept:  # noqa: ANN401 - any JSON
    if not isinstance(content, dict):
        raise ValueError("it holds no searches")  # noqa: TRY004 - one error for every broken file
    saved, before = content.get("saved", {}), content.get("before", [])
    if not isinstance(saved, dict) or not isinstance(before, list):
        raise ValueError("it holds no searches")  # noqa: TRY004 - as above
    for text in (*saved.values(), *before):
        if not isinstance(text, str):
            raise ValueError(f"{text!r} is no search")  # noqa: TRY004 - as above
    return _Kept(
        {_line(name): _line(query) for name, query in saved.items()},
        tuple(map(_line, before[:MOST_BEFORE])),
    )

"""A small file of the reader's own in JSON: written whole or not at all, by several programs.

Each program reads the file again under its lock and changes only what it means to, so that none
loses another's. A file that cannot be understood is set aside before the first change, never
overwritten.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from glossary.problems import Problem
from reader.base.errors import NoSuchFileError, ReaderError
from reader.base.files import Stamp, locked, move_new, read_stamped, write_atomic

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LIMIT = 16 * 1024 * 1024  # bytes
_MOST_SET_ASIDE = 10_000

T = TypeVar("T")


class JsonForm(NamedTuple, Generic[T]):
    """What a file holds.

    Attributes:
        empty: What a file holds that is not there.
        parse: Makes the value of parsed JSON; raises ``ValueError`` where it is none.
        render: Makes what JSON can hold of the value.
    """

    empty: T
    parse: Callable[[Any], T]
    render: Callable[[T], object]


class JsonFile(Generic[T]):
    """One value in one file; safe to use from several threads and programs.

    Args:
        path: The file; made by the first change.
        form: What it holds.
    """

    def __init__(self, path: Path, form: JsonForm[T]) -> None:
        self._path = path
        self._form = form
        self._problems: list[Problem] = []
        self._known: tuple[Stamp | None, T] = (None, form.empty)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the file, and where it was set aside."""
        return tuple(self._problems)

    def look(self) -> T:
        """The value as the file has it now; empty if it cannot be read, which is reported.

        A file that did not change since is not read again.
        """
        stamp, value = self._known
        try:
            if stamp is not None and stamp == Stamp.of(self._path.stat()):
                return value
            return self._read()
        except ValueError as error:
            advice = "it is set aside when the next change is kept"
            self._report(Problem(str(self._path), None, f"is broken ({error})", advice))
        except OSError:
            pass
        except ReaderError as error:
            reason, _, advice = str(error).removeprefix(f"{self._path}: ").partition("; ")
            self._report(Problem(str(self._path), None, reason, advice))
        return self._form.empty

    def change(self, change: Callable[[T], T]) -> T:
        """Have the file hold something else; it is on disk when this returns.

        A file that cannot be parsed is set aside first, as ``NAME.broken-1`` and so on.

        Args:
            change: Gives the new value for the present one.

        Returns:
            The new value.

        Raises:
            ReaderError: The file cannot be read or written; what was there is untouched.
        """
        with locked(self._path):
            try:
                before = self._read()
            except ValueError as error:
                self._set_aside(error)
                before = self._form.empty
            after = change(before)
            if after != before:
                content = json.dumps(self._form.render(after), indent=1) + "\n"
                write_atomic(self._path, content.encode("ascii"))
        return after

    def _read(self) -> T:
        """Read the file.

        Raises:
            ValueError: It does not hold what it should.
            ReaderError: It cannot be read.
        """
        try:
            data, stamp = read_stamped(self._path, _LIMIT)
        except NoSuchFileError:
            return self._form.empty
        try:
            value = self._form.parse(json.loads(data))
        except RecursionError:
            raise ValueError("it is nested too deep") from None
        self._known = (stamp, value)
        return value

    def _set_aside(self, error: ValueError) -> None:
        for number in range(1, _MOST_SET_ASIDE):
            aside = self._path.with_name(f"{self._path.name}.broken-{number}")
            try:
                move_new(self._path, aside)
            except FileExistsError:
                continue
            advice = f"it is kept as {aside.name}; mend it and rename it back to have what it held"
            self._report(Problem(str(self._path), None, f"was broken ({error})", advice))
            return

    def _report(self, problem: Problem) -> None:
        if problem not in self._problems:
            self._problems.append(problem)

"""Where each document was left: one small JSON file, written whole or not at all.

Several programs may set places at once: each reads the file again under its lock and changes
only its own line, so that none loses another's.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from glossary.problems import Problem
from reader.base.errors import NoSuchFileError, ReaderError
from reader.base.files import locked, move_new, read_bounded, write_atomic
from reader.text.ids import is_id

if TYPE_CHECKING:
    from pathlib import Path

_LIMIT = 16 * 1024 * 1024  # bytes
_FURTHEST = 10**15  # offset; beyond any text
_MOST_SET_ASIDE = 10_000


class _Places(NamedTuple):
    last: str | None
    offsets: dict[str, int]


class ReadingPlaces:
    """The last document, and the offset at which each document was left.

    Args:
        path: The file; made when the first place is set.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._problems: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the file, and where it was set aside."""
        return tuple(self._problems)

    @property
    def last(self) -> str | None:
        """Id of the document whose place was set last, by any program."""
        return self._look().last

    def get(self, document_id: str) -> int | None:
        """The offset at which a document was left, or None if it never was."""
        return self._look().offsets.get(document_id)

    def set(self, document_id: str, offset: int) -> None:
        """Leave a document at an offset; it becomes the last one.

        A file that cannot be parsed is set aside first, as ``places.json.broken-1`` and so on.

        Raises:
            ValueError: The id or the offset is none.
            ReaderError: The file cannot be read or written.
        """
        if not is_id(document_id) or not 0 <= offset <= _FURTHEST:
            raise ValueError(f"{offset} of {document_id!r} is no place to leave a document at")
        with locked(self._path):
            try:
                before = _read(self._path)
            except ValueError as error:
                self._set_aside(error)
                before = _Places(None, {})
            after = _Places(document_id, {**before.offsets, document_id: offset})
            if after != before:
                content = {"last": after.last, "places": after.offsets}
                write_atomic(self._path, (json.dumps(content, indent=1) + "\n").encode("ascii"))

    def _look(self) -> _Places:
        """The places as they are now; none if they cannot be read, which is reported."""
        try:
            return _read(self._path)
        except ValueError as error:
            advice = "it is set aside when the next place is kept"
            self._report(Problem(str(self._path), None, f"is broken ({error})", advice))
        except ReaderError as error:
            reason, _, advice = str(error).removeprefix(f"{self._path}: ").partition("; ")
            self._report(Problem(str(self._path), None, reason, advice))
        return _Places(None, {})

    def _set_aside(self, error: ValueError) -> None:
        for number in range(1, _MOST_SET_ASIDE):
            aside = self._path.with_name(f"{self._path.name}.broken-{number}")
            try:
                move_new(self._path, aside)
            except FileExistsError:
                continue
            advice = f"it is kept as {aside.name}; mend it and rename it back to have its places"
            self._report(Problem(str(self._path), None, f"was broken ({error})", advice))
            return

    def _report(self, problem: Problem) -> None:
        if problem not in self._problems:
            self._problems.append(problem)


def _read(path: Path) -> _Places:
    """Read the file.

    Raises:
        ValueError: It holds no places.
        ReaderError: It cannot be read.
    """
    try:
        data = read_bounded(path, _LIMIT)
    except NoSuchFileError:
        return _Places(None, {})
    try:
        content = json.loads(data)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    if not isinstance(content, dict) or not isinstance(content.get("places"), dict):
        raise ValueError("it holds no places")  # noqa: TRY004 - one error for every broken file
    last, places = content.get("last"), content["places"]
    if last is not None and not (isinstance(last, str) and is_id(last)):
        raise ValueError("its last document is no id")
    for document_id, offset in places.items():
        whole = isinstance(offset, int) and not isinstance(offset, bool)
        if not is_id(document_id) or not whole or not 0 <= offset <= _FURTHEST:
            raise ValueError(f"{offset!r} of {document_id!r} is no place")
    return _Places(last, places)

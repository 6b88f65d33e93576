"""Where each document was left: one small JSON file, written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reader.base.json_file import JsonFile, JsonForm
from reader.text.ids import is_id

if TYPE_CHECKING:
    from pathlib import Path

    from glossary.problems import Problem

_FURTHEST = 10**15  # offset; beyond any text


class _Places(NamedTuple):
    last: str | None
    offsets: dict[str, int]


class ReadingPlaces:
    """The last document, and the offset at which each document was left.

    Several programs may set places at once; none loses another's.

    Args:
        path: The file; made when the first place is set.
    """

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, JsonForm(_Places(None, {}), _parse, _render))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the file, and where it was set aside."""
        return self._file.problems

    @property
    def last(self) -> str | None:
        """Id of the document whose place was set last, by any program."""
        return self._file.look().last

    def get(self, document_id: str) -> int | None:
        """The offset at which a document was left, or None if it never was."""
        return self._file.look().offsets.get(document_id)

    def set(self, document_id: str, offset: int) -> None:
        """Leave a document at an offset; it becomes the last one.

        A file that cannot be parsed is set aside first, as ``places.json.broken-1`` and so on.

        Raises:
            ValueError: The id or the offset is none.
            ReaderError: The file cannot be read or written.
        """
        if not is_id(document_id) or not 0 <= offset <= _FURTHEST:
            raise ValueError(f"{offset} of {document_id!r} is no place to leave a document at")

        def left(before: _Places) -> _Places:
            return _Places(document_id, {**before.offsets, document_id: offset})

        self._file.change(left)


def _render(places: _Places) -> object:
    return {"last": places.last, "places": places.offsets}


def _parse(content: Any) -> _Places:  # noqa: ANN401 - any JSON
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

"""Where each document was left: one small JSON file, written whole or not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.base.json_file import JsonFile, JsonForm
from reader.text.ids import is_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from glossary.problems import Problem

_FURTHEST = 10**15  # offset; beyond any text
_ABOUT_NOW = timedelta(minutes=1)


class Left(NamedTuple):
    """How a document was left.

    Attributes:
        offset: Offset of the first character on show.
        moment: When, as ISO 8601 in UTC; empty where that was not written down.
        share: How much of the text was on show or before it, from 0 to 1; None if not known.
    """

    offset: int
    moment: str = ""
    share: float | None = None


class _Places(NamedTuple):
    last: str | None
    left: dict[str, Left]


class ReadingPlaces:
    """The last document, and how each document was left.

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
        left = self._file.look().left.get(document_id)
        return left.offset if left else None

    def all(self) -> Mapping[str, Left]:
        """How each document was left, by its id."""
        return self._file.look().left

    def set(self, document_id: str, offset: int, share: float | None = None) -> None:
        """Leave a document at an offset; it becomes the last one.

        A file that cannot be parsed is set aside first, as ``places.json.broken-1`` and so on.

        Args:
            document_id: The document.
            offset: Of the first character on show.
            share: How much of it was on show or before that, from 0 to 1, where that is known.

        Raises:
            ValueError: The id, the offset or the share is none.
            ReaderError: The file cannot be read or written.
        """
        if not is_id(document_id) or not 0 <= offset <= _FURTHEST:
            raise ValueError(f"{offset} of {document_id!r} is no place to leave a document at")
        if share is not None and not 0 <= share <= 1:
            raise ValueError(f"{share} of {document_id!r} is no share of it")
        now = datetime.now(UTC)
        left = Left(offset, now.isoformat(timespec="seconds"), share)

        def leave(before: _Places) -> _Places:
            known = before.left.get(document_id)
            if before.last == document_id and known and _is_as_good(known, left, now):
                return before
            return _Places(document_id, {**before.left, document_id: left})

        self._file.change(leave)


def _is_as_good(known: Left, left: Left, now: datetime) -> bool:
    """Whether nothing but a moment would be written down, which is about the same."""
    if (known.offset, known.share) != (left.offset, left.share) or not known.moment:
        return False
    return abs(now - datetime.fromisoformat(known.moment)) < _ABOUT_NOW


def _render(places: _Places) -> object:
    return {
        "last": places.last,
        "places": {
            document_id: {
                name: one for name, one in left._asdict().items() if one not in ("", None)
            }
            for document_id, left in places.left.items()
        },
    }


def _parse(content: Any) -> _Places:  # noqa: ANN401 - any JSON
    if not isinstance(content, dict) or not isinstance(content.get("places"), dict):
        raise ValueError("it holds no places")  # noqa: TRY004 - one error for every broken file
    last, places = content.get("last"), content["places"]
    if last is not None and not (isinstance(last, str) and is_id(last)):
        raise ValueError("its last document is no id")
    return _Places(last, {name: _left(name, place) for name, place in places.items()})


def _left(document_id: str, place: Any) -> Left:  # noqa: ANN401 - any JSON
    """One place; a number alone is its offset."""
    fields = place if isinstance(place, dict) else {"offset": place}
    offset, moment, share = fields.get("offset"), fields.get("moment", ""), fields.get("share")
    if not isinstance(offset, int) or isinstance(offset, bool) or not is_id(document_id):
        raise ValueError(f"{place!r} of {document_id!r} is no place")
    if not 0 <= offset <= _FURTHEST:
        raise ValueError(f"{place!r} of {document_id!r} is no place")
    if not isinstance(moment, str) or (moment and datetime.fromisoformat(moment).tzinfo is None):
        raise ValueError(f"{moment!r} of {document_id!r} is no time")
    if share is not None and not (isinstance(share, (int, float)) and 0 <= share <= 1):
        raise ValueError(f"{share!r} of {document_id!r} is no share")
    return Left(offset, moment, share)

"""The order of the packs, and which of them are off: one small JSON file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glossary.ids import is_entry_id
from glossary.pack import SHIPPED
from glossary.problems import Problem
from reader.base.errors import NoSuchFileError, ReaderError
from reader.base.files import move_new, read_bounded, write_atomic
from reader.packs.manifest import PackKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.packs.manifest import Manifest

_LIMIT = 1024 * 1024  # bytes
_MOST_SET_ASIDE = 10_000


@dataclass(frozen=True, slots=True)
class PackState:
    """How the packs are stacked.

    Attributes:
        order: Ids of packs from top to bottom, the one that ships among them; the reader's own
            entries are above them all.
        off: Ids of packs that are switched off.
    """

    order: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()

    def stacked(self, packs: Iterable[Manifest]) -> list[str]:
        """The ids of these packs and of the one that ships, from top to bottom.

        Packs that have no place yet stand above the one that ships, dictionaries below it.
        """
        kinds = {pack.id: pack.kind for pack in packs}
        known = [one for one in dict.fromkeys(self.order) if one in kinds or one == SHIPPED]
        if SHIPPED not in known:
            known.append(SHIPPED)
        new = [pack_id for pack_id in kinds if pack_id not in known]
        above = [pack_id for pack_id in new if kinds[pack_id] is PackKind.ENTRIES]
        at = known.index(SHIPPED)
        return [
            *known[:at],
            *above,
            *known[at:],
            *(pack_id for pack_id in new if pack_id not in above),
        ]


class StateFile:
    """The file of the order; whoever writes it holds the lock of the packs' folder.

    Args:
        path: The file; made when the first thing is chosen.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> tuple[PackState, tuple[Problem, ...]]:
        """What is chosen; nothing if the file cannot be read, which is told."""
        try:
            return _read(self._path), ()
        except ValueError as error:
            advice = "it is set aside when the next pack is added, moved or switched"
            problem = Problem(str(self._path), None, f"is broken ({error})", advice)
        except ReaderError as error:
            reason, _, advice = str(error).removeprefix(f"{self._path}: ").partition("; ")
            problem = Problem(str(self._path), None, reason, advice)
        return PackState(), (problem,)

    def write(self, state: PackState) -> None:
        """Keep what is chosen; a file that cannot be parsed is set aside first.

        Raises:
            ReaderError: It cannot be read or written.
        """
        try:
            before = _read(self._path)
        except ValueError:
            self._set_aside()
            before = None
        if state != before:
            content = {"order": list(state.order), "off": sorted(state.off)}
            write_atomic(self._path, (json.dumps(content, indent=1) + "\n").encode("ascii"))

    def _set_aside(self) -> None:
        for number in range(1, _MOST_SET_ASIDE):
            try:
                move_new(self._path, self._path.with_name(f"{self._path.name}.broken-{number}"))
            except FileExistsError:
                continue
            return


def _read(path: Path) -> PackState:
    try:
        content = json.loads(read_bounded(path, _LIMIT))
    except NoSuchFileError:
        return PackState()
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    if not isinstance(content, dict):
        raise ValueError("it is no JSON object")  # noqa: TRY004 - one error for every broken file
    return PackState(_ids(content, "order"), frozenset(_ids(content, "off")))


def _ids(content: dict[str, Any], key: str) -> tuple[str, ...]:
    ids = content.get(key, [])
    if not isinstance(ids, list) or not all(isinstance(i, str) and is_entry_id(i) for i in ids):
        raise ValueError(f"{key!r} is no list of packs")
    return tuple(ids)

"""The order of the packs, and which of them are off: one small JSON file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glossary.ids import is_entry_id
from glossary.pack import SHIPPED
from reader.base.json_file import JsonFile, JsonForm
from reader.packs.manifest import PackKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.packs.manifest import Manifest


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


def state_file(path: Path) -> JsonFile[PackState]:
    """The file of the state."""
    return JsonFile(path, JsonForm(PackState(), _parse, _render))


def _parse(content: Any) -> PackState:  # noqa: ANN401 - any JSON
    if not isinstance(content, dict):
        raise ValueError("it is no JSON object")  # noqa: TRY004 - one error for every broken file
    return PackState(_ids(content, "order"), frozenset(_ids(content, "off")))


def _render(state: PackState) -> object:
    return {"order": list(state.order), "off": sorted(state.off)}


def _ids(content: dict[str, Any], key: str) -> tuple[str, ...]:
    ids = content.get(key, [])
    if not isinstance(ids, list) or not all(isinstance(i, str) and is_entry_id(i) for i in ids):
        raise ValueError(f"{key!r} is no list of packs")
    return tuple(ids)

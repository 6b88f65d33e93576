"""The installed packs: added, removed, switched and ordered, by several programs at once."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from glossary.pack import OWN, SHIPPED
from reader.base.errors import (
    AlreadyThereError,
    NoSuchPackError,
    NotWritableError,
    UsageError,
)
from reader.base.files import locked, write_atomic
from reader.base.temporary import sync_folder
from reader.packs.manifest import MANIFEST, can_be_installed_as
from reader.packs.shelved import ShelvedPack, shelved_in
from reader.packs.state import PackState, state_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from glossary.problems import Problem
    from reader.base.monitor import Monitor
    from reader.packs.installing import Made, Wish

STATE = "state.json"
"""File of the order of the packs, in their folder."""


class Shelf(NamedTuple):
    """The installed packs as they were found.

    Attributes:
        packs: The packs by id.
        order: Their ids from top to bottom, that of the pack which ships among them.
        off: Ids of the packs that are switched off.
        problems: What could not be read.
    """

    packs: dict[str, ShelvedPack]
    order: tuple[str, ...]
    off: frozenset[str]
    problems: tuple[Problem, ...]


class PackShelf:
    """The folder of the installed packs.

    Args:
        folder: The folder; made when the first pack is added.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._state = state_file(folder / STATE)

    def look(self) -> Shelf:
        """The packs as they are now."""
        packs, problems = shelved_in(self.folder)
        state = self._state.look()
        order = state.stacked(pack.manifest for pack in packs.values())
        off = state.off & {*packs, SHIPPED}
        return Shelf(packs, tuple(order), off, (*problems, *self._state.problems))

    def get(self, pack_id: str) -> ShelvedPack:
        """An installed pack.

        Raises:
            NoSuchPackError: There is none of this id that can be read.
        """
        pack = shelved_in(self.folder)[0].get(pack_id)
        if pack is None:
            raise NoSuchPackError(pack_id)
        return pack

    def add(self, source: Path, wish: Wish, monitor: Monitor) -> Made:
        """Install a pack, whole or not at all.

        Args:
            source: A folder of entries, an archive, or the file of a dictionary.
            wish: What somebody wants of it.
            monitor: Is told how far it is, and may stop it.

        Raises:
            AlreadyThereError: There is a pack of its id.
            UnusablePackError: No pack can be made of it.
            StoppedError: The monitor said so.
            ReaderError: It cannot be read, or the folder cannot be written.
        """
        from reader.packs.installing import check_source, make_pack
        from reader.packs.workshop import workshop_in

        check_source(source)
        self._require_free(wish.pack_id)
        with workshop_in(self.folder) as workshop:
            made = make_pack(source, workshop, wish, monitor)
            pack_id = made.manifest.id
            with self._writing():
                self._require_free(pack_id)
                workshop.pack.rename(self.folder / pack_id)
                sync_folder(self.folder)
            self._reorder(list)
        return made

    def remove(self, pack_id: str) -> None:
        """Delete an installed pack, sound or broken.

        Raises:
            NoSuchPackError: There is none of this id.
            NotWritableError: It cannot be moved.
        """
        from reader.packs.workshop import away, remove_tree

        moved = away(self.folder)
        with self._writing():
            self._require(pack_id)
            # Nobody finds it half deleted.
            (self.folder / pack_id).rename(moved)
            sync_folder(self.folder)
        self._state.change(
            lambda state: PackState(
                tuple(one for one in state.order if one != pack_id), state.off - {pack_id}
            )
        )
        remove_tree(moved)

    def turn(self, pack_id: str, *, on: bool) -> None:
        """Switch a pack, or the one that ships, on or off for every document.

        Raises:
            NoSuchPackError: There is none of this id.
            UsageError: The reader's own entries are always on.
            NotWritableError: It cannot be kept.
        """
        self._require(pack_id, or_shipped=True)
        self._state.change(
            lambda state: replace(state, off=state.off - {pack_id} if on else state.off | {pack_id})
        )

    def order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Put packs on top of the others, the first on top of all.

        Returns:
            The ids of all packs from top to bottom, that of the one which ships among them.

        Raises:
            NoSuchPackError: There is none of one of these ids.
            UsageError: The reader's own entries stay on top.
            NotWritableError: It cannot be kept.
        """
        wanted = tuple(dict.fromkeys(ids))
        for pack_id in wanted:
            self._require(pack_id, or_shipped=True)
        return self._reorder(lambda old: [*wanted, *(one for one in old if one not in wanted)])

    def move(self, pack_id: str, steps: int) -> tuple[str, ...]:
        """Move a pack, or the one that ships, up (steps below 0) or down.

        Returns:
            As ``order``.

        Raises:
            NoSuchPackError: There is none of this id.
            UsageError: The reader's own entries stay on top.
            NotWritableError: It cannot be kept.
        """
        self._require(pack_id, or_shipped=True)

        def moved(old: list[str]) -> list[str]:
            rest = [one for one in old if one != pack_id]
            rest.insert(max(0, len(old[: old.index(pack_id)]) + steps), pack_id)
            return rest

        return self._reorder(moved)

    def mark(self, pack_id: str, *, marked: bool) -> None:
        """Have the terms of a pack looked for in texts, or only there to be asked for.

        Raises:
            NoSuchPackError: There is none of this id that can be read.
            NotWritableError: It cannot be kept.
        """
        with self._writing():
            pack = self.get(pack_id)
            manifest = replace(pack.manifest, marked=marked)
            write_atomic(pack.folder / MANIFEST, manifest.to_bytes())

    def _reorder(self, reordered: Callable[[list[str]], list[str]]) -> tuple[str, ...]:
        packs, _ = shelved_in(self.folder)
        manifests = [pack.manifest for pack in packs.values()]
        state = self._state.change(
            lambda state: replace(state, order=tuple(reordered(state.stacked(manifests))))
        )
        return state.order

    def _require(self, pack_id: str, *, or_shipped: bool = False) -> None:
        if pack_id == OWN and or_shipped:
            raise UsageError("own: your own entries are always on, and on top of all packs")
        if pack_id == SHIPPED and or_shipped:
            return
        if not can_be_installed_as(pack_id) or not os.path.lexists(self.folder / pack_id):
            raise NoSuchPackError(pack_id)

    def _require_free(self, pack_id: str) -> None:
        if pack_id and os.path.lexists(self.folder / pack_id):
            raise AlreadyThereError(
                f"{pack_id}: there is a pack of this id; remove it first, or add this one with"
                " another --name"
            )

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with locked(self.folder):
            try:
                yield
            except OSError as error:
                reason = error.strerror or str(error)
                raise NotWritableError(str(self.folder), reason) from error

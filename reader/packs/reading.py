"""All packs of a reader as they are on disk: each file read once, and again when it changed."""

from __future__ import annotations

import threading
import weakref
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from glossary.pack import OWN, SHIPPED, Pack
from glossary.pack_files import EntryFiles
from glossary.problems import BrokenFileError, Problem
from reader.base.files import Stamp
from reader.base.watch import FolderWatch
from reader.packs.manifest import PackKind
from reader.packs.shelf import PackShelf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from glossary.dictionaries.dictionary_pack import DictionaryPack
    from glossary.pack import AnyPack
    from reader.packs.manifest import Manifest
    from reader.packs.shelf import Shelf
    from reader.packs.shelved import ShelvedPack

SHIPPED_TITLE = "shipped glossary"
OWN_TITLE = "your glossary"


class Stack(NamedTuple):
    """The packs as they were read.

    Attributes:
        packs: All of them from bottom to top, those that are off among them.
        off: Ids of the packs that are off.
        problems: What could not be read, apart from that of the packs themselves.
    """

    packs: tuple[AnyPack, ...]
    off: frozenset[str]
    problems: tuple[Problem, ...]

    def serving(self, on: Collection[str] = (), off: Collection[str] = ()) -> list[AnyPack]:
        """The packs that serve a document, from bottom to top.

        Args:
            on: Ids of packs that serve it although they are off elsewhere.
            off: Ids of packs that do not serve it.
        """
        return [
            pack
            for pack in self.packs
            if pack.id not in off and (pack.id in on or pack.id not in self.off)
        ]


class PackFolders(NamedTuple):
    """Where packs are.

    Attributes:
        shipped: Entries that ship.
        installed: Installed packs, each a folder of its own.
        own: The reader's own entries.
    """

    shipped: Path
    installed: Path
    own: Path


@dataclass(slots=True)
class _Entries:
    """A folder of entries, and the pack that was made of it."""

    files: EntryFiles
    pack: Pack = field(default_factory=lambda: Pack(""))


class _Dictionary(NamedTuple):
    """A dictionary that is open, and the file it was opened from."""

    stamp: Stamp
    manifest: Manifest
    pack: DictionaryPack


class PackReader:
    """Reads the packs; safe to use from several threads.

    Args:
        folders: Where they are.
    """

    def __init__(self, folders: PackFolders) -> None:
        self._folders = folders
        self._shelf = PackShelf(folders.installed)
        self._watch = FolderWatch()
        self._watched: tuple[Path, ...] = ()
        self._entries: dict[Path, _Entries] = {}
        self._dictionaries: dict[Path, _Dictionary] = {}
        self._stack: Stack | None = None
        self._reading = threading.Lock()

    def stack(self) -> Stack:
        """The packs as they were last read; read now if they never were."""
        if self._stack is None:
            self.refresh()
        assert self._stack is not None  # noqa: S101 - it was just read
        return self._stack

    def refresh(self) -> bool:
        """Read again what has changed on disk.

        Returns:
            Whether anything did.
        """
        with self._reading:
            if self._stack is not None and not self._watch.changed():
                return False
            now = self._read()
            if now == self._stack:
                return False
            self._stack = now
            return True

    def _read(self) -> Stack:
        shelf = self._watched_shelf()
        packs = list(self._packs(shelf))
        kept = {pack.entries for pack in shelf.packs.values()} | {*self._folders}
        self._entries = {path: one for path, one in self._entries.items() if path in kept}
        kept = {pack.dictionary for pack in shelf.packs.values()}
        self._dictionaries = {p: one for p, one in self._dictionaries.items() if p in kept}
        return Stack(tuple(packs), shelf.off, shelf.problems)

    def _watched_shelf(self) -> Shelf:
        """What is installed; nothing that changes after this look goes unnoticed."""
        while True:
            shelf = self._shelf.look()
            folders = (*self._folders, *_folders_of(shelf))
            if folders == self._watched:
                return shelf
            self._watched = folders
            self._watch.watch(folders)

    def _packs(self, shelf: Shelf) -> Iterator[AnyPack]:
        for pack_id in reversed(shelf.order):
            if pack_id == SHIPPED:
                yield self._entries_of(self._folders.shipped, SHIPPED, SHIPPED_TITLE)
            else:
                yield self._installed(shelf.packs[pack_id])
        yield self._entries_of(self._folders.own, OWN, OWN_TITLE)

    def _installed(self, shelved: ShelvedPack) -> AnyPack:
        manifest = shelved.manifest
        if manifest.kind is PackKind.DICTIONARY:
            return self._dictionary_of(shelved)
        return self._entries_of(
            shelved.entries, manifest.id, manifest.title, marked=manifest.marked
        )

    def _entries_of(self, folder: Path, pack_id: str, title: str, *, marked: bool = True) -> Pack:
        known = self._entries.setdefault(folder, _Entries(EntryFiles(folder, pack_id)))
        read = known.files.read()
        pack = Pack(pack_id, title, read.entries, read.problems, marked)
        if pack != known.pack:
            known.pack = pack
        return known.pack

    def _dictionary_of(self, shelved: ShelvedPack) -> AnyPack:
        from glossary.dictionaries.dictionary_pack import DictionaryPack
        from glossary.dictionaries.lexicon import Lexicon

        manifest, path = shelved.manifest, shelved.dictionary
        try:
            stamp = Stamp.of(path.stat())
            known = self._dictionaries.get(path)
            if known and (known.stamp, known.manifest) == (stamp, manifest):
                return known.pack
            lexicon = Lexicon(path)
        except OSError as error:
            reason = f"cannot be read ({error.strerror})"
            problem = Problem(str(path), None, reason, "remove the pack and add it again")
        except BrokenFileError as error:
            problem = error.problem
        else:
            pack = DictionaryPack(
                manifest.id, lexicon, title=manifest.title, marked=manifest.marked
            )
            # Others may be asking it when it is read anew; it is closed when the last has done.
            weakref.finalize(pack, lexicon.close)
            self._dictionaries[path] = _Dictionary(stamp, manifest, pack)
            return pack
        return Pack(manifest.id, manifest.title, problems=(problem,), marked=manifest.marked)


def _folders_of(shelf: Shelf) -> Iterator[Path]:
    for pack in shelf.packs.values():
        yield pack.folder
        if pack.manifest.kind is PackKind.ENTRIES:
            yield pack.entries

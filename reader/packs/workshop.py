"""Folders in which packs are made, hidden among the packs, and swept away whatever happened."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import NotWritableError
from reader.base.files import ensure_folder, locked
from reader.base.temporary import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

_SYNCED_AT_ONCE = 16
_MAKING, _REMOVING = ".making-", ".removing-"


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where one pack is made.

    Attributes:
        folder: All of it, which is gone at the end.
    """

    folder: Path

    @property
    def pack(self) -> Path:
        """What is to become the folder of the pack."""
        return self.folder / "pack"

    @property
    def unpacked(self) -> Path:
        """What came out of an archive."""
        return self.folder / "unpacked"


@contextlib.contextmanager
def workshop_in(packs: Path) -> Iterator[Workshop]:
    """A workshop in the folder of the packs, with what others left there swept away.

    Raises:
        NotWritableError: It cannot be made.
    """
    ensure_folder(packs)
    sweep(packs)
    workshop = Workshop(packs / f"{_MAKING}{os.urandom(8).hex()}")
    try:
        # While the lock is held nobody sweeps it away; it is free as soon as its holder ends.
        with locked(workshop.folder, 0):
            try:
                for folder in (workshop.folder, workshop.pack, workshop.unpacked):
                    ensure_folder(folder)
                yield workshop
            finally:
                remove_tree(workshop.folder)
    finally:
        _lock_of(workshop.folder).unlink(missing_ok=True)


def sweep(packs: Path) -> None:
    """Remove what programs that were killed left of packs half made or half removed."""
    with contextlib.suppress(OSError):
        for path in list(packs.iterdir()):
            if path.name.startswith(_REMOVING):
                remove_tree(path)
            elif path.name.startswith(_MAKING):
                with contextlib.suppress(NotWritableError), locked(path, 0):
                    remove_tree(path)
                    _lock_of(path).unlink(missing_ok=True)


def away(packs: Path) -> Path:
    """A name for a pack that is being removed; whoever sweeps next may finish it."""
    return packs / f"{_REMOVING}{os.urandom(8).hex()}"


def remove_tree(path: Path) -> None:
    """Remove a folder with all that is in it, or a link without what it leads to, if it can be."""
    with contextlib.suppress(OSError):
        if path.is_symlink() or path.is_file():
            path.unlink()
        else:
            shutil.rmtree(path, ignore_errors=True)


def write_new(path: Path, data: bytes) -> None:
    """Write a new file, which is on the disk for good after ``sync_tree``.

    Raises:
        NotWritableError: It cannot be written.
    """
    try:
        with path.open("xb") as file:
            file.write(data)
    except OSError as error:
        raise NotWritableError(str(path), error.strerror or str(error)) from error


def sync_tree(folder: Path) -> None:
    """Have all files of a folder, and of those below it, on the disk when this returns.

    Many files are synced at once: the system then writes them together, twenty times as fast.

    Raises:
        NotWritableError: The device failed.
    """
    from concurrent.futures import ThreadPoolExecutor

    try:
        with ThreadPoolExecutor(_SYNCED_AT_ONCE) as threads:
            for place, _, files in os.walk(folder):
                for _ in threads.map(_sync, (os.path.join(place, name) for name in files)):  # noqa: PTH118 - many
                    pass
                sync_folder(Path(place))
    except OSError as error:
        raise NotWritableError(str(folder), error.strerror or str(error)) from error


def _sync(path: str) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _lock_of(path: Path) -> Path:
    """The file that ``locked`` makes."""
    return path.with_name(f".{path.name}.lock")

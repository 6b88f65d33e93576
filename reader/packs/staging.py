"""Writing files where somebody wants them, all of them or none."""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING

from reader.base.errors import AlreadyThereError, NoSuchFileError, NotWritableError
from reader.base.files import move_new
from reader.base.temporary import LEFTOVER_SECONDS, sync_folder
from reader.packs.manifest import MANIFEST
from reader.packs.workshop import remove_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STAGING = ".reader-export-"


@contextlib.contextmanager
def staging_beside(target: Path) -> Iterator[Path]:
    """An empty hidden folder beside what is to be written; gone at the end.

    Raises:
        NoSuchFileError: The folder that is to hold the target is not there.
        NotWritableError: It cannot be written.
    """
    parent = target.parent
    if not parent.is_dir():
        raise NoSuchFileError(str(parent))
    _sweep(parent)
    folder = parent / f"{_STAGING}{os.urandom(8).hex()}"
    try:
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise NotWritableError(str(target), error.strerror or str(error)) from error
    try:
        yield folder
    finally:
        remove_tree(folder)


def put_beside(made: list[Path], parent: Path, *, force: bool) -> list[Path]:
    """Move what was made into a folder, under the names it has.

    Args:
        made: Files, or a folder, on the same file system.
        parent: Where to.
        force: Whether files of the same names give way, or a folder that is a pack.

    Returns:
        Where they are now.

    Raises:
        AlreadyThereError: Something of a name is there, and does not give way; nothing was moved.
        NotWritableError: They cannot be moved.
    """
    targets = [parent / path.name for path in made]
    for path, target in zip(made, targets, strict=True):
        if os.path.lexists(target) and not (force and _gives_way(target, path)):
            advice = "choose another name" if force else "choose another name, or give --force"
            raise AlreadyThereError(f"{target}: is there already; {advice}")
    moved: list[Path] = []
    try:
        for path, target in zip(made, targets, strict=True):
            _put(path, target, force=force)
            moved.append(target)
        sync_folder(parent)
    except (OSError, NotWritableError) as error:
        if not force:
            for target in moved:
                remove_tree(target)
        if isinstance(error, FileExistsError):
            raise AlreadyThereError(f"{target}: was made meanwhile; try again") from None
        reason = error.strerror if isinstance(error, OSError) else None
        raise NotWritableError(str(parent), reason or str(error)) from error
    return targets


def _put(path: Path, target: Path, *, force: bool) -> None:
    if not force:
        move_new(path, target)
        return
    if target.is_dir():
        target.rename(path.with_name(f"{path.name}.before"))  # removed with the staging folder
    path.replace(target)


def _gives_way(target: Path, made: Path) -> bool:
    """Whether what is there is of the same sort; of folders only one that is a pack."""
    if target.is_symlink() or target.is_dir() != made.is_dir():
        return False
    return not target.is_dir() or (target / MANIFEST).is_file()


def _sweep(parent: Path) -> None:
    """Remove what programs that were killed left here."""
    with contextlib.suppress(OSError):
        for path in parent.glob(f"{_STAGING}*"):
            if time.time() - path.lstat().st_mtime > LEFTOVER_SECONDS:
                remove_tree(path)

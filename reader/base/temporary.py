"""Files that are still being written: how they are named, made, and swept away.

They stand in the folder of the file they will become, since only within a folder is a rename one
step, and have a name of their own sort, so that nobody takes one for something else.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LEFTOVER_SECONDS = 3600.0

_START, _END = ".reader-", ".tmp"
_NO_FOLDER_SYNC = frozenset(
    {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM, errno.EISDIR}
)
_BINARY: int = getattr(os, "O_BINARY", 0)


def is_temporary(name: str) -> bool:
    """Whether a file of this name is one that a writer was still writing."""
    return name.startswith(_START) and name.endswith(_END)


def sweep_leftovers(folder: Path, older_than: float = LEFTOVER_SECONDS) -> int:
    """Remove temporary files that dead writers left in a folder; what fails is left.

    Args:
        folder: Where to look, not below it.
        older_than: Seconds since the last change; younger ones may still be written.

    Returns:
        How many were removed.
    """
    removed = 0
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for item in found:
            if not is_temporary(item.name):
                continue
            with contextlib.suppress(OSError):
                if time.time() - item.stat(follow_symlinks=False).st_mtime >= older_than:
                    os.unlink(item.path)  # noqa: PTH108 - scandir gives strings
                    removed += 1
    return removed


@contextlib.contextmanager
def temporary_beside(target: Path, data: bytes, mode: int | None) -> Iterator[Path]:
    """A synced file with the data, in the folder of the target; gone at the end.

    Args:
        target: What the file will become.
        data: Its content.
        mode: Permissions, or None for those of a new file.

    Raises:
        OSError: It cannot be written.
    """
    temporary = target.with_name(f"{_START}{os.urandom(8).hex()}{_END}")
    # Nobody may read the new content before the old permissions are on it.
    descriptor = os.open(
        temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666 if mode is None else 0o600
    )
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(descriptor, mode)
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a new name in the folder last through a power loss, where the system can.

    Raises:
        OSError: The device failed.
    """
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise

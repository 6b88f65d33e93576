"""Whether what stands in a folder may be believed: who could have written it."""

from __future__ import annotations

import os
import stat
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Trust(StrEnum):
    """Who can have written what is in a folder; the text completes "it ..."."""

    PRIVATE = "is only its owner's to write"
    OPEN = "could be written by other users"
    FOREIGN = "belongs to another user"
    MISSING = "is not there"


def trust_in(folder: Path, *, may_be_link: bool = False) -> Trust:
    """Who can have written what is in the folder.

    Args:
        folder: The folder.
        may_be_link: A link is followed, as for a folder that the reader chose.

    Raises:
        OSError: The system does not tell, or it is no folder.
    """
    try:
        found = folder.stat() if may_be_link else folder.lstat()
    except FileNotFoundError:
        return Trust.MISSING
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(20, "it is no folder", str(folder))
    if hasattr(os, "geteuid") and found.st_uid != os.geteuid():
        return Trust.FOREIGN
    if os.name == "posix" and found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return Trust.OPEN
    return Trust.PRIVATE

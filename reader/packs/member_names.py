"""The names inside an archive: which are refused, and which are worth unpacking."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

_LONGEST_PART = 200  # bytes; file systems take 255
_DEEPEST = 12
_MOST_SHOWN = 60  # characters
_DRIVE = re.compile(r"[A-Za-z]:")
_NOT_IN_NAMES = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_WANTED = (
    *(".md", ".json", ".ifo", ".idx", ".idx.gz", ".syn", ".syn.dz", ".syn.gz"),
    *(".dict", ".dict.dz", ".dict.gz", ".index", ".index.gz"),
    *(".dsl", ".dsl.dz", ".dsl.gz", ".tsv", ".tab", ".txt"),
)
_ARCHIVES = (
    *(".zip", ".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".7z", ".rar"),
    *(".tar.gz", ".tar.bz2", ".tar.xz"),
)


class UnsafeNameError(ValueError):
    """A name that no file can be given; says what is wrong with it."""


def safe_path(name: str) -> PurePosixPath:
    """The path below a folder that a name inside an archive means.

    Raises:
        UnsafeNameError: It leaves the folder, or is made to deceive.
    """
    if any(unicodedata.category(char) in _NOT_IN_NAMES for char in name):
        raise UnsafeNameError(f"holds the name {shown(name)}, with control characters")
    if name.startswith("/") or _DRIVE.match(name) or "\\" in name:
        raise UnsafeNameError(f"holds the name {shown(name)}, which leads out of its folder")
    path = PurePosixPath(name)
    if ".." in path.parts:
        raise UnsafeNameError(f"holds the name {shown(name)}, which leads out of its folder")
    if len(path.parts) > _DEEPEST:
        raise UnsafeNameError(f"holds folders within folders, {len(path.parts)} deep")
    if any(len(part.encode("utf-8")) > _LONGEST_PART for part in path.parts):
        raise UnsafeNameError(f"holds the name {shown(name)}, which is too long")
    return path


def shown(name: str) -> str:
    """A name as an error may say it, whatever is in it."""
    return repr(name) if len(name) <= _MOST_SHOWN else f"{name[:_MOST_SHOWN]!r}…"


def sameness(path: PurePosixPath) -> str:
    """What two paths have in common that are one file on some systems."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", str(path)).casefold())


def is_wanted(path: PurePosixPath) -> bool:
    """Whether a file may be part of a pack; hidden ones and those of other programs are not."""
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not hidden and path.name.lower().endswith(_WANTED)


def is_archive(name: str) -> bool:
    """Whether a file seems to be an archive, by its name."""
    return name.lower().endswith(_ARCHIVES)

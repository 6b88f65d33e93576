"""The installed packs as they are found on disk."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.problems import Problem
from reader.base.errors import NoSuchFileError, ReaderError
from reader.packs.manifest import (
    DICTIONARY,
    ENTRIES,
    MANIFEST,
    Manifest,
    can_be_installed_as,
    read_manifest,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PACKS = 500
"""Most installed packs that are looked at."""

_ADVICE = "remove the pack with 'reader glossary pack remove' and add it again"


@dataclass(frozen=True, slots=True)
class ShelvedPack:
    """An installed pack.

    Attributes:
        manifest: What it is.
        folder: Where it is.
    """

    manifest: Manifest
    folder: Path

    @property
    def entries(self) -> Path:
        """The folder of its entries, if it is made of entries."""
        return self.folder / ENTRIES

    @property
    def dictionary(self) -> Path:
        """The file of its dictionary, if it is one."""
        return self.folder / DICTIONARY


def shelved_in(folder: Path) -> tuple[dict[str, ShelvedPack], tuple[Problem, ...]]:
    """The packs of a folder by their ids, oldest first, and what of it could not be read."""
    found: list[ShelvedPack] = []
    problems: list[Problem] = []
    try:
        folders = sorted(_folders(folder))
    except FileNotFoundError:
        return {}, ()
    except OSError as error:
        reason = f"cannot be listed ({error.strerror})"
        return {}, (Problem(str(folder), None, reason, "make it a folder you can read"),)
    for path in folders[:MOST_PACKS]:
        read = _read(path)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            found.append(read)
    if len(folders) > MOST_PACKS:
        reason = f"holds {len(folders):,} packs; only the first {MOST_PACKS:,} are read"
        problems.append(Problem(str(folder), None, reason, "remove some"))
    found.sort(key=lambda pack: pack.manifest.added)
    return {pack.manifest.id: pack for pack in found}, tuple(problems)


def _folders(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as items:
        for item in items:
            if not item.name.startswith(".") and (item.is_dir() or item.is_symlink()):
                yield Path(item.path)


def _read(path: Path) -> ShelvedPack | Problem:
    if path.is_symlink():
        advice = "put the folder itself there, or add it with 'reader glossary pack add'"
        return Problem(str(path), None, "is a symbolic link, which is not followed", advice)
    if not can_be_installed_as(path.name):
        advice = "rename it in lower-case letters, digits and single hyphens, or move it elsewhere"
        return Problem(str(path), None, "has not the name of a pack", advice)
    file = path / MANIFEST
    try:
        manifest = read_manifest(file)
        if manifest.id != path.name:
            raise ValueError(f"its id is {manifest.id!r}, which is not the name of its folder")  # noqa: TRY301 - one error for every broken file
    except NoSuchFileError:
        return Problem(str(path), None, f"is no pack: it has no {MANIFEST}", _ADVICE)
    except ValueError as error:
        return Problem(str(file), None, f"is broken ({error})", _ADVICE)
    except ReaderError as error:
        reason, _, advice = str(error).removeprefix(f"{file}: ").partition("; ")
        return Problem(str(file), None, reason, advice)
    return ShelvedPack(manifest, path)

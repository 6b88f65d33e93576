"""What a folder holds that can become a pack: entries, or a dictionary."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import UnusablePackError
from reader.packs.manifest import ENTRIES, MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator

_SURE = (".ifo", ".dsl", ".dsl.dz", ".dsl.gz", ".index", ".index.gz")
_POSSIBLE = (".tsv", ".tab", ".txt", ".json")
_NO_ENTRIES = frozenset({"readme.md", "license.md", "licence.md", "changelog.md"})
_DEEPEST = 6
_MOST_FILES = 50_000
_NAMED = 3


@dataclass(frozen=True, slots=True)
class EntryFolder:
    """A folder whose files are entries.

    Attributes:
        files: The files, sorted by name.
        manifest: What the pack says of itself, or None.
    """

    files: tuple[Path, ...]
    manifest: Path | None


@dataclass(frozen=True, slots=True)
class DictionaryFile:
    """The file by which a dictionary is opened.

    Attributes:
        file: The file; the others of the dictionary stand beside it.
    """

    file: Path


@dataclass(slots=True)
class _Seen:
    """The files of a folder and of those below it, by what they may be."""

    manifests: list[Path] = field(default_factory=list)
    sure: list[Path] = field(default_factory=list)
    possible: list[Path] = field(default_factory=list)
    entries: dict[Path, list[Path]] = field(default_factory=dict)


def contents_of(folder: Path) -> EntryFolder | DictionaryFile:
    """The one pack that a folder holds, in itself or in a folder below it.

    A ``pack.json`` tells where the entries are; else a dictionary counts before files that are
    only perhaps entries. Links are not followed.

    Raises:
        UnusablePackError: It holds none, or several.
        ReaderError: It cannot be listed.
    """
    seen = _look_through(folder)
    if seen.manifests:
        manifest = _only(folder, seen.manifests)
        home = manifest.parent
        files = seen.entries.get(home) or seen.entries.get(home / ENTRIES) or []
        if files:
            return EntryFolder(tuple(sorted(files)), manifest)
    if seen.sure:
        return DictionaryFile(_only(folder, seen.sure))
    if seen.entries:
        home = _only(folder, list(seen.entries))
        return EntryFolder(tuple(sorted(seen.entries[home])), None)
    if seen.possible:
        return DictionaryFile(_only(folder, seen.possible))
    raise UnusablePackError(
        str(folder),
        "holds no entries and no dictionary",
        "name a folder of .md entries, or the file of a dictionary",
    )


def _look_through(folder: Path) -> _Seen:
    seen = _Seen()
    for number, path in enumerate(_files(folder)):
        if number >= _MOST_FILES:
            reason = f"holds more than {_MOST_FILES:,} files"
            raise UnusablePackError(str(folder), reason, "name the folder of the pack itself")
        name = path.name.lower()
        if name == MANIFEST:
            seen.manifests.append(path)
        elif name.endswith(".md"):
            if name not in _NO_ENTRIES:
                seen.entries.setdefault(path.parent, []).append(path)
        elif name.endswith(_SURE):
            seen.sure.append(path)
        elif name.endswith(_POSSIBLE):
            seen.possible.append(path)
    return seen


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those below it; what is hidden is passed over."""

    def refuse(error: OSError) -> None:
        reason = f"cannot be listed ({error.strerror})"
        raise UnusablePackError(str(error.filename), reason, "make it a folder you can read")

    for place, folders, files in os.walk(folder, onerror=refuse):
        depth = len(Path(place).relative_to(folder).parts)
        folders[:] = [f for f in sorted(folders) if not f.startswith(".") and depth < _DEEPEST]
        yield from (Path(place, name) for name in files if not name.startswith("."))


def _only(folder: Path, found: list[Path]) -> Path:
    """The one that was found, of several the only one that stands highest.

    Raises:
        UnusablePackError: There are several.
    """
    highest = min(len(path.parts) for path in found)
    candidates = [path for path in found if len(path.parts) == highest]
    if len(candidates) == 1:
        return candidates[0]
    names = ", ".join(str(path.relative_to(folder)) for path in candidates[:_NAMED])
    more = " …" if len(candidates) > _NAMED else ""
    raise UnusablePackError(
        str(folder), f"holds several packs ({names}{more})", "add them one at a time"
    )

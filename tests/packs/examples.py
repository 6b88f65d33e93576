"""Packs, dictionaries and archives to try the shelf with."""

from __future__ import annotations

import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

from reader.base.monitor import Monitor
from reader.packs.installing import Wish

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.packs.installing import Made
    from reader.packs.shelf import PackShelf

TABBED = "ounce\tA small weight.\nell\tA length of cloth.\nrod|pole\tA length of land.\n"


def entry_text(term: str, body: str = "What it is.", more: str = "") -> str:
    """The file of an entry."""
    return f"---\nterm: {term}\nkind: term\n{more}---\n{body}\n"


def entries_at(folder: Path, *terms: str) -> Path:
    """A folder of entries."""
    folder.mkdir(parents=True, exist_ok=True)
    for term in terms:
        (folder / f"{term.lower()}.md").write_text(entry_text(term), encoding="utf-8")
    return folder


def tabbed_at(path: Path, text: str = TABBED) -> Path:
    """A small dictionary."""
    path.write_text(text, encoding="utf-8")
    return path


def zip_at(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """A zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def tar_at(path: Path, files: Mapping[str, str | bytes | tarfile.TarInfo]) -> Path:
    """A tar archive, compressed as its name says; a header stands for a member without data."""
    compression = path.suffix.removeprefix(".")
    mode = "w" if compression == "tar" else f"w:{compression}"
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            if isinstance(data, tarfile.TarInfo):
                archive.addfile(data)
                continue
            content = data.encode() if isinstance(data, str) else data
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """The header of a link, a device or a pipe."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def added(
    shelf: PackShelf,
    source: Path,
    pack_id: str = "",
    *,
    marked: bool | None = None,
    monitor: Monitor | None = None,
) -> Made:
    """Add a pack."""
    return shelf.add(source, Wish(pack_id, marked=marked), monitor or Monitor())

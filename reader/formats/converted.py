"""Contents that were made once, kept so that a file need not be parsed again.

Only a cache: what is damaged, old or gone is made anew, and what cannot be written is not kept.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.base.files import ensure_folder, read_bounded, write_atomic
from reader.formats.packing import packed, unpacked

if TYPE_CHECKING:
    from reader.formats.contents import Contents
    from reader.text.reading_as import HowToRead

_MOST_KEPT = 256 * 1024 * 1024  # bytes of the folder
_LARGEST = 256 * 1024 * 1024  # bytes of one file of it, inflated
_SUFFIX = ".json.z"
_QUICKLY = 1  # zlib's level: three times smaller in a tenth of a second for ten million bytes


class Converted:
    """The contents of one file, as they are kept.

    Args:
        folder: Where contents are kept.
        data: The bytes of the file.
        name: How messages name the file.
        how: What is said of it; its format is found out.
    """

    def __init__(self, folder: Path, data: bytes, name: str, how: HowToRead) -> None:
        said = "\0".join(map(str, how._replace(name="")))
        making = hashlib.sha256(f"{_version()}\0{said}".encode("utf-8", "replace"))
        key = f"{hashlib.sha256(data).hexdigest()}-{making.hexdigest()[:16]}"
        self._path = folder / (key + _SUFFIX)
        self._name = name

    def get(self) -> Contents | None:
        """The contents, or None if they are to be made."""
        try:
            inflater = zlib.decompressobj()
            data = inflater.decompress(read_bounded(self._path, _LARGEST), _LARGEST)
            if not inflater.eof:
                return None
            contents = unpacked(data)
            os.utime(self._path)  # what was used last is deleted last
        except (ReaderError, OSError, zlib.error, ValueError):
            return None
        return contents._replace(
            warnings=tuple(
                self._name + warning[1:] if warning.startswith("\0") else warning
                for warning in contents.warnings
            )
        )

    def put(self, contents: Contents) -> None:
        """Keep the whole contents of the file."""
        nameless = contents._replace(
            warnings=tuple(
                "\0" + warning.removeprefix(self._name)
                if warning.startswith(f"{self._name}: ")
                else warning
                for warning in contents.warnings
            )
        )
        try:
            data = packed(nameless)
            if len(data) > _LARGEST:
                return
            ensure_folder(self._path.parent)
            write_atomic(self._path, zlib.compress(data, _QUICKLY))
            _make_room(self._path.parent)
        except (ReaderError, OSError, ValueError):
            return


def _make_room(folder: Path) -> None:
    """Delete what was used longest ago, as far as there is too much."""
    kept = sorted(
        ((found.st_mtime_ns, found.st_size, path) for path, found in _stats(folder)), reverse=True
    )
    total = 0
    for _, size, path in kept:
        total += size
        if total > _MOST_KEPT:
            path.unlink(missing_ok=True)


def _stats(folder: Path) -> list[tuple[Path, os.stat_result]]:
    return [(path, path.stat()) for path in folder.glob("*" + _SUFFIX)]


@lru_cache(maxsize=1)
def _version() -> str:
    """What changes when the modules do that make contents, so that nobody has to think of it."""
    folder = Path(__file__).parent
    stamps = sorted(
        (str(path.relative_to(folder)), found.st_size, found.st_mtime_ns)
        for path in folder.rglob("*.py")
        for found in (path.stat(),)
    )
    return hashlib.sha256(repr(stamps).encode()).hexdigest()

"""What a part of the index holds, in a file that is read before whoosh sees anything.

The manifest names the folder in use, so that a reader notices a rebuilt index, and how far the
account of its sources reaches, so that an update knows what is left to do. It is a cache of a
cache and not synced: a power cut loses it at worst, and the index is made again.
"""

from __future__ import annotations

import os
import zlib
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from reader.search.store.ledger import NOTHING, Extent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class ManifestError(ValueError):
    """A manifest that cannot be used, with the reason."""


@dataclass(slots=True)
class Manifest:
    """The state of one part of the index after a commit.

    Attributes:
        schema: What it was written by; see ``schema``.
        store: Name of the folder with whoosh's files, beside the manifest.
        generation: Whoosh's count of commits.
        complete: An update came to its end once.
        records: How many can be found.
        sources: How many sources are committed whole.
        extent: The account of sources, as far as it counts.
        files: Size in bytes and CRC-32 of each of whoosh's files.
    """

    schema: str
    store: str
    generation: int = 0
    complete: bool = False
    records: int = 0
    sources: int = 0
    extent: Extent = NOTHING
    files: dict[str, tuple[int, int]] = field(default_factory=dict)


def new_manifest(part: str, schema: str) -> Manifest:
    """A manifest of nothing, with a new folder to be made."""
    return Manifest(schema, f"{part}-{os.urandom(4).hex()}")


def is_store_name(part: str, name: str) -> bool:
    """Whether a folder of this name can be one of the part's own."""
    token = name.removeprefix(f"{part}-")
    return name.startswith(f"{part}-") and len(token) == 8 and token.isalnum()  # noqa: PLR2004 - as made above


def read_manifest(path: Path, part: str) -> Manifest:
    """The manifest in a file.

    Raises:
        OSError: It is not there or cannot be read.
        ManifestError: It is damaged.
    """
    import json

    try:
        values, _, found_sum = path.read_bytes().partition(b"\n")
        if found_sum != _sum(values):
            raise ManifestError(f"{path.name} is damaged")
        return _checked(json.loads(values), part)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ManifestError(f"{path.name} is damaged") from error


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Put the manifest in its file, whole or not at all."""
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(as_written(asdict(manifest)))
    new.replace(path)


def as_written(values: Mapping[str, Any]) -> bytes:
    """The content of a file with these values: a line of JSON, and a sum of it."""
    import json

    told = json.dumps(values, separators=(",", ":")).encode()
    return told + b"\n" + _sum(told)


def _sum(told: bytes) -> bytes:
    return b"%08x" % zlib.crc32(told)


def _checked(found: dict[str, Any], part: str) -> Manifest:
    file, length, crc, lines = found["extent"]
    manifest = Manifest(
        schema=str(found["schema"]),
        store=str(found["store"]),
        generation=int(found["generation"]),
        complete=found["complete"] is True,
        records=int(found["records"]),
        sources=int(found["sources"]),
        extent=Extent(str(file), int(length), int(crc), int(lines)),
        files={str(name): (int(size), int(crc)) for name, (size, crc) in found["files"].items()},
    )
    names = (manifest.extent.file, *manifest.files)
    if not is_store_name(part, manifest.store) or any("/" in name for name in names):
        raise ValueError(manifest.store)
    return manifest

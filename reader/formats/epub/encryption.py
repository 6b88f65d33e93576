"""Which files of a book are encrypted; fonts that are only disguised do not matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.formats.epub.paths import inside
from reader.formats.epub.xml import attribute, named, parse

if TYPE_CHECKING:
    from reader.formats.epub.archive import Archive

_ENCRYPTION = "META-INF/encryption.xml"
_DISGUISES = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})


def encrypted_paths(archive: Archive) -> frozenset[str]:
    """The files that nobody can read without a key.

    Raises:
        BombError: What tells it becomes too much.
    """
    data = archive.read(_ENCRYPTION).data if archive.has(_ENCRYPTION) else b""
    root = parse(data) if data else None
    if root is None:
        return frozenset()
    paths: set[str] = set()
    for one in named(root, "EncryptedData"):
        methods = {attribute(method, "Algorithm") for method in named(one, "EncryptionMethod")}
        if methods and methods <= _DISGUISES:
            continue
        places = (inside("", attribute(ref, "URI")) for ref in named(one, "CipherReference"))
        paths.update(place.path for place in places if place)
    return frozenset(paths)

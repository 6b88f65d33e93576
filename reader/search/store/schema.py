"""What an index was written by: it is made again when the code that writes or analyses changed."""

from __future__ import annotations

from functools import cache

# What decides which words a text has, and how they are written down.
_MODULES = (
    ("glossary", "characters.py"),
    ("reader.search", "words.py"),
    ("reader.search", "stemming.py"),
    ("reader.search.store", "engine.py"),
    ("reader.search.store", "gathering.py"),
    ("reader.search.store", "chunks.py"),
    ("reader.search.store", "postings.py"),
    ("reader.search.store", "ledger.py"),
    ("reader.search.store", "manifest.py"),
    ("reader.search.store", "writing.py"),
)
_PACKAGES = ("whoosh3", "PyStemmer")


@cache
def schema() -> str:
    """A name for how this program writes an index; another program's may differ."""
    import hashlib
    from importlib.metadata import version

    told = hashlib.sha256()
    for module in _MODULES:
        told.update(_source(*module))
    for package in _PACKAGES:
        told.update(f"\0{version(package)}".encode())
    return told.hexdigest()[:12]


def _source(package: str, name: str) -> bytes:
    from pkgutil import get_data

    found = get_data(package, name)
    if found is None:
        raise FileNotFoundError(name)
    return found

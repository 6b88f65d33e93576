"""A title for what has none."""

from __future__ import annotations

from pathlib import PurePath


def title_of_name(name: str) -> str:
    """A file's name as a title: ``peace_treaty-1956.txt`` gives ``Peace treaty 1956``."""
    stem = PurePath(name).stem.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    words = " ".join(stem.replace("_", " ").replace("-", " ").split()) or stem
    return words[:1].upper() + words[1:]

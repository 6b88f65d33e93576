"""The names that links in Markdown call its headings by, as GitHub makes them."""

from __future__ import annotations

import re

_LEFT_OUT = re.compile(r"[^\w\- ]")


class Slugs:
    """Names of one document's headings; each is given once."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def name(self, heading: str) -> str:
        """The name of the next heading."""
        slug = _LEFT_OUT.sub("", " ".join(heading.split()).lower()).replace(" ", "-")
        count = self._given.get(slug)
        self._given[slug] = 0 if count is None else count + 1
        if count is None:
            return slug
        name = f"{slug}-{count + 1}"
        self._given.setdefault(name, 0)
        return name

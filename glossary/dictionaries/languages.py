"""The language of a dictionary's headwords, where it says so."""

from __future__ import annotations

import re

# "English-German FreeDict Dictionary", "german-english"
_PAIR = re.compile(r"\b([A-Z][a-z]+)\s?(?:-|–|→|->|to)\s?[A-Z][a-z]+\b")


def language_of_title(title: str) -> str:
    """The first language of a title that names a pair of them, else nothing."""
    pair = _PAIR.search(title)
    return pair[1] if pair else ""


def may_be_english(language: str) -> bool:
    """Whether a dictionary's headwords are English, as far as it says."""
    return not language or language.lower().startswith(("english", "en-")) or language == "en"

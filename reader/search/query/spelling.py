"""Filters as they are typed: put into a query, and taken out again."""

from __future__ import annotations

import re

_SIMPLE = re.compile(r"[\w.@/-]+")
_QUOTES = re.compile('["“”„‟″＂]+')
_VALUE = r"""(?:"[^"]*"?|[^\s()"]*)"""


def spelt(field: str, value: str) -> str:
    """A filter as one would type it: ``kind:note``, ``in:"A title"``.

    Quotation marks of the value cannot be typed inside others, and are left out.
    """
    plain = " ".join(_QUOTES.sub(" ", value).split())
    return f"{field}:{plain}" if _SIMPLE.fullmatch(plain) else f'{field}:"{plain}"'


def narrowed(query: str, field: str, value: str) -> str:
    """A query with this filter, and no other of its field."""
    return " ".join(filter(None, (widened(query, field), spelt(field, value))))


def widened(query: str, field: str) -> str:
    """A query without any filter of a field."""
    without = re.sub(rf"(?<![^\s(]){field}:{_VALUE}(?=[\s)]|$)", "", query)
    return " ".join(without.split()) if without != query else query


def filtered_by(query: str, field: str) -> str:
    """What the first filter of a field asks for, without its quotes; empty where there is none."""
    found = re.search(rf"(?<![^\s(]){field}:({_VALUE})(?=[\s)]|$)", query)
    return found[1].strip('"') if found else ""

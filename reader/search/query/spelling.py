"""Filters as they are typed: put into a query, and taken out again."""

from __future__ import annotations

import re

_SIMPLE = re.compile(r"[\w.@/-]+")
_QUOTES = re.compile('["«»“”„‟″＂]+')
_VALUE = r"""(?:"[^"]*"?|[^\s()"]*)"""
_PIECES = re.compile(r"""(["«»“”„‟″＂])|[()]|[^\s()"«»“”„‟″＂]+""")
_OPERATORS = {"AND", "OR", "NOT"}


def spelt(field: str, value: str) -> str:
    """A filter as one would type it: ``kind:note``, ``in:"A title"``.

    Quotation marks of the value cannot be typed inside others, and are left out.
    """
    plain = " ".join(_QUOTES.sub(" ", value).split())
    return f"{field}:{plain}" if _SIMPLE.fullmatch(plain) else f'{field}:"{plain}"'


def narrowed(query: str, field: str, value: str) -> str:
    """A query with this filter before it, and no other of its field.

    What is being typed stays at its end, where it goes on.
    """
    return f"{spelt(field, value)} {as_one(widened(query, field))}"


def as_one(query: str) -> str:
    """The query so that nothing in it takes hold of what is put beside it.

    What is open in it is closed; an ``OR`` of its own, or an operator that it ends with, gets
    parentheses round it.
    """
    depth = unopened = 0
    is_quoted = is_loose = False
    last = ""
    for found in _PIECES.finditer(query):
        last = found[0]
        if found[1]:
            is_quoted = not is_quoted
        elif is_quoted:
            continue
        elif last == "(":
            depth += 1
        elif last == ")":
            depth, unopened = max(0, depth - 1), unopened + (not depth)
        elif last == "OR" and not depth:
            is_loose = True
    whole = "(" * unopened + query + '"' * is_quoted + ")" * depth
    return f"({whole})" if is_loose or last in _OPERATORS else whole


def widened(query: str, field: str) -> str:
    """A query without any filter of a field."""
    without = re.sub(rf"(?<![^\s(]){field}:{_VALUE}(?=[\s)]|$)", "", query)
    return " ".join(without.split()) if without != query else query


def filtered_by(query: str, field: str) -> str:
    """What the first filter of a field asks for, without its quotes; empty where there is none."""
    found = re.search(rf"(?<![^\s(]){field}:({_VALUE})(?=[\s)]|$)", query)
    return found[1].strip('"') if found else ""

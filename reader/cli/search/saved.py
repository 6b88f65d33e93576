"""Queries saved by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import AlreadyThereError, Exit, UsageError
from reader.search.query.spelling import as_one

if TYPE_CHECKING:
    from reader.cli.output import Output
    from reader.desk.desk import Desk


def list_all(desk: Desk, output: Output, *, as_json: bool) -> int:
    """Print every saved query by its name."""
    saved = desk.searches.saved()
    output.warn_of(desk.searches.problems)
    if as_json:
        output.json({"saved": [{"name": name, "query": saved[name]} for name in saved]})
        return Exit.OK
    width = max(map(len, saved), default=0)
    for name, query in saved.items():
        output.line(f"{name:<{width}}  {query}" if name != query else name)
    return Exit.OK


def narrowed_by(desk: Desk, name: str, words: str) -> str:
    """A saved query, with more words beside it.

    Raises:
        UsageError: None is saved by this name.
    """
    query = _query_of(desk, name)
    return f"{as_one(query)} {as_one(words)}" if words else query


def save(desk: Desk, name: str, query: str, output: Output) -> None:
    """Save a query by a name.

    Raises:
        UsageError: It is too long, or has no name.
        AlreadyThereError: Another one has the name.
        ReaderError: It cannot be written.
    """
    from reader.library.searches import LONGEST

    name = _name(name)
    if not name:
        raise UsageError("--save: the NAME is empty; name the query, or leave --save out")
    if max(len(name), len(query)) > LONGEST:
        raise UsageError(f"--save: more than {LONGEST:,} characters are not saved; shorten it")
    before = desk.searches.saved().get(name)
    if before is not None and before != query:
        raise AlreadyThereError(
            f"{name}: another query is saved by this name ({before}); choose another name, "
            f"or delete that one with --forget"
        )
    desk.searches.save(name, query)
    output.complain(f"saved as {name}: {query}")


def forget(desk: Desk, name: str, output: Output) -> int:
    """Delete a saved query.

    Raises:
        UsageError: None is saved by this name.
    """
    query = _query_of(desk, name)
    desk.searches.forget(_name(name))
    output.complain(f"forgotten: {query}")
    return Exit.OK


def _query_of(desk: Desk, name: str) -> str:
    query = desk.searches.saved().get(_name(name))
    if query is None:
        raise UsageError(
            f"{name}: no query is saved by this name; 'reader search --saved' lists all"
        )
    return query


def _name(typed: str) -> str:
    return " ".join(typed.split())

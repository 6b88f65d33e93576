"""What was typed, as what is to be found; anything at all is a valid query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.names import NO_NAMES
from reader.search.query.fields import Asked
from reader.search.query.gathering import MOST_CLAUSES, Clauses
from reader.search.query.grammar import Grammar
from reader.search.query.lexer import tokens_of
from reader.search.query.tree import AnyOf, Query
from reader.search.words import name_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.search.names import Names

LONGEST_QUERY = 1_000
"""Characters; what follows is not read."""

_MOST_TOKENS = 300


def read_query(
    text: str,
    *,
    as_you_type: bool = False,
    names: Names = NO_NAMES,
    here: str = "",
    note_kinds: Collection[str] = (),
) -> Query:
    """Read a query; what cannot be read as one is read as words.

    Args:
        text: Anything.
        as_you_type: A word that the text ends with may be the beginning of one.
        names: What entries are called: words that name one find its other names too.
        here: Id of the document that ``in:this`` means; empty for none.
        note_kinds: What sorts of notes there are.
    """
    remarks: list[str] = []
    read = text[:LONGEST_QUERY]
    if len(text) > LONGEST_QUERY:
        remarks.append(f"only the first {LONGEST_QUERY:,} characters were read")
    tokens = [token if as_you_type else token._replace(is_open=False) for token in tokens_of(read)]
    if len(tokens) > _MOST_TOKENS:
        remarks.append(f"only the first {_MOST_TOKENS} words and signs were read")
        del tokens[_MOST_TOKENS:]
    clauses = Clauses(names)
    grammar = Grammar(tokens, clauses, Asked(names, here, note_kinds))
    part = grammar.read()
    if clauses.is_cut:
        remarks.append(f"only the first {MOST_CLAUSES} things asked for were looked for")
    if part is None and text.strip() and not grammar.remarks:
        remarks.append("it holds no word that is looked for")
    is_open = bool(tokens) and tokens[-1].is_open
    words = tuple(grammar.words)
    return Query(
        clauses=tuple(clauses.all),
        holds=part.holds if part else AnyOf(()),
        full=part.full if part else AnyOf(()),
        words=words,
        denied=frozenset(grammar.denied),
        name_start=name_key(words) + " " * (not is_open) if as_you_type and words else "",
        entries=_heading(clauses, words),
        remarks=(*grammar.remarks, *remarks),
    )


def _heading(clauses: Clauses, words: tuple[str, ...]) -> tuple[str, ...]:
    """The entries that all words together name, or that a field asks for."""
    named = (entry for entry, by in clauses.entries if not by or by == words)
    return tuple(dict.fromkeys(named))

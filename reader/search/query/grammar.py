"""The language of queries: what stands side by side, AND, OR, NOT, parentheses and fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.query.clauses import bare, phrase
from reader.search.query.fields import read_field
from reader.search.query.gathering import Part
from reader.search.query.lexer import Sign
from reader.search.query.tree import AllOf, AnyOf, Filter, Found, Not

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.query.clauses import Wanted
    from reader.search.query.fields import Asked
    from reader.search.query.gathering import Clauses
    from reader.search.query.lexer import Token
    from reader.search.query.tree import Node

MOST_DEEP = 40

_UNITED = {"kind", "in", "by", "side"}
"""Of these fields one of several values side by side will do; of the others each must."""


class Grammar:
    """Reads tokens into one part; what joins nothing is passed over, and told.

    ``NOT`` binds most, then ``AND``, then standing side by side, then ``OR``.

    Args:
        tokens: The query.
        clauses: Takes what is looked for in texts.
        asked: What fields may name.

    Attributes:
        remarks: What was not read as it may have been meant.
        denied: Numbers of the clauses that stand under a ``NOT``.
        words: All words looked for, in order.
    """

    def __init__(self, tokens: Sequence[Token], clauses: Clauses, asked: Asked) -> None:
        self._tokens = tokens
        self._at = 0
        self._deep = 0
        self._clauses = clauses
        self._asked = asked
        self.remarks: dict[str, None] = {}
        self.denied: set[int] = set()
        self.words: list[str] = []

    def read(self) -> Part | None:
        """The whole query; None where nothing is asked for."""
        parts = []
        while self._at < len(self._tokens):
            if part := self._either():
                parts.append(part)
            if self._at < len(self._tokens):  # a parenthesis closed that nobody opened
                self._tell("a “)” closes nothing and was passed over")
                self._at += 1
        return _side_by_side(parts) if len(parts) > 1 else next(iter(parts), None)

    def _either(self) -> Part | None:
        parts = [self._side_by_side()]
        while self._take(Sign.OR):
            parts.append(self._side_by_side())
        found = [part for part in parts if part is not None]
        if len(found) < len(parts) > 1:
            self._tell("OR joins nothing on one side and was passed over")
        if len(found) < 2:  # noqa: PLR2004 - nothing to choose from
            return next(iter(found), None)
        return Part(
            AnyOf(tuple(part.holds for part in found)),
            AnyOf(tuple(part.full for part in found)),
            is_filter=all(part.is_filter for part in found),
        )

    def _side_by_side(self) -> Part | None:
        parts: list[Part] = []
        run: list[Wanted] = []
        while (sign := self._sign) not in {None, Sign.OR, Sign.CLOSE}:
            if sign is Sign.WORDS and self._following is not Sign.AND:
                run += self._bare()
                continue
            parts += self._clauses.bare(run)
            run.clear()
            if part := self._both():
                parts.append(part)
        parts += self._clauses.bare(run)
        return _side_by_side(parts) if len(parts) != 1 else parts[0]

    def _both(self) -> Part | None:
        parts = [self._one()]
        while self._take(Sign.AND):
            parts.append(self._one())
        found = [part for part in parts if part is not None]
        if len(found) < len(parts) > 1:
            self._tell("AND joins nothing on one side and was passed over")
        if len(found) < 2:  # noqa: PLR2004 - nothing to join
            return next(iter(found), None)
        return Part(
            AllOf(tuple(part.holds for part in found)),
            AllOf(tuple(part.full for part in found)),
            is_filter=all(part.is_filter for part in found),
        )

    def _one(self) -> Part | None:
        if self._take(Sign.NOT):
            return self._denied()
        if self._sign is Sign.OPEN:
            return self._in_parentheses()
        if self._sign is Sign.PHRASE:
            token = self._next()
            wanted = phrase(token.text, is_open=token.is_open)
            self.words += wanted.words
            return self._clauses.phrase(wanted)
        if self._sign is Sign.FIELD:
            return self._field()
        if self._sign is Sign.WORDS:
            return _all(self._clauses.bare(self._bare()))
        return None

    def _denied(self) -> Part | None:
        denials = 1
        while self._take(Sign.NOT):
            denials += 1
        before = len(self.words)
        part = self._one()
        if part is None:
            self._tell("NOT denies nothing and was passed over")
            return None
        if denials % 2 == 0:
            return part
        del self.words[before:]
        self.denied |= _numbers(part.full)
        return Part(Not(part.full), Not(part.full), is_filter=True)

    def _in_parentheses(self) -> Part | None:
        self._at += 1
        self._deep += 1
        if self._deep > MOST_DEEP:
            self._tell(f"parentheses within more than {MOST_DEEP} others were passed over")
            while self._sign is Sign.OPEN:
                self._at += 1
        part = self._either() if self._deep <= MOST_DEEP else self._flat()
        self._deep -= 1
        if not self._take(Sign.CLOSE):
            self._tell("a “(” is never closed")
        return part

    def _flat(self) -> Part | None:
        """What is too deep, as words side by side."""
        run: list[Wanted] = []
        while (sign := self._sign) not in {None, Sign.CLOSE}:
            if sign is Sign.WORDS:
                run += self._bare()
            else:
                self._at += 1
        return _side_by_side(self._clauses.bare(run)) if run else None

    def _field(self) -> Part | None:
        token = self._next()
        read = read_field(token.field, token.text, self._asked, self._clauses)
        if isinstance(read, str):
            self._tell(read)
            run = [*bare(token.field), *bare(token.text, is_open=token.is_open)]
            self.words += [word for one in run for word in one.words]
            parts = self._clauses.bare(run)
            return _side_by_side(parts) if parts else None
        return Part(read, read, is_filter=True, field=token.field)

    def _bare(self) -> list[Wanted]:
        token = self._next()
        run = list(bare(token.text, is_open=token.is_open, prefix=token.prefix, fuzzy=token.fuzzy))
        self.words += [word for one in run for word in one.words]
        return run

    @property
    def _sign(self) -> Sign | None:
        return self._tokens[self._at].sign if self._at < len(self._tokens) else None

    @property
    def _following(self) -> Sign | None:
        return self._tokens[self._at + 1].sign if self._at + 1 < len(self._tokens) else None

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _take(self, sign: Sign) -> bool:
        is_there = self._sign is sign
        self._at += is_there
        return is_there

    def _tell(self, remark: str) -> None:
        self.remarks.setdefault(remark)


def _side_by_side(parts: Sequence[Part]) -> Part | None:
    """Parts without a word between them: filters and phrases must hold, and one of the words."""
    if not parts:
        return None
    filters = [part for part in parts if part.is_filter]
    phrases = [part for part in parts if part.is_phrase]
    others = [part for part in parts if not part.is_filter and not part.is_phrase]
    must: list[Node] = [*_of_fields(filters), *(part.holds for part in phrases)]
    if others and not phrases:
        must.append(AnyOf(tuple(part.holds for part in others)))
    full = [*_of_fields(filters), *(part.full for part in (*phrases, *others))]
    return Part(_only(must), _only(full), is_filter=not phrases and not others)


def _of_fields(filters: Sequence[Part]) -> list[Node]:
    by_field: dict[str, list[Node]] = {}
    for number, part in enumerate(filters):
        key = part.field if part.field in _UNITED else str(number)
        by_field.setdefault(key, []).append(part.holds)
    return [nodes[0] if len(nodes) == 1 else AnyOf(tuple(nodes)) for nodes in by_field.values()]


def _all(parts: Sequence[Part]) -> Part | None:
    """Words without space between them, joined with others by AND: each must be there."""
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return next(iter(parts), None)
    return Part(_only([part.full for part in parts]), _only([part.full for part in parts]))


def _only(nodes: Sequence[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else AllOf(tuple(nodes))


def _numbers(node: Node) -> set[int]:
    """The clauses below a node."""
    match node:
        case Found(clause):
            return {clause}
        case Not(part):
            return _numbers(part)
        case Filter():
            return set()
        case AllOf(parts) | AnyOf(parts):
            return {number for part in parts for number in _numbers(part)}

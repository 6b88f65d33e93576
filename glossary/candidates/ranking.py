"""Candidates made of what was found, and how much each seems worth an entry."""

from __future__ import annotations

from collections import Counter
from math import log2
from typing import TYPE_CHECKING

from glossary.candidates import words as lists
from glossary.candidates.acronyms import is_short_form
from glossary.candidates.kinds import kind_of
from glossary.candidates.model import Candidate
from glossary.candidates.stretches import sentence_around
from glossary.model import Kind

if TYPE_CHECKING:
    from glossary.candidates.gathering import Name

_OF_SEVERAL_WORDS = 1.5
_OF_AN_ACRONYM = 1.2
_EXPANDED = 0.5
_OF_A_COUNTRY = 0.25
_OF_A_NATION = 0.5
_OF_A_PHRASE = 0.5
_MOST_ALIASES = 12
_NATIONAL = lists.NATIONAL | lists.DEMONYMS | lists.COUNTRIES | {"u.s", "u.k"}


def name_score(group: list[Name]) -> float:
    """How much the names of one thing seem worth an entry."""
    return log2(1 + _used(group)) * _weight(group)


def phrase_score(value: float) -> float:
    """How much a phrase of a C-value seems worth an entry."""
    return log2(1 + value) * _OF_A_PHRASE


def name_candidate(text: str, group: list[Name]) -> Candidate:
    """The candidate of the names of one thing.

    Args:
        text: The whole text.
        group: The fullest name first.
    """
    forms = Counter(one.form for name in group for one in name.seen)
    best = group[0].form
    distinct = {form.removeprefix("the "): form for form, _ in reversed(forms.most_common())}
    distinct.pop(best, None)
    aliases = sorted(distinct, key=lambda form: -forms[distinct[form]])[:_MOST_ALIASES]
    seen = sorted({one for name in group for one in name.seen})
    first = next((one for one in seen if one.is_prose), seen[0])
    return Candidate(
        text=best,
        kind=kind_of(text, group),
        aliases=tuple(aliases),
        spans=tuple((one.start, one.end) for one in seen),
        sentence=sentence_around(text, first.start, first.end),
        score=name_score(group),
    )


def phrase_candidate(text: str, spans: list[tuple[int, int]], value: float) -> Candidate:
    """The candidate of a phrase.

    Args:
        text: The whole text.
        spans: Where it stands, in order.
        value: Its C-value.
    """
    forms = Counter(" ".join(text[start:end].split()) for start, end in spans)
    (best, _), *others = forms.most_common(_MOST_ALIASES)
    return Candidate(
        text=best,
        kind=Kind.CONCEPT,
        aliases=tuple(form for form, _ in others),
        spans=tuple(spans),
        sentence=sentence_around(text, *spans[0]),
        score=phrase_score(value),
    )


def _used(group: list[Name]) -> int:
    """How often the names are used; where an acronym is told, it and what it stands for are one."""
    return sum(len(name.seen) for name in group) - any(name.told for name in group[1:])


def _weight(group: list[Name]) -> float:
    if group[0].key.lower().rstrip(".") in lists.COUNTRIES:
        return _OF_A_COUNTRY
    if set(group[0].small) <= _NATIONAL:
        return _OF_A_NATION
    weight = 1.0
    if any(len(name.small) > 1 for name in group):
        weight = _OF_SEVERAL_WORDS
    elif is_short_form(group[0].form):
        weight = _OF_AN_ACRONYM
    if any(is_short_form(name.form) for name in group[1:]):
        weight += _EXPANDED
    return weight

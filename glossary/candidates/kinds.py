"""What sort of thing a name seems to be, by its words and by what stands before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.candidates import heads
from glossary.candidates import words as lists
from glossary.model import Kind

if TYPE_CHECKING:
    from glossary.candidates.gathering import Name, Seen

_NAMED = (
    (Kind.INSTITUTION, heads.INSTITUTIONS),
    (Kind.DOCUMENT, heads.DOCUMENTS),
    (Kind.EVENT, heads.EVENTS),
    (Kind.PLACE, heads.PLACES),
    (Kind.POLICY, heads.POLICIES),
    (Kind.CONCEPT, heads.CONCEPTS),
)
_WHERE = re.compile(r"(?:^|[^\w])(?:in|at|near|into|outside|across|throughout)\s(?:the\s)?$")
_SAYS = re.compile(
    r"\W{1,3}(?:said|says|told|wrote|argued|added|explained|replied|asked|recalled|thought|who|died"
    r"|was born|himself|herself)\b"
)
_FIRST_OF_PLACES = lists.word_set("mount lake cape fort port gulf isle")
_NUMBER = re.compile(r"\d+|[ivx]+")
_INITIALS = re.compile(r"(?!U\.S)(?:[^\W\d_]\.){1,3}")
_MOST_ASKED = 30
_FEW_OF = 3  # one in so many
_LONGEST_PERSON = 5
_AROUND = 24  # characters


def is_personal(name: Name) -> bool:
    """Whether a name of several words can be a person's."""
    words = name.small
    if not 1 < len(words) <= _LONGEST_PERSON or not heads.ALL.isdisjoint(words):
        return False
    return bool(name.titled) or words[0] in heads.GIVEN_NAMES or _has_initial(name)


def kind_of(text: str, group: list[Name]) -> Kind:
    """What the names of one thing seem to name.

    Args:
        text: The whole text.
        group: The fullest name first.
    """
    if any(is_personal(name) for name in group):
        return Kind.PERSON
    for name in group:
        kind = _by_head(name)
        if kind:
            return kind
    if any(name.titled * 2 > len(name.seen) for name in group):
        return Kind.PERSON
    if len(group[0].small) > 1 and any(name.small == group[0].small[-1:] for name in group[1:]):
        # Called by the last of several words: a person, unless it is a place.
        return Kind.PLACE if any(is_place_like(text, name) for name in group) else Kind.PERSON
    return _by_neighbours(text, group)


def _by_head(name: Name) -> Kind | None:
    words = name.small
    if len(words) > 1 and words[0] in _FIRST_OF_PLACES:
        return Kind.PLACE
    if len(words) > 1 and words[0] == "operation":
        return Kind.EVENT
    links = [at for at, word in enumerate(words) if at and word in {"of", "for", "on", "between"}]
    head = words[links[0] - 1] if links else words[-1]
    before = words[-2] if len(words) > 1 and not links else ""
    if before and _NUMBER.fullmatch(head):
        head = before
    if before and (head in lists.COUNTRIES or (head == "bank" and before in {"west", "left"})):
        return Kind.PLACE
    if head == "protocol" and len(words) > 2 and not links:  # noqa: PLR2004 - not the Kyoto Protocol
        return Kind.CONCEPT
    kinds = (kind for kind, such in _NAMED if head in such or head.removesuffix("s") in such)
    return next(kinds, None)


def is_place_like(text: str, name: Name) -> bool:
    """Whether a name stands where places stand: in Alberta."""
    asked = name.seen[:_MOST_ASKED]
    return _count_where(text, asked) * _FEW_OF > len(asked)


def _count_where(text: str, asked: list[Seen]) -> int:
    return sum(bool(_WHERE.search(text, max(0, one.start - _AROUND), one.start)) for one in asked)


def _by_neighbours(text: str, group: list[Name]) -> Kind:
    asked = [one for name in group for one in name.seen[:_MOST_ASKED]]
    where = _count_where(text, asked)
    says = sum(bool(_SAYS.match(text, one.end)) for one in asked)
    if says and says >= where:
        return Kind.PERSON
    if where * _FEW_OF >= len(asked) and where:
        return Kind.PLACE
    return Kind.TERM


def _has_initial(name: Name) -> bool:
    return any(_INITIALS.fullmatch(word) for word in name.seen[0].form.split())

"""Several forms of one name, joined: a surname to the full name, an acronym to its expansion."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from glossary.candidates import heads
from glossary.candidates import words as lists
from glossary.candidates.acronyms import initials_of, is_short_form
from glossary.candidates.kinds import is_personal, is_place_like
from glossary.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossary.candidates.gathering import Name

_SHORTEST_STEM = 4
_LEAST_FOR_INITIALS = 4  # letters, and times that the long form is used
_LONGEST_PERSON = 4  # words
_FAR_MORE = 2
_MOST_PER_FULL_NAME = 20
_RUSSIAN_ENDING = re.compile(
    r"(?<=[а-я]{3})(?:[аеиоуыюя]|ь|й|[аеиоуыюя][йм]|[аия]х|[оея]в|[оеыи]го|[оеыи]му|[аыия]ми)$"
)
_NEVER_FIRST = lists.DEMONYMS | lists.GRAMMAR | lists.COMMON | {"new", "upper", "lower", "central"}
_DESCRIBING = ("ic", "an", "ese", "ern", "al")
_DROPPABLE = lists.word_set("""
island islands shrine peninsula sea strait river mountains desert ocean archipelago temple lake gulf
""")


def join(
    text: str, names: Mapping[str, Name], expansions: Iterable[tuple[str, str]]
) -> dict[str, list[Name]]:
    """Names under the key of the fullest name of the same thing, which is the first of each list.

    Args:
        text: The whole text.
        names: By key.
        expansions: Keys of acronyms and of what they stand for.
    """
    fuller: dict[str, str] = {}
    for short, long in expansions:
        if short in names and long in names and short != long:
            fuller.setdefault(short, long)
    for short, long in (
        *_by_initials(names),
        *_inflected(names),
        *_by_middle_name(names),
        *_by_one_name(text, names),
        *_by_origin(names),
        *_by_place(names),
    ):
        if short != long:
            fuller.setdefault(short, long)
    joined: dict[str, list[Name]] = {}
    for key, name in names.items():
        top, steps = key, 0
        while top in fuller and steps < len(fuller) and steps < 5:  # noqa: PLR2004 - no circles
            top, steps = fuller[top], steps + 1
        joined.setdefault(top, []).append(name)
    for key, group in joined.items():
        group.sort(key=lambda name: name.key != key)
    return joined


def _by_initials(names: Mapping[str, Name]) -> list[tuple[str, str]]:
    """WTO and World Trade Organization, where only one name has these initials."""
    shorts = {
        name.form.replace(".", ""): key
        for key, name in names.items()
        if len(name.small) == 1 and is_short_form(name.form)
    }
    found = defaultdict(list)
    for key, name in names.items():
        if len(name.small) > 1 and not is_personal(name):
            initials = initials_of(name.form)
            has_short = any(is_short_form(word) for word in name.form.split())
            # The fewer letters, the more likely they fit by chance.
            is_likely = len(initials) + len(name.seen) >= _LEAST_FOR_INITIALS
            if initials in shorts and is_likely and not has_short:
                found[initials].append(key)
    return [(shorts[initials], keys[0]) for initials, keys in found.items() if len(keys) == 1]


def _inflected(names: Mapping[str, Name]) -> list[tuple[str, str]]:
    """Plurals and genitives: Sandinistas, Сандинистов; the most frequent form stands for all."""
    forms = defaultdict(list)
    for key in names:
        forms[_stem(key)].append(key)
    found = []
    for keys in forms.values():
        top = max(keys, key=lambda key: len(names[key].seen))
        found += [(key, top) for key in keys if key != top]
    return found


def _stem(key: str) -> str:
    """A key without the endings that names take."""
    if key.isascii():
        return key[:-1] if key.endswith("s") and len(key) > _SHORTEST_STEM else key
    return " ".join(_RUSSIAN_ENDING.sub("", word) for word in key.split())


def _by_middle_name(names: Mapping[str, Name]) -> list[tuple[str, str]]:
    """George Bush and George H.W. Bush, where there is but one."""
    fullest = defaultdict(list)
    for key, name in names.items():
        if len(name.small) > 2 and is_personal(name):  # noqa: PLR2004 - more than two names
            fullest[f"{name.small[0]} {name.small[-1]}"].append(key)
    return [
        (short, keys[0]) for short, keys in fullest.items() if short in names and len(keys) == 1
    ]


def _by_one_name(text: str, names: Mapping[str, Name]) -> list[tuple[str, str]]:
    """Surnames, and first names where only they are used (Xi Jinping, Saddam Hussein)."""
    last, first = defaultdict(list), defaultdict(list)
    for key, name in names.items():
        if is_personal(name) or _may_be_personal(name):
            last[fold_words(name.small[-1])].append(key)
            if is_personal(name):
                first[fold_words(name.small[0])].append(key)
    found = []
    for short, name in names.items():
        if len(name.small) == 1 and _can_be_one_name(name):
            owner = _owner(names, last.get(short, [])) or _owner(names, first.get(short, []))
            if owner and _may_mean(text, name, names[owner]):
                found.append((short, owner))
    return found


def _can_be_one_name(name: Name) -> bool:
    form = name.form
    is_word = all(char.isalpha() or char in "-'" for char in form)
    return is_word and not form.isupper() and name.key not in lists.COUNTRIES


def _owner(names: Mapping[str, Name], owners: list[str]) -> str | None:
    """Whom a part of a name means: the one named so, or who is named far more often."""
    if not owners:
        return None
    most = max(owners, key=lambda key: len(names[key].seen))
    words = set(names[most].small)
    rest = [len(names[key].seen) for key in owners if not set(names[key].small) <= words]
    return most if len(names[most].seen) > _FAR_MORE * max(rest, default=0) else None


def _may_mean(text: str, short: Name, full: Name) -> bool:
    """Whether one name can be short for a person's full one, by where they stand.

    A person is introduced by the full name as a rule, and has no place before them.
    """
    if short.titled or full.titled:
        return True
    if is_place_like(text, short):
        return False
    first = min(one.start for one in full.seen)
    before = sum(one.start < first for one in short.seen)
    if is_personal(full):
        return before <= _FAR_MORE or before * _FAR_MORE <= len(short.seen)
    return before <= 1 and len(short.seen) <= _MOST_PER_FULL_NAME * len(full.seen)


def _may_be_personal(name: Name) -> bool:
    """Whether a name has the shape of a person's, with a first name nobody listed."""
    words = name.small
    return (
        1 < len(words) <= _LONGEST_PERSON
        and heads.ALL.isdisjoint(words)
        and _NEVER_FIRST.isdisjoint(words)
        and not words[0].endswith(_DESCRIBING)
    )


def _by_origin(names: Mapping[str, Name]) -> list[tuple[str, str]]:
    """British South Atlantic and the South Atlantic that a text names more often."""
    found = []
    for key, name in names.items():
        first, _, rest = key.partition(" ")
        if " " not in rest or first not in lists.DEMONYMS or rest not in names:
            continue
        if len(names[rest].seen) > len(name.seen):
            found.append((key, rest))
    return found


def _by_place(names: Mapping[str, Name]) -> list[tuple[str, str]]:
    """Yasukuni and Yasukuni Shrine, Kurils and Kuril Islands."""
    found = []
    for key, name in names.items():
        if len(name.small) == 2 and name.small[1] in _DROPPABLE:  # noqa: PLR2004 - X Islands
            first = fold_words(name.small[0])
            if first not in lists.COUNTRIES:
                found += [(short, key) for short in (first, first + "s") if short in names]
    return found

"""The slow and obvious matcher that the quick one must agree with, and texts to try both on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from glossary.boundaries import begins_word, ends_word
from glossary.case_rules import accepts
from glossary.characters import folded, is_accent, is_word, joins
from glossary.folding import fold, fold_words
from glossary.model import Alias, Case, Mention
from glossary.plurals import plurals

if TYPE_CHECKING:
    from collections.abc import Iterator

Aliases = list[tuple[Alias, str]]

_LONGEST = 60


def obvious(aliases: Aliases, text: str) -> list[Mention]:
    """Every alias tried at every stretch, the longest first."""
    mentions: list[Mention] = []
    free = 0
    for start in range(len(text)):
        if start < free:
            continue
        for mention in mentions_at(aliases, text, start):
            mentions.append(mention)
            free = mention.end
            break
    return mentions


def obvious_inside(aliases: Aliases, mention: Mention) -> set[tuple[str, str]]:
    """Entries and surfaces of all that is shorter and wholly inside, however it overlaps."""
    surface = mention.surface
    found = (one for start in range(len(surface)) for one in mentions_at(aliases, surface, start))
    return {
        (one.entry, one.surface)
        for one in found
        if one.entry != mention.entry and one.surface != surface
    }


def mentions_at(aliases: Aliases, text: str, start: int) -> Iterator[Mention]:
    """All mentions that begin at an offset, the longest first."""
    if text[start].isspace() or not folded(text[start]):
        return
    for end in range(min(len(text), start + _LONGEST), start, -1):
        entry = _entry(aliases, text, start, end)
        if entry is not None:
            yield Mention(entry, start, end, text[start:end])


def _entry(aliases: Aliases, text: str, start: int, end: int) -> str | None:
    if not folded(text[end - 1]) and not is_accent(text[end - 1]):
        return None
    if end < len(text) and (is_accent(text[end]) or joins(text[end])):
        return None
    before = fold(f"{text[:start]}x").text[:-1]
    words = fold(text[start:end]).text
    whole = before + words + fold(f"x{text[end:]}").text[1:]
    if not begins_word(whole, len(before)) or not ends_word(whole, len(before) + len(words)):
        return None
    surface = fold(text[start:end], keep_case=True).text
    given = [(fold_words(alias.text, keep_case=True), alias.case, id_) for alias, id_ in aliases]
    derived = [(plural, case, id_) for kept, case, id_ in given for plural in plurals(kept)]
    for kept, case, id_ in (*given, *derived):
        if words == fold_words(kept) and any(map(is_word, words)) and accepts(case, kept, surface):
            return id_
    return None


_WORDS = "Abe abe ABE Shinzo SHINZO Northern northern Territories the s US us U.S. Article 9 5 É e"
_SIGNS = "Sino Japanese 靖国 神社 か - – ' ’s ’ . , d’ un all ß İ ठ ि ก ำ \u0620 \U0001f600 _"
_NOUNS = "treaty treaties army Army s es criminal Criminals islands Islands Kuril"
_SPACES = (" ", " ", " ", " ", "\n", "\n\n", "\xa0", "  ", "-\n", "\xad", "\xad\n", "\u200b")
_PHRASES = (
    "Abe Northern Territories the US us U.S. 9 Sino-Japanese Japanese Sino É e s か が Abe's ß İ "
    "un all l'Abe ठ ठि ก กำ \u0620 treaty treaties army Army criminal islands Kuril"
)
_LONG_PHRASES = (
    *("Shinzo Abe", "Northern Territories", "Northern Terr", "Article 9", "the Northern"),
    *("Abe Shinzo Abe", "靖国", "靖国神社", "神社", "S.U", "the army", "Northern treaty", "us Abe"),
    *("Kuril Islands", "Kuril islands", "Northern Kuril Islands", "Sino Japanese", "5 the army"),
)

pieces = st.sampled_from(
    [*_WORDS.split(), *_SIGNS.split(), *_NOUNS.split(), *_SPACES, "\u0301", "\u3099"]
)
spaced = st.lists(pieces, max_size=9).map(" ".join)
texts = st.one_of(st.lists(pieces, max_size=16).map("".join), spaced)
phrases = st.sampled_from([*_PHRASES.split(), *_LONG_PHRASES])
aliases_of_entries = st.lists(
    st.tuples(st.builds(Alias, phrases, st.sampled_from(Case)), st.sampled_from("abcd")),
    max_size=12,
)

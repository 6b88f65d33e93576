"""The regular English plural of a common noun, for aliases that a text may use of several.

The rules are the ordinary ones of English spelling, as grammars give them (for example Quirk et
al., A Comprehensive Grammar of the English Language, 5.80-5.81): -es after a hissing sound, -ies
for a consonant and y, -s otherwise. Words in -o, -f and -fe take either spelling or change in
ways that only a list could tell, so those have the plain -s, and for -o -es too.
"""

from __future__ import annotations

import re

# The noun itself: small Latin letters without accents, perhaps after a hyphen.
_COMMON_NOUN = re.compile(r"(?:^|[\s-])(?P<noun>[a-z]{3,})$")
# Pronouns, determiners, prepositions, conjunctions and verbs that aliases may end in.
_NO_NOUN = re.compile(
    "about|above|all|and|any|are|but|can|did|for|from|had|has|have|her|here|him|his|how|into|its|"
    "may|more|most|not|now|off|once|only|onto|other|our|out|over|own|per|she|than|that|the|their|"
    "them|then|there|these|they|this|those|too|upon|very|was|were|what|when|where|which|who|whom|"
    "why|will|with|you|your"
)
_HISSING = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def plurals(words: str) -> tuple[str, ...]:
    """The words with their last one, a common noun, in the plural.

    Args:
        words: An alias as it was written, its case kept.

    Returns:
        The forms it may have; none if the last word is a proper name (it has a capital), is not
        of English letters, is a plural already, or has no plural.
    """
    found = _COMMON_NOUN.search(words)
    if not found or _NO_NOUN.fullmatch(found["noun"]):
        return ()
    before, noun = words[: found.start("noun")], found["noun"]
    return tuple(before + form for form in _forms(noun))


def _forms(noun: str) -> tuple[str, ...]:
    if noun.endswith("sis"):
        return (f"{noun[:-2]}es",)  # crisis
    if noun.endswith("s") and not noun.endswith(("ss", "us", "as")):
        return ()  # a plural already, or one that looks alike (news)
    if noun.endswith(_HISSING):
        return (f"{noun}es",)
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return (f"{noun[:-1]}ies",)
    if noun.endswith("o") and noun[-2] not in _VOWELS:
        return (f"{noun}s", f"{noun}es")
    return (f"{noun}s",)

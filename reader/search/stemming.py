"""What a folded word counts as, by the rules of its language."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_KEPT = 1 << 17  # words

_LATIN = "latin"
_STARTS = (  # of blocks, each up to the next
    (0x0041, _LATIN),
    (0x0250, ""),
    (0x0370, "greek"),
    (0x0400, "cyrillic"),
    (0x0530, "armenian"),
    (0x0590, "hebrew"),
    (0x0600, "arabic"),
    (0x0780, ""),
    (0x0900, "devanagari"),
    (0x0980, ""),
    (0x0B80, "tamil"),
    (0x0C00, ""),
    (0x1E00, _LATIN),
    (0x1F00, "greek"),
    (0x2000, ""),
)
_RULES = {
    _LATIN: {
        "ca": "catalan",
        "cs": "czech",
        "da": "danish",
        "de": "german",
        "en": "english",
        "eo": "esperanto",
        "es": "spanish",
        "et": "estonian",
        "eu": "basque",
        "fi": "finnish",
        "fr": "french",
        "ga": "irish",
        "hu": "hungarian",
        "id": "indonesian",
        "it": "italian",
        "lt": "lithuanian",
        "nb": "norwegian",
        "nl": "dutch",
        "nn": "norwegian",
        "no": "norwegian",
        "pl": "polish",
        "pt": "portuguese",
        "ro": "romanian",
        "sr": "serbian",
        "st": "sesotho",
        "sv": "swedish",
        "tr": "turkish",
    },
    "greek": {"el": "greek"},
    "cyrillic": {"ru": "russian", "sr": "serbian"},
    "armenian": {"hy": "armenian"},
    "hebrew": {"yi": "yiddish"},
    "arabic": {"ar": "arabic", "fa": "persian"},
    "devanagari": {"hi": "hindi", "ne": "nepali"},
    "tamil": {"ta": "tamil"},
}
"""The rules for words of a script, by the language of the text that they stand in."""

_BY_SCRIPT = {_LATIN: "english", "greek": "greek", "armenian": "armenian", "tamil": "tamil"}
"""The rules where the language of the text is unknown, or is none of this script."""

# Folding takes the breve, which Russian endings are known by.
_LOST_BREVE = re.compile("(?<=[ыое])и$|(?<=[кгхжшщч]и)и$")


@lru_cache(_MOST_KEPT)
def stem(word: str, language: str = "") -> str:
    """What a word counts as: the same for all forms of it, itself where no rules are known.

    Args:
        word: Folded.
        language: BCP 47 tag of the text that it stands in; empty where unknown.
    """
    script = _script(ord(word[0])) if word.isalpha() else ""
    if not script:
        return word
    rules = _rules(script, _first_part(language))
    if rules == "russian":
        word = _LOST_BREVE.sub("й", word)
    return (_stemmer(rules)(word) if rules else word) or word


@cache
def _script(code: int) -> str:
    """The script of a letter; empty where no rules are known for any of its words."""
    return next((script for start, script in reversed(_STARTS) if start <= code), "")


def _rules(script: str, language: str) -> str:
    of_script = _RULES.get(script, {})
    return of_script.get(language) or _BY_SCRIPT.get(script, "")


@cache
def _first_part(language: str) -> str:
    return re.split("[-_]", language.lower(), maxsplit=1)[0]


@cache
def _stemmer(rules: str) -> Callable[[str], str]:
    from Stemmer import Stemmer

    its_stem: Callable[[str], str] = Stemmer(rules, 0).stemWord
    lock = Lock()  # a stemmer works in one place of memory

    def one_at_a_time(word: str) -> str:
        with lock:
            return its_stem(word)

    return one_at_a_time

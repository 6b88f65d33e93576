"""An imported dictionary as a pack of a glossary: its articles are entries, made one by one."""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.characters import is_unspaced
from glossary.dictionaries.common_words import COMMON_WORDS
from glossary.dictionaries.plain import Look, shown_parts
from glossary.dictionaries.shown import clean
from glossary.folding import fold_words
from glossary.ids import address_in
from glossary.model import Alias, Entry, Kind
from glossary.problems import BrokenFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.dictionaries.lexicon import Article, Lexicon
    from glossary.dictionaries.plain import Shown
    from glossary.problems import Problem

_ID = re.compile(r"n([1-9][0-9]{0,11})")
_LONGEST_ALIAS = 100
_MOST_LINKS = 200
_LONGEST_LINK = 200
_FEWEST_LETTERS = 2
_MOST_KEPT = 1_000  # entries


class DictionaryPack:
    """A dictionary such as a glossary takes it.

    Attributes:
        id: What addresses of its entries name it by.
        title: What a person calls it.
        marked: Whether its words are looked for in texts.
        lexicon: Its articles.
        problems: What of it could not be read, as far as it was asked.
        entries: None: its entries are never in memory all at once.
    """

    entries: tuple[Entry, ...] = ()

    def __init__(
        self,
        pack_id: str,
        lexicon: Lexicon,
        *,
        title: str = "",
        marked: bool = False,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        self.id = pack_id
        self.title = title or lexicon.info.title
        self.marked = marked
        self.lexicon = lexicon
        self.problems = problems
        # The terms on screen are asked for with every line that is scrolled.
        self._kept = lru_cache(_MOST_KEPT)(self._made)

    def aliases(self) -> Iterator[tuple[Alias, str]]:
        """Every word that may be looked for in texts, with the id of its entry.

        Single characters, numbers and the commonest words are left out: they would be everywhere.
        """
        with self._telling():
            for word, number in self.lexicon.words():
                if is_worth_marking(word):
                    yield Alias(clean(word)), f"n{number}"

    def get(self, entry_id: str) -> Entry | None:
        """The entry of an id, such as ``n12``."""
        named = _ID.fullmatch(entry_id)
        return self._kept(int(named[1])) if named else None

    def find(self, words: str) -> Entry | None:
        """The entry of a word, or of what it is a form of."""
        found: list[Entry] = []
        with self._telling():
            found += [self.entry(article) for article in self.lexicon.find(words)[:1]]
        return next(iter(found), None)

    def entry(self, article: Article) -> Entry:
        """An article as an entry; links to other words of the dictionary are links."""
        headword = article.headword
        return Entry(
            id=article.id,
            term=clean(headword.words[0]),
            kind=Kind.TERM,
            body=self._body(shown_parts(headword.parts, headword.words), article.number),
            aliases=tuple(Alias(clean(word)) for word in headword.words if is_worth_marking(word)),
            pack=self.id,
            path=str(self.lexicon.path),
        )

    def _made(self, number: int) -> Entry | None:
        found: list[Entry] = []
        with self._telling():
            article = self.lexicon.article(number)
            found += [self.entry(article)] if article else []
        return next(iter(found), None)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """A file that turns out to be damaged is a problem; the rest of the glossary works."""
        try:
            yield
        except BrokenFileError as error:
            if error.problem not in self.problems:
                self.problems = (*self.problems, error.problem)

    def _body(self, shown: Shown, own_number: int) -> str:
        """A shown text as the body of an entry: ``[[n12@pack|words]]`` for links."""
        pieces: list[str] = []
        read = 0
        links = [span for span in shown.spans if span.look is Look.LINK]
        for span in links[:_MOST_LINKS]:
            words = shown.text[span.start : span.end]
            number = self.lexicon.number_of(span.target)
            fits = len(words) <= _LONGEST_LINK and not set(words) & set("[]|\n")
            if fits and number not in (None, own_number):
                target = address_in(f"n{number}", self.id)
                pieces += (_literal(shown.text[read : span.start]), f"[[{target}|{words}]]")
                read = span.end
        pieces.append(_literal(shown.text[read:]))
        return "".join(pieces)


def is_worth_marking(word: str) -> bool:
    """Whether a headword says something where a text has it."""
    if len(word) > _LONGEST_ALIAS or not any(map(str.isalpha, word)):
        return False
    if len(word) < _FEWEST_LETTERS:
        return is_unspaced(word)
    return fold_words(word) not in COMMON_WORDS


def _literal(text: str) -> str:
    """Text in which nothing looks like a link of an entry."""
    return text.replace("[[", "[ [")

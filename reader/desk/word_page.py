"""Looking up any word: what the dictionaries say of it, and the entries that are near."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.dictionaries.plain import shown_parts
from glossary.dictionaries.shown import clean
from glossary.folding import fold_words
from glossary.ids import address_in
from glossary.problems import BrokenFileError
from reader.desk.page_builder import PageBuilder
from reader.desk.quoting import first_words
from reader.desk.shown_text import add_shown
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import EntryPlace, WordPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossary.dictionaries.dictionary_pack import DictionaryPack
    from glossary.dictionaries.lexicon import Article
    from glossary.glossary import Glossary
    from glossary.model import Entry
    from reader.text.page import Page

HOW_TO_ADD = (
    "No dictionary is there to ask. 'reader glossary pack add FILE' adds one: StarDict, dictd,"
    " Lingvo DSL, tab-separated or JSON."
)

_MOST_WORDS = 200  # characters that are asked for
_MOST_ARTICLES = 20  # of one dictionary
_MOST_NEAR = 5
_MOST_SPELLINGS = 12
_LONGEST = 20_000  # characters of one article


@dataclass(frozen=True, slots=True)
class DictionaryAnswer:
    """What one dictionary says of some words.

    Attributes:
        pack: Id of the dictionary.
        title: What a person calls it.
        articles: The articles found, the best first.
        nearest: Words it has that are spelt most like these, if there are no articles.
        problem: Why it could not be asked, empty if it was.
    """

    pack: str
    title: str
    articles: tuple[Article, ...] = ()
    nearest: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class WordAnswer:
    """All that is found for some words.

    Attributes:
        words: The words, on one line.
        entries: Entries that have them as a name or are called nearly so, each by its address.
        answers: What the dictionaries say, from the topmost down; none if none is there.
    """

    words: str
    entries: tuple[tuple[str, Entry], ...] = ()
    answers: tuple[DictionaryAnswer, ...] = ()


def look_up_words(
    words: str, glossary: Glossary, dictionaries: Iterable[DictionaryPack]
) -> WordAnswer:
    """Ask the dictionaries and the glossary for some words; for a worker.

    Args:
        words: A word or a selection; 200 characters are read.
        glossary: That of the document.
        dictionaries: Those of the document.
    """
    asked = " ".join(words[: _MOST_WORDS * 2].split())[:_MOST_WORDS]
    return WordAnswer(
        clean(asked),
        tuple((glossary.address(entry), entry) for entry in _near_entries(asked, glossary)),
        tuple(_ask(pack, asked) for pack in dictionaries) if asked else (),
    )


def word_page(found: WordAnswer) -> Page:
    """Articles by dictionary, nearest spellings, and entries near; every way on from each."""
    build = PageBuilder()
    with build.block(Role.HEADING, level=1):
        build.add(found.words, Style.TITLE)
    for answer in found.answers:
        if answer.articles or answer.problem:
            build.heading(answer.title)
        if answer.problem:
            build.paragraph(answer.problem, Style.FAINT)
        for article in answer.articles[:_MOST_ARTICLES]:
            _add_article(build, answer.pack, article)
        if (more := len(answer.articles) - _MOST_ARTICLES) > 0:
            build.paragraph(f"… and {more:,} more articles.", Style.FAINT)
    if not found.answers:
        build.paragraph(HOW_TO_ADD, Style.FAINT)
    elif not any(answer.articles for answer in found.answers):
        build.paragraph("No dictionary has these words.", Style.FAINT)
        _add_nearest(build, found)
    _add_entries(build, found.entries)
    return build.page()


def _ask(pack: DictionaryPack, words: str) -> DictionaryAnswer:
    title = pack.title or pack.id
    try:
        articles = pack.lexicon.find(words)
        nearest = () if articles else pack.lexicon.nearest(words, _MOST_SPELLINGS)
    except BrokenFileError as error:
        return DictionaryAnswer(pack.id, title, problem=f"It cannot be asked: {error}")
    return DictionaryAnswer(pack.id, title, articles, nearest)


def _near_entries(words: str, glossary: Glossary) -> list[Entry]:
    in_memory = {pack.id for pack in glossary.packs if pack.entries}
    terms = [words, *glossary.nearest(words, _MOST_NEAR)] if words else []
    found: dict[tuple[str, str], Entry] = {}
    for term in terms:
        entry = glossary.find(term)
        if entry is not None and entry.pack in in_memory:
            found.setdefault((entry.id, entry.pack), entry)
    return list(found.values())


def _add_article(build: PageBuilder, pack: str, article: Article) -> None:
    headword = article.headword
    main, *others = (clean(word) for word in headword.words)
    with build.block():
        build.add(main, Style.TERM, EntryPlace(address_in(article.id, pack)))
        if others:
            build.add(f"  {first_words(', '.join(others), _MOST_WORDS)}", Style.FAINT)
    add_shown(build, shown_parts(headword.parts, headword.words), _LONGEST)


def _add_nearest(build: PageBuilder, found: WordAnswer) -> None:
    offered = (word for answer in reversed(found.answers) for word in answer.nearest)
    spelt = {fold_words(word): word for word in offered if word.strip()}
    if not spelt:
        return
    build.heading("Spelt nearly so")
    for word in list(spelt.values())[: _MOST_SPELLINGS * 2]:
        with build.block(Role.LIST_ITEM, marker="→"):
            build.add(word, target=WordPlace(word))


def _add_entries(build: PageBuilder, entries: Sequence[tuple[str, Entry]]) -> None:
    if entries:
        build.heading("In the glossary")
    for address, entry in entries:
        with build.block(Role.LIST_ITEM, marker="→"):
            build.add(entry.term, target=EntryPlace(address))
            build.add(f"  {entry.kind.value}", Style.FAINT)

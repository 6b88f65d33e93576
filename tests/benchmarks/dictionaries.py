"""Dictionaries of 147,000 articles: import, export, looking up, and spellings offered.

An invented one in every format, and those that this machine has where Debian's packages put them.
"""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.dictionaries.lexicon import Lexicon
from glossary.dictionaries.model import DictionaryInfo, Format, Headword, Markup
from glossary.dictionaries.read import open_dictionary
from glossary.dictionaries.write import write_dictionary
from tests.benchmarks.timing import Samples, summarise, within

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = 147_000
_QUESTIONS = 40
_INSTALLED = (("/usr/share/dictd", "*.index"), ("/usr/share/stardict/dic", "**/*.ifo"))
_SYLLABLES = tuple(f"{first}{second}" for first in "bcdfglmnprstv" for second in "aeiou")
_DEADLINE = 50.0  # milliseconds


def measure(rounds: int) -> Iterator[str]:
    """Run everything; the lines to print."""
    with tempfile.TemporaryDirectory(prefix="reader-benchmark-") as name:
        folder = Path(name)
        headwords = _invented()
        for form in Format:
            info = DictionaryInfo("Invented", format=form)
            (path, *_) = write_dictionary(folder / "invented", form, info, headwords)
            yield _import(path, folder / "it.db")
        for where, pattern in _INSTALLED:
            for path in sorted(Path(where).glob(pattern)):
                yield _import(path, folder / "installed.db")
        with Lexicon(folder / "it.db") as lexicon:
            samples = _ask(lexicon, max(1, rounds // 4))
    yield from summarise(samples)
    yield within(samples, "a word found", 5, at=0.95)
    yield within(samples, "nearest spellings", _DEADLINE, at=0.95)


def _invented() -> list[Headword]:
    chance = random.Random(147)
    words: dict[str, None] = {}
    while len(words) < ARTICLES:
        words["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 6)))] = None
    vocabulary = list(words)
    return [
        Headword((word,), " ".join(chance.choices(vocabulary, k=25)), Markup.PLAIN)
        for word in vocabulary
    ]


def _import(path: Path, database: Path) -> str:
    """Import a dictionary and export it again; how long that takes, and that nothing is lost."""
    started = time.monotonic()
    with open_dictionary(path) as dictionary:
        opened = time.monotonic()
        Lexicon.create(database, dictionary.info, dictionary, count=dictionary.count).close()
    imported = time.monotonic()
    with Lexicon(database) as lexicon, tempfile.TemporaryDirectory() as folder:
        form = dictionary.info.format or Format.JSON
        (again, *_) = write_dictionary(
            Path(folder) / path.stem, form, lexicon.info, lexicon.headwords()
        )
        exported = time.monotonic()
        same = all(a == b for a, b in zip(lexicon.headwords(), open_dictionary(again), strict=True))
        megabytes = sum(len(one.body) for one in lexicon.headwords()) / 1e6
        return (
            f"{path.stem:<20} {form:<9} {len(lexicon):>7,} articles {megabytes:>5.1f} MB of text:"
            f" opened {opened - started:.1f} s, imported {imported - opened:.1f} s"
            f" ({megabytes / (imported - started):.1f} MB/s), exported {exported - imported:.1f} s,"
            f" {'the same again' if same else 'DIFFERENT'}"
        )


def _ask(lexicon: Lexicon, rounds: int) -> Samples:
    chance = random.Random(4711)
    samples: Samples = {"a word found": [], "nearest spellings": [], "words that begin so": []}
    for _ in range(rounds * _QUESTIONS):
        article = lexicon.article(chance.randint(1, len(lexicon)))
        assert article is not None
        slip = chance.randrange(len(article.term))
        misspelt = article.term[:slip] + chance.choice("xyz") + article.term[slip + 1 :]
        for name, ask in (
            ("a word found", lambda word=article.term: lexicon.find(word)),
            ("nearest spellings", lambda word=misspelt: lexicon.nearest(word)),
            ("words that begin so", lambda word=article.term: lexicon.beginning(word[:2])),
        ):
            started = time.monotonic()
            ask()
            samples[name].append((time.monotonic() - started) * 1000)
    return samples

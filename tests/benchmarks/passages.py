"""A library to be searched: as many passages as wanted, the same at every run.

Half of the words are stretches of the entries and the article that ship, so that phrases are found
and few words are frequent; half are drawn from 60,000 made-up ones, most of them rare, so that the
vocabulary grows as a real library's does. One passage in fifty has Japanese in it.
"""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from reader.base.shipped import default_document, entries_folder
from reader.search.model import About, Kind, Record, Source
from reader.text.place import DocumentPlace, NotePlace
from tests.benchmarks.judged import Text
from tests.benchmarks.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PASSAGES_OF_A_DOCUMENT = 100
AUTHORS = 20
_YEARS = (1990, 2020)
_WORDS = (40, 120)
_STRETCH = (4, 10)
_JAPANESE_IN = 50
_JAPANESE = ("靖国神社に参拝した", "東京で会談した", "北方領土の問題", "日本国憲法第九条を改正する")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*[,.;]?")


def texts(passages: int) -> Iterator[Text]:
    """The passages, each as a text of its own, as other programs index them."""
    for number in range(0, passages, PASSAGES_OF_A_DOCUMENT):
        for index, passage in enumerate(_document(number, passages)):
            yield Text(f"{number + index}", _title(number), passage)


def sources(passages: int) -> Iterator[Source]:
    """The passages by their documents, as the index takes them."""
    for number in range(0, passages, PASSAGES_OF_A_DOCUMENT):
        year = _YEARS[0] + number // PASSAGES_OF_A_DOCUMENT % (_YEARS[1] - _YEARS[0])
        about = About(
            _title(number),
            by=author(number // PASSAGES_OF_A_DOCUMENT),
            language="en",
            tags=("read",) if number % 3 else (),
            dates=(str(year),),
        )
        yield Source(f"doc:{number}", "1", _records(number, passages), about)


def note(number: int, body: str) -> Source:
    """A note, made by now."""
    key = f"{20260101 + number}t120000-{number:08x}"
    record = Record(NotePlace(key), Kind.NOTE, body, body)
    return Source(f"note:{key}", body, lambda: [record], About(body))


def author(number: int) -> str:
    """Who wrote a document."""
    return f"Author{number % AUTHORS}"


def stretch(number: int, words: int) -> str:
    """Words that stand side by side in some passages."""
    real = _shipped_words()
    start = random.Random(number).randrange(len(real) - words)
    return " ".join(word.rstrip(",.;") for word in real[start : start + words])


def _records(number: int, passages: int) -> Callable[[], Iterator[Record]]:
    def records() -> Iterator[Record]:
        start = 0
        for passage in _document(number, passages):
            place = DocumentPlace(str(number), start, start + len(passage))
            yield Record(place, Kind.PASSAGE, _title(number), passage, start)
            start += len(passage) + 2

    return records


def _document(number: int, passages: int) -> Iterator[str]:
    chance = random.Random(number)
    made_up = iter(_made_up(number))
    real = _shipped_words()
    for index in range(min(PASSAGES_OF_A_DOCUMENT, passages - number)):
        left = chance.randint(*_WORDS)
        parts: list[str] = []
        while left > 0:
            count = chance.randint(*_STRETCH)
            start = chance.randrange(len(real) - count)
            parts += real[start : start + count]
            parts += islice(made_up, count)
            left -= 2 * count
        if index % _JAPANESE_IN == 0:
            parts.append(chance.choice(_JAPANESE))
        yield " ".join(parts).capitalize()


def _title(number: int) -> str:
    return f"{stretch(number + 1, 3)} {number}"


def _made_up(number: int) -> list[str]:
    return _words().drawn(PASSAGES_OF_A_DOCUMENT * _WORDS[1], seed=number)


@cache
def _words() -> Words:
    return Words()


@cache
def _shipped_words() -> list[str]:
    paths = [default_document(), *sorted(entries_folder().glob("*.md"))]
    return [word for path in paths for word in _WORD.findall(path.read_text(encoding="utf-8"))]

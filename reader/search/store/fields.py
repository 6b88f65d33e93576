"""How records stand in whoosh: the schema, and postings made in one pass over the words.

Postings carry their word's weight with the length of its text already counted in, so that a
search reads nothing but postings. (BM25's length norm against a fixed mean length; measured to
rank as well as one against the true mean.)
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from whoosh.analysis.analyzers import Analyzer
from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.formats import Format

from reader.search.model import Kind
from reader.search.words import STOP_WORDS, name_key, runs, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.search.model import Record

WORDS = "words"
TITLES = "titles"

_BODY_LENGTH = 60  # words; lengths are measured against these
_TITLE_LENGTH = 10
_BODY_SLOPE = 0.75  # BM25's b
_TITLE_SLOPE = 0.5
_TITLE_WEIGHT = 2.0
_GAP = 300  # words between a title and each further name: more than any query holds

_Posting = tuple[bytes, int, float, bytes]


class Stored(NamedTuple):
    """What is kept of a record, to show it.

    Attributes:
        place: Text form of its place.
        kind: What it is.
        title: As in the record.
        text: As in the record.
        start: As in the record.
        names: Every whole name of an entry, as ``name_key`` makes it.
    """

    place: str
    kind: str
    title: str
    text: str
    start: int
    names: tuple[str, ...]


class PositionsFormat(Format):
    """Postings with the positions of their word."""

    def decode_positions(self, value: bytes) -> list[int]:
        """Positions in rising order."""
        positions = array("I")
        positions.frombytes(value)
        return positions.tolist()


class PostingsField(FieldType):
    """A field whose values come as postings, ready made."""

    def __init__(self) -> None:
        super().__init__(format=PositionsFormat(), analyzer=Analyzer())

    def index(self, value: Iterable[_Posting], **_: object) -> Iterator[_Posting]:  # type: ignore[override] # whoosh asks for a generator, and takes any iterator
        """The value itself."""
        return iter(value)


def make_schema() -> Schema:
    """What whoosh keeps of a record."""
    return Schema(
        key=ID(), kind=ID(), words=PostingsField(), titles=PostingsField(), record=STORED()
    )


def record_fields(
    key: str, record: Record, words: Counter[str], *, is_first: bool
) -> dict[str, Any]:
    """A record as values for whoosh's fields.

    Args:
        key: Of its source.
        record: What is to be found.
        words: Counts every indexed word, before stemming.
        is_first: It is the first of its source, which alone is found by a document's title:
            else all passages were.
    """
    postings = _Postings(words)
    titles: list[_Posting] = []
    if is_first or record.kind is not Kind.PASSAGE:
        names = (record.title, *record.names)
        postings.add(names, _TITLE_WEIGHT, _TITLE_SLOPE, _TITLE_LENGTH)
        titles = postings.all()
    postings.add((record.text,), 1.0, _BODY_SLOPE, _BODY_LENGTH)
    keys = _name_keys(record) if record.kind is Kind.ENTRY else ()
    stored = Stored(
        str(record.place), record.kind.value, record.title, record.text, record.start, keys
    )
    return {
        "key": key,
        "kind": record.kind.value,
        WORDS: postings.all(),
        TITLES: titles,
        "record": tuple(stored),
    }


def _name_keys(record: Record) -> tuple[str, ...]:
    names = (record.title, *record.names)
    return tuple(dict.fromkeys(name_key(_spelt_words(name)) for name in names))


def _spelt_words(text: str) -> Iterator[str]:
    return (part.word for run in runs(text) for part in run.parts)


class _Postings:
    """Collects the words of a record: where each stands and how much it weighs.

    The weights of title and text are added, as in BM25F, before a search damps their sum.
    """

    def __init__(self, words: Counter[str]) -> None:
        self._words = words
        self._positions: dict[str, list[int]] = {}
        self._weights: dict[str, float] = {}
        self._next_position = 0

    def add(self, texts: Iterable[str], weight: float, slope: float, usual_length: int) -> None:
        """Take the words of texts of one sort; no phrase reaches from one text into the next."""
        positions: defaultdict[str, list[int]] = defaultdict(list)
        words: list[str] = []
        for text in texts:
            base = last = self._next_position
            for word, position, _, _ in tokens(text):
                last = base + position
                if word not in STOP_WORDS:
                    positions[stem(word)].append(last)
                    words.append(word)
            self._next_position = last + _GAP
        self._words.update(words)
        once = weight / (1 - slope + slope * len(words) / usual_length)
        for word, its_positions in positions.items():
            self._positions.setdefault(word, []).extend(its_positions)
            self._weights[word] = self._weights.get(word, 0.0) + once * len(its_positions)

    def all(self) -> list[_Posting]:
        """A posting for each word."""
        return [
            (word.encode(), len(positions), self._weights[word], array("I", positions).tobytes())
            for word, positions in self._positions.items()
        ]

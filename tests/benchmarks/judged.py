"""Collections of documents and questions with judgements, and how good a ranking of them is.

A collection is a folder with ``docs.jsonl`` (id, title, body), ``queries.tsv`` (id, question) and
``qrels.tsv`` (id of a question, id of a document that answers it, how well).
"""

from __future__ import annotations

import csv
import json
import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

DEPTH = 1_000
_FIRST = 10
_RECALLED = 100


class Text(NamedTuple):
    """A document of a collection.

    Attributes:
        key: Its id.
        title: What it is called.
        body: Its words, paragraphs with blank lines between.
    """

    key: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, questions, and which documents answer which.

    Attributes:
        name: Of its folder.
        texts: The documents.
        questions: Those that have an answer, by id.
        answers: Ids of documents by the question's id.
    """

    name: str
    texts: tuple[Text, ...]
    questions: Mapping[str, str]
    answers: Mapping[str, frozenset[str]]


class Quality(NamedTuple):
    """Means over all questions, each from 0 to 1, as trec_eval has them.

    Attributes:
        ndcg: nDCG of the first ten; a document answers or does not.
        precision: Average precision in the first thousand (MAP).
        recall: Of the first hundred.
    """

    ndcg: float
    precision: float
    recall: float


def collections(folder: Path) -> Iterator[Collection]:
    """The collection in a folder, or those in its folders."""
    for path in (folder, *sorted(folder.iterdir())):
        if (path / "qrels.tsv").is_file():
            yield read_collection(path)


def read_collection(folder: Path) -> Collection:
    """Read one collection."""
    with (folder / "docs.jsonl").open(encoding="utf-8") as lines:
        told = map(json.loads, lines)
        texts = tuple(Text(str(one["id"]), one["title"], one["body"]) for one in told)
    answers: defaultdict[str, set[str]] = defaultdict(set)
    for question, key, grade in _rows(folder / "qrels.tsv"):
        if int(grade) > 0:
            answers[question].add(key)
    questions = {key: text for key, text in _rows(folder / "queries.tsv") if key in answers}
    kept = {key: frozenset(answers[key]) for key in questions}
    return Collection(folder.name, texts, questions, kept)


def quality(ranked: Mapping[str, Sequence[str]], answers: Mapping[str, frozenset[str]]) -> Quality:
    """How good rankings are.

    Args:
        ranked: Ids of documents by the question's id, the best first.
        answers: As in the collection.
    """
    each = [_quality(ranked.get(key, ()), wanted) for key, wanted in answers.items()]
    return Quality(*(sum(values) / len(each) for values in zip(*each, strict=True)))


def _quality(ranked: Sequence[str], wanted: frozenset[str]) -> Quality:
    found = [at for at, key in enumerate(dict.fromkeys(ranked)) if key in wanted and at < DEPTH]
    ideal = sum(1 / math.log2(at + 2) for at in range(min(_FIRST, len(wanted))))
    ndcg = sum(1 / math.log2(at + 2) for at in found if at < _FIRST) / ideal
    precision = sum(count / (at + 1) for count, at in enumerate(found, 1)) / len(wanted)
    return Quality(ndcg, precision, sum(at < _RECALLED for at in found) / len(wanted))


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)

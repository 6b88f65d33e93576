"""How well the index ranks what was judged, beside FTS5, tantivy and whoosh as it comes.

Collections are not shipped: READER_COLLECTIONS names a folder with one, or with folders of them;
``tests/benchmarks/judged.py`` tells their form. ``READER_COLLECTIONS=FOLDER python -m
tests.benchmarks relevance``, or ``python -m tests.benchmarks.relevance FOLDER...``
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reader.search.index import open_index
from reader.search.model import About, Kind, Question, Record, Source
from reader.text.place import DocumentPlace
from tests.benchmarks.judged import DEPTH, collections, quality
from tests.benchmarks.other_engines import TO_HAVE_ALL, Whoosh, others

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.judged import Collection, Quality, Text
    from tests.benchmarks.other_engines import Ranker

    Ranked = dict[str, list[str]]

_PARAGRAPH = re.compile(r"\S.*?(?=\n\s*\n|\s*\Z)", re.DOTALL)


def measure(_rounds: int) -> Iterator[str]:
    """Run everything; the lines to print."""
    if named := os.environ.get("READER_COLLECTIONS"):
        yield from _measure([Path(named)])
    else:
        yield "not measured: READER_COLLECTIONS names no folder; see tests/benchmarks/relevance.py"


def _measure(folders: list[Path]) -> Iterator[str]:
    engines: dict[str, type[Ranker]] = {"whoosh": Whoosh, **others()}
    if "tantivy" not in engines:
        yield TO_HAVE_ALL
    yield f"{'':30}{'nDCG@10':>10}{'MAP':>10}{'recall@100':>12}"
    for collection in (one for folder in folders for one in collections(folder)):
        yield f"{collection.name}: {len(collection.texts):,} texts, {len(collection.questions):,}"
        with tempfile.TemporaryDirectory(prefix="reader-benchmark-") as folder:
            yield _row("reader", quality(_ours(collection, Path(folder)), collection.answers))
            for name, engine in engines.items():
                ranked = _theirs(collection, engine(Path(folder)))
                yield _row(name, quality(ranked, collection.answers))


def source(number: int, text: Text) -> Source:
    """A document with a passage for each paragraph, as the desk makes them.

    Args:
        number: Its id: not every collection's ids are such as documents have here.
        text: The document.
    """

    def records() -> Iterator[Record]:
        for found in _PARAGRAPH.finditer(text.body):
            place = DocumentPlace(str(number), found.start(), found.end())
            yield Record(place, Kind.PASSAGE, text.title, found.group(), found.start())

    return Source(f"doc:{number}", "1", records, About(text.title, language="en"))


def _ours(collection: Collection, folder: Path) -> Ranked:
    index = open_index(folder / "reader")
    report = index.update([source(*numbered) for numbered in enumerate(collection.texts)])
    assert not report.failed, report.failed
    ranked = {}
    for key, asked in collection.questions.items():
        results = index.search(Question(asked, limit=DEPTH, of_documents=True))
        places = [hit.place for hit in results.hits if isinstance(hit.place, DocumentPlace)]
        ranked[key] = [collection.texts[int(place.document)].key for place in places]
    index.close()
    return ranked


def _theirs(collection: Collection, engine: Ranker) -> Ranked:
    engine.build(collection.texts)
    engine.open()
    ranked = {key: engine.best(asked, DEPTH) for key, asked in collection.questions.items()}
    engine.close()
    return ranked


def _row(name: str, found: Quality) -> str:
    return f"  {name:28}{found.ndcg:10.3f}{found.precision:10.3f}{found.recall:12.3f}"


if __name__ == "__main__":
    for line in _measure([Path(name) for name in sys.argv[1:]]):
        print(line, flush=True)

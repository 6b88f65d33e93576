"""Other programs that search the same texts: SQLite's FTS5, tantivy, and whoosh as it comes.

FTS5 is in Python's own SQLite as a rule; tantivy (MIT) is measured if it is there: pip install
tantivy. Each stems English words, as the index of the reader does.
"""

from __future__ import annotations

import re
import sqlite3
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.benchmarks.judged import Text

TO_HAVE_ALL = "not measured: tantivy; to have it, run: pip install tantivy"
_WORD = re.compile(r"\w+")
_WRITER_MEMORY = 128_000_000  # bytes
_QUOTED = 50
"""Of so many hits at most a quotation is part of the answer, as it is of ours."""


class Ranker(Protocol):
    """Builds an index in a folder and finds texts in it by their keys."""

    def __init__(self, folder: Path) -> None: ...

    def build(self, texts: Iterable[Text]) -> None:
        """Index the texts; opened once more before it is asked."""
        ...

    def open(self) -> None:
        """Get ready to be asked."""
        ...

    def best(self, question: str, limit: int) -> list[str]:
        """Any of the words will do; the best first."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...


class Engine(Ranker, Protocol):
    """Can be asked in more ways."""

    def all_of(self, words: str, limit: int) -> list[str]:
        """All words stand in the text."""
        ...

    def phrase(self, words: str, limit: int) -> list[str]:
        """The words stand side by side."""
        ...

    def prefix(self, words: str, limit: int) -> list[str]:
        """The last word may be the beginning of one."""
        ...

    def put(self, text: Text) -> None:
        """Add one and let it be found."""
        ...


class Fts5:
    """A table of SQLite, stemmed by Porter, with an index of beginnings of words."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "fts5.db"

    def build(self, texts: Iterable[Text]) -> None:
        """See ``Ranker``."""
        self.open()
        self._base.execute(
            "CREATE VIRTUAL TABLE texts USING"
            " fts5(key UNINDEXED, title, body, tokenize='porter unicode61', prefix='2 3')"
        )
        self._base.executemany("INSERT INTO texts VALUES (?, ?, ?)", texts)
        self._base.commit()
        self._base.close()

    def open(self) -> None:
        """See ``Ranker``."""
        self._base = sqlite3.connect(self._path)

    def best(self, question: str, limit: int) -> list[str]:
        """See ``Ranker``."""
        return self._ask(" OR ".join(f'"{word}"' for word in _words(question)), limit)

    def all_of(self, words: str, limit: int) -> list[str]:
        """See ``Engine``."""
        return self._ask(" ".join(f'"{word}"' for word in _words(words)), limit)

    def phrase(self, words: str, limit: int) -> list[str]:
        """See ``Engine``."""
        return self._ask(f'"{" ".join(_words(words))}"', limit)

    def prefix(self, words: str, limit: int) -> list[str]:
        """See ``Engine``."""
        return self._ask(" OR ".join(f'"{word}"' for word in _words(words)) + " *", limit)

    def put(self, text: Text) -> None:
        """See ``Engine``."""
        self._base.execute("INSERT INTO texts VALUES (?, ?, ?)", text)
        self._base.commit()

    def close(self) -> None:
        """See ``Ranker``."""
        self._base.close()

    def _ask(self, match: str, limit: int) -> list[str]:
        quote = "snippet(texts, 2, '', '', '', 30)" if limit <= _QUOTED else "''"
        rows = self._base.execute(
            f"SELECT key, {quote} FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?",
            (match, limit),
        )
        return [row[0] for row in rows]


class Tantivy:
    """Tantivy, stemming English."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "tantivy"
        self._library: Any = import_module("tantivy")

    def build(self, texts: Iterable[Text]) -> None:
        """See ``Ranker``."""
        library = self._library
        schema = library.SchemaBuilder()
        schema.add_text_field("key", stored=True, tokenizer_name="raw")
        for field in ("title", "body"):
            schema.add_text_field(field, stored=True, tokenizer_name="en_stem")
        self._folder.mkdir()
        index = library.Index(schema.build(), path=str(self._folder))
        writer = index.writer(_WRITER_MEMORY)
        for text in texts:
            writer.add_document(library.Document(key=text.key, title=text.title, body=text.body))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """See ``Ranker``."""
        self._index = self._library.Index.open(str(self._folder))
        self._searcher = self._index.searcher()

    def best(self, question: str, limit: int) -> list[str]:
        """See ``Ranker``."""
        return self._ask(" ".join(_words(question)), limit)

    def all_of(self, words: str, limit: int) -> list[str]:
        """See ``Engine``."""
        return self._ask(" ".join(f"+{word}" for word in _words(words)), limit)

    def phrase(self, words: str, limit: int) -> list[str]:
        """See ``Engine``."""
        return self._ask(f'"{" ".join(_words(words))}"', limit)

    def prefix(self, words: str, limit: int) -> list[str]:
        """See ``Engine``."""
        *whole, last = _words(words)
        query = self._library.Query
        schema = self._index.schema
        parts = [
            (self._library.Occur.Should, query.regex_query(schema, "body", f"{last}.*")),
            *(
                (self._library.Occur.Should, self._index.parse_query(word, ["title", "body"]))
                for word in whole
            ),
        ]
        return self._keys(query.boolean_query(parts), limit)

    def put(self, text: Text) -> None:
        """See ``Engine``."""
        writer = self._index.writer(15_000_000)
        writer.add_document(self._library.Document(key=text.key, title=text.title, body=text.body))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def close(self) -> None:
        """See ``Ranker``."""

    def _ask(self, text: str, limit: int) -> list[str]:
        return self._keys(self._index.parse_query(text, ["title", "body"]), limit)

    def _keys(self, query: object, limit: int) -> list[str]:
        hits = self._searcher.search(query, limit).hits
        found = [self._searcher.doc(address) for _, address in hits]
        if limit <= _QUOTED:
            quotes = self._library.SnippetGenerator.create(
                self._searcher, query, self._index.schema, "body"
            )
            for one in found:
                quotes.snippet_from_doc(one).fragment()
        return [one["key"][0] for one in found]


class Whoosh:
    """Whoosh with its own analysis, BM25F and collector; any of the words will do."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "whoosh"

    def build(self, texts: Iterable[Text]) -> None:
        """See ``Ranker``."""
        from whoosh.analysis.analyzers import StemmingAnalyzer
        from whoosh.fields import ID, TEXT, Schema
        from whoosh.index import create_in

        stemming = StemmingAnalyzer()
        schema = Schema(key=ID(stored=True), title=TEXT(stemming), body=TEXT(stemming))
        self._folder.mkdir()
        writer = create_in(str(self._folder), schema).writer(limitmb=256)
        for text in texts:
            writer.add_document(key=text.key, title=text.title, body=text.body)
        writer.commit()

    def open(self) -> None:
        """See ``Ranker``."""
        from whoosh.index import open_dir

        self._index = open_dir(str(self._folder))
        self._searcher = self._index.searcher()

    def best(self, question: str, limit: int) -> list[str]:
        """See ``Ranker``."""
        from whoosh.collectors import TopCollector
        from whoosh.qparser.default import MultifieldParser
        from whoosh.qparser.syntax import OrGroup

        parser = MultifieldParser(["title", "body"], self._index.schema, group=OrGroup)
        collector = TopCollector(limit, usequality=False, replace=0)
        self._searcher.search_with_collector(parser.parse(" ".join(_words(question))), collector)
        return [hit["key"] for hit in collector.results()]

    def close(self) -> None:
        """Let go of the files."""
        self._searcher.close()
        self._index.close()


def others() -> dict[str, type[Engine]]:
    """Those that are there, by name."""
    found: dict[str, type[Engine]] = {"FTS5": Fts5}
    if find_spec("tantivy"):
        found["tantivy"] = Tantivy
    return found


def _words(text: str) -> list[str]:
    # Capitals and operators mean something in their query languages.
    return [word.lower() for word in _WORD.findall(text)]

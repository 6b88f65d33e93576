"""What a front end asks for: the one place where library, glossary, notes and search meet."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.desk.belongings import Belongings
from reader.desk.companions import Companions
from reader.desk.documents import Documents
from reader.desk.glossaries import Glossaries
from reader.library.companion_cache import CompanionCache
from reader.library.own_companions import OwnCompanions
from reader.text.reading_as import AS_IT_IS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from glossary.dictionaries.dictionary_pack import DictionaryPack
    from glossary.glossary import Glossary
    from glossary.matcher import Matcher
    from glossary.problems import Problem
    from reader.base.paths import Paths
    from reader.desk.change_log import ChangeLog
    from reader.desk.documents import Opened
    from reader.desk.library_shelf import LibraryShelf
    from reader.desk.name_book import NameBooks
    from reader.desk.terms import TermFinder
    from reader.library.library import Library
    from reader.search.index import SearchIndex
    from reader.search.model import Question, Results, Source, UpdateReport
    from reader.search.names import Names
    from reader.text.companion import Companion
    from reader.text.reading_as import HowToRead


class Desk(Belongings):
    """Library, glossary, notes, search and settings of one reader; each made on first use.

    Safe to use from several threads.

    Args:
        paths: Where everything is kept.

    Attributes:
        own_companions: What the reader says of documents.
        glossaries: The packs, and the glossaries they make.
    """

    def __init__(self, paths: Paths) -> None:
        super().__init__(paths)
        self._making = threading.RLock()
        self.glossaries = Glossaries(paths)
        self._companion_cache = CompanionCache(paths.companion_cache)
        self.own_companions = OwnCompanions(paths.companions, self._companion_cache)
        self._companions = Companions(self._companion_cache, self.own_companions)

    @cached_property
    def library(self) -> Library:
        """The documents that were opened."""
        from reader.library.library import Library

        return Library(
            self.paths.library, companions=self._companion_cache, catalogue=self.paths.catalogue
        )

    @cached_property
    def changes(self) -> ChangeLog:
        """What was changed in this sitting, for undoing it."""
        from reader.desk.change_log import ChangeLog

        return ChangeLog()

    @cached_property
    def documents(self) -> Documents:
        """The documents of files and of the library."""
        return Documents(self.library, self._companions, self.paths.conversions)

    @cached_property
    def shelf(self) -> LibraryShelf:
        """The documents of the library, to be listed, changed and put away."""
        from reader.desk.library_shelf import LibraryShelf

        return LibraryShelf(self)

    def keep(self, opened: Opened) -> None:
        """Keep a document that was opened in the library.

        Raises:
            ReaderError: The copy cannot be written.
        """
        self.documents.keep(opened)

    @property
    def glossary(self) -> Glossary:
        """The entries of all packs that are on, apart from what single documents choose."""
        return self.glossaries.glossary_for()

    @property
    def matcher(self) -> Matcher:
        """Finds every alias of the glossary in a text."""
        return self.glossaries.matcher_for(self.glossary)

    @property
    def dictionaries(self) -> tuple[DictionaryPack, ...]:
        """The dictionaries to look words up in, from the topmost down."""
        return self.glossaries.dictionaries_for()

    @property
    def index(self) -> SearchIndex:
        """The search index; a cache of all the rest."""
        with self._making:
            return self._index

    @cached_property
    def _index(self) -> SearchIndex:
        from reader.search.index import open_index

        return open_index(self.paths.index)

    def search(self, question: Question, cancelled: Callable[[], bool] = lambda: False) -> Results:
        """Find passages, entries and notes, by any of their names; never raises."""
        asked = replace(question, note_kinds=question.note_kinds | self._note_kinds)
        return self.index.search(asked, self.names, cancelled)

    @cached_property
    def _note_kinds(self) -> frozenset[str]:
        from reader.notes.kinds import known_kinds

        return frozenset(kind.id for kind in known_kinds(self.settings[0].note_kinds))

    def warm_search(self) -> None:
        """Import, open and make all that the first search needs; for a worker."""
        self.index.warm()
        self.names.longest()

    @property
    def names(self) -> Names:
        """What the entries of the glossary are called, for the search."""
        return self._name_books.of(self.glossary)

    @cached_property
    def _name_books(self) -> NameBooks:
        from reader.desk.name_book import NameBooks

        return NameBooks()

    def glossary_for(self, companion: Companion | None) -> Glossary:
        """The glossary of a document, by what its companion says of packs and entries."""
        return self.glossaries.glossary_for(companion)

    def problems(self) -> list[Problem]:
        """Every file that could not be read, among those looked at so far."""
        found = [*self.settings[1], *self.glossaries.problems, *self.notes.all().problems]
        return [
            *found,
            *self.library.problems,
            *self.places.problems,
            *self.acquaintance.problems,
            *self.bookmarks.problems,
            *self.searches.problems,
            *self.companion_problems,
            *self.documents.problems(),
        ]

    @property
    def companion_problems(self) -> tuple[Problem, ...]:
        """What is wrong beside the documents that were opened."""
        return self._companions.problems

    def keep_companions(self) -> None:
        """Have what companions say understood faster the next time."""
        self._companion_cache.write()

    def open_file(
        self, path: Path | None = None, *, head: int | None = None, how: HowToRead = AS_IT_IS
    ) -> Opened:
        """Open a file, or the article that ships, as ``Documents.open_file`` does."""
        return self.documents.open_file(path, head=head, how=how)

    def open_document(self, document_id: str, *, head: int | None = None) -> Opened:
        """Open a document of the library, as ``Documents.open`` does."""
        return self.documents.open(document_id, head=head)

    def with_companion_now(self, opened: Opened) -> Opened:
        """The same document with what its companions say by now; they may have changed outside."""
        return self.documents.with_companion_now(opened)

    def finder(self, opened: Opened) -> TermFinder:
        """Finds the mentions of a document that was opened."""
        from reader.desk.terms import TermFinder

        companion, glossary = opened.companion, self.glossary_for(opened.companion)
        if companion:
            companion = self._companions.with_known_phrases(companion, opened, glossary)
        return TermFinder(self.glossaries.matcher_for(glossary), opened.document, companion)

    def sources(self) -> Iterator[Source]:
        """All that is to be found by search."""
        from reader.desk.indexing import document_source, entry_source, note_source

        for record, file, companion in self.documents.unopened():
            yield document_source(record, file, companion, self.open_document)
        glossary = self.glossary
        yield from (entry_source(entry, glossary) for entry in glossary.entries)
        yield from map(note_source, self.notes.all().notes)

    def update_index(
        self,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        from_nothing: bool = False,
    ) -> UpdateReport:
        """Bring the index up to date with the files, or make it again from nothing.

        Raises:
            IndexUnusableError: The index cannot be made.
        """
        renew = self.index.rebuild if from_nothing else self.index.update
        return renew(self.sources(), progress, cancelled)  # what is saved meanwhile is noticed

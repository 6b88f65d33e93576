"""Taking entries of a folder, an archive or a small dictionary over as the reader's own."""

from __future__ import annotations

import contextlib
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from glossary.folding import fold_words
from glossary.pack_files import MAX_FILE_BYTES, MAX_FILES, read_entry
from glossary.problems import BrokenFileError, Problem
from reader.base.errors import EntryChangedError, ReaderError, UnusablePackError
from reader.base.files import read_bounded
from reader.packs.archives import is_packed, unpack
from reader.packs.contents import EntryFolder, contents_of
from reader.packs.entry_ids import id_from
from reader.packs.entry_texts import decoded, entry_in, rendered
from reader.packs.own_entries import NO_FILE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from glossary.dictionaries.model import Headword
    from glossary.entry_writer import EntryDraft
    from reader.base.monitor import Monitor
    from reader.packs.own_entries import EntryChange, OwnEntries
    from reader.packs.workshop import Workshop

MOST_IMPORTED = 5_000
"""Articles of a dictionary that become entries at most; a larger one is better added as a pack."""


class Imported(NamedTuple):
    """What became of the entries.

    Attributes:
        added: Ids of the entries that are new.
        replaced: Ids of those that took the place of the reader's.
        skipped: Ids of those that the reader has already, which were left as they are.
        problems: What could not be read.
    """

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    skipped: tuple[str, ...]
    problems: tuple[Problem, ...]


class _Incoming(NamedTuple):
    """An entry that is to become the reader's own."""

    id: str
    text: str


class Importing:
    """Takes entries over.

    Args:
        own: The reader's own entries.
        workshop: Where archives are unpacked.
        monitor: Is told how far it is.
    """

    def __init__(self, own: OwnEntries, workshop: Workshop, monitor: Monitor) -> None:
        self._own = own
        self._workshop = workshop
        self._monitor = monitor
        self._problems: list[Problem] = []

    def take(self, source: Path, *, replace: bool = False, encoding: str = "") -> Imported:
        """Take all entries over, or none if anything fails on the way.

        Args:
            source: A folder of entries, an archive, or the file of a dictionary.
            replace: Whether an entry of the reader's gives way to one of the same id.
            encoding: Python's name of the encoding of a dictionary that does not tell it.

        Raises:
            UnusablePackError: There are no entries in it, or too many.
            ReaderError: It cannot be read, or an entry cannot be saved.
            StoppedError: The monitor said so.
        """
        try:
            incoming = self._incoming(source, encoding)
        except BrokenFileError as error:
            told = self._named(error.problem, source)
            raise UnusablePackError(told.path, told.reason, told.advice) from None
        problems = tuple(self._named(problem, source) for problem in self._problems)
        changes: list[EntryChange] = []
        added: list[str] = []
        replaced: list[str] = []
        skipped: list[str] = []
        try:
            for done, entry in enumerate(incoming):
                self._monitor.tell("entries", done, len(incoming))
                is_known = self._own.has(entry.id)
                change = self._put(entry, is_known=is_known, replace=replace)
                if change is None:
                    skipped.append(entry.id)
                    continue
                changes.append(change)
                (replaced if is_known else added).append(entry.id)
        except BaseException:
            for change in reversed(changes):
                with contextlib.suppress(ReaderError):  # somebody changed it since: it is theirs
                    change.undo()
            raise
        return Imported(tuple(added), tuple(replaced), tuple(skipped), problems)

    def _put(self, entry: _Incoming, *, is_known: bool, replace: bool) -> EntryChange | None:
        """Save an entry; None if the reader's own stays as it is."""
        if not is_known:
            with contextlib.suppress(EntryChangedError):  # it was made just now
                return self._own.update(entry.id, entry.text, NO_FILE)
            return None
        if not replace:
            return None
        now = self._own.read(entry.id)
        return self._own.update(entry.id, entry.text, now.stamp) if now.text != entry.text else None

    def _incoming(self, source: Path, encoding: str) -> list[_Incoming]:
        folder = source
        if not source.is_dir():
            if not is_packed(source):
                return self._articles(source, encoding)
            folder = self._workshop.unpacked
            unpack(source, folder, self._monitor)
        found = contents_of(folder)
        if not isinstance(found, EntryFolder):
            return self._articles(found.file, encoding)
        return self._entries(found)

    def _entries(self, found: EntryFolder) -> list[_Incoming]:
        incoming: list[_Incoming] = []
        for file in found.files[:MAX_FILES]:
            self._monitor.tell("reading", len(incoming), len(found.files))
            try:
                entry = read_entry(file, file.parent.resolve(), "")
            except BrokenFileError as error:
                self._problems.append(error.problem)
                continue
            incoming.append(_Incoming(entry.id, decoded(read_bounded(file, MAX_FILE_BYTES), file)))
        if not incoming:
            raise BrokenFileError(self._problems[0])
        return incoming

    def _articles(self, file: Path, encoding: str) -> list[_Incoming]:
        from glossary.dictionaries.read import open_dictionary

        terms: dict[str, list[Headword]] = {}
        with open_dictionary(file, encoding=encoding) as dictionary:
            for done, headword in enumerate(dictionary):
                self._monitor.tell("articles", done, dictionary.count)
                if done >= MOST_IMPORTED:
                    reason = f"holds more than {MOST_IMPORTED:,} articles"
                    advice = "add it with 'reader glossary pack add' instead"
                    raise BrokenFileError(Problem(str(file), None, reason, advice))
                terms.setdefault(fold_words(headword.words[0]), []).append(headword)
        taken: set[str] = set()
        incoming = []
        for headwords in terms.values():
            entry = self._entry(file, headwords, taken)
            if entry:
                taken.add(entry.id)
                incoming.append(entry)
        if not incoming:
            problem = Problem(str(file), None, "holds no articles", "choose another dictionary")
            raise BrokenFileError(problem)
        return incoming

    def _entry(self, file: Path, headwords: list[Headword], taken: set[str]) -> _Incoming | None:
        """The articles of one word as one entry."""
        draft = draft_of_articles(headwords)
        try:
            text = rendered(draft)
        except ReaderError as error:
            advice = "take the article out, or add the dictionary as a pack"
            self._problems.append(Problem(f"{file}: {draft.term}", None, str(error), advice))
            return None
        wanted = id_from(draft.term)
        ids = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
        free = (one for one in ids if one not in taken and self._may_have(one, draft.term))
        return _Incoming(next(free), text)

    def _may_have(self, entry_id: str, term: str) -> bool:
        """Whether the id is free, or that of the reader's entry for the same term."""
        if not self._own.has(entry_id):
            return True
        now = self._own.read(entry_id)
        entry = entry_in(now.text.encode(), now.path)
        return entry is not None and fold_words(entry.term) == fold_words(term)

    def _named(self, problem: Problem, source: Path) -> Problem:
        unpacked = str(self._workshop.unpacked)
        return problem._replace(path=problem.path.replace(unpacked, str(source)))


def draft_of_articles(headwords: Sequence[Headword]) -> EntryDraft:
    """The articles of one word of a dictionary as one entry that somebody can go on writing."""
    from glossary.dictionaries.dictionary_pack import is_worth_marking
    from glossary.dictionaries.plain import shown_parts
    from glossary.dictionaries.shown import clean
    from glossary.entry_writer import EntryDraft
    from glossary.model import Alias

    words = list(dict.fromkeys(clean(word) for one in headwords for word in one.words))
    texts = (shown_parts(one.parts, one.words).text for one in headwords)
    return EntryDraft(
        term=words[0],
        # Nothing of a dictionary is meant as a link of ours.
        body="\n\n".join(texts).replace("[[", "[ ["),
        aliases=tuple(Alias(word) for word in words[1:] if is_worth_marking(word)),
        term_matched=is_worth_marking(words[0]),
    )

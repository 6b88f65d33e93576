"""Checking entries and companions: what ships, what is the reader's own, and any folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from glossary.check import check, unreached
from glossary.faults import told
from glossary.glossary import Glossary
from glossary.links import references
from glossary.matcher import Matcher
from glossary.pack import OWN, SHIPPED, load_pack
from reader.base.errors import NoSuchFileError, ReaderError, UsageError
from reader.base.shipped import seeds_folder
from reader.desk.companion_faults import companion_faults
from reader.desk.naming import find_entry
from reader.desk.terms import TermFinder
from reader.library.companions import companion_at
from reader.text.companion import SUFFIX, companion_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.model import Entry
    from glossary.problems import Problem
    from reader.desk.desk import Desk
    from reader.desk.documents import Opened

_CHECKED_PACK = "checked"
_SUFFIXES = (".txt", ".md", ".markdown")


class Checked(NamedTuple):
    """What was looked at, and what is wrong with it.

    Attributes:
        problems: What is wrong, each with its file and, where one is to blame, its line.
        entries: How many entries were looked at.
        companions: How many companions were.
    """

    problems: tuple[Problem, ...] = ()
    entries: int = 0
    companions: int = 0

    def and_also(self, other: Checked) -> Checked:
        """Both together, the same problem once."""
        return Checked(
            tuple(dict.fromkeys((*self.problems, *other.problems))),
            self.entries + other.entries,
            self.companions + other.companions,
        )


def check_all(desk: Desk) -> Checked:
    """Every pack that holds entries, and the companions of every document of the library."""
    checked = Checked()
    for pack in desk.glossary.packs:
        checked = checked.and_also(check_pack(desk, pack.id))
    return checked


def check_pack(desk: Desk, pack_id: str) -> Checked:
    """A pack; what ships, with its documents' companions, and likewise the reader's own.

    An entry of these two that no document leads to is a fault; installed packs serve documents
    that are still to come.

    Raises:
        UsageError: There is no such pack.
    """
    pack = next((pack for pack in desk.glossary.packs if pack.id == pack_id), None)
    if pack is None:
        known = ", ".join(pack.id for pack in desk.glossary.packs)
        raise UsageError(f"{pack_id}: no such pack; there are {known}")
    # What ships must stand without anything that a reader added.
    glossary = Glossary([pack]) if pack_id == SHIPPED else desk.glossary
    problems = [*pack.problems, *check(glossary, pack.entries)]
    if pack_id not in {SHIPPED, OWN}:
        return Checked(tuple(problems), len(pack.entries))
    mentioned: set[str] = set()
    companions = 0
    matcher = Matcher(glossary.aliases()) if pack_id == SHIPPED else None
    for opened in _documents(desk, shipped=pack_id == SHIPPED):
        for file in _companions_of(desk, opened, pack_id):
            found = _check_companion(file, opened, glossary)
            problems += found.problems
            companions += found.companions
        mentioned |= _mentioned(desk, opened, matcher)
    problems += unreached(glossary, pack.entries, mentioned)
    return Checked(tuple(problems), len(pack.entries), companions)


def check_entry(desk: Desk, words: str) -> Checked:
    """One entry, by its id, term or any of its names.

    Raises:
        NoSuchEntryError: There is none, not even a broken one.
    """
    broken = tuple(one for one in desk.glossary.problems if Path(one.path).stem == words)
    if broken:
        return Checked(broken, len(broken))
    entry = find_entry(desk.glossary, words)
    return Checked(tuple(check(desk.glossary, [entry])), 1)


def check_path(desk: Desk, path: Path) -> Checked:
    """A folder of entries, the file of one, a companion, or the companion of a document.

    Raises:
        NoSuchFileError: There is no such file, or no document beside the companion.
        ReaderError: It cannot be read.
    """
    if not path.exists():
        raise NoSuchFileError(str(path))
    if path.is_dir():
        return _check_folder(desk, path)
    if path.name.endswith(SUFFIX):
        return _check_companion(path, desk.open_file(_document_of(path)), desk.glossary)
    beside = companion_path(path)
    if beside.exists() or path.suffix != ".md":
        return _check_companion(beside, desk.open_file(path), desk.glossary)
    return _check_folder(desk, path.parent, only=path)


def _check_folder(desk: Desk, folder: Path, only: Path | None = None) -> Checked:
    pack = load_pack(folder, _CHECKED_PACK)
    glossary = Glossary([*desk.glossary.packs, pack])
    entries: Sequence[Entry] = pack.entries
    problems = pack.problems
    if only is not None:
        entries = [entry for entry in entries if Path(entry.path).name == only.name]
        problems = tuple(one for one in problems if Path(one.path).name == only.name)
    return Checked((*problems, *check(glossary, entries)), len(entries) + len(problems))


def _check_companion(path: Path, opened: Opened, glossary: Glossary) -> Checked:
    found = companion_at(path)
    if found.problem:
        return Checked((found.problem,), companions=1)
    if found.companion is None:
        return Checked()
    faults = companion_faults(found.companion, opened.document.text, glossary)
    return Checked(tuple(told(faults, str(path))), companions=1)


def _documents(desk: Desk, *, shipped: bool) -> Iterator[Opened]:
    """The documents of the library that can be read, those that ship alone or all."""
    for record in desk.library.documents():
        path = desk.library.path_of(record.id)
        if path is None or (shipped and path.parent != seeds_folder()):
            continue
        with suppress(ReaderError):  # a document that is gone says nothing about entries
            yield desk.open_document(record.id)


def _companions_of(desk: Desk, opened: Opened, pack_id: str) -> list[Path]:
    """Companions of a document: the one that ships, or those that are the reader's."""
    beside = companion_path(opened.path)
    if pack_id == SHIPPED:
        return [beside]
    own = desk.own_companions.path_of(opened.document.id)
    return [own] if beside.parent == seeds_folder() else [own, beside]


def _mentioned(desk: Desk, opened: Opened, matcher: Matcher | None) -> set[str]:
    """The entries that a document or an editor's note on it leads to.

    Args:
        desk: Whose.
        opened: The document.
        matcher: Knows what ships; without it, all that the reader has counts.
    """
    if matcher is None:
        companion, finder = opened.companion, desk.finder(opened)
    else:
        companion = companion_at(companion_path(opened.path)).companion
        finder = TermFinder(matcher, opened.document, companion)
    found = {mention.entry for mention in finder.everything()}
    notes = companion.notes if companion else ()
    return found.union(one.entry for note in notes for one in references(note.text) if one.entry)


def _document_of(companion: Path) -> Path:
    stem = companion.name.removesuffix(SUFFIX)
    for suffix in _SUFFIXES:
        document = companion.with_name(stem + suffix)
        if document.exists():
            return document
    raise NoSuchFileError(str(companion.with_name(stem + _SUFFIXES[0])))

"""Making a pack, in a folder of its own, of whatever somebody names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from glossary.pack_files import MAX_FILE_BYTES, MAX_FILES, read_entry
from glossary.problems import BrokenFileError, Problem
from reader.base.errors import UnusablePackError, UsageError
from reader.base.files import read_bounded
from reader.base.monitor import StoppedError
from reader.packs.archives import is_packed, unpack
from reader.packs.contents import EntryFolder, contents_of
from reader.packs.entry_ids import id_from
from reader.packs.manifest import (
    DICTIONARY,
    ENTRIES,
    MANIFEST,
    RESERVED,
    Manifest,
    OwnWords,
    PackKind,
    can_be_installed_as,
    one_line,
    read_own_words,
    several_lines,
)
from reader.packs.workshop import sync_tree, write_new

if TYPE_CHECKING:
    from pathlib import Path

    from reader.base.monitor import Monitor
    from reader.packs.workshop import Workshop

MOST_MARKED = 5_000
"""A dictionary of more articles is only there to be asked, unless somebody wants it marked."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a pack is to be installed; what is empty or None is up to the pack.

    Attributes:
        pack_id: Its id.
        title: Its title.
        marked: Whether its terms are to be looked for in texts.
        encoding: Python's name of the encoding of a dictionary.
    """

    pack_id: str = ""
    title: str = ""
    marked: bool | None = None
    encoding: str = ""


class Made(NamedTuple):
    """A pack that was made.

    Attributes:
        manifest: What it is.
        problems: What was left out of it.
        remarks: What a person should know of how it was read, a sentence each.
    """

    manifest: Manifest
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()


def make_pack(source: Path, workshop: Workshop, wish: Wish, monitor: Monitor) -> Made:
    """Make a pack of a folder of entries, an archive, or a dictionary.

    Args:
        source: What somebody named; it is only read.
        workshop: Where it is made.
        wish: What somebody wants of it.
        monitor: Is told how far it is.

    Raises:
        UnusablePackError: No pack can be made of it.
        UsageError: It cannot have the id that is wanted.
        ReaderError: It cannot be read, or the workshop cannot be written.
        StoppedError: The monitor said so.
    """
    making = _Making(source, workshop, wish, monitor)
    try:
        made = making.make()
    except BrokenFileError as error:
        problem = making.as_named(error.problem)
        raise UnusablePackError(problem.path, problem.reason, problem.advice) from None
    write_new(workshop.pack / MANIFEST, made.manifest.to_bytes())
    sync_tree(workshop.pack)
    return made


class _Making:
    """One pack that is being made."""

    def __init__(self, source: Path, workshop: Workshop, wish: Wish, monitor: Monitor) -> None:
        self._source = source
        self._workshop = workshop
        self._wish = wish
        self._monitor = monitor

    def make(self) -> Made:
        if self._source.is_dir():
            return self._make_of_folder(self._source)
        if not is_packed(self._source):
            return self._make_of_dictionary(self._source)
        unpack(self._source, self._workshop.unpacked, self._monitor)
        try:
            return self._make_of_folder(self._workshop.unpacked)
        except UnusablePackError as error:
            told = str(error).replace(str(self._workshop.unpacked), str(self._source))
            path, _, rest = told.partition(": ")
            reason, _, advice = rest.rpartition("; ")
            raise UnusablePackError(path, reason, advice) from None

    def as_named(self, problem: Problem) -> Problem:
        """A problem of a file, by the name it has for the person who named the source."""
        unpacked = str(self._workshop.unpacked)
        return problem._replace(path=problem.path.replace(unpacked, str(self._source)))

    def _make_of_folder(self, folder: Path) -> Made:
        found = contents_of(folder)
        if isinstance(found, EntryFolder):
            return self._make_of_entries(found)
        return self._make_of_dictionary(found.file)

    def _make_of_entries(self, found: EntryFolder) -> Made:
        words = self._own_words(found.manifest)
        pack_id = self._id(words.id, words.title)
        problems, count = self._copy_entries(found, pack_id)
        if not count:
            first = problems[0]
            raise BrokenFileError(first._replace(reason=f"no entry is sound; {first.reason}"))
        manifest = Manifest(
            id=pack_id,
            title=one_line(self._wish.title) or words.title or pack_id,
            kind=PackKind.ENTRIES,
            count=count,
            marked=self._wish.marked is not False,
            added=_now(),
            origin=one_line(self._source.name),
            about=words.about,
        )
        return Made(manifest, tuple(map(self.as_named, problems)))

    def _copy_entries(self, found: EntryFolder, pack_id: str) -> tuple[list[Problem], int]:
        target = self._workshop.pack / ENTRIES
        target.mkdir()
        problems: list[Problem] = []
        files, total = found.files[:MAX_FILES], min(len(found.files), MAX_FILES)
        if len(found.files) > MAX_FILES:
            reason = f"holds {len(found.files):,} entries; only the first {MAX_FILES:,} are taken"
            folder = str(files[0].parent)
            problems.append(Problem(folder, None, reason, "split it into several packs"))
        count = 0
        for done, file in enumerate(files):
            self._monitor.tell("entries", done, total)
            try:
                read_entry(file, file.parent.resolve(), pack_id)
            except BrokenFileError as error:
                problems.append(error.problem)
            else:
                write_new(target / file.name, read_bounded(file, MAX_FILE_BYTES))
                count += 1
        return problems, count

    def _own_words(self, manifest: Path | None) -> OwnWords:
        if manifest is None:
            return OwnWords()
        try:
            return read_own_words(manifest)
        except ValueError as error:
            advice = "mend it or take it away"
            raise BrokenFileError(
                Problem(str(manifest), None, f"is broken ({error})", advice)
            ) from None

    def _make_of_dictionary(self, file: Path) -> Made:
        from glossary.dictionaries.lexicon import Lexicon
        from glossary.dictionaries.lexicon_making import ImportCancelledError
        from glossary.dictionaries.read import open_dictionary

        with open_dictionary(file, encoding=self._wish.encoding) as dictionary:
            info = dictionary.info
            title = one_line(self._wish.title) or one_line(info.title)
            pack_id = self._id("", title)

            def tell(done: int, total: int | None) -> None:
                self._monitor.tell("articles", done, total)

            try:
                lexicon = Lexicon.create(
                    self._workshop.pack / DICTIONARY,
                    replace(info, title=title),
                    dictionary,
                    tell,
                    self._monitor.is_cancelled,
                    count=dictionary.count,
                )
            except ImportCancelledError:
                raise StoppedError from None
        with lexicon:
            count = len(lexicon)
        marked = count <= MOST_MARKED if self._wish.marked is None else self._wish.marked
        manifest = Manifest(
            id=pack_id,
            title=title or pack_id,
            kind=PackKind.DICTIONARY,
            count=count,
            marked=marked,
            added=_now(),
            origin=one_line(self._source.name),
            about=several_lines(info.about),
        )
        return Made(manifest, remarks=info.remarks)

    def _id(self, own: str, title: str) -> str:
        wanted = self._wish.pack_id
        if wanted and not can_be_installed_as(wanted):
            reserved = "is kept for another pack" if wanted in RESERVED else "can be no pack's id"
            raise UsageError(
                f"{wanted[:40]!r}: {reserved}; use lower-case letters, digits and single hyphens"
            )
        named = self._source.name.partition(".")[0]
        return wanted or own or _usable(id_from(title or named))


def check_source(source: Path) -> None:
    """Make sure that there is something of that name.

    Raises:
        ReaderError: There is not, or it cannot be looked at.
    """
    if not source.is_dir():
        is_packed(source)


def _usable(pack_id: str) -> str:
    return pack_id if can_be_installed_as(pack_id) else f"{pack_id}-pack"


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")

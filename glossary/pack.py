"""Packs: entries that belong together, as the files of one folder or looked up elsewhere."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from glossary.entry_file import parse_entry
from glossary.folding import fold_words
from glossary.ids import is_entry_id
from glossary.problems import BrokenFileError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossary.model import Alias, Entry

SHIPPED = "shipped"
"""Id of the pack that ships."""

OWN = "own"
"""Id of the pack of the reader's own entries."""

MAX_FILE_BYTES = 1024 * 1024
"""Largest file of an entry that is read."""

MAX_FILES = 20_000
"""Most files of a folder that are read."""


class AnyPack(Protocol):
    """A pack as a glossary takes it: its entries may be in memory, or looked up one by one."""

    @property
    def id(self) -> str:
        """What addresses of its entries name it by."""

    @property
    def title(self) -> str:
        """What a person calls it."""

    @property
    def marked(self) -> bool:
        """Whether its terms are looked for in texts, or are only there to be asked for."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that are in memory; none of a dictionary."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of it could not be read."""

    def aliases(self) -> Iterator[tuple[Alias, str]]:
        """Every string to look for in texts, with the id of its entry."""

    def get(self, entry_id: str) -> Entry | None:
        """The entry of an id, which is an id within this pack."""

    def find(self, words: str) -> Entry | None:
        """The entry that has these words, folded as ``fold_words`` does, as term, name or alias."""


@dataclass(frozen=True)
class Pack:
    """The entries of one folder.

    Attributes:
        id: What addresses of its entries name it by.
        title: What a person calls it.
        entries: What could be read, sorted by id.
        problems: What could not, each file by its name; such files are left alone.
        marked: Whether its terms are looked for in texts.
    """

    id: str
    title: str = ""
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    marked: bool = True

    def aliases(self) -> Iterator[tuple[Alias, str]]:
        """Every string to look for in texts, with the id of its entry."""
        return ((alias, entry.id) for entry in self.entries for alias in entry.aliases)

    def get(self, entry_id: str) -> Entry | None:
        """The entry of an id."""
        return self._by_id.get(entry_id)

    def find(self, words: str) -> Entry | None:
        """The entry that has these folded words as term, name or alias, in that order."""
        return self._by_words.get(words)

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _by_words(self) -> dict[str, Entry]:
        return by_folded_words(self.entries)


def by_folded_words(entries: tuple[Entry, ...]) -> dict[str, Entry]:
    """Entries by all they are called, folded; terms count before names, names before aliases.

    Args:
        entries: The entries; where two are called the same, the first has the words.
    """
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(fold_words(entry.term), entry)
    for entry in entries:
        for name in entry.names:
            found.setdefault(fold_words(name.text), entry)
    for entry in entries:
        for alias in entry.aliases:
            found.setdefault(fold_words(alias.text), entry)
    return found


def load_pack(folder: Path, pack_id: str, title: str = "", *, marked: bool = True) -> Pack:
    """Read every ``*.md`` directly inside a folder.

    A folder that is not there is an empty pack. Hidden files, which editors leave behind, are
    passed over. No error of a file stops the others.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    try:
        files = sorted(path for path in folder.iterdir() if _is_candidate(path))
        home = folder.resolve()
    except FileNotFoundError:
        return Pack(pack_id, title, marked=marked)
    except (OSError, RuntimeError) as error:
        reason = f"the folder cannot be read ({_why(error)})"
        problem = Problem(str(folder), None, reason, "check what it is")
        return Pack(pack_id, title, problems=(problem,), marked=marked)
    if len(files) > MAX_FILES:
        reason = f"holds {len(files):,} files; only the first {MAX_FILES:,} are read"
        problems.append(Problem(str(folder), None, reason, "split it into several packs"))
    for path in files[:MAX_FILES]:
        try:
            entries.append(_load_entry(path, home, pack_id))
        except BrokenFileError as error:
            problems.append(error.problem)
    return Pack(pack_id, title, tuple(entries), tuple(problems), marked)


def _is_candidate(path: Path) -> bool:
    return path.suffix == ".md" and not path.name.startswith(".")


def _load_entry(path: Path, home: Path, pack: str) -> Entry:
    if not is_entry_id(path.stem):
        raise _broken(
            path, "its name cannot be an id", "use lower-case letters, digits and single hyphens"
        )
    data = _read(path, home)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _broken(path, "is not UTF-8 text", "save it as UTF-8", line) from None
    return parse_entry(text, entry_id=path.stem, pack=pack, path=str(path))


def _read(path: Path, home: Path) -> bytes:
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(home):
            raise _broken(path, "is a link that leaves its folder", "put the file itself there")
        # Without blocking, so that a pipe in the folder cannot keep us waiting for a writer.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise _broken(path, "is no ordinary file", "move it elsewhere")
            with os.fdopen(handle, "rb", closefd=False) as file:
                data = file.read(MAX_FILE_BYTES + 1)
        finally:
            os.close(handle)
    except (OSError, RuntimeError) as error:
        raise _broken(path, f"cannot be read ({_why(error)})", "check its permissions") from None
    if len(data) > MAX_FILE_BYTES:
        raise _broken(path, f"is larger than {MAX_FILE_BYTES:,} bytes", "shorten it")
    return data


def _broken(path: Path, reason: str, advice: str, line: int | None = None) -> BrokenFileError:
    return BrokenFileError(Problem(str(path), line, reason, advice))


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)

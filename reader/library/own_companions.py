"""The reader's own companions: what the reader says about documents, in one file for each.

Several programs may change a companion at once: each reads the file again under its lock and
changes only what it means to. A file that cannot be read is named and never overwritten; what
did not change in a file stays as its owner wrote it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from glossary.problems import BrokenFileError
from reader.base.errors import BrokenUserFileError, NoSuchFileError, NotWritableError
from reader.base.files import Stamp, ensure_folder, locked, read_bounded, write_atomic
from reader.library.companions import LIMIT, Found, companion_at
from reader.text.companion import Companion
from reader.text.ids import is_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library.companion_cache import CompanionCache


_SUFFIX = ".md"


class OwnCompanions:
    """The reader's companions by document id; safe to use from several threads and programs.

    Args:
        folder: Where they are; made when the first is written.
        cache: Where companions that were read before may be found.
    """

    def __init__(self, folder: Path, cache: CompanionCache | None = None) -> None:
        self._folder = folder
        self._cache = cache
        self._known: dict[str, tuple[Stamp, Companion | None]] = {}

    def path_of(self, document_id: str) -> Path:
        """The file of a document's companion, whether it is there or not.

        Raises:
            ValueError: This can be no document's id.
        """
        if not is_id(document_id):
            raise ValueError(f"{document_id!r} is no document id")
        return self._folder / f"{document_id}{_SUFFIX}"

    def of(self, document_id: str) -> Found:
        """What the reader said about a document as the file has it now, or what is wrong with it.

        The file is read at each call, but understood anew only when it has changed.
        """
        return companion_at(self.path_of(document_id), self._cache)

    def ids(self) -> frozenset[str]:
        """Ids of the documents that have a file, whatever it says."""
        try:
            names = os.listdir(self._folder)  # noqa: PTH208 - names are all that is needed
        except OSError:
            return frozenset()
        return frozenset(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX))

    def all(self) -> dict[str, Companion]:
        """What the reader said about every document of which it can be understood.

        Files that have not changed since the last call are not read again.
        """
        found: dict[str, tuple[Stamp, Companion | None]] = {}
        with suppress(OSError), os.scandir(self._folder) as files:
            for file in files:
                document_id = file.name.removesuffix(_SUFFIX)
                if document_id == file.name or not is_id(document_id):
                    continue  # as what editors leave beside a file
                stamp, before = Stamp.of(file.stat()), self._known.get(document_id)
                if before is None or before[0] != stamp:
                    before = stamp, self.of(document_id).companion
                found[document_id] = before
        self._known = found
        return {one: companion for one, (_, companion) in found.items() if companion}

    def change(self, document_id: str, change: Callable[[Companion], Companion]) -> Companion:
        """Have the companion say something else; it is on disk when this returns.

        Args:
            document_id: The document.
            change: Gives what is to be said for what is said now, which is an empty companion
                where nothing is.

        Returns:
            What the companion says now.

        Raises:
            BrokenUserFileError: The file cannot be understood; it is left as it is.
            NotWritableError: It cannot be written; what was there is untouched.
            ReaderError: It cannot be read.
            ValueError: This can be no document's id.
        """
        path = self.path_of(document_id)
        ensure_folder(self._folder)
        with locked(path):
            source = _source(path)
            before = _understood(source, path)
            after = change(before)
            if after != before:
                write_atomic(path, _written(source, before, after, path))
        return after


def _source(path: Path) -> str:
    try:
        source = read_bounded(path, LIMIT).decode()
    except NoSuchFileError:
        return ""
    except UnicodeDecodeError as error:
        reason = f"{path}: is not UTF-8; save it as UTF-8, it was left as it is"
        raise BrokenUserFileError(reason) from error
    return source if source.strip() else ""


def _understood(source: str, path: Path) -> Companion:
    from reader.text.companion_file import parse_companion

    try:
        return parse_companion(source, str(path)) if source else Companion()
    except BrokenFileError as error:
        raise BrokenUserFileError(f"{error.problem}; it was left as it is") from error


def _written(source: str, before: Companion, after: Companion, path: Path) -> bytes:
    from reader.text.companion_file import changed_companion

    try:
        data = changed_companion(source, before, after, str(path)).encode()
    except BrokenFileError as error:
        raise BrokenUserFileError(f"{error.problem}; it was left as it is") from error
    except ValueError as error:
        raise NotWritableError(str(path), str(error), "take something out of it") from error
    if len(data) > LIMIT:
        raise NotWritableError(str(path), f"over {LIMIT:,} bytes", "take something out of it")
    return data

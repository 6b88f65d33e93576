"""The library as a person sees it: what is in it, found, sorted, changed and put away.

All of it may take a while with ten thousand documents and is for a thread, apart from
``arranged``, which is quick enough for each key.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossary.dates import PartialDate
from reader.base.errors import ReaderError, UsageError
from reader.desk.library_rows import Origin, Rows, ShelfRow, Sort, arranged
from reader.desk.library_versions import record_of
from reader.text.document import Metadata
from reader.text.reading_as import AS_IT_IS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.base.monitor import Monitor
    from reader.desk.desk import Desk
    from reader.desk.documents import Opened
    from reader.desk.library_adding import AddReport
    from reader.desk.library_versions import Comparison, KeptVersion
    from reader.library.trash import Removed
    from reader.text.companion import Companion
    from reader.text.reading_as import HowToRead

__all__ = ["Edit", "LibraryShelf", "Origin", "Refreshed", "ShelfRow", "Sort", "arranged"]

_LONGEST = 1_000  # characters of a title or a name


@dataclass(frozen=True, slots=True)
class Edit:
    """What the reader says of a document; None leaves what was said, empty takes it back.

    Attributes:
        title: Its title.
        author: Who wrote it.
        date: When it was published: a year, a month or a day, as ``2013-04-27``.
        publisher: Who published it.
        language: A BCP 47 tag.
        tags: All of the reader's tags.
    """

    title: str | None = None
    author: str | None = None
    date: str | None = None
    publisher: str | None = None
    language: str | None = None
    tags: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of looking whether a document has changed.

    Attributes:
        id: The document.
        is_changed: Whether there is a new version; the old one is kept.
        versions: How many there are now.
    """

    id: str
    is_changed: bool
    versions: int


class LibraryShelf:
    """The documents of one reader; safe to use from several threads.

    Every change is on disk when its function returns. What is removed, restored or edited is
    written down in the desk's change log, so that it can be undone.

    Args:
        desk: Whose documents, notes and places.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rows = Rows(desk)

    def rows(self) -> tuple[ShelfRow, ...]:
        """Every document, in no order; those not changed since the last call are not read."""
        return self._rows.all()

    def listing(
        self, query: str = "", *, sort: Sort = Sort.OPENED, tag: str = "", backwards: bool = False
    ) -> tuple[ShelfRow, ...]:
        """``rows`` as ``arranged`` arranges them."""
        return arranged(self.rows(), query, sort=sort, tag=tag, backwards=backwards)

    def row(self, document_id: str) -> ShelfRow:
        """One document.

        Raises:
            NoSuchPlaceError: It is not in the library.
            BrokenUserFileError: What is known of it cannot be read.
        """
        return self._rows.one(record_of(self._desk, document_id))

    def remove(self, document_id: str) -> Removed:
        """Put a document away; its notes, tags and corrections stay and come back with it.

        Raises:
            NoSuchPlaceError: It is not in the library.
            NotWritableError: It cannot be put away.
        """
        desk = self._desk
        with desk.changes.changing():
            title = self.row(document_id).title
            removed = desk.library.trash.remove(record_of(desk, document_id))._replace(title=title)

            def undo() -> None:
                desk.library.trash.restore(document_id)

            desk.changes.record(f"{removed.title} was removed from the library", undo)
        with suppress(ReaderError):  # an index that cannot be used is brought up to date later
            desk.index.discard(f"doc:{document_id}")
        return removed

    def removed(self) -> list[Removed]:
        """What was removed, the last one first."""
        return self._desk.library.trash.all()

    def restore(self, document_id: str) -> ShelfRow:
        """Put back what was removed last under this id.

        Raises:
            NoSuchPlaceError: No such document was removed.
            AlreadyThereError: It was opened again since.
        """
        desk = self._desk
        with desk.changes.changing():
            restored = desk.library.trash.restore(document_id)

            def undo() -> None:
                desk.library.trash.remove(record_of(desk, document_id))

            desk.changes.record(f"{restored.title} was put back into the library", undo)
        return self.row(document_id)

    def edit(self, document_id: str, edit: Edit) -> ShelfRow:
        """Say something of a document; it is kept in the reader's own companion of it.

        Raises:
            NoSuchPlaceError: It is not in the library.
            UsageError: A date or a tag can be none, or a name is too long.
            BrokenUserFileError: The companion cannot be understood; it is left as it is.
            NotWritableError: It cannot be written.
        """
        record_of(self._desk, document_id)
        said = _said(edit)
        tags = None if edit.tags is None else _tags(edit.tags)
        own, changes = self._desk.own_companions, self._desk.changes
        before: list[Companion] = []

        def change(companion: Companion) -> Companion:
            before.append(companion)
            metadata = _changed(companion.metadata, said)
            return replace(
                companion, metadata=metadata, tags=companion.tags if tags is None else tags
            )

        def change_back(companion: Companion) -> Companion:
            old = {name: getattr(before[0].metadata, name) for name in said}
            return replace(
                companion,
                metadata=_changed(companion.metadata, old),
                tags=companion.tags if tags is None else before[0].tags,
            )

        with changes.changing():
            own.change(document_id, change)

            def undo() -> None:
                own.change(document_id, change_back)

            changes.record("what a document is was edited", undo)
        return self.row(document_id)

    def refresh(self, document_id: str, monitor: Monitor | None = None) -> Refreshed:
        """Look whether a page or file has changed; if so, keep it as a new version.

        Raises:
            ReaderError: It cannot be fetched or read; what is kept stays as it was.
        """
        desk = self._desk
        before = record_of(desk, document_id)
        if before.page.address:
            from reader.desk.library_pages import refresh

            now = refresh(desk, before, monitor)
        elif before.path:
            now = desk.documents.keep(desk.open_file(Path(before.path)))
        else:
            told = "came by standard input, which cannot be asked again; pipe it in again"
            raise UsageError(f"{document_id}: {told}")
        return Refreshed(document_id, now.sha256 != before.sha256, len(now.versions))

    def versions(self, document_id: str) -> tuple[KeptVersion, ...]:
        """The versions of a document, the oldest first; see ``versions_of``."""
        from reader.desk.library_versions import versions_of

        return versions_of(self._desk, document_id)

    def open_version(self, document_id: str, number: int) -> Opened:
        """Open one version of a document; see ``reader.desk.library_versions``."""
        from reader.desk.library_versions import open_version

        return open_version(self._desk, document_id, number)

    def compare(
        self, document_id: str, older: int | None = None, newer: int | None = None
    ) -> Comparison:
        """What two versions say differently; see ``reader.desk.library_versions``."""
        from reader.desk.library_versions import compare

        return compare(self._desk, document_id, older, newer)

    def add(
        self, paths: Sequence[Path], monitor: Monitor | None = None, how: HowToRead = AS_IT_IS
    ) -> AddReport:
        """Add files, and all files of folders; what was added before is passed by quickly.

        A file that cannot be read is reported and the rest is added. What is stopped goes on
        where it was the next time.
        """
        from reader.desk.library_adding import add_files

        return add_files(self._desk, paths, how, monitor)

    def open_address(
        self,
        address: str,
        monitor: Monitor | None = None,
        how: HowToRead = AS_IT_IS,
        *,
        anew: bool = False,
    ) -> Opened:
        """The page of an address as it is kept, or fetched and kept where it is not.

        Args:
            address: The address.
            monitor: Is told how far it is.
            how: How to read it, where the reader says so.
            anew: Whether to ask for a page that is kept, too; what is kept stays.

        Raises:
            ReaderError: It cannot be fetched or read.
        """
        from reader.desk.library_pages import open_address

        return open_address(self._desk, address, how, monitor, anew=anew)

    def open_input(self, data: bytes, how: HowToRead = AS_IT_IS) -> Opened:
        """What came by standard input, kept and opened.

        Raises:
            ReaderError: It cannot be read or kept.
        """
        from reader.desk.library_incoming import open_input

        return open_input(self._desk, data, how)


def _changed(metadata: Metadata, said: Mapping[str, Any]) -> Metadata:
    return replace(metadata, **said)


def _said(edit: Edit) -> dict[str, object]:
    """The metadata that an edit changes."""
    names = {field.name for field in fields(Metadata)}
    said: dict[str, object] = {}
    for field in fields(Edit):
        words = getattr(edit, field.name)
        if words is None or field.name not in names:
            continue
        words = " ".join(words.split())
        if len(words) > _LONGEST or not words.isprintable():
            raise UsageError(f"{field.name}: use up to {_LONGEST} plain characters")
        said[field.name] = words
    if "date" in said:
        try:
            said["date"] = PartialDate.parse(str(said["date"])) if said["date"] else None
        except ValueError as error:
            raise UsageError(f"date: {error}") from None
    return said


def _tags(tags: Sequence[str]) -> tuple[str, ...]:
    from reader.notes.drafts import checked_tags

    return checked_tags(tags)

"""Keeping one part of the index as its sources are, and making it anew where it is broken."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.base.errors import IndexUnusableError, NotWritableError
from reader.base.files import locked
from reader.base.trust import Trust, trust_in
from reader.search.store.done import Done, Seen
from reader.search.store.part import MissingError, UnfitError, foreign, unusable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.search.model import Source
    from reader.search.store.making import Making
    from reader.search.store.manifest import Manifest
    from reader.search.store.part import Part
    from reader.search.store.writing import Writing

LOCK_SECONDS = 10.0

_REFUSALS = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EMFILE}
)


class Keeper:
    """Writes one part, alone among all programs while it does."""

    def __init__(self, part: Part, tell: Callable[[str], None]) -> None:
        self.part = part
        self._tell = tell
        self._suspicion = ""
        self._suspected_once = False
        self._checked = False

    def suspect(self, error: Exception) -> None:
        """A search failed: the next update makes the part anew, once in a program's life."""
        if not self._suspected_once and not _is_refusal(error):
            self._suspected_once = True
            self._suspicion = f"could not be searched: {error!r}"

    @property
    def is_suspect(self) -> bool:
        """Whether the part is to be made anew though its files look sound."""
        return bool(self._suspicion)

    def seen(self) -> Seen:
        """What is in the part now."""
        try:
            manifest = self.part.load()
            return Seen(manifest.store, self.part.sources(manifest))
        except UnfitError:
            return Seen("", {})

    def update(
        self,
        sources: Sequence[Source],
        seen: Seen,
        step: Callable[[int], None],
        cancelled: Callable[[], bool],
        *,
        anew: bool = False,
    ) -> Done:
        """Make the part hold exactly these sources.

        Args:
            sources: What is to be found.
            seen: What was in the part before the sources were listed. What another program has
                changed since is newer than the list, and is left as it is.
            step: Called with how much more is done, in sizes of sources.
            cancelled: Asked between records.
            anew: What there is is thrown away.

        Raises:
            IndexUnusableError: It cannot be written.
        """
        with self._locked():
            manifest = self._anew() if anew else self._sound(thorough=True)
            return self._with_mending(
                manifest, lambda manifest: self._bring(manifest, sources, seen, step, cancelled)
            )

    def change(self, key: str, source: Source | None) -> None:
        """Put one source in, or take it out where there is none, and commit.

        Raises:
            IndexUnusableError: It cannot be written.
        """
        records = list(source.records()) if source else []  # its own errors are the caller's

        def work(manifest: Manifest) -> Done:
            with self._writing(manifest, lambda: False) as writing:
                if source is None:
                    writing.remove(key)
                else:
                    writing.replace(source, records)
            return Done()

        with self._locked():
            self._with_mending(self._sound(thorough=False), work)

    def _bring(
        self,
        manifest: Manifest,
        sources: Sequence[Source],
        seen: Seen,
        step: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> Done:
        from reader.search.store.bringing import bring
        from reader.search.store.writing import CancelledError

        done = Done()
        before = seen.sources if seen.store == manifest.store else {}
        making: Making | None = None
        try:
            with self._writing(manifest, cancelled, tidy=True) as writing:
                making = writing.making
                bring(writing, sources, before, step, done)
            if not manifest.complete:
                manifest.complete = True
                writing.save()
        except CancelledError:
            done.cancelled = True
        if making:
            done.failed += making.failed
            done.records = making.records
        return done

    @contextmanager
    def _writing(
        self, manifest: Manifest, cancelled: Callable[[], bool], *, tidy: bool = False
    ) -> Iterator[Writing]:
        """Changes that are committed at the end, or dropped where something goes wrong."""
        from reader.search.store.writing import Writing

        writing = Writing(self.part, manifest, cancelled)
        try:
            yield writing
            writing.finish(tidy=tidy)
        finally:
            writing.end()

    def _with_mending(self, manifest: Manifest, work: Callable[[Manifest], Done]) -> Done:
        """Do the work; where whoosh stumbles over the part, do it once more on a new one."""
        try:
            return work(manifest)
        except Exception as error:  # whoosh raises anything at all on what it cannot read
            if isinstance(error, IndexUnusableError) or _is_refusal(error):
                raise
            self._mention(UnfitError(f"could not be written: {error!r}"))
        try:
            return work(self._anew())
        except Exception as error:
            if isinstance(error, IndexUnusableError) or _is_refusal(error):
                raise
            raise IndexUnusableError(
                f"{self.part.folder}: the search index cannot be made ({error!r}); delete the"
                " folder, and report this where the program comes from if it happens again"
            ) from error

    def _sound(self, *, thorough: bool) -> Manifest:
        """The manifest, of a new and empty part where there is none that is sound."""
        try:
            manifest = self.part.load()
            if thorough and not self._checked:
                self.part.check(manifest)
                self._checked = True
            self._check_suspicion()
        except MissingError:
            return self._anew()
        except UnfitError as error:
            self._mention(error)
            return self._anew()
        return manifest

    def _check_suspicion(self) -> None:
        if self._suspicion:
            raise UnfitError(self._suspicion)

    def _anew(self) -> Manifest:
        from reader.search.store.writing import create_store

        self._suspicion = ""
        manifest = self.part.begin_anew()
        create_store(self.part, manifest)
        return manifest

    def _mention(self, error: UnfitError) -> None:
        self._tell(
            f"{self.part.folder}: the search index of {self.part.name} {error};"
            " it is made again from your files"
        )

    @contextmanager
    def _locked(self) -> Iterator[None]:
        folder = self.part.folder
        try:
            if trust_in(folder, may_be_link=True) is Trust.FOREIGN:
                raise foreign(folder)
            with locked(folder / self.part.name, LOCK_SECONDS):
                yield
        except NotWritableError as error:
            raise IndexUnusableError(f"the search index: {error}") from error
        except OSError as error:
            raise unusable(folder, error) from error


def _is_refusal(error: Exception) -> bool:
    """Whether the system refuses to write, which making the part anew would not mend."""
    return isinstance(error, OSError) and error.errno in _REFUSALS

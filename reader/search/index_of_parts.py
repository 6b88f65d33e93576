"""The index on whoosh: searching both its parts, and keeping them as the sources are."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.base.trust import Trust, trust_in
from reader.search.model import (
    Holders,
    IndexStatus,
    Question,
    Results,
    UpdateReport,
)
from reader.search.names import NO_NAMES
from reader.search.store.keeping import Keeper
from reader.search.store.ledger import Known, digest_of
from reader.search.store.part import (
    CARDS,
    PART_NAMES,
    PASSAGES,
    MissingError,
    Part,
    UnfitError,
    foreign,
)
from reader.search.store.readers import Readers
from reader.search.store.status import status_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

    from reader.search.model import Source
    from reader.search.names import Names
    from reader.search.store.done import Done
    from reader.search.store.snapshot import Snapshot

_MOST_TOLD = 1_000  # times that progress is told
_OF_PASSAGES = "doc:"  # keys of sources whose records are passages; the rest are cards


class _Side:
    """A part with those who read it and who writes it."""

    def __init__(self, part: Part, tell: Callable[[str], None]) -> None:
        self.part = part
        self.readers = Readers(part)
        self.keeper = Keeper(part, tell)


class IndexOfParts:
    """A ``SearchIndex`` of two parts, so that a saved note waits for no book.

    Passages are many and stay; entries and notes are few and change.
    """

    def __init__(self, folder: Path, report: Callable[[str], None] | None = None) -> None:
        self._folder = folder
        self._report = report
        self._mended: list[str] = []

    @cached_property
    def _sides(self) -> dict[str, _Side]:
        parts = (Part(self._folder, name) for name in PART_NAMES)
        return {part.name: _Side(part, self._tell) for part in parts}

    def search(
        self,
        question: Question,
        names: Names = NO_NAMES,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Results:
        """See ``SearchIndex``."""
        from reader.search.answering.answer import answer
        from reader.search.answering.ranking import CancelledError
        from reader.search.query.reading import read_query

        complete, damaged = True, False
        with ExitStack() as lent:
            snapshots: list[Snapshot] = []
            used: list[_Side] = []
            for side in self._sides.values():
                try:
                    snapshot, is_complete = lent.enter_context(side.readers.lend())
                except UnfitError as error:
                    complete = False
                    damaged = damaged or not isinstance(error, MissingError)
                else:
                    snapshots.append(snapshot)
                    used.append(side)
                    complete = complete and is_complete
            try:
                query = read_query(
                    question.text,
                    as_you_type=question.as_you_type,
                    names=names,
                    here=question.here,
                    note_kinds=question.note_kinds.union(*(one.note_kinds for one in snapshots)),
                )
                results = answer(question, query, snapshots, cancelled, names)
                return replace(results, complete=complete, damaged=damaged)
            except CancelledError:
                return Results(question.text, complete=complete, damaged=damaged)
            except Exception as error:  # noqa: BLE001 - whoosh raises anything on damage
                for side in used:
                    side.keeper.suspect(error)
        self._let_go()
        return Results(question.text, complete=False, damaged=True)

    def documents_with(self, names: Collection[str]) -> Holders:
        """See ``SearchIndex``."""
        from reader.search.answering.holding import holders

        side = self._sides[PASSAGES]
        try:
            with side.readers.lend() as (snapshot, _):
                return holders(snapshot, names)
        except UnfitError:
            return Holders()
        except Exception as error:  # noqa: BLE001 - whoosh raises anything on damage
            side.keeper.suspect(error)
        self._let_go()
        return Holders()

    def update(
        self,
        sources: Iterable[Source],
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> UpdateReport:
        """See ``SearchIndex``."""
        return self._update(sources, progress, cancelled, anew=False)

    def rebuild(
        self,
        sources: Iterable[Source],
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> UpdateReport:
        """See ``SearchIndex``."""
        return self._update(sources, progress, cancelled, anew=True)

    def put(self, source: Source) -> None:
        """See ``SearchIndex``."""
        self._side_of(source.key).keeper.change(source.key, source)

    def discard(self, key: str) -> None:
        """See ``SearchIndex``."""
        self._side_of(key).keeper.change(key, None)

    def needs_update(self, sources: Iterable[Source]) -> bool:
        """See ``SearchIndex``."""
        wanted: dict[str, dict[str, Known]] = {name: {} for name in PART_NAMES}
        for source in sources:
            known = Known(digest_of(source), source.about)
            wanted[_part_of(source.key)][source.key] = known
        for name, side in self._sides.items():
            try:
                manifest = side.part.load()
            except UnfitError:
                return True
            if side.keeper.is_suspect or not manifest.complete:
                return True
            if side.part.sources(manifest) != wanted[name]:
                return True
        return False

    def check(self, sources: Iterable[Source]) -> tuple[str, ...]:
        """See ``SearchIndex``."""
        from reader.search.store.checking import faults

        of_part: dict[str, list[Source]] = {name: [] for name in PART_NAMES}
        for source in sources:
            of_part[_part_of(source.key)].append(source)
        sides = self._sides.items()
        return tuple(line for name, side in sides for line in faults(side.part, of_part[name]))

    def status(self) -> IndexStatus:
        """See ``SearchIndex``."""
        sides = self._sides.values()
        parts = [(side.part, side.keeper.is_suspect) for side in sides]
        return status_of(self._folder, parts, self._refusal())

    def warm(self) -> None:
        """See ``SearchIndex``."""
        self.search(Question("a b", as_you_type=True))

    def close(self) -> None:
        """See ``SearchIndex``."""
        for side in self._sides.values():
            side.readers.close()

    def _update(
        self,
        sources: Iterable[Source],
        progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool] | None,
        *,
        anew: bool,
    ) -> UpdateReport:
        seen = {name: side.keeper.seen() for name, side in self._sides.items()}
        of_part: dict[str, list[Source]] = {CARDS: [], PASSAGES: []}
        for source in sources:
            of_part[_part_of(source.key)].append(source)
        step = _steps(sum(one.size for of in of_part.values() for one in of), progress)
        self._mended.clear()
        results: list[Done] = []
        for name, its_sources in of_part.items():
            keeper = self._sides[name].keeper
            results.append(
                keeper.update(
                    its_sources, seen[name], step, cancelled or (lambda: False), anew=anew
                )
            )
            if results[-1].cancelled:
                break
        return _report(results, self._mended)

    def _tell(self, line: str) -> None:
        self._mended.append(line)
        if self._report:
            self._report(line)

    def _side_of(self, key: str) -> _Side:
        return self._sides[_part_of(key)]

    def _let_go(self) -> None:
        for side in self._sides.values():
            side.readers.close()

    def _refusal(self) -> str | None:
        try:
            if trust_in(self._folder, may_be_link=True) is Trust.FOREIGN:
                return str(foreign(self._folder))
        except OSError as error:
            return f"{self._folder}: {error.strerror}"
        return None


def _steps(total: int, progress: Callable[[int, int], None] | None) -> Callable[[int], None]:
    """Counts what is done, and tells it as often as makes a difference."""
    done = told = 0

    def step(more: int) -> None:
        nonlocal done, told
        done = min(done + more, total)
        if progress and (done == total or done - told >= total / _MOST_TOLD):
            told = done
            progress(done, total)

    return step


def _part_of(key: str) -> str:
    return PASSAGES if key.startswith(_OF_PASSAGES) else CARDS


def _report(results: Sequence[Done], mended: Sequence[str]) -> UpdateReport:
    return UpdateReport(
        added=sum(one.added for one in results),
        removed=sum(one.removed for one in results),
        unchanged=sum(one.unchanged for one in results),
        records=sum(one.records for one in results),
        failed=tuple(failure for one in results for failure in one.failed),
        cancelled=any(one.cancelled for one in results),
        mended=tuple(mended),
    )

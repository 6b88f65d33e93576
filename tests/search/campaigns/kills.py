"""Programs killed at any moment of writing: whoever comes next finds all that was finished."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.search.index import open_index
from reader.search.model import Question
from tests.search.campaigns.victims import victim
from tests.search.campaigns.world import (
    CARD_KEYS,
    KEYS,
    changed,
    mark,
    small_steps,
    source,
    sources,
    versions_found,
)

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from reader.search.index import SearchIndex
    from tests.search.campaigns.telling import Tally
    from tests.search.campaigns.victims import Victim
    from tests.search.campaigns.world import Versions

_PATIENCE = 60.0  # seconds for those whom a killed program had begun


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a program is to do.

    Attributes:
        work: ``update``, ``rebuild`` or ``put``.
        wanted: What there is to be at its end.
        steps: Of ``put``, what is saved one after the other; None for what is discarded.
    """

    work: str
    wanted: Versions
    steps: tuple[tuple[str, int | None], ...] = ()


def run(rounds: int, seed: int, folder: Path, tally: Tally) -> None:
    """Kill a program as many times."""
    luck = random.Random(seed)
    small_steps()
    state = _State(folder / "index", tally)
    state.settle(dict.fromkeys(KEYS, 0))
    longest = {"update": 0.4, "rebuild": 0.4, "put": 0.2}
    killed = 0
    while killed < rounds:
        plan = _plan(state.wanted, luck)
        with victim(_write, state.folder, plan) as writer:
            writer.answers.recv()
            time.sleep(luck.uniform(0, longest[plan.work]))
            writer.stop()
            state.look(f"during {plan.work} {killed}", plan)
            writer.kill()
            done = _answers(writer)
            if writer.orphans():
                tally.count("other processes went on a while")
            if "end" in done:
                longest[plan.work] *= 0.9
            else:
                longest[plan.work] *= 1.05
                killed += 1
                tally.count(f"killed in {plan.work}")
            state.take(plan, done)
            state.look(f"after {plan.work} {killed}", plan)
            if luck.random() < 0.7:
                state.settle(plan.wanted)
            _wait_for_orphans(writer, tally)
        tally.progress(killed, rounds)
    state.settle(state.wanted)
    left = sorted(path.name for path in state.folder.glob("*-*/*") if path.is_dir())
    tally.expect(not left, f"left behind: {left}")


class _State:
    """The index, and which versions of each source may be found in it."""

    def __init__(self, folder: Path, tally: Tally) -> None:
        self.folder = folder
        self.wanted: Versions = {}
        self._may: dict[str, set[int | None]] = {key: {None} for key in KEYS}
        self._rebuilding = False
        self._tally = tally

    def take(self, plan: _Plan, done: list[object]) -> None:
        """A program was killed; what it told is certain."""
        self._rebuilding = self._rebuilding or plan.work == "rebuild"
        self.wanted = plan.wanted
        if plan.work == "put":
            told = [answer for answer in done if isinstance(answer, tuple)]
            for key, version in told:
                self._may[key] = {version}
            for key, version in plan.steps[len(told) :][:1]:  # it may have come so far
                self._may[key].add(version)
        else:
            for key in KEYS:
                self._may[key].add(plan.wanted.get(key))

    def look(self, when: str, plan: _Plan) -> None:
        """Search as another program would."""
        told: list[str] = []
        index = open_index(self.folder, told.append)
        results = index.search(Question("harbour", limit=100_000))
        self._tally.expect(not results.damaged, f"{when}: damaged ({index.status().reason})")
        places = [str(hit.place) for hit in results.hits]
        self._tally.expect(len(places) == len(set(places)), f"{when}: something is found twice")
        free = {key for key, _ in plan.steps} if plan.work == "put" else set(KEYS)
        for key, found in versions_found(index, KEYS).items():
            may = self._may[key] | ({plan.wanted.get(key)} if key in free else set())
            may |= {version for step, version in plan.steps if step == key}
            is_missing = not found and (None in may or self._rebuilding or key.startswith("doc:"))
            is_right = is_missing or (len(found) == 1 and found <= may)
            self._tally.expect(
                is_right or plan.work == "rebuild", f"{when}: {key} {found}, not {may}"
            )
        self._tally.expect(not told, f"{when}: {told}")
        index.close()

    def settle(self, wanted: Versions) -> None:
        """Bring the index up to date, and compare all of it."""
        told: list[str] = []
        index = open_index(self.folder, told.append)
        probe = source("note:probe", 1)
        index.put(probe)  # no lock is held for ever
        index.update(sources(wanted))
        self._tally.count("settled")
        self._tally.expect(not told, f"mended: {told}")
        for line in index.check(sources(wanted)):
            self._tally.fail(line)
        self._compare(index, wanted)
        index.close()
        self.wanted = dict(wanted)
        self._may = {key: {wanted.get(key)} for key in KEYS}
        self._rebuilding = False

    def _compare(self, index: SearchIndex, wanted: Versions) -> None:
        found = versions_found(index, KEYS)
        for key in KEYS:
            expected = {wanted[key]} if key in wanted else set()
            self._tally.expect(found[key] == expected, f"{key}: {found[key]}, not {expected}")
        for key, version in list(wanted.items())[:3]:
            hits = index.search(Question(mark(key, version), limit=1_000)).hits
            records = len(list(source(key, version).records()))
            self._tally.expect(len(hits) == records, f"{key}: {len(hits)} of {records} found")


def _plan(versions: Versions, luck: random.Random) -> _Plan:
    work = luck.choices(("update", "put", "rebuild"), (5, 4, 1))[0]
    if work != "put":
        return _Plan(work, changed(versions, luck))
    wanted = dict(versions)
    steps: list[tuple[str, int | None]] = []
    for version in range(max(versions.values(), default=0) + 1, 10_000)[:40]:
        key = luck.choice(CARD_KEYS if luck.random() < 0.9 else KEYS)
        if luck.random() < 0.2:
            steps.append((key, None))
            wanted.pop(key, None)
        else:
            steps.append((key, version))
            wanted[key] = version
    return _Plan(work, wanted, tuple(steps))


def _write(folder: Path, plan: _Plan, answers: Connection) -> None:
    """What the program does that is killed."""
    small_steps()
    index = open_index(folder)
    answers.send("begun")
    if plan.work == "update":
        index.update(sources(plan.wanted))
    elif plan.work == "rebuild":
        index.rebuild(sources(plan.wanted))
    for key, version in plan.steps:
        if version is None:
            index.discard(key)
        else:
            index.put(source(key, version))
        answers.send((key, version))
    answers.send("end")
    answers.recv()  # until it is killed


def _answers(writer: Victim) -> list[object]:
    answers = []
    try:
        while True:
            answers.append(writer.answers.recv())
    except (EOFError, OSError):
        return answers


def _wait_for_orphans(writer: Victim, tally: Tally) -> None:
    """Those whom the program had begun end by themselves."""
    until = time.monotonic() + _PATIENCE
    while (orphans := writer.orphans()) and time.monotonic() < until:
        time.sleep(0.05)
    tally.expect(not orphans, f"processes were left running: {orphans}")

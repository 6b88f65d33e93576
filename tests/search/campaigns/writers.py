"""Several programs that save, list and search at once: nothing is lost, and nobody waits long."""

from __future__ import annotations

import random
from contextlib import ExitStack
from typing import TYPE_CHECKING

from reader.search.index import open_index
from reader.search.model import Question
from tests.search.campaigns.victims import victim
from tests.search.campaigns.world import mark, small_steps, source, sources, versions_found

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from reader.search.model import Source
    from tests.search.campaigns.telling import Tally
    from tests.search.campaigns.victims import Victim

_WRITERS = 3
_SAVES = 25
_UPDATES = 4
_ANCHORS = dict.fromkeys(("doc:d0", "doc:d1", "doc:d2", "note:anchor", "entry:anchor"), 0)


def run(rounds: int, seed: int, folder: Path, tally: Tally) -> None:
    """Have programs disturb each other as many times."""
    luck = random.Random(seed)
    small_steps()
    for number in range(rounds):
        _round(folder / str(number), luck, tally)


def _round(folder: Path, luck: random.Random, tally: Tally) -> None:
    index_folder, files = folder / "index", folder / "files"
    files.mkdir(parents=True)
    index = open_index(index_folder)
    index.update(sources(_ANCHORS))
    with ExitStack() as ended:
        searching = [ended.enter_context(victim(_search, index_folder)) for _ in range(2)]
        working = [
            ended.enter_context(victim(_save, index_folder, files, who, luck.random()))
            for who in range(_WRITERS)
        ]
        working += [ended.enter_context(victim(_update, index_folder, files)) for _ in range(2)]
        for program in working:
            for line in _lines(program):
                tally.fail(line)
        for program in searching:
            program.answers.send("enough")
            for line in _lines(program):
                if line.isdecimal():
                    tally.count("programs that searched all the while")
                    tally.expect(int(line) > 0, "nothing could be searched for")
                else:
                    tally.fail(line)
    truth = _listed(files)
    tally.count("rounds")
    for line in index.check(truth):
        tally.fail(line)
    found = versions_found(index, [one.key for one in truth])
    for one in truth:
        tally.count("sources saved by one of several")
        tally.expect(found[one.key] == {_version(one)}, f"{one.key}: {found[one.key]}")
    index.close()


def _save(index_folder: Path, files: Path, who: int, chance: float, answers: Connection) -> None:
    """Save files, and put each in the index; what was saved is found at once."""
    small_steps()
    luck = random.Random(chance)
    told: list[str] = []
    index = open_index(index_folder, told.append)
    mine: dict[str, int] = {}
    for version in range(1, _SAVES):
        key = f"{luck.choice(('note', 'entry'))}:w{who}x{luck.randrange(8)}"
        path = files / key.replace(":", " ")
        if key in mine and luck.random() < 0.3:
            path.unlink()
            index.discard(key)
            del mine[key]
            continue
        new = path.with_name(f".{path.name}")
        new.write_text(str(version))
        new.replace(path)
        index.put(source(key, version))
        mine[key] = version
        hits = index.search(Question(mark(key, version))).hits
        if len(hits) != 1:
            answers.send(f"{key}: found {len(hits)} times after it was saved")
    for line in told:
        answers.send(line)
    answers.send("end")


def _update(index_folder: Path, files: Path, answers: Connection) -> None:
    """Make the index hold what there is, over and over."""
    small_steps()
    told: list[str] = []
    index = open_index(index_folder, told.append)
    for _ in range(_UPDATES):
        index.update(source for _ in range(1) for source in _listed(files))
    for line in told:
        answers.send(line)
    answers.send("end")


def _search(index_folder: Path, answers: Connection) -> None:
    """Search until it is enough; what nobody changes is found each time."""
    index = open_index(index_folder)
    searches = 0
    while not answers.poll():
        results = index.search(Question("harbour", limit=10_000))
        places = [str(hit.place) for hit in results.hits]
        if results.damaged or len(places) != len(set(places)):
            answers.send(f"damaged: {results.damaged}; {len(places)} hits")
        for key in _ANCHORS:
            if not index.search(Question(mark(key, 0))).hits:
                answers.send(f"{key} is not found")
        searches += 1
    answers.recv()
    answers.send(str(searches))
    answers.send("end")


def _listed(files: Path) -> list[Source]:
    found = sources(_ANCHORS)
    for path in files.glob("[!.]*"):
        try:
            found.append(source(path.name.replace(" ", ":"), int(path.read_text())))
        except FileNotFoundError:  # discarded just now
            continue
    return found


def _version(one: Source) -> int:
    return int(one.digest.rpartition(" ")[2])


def _lines(program: Victim) -> list[str]:
    lines = []
    try:
        while (line := str(program.answers.recv())) != "end":
            lines.append(line)
    except (EOFError, OSError):
        lines.append("a program ended before its time")
    return lines

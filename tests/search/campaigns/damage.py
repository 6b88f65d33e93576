"""Files of the index damaged at any place: no search fails, and the next update mends."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

from reader.search.index import open_index
from reader.search.model import IndexState, Question
from tests.search.campaigns.victims import outcome
from tests.search.campaigns.world import KEYS, changed, small_steps, sources, versions_found

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from reader.search.index import SearchIndex
    from tests.search.campaigns.telling import Tally
    from tests.search.campaigns.world import Versions

_QUERIES = ("harbour", '"harbour notened"', "kara* OR ~shiwa", "harbour -kind:note", "ka", "")


def run(rounds: int, seed: int, folder: Path, tally: Tally) -> None:
    """Damage an index as many times, each time in another way."""
    luck = random.Random(seed)
    small_steps()
    pristine, older = folder / "pristine", folder / "older"
    versions = dict.fromkeys(KEYS, 0)
    index = open_index(pristine)
    index.update(sources(versions))
    index.close()
    shutil.copytree(pristine, older)
    for _ in range(2):
        versions = changed(versions, luck)
        index.update(sources(versions))
    index.close()
    tally.expect(open_index(pristine).check(sources(versions)) == (), "it was never whole")
    for number in range(rounds):
        seed_of_round = luck.randrange(1 << 30)
        answers, code = outcome(_round, folder, versions, seed_of_round)
        how = str(answers[0]) if answers else "?"
        tally.count(how.partition(" ")[0])
        if len(answers) < 3:
            tally.fail(f"{number} ({seed_of_round}), {how}: ended with {code}")
            continue
        tally.count(str(answers[1]))
        for line in answers[2:-1]:
            tally.fail(f"{number} ({seed_of_round}), {how}: {line}")
        tally.progress(number + 1, rounds)


def _round(folder: Path, versions: Versions, seed: int, answers: Connection) -> None:
    """Damage a copy of the index, and tell what is wrong with what is found then."""
    luck = random.Random(seed)
    damaged = folder / "damaged"
    shutil.rmtree(damaged, ignore_errors=True)
    shutil.copytree(folder / "pristine", damaged)
    told: list[str] = []
    index = open_index(damaged, told.append)
    is_open = luck.random() < 0.4
    if is_open:
        _search(index)
    answers.send(_damage(damaged, folder / "older", luck))
    answers.send("found while it was searched" if is_open else "found at the next start")
    _search(index)
    index.needs_update(sources(versions))
    index.check(sources(versions))
    if is_open:  # what lies under what is known to be sound is looked at by the next program
        index.update(sources(versions))
        _search(index)
        index.close()
        index = open_index(damaged, told.append)
    index.update(sources(versions))
    for line in told:
        if "\n" in line or str(damaged) not in line:
            answers.send(f"told as {line!r}")
    for line in index.check(sources(versions)):
        answers.send(line)
    if index.needs_update(sources(versions)) or index.status().state is not IndexState.READY:
        answers.send(f"not ready: {index.status()}")
    expected = {key: {versions[key]} if key in versions else set() for key in KEYS}
    if versions_found(index, KEYS) != expected:
        answers.send("other versions are found")
    index.close()
    answers.send("end")


def _search(index: SearchIndex) -> None:
    """Whatever this finds, it does not raise."""
    for query in _QUERIES:
        index.search(Question(query, as_you_type=True))
        index.search(Question(query, limit=1_000))
    index.documents_with(["harbour", "ka ki"])
    index.status()


def _damage(damaged: Path, older: Path, luck: random.Random) -> str:
    """Damage one file, or two, and tell how."""
    told = []
    for _ in range(luck.choice((1, 1, 1, 2))):
        files = sorted(path for path in damaged.rglob("*") if path.is_file())
        path = luck.choice([path for path in files if path.suffix != ".lock"])
        how = luck.choice(_WAYS)
        how(path, older, luck)
        told.append(f"{how.__name__} {path.relative_to(damaged)}")
    return ", ".join(told)


def _cut_off(path: Path, _: Path, luck: random.Random) -> None:
    with path.open("r+b") as file:
        file.truncate(luck.randrange(path.stat().st_size or 1))


def _zeros(path: Path, _: Path, luck: random.Random) -> None:
    _overwrite(path, luck, bytes)


def _garbage(path: Path, _: Path, luck: random.Random) -> None:
    _overwrite(path, luck, luck.randbytes)


def _one_bit(path: Path, _: Path, luck: random.Random) -> None:
    data = bytearray(path.read_bytes())
    if data:
        data[luck.randrange(len(data))] ^= 1 << luck.randrange(8)
    _write_in_place(path, bytes(data))


def _longer(path: Path, _: Path, luck: random.Random) -> None:
    with path.open("ab") as file:
        file.write(luck.randbytes(luck.randrange(1, 9_000)))


def _empty(path: Path, _older: Path, _luck: random.Random) -> None:
    _write_in_place(path, b"")


def _gone(path: Path, _older: Path, _luck: random.Random) -> None:
    path.unlink()


def _a_folder(path: Path, _older: Path, _luck: random.Random) -> None:
    path.unlink()
    path.mkdir()


def _a_link_to_nothing(path: Path, _older: Path, _luck: random.Random) -> None:
    path.unlink()
    path.symlink_to("nothing")


def _of_before(path: Path, older: Path, luck: random.Random) -> None:
    """As a backup would leave it that was put back in part."""
    others = sorted(one for one in older.rglob(f"*{path.suffix}") if one.is_file())
    _write_in_place(path, luck.choice(others).read_bytes())


def _folder_gone(path: Path, _older: Path, _luck: random.Random) -> None:
    shutil.rmtree(path.parent)
    path.parent.parent.mkdir(exist_ok=True)


_WAYS: tuple[Callable[[Path, Path, random.Random], None], ...] = (
    _cut_off, _zeros, _garbage, _one_bit, _longer, _empty, _gone, _a_folder, _a_link_to_nothing,
    _of_before, _folder_gone,
)  # fmt: skip


def _overwrite(path: Path, luck: random.Random, content: Callable[[int], bytes]) -> None:
    data = bytearray(path.read_bytes())
    start = luck.randrange(len(data) or 1)
    length = min(luck.randrange(1, 5_000), len(data) - start)
    data[start : start + length] = content(length)
    _write_in_place(path, bytes(data))


def _write_in_place(path: Path, data: bytes) -> None:
    """The file stays the same one, as for those who have it open."""
    with path.open("r+b") as file:
        file.truncate(len(data))
        file.write(data)

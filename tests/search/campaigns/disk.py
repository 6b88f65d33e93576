"""A disk that is full, or may not be written: the last commit stays, and is found."""

from __future__ import annotations

import gc
import random
import shutil
import signal
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.base.errors import IndexUnusableError
from reader.search.index import open_index
from tests.search.campaigns.victims import outcome
from tests.search.campaigns.world import KEYS, changed, small_steps, sources, versions_found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from multiprocessing.connection import Connection
    from pathlib import Path

    from reader.search.index import SearchIndex
    from tests.search.campaigns.telling import Tally
    from tests.search.campaigns.world import Versions

_LARGEST = 120_000  # bytes; no file of an update that is written in small steps is larger
_BEFORE = dict.fromkeys(KEYS, 0)


def run(rounds: int, seed: int, folder: Path, tally: Tally) -> None:
    """Have an update fail as many times, each time at another file and byte."""
    luck = random.Random(seed)
    small_steps()
    index = open_index(folder / "pristine")
    index.update(sources(_BEFORE))
    index.close()
    is_mountable = _is_mountable(folder)
    for number in range(rounds):
        chance = luck.random()
        if is_mountable and number % 3 == 0:
            with _disk(folder / "disk", "64m") as disk:
                shutil.copytree(folder / "pristine", disk / "index")
                answers, code = outcome(_full, disk, chance)
        else:
            shutil.rmtree(folder / "index", ignore_errors=True)
            shutil.copytree(folder / "pristine", folder / "index")
            answers, code = outcome(_limited, folder, chance)
        ended = bool(answers) and answers.pop() == "end"
        tally.expect(ended, f"{number}: ended with {code}")
        for answer in map(str, answers):
            if answer.startswith("WRONG"):
                tally.fail(f"{number}: {answer}")
            else:
                tally.count(answer)


def _limited(folder: Path, chance: float, answers: Connection) -> None:
    """No file may be longer than some bytes."""
    import resource

    luck = random.Random(chance)
    limit = int(luck.choice((_LARGEST * luck.random(), _LARGEST ** luck.random())))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)

    @contextmanager
    def limited() -> Iterator[None]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))
        yield
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    _round(folder / "index", luck, limited, answers)
    answers.send("end")


def _full(disk: Path, chance: float, answers: Connection) -> None:
    """A disk with little room, and later one that may only be read."""
    luck = random.Random(chance)

    @contextmanager
    def filled() -> Iterator[None]:
        used = sum(path.stat().st_blocks for path in disk.rglob("*")) // 2
        _mount("-o", f"remount,size={used + luck.randrange(200)}k", str(disk))
        yield
        _mount("-o", "remount,size=64m", str(disk))

    @contextmanager
    def read_only() -> Iterator[None]:
        gc.collect()
        _mount("-o", "remount,ro", str(disk))
        yield
        _mount("-o", "remount,rw", str(disk))

    _round(disk / "index", luck, filled, answers)
    _round(disk / "index", luck, read_only, answers)
    answers.send("end")


def _round(
    folder: Path,
    luck: random.Random,
    hindrance: Callable[[], AbstractContextManager[None]],
    answers: Connection,
) -> None:
    """Update while something is in the way, and once more when it is not."""
    small_steps()
    told: list[str] = []
    index = open_index(folder, told.append)
    index.update(sources(_BEFORE))
    index.close()  # no disk becomes read-only while a file is open that was deleted
    after = changed(_BEFORE, luck)
    with hindrance():
        try:
            index.update(sources(after))
            answers.send("done in spite of it")
        except IndexUnusableError as error:
            answers.send(f"refused: {str(error).partition('(')[2].partition(')')[0]}")
            if "\n" in str(error) or str(folder) not in str(error):
                answers.send(f"WRONG: told as {error}")
        other = open_index(folder, told.append)
        for line in (*_not_found(index, after), *_not_found(other, after)):
            answers.send(f"WRONG: {line}")
        other.close()
    for path in folder.glob("*-*/*"):
        if path.suffix not in {".toc", ".seg", ".jsonl"}:
            answers.send(f"WRONG: left behind: {path.name}")
    index.update(sources(after))
    for line in (*told, *index.check(sources(after))):
        answers.send(f"WRONG: {line}")
    index.close()


def _not_found(index: SearchIndex, after: Versions) -> Iterator[str]:
    for key, found in versions_found(index, KEYS).items():
        may = {versions[key] for versions in (_BEFORE, after) if key in versions}
        if len(found) > 1 or not found <= may or (not found and key in after):
            yield f"{key}: {found} is found of {may}"


@contextmanager
def _disk(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={size},mode=700", "none", str(folder))
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _is_mountable(folder: Path) -> bool:
    try:
        with _disk(folder / "disk", "1m"):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)

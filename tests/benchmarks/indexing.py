"""How fast an index is built, and what it takes of memory and disk, beside FTS5 and tantivy.

Each is built in a process of its own from the same passages, which are made before the clock
starts. READER_PASSAGES says of how many: "1000 10000" if it does not, "200000" takes minutes.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from reader.search.index import open_index
from reader.search.model import Question, Source
from tests.benchmarks.other_engines import TO_HAVE_ALL, others
from tests.benchmarks.passages import note, sources, stretch, texts
from tests.benchmarks.programs import resident_megabytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.other_engines import Engine

READER = "reader"
_ASKED = 40
_LOOKED_EVERY = 0.05  # seconds


class Built(NamedTuple):
    """What building an index took.

    Attributes:
        seconds: From the first text to the last commit.
        processor: Seconds of the processor in it, of all processes; steadier on a busy machine.
        megabytes: Of text.
        memory: Megabytes more at most than before, helping processes included.
        disk: Megabytes of files.
        asked: Megabytes more than before once it is open and was asked.
    """

    seconds: float
    processor: float
    megabytes: float
    memory: float
    disk: float
    asked: float


def sizes() -> list[int]:
    """How many passages."""
    return [int(size) for size in os.environ.get("READER_PASSAGES", "1000 10000").split()]


def measure(_rounds: int) -> Iterator[str]:
    """Run everything; the lines to print."""
    for size in sizes():
        with tempfile.TemporaryDirectory(prefix="reader-benchmark-") as folder:
            yield from built_lines(build_all(Path(folder), size), size)


def build_all(folder: Path, passages: int) -> dict[str, Built]:
    """Build every index in a folder of its own name."""
    found = {}
    for name in (READER, *others()):
        (folder / name).mkdir()
        build = _in_a_process("build", name, folder / name, passages)
        asked = _in_a_process("ask", name, folder / name, passages)
        found[name] = Built(*build, *asked)
    return found


def built_lines(built: dict[str, Built], passages: int) -> Iterator[str]:
    """A table."""
    ours = built[READER]
    yield f"{passages:,} passages, {ours.megabytes:.1f} MB"
    if "tantivy" not in built:
        yield TO_HAVE_ALL
    heads = ("seconds", "MB/s", "ours /", "processor", "ours /", "memory", "disk", "asked, MB")
    yield " " * 10 + "".join(f"{head:>10}" for head in heads)
    for name, one in built.items():
        speed = one.megabytes / one.seconds
        yield (
            f"{name:10}{one.seconds:10.2f}{speed:10.2f}{ours.seconds / one.seconds:10.2f}"
            f"{one.processor:10.2f}{ours.processor / one.processor:10.2f}"
            f"{one.memory:10.0f}{one.disk:10.1f}{one.asked:10.0f}"
        )


def _in_a_process(what: str, name: str, folder: Path, passages: int) -> list[float]:
    command = (sys.executable, "-m", __name__, what, name, str(folder), str(passages))
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    figures: list[float] = json.loads(done.stdout)
    return figures


def _build(name: str, folder: Path, passages: int) -> list[float]:
    made = list(texts(passages))
    megabytes = sum(len(text.body.encode()) for text in made) / 1_000_000
    if name == READER:
        del made
        prepared = [_held(source) for source in sources(passages)]
        with _Watch() as watch:
            index = open_index(folder)
            index.update(prepared)
        index.put(note(0, "A first note"))
        index.close()
    else:
        engine = others()[name](folder)
        with _Watch() as watch:
            engine.build(made)
    disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1_000_000
    return [watch.seconds, watch.processor, megabytes, watch.memory, disk]


class _Watch:
    """Time, processor and memory of this process and those it starts.

    Attributes:
        seconds: From beginning to end.
        processor: Seconds of the processor.
        memory: Megabytes at most over what there was at the beginning.
    """

    def __enter__(self) -> Self:
        self.memory = 0.0
        self._ended = threading.Event()
        self._looking = threading.Thread(target=self._look, args=(_resident(),))
        self._looking.start()
        self._used, self._started = _processor(), time.monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.monotonic() - self._started
        self.processor = _processor() - self._used
        self._ended.set()
        self._looking.join()

    def _look(self, before: float) -> None:
        while not self._ended.wait(_LOOKED_EVERY):
            self.memory = max(self.memory, _resident() - before)


def _ask(name: str, folder: Path) -> list[float]:
    questions = [stretch(number, 2) for number in range(_ASKED)]
    engine: Engine | None = None if name == READER else others()[name](folder)
    before = resident_megabytes(os.getpid())
    if engine:
        engine.open()
        for question in questions:
            engine.best(question, 50)
    else:
        index = open_index(folder)
        for question in questions:
            index.search(Question(question))
    return [resident_megabytes(os.getpid()) - before]


def _held(source: Source) -> Source:
    """A source whose records are made by now."""
    records = list(source.records())
    return Source(source.key, source.digest, lambda: records, source.about)


def _processor() -> float:
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def _resident() -> float:
    """Megabytes of this process and its children."""
    own = os.getpid()
    children = Path(f"/proc/{own}/task/{own}/children").read_text(encoding="ascii").split()
    total = 0.0
    for pid in (own, *map(int, children)):
        with contextlib.suppress(OSError, IndexError):  # one that has ended
            total += resident_megabytes(pid)
    return total


if __name__ == "__main__":
    what, name, folder, passages = sys.argv[1:]
    if what == "build":
        print(json.dumps(_build(name, Path(folder), int(passages))))
    else:
        print(json.dumps(_ask(name, Path(folder))))

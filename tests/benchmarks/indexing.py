"""How fast an index is built, and what it takes of memory and disk, beside FTS5 and tantivy.

Each is built in a process of its own from the same passages, which are made before the clock
starts. READER_PASSAGES says of how many: "1000 10000" if it does not, "200000" takes minutes.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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


class Built(NamedTuple):
    """What building an index took.

    Attributes:
        seconds: From the first text to the last commit.
        processor: Seconds of the processor in it, of all processes; steadier on a busy machine.
        megabytes: Of text.
        memory: Megabytes more at most than before, of the largest helping process too.
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
        before = resident_megabytes(os.getpid())
        started, used = time.monotonic(), _processor()
        index = open_index(folder)
        index.update(prepared)
        seconds, processor = time.monotonic() - started, _processor() - used
        index.put(note(0, "A first note"))
        index.close()
    else:
        before = resident_megabytes(os.getpid())
        engine = others()[name](folder)
        started, used = time.monotonic(), _processor()
        engine.build(made)
        seconds, processor = time.monotonic() - started, _processor() - used
    memory = _most_megabytes(resource.RUSAGE_SELF) - before
    memory += _most_megabytes(resource.RUSAGE_CHILDREN)
    disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1_000_000
    return [seconds, processor, megabytes, memory, disk]


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


def _most_megabytes(of: int) -> float:
    return resource.getrusage(of).ru_maxrss * 1024 / 1_000_000


if __name__ == "__main__":
    what, name, folder, passages = sys.argv[1:]
    if what == "build":
        print(json.dumps(_build(name, Path(folder), int(passages))))
    else:
        print(json.dumps(_ask(name, Path(folder))))

"""How fast the index answers, by kind of query, beside FTS5 and tantivy over the same passages.

All have the same passages and answer with fifty hits and a quotation of each; they are asked in
turns. READER_PASSAGES says how many passages, as for ``indexing``, whose figures come first.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from reader.search.index import open_index
from reader.search.model import Kind, Question
from tests.benchmarks.indexing import READER, build_all, built_lines, sizes
from tests.benchmarks.judged import Text
from tests.benchmarks.other_engines import others
from tests.benchmarks.passages import AUTHORS, author, note, stretch
from tests.benchmarks.timing import in_turns, percentile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.search.index import SearchIndex
    from tests.benchmarks.other_engines import Engine
    from tests.benchmarks.timing import Sample

_LIMIT = 50
_EACH = 30
_NOTES = 40
_TYPED = ("constitution", "islands dispute", "treaty of peace", "sino-japanese elite")
_JAPANESE = ("靖国", "東京で会談", "北方領土", "憲法第九条")


class Queries(NamedTuple):
    """Queries of one kind.

    Attributes:
        ours: As they are typed.
        theirs: The words alone.
        ask: Which way of ``Engine`` answers them; empty where others have none like it.
        typing: The last word may be the beginning of one.
    """

    ours: Sequence[str]
    theirs: Sequence[str]
    ask: str
    typing: bool = False


def queries() -> dict[str, Queries]:
    """Queries of every kind, the same at every run."""
    numbers = range(_EACH)
    single = [stretch(number, 1) for number in numbers]
    pairs = [stretch(100 + number, 2) for number in numbers]
    apart = [f"{stretch(200 + n, 1)} {stretch(300 + n, 1)}" for n in numbers]
    many = [f"{stretch(400 + n, 3)} {stretch(500 + n, 2)}" for n in numbers]
    asked = [
        f"what did {stretch(600 + n, 2)} say about the {stretch(700 + n, 3)}?" for n in numbers
    ]
    starts = [stretch(800 + n, 1)[: 2 + n % 3] for n in numbers]
    typed = [words[:end] for words in _TYPED for end in range(1, len(words) + 1)]
    return {
        "term": Queries(single, single, "best"),
        "AND": Queries([" AND ".join(one.split()) for one in apart], apart, "all_of"),
        "OR, five words": Queries(many, many, "best"),
        "phrase": Queries([f'"{one}"' for one in pairs], pairs, "phrase"),
        "prefix*": Queries([f"{one}*" for one in starts], starts, "prefix"),
        "~fuzzy": Queries([f"~{one[1:]}{one[:1]}" for one in single], (), ""),
        "question": Queries(asked, asked, "best"),
        "Japanese": Queries(_JAPANESE * 8, (), ""),
        "filter": Queries(
            [f"{one} by:{author(n)} after:2000" for n, one in zip(numbers, single, strict=True)],
            (),
            "",
        ),
        "filter alone": Queries([f"by:{author(number)}" for number in range(AUTHORS)], (), ""),
        "as you type, a key": Queries(typed, typed, "prefix", typing=True),
    }


def measure(rounds: int) -> Iterator[str]:
    """Run everything; the lines to print."""
    for size in sizes():
        with tempfile.TemporaryDirectory(prefix="reader-benchmark-") as name:
            folder = Path(name)
            yield from built_lines(build_all(folder, size), size)
            yield from _ask_all(folder, rounds)


def _ask_all(folder: Path, rounds: int) -> Iterator[str]:
    engines = {name: engine(folder / name) for name, engine in others().items()}
    yield from _opening(folder, engines, rounds)
    index = open_index(folder / READER)
    index.warm()
    for engine in engines.values():
        engine.open()
    heads = [READER, "95 %", "most", *(f"{name}  ours /" for name in engines)]
    yield f"{'ms':20}" + "".join(f"{head:>18}" for head in heads)
    for kind, asked in queries().items():
        yield _row(kind, _answered(asked, index, engines, max(2, rounds // 4)))
    yield _row("a note until found", _notes(index, engines))
    index.close()


def _opening(folder: Path, engines: dict[str, Engine], rounds: int) -> Iterator[str]:
    """From the folder to the first answer, in a program that has all imported."""
    question = stretch(1, 1)

    def ours() -> Sample:
        started = time.monotonic()
        index = open_index(folder / READER)
        index.search(Question(question))
        took = _since(started)
        index.close()
        return {"": took}

    def theirs(engine: Engine) -> Callable[[], Sample]:
        def run() -> Sample:
            started = time.monotonic()
            engine.open()
            engine.best(question, _LIMIT)
            took = _since(started)
            engine.close()
            return {"": took}

        return run

    cases = {READER: ours} | {name: theirs(engine) for name, engine in engines.items()}
    found = in_turns(cases, max(3, rounds // 2))
    yield _row("opened and asked", {name.removesuffix(": "): took for name, took in found.items()})


def _answered(
    asked: Queries, index: SearchIndex, engines: dict[str, Engine], rounds: int
) -> dict[str, list[float]]:
    """Milliseconds of each query, the median of its rounds: what is kept of before helps all."""

    def ours(text: str) -> float:
        started = time.monotonic()
        index.search(Question(text, limit=_LIMIT, as_you_type=asked.typing))
        return _since(started)

    def theirs(engine: Engine) -> Callable[[str], float]:
        ask: Callable[[str, int], list[str]] = getattr(engine, asked.ask)

        def run(text: str) -> float:
            started = time.monotonic()
            ask(text, _LIMIT)
            return _since(started)

        return run

    samples: dict[str, list[list[float]]] = {name: [] for name in (READER, *engines)}
    for _ in range(rounds):
        samples[READER].append([ours(text) for text in asked.ours])
        for name, engine in engines.items() if asked.ask else ():
            samples[name].append([theirs(engine)(text) for text in asked.theirs])
    return {
        name: [median(times) for times in zip(*of_rounds, strict=True)]
        for name, of_rounds in samples.items()
        if of_rounds
    }


def _notes(index: SearchIndex, engines: dict[str, Engine]) -> dict[str, list[float]]:
    """From a saved note to the answer that has it."""
    found: dict[str, list[float]] = {name: [] for name in (READER, *engines)}
    for number in range(1, _NOTES + 1):
        word = f"remarkable{number}"
        started = time.monotonic()
        index.put(note(number, f"A {word} thing"))
        results = index.search(Question(word, frozenset({Kind.NOTE})))
        found[READER].append(_since(started))
        assert results.hits, f"{word} was not found"
        for name, engine in engines.items():
            started = time.monotonic()
            engine.put(Text(word, "A note", f"A {word} thing"))
            assert engine.best(word, _LIMIT), f"{word} was not found by {name}"
            found[name].append(_since(started))
    return found


def _row(kind: str, samples: dict[str, list[float]]) -> str:
    ours = samples.pop(READER)
    cells = [f"{median(ours):.2f}", f"{percentile(ours, 0.95):.2f}", f"{max(ours):.2f}"]
    cells += [f"{median(one):.2f} {median(ours) / median(one):8.2f}" for one in samples.values()]
    return f"{kind:20}" + "".join(f"{cell:>18}" for cell in cells)


def _since(started: float) -> float:
    return (time.monotonic() - started) * 1000

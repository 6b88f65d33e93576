"""The matcher beside automata that know no words, and beside a walk through a dictionary.

The automata look for the same terms in the lowered text and take the longest that begins first,
also inside words; nothing else of what the matcher does (whole words, case rules, accents, signs,
plurals, possessives, offsets into the source) is done by them. Times are of the processor: all of
this is done by one thread, and other programs then matter less.
"""

from __future__ import annotations

import gc
import re
import statistics
import time
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from glossary.matcher import Matcher
from glossary.model import Alias
from tests.benchmarks.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Find = Callable[[str], int]
    Build = Callable[[Sequence[str]], Find]

TERMS = (1_000, 10_000, 100_000)
MEGABYTES = (0.1, 1, 10)
_MOST_ROUNDS = 3
_WINDOW = 3_000  # characters
_WORD = re.compile(r"\w+")


def measure(rounds: int) -> Iterator[str]:
    """Run everything; the lines to print."""
    contenders: dict[str, Build] = {"ours": _ours, "ahocorasick_rs": _ahocorasick_rs}
    if find_spec("ahocorasick"):
        contenders["pyahocorasick"] = _pyahocorasick
    else:
        yield "not measured: pyahocorasick; to have it, run: pip install pyahocorasick"
    contenders["dictionary walk"] = _dictionary_walk
    words = Words()
    terms = words.terms(TERMS[-1])
    text = words.text(int(MEGABYTES[-1] * 1_000_000))
    head = ["terms", "MB", "ours, ms", "matches", *(f"/ {name}" for name in contenders)]
    yield _row([*head[:4], *head[5:]])
    for count in TERMS:
        built: dict[str, Find] = {}
        builds = []
        for name, build in contenders.items():
            started = time.process_time()
            built[name] = build(terms[:count])
            builds.append(f"{name} {(time.process_time() - started) * 1000:,.0f} ms")
        for size in MEGABYTES:
            yield _row(_compared(built, count, size, text, min(rounds, _MOST_ROUNDS)))
        yield f"built with {count:,} terms: {', '.join(builds)}"
    yield from _ways_of_reading(terms, text)


def _compared(built: dict[str, Find], count: int, size: float, text: str, rounds: int) -> list[str]:
    part = text[: int(size * 1_000_000)]
    times: dict[str, list[float]] = {name: [] for name in built}
    matches = {}
    for turn in range(rounds + 1):
        for name, find in reversed(built.items()) if turn % 2 else built.items():
            gc.collect()
            started = time.process_time()
            matches[name] = find(part)
            if turn:  # the first fills caches
                times[name].append((time.process_time() - started) * 1000)
    medians = {name: statistics.median(of_one) for name, of_one in times.items()}
    ours = medians.pop("ours")
    ratios = [f"{ours / other:.2f}" for other in medians.values()]
    return [f"{count:,}", f"{size:g}", f"{ours:,.0f}", f"{matches['ours']:,}", *ratios]


def _ways_of_reading(terms: Sequence[str], text: str) -> Iterator[str]:
    """What it costs to make values of all mentions, and to look at a screen's text only."""
    matcher = _matcher(terms)
    mentions = matcher.mentions(text)
    started = time.process_time()
    made = sum(1 for _ in mentions)
    took = (time.process_time() - started) * 1000
    yield f"making each of {made:,} mentions a value: {took:,.0f} ms"
    windows = range(0, len(text) - _WINDOW, len(text) // 100)
    started = time.process_time()
    for start in windows:
        matcher.mentions(text, start, start + _WINDOW)
    each = (time.process_time() - started) * 1000 / len(windows)
    yield f"a window of {_WINDOW:,} characters of it: {each:.2f} ms"


def _matcher(terms: Sequence[str]) -> Matcher:
    return Matcher((Alias(term), str(number)) for number, term in enumerate(terms))


def _ours(terms: Sequence[str]) -> Find:
    matcher = _matcher(terms)
    return lambda text: len(matcher.mentions(text))


def _ahocorasick_rs(terms: Sequence[str]) -> Find:
    from ahocorasick_rs import AhoCorasick, MatchKind

    lowered = {term.lower() for term in terms}
    found = AhoCorasick(lowered, matchkind=MatchKind.LeftmostLongest, store_patterns=False)
    return lambda text: len(found.find_matches_as_indexes(text.lower()))


def _pyahocorasick(terms: Sequence[str]) -> Find:
    automaton = import_module("ahocorasick").Automaton()
    for number, term in enumerate(terms):
        automaton.add_word(term.lower(), number)
    automaton.make_automaton()
    return lambda text: sum(1 for _ in automaton.iter_long(text.lower()))


def _dictionary_walk(terms: Sequence[str]) -> Find:
    """By the first word, how many words terms that begin with it have; longest first."""
    known = {term.lower() for term in terms}
    sizes: dict[str, set[int]] = {}
    for term in known:
        words = term.split()
        sizes.setdefault(words[0], set()).add(len(words))
    ordered = {word: sorted(counts, reverse=True) for word, counts in sizes.items()}

    def find(text: str) -> int:
        small = text.lower()
        places = [found.span() for found in _WORD.finditer(small)]
        count = at = 0
        while at < len(places):
            start, end = places[at]
            step = 1
            for size in ordered.get(small[start:end], ()):
                if at + size <= len(places) and small[start : places[at + size - 1][1]] in known:
                    count, step = count + 1, size
                    break
            at += step
        return count

    return find


def _row(cells: Iterable[str]) -> str:
    first, *others = cells
    return f"{first:>8} " + " ".join(f"{cell:>16}" for cell in others)

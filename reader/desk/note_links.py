"""Links in the words of notes: ``[[ID]]`` and ``[[PLACE]]``, and what can complete them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from glossary.folding import fold_words
from reader.desk.note_code import code_in
from reader.desk.quoting import first_words
from reader.text.ids import is_address
from reader.text.place import DocumentPlace, EntryPlace, NotePlace, parse_place
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from glossary.glossary import Glossary
    from reader.notes.model import Note
    from reader.text.place import Place

MOST_OFFERED = 8

_LINK = re.compile(r"\[\[([^\[\]|\n]{1,400})(?:\|([^\[\]|\n]{1,200}))?\]\]")
_BEGUN = re.compile(r"\[\[([^\[\]|\n]{0,80})$")
_LEADS = (EntryPlace, NotePlace, DocumentPlace)
_NAMED_BY = 40  # characters of a note that name it


class NoteLink(NamedTuple):
    """A link in the words of a note.

    Attributes:
        span: All of it, brackets included.
        target: Where it leads.
        words: The words it is to be shown by; empty for the name of its target.
    """

    span: Span
    target: Place
    words: str


class Completion(NamedTuple):
    """A link that can be meant.

    Attributes:
        insert: The link as it is written.
        told: What it leads to.
        what: What that is.
    """

    insert: str
    told: str
    what: str


def links_of(body: str) -> Iterator[NoteLink]:
    """The links of a note in order; those in code are none."""
    if "[[" not in body:
        return
    code, at = list(code_in(body)), 0
    for found in _LINK.finditer(body):
        while at < len(code) and code[at].end <= found.start():
            at += 1
        if at < len(code) and code[at].start <= found.start():
            continue
        if (target := _target(found[1].strip())) is not None:
            yield NoteLink(Span(*found.span()), target, (found[2] or "").strip())


def plain_words(body: str, name_of: Callable[[Place], str]) -> str:
    """The words of a note with each link as its words alone, for lists.

    Args:
        body: The words.
        name_of: What the target of a link without words is called; empty where that is not known.
    """
    parts, at = [], 0
    for link in links_of(body):
        words = link.words or name_of(link.target) or str(link.target).partition(":")[2]
        parts += [body[at : link.span.start], words]
        at = link.span.end
    return "".join((*parts, body[at:]))


def completion_at(line: str, column: int) -> tuple[int, str] | None:
    """The link that is being typed before the cursor: where it begins, and what it says so far.

    Args:
        line: The line with the cursor.
        column: Characters before the cursor.
    """
    found = _BEGUN.search(line[max(0, column - 100) : column])
    return (column - len(found[0]), found[1]) if found else None


def tag_counts(notes: Iterable[Note]) -> tuple[str, ...]:
    """The tags of notes, those used most first."""
    counts = Counter(tag for note in notes for tag in note.tags)
    return tuple(sorted(counts, key=lambda tag: (-counts[tag], tag)))


class LinkCompleter:
    """Knows what links can lead to; made in a thread, as glossaries are large.

    Args:
        glossary: The entries, by all their names.
        notes: The notes, by their first words.
        documents: Ids of documents and their titles.
    """

    def __init__(
        self,
        glossary: Glossary | None,
        notes: Sequence[Note],
        documents: Iterable[tuple[str, str]],
    ) -> None:
        found: list[tuple[str, Completion]] = []
        for entry in glossary.entries if glossary else ():
            completion = Completion(f"[[{entry.id}|{_plain(entry.term)}]]", entry.term, "entry")
            names = dict.fromkeys((entry.term, *(alias.text for alias in entry.aliases)))
            found += ((fold_words(name), completion) for name in names)
        for document, title in documents:
            written = f"[[doc:{document}|{_plain(title)}]]"
            found.append((fold_words(title), Completion(written, title, "text")))
        for note in reversed(notes):
            words = first_words(note.body, _NAMED_BY)
            if words:
                written = f"[[note:{note.id}|{_plain(words)}]]"
                found.append((fold_words(words), Completion(written, words, "note")))
        self._found = found

    def completions(self, typed: str) -> tuple[Completion, ...]:
        """What can be meant, names that begin so first, each once."""
        wanted = fold_words(typed)
        begins = (one for name, one in self._found if name.startswith(wanted))
        inside = (one for name, one in self._found if f" {wanted}" in name) if wanted else iter(())
        both = (one for several in (begins, inside) for one in several)
        return tuple(dict.fromkeys(islice(both, 4 * MOST_OFFERED)))[:MOST_OFFERED]


def _target(written: str) -> Place | None:
    if is_address(written):
        return EntryPlace(written)
    try:
        place = parse_place(written)
    except ValueError:
        return None
    return place if isinstance(place, _LEADS) else None


def _plain(words: str) -> str:
    """Words that can stand in a link."""
    return " ".join(re.sub(r"[\[\]|]", " ", words).split())[:120]

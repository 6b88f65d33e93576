"""Entries that are about to be written: begun from words of a text, and what to say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossary.entry_file import LONGEST_ALIAS
from glossary.entry_writer import EntryDraft
from glossary.model import Alias
from reader.base.errors import UsageError
from reader.desk.quoting import quote_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.candidates import Candidate
    from glossary.glossary import Glossary
    from reader.text.document import Document
    from reader.text.span import Span

_AROUND = 160  # characters of the text on each side of the words
_MARKS_AROUND = " \t\n\r\"'“”‘’«»„(),.;:!?…"


class Started(NamedTuple):
    """A draft, and what to have in view while it is written.

    Attributes:
        draft: The entry so far.
        context: The words of the text in which its term was met, empty if in none.
    """

    draft: EntryDraft
    context: str = ""


def start_from_words(document: Document, span: Span) -> Started:
    """An entry for words of a document.

    Raises:
        UsageError: The words cannot be a term.
    """
    words = " ".join(document.text[span.start : span.end].split()).strip(_MARKS_AROUND)
    draft = EntryDraft(words)
    require_sound(draft)
    block = document.block_at(span.start)
    around = quote_around(
        document.text, span.start, span.end, (block.start, max(block.end, span.end)), _AROUND
    )
    return Started(draft, f"{around.before}{around.words}{around.after}".strip())


def start_from_candidate(candidate: Candidate) -> Started:
    """An entry for what a document names and no entry explains."""
    aliases = tuple(Alias(words) for words in candidate.aliases)
    return Started(EntryDraft(candidate.text, candidate.kind, aliases=aliases), candidate.sentence)


def require_sound(draft: EntryDraft) -> None:
    """Make sure that a draft can become an entry.

    Raises:
        UsageError: It cannot, in words for the reader.
    """
    term = draft.term.strip()
    if not term:
        raise UsageError("the entry has no term; write the words that it explains")
    for alias in (term, *(alias.text.strip() for alias in draft.aliases)):
        shown = alias if len(alias) <= 40 else f"{alias[:40]}…"  # noqa: PLR2004 - fits on a line
        if not any(char.isalnum() for char in alias):
            raise UsageError(
                f"{shown!r}: holds no letter or digit; write words that a text can have"
            )
        if len(alias) > LONGEST_ALIAS:
            raise UsageError(
                f"{shown!r}: has {len(alias):,} characters; a term has at most {LONGEST_ALIAS}"
            )
        if not alias.isprintable():
            raise UsageError(f"{shown!r}: holds a line end or a control character; take it out")


def remarks(draft: EntryDraft, glossary: Glossary, entry_id: str = "") -> Iterator[str]:
    """What its writer should know of a draft that can be saved all the same.

    Args:
        draft: The entry.
        glossary: All entries there are.
        entry_id: Id that the entry has or will have; empty for a new one.
    """
    said: set[str] = set()
    for words in (draft.term, *(alias.text for alias in draft.aliases)):
        # Dictionaries, which nothing is taken from, are not asked: their files may be slow.
        other = glossary.find(words) if glossary.explains(words) else None
        if other is None or other.id in {entry_id, *said} or glossary.get(other.id) is not other:
            continue
        said.add(other.id)
        yield f"“{words}” means {other.term} already; in texts it will mean yours"
    for target in draft.see:
        if glossary.get(target) is None:
            yield f"'see' names {target}, which is no entry yet"
    if not draft.body.strip():
        yield "it says nothing yet: a few sentences can be added at any time"

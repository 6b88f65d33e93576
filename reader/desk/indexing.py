"""What the search index is made from: documents, entries and notes, each with its digest."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from glossary.links import parse_links
from reader.desk.note_links import plain_words
from reader.desk.quoting import first_words
from reader.notes.model import EntryTarget, PassageTarget
from reader.search.model import About, Kind, Record, Source
from reader.text.document import Metadata, Role
from reader.text.place import DocumentPlace, EntryPlace, NotePlace
from reader.text.titles import title_of_name

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

    from glossary.glossary import Glossary
    from glossary.model import Entry
    from reader.desk.documents import Opened
    from reader.library.record import DocumentRecord
    from reader.notes.model import Note
    from reader.text.companion import Companion
    from reader.text.document import Document

PASSAGE = 2_000  # characters; longer blocks are cut at white space
_UNSAID = Metadata("")
_NAMED_BY = 60  # characters of a note that name it


def document_source(
    record: DocumentRecord,
    file: os.stat_result | None,
    companion: Companion | None,
    open_document: Callable[[str], Opened],
) -> Source:
    """A document of the library, read only when it has changed.

    Args:
        record: What the library knows of it.
        file: The file that is read, which may have changed since it was opened; None if gone.
        companion: What it is opened with; it may name the document and set blocks apart.
        open_document: Opens it by its id.
    """

    def records() -> Iterator[Record]:
        return passages(open_document(record.id).document)

    title = companion.metadata.title if companion else ""
    stamp = f"{file.st_size} {file.st_mtime_ns}" if file else ""
    told = [record.sha256, stamp, record.format, record.encoding, title or record.name]
    if companion:
        told += [*(companion.byline or ()), companion.credit]
    about = _about_document(record, companion)
    size = max(1, file.st_size // 1_000 if file else 1)
    return Source(f"doc:{record.id}", _digest(*told), records, about, size)


def entry_source(entry: Entry, glossary: Glossary) -> Source:
    """An entry, found by its body, facts, positions, and every name and reading."""
    text = _entry_text(entry, glossary)
    names = [spelling for name in entry.names for spelling in (name.text, name.reading)]
    names += [alias.text for alias in entry.aliases]
    found_by = tuple(dict.fromkeys(filter(None, names)))
    record = Record(EntryPlace(entry.id), Kind.ENTRY, entry.term, text, names=found_by)
    digest = _digest(entry.term, text, *found_by)
    return Source(f"entry:{entry.id}", digest, lambda: [record], _about_entry(entry))


def note_source(note: Note) -> Source:
    """A note, found by its body, its tags and the words it stands on, be they lost or not."""
    quote = note.target.anchor.quote if isinstance(note.target, PassageTarget) else ""
    text = plain_words(note.body, lambda _: "") if note.body.strip() else quote
    title = first_words(text, _NAMED_BY)
    names = tuple(filter(None, (*note.tags, quote, note.written_on)))
    record = Record(NotePlace(note.id), Kind.NOTE, title, text, names=names)
    digest = _digest(text, *names)
    about = _about_note(note, title, first_words(quote, _NAMED_BY))
    return Source(f"note:{note.id}", digest, lambda: [record], about)


def passages(document: Document) -> Iterator[Record]:
    """The blocks of a document, long ones in stretches; the page's furniture is left out."""
    for block in document.blocks:
        if block.role in {Role.BYLINE, Role.CREDIT, Role.RULE}:
            continue
        start = block.start
        while start < block.end:
            end = _passage_end(document.text, start, block.end)
            yield Record(
                DocumentPlace(document.id, start, end),
                Kind.PASSAGE,
                document.metadata.title,
                document.text[start:end],
                start,
            )
            start = end


def _about_document(record: DocumentRecord, companion: Companion | None) -> About:
    """What the companion says, and else what the document was found to say of itself."""
    said, told = companion.metadata if companion else _UNSAID, record.told
    date = str(said.date) if said.date else told.date
    return About(
        title=said.title or told.title or title_of_name(record.name),
        by=said.author or told.author,
        language=said.language or told.language,
        tags=companion.tags if companion else (),
        dates=(date,) if date else (),
        document=record.id,
    )


def _about_entry(entry: Entry) -> About:
    dates = [date for fact in entry.facts for date in (fact.date, fact.until) if date]
    dates += [position.date for position in entry.positions if position.date]
    sides = [name.side for name in entry.names if name.side]
    sides += [position.side for position in entry.positions]
    return About(
        title=entry.term,
        dates=tuple(dict.fromkeys(map(str, dates))),
        sides=tuple(dict.fromkeys(sides)),
        entry=entry.id,
    )


def _about_note(note: Note, title: str, words: str) -> About:
    target = note.target
    days = (str(moment.astimezone().date()) for moment in (note.created, note.modified))
    return About(
        title=title,
        tags=note.tags,
        dates=tuple(dict.fromkeys(days)),
        document="" if isinstance(target, EntryTarget) else target.document,
        entry=target.entry if isinstance(target, EntryTarget) else "",
        note_kind=note.kind,
        note_on=words,
    )


def _passage_end(text: str, start: int, block_end: int) -> int:
    if block_end - start <= PASSAGE:
        return block_end
    second_half = text[start + PASSAGE // 2 : start + PASSAGE]
    cut = second_half.rsplit(maxsplit=1)[1:]
    if not cut or second_half[-1].isspace():
        return start + PASSAGE
    return start + PASSAGE - len(cut[0])


def _entry_text(entry: Entry, glossary: Glossary) -> str:
    """All that an entry tells, in plain words: links by their terms, citations left out."""

    def plain(text: str) -> str:
        return parse_links(text, glossary.term_of).uncited

    told = [plain(entry.body)]
    told += [f"{fact.date.spoken()}: {plain(fact.text)}" for fact in entry.facts]
    told += [f"{position.side}: {plain(position.text)}" for position in entry.positions]
    return "\n".join(told)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

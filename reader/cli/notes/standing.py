"""What a note is to stand on: a place, words that are looked for, a document, an entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.base.errors import NoSuchPlaceError, UsageError
from reader.notes.model import DocumentTarget, EntryTarget, PassageTarget
from reader.text.place import DocumentPlace, EntryPlace, parse_place
from reader.text.span import Span

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from reader.cli.commands import Parser
    from reader.desk.desk import Desk
    from reader.desk.documents import Opened
    from reader.notes.model import Target
    from reader.text.document import Document

PLACE = "doc:ID#START-END (words), doc:ID#OFFSET (the paragraph there) or entry:ID"
_TOLD = 5  # places that are named where there are several
_ROOM = 20  # characters of a place's surroundings on each side
_MOST = 10_000  # places that are counted


def add_standing_options(parser: Parser) -> None:
    """Where a new note goes."""
    where = parser.add_argument_group(
        "what it stands on", "without these, the paragraph where you left off"
    )
    one = where.add_mutually_exclusive_group()
    one.add_argument("--at", metavar="PLACE", help=PLACE)
    one.add_argument("--quote", metavar="WORDS", help="these words, which stand in the text once")
    one.add_argument("--document", metavar="DOCUMENT", help="this document as a whole")
    where.add_argument(
        "--in",
        dest="quote_in",
        metavar="DOCUMENT",
        help="where the words of --quote are (default: the document you read last)",
    )


def standing_on(arguments: Namespace, desk: Desk) -> Target:
    """What a new note stands on.

    Raises:
        UsageError: It cannot be told which place is meant.
        NoSuchPlaceError: There is no such place.
        ReaderError: The document cannot be read.
    """
    if arguments.quote_in is not None and arguments.quote is None:
        raise UsageError("--in: tells where the words of --quote are; add --quote WORDS")
    if arguments.at is not None:
        return target_at(desk, arguments.at)
    if arguments.document is not None:
        return DocumentTarget(_open(desk, arguments.document).document.id)
    if arguments.quote is not None:
        here = arguments.quote_in
        opened = _last_read(desk) if here is None else _open(desk, here)
        return words_target(opened.document, the_words(opened.document, arguments.quote))
    opened = _last_read(desk)
    left = desk.places.get(opened.document.id) or 0
    return _target_in(opened.document, DocumentPlace(opened.document.id, left, left))


def target_at(desk: Desk, text: str) -> Target:
    """What is at a place.

    Raises:
        NoSuchPlaceError: There is no such place.
        NoSuchEntryError: There is no such entry.
        UsageError: No note stands on such places.
    """
    try:
        place = parse_place(text)
    except ValueError as error:
        raise NoSuchPlaceError(str(error)) from None
    if isinstance(place, DocumentPlace):
        return _target_in(desk.open_document(place.document).document, place)
    if isinstance(place, EntryPlace):
        from reader.desk.naming import find_entry

        return EntryTarget(find_entry(desk.glossary, place.entry).id)
    raise UsageError(f"{text}: a note stands on doc:ID#OFFSET or on entry:ID; choose one of these")


def words_target(document: Document, words: Span) -> PassageTarget:
    """Words of a document."""
    from reader.text.anchoring import make_anchor

    return PassageTarget(document.id, make_anchor(document.text, words))


def the_words(document: Document, quote: str) -> Span:
    """Where the words are, which must stand in the document once.

    They may differ in white space, and if need be in case, accents and the form of quotes and
    dashes. Whole words count before parts of words.

    Raises:
        NoSuchPlaceError: They are not there.
        UsageError: They are there more than once; the places are named.
    """
    if not any(map(str.isalnum, quote)):
        raise UsageError(f"--quote: {quote!r} has no word in it; give the words to write on")
    for found in _ways_to_find(document.text, quote):
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(_several(document, found))
    raise NoSuchPlaceError(
        f"--quote: the words are not in doc:{document.id}; copy them as they stand there"
    )


def _ways_to_find(text: str, quote: str) -> Iterator[list[Span]]:
    """Where the words stand: exactly, then but for line ends, then as they are compared."""
    from glossary.folding import fold, fold_words

    exact = [Span(*found.span()) for found in _first(re.finditer(_spaced(quote), text))]
    yield _whole_words(text, exact) or exact
    folded, wanted = fold(text), fold_words(quote)
    starts = _first(re.finditer(re.escape(wanted), folded.text)) if wanted else []
    near = [Span(*folded.source_span(*found.span())) for found in starts]
    yield _whole_words(text, near) or near


def _spaced(quote: str) -> str:
    """The words as a pattern that takes any white space for any other."""
    return r"\s+".join(map(re.escape, quote.split()))


def _first(found: Iterator[re.Match[str]]) -> list[re.Match[str]]:
    from itertools import islice

    return list(islice(found, _MOST))


def _whole_words(text: str, spans: list[Span]) -> list[Span]:
    def is_part(at: int) -> bool:
        return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()

    return [one for one in spans if not is_part(one.start) and not is_part(one.end)]


def _several(document: Document, found: list[Span]) -> str:
    from reader.desk.quoting import quote_around

    told = []
    for start, end in found[:_TOLD]:
        block = document.block_at(start)
        around = quote_around(document.text, start, end, (block.start, max(end, block.end)), _ROOM)
        told.append(f"doc:{document.id}#{start}-{end} ({''.join(around).strip()})")
    more = ", …" if len(found) > _TOLD else ""
    return (
        f"--quote: the words stand {len(found)} times in the text; give more of them, or choose"
        f" by --at {' or '.join(told)}{more}"
    )


def _target_in(document: Document, place: DocumentPlace) -> PassageTarget:
    if max(place.start, place.end) > len(document.text):
        raise NoSuchPlaceError(
            f"{place}: is beyond the end of the document; it has {len(document.text):,} characters"
        )
    words = Span(place.start, place.end)
    if place.end <= place.start:
        words = document.block_at(place.start).span
    return words_target(document, words)


def _open(desk: Desk, named: str) -> Opened:
    """The one document that is meant."""
    from reader.cli.notes.choosing import documents_named

    documents = documents_named(desk, named, ())
    if len(documents) > 1:
        raise UsageError(f"{named}: {' and '.join(documents)} are called so; name one by its id")
    return desk.open_document(documents[0])


def _last_read(desk: Desk) -> Opened:
    """The document that was read last, or the article that ships."""
    last = desk.places.last
    return desk.open_document(last) if last else desk.open_file()

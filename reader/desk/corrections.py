"""Correcting what words mean in one document: kept in the reader's companion, and undoable.

What the reader says last holds. A correction takes away what the reader said before of the same
words at the same place, so that no two corrections contradict each other; what was said of one
place counts before what was said of the whole document.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from glossary.folding import fold_words
from reader.base.errors import UsageError
from reader.text.companion import Companion, Exclusion, Phrase
from reader.text.quotes import Surroundings, places_of, surroundings
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from glossary.model import Mention
    from reader.library.own_companions import OwnCompanions
    from reader.text.document import Document

_Said = TypeVar("_Said", bound=Phrase | Exclusion)
_Item = TypeVar("_Item")

_LONGEST = 1_000  # characters that can be said to mean something
_SHOWN = 40


class Correction(NamedTuple):
    """A change that was made.

    Attributes:
        told: What was changed, for a person.
        undo: Takes it back, and nothing that was changed since.
    """

    told: str
    undo: Callable[[], None]


class Corrections:
    """Makes corrections in the reader's own companions.

    Every method returns None where what is to be said was said before, and raises a
    ``ReaderError`` where the companion cannot be read or written.

    Args:
        own: The companions.
    """

    def __init__(self, own: OwnCompanions) -> None:
        self._own = own

    def this_is_not(
        self, document: Document, mention: Mention, term: str = "", *, everywhere: bool = False
    ) -> Correction | None:
        """The words of a mention do not mean its entry.

        Args:
            document: Where it is.
            mention: The mention.
            term: What the entry is called, for telling; its address if empty.
            everywhere: These words mean it nowhere in the document, not only here.

        Raises:
            UsageError: The same words stand elsewhere with the same words around them.
            ReaderError: The reader's companion cannot be read or written.
        """
        span, entry = Span(mention.start, mention.end), mention.entry
        around = _around(document, span, everywhere=everywhere)
        exclusion = Exclusion(document.text[span.start : span.end], entry, *around)

        def change(now: Companion) -> Companion:
            return replace(
                now,
                phrases=_without(now.phrases, document, span, entry, everywhere=everywhere),
                exclusions=_with(
                    exclusion,
                    _without(now.exclusions, document, span, entry, everywhere=everywhere),
                ),
            )

        where = "anywhere in this text" if everywhere else "here"
        told = f"{_words(exclusion.quote)} is not {term or entry} {where}"
        return self._change(document.id, change, told)

    def this_is(
        self,
        document: Document,
        span: Span,
        entry: str,
        term: str = "",
        *,
        everywhere: bool = False,
    ) -> Correction | None:
        """The words of a stretch mean an entry.

        Args:
            document: Where they are.
            span: The words; white space at its ends does not count.
            entry: Address of the entry.
            term: What it is called, for telling; its address if empty.
            everywhere: These words mean it wherever they stand in the document.

        Raises:
            UsageError: There are no words, or too many, or they reach across paragraphs, or the
                same words stand elsewhere with the same words around them.
            ReaderError: The reader's companion cannot be read or written.
        """
        span = _trimmed(document, span)
        around = _around(document, span, everywhere=everywhere)
        phrase = Phrase(document.text[span.start : span.end], entry, *around)

        def change(now: Companion) -> Companion:
            here = _indexes(document, now.phrases, span.overlaps)
            others = (one for at, one in enumerate(now.phrases) if at not in here)
            if everywhere:
                others = (one for one in others if not _have_same_words(one, phrase))
            return replace(
                now,
                phrases=_with(phrase, tuple(others)),
                exclusions=_without(now.exclusions, document, span, entry, everywhere=everywhere),
            )

        where = "everywhere in this text" if everywhere else "here"
        told = f"{_words(phrase.quote)} is {term or entry} {where}"
        return self._change(document.id, change, told)

    def prefer(
        self, document_id: str, entry: str, told: str, rivals: Iterable[str] = ()
    ) -> Correction | None:
        """An entry counts before others for the same words, in this document.

        Args:
            document_id: The document.
            entry: Address of the entry.
            told: What is changed, for a person.
            rivals: Addresses of the others; if one was preferred, it is no longer.
        """
        others = {entry, *rivals}

        def change(now: Companion) -> Companion:
            kept = (one for one in now.preferred if one not in others)
            return replace(now, preferred=(entry, *kept))

        return self._change(document_id, change, told)

    def switch_pack(
        self, document_id: str, pack: str, told: str, *, on: bool | None
    ) -> Correction | None:
        """A pack serves this document, or does not, whatever it does elsewhere.

        Args:
            document_id: The document.
            pack: Id of the pack.
            told: What is changed, for a person.
            on: Whether it serves; None for as elsewhere.
        """

        def change(now: Companion) -> Companion:
            packs_on = tuple(one for one in now.packs_on if one != pack)
            packs_off = tuple(one for one in now.packs_off if one != pack)
            if on:
                packs_on = (*packs_on, pack)
            elif on is False:
                packs_off = (*packs_off, pack)
            return replace(now, packs_on=packs_on, packs_off=packs_off)

        return self._change(document_id, change, told)

    def _change(
        self, document_id: str, change: Callable[[Companion], Companion], told: str
    ) -> Correction | None:
        before = Companion()

        def changed(now: Companion) -> Companion:
            nonlocal before
            before = now
            return change(now)

        after = self._own.change(document_id, changed)
        if after == before:
            return None

        def undo() -> None:
            self._own.change(document_id, lambda now: _taken_back(now, before, after))

        return Correction(told, undo)


def _around(document: Document, span: Span, *, everywhere: bool) -> Surroundings:
    if everywhere:
        return Surroundings("", "")
    around = surroundings(document.text, span)
    if around is None:
        words = _words(document.text[span.start : span.end])
        raise UsageError(
            f"{words}: stands elsewhere with the very same words around it;"
            " correct it in the whole text instead"
        )
    return around


def _trimmed(document: Document, span: Span) -> Span:
    words = document.text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    named = _words(words.strip())
    if not any(map(str.isalnum, words)):
        raise UsageError(f"{named}: holds no word that could mean something; select some words")
    if len(words.strip()) > _LONGEST:
        raise UsageError(f"{named}: has over {_LONGEST:,} characters; select fewer words")
    if end > document.block_at(start).end:
        raise UsageError(f"{named}: reaches across paragraphs; select words of one")
    return Span(start, end)


def _without(
    said: tuple[_Said, ...], document: Document, span: Span, entry: str, *, everywhere: bool
) -> tuple[_Said, ...]:
    """What was said, but for what was said of an entry and these words, here or everywhere."""
    if everywhere:
        words = fold_words(document.text[span.start : span.end], keep_case=True)
        taken = {at for at, one in enumerate(said) if _folded(one) == words}
    else:
        taken = _indexes(document, said, span.__eq__)
    return tuple(one for at, one in enumerate(said) if one.entry != entry or at not in taken)


def _indexes(
    document: Document, said: Sequence[_Said], is_meant: Callable[[Span], bool]
) -> set[int]:
    """Which of the things said of one place are said of a place that is meant."""
    placed = [at for at, one in enumerate(said) if one.prefix or one.suffix]
    found = places_of(document.text, [said[at] for at in placed])
    spans = ((placed[at], Span(start, start + len(said[placed[at]].quote))) for start, at in found)
    return {index for index, span in spans if is_meant(span)}


def _with(new: _Said, said: tuple[_Said, ...]) -> tuple[_Said, ...]:
    """What was said and one more, unless that was said of the whole text."""
    for one in said:
        if one.entry == new.entry and not (one.prefix or one.suffix) and _have_same_words(one, new):
            return said
    return (*said, new)


def _have_same_words(one: _Said, other: _Said) -> bool:
    return _folded(one) == _folded(other)


def _folded(said: Phrase | Exclusion) -> str:
    return fold_words(said.quote, keep_case=True)


def _taken_back(now: Companion, before: Companion, after: Companion) -> Companion:
    """What is said now without what one change did to it."""
    return replace(
        now,
        phrases=_put_back(now.phrases, before.phrases, after.phrases),
        exclusions=_put_back(now.exclusions, before.exclusions, after.exclusions),
        packs_on=_put_back(now.packs_on, before.packs_on, after.packs_on),
        packs_off=_put_back(now.packs_off, before.packs_off, after.packs_off),
        preferred=_put_back(now.preferred, before.preferred, after.preferred),
    )


def _put_back(
    now: tuple[_Item, ...], before: tuple[_Item, ...], after: tuple[_Item, ...]
) -> tuple[_Item, ...]:
    if now == after:
        return before
    kept = [one for one in now if one in before or one not in after]
    for index, one in enumerate(before):
        if one not in after and one not in kept:
            kept.insert(index, one)
    return tuple(kept)


def _words(quote: str) -> str:
    words = " ".join(quote.split())
    return f"“{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}”"

"""Saying of words in the text what they mean, or do not mean, in this document."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from glossary.ids import address_in
from reader.desk.corrections import Corrections
from reader.text.span import Span
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossary.model import Entry, Mention
    from reader.desk.corrections import Correction
    from reader.tui.reading_screen import ReadingScreen


class Correcting(Feature):
    """Corrections on the mention in focus or the words selected; each can be undone."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._corrections = Corrections(screen.desk.own_companions)

    @property
    def mention(self) -> Mention | None:
        """The mention in focus in the text."""
        article, mentions = self._screen.article, self._screen.session.mentions
        if article.focused_link < 0:
            return None
        start = article.page.links[article.focused_link].start
        at = bisect.bisect_left(mentions, start, key=lambda one: one.start)
        return mentions[at] if at < len(mentions) and mentions[at].start == start else None

    @property
    def span(self) -> Span | None:
        """The words selected, else those of the mention in focus."""
        return self._screen.article.span_in_focus()

    def this_is_not(self, *, everywhere: bool = False) -> None:
        """The words of the mention in focus do not mean its entry, here or anywhere in the text."""
        screen, mention = self._screen, self.mention
        if mention is None:
            screen.tell("Tab to the term that is taken for something else, then correct it")
            return
        document, term = screen.session.document, self._term_of(mention.entry)
        self._change(
            lambda: self._corrections.this_is_not(document, mention, term, everywhere=everywhere)
        )
        screen.article.mark(Span(mention.start, mention.end))  # to say next what they do mean

    def this_is(self, *, everywhere: bool = False) -> None:
        """The words selected, or of the mention in focus, mean an entry that is chosen now."""
        from reader.desk.quoting import first_words
        from reader.tui.entry_choice import choose_entry

        screen, span = self._screen, self.span
        if span is None:
            screen.tell("Tab to a term or select words with w, then say what they mean")
            return
        document = screen.session.document

        def chosen(entry: Entry) -> None:
            glossary = screen.session.glossary
            address = glossary.address(entry) if glossary else entry.id
            self._change(
                lambda: self._corrections.this_is(
                    document, span, address, entry.term, everywhere=everywhere
                )
            )

        words = first_words(document.text[span.start : span.end], 40)
        choose_entry(screen, f"What is “{words}”?", chosen)

    def prefer(self) -> None:
        """Of the entries for the same words, the one on show is what the text means."""
        screen = self._screen
        entry, glossary = screen.features.beside.entry, screen.session.glossary
        if entry is None or glossary is None or not (rivals := glossary.rivals(entry)):
            screen.tell("No other pack explains this term")
            return
        document = screen.session.document.id
        told = f"{entry.term} of {glossary.pack_title(entry.pack)} counts in this text"
        addresses = [address_in(one.id, one.pack) for one in rivals]
        chosen = address_in(entry.id, entry.pack)
        self._change(lambda: self._corrections.prefer(document, chosen, told, addresses))

    def _change(self, correct: Callable[[], Correction | None]) -> None:
        """Make a correction in a thread, and show the text with it."""
        screen = self._screen
        log = screen.desk.changes

        def work() -> str:
            with log.changing():
                correction = correct()
                if correction is None:
                    return "That was said before"
                log.record(correction.told, correction.undo)
                return f"{correction.told}; u undoes it"

        def done(told: str) -> None:
            screen.reading.terms.again()
            screen.tell(told)

        screen.background.start(work, done, group="correcting")

    def _term_of(self, address: str) -> str:
        glossary = self._screen.session.glossary
        return (glossary.term_of(address) if glossary else None) or address

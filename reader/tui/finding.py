"""Finding the terms of the document on screen, and again whenever others may be mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glossary.model import Mention
    from glossary.problems import Problem
    from reader.desk.desk import Desk
    from reader.desk.documents import Opened
    from reader.desk.wording import Uses
    from reader.tui.marks import Marked, Marks
    from reader.tui.reading_screen import ReadingScreen

_WINDOW = 20_000  # characters around the reading place whose terms are found first
_BETWEEN_LOOKS = 2.0  # seconds from one look at the files of entries to the next


class _Found(NamedTuple):
    """Mentions with all that a thread can make of them.

    Attributes:
        mentions: Sorted by start.
        marked: Which of them are drawn as marks.
        uses: In what words each entry is meant.
        is_counting: Whether more are being looked for.
    """

    mentions: Sequence[Mention]
    marked: Marked
    uses: Mapping[str, Uses]
    is_counting: bool


class Finding:
    """Tells the session, and everything on screen, which terms the text mentions.

    Args:
        screen: Whose document.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._asked = 0

    def again(self) -> None:
        """Entries, packs or corrections have changed: the text may mention others now."""
        screen = self._screen
        opened, top = screen.session.opened, screen.article.top

        def find() -> None:
            renewed = screen.desk.with_companion_now(opened)
            screen.background.deliver(lambda: know(renewed))
            self.find(renewed, top)

        def know(renewed: Opened) -> None:
            if screen.session.opened is opened:
                screen.session.opened = renewed

        screen.background.start(find, group="terms", exclusive=True)

    def find(self, opened: Opened, top: int) -> None:
        """In a thread: the terms around a place, then all of them; only the last asked count."""
        from reader.desk.editor_notes import place_editor_notes
        from reader.desk.terms import chunks_from

        screen, desk, background = self._screen, self._screen.desk, self._screen.background
        self._asked += 1
        number, marks = self._asked, screen.features.marks
        glossary = desk.glossary_for(opened.companion)
        matcher = desk.glossaries.matcher_for(glossary)
        finder = desk.finder(opened)
        editor_notes = place_editor_notes(opened.document, opened.companion)
        near = _found(opened, finder.within(_window(opened, top)), marks, is_counting=True)

        def know() -> None:
            if number == self._asked:
                screen.session.glossary, screen.session.matcher = glossary, matcher
                screen.session.know_editor_notes(opened, editor_notes)
                self._have(opened, near)

        background.deliver(know)
        mentions: list[Mention] = []
        for chunk in chunks_from(opened.document, top):
            if background.is_cancelled() or number != self._asked:
                return
            mentions += finder.within(chunk)
        mentions.sort(key=lambda mention: mention.start)
        found = _found(opened, mentions, marks, is_counting=False)

        def know_all() -> None:
            if number == self._asked:
                self._have(opened, found)

        background.deliver(know_all)

    def watch(self) -> None:
        """Look from time to time whether somebody else changed entries, and pick that up."""
        self._screen.set_timer(_BETWEEN_LOOKS, self._look)

    def _look(self) -> None:
        desk = self._screen.desk

        def look() -> str | None:
            before = set(desk.glossaries.problems)
            if not desk.glossaries.refresh():
                return None
            return _told_of_problems(desk, before)

        def done(told: str | None) -> None:
            if told is not None:
                self.again()
                self._screen.features.freshening.look_soon()
            if told:
                self._screen.tell(told)
            self.watch()

        self._screen.background.start(look, done, lambda _: self.watch(), group="watching")

    def _have(self, opened: Opened, found: _Found) -> None:
        screen = self._screen
        if opened.document is not screen.session.document:
            if opened.document.id == screen.session.document.id:
                self.again()  # the whole of it has come since
            return
        mentions, marked, uses, is_counting = found
        screen.session.know_mentions(mentions, marked.links, uses, is_counting=is_counting)
        screen.features.marks.have(marked)
        screen.reading.show_page()
        for feature in screen.features:
            feature.terms_known()


def _found(
    opened: Opened, mentions: Sequence[Mention], marks: Marks, *, is_counting: bool
) -> _Found:
    from reader.desk.doors import doors
    from reader.desk.wording import uses_by_entry

    marked = marks.of(doors(opened.document, mentions, opened.path.parent))
    return _Found(mentions, marked, uses_by_entry(mentions), is_counting)


def _told_of_problems(desk: Desk, before: set[Problem]) -> str:
    """What has become broken since, in words; empty for nothing."""
    new = [problem for problem in desk.glossaries.problems if problem not in before]
    if not new:
        return ""
    more = f" (and {len(new) - 1} more)" if len(new) > 1 else ""
    return f"{new[0]}{more}; ! tells all"


def _window(opened: Opened, top: int) -> Span:
    document = opened.document
    first = document.block_at(max(0, top - _WINDOW)).start
    return Span(first, document.block_at(top + _WINDOW).end)

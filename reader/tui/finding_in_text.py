"""Finding in the text on screen: as you type, all matches marked, and from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.text.place import DocumentPlace
from reader.text.sheet import links_between
from reader.text.visible import visible
from reader.tui.commands.command import While
from reader.tui.feature import Feature
from reader.tui.find_bar import FindBar
from reader.tui.looking import Looking

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.widget import Widget

    from reader.text.finding import How
    from reader.text.span import Span
    from reader.tui.reading_screen import ReadingScreen
    from reader.tui.text_pane import TextPane

_OPEN = "-finding"
"""The class of the screen while the line is there."""


class _Origin(NamedTuple):
    """How a pane looked before anything was shown that was found."""

    top: int
    focus: int
    target: Span | None
    was_away: bool


class FindInText(Feature):
    """Looks through the pane that had the keyboard.

    What is shown while typing is a glance: only Enter goes there, which is looking up as every
    other going is.
    """

    typing = While.TYPING_LINE

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.bar = FindBar(self)
        self._looking = Looking(screen)
        self._origin: _Origin | None = None
        self._question: tuple[str, How] | None = None
        self._wants_to_go = False

    @property
    def below(self) -> tuple[Widget, ...]:
        """The line."""
        return (self.bar,)

    @property
    def is_open(self) -> bool:
        """Whether words are being typed."""
        return self._origin is not None

    @property
    def is_pending(self) -> bool:
        """Whether words are being looked for."""
        return self._looking.is_pending

    @property
    def has_words(self) -> bool:
        """Whether there is anything to find the next of."""
        return bool(self._looking.words)

    @property
    def moves(self) -> TextPane:
        """The pane that is looked through."""
        return self._looking.pane

    @property
    def labels(self) -> Mapping[str, str]:
        """What can be done with what is typed, or with what was found."""
        if self.is_open:
            return {
                "open": "Go",
                "return": "Leave",
                "find_case": "Case",
                "find_accents": "Accents",
                "find_whole_words": "Words",
                "find_pattern": "Expression",
            }
        is_here = self._looking.is_current and self._screen.panes.active is self._looking.pane
        return {"find_next": "Next", "find_previous": "Before"} if is_here else {}

    @property
    def state(self) -> str:
        """What is marked as found."""
        looking = self._looking
        is_told = not self.is_open and looking.is_current
        return f"“{looking.words}”: {looking.count}" if is_told else ""

    def open(self, words: str = "") -> None:
        """Have words typed, with those picked out, or the last, to begin with."""
        screen, line = self._screen, self.bar.line
        screen.features.walking.stop()
        if not self.is_open:
            pane = screen.panes.active
            if pane is not self._looking.pane:
                self._looking.forget()
                self._looking.pane = pane
            away = screen.session.place.is_away
            self._origin = _Origin(pane.top, pane.focus_offset, pane.target, away)
            screen.add_class(_OPEN)
        line.value = words or self._looking.words
        line.select_all()
        screen.set_focus(line)  # not brought forward: it is under whatever pane is in front
        self.ask()

    def ask(self) -> None:
        """Look for what is typed, and show the match that is nearest from here on."""
        looking = self._looking
        question = self.bar.line.value, looking.how  # of letters typed ahead only the last counts
        if self._origin is not None and question != self._question:
            self._wants_to_go, self._question = False, question
            looking.words = question[0]
            looking.look(self._origin.top, self._glance)

    def toggle(self, name: str) -> None:
        """Change what counts as the same."""
        self._looking.toggle(name)
        self.ask()

    def enter(self) -> bool:
        """Go to the match on show, once it is known; the keyboard is in the pane again."""
        if self._screen.focused is not self.bar.line:
            return False
        self.ask()  # its last letter may not have been heard of
        self._wants_to_go = self.is_pending
        if not self._wants_to_go:
            self._accept()
        return True

    def escape(self) -> bool:
        """Leave the line, where one was before; or what was found need not be marked any more."""
        was_open = self.is_open
        self._close()
        self._looking.forget()
        return was_open

    def step(self, step: int) -> None:
        """Go to the next match of the active pane (-1: the one before)."""
        looking, pane = self._looking, self._screen.panes.active
        if pane is looking.pane and looking.is_current:
            self._go_on(step)
            return
        if pane is not looking.pane:
            looking.forget()
            looking.pane = pane
        looking.look(pane.top, lambda: self._go_on(step))

    def terms_known(self) -> None:
        """The whole text may have come since."""
        if not self._looking.is_outdated:
            return
        if self._origin is not None:  # Enter may have been pressed for what is looked for
            self._looking.look(self._origin.top, self._glance)
        else:
            self._looking.look(self._looking.pane.top, self._tell)

    def turned(self) -> None:
        """Another text: what was found stands in the other."""
        if self._looking.pane is self._screen.article:
            self._looking.forget()

    def _glance(self) -> None:
        """Show the nearest match while words are typed; nobody has gone anywhere yet."""
        origin, hits, pane = self._origin, self._looking.found.hits, self._looking.pane
        if origin is None:
            return
        if pane is self._screen.article:
            self._screen.session.place.depart()  # scrolling is no reading
        if hits.count:
            _bring(pane, hits.span(hits.next_from(origin.top)))
        else:
            _restore(pane, origin)
        self._tell()
        if self._wants_to_go:
            self._accept()

    def _tell(self) -> None:
        self.bar.told.update(visible(self._looking.told))

    def _accept(self) -> None:
        self._wants_to_go = False
        number = self._looking.number
        self._close()
        if number >= 0:
            self._go(number)
        elif self.has_words:
            self._screen.tell(self._looking.nothing)

    def _close(self) -> None:
        """The line goes, and the pane looks as before."""
        origin, self._origin, self._question = self._origin, None, None
        if origin is None:
            return
        screen, pane = self._screen, self._looking.pane
        screen.remove_class(_OPEN)
        _restore(pane, origin)
        if not origin.was_away:
            screen.session.place.come_back()
        screen.set_focus(pane)

    def _go_on(self, step: int) -> None:
        looking = self._looking
        pane, hits = looking.pane, looking.found.hits
        if not hits.count:
            self._screen.tell(looking.nothing)
            return
        if pane.target and pane.visible_span.overlaps(pane.target):
            here = pane.target.start
        else:
            here = pane.visible_span.start - (step > 0)
        number = hits.next_from(here + 1) if step > 0 else hits.last_before(here)
        went_round = step * (hits.starts[number] - here) <= 0
        self._go(number, "; round the end" if went_round else "")

    def _go(self, number: int, more: str = "") -> None:
        """Go to a match: in the text, that is looking up."""
        screen, looking = self._screen, self._looking
        span = looking.found.hits.span(number)
        if looking.pane is screen.article:
            screen.features.lookup.go(DocumentPlace(screen.session.document.id, *span))
        else:
            _bring(looking.pane, span)
        screen.tell(f"“{looking.words}”: {looking.count}{more}")


def _bring(pane: TextPane, span: Span) -> None:
    """Have a match on screen; where it is in an item of a list, with that in focus."""
    pane.go_to(span)
    if pane.is_list:
        for number, _ in links_between(pane.page, *span):
            pane.focus_link(number)
            break


def _restore(pane: TextPane, origin: _Origin) -> None:
    """Have a pane look as it did."""
    pane.go_to_top(origin.top)
    pane.focus_offset = origin.focus
    pane.mark(origin.target)

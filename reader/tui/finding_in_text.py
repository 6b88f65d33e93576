"""Finding in the text on screen: as you type, all matches marked, and from one to the next."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

from reader.text.finding import Finder, How
from reader.text.hits import NO_HITS
from reader.text.patterns import PatternError
from reader.text.place import DocumentPlace
from reader.text.sheet import links_between
from reader.tui.commands.command import While
from reader.tui.feature import Feature
from reader.tui.find_bar import FindBar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.widget import Widget

    from reader.text.hits import Hits
    from reader.text.span import Span
    from reader.tui.reading_screen import ReadingScreen
    from reader.tui.text_pane import TextPane

_OPEN = "-finding"
"""The class of the screen while the line is there."""

_CASES = {None: True, True: False, False: None}


class _Origin(NamedTuple):
    """How a pane looked before anything was shown that was found."""

    top: int
    focus: int
    target: Span | None
    was_away: bool


class _Found(NamedTuple):
    """What came of looking."""

    hits: Hits
    error: str = ""


class FindInText(Feature):
    """Looks in a thread through the pane that had the keyboard; typing on stops that.

    What is shown while typing is a glance: only Enter goes there, which is looking up as every
    other going is.

    Attributes:
        how: What counts as the same.
    """

    typing = While.TYPING_LINE

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.bar = FindBar(self)
        self.how = How()
        self._pane: TextPane = screen.article
        self._words = ""
        self._finder: Finder | None = None
        self._looking = threading.Lock()
        self._origin: _Origin | None = None
        self._found = _Found(NO_HITS)
        self._then: Callable[[], None] | None = None
        self.is_pending = False

    @property
    def below(self) -> tuple[Widget, ...]:
        """The line."""
        return (self.bar,)

    @property
    def is_open(self) -> bool:
        """Whether words are being typed."""
        return self._origin is not None

    @property
    def has_words(self) -> bool:
        """Whether there is anything to find the next of."""
        return bool(self._words)

    @property
    def moves(self) -> TextPane:
        """The pane that is looked through."""
        return self._pane

    @property
    def labels(self) -> Mapping[str, str]:
        """What can be done with what is typed, or with what was found."""
        if self.is_open:
            toggles = ("find_case", "find_accents", "find_whole_words", "find_pattern")
            names = ("Case", "Accents", "Words", "Expression")
            return {"open": "Go", "return": "Leave", **dict(zip(toggles, names, strict=True))}
        shown = self._pane.hits.count and self._screen.panes.active is self._pane
        return {"find_next": "Next", "find_previous": "Before"} if shown else {}

    @property
    def state(self) -> str:
        """What is marked as found."""
        if self.is_open or not self._pane.hits.count:
            return ""
        return f"“{self._words}”: {self._count()}"

    def open(self, words: str = "") -> None:
        """Have words typed, with those picked out to begin with."""
        screen, line = self._screen, self.bar.line
        if not self.is_open:
            self._pane = pane = screen.panes.active
            away = screen.session.place.is_away
            self._origin = _Origin(pane.top, pane.focus_offset, pane.target, away)
            screen.add_class(_OPEN)
        line.value = words or self._words
        line.select_all()
        screen.set_focus(line)  # not brought forward: it is under whatever pane is in front
        self.ask()

    def ask(self) -> None:
        """Look for what is typed, and show the match that is nearest from here on."""
        if self.is_open:
            self._words = self.bar.line.value  # of letters typed ahead only the last counts
            self._look(self._glance)

    def toggle(self, name: str) -> None:
        """Change what counts as the same."""
        how = self.how
        if name == "case":
            self.how = how._replace(case=_CASES[how.case])
        else:
            self.how = how._replace(**{name: not getattr(how, name)})
        self.ask()

    def enter(self) -> bool:
        """Go to the match on show, once it is known; the keyboard is in the pane again."""
        if self._screen.focused is not self.bar.line:
            return False
        if self._words != self.bar.line.value:  # what was typed ahead has not been heard of
            self.ask()
        if self.is_pending:
            self._then = self._accept
        else:
            self._accept()
        return True

    def escape(self) -> bool:
        """Leave the line, where one was before; or what was found need not stand out any more."""
        if self.is_open:
            self._close()
            self._forget()
            return True
        self._forget()
        return False

    def step(self, step: int) -> None:
        """Go to the next match of the active pane (-1: the one before)."""
        pane = self._screen.panes.active
        if pane is self._pane and pane.hits is self._found.hits and pane.hits.count:
            self._go_on(step)
        else:
            self._pane = pane
            self._look(lambda: self._go_on(step))

    def terms_known(self) -> None:
        """The whole text may have come since."""
        is_shown = self.is_open or self._found.hits.count
        if is_shown and self._finder and self._finder.text is not self._pane.page.text:
            self._look(self._tell)

    def turned(self) -> None:
        """Another text: what was found stands in the other."""
        if self._pane is self._screen.article:
            self._forget()

    def _look(self, then: Callable[[], None]) -> None:
        screen, pane, words, how = self._screen, self._pane, self._words, self.how
        text = pane.page.text
        if self._finder is None or self._finder.text is not text:
            self._finder = Finder(text)
        finder, near = self._finder, self._origin.top if self._origin else pane.top
        background = screen.background

        def look() -> _Found:
            with self._looking:
                if background.is_cancelled():
                    return _Found(NO_HITS)
                try:
                    return _Found(finder.find(words, how, near, background.is_cancelled))
                except PatternError as error:
                    return _Found(NO_HITS, str(error))

        def done(found: _Found) -> None:
            self.is_pending = False
            if pane.page.text is not text:
                return
            self._found = found
            pane.set_hits(found.hits)
            screen.features.density.refresh()
            wanted, self._then = self._then, None
            then()
            if wanted:
                wanted()
            screen.show_status()

        self.is_pending, self._then = True, None
        background.start(look, done, group="finding", exclusive=True)

    def _glance(self) -> None:
        """Show the nearest match while words are typed; nobody has gone anywhere yet."""
        origin, hits = self._origin, self._found.hits
        if origin is None:
            return
        place = self._screen.session.place
        if self._pane is self._screen.article:
            place.depart()  # scrolling is no reading
        if hits.count:
            self._bring(hits.span(hits.next_from(origin.top)))
        else:
            self._back(origin)
        self._tell()

    def _accept(self) -> None:
        number = self._number()
        self._close()
        if number >= 0:
            self._go(number)
        elif self._words:
            self._screen.tell(self._found.error or f"“{self._words}” is not in the text")

    def _close(self) -> None:
        """The line goes, and the pane looks as before."""
        origin, self._origin = self._origin, None
        if origin is None:
            return
        screen = self._screen
        screen.remove_class(_OPEN)
        self._back(origin)
        if not origin.was_away:
            screen.session.place.come_back()
        screen.set_focus(self._pane)

    def _back(self, origin: _Origin) -> None:
        pane = self._pane
        pane.go_to_top(origin.top)
        pane.focus_offset = origin.focus
        pane.mark(origin.target)

    def _forget(self) -> None:
        if self._pane.hits.count:
            self._pane.set_hits(NO_HITS)
            self._screen.features.density.refresh()
        self._found, self._finder = _Found(NO_HITS), None

    def _go_on(self, step: int) -> None:
        pane, hits = self._pane, self._found.hits
        if not hits.count:
            told = self._found.error or f"“{self._words}” is not in the text"
            self._screen.tell(told)
            return
        target = pane.target
        if target and pane.visible_span.overlaps(target):
            here = target.start
        else:
            here = pane.visible_span.start - (step > 0)
        number = hits.next_from(here + 1) if step > 0 else hits.last_before(here)
        passed_end = step * (hits.starts[number] - here) <= 0
        self._go(number, "; from the other end again" if passed_end else "")

    def _go(self, number: int, more: str = "") -> None:
        """Go to a match: in the text, that is looking up."""
        screen, span = self._screen, self._found.hits.span(number)
        if self._pane is screen.article:
            hits = self._found.hits
            screen.features.lookup.go(DocumentPlace(screen.session.document.id, *span))
            self._pane.set_hits(hits)
        else:
            self._bring(span)
            screen.panes.bring_forward(self._pane)
        screen.tell(f"“{self._words}”: {self._count()}{more}")

    def _bring(self, span: Span) -> None:
        """Have a match on screen; where it is in an item of a list, with that in focus."""
        self._pane.go_to(span)
        if self._pane.is_list:
            for number, _ in links_between(self._pane.page, *span):
                self._pane.focus_link(number)
                break

    def _number(self) -> int:
        """The number of the match that is gone to, or -1."""
        target, hits = self._pane.target, self._found.hits
        if target is None or not hits.count:
            return -1
        number = hits.next_from(target.start)
        return number if hits.starts[number] == target.start else -1

    def _count(self) -> str:
        hits, number = self._found.hits, self._number()
        total = f"{hits.count:,}" if hits.is_all else f"more than {hits.count:,}"
        return f"{number + 1:,} of {total}" if number >= 0 else f"{total} found"

    def _tell(self) -> None:
        """Say in the line what came of it, and what counts as the same."""
        how = self.how
        told = []
        if self._found.error:
            told.append(f"no expression: {self._found.error}")
        elif self._words.strip():
            told.append(self._count() if self._found.hits.count else "nothing")
        if how.case is not None:
            told.append("case counts" if how.case else "any case")
        told += [
            words
            for words, holds in (
                ("accents count", how.accents),
                ("whole words", how.whole_words),
                ("expression", how.pattern),
            )
            if holds
        ]
        self.bar.told.update(" · ".join(told))

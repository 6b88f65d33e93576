"""Pages that have to be asked for in a thread before they can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.place import FilePlace, WebPlace, WordPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.text.page import Page
    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen


class Answers:
    """What dictionaries say of words, and the library of addresses; the last answer is kept.

    Args:
        screen: Whose desk is asked.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._last: tuple[Place, Page] | None = None

    def asks(self, place: Place) -> bool:
        """Whether the page of a place has to be asked for first."""
        is_asked = isinstance(place, (WordPlace, WebPlace, FilePlace))
        return is_asked and self.of(place) is None

    def of(self, place: Place) -> Page | None:
        """The page of the place that was asked for last."""
        return self._last[1] if self._last and self._last[0] == place else None

    def forget(self) -> None:
        """What was answered will not hold any longer."""
        self._last = None

    def ask(self, place: Place, then: Callable[[], None]) -> None:
        """Have the page of a place made, then go on."""

        def done(page: Page) -> None:
            self._last = place, page
            then()

        work = self._words(place) if isinstance(place, WordPlace) else self._address(place)
        self._screen.background.start(work, done, group="opening", exclusive=True)

    def _words(self, place: WordPlace) -> Callable[[], Page]:
        from reader.desk.word_page import look_up_words, word_page

        screen, glossary = self._screen, self._screen.session.glossary
        companion = screen.session.opened.companion

        def ask() -> Page:
            assert glossary is not None  # noqa: S101 - nothing is shown before it is read
            dictionaries = screen.desk.glossaries.dictionaries_for(companion)
            return word_page(look_up_words(place.words, glossary, dictionaries))

        return ask

    def _address(self, place: Place) -> Callable[[], Page]:
        from reader.desk.address_page import address_page

        assert isinstance(place, (WebPlace, FilePlace))  # noqa: S101 - no other kind is asked for
        desk = self._screen.desk

        def ask() -> Page:
            from reader.desk.library_pages import known_page

            known = known_page(desk, place.address) if isinstance(place, WebPlace) else None
            return address_page(place, known)

        return ask

"""What is a reader's own apart from documents and glossaries: notes, places, choices."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossary.problems import Problem
    from reader.base.config import Config
    from reader.base.paths import Paths
    from reader.library.acquaintance import Acquaintance
    from reader.library.bookmarks import Bookmarks
    from reader.library.choices import Choices
    from reader.library.places import ReadingPlaces
    from reader.library.searches import Searches
    from reader.notes.recovery import DraftStore
    from reader.notes.store import NoteStore


class Belongings:
    """Each made on first use.

    Args:
        paths: Where everything is kept.
    """

    def __init__(self, paths: Paths) -> None:
        self.paths = paths

    @cached_property
    def settings(self) -> tuple[Config, tuple[Problem, ...]]:
        """The reader's settings, and what is wrong with their file."""
        from reader.base.config import load_config

        return load_config(self.paths.config_file)

    @cached_property
    def choices(self) -> Choices:
        """What was chosen on the screen."""
        from reader.library.choices import Choices

        return Choices(self.paths.state)

    @property
    def look(self) -> Config:
        """How the text looks: the settings, and over them what was chosen on the screen."""
        from reader.desk.comfort import with_choices

        return with_choices(self.settings[0], self.choices.all())

    @cached_property
    def places(self) -> ReadingPlaces:
        """Where each document was left."""
        from reader.library.places import ReadingPlaces

        return ReadingPlaces(self.paths.places)

    @cached_property
    def bookmarks(self) -> Bookmarks:
        """The reader's bookmarks."""
        from reader.library.bookmarks import Bookmarks

        return Bookmarks(self.paths.bookmarks)

    @cached_property
    def searches(self) -> Searches:
        """Saved and earlier searches."""
        from reader.library.searches import Searches

        return Searches(self.paths.searches)

    @cached_property
    def acquaintance(self) -> Acquaintance:
        """What the reader has seen, knows, or has dismissed."""
        from reader.library.acquaintance import Acquaintance

        return Acquaintance(self.paths.acquaintance)

    @cached_property
    def notes(self) -> NoteStore:
        """The reader's notes."""
        from reader.notes.store import NoteStore

        return NoteStore(self.paths.notes, cache=self.paths.note_readings)

    @cached_property
    def drafts(self) -> DraftStore:
        """Notes that are being written."""
        from reader.notes.recovery import DraftStore

        return DraftStore(self.paths.notes / ".drafts")

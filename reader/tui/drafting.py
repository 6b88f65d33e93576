"""What is being written in a note, kept while it is; and what can complete it."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.notes.kinds import known_kinds
from reader.tui.feature import Feature
from reader.tui.note_editor import Written
from reader.tui.note_targets import of_note, unfinished

if TYPE_CHECKING:
    from pathlib import Path

    from textual.timer import Timer

    from reader.desk.note_links import Completion, LinkCompleter
    from reader.notes.recovery import Draft, DraftStore
    from reader.tui.reading_screen import ReadingScreen

_PAUSE = 1.0  # seconds from a letter to the draft that holds it, at most


class Drafting(Feature):
    """Keeps a draft of the note that is being written, so that a crash loses no word of it."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._id = ""
        self._waiting: Timer | None = None
        self._left: tuple[Draft, ...] = ()
        self._completer: LinkCompleter | None = None
        self._gone: set[str] = set()
        self._one_at_a_time = threading.Lock()

    def look(self) -> None:
        """Look for what was being written when the program was last cut off."""
        drafts = self._drafts

        def done(left: tuple[Draft, ...]) -> None:
            self._left = left
            if left:
                self._screen.tell("A note was not finished when the program ended; a goes on")

        self._screen.background.start(drafts.left, done, group="drafts")

    def take_up(self) -> bool:
        """Go on writing what was left; return whether there was anything."""
        if not self._left:
            return False
        draft, *rest = self._left
        self._left = tuple(rest)
        screen, new = self._screen, draft.new
        noting = screen.features.noting
        note = next((one for one in screen.session.notes if one.id == draft.editing), None)
        with suppress(ReaderError):  # then it stays as it was left
            draft = self._drafts.take_over(draft)
        self._id = draft.id
        noting.editing = note
        on_what = of_note(note) if note else unfinished(new.target)
        begun = Written(note.body, note.kind, note.tags) if note else Written()
        noting.begin(on_what, Written(new.body, new.kind, new.tags), begun)
        return True

    def prepare(self) -> None:
        """A note is being written: know what can complete it."""
        screen = self._screen
        notes, glossary = screen.session.notes, screen.session.glossary
        added = screen.desk.settings[0].note_kinds

        def work() -> tuple[LinkCompleter, tuple[str, ...]]:
            from reader.desk.note_links import LinkCompleter, tag_counts

            titles = tuple((row.id, row.title) for row in screen.desk.shelf.rows())
            return LinkCompleter(glossary, notes, titles), tag_counts(notes)

        def done(known: tuple[LinkCompleter, tuple[str, ...]]) -> None:
            self._completer, tags = known
            kinds = known_kinds((*added, *(note.kind for note in notes)))
            editor = screen.features.noting.editor
            editor.know([kind.id for kind in kinds], tags)
            if (typed := editor.area.linking) is not None:  # while this was being found out
                self.offer_links(typed)

        kinds = known_kinds(added)
        screen.features.noting.editor.know([kind.id for kind in kinds], ())
        screen.background.start(work, done, group="completing", exclusive=True)

    def offer_links(self, typed: str) -> None:
        """Offer what can stand after the brackets of a link."""
        if (completer := self._completer) is None:
            return
        editor = self._screen.features.noting.editor

        def done(found: tuple[Completion, ...]) -> None:
            editor.offer(typed, found)

        self._screen.background.start(
            lambda: completer.completions(typed), done, group="offering", exclusive=True
        )

    def keep_soon(self) -> None:
        """Something was typed: it is kept in a moment, with what else is typed until then."""
        if self._waiting is None and self._screen.features.noting.editor.has_changes:
            self._waiting = self._screen.set_timer(_PAUSE, self._keep)

    def forget(self) -> None:
        """What was written is saved, or given up."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        if draft := self._id:
            self._id = ""
            self._gone.add(draft)
            self._screen.background.start(lambda: self._forget(draft), group="drafts")

    def rescue(self, told: str) -> None:
        """The note cannot be saved: it stays in the editor, and is kept wherever it can be.

        Args:
            told: Why it cannot be saved.
        """
        screen = self._screen
        if (draft := self._draft()) is None:
            return

        def work() -> Path:
            from reader.notes.recovery import rescue

            return rescue(draft, _folders(screen))

        def done(path: Path) -> None:
            screen.tell(f"{told}; your words are in {path} too, and F10 copies them")

        def failed(error: ReaderError) -> None:
            screen.tell(f"{told}; {error}; F10 copies your words")

        screen.background.start(work, done, failed, group="rescuing")

    @property
    def _drafts(self) -> DraftStore:
        return self._screen.desk.drafts

    def _draft(self) -> Draft | None:
        """What is being written, as a draft."""
        from datetime import UTC, datetime

        from reader.notes.recovery import Draft

        noting = self._screen.features.noting
        if (new := noting.written) is None:
            return None
        self._id = self._id or self._drafts.new_id()
        editing = noting.editing.id if noting.editing else ""
        return Draft(self._id, new, editing, datetime.now(UTC))

    def _keep(self) -> None:
        self._waiting = None
        if (draft := self._draft()) is None:
            return

        def failed(_: ReaderError) -> None:
            """Nothing is told while writing: saving will tell, and keep the words elsewhere."""

        self._screen.background.start(lambda: self._save(draft), failed=failed, group="drafts")

    def _save(self, draft: Draft) -> None:
        """In a thread; a draft that was given up meanwhile stays away."""
        with self._one_at_a_time:
            if draft.id not in self._gone:
                self._drafts.save(draft)

    def _forget(self, draft: str) -> None:
        with self._one_at_a_time:
            self._drafts.forget(draft)


def _folders(screen: ReadingScreen) -> tuple[Path, ...]:
    """Where words can be kept that their own folder does not take, the best first."""
    import tempfile
    from pathlib import Path

    paths = screen.desk.paths
    return (paths.data, paths.cache, Path(tempfile.gettempdir()))

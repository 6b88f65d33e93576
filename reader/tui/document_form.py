"""Where the reader says what a document is: its title, its author, its date, its tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input, Static

from reader.desk.library_shelf import Edit
from reader.text.visible import visible
from reader.tui.editors import Editor, QueryLine
from reader.tui.feature import Writer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.widget import Widget

    from reader.base.errors import ReaderError
    from reader.desk.library_shelf import ShelfRow
    from reader.tui.reading_screen import ReadingScreen

_NAMES = {
    "title": ("Title", ""),
    "author": ("Author", ""),
    "date": ("Date", "a year, a month or a day: 2013-04-27"),
    "tags": ("Tags", "words with commas between"),
}
_BETWEEN = ","


class DocumentForm(Editor):
    """A line for each thing, with Tab from one to the next."""

    BINDINGS: ClassVar = [
        Binding("tab", "go(1)", show=False, priority=True),
        Binding("shift+tab", "go(-1)", show=False, priority=True),
    ]
    what = "document"

    def __init__(self) -> None:
        super().__init__(id="document-form")
        self._told = Static("", id="document-told", markup=False)
        self.lines: Mapping[str, QueryLine] = {
            name: QueryLine(id=f"document-{name}", placeholder=hint)
            for name, (_, hint) in _NAMES.items()
        }
        self._first: Mapping[str, str] = {}

    def compose(self) -> ComposeResult:
        """The lines, each beside its name."""
        yield self._told
        for name, line in self.lines.items():
            with Horizontal(classes="field"):
                yield Static(_NAMES[name][0], classes="field-name", markup=False)
                yield line

    def open(self, row: ShelfRow) -> None:
        """Ready to type, with what is known of a document."""
        self.was_warned = False
        self._told.update(visible(f"What this is: {row.title}"))
        self.lines["title"].value = row.title
        self.lines["author"].value = row.author
        self.lines["date"].value = str(row.date) if row.date else ""
        self.lines["tags"].value = f"{_BETWEEN} ".join(row.tags)
        self._first = self._written

    @property
    def field(self) -> Widget:
        """The title."""
        return self.lines["title"]

    @property
    def has_changes(self) -> bool:
        """Whether anything was typed."""
        return self._written != self._first

    def edit(self) -> Edit:
        """What was changed; nothing else is said of the document."""
        written, first = self._written, self._first

        def changed(name: str) -> str | None:
            return written[name] if written[name] != first[name] else None

        tags = changed("tags")
        return Edit(
            title=changed("title"),
            author=changed("author"),
            date=changed("date"),
            tags=None
            if tags is None
            else tuple(filter(None, map(str.strip, tags.split(_BETWEEN)))),
        )

    def action_go(self, step: int) -> None:
        """The keyboard to the next line (-1: the one before)."""
        fields = list(self.lines.values())
        at = next((n for n, field in enumerate(fields) if field.has_focus), -1)
        self.screen.set_focus(fields[(at + step) % len(fields)])  # at once: keys may follow

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_go(1)

    @property
    def _written(self) -> Mapping[str, str]:
        return {name: line.value.strip() for name, line in self.lines.items()}


class DocumentEditing(Writer):
    """Keeps what the reader says of a document."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._form = DocumentForm()
        self._row: ShelfRow | None = None
        self._is_saving = False

    @property
    def editor(self) -> DocumentForm:
        """The form."""
        return self._form

    @property
    def is_writing(self) -> bool:
        """Whether the form is open."""
        return self._row is not None

    def begin(self, row: ShelfRow) -> None:
        """Say something of a document."""
        if not self._goes_on():
            self._row = row
            self._form.open(row)
            self._screen.panes.open_editor(self._form)

    def save(self) -> None:
        """Keep what was typed."""
        if (row := self._row) is None or self._is_saving:
            return
        edit, screen = self._form.edit(), self._screen

        def done(now: ShelfRow) -> None:
            self._is_saving = False
            self.give_up()
            screen.tell(f"Kept what you say of {now.title}; u undoes it")
            screen.features.library.read_again()
            if row.id == screen.session.document.id:
                screen.reading.read(row.id)

        self._is_saving = True
        screen.background.start(
            lambda: screen.desk.shelf.edit(row.id, edit),
            done,
            self._failed,
            group="changing the library",
        )

    def rescue(self) -> None:
        """Keep what was typed, here and now."""
        if self._row is not None and self._form.has_changes:
            self._screen.desk.shelf.edit(self._row.id, self._form.edit())

    def give_up(self) -> None:
        """Close the form."""
        self._row = None
        self._screen.panes.close_editor(self._form)

    def _failed(self, error: ReaderError) -> None:
        self._is_saving = False
        self._screen.tell(str(error))

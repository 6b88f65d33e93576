"""The screen: the article on one side, what explains it on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from reader.tui.background import Background, Delivery
from reader.tui.commands import BY_ID, COMMAND, LETTER, bindings
from reader.tui.commands.command import While, always
from reader.tui.key_bar import KeyBar
from reader.tui.reading import Reading
from reader.tui.status import show_status
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from glossary.model import Entry
    from reader.desk.desk import Desk
    from reader.desk.session import Session
    from reader.text.place import Place
    from reader.tui.commands.command import Command
    from reader.tui.lookup import LookUp
    from reader.tui.note_editor import NoteEditor
    from reader.tui.noting import NoteKeeping
    from reader.tui.searching import Search

Side = Literal["entry", "search", "notes"]
WIDE = 100  # columns from which article and side stand beside each other


_ON_SIDE: dict[Side, tuple[str, ...]] = {
    "entry": ("#in-view", "#entry"),
    "search": ("#query", "#results"),
    "notes": ("#notes",),
}
"""What can have the keyboard on the side, by what the side shows."""


class ReadingScreen(Screen[None]):
    """Panes and who has the keyboard; what the commands do lives in their own objects.

    Args:
        desk: Library, glossary, notes and search.
        session: The document that is open.
        place: Where to go at once, besides the reading place.
    """

    AUTO_FOCUS = "#article"
    BINDINGS = bindings()
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own

    session: Session
    reading: Reading
    lookup: LookUp
    search: Search
    notes: NoteKeeping
    note_editor: NoteEditor

    class Ready(Message):
        """Every command can be run."""

    def __init__(self, desk: Desk, session: Session, place: Place | None = None) -> None:
        super().__init__(classes="-side-entry")
        self.desk, self.session = desk, session
        self.side: Side = "entry"
        self.shown_entry: Entry | None = None
        self.background = Background(self, self.tell)
        self.reading = Reading(self)
        self.article = TextPane(id="article", measure=desk.settings[0].measure)
        self.in_view = TextPane(id="in-view", is_list=True)
        self.entry = TextPane(id="entry")
        self.note_list = TextPane(id="notes", is_list=True)
        self._first_place = place
        self.is_ready, self.told = False, ""

    def compose(self) -> ComposeResult:
        """What the first paint shows; the side's panes, still empty, come right after it."""
        with Horizontal(id="panes"):
            yield self.article
            yield Vertical(id="side")
        yield Static("", id="status", markup=False)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the text; everything else waits for the first paint."""
        session = self.session
        self.article.show(session.article(), lead=session.lead(), top=session.place.offset)
        self.call_after_refresh(self._start)

    async def _start(self) -> None:
        """What the first paint did not need; keys wait until it is there."""
        from reader.tui.lookup import LookUp
        from reader.tui.note_editor import NoteEditor
        from reader.tui.noting import NoteKeeping
        from reader.tui.searching import Search, SearchPane

        self.lookup = LookUp(self)
        self.search = Search(self)
        self.notes = NoteKeeping(self)
        self.note_editor = NoteEditor()
        await self.query_one("#side").mount(
            Static("In view", id="in-view-title", markup=False),
            *(self.in_view, self.entry),
            *(SearchPane(self.search), self.note_list, self.note_editor),
        )
        self.is_ready = True
        self.show_status()
        self.reading.start()
        if self._first_place is not None:
            self.lookup.go(self._first_place)
        self.post_message(self.Ready())

    def on_unmount(self) -> None:
        """Nothing is answered any more."""
        if self.is_ready:
            self.search.close()

    @on(Delivery)
    def _take(self, delivery: Delivery) -> None:
        delivery.run()

    @on(TextPane.Moved)
    def _moved(self, event: TextPane.Moved) -> None:
        if event.pane is self.article:
            self.reading.moved()
            self.show_status()

    @on(TextPane.Opened)
    def _opened(self, event: TextPane.Opened) -> None:
        self.lookup.go(event.target)

    def on_descendant_focus(self) -> None:
        """Other keys may be of use now."""
        self.show_status()

    def action_command(self, command: str) -> None:
        """Run a command of the registry, after the letters that were typed before it."""
        if self.focused is not None and self.now in BY_ID[command].uses_typed:
            # They are on their way to the editor; this takes the same way.
            self.focused.call_later(self._run, BY_ID[command])
        else:
            self._run(BY_ID[command])

    def _run(self, command: Command) -> None:
        self.told = ""
        command.run(self)
        self.show_status()

    def action_letter(self, command: str) -> None:
        """Run a command by a key that would type a letter."""
        self.action_command(command)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key may run its command with what is going on now."""
        if action not in {COMMAND, LETTER}:
            return True
        command, now = BY_ID[str(parameters[0])], self.now
        allowed = now == While.READING if action == LETTER else command.works(now)
        return allowed and (
            command.available is always or (self.is_ready and command.available(self))
        )

    @property
    def now(self) -> While:
        """What is going on."""
        if self.focused is None or isinstance(self.focused, TextPane):
            return While.READING
        return While.WRITING if self.notes.is_writing else While.TYPING_QUERY

    @property
    def active_pane(self) -> TextPane:
        """The pane that moves: the one with the keyboard, or the hits while a query is typed."""
        if isinstance(self.focused, TextPane):
            return self.focused
        return self.search.results if self.search.is_open else self.article

    def next_link(self, step: int) -> None:
        """The next link of the active pane, which gets the keyboard."""
        self.active_pane.focus_next_link(step)
        self.set_focus(self.active_pane)

    def open_marked(self) -> None:
        """Open what is in focus; without it, take the first link on screen into focus."""
        if self.now == While.TYPING_QUERY:
            self.search.open_best()
        elif target := self.active_pane.focused_target:
            self.lookup.go(target)
        else:
            self.active_pane.focus_next_link(1)

    def show_entry(self, entry: Entry, *, top: int = 0, link: int = -1) -> None:
        """Show an entry, with the keyboard in it."""
        self.shown_entry = entry
        self.set_side("entry")
        self.entry.show(self.session.entry(entry), top=top, link=link)
        self.bring_forward(self.entry)

    def show_entry_again(self) -> None:
        """What the entry on show says may have changed."""
        if self.shown_entry is not None:
            page = self.session.entry(self.shown_entry)
            self.entry.show(page, top=self.entry.top, link=self.entry.focused_link)

    def show_in_view(self) -> None:
        """The list of terms in view, with the keyboard in it."""
        self.set_side("entry")
        self.bring_forward(self.in_view)
        if self.in_view.focused_link < 0:
            self.in_view.focus_next_link(1)

    def set_side(self, side: Side) -> None:
        """What the side shows."""
        if side == self.side:  # a change of classes has every widget styled anew
            return
        self.remove_class(f"-side-{self.side}", update=False)
        self.side = side
        self.add_class(f"-side-{side}")

    def bring_forward(self, widget: Widget) -> None:
        """Give a widget the keyboard, and on a narrow screen the front."""
        self.set_class(widget is not self.article, "-side-front")
        # At once: keys that are typed ahead must find it.
        self.set_focus(widget)

    def focus_next_pane(self) -> None:
        """The keyboard to the next pane on show."""
        panes = [self.article, *(self.query_one(name, Widget) for name in _ON_SIDE[self.side])]
        at = panes.index(self.focused) if self.focused in panes else 0
        self.bring_forward(panes[(at + 1) % len(panes)])

    def tell(self, message: str) -> None:
        """Say something in the status line until the next command."""
        self.told = message
        self.show_status()

    def show_status(self) -> None:
        """Place, state and the keys of what can be done."""
        show_status(self)

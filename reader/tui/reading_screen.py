"""The screen: the article on one side, what explains it on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from reader.tui.background import Background, Delivery
from reader.tui.commands import BY_ID, COMMAND, LETTER, bindings
from reader.tui.commands.command import While, always
from reader.tui.key_bar import KeyBar
from reader.tui.panes import Panes
from reader.tui.plainness import set_plain
from reader.tui.reading import Reading
from reader.tui.status import show_status
from reader.tui.text_pane import TextPane
from reader.tui.text_strip import TextStrip
from reader.tui.typesetting import typography_of

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.desk.desk import Desk
    from reader.desk.session import Session
    from reader.text.place import Place
    from reader.tui.commands.command import Command
    from reader.tui.features import Features

TINY, TALL = 10, 16  # rows from which a form shows all its lines, and what it is about


class ReadingScreen(Screen[None]):
    """Runs commands; what they do lives in its features (see ``reader.tui.feature``).

    Args:
        desk: Library, glossary, notes and search.
        session: The document that is open.
        place: Where to go at once, besides the reading place.

    Attributes:
        article: The pane with the text.
        strip: What stands where in it.
        status: Where the reader is, or what was told last.
        key_bar: What can be done.
        panes: What is on show beside it, and who has the keyboard.
        reading: Keeps the article as it is known to be.
        features: All that can be done besides.
        background: Work off the screen's thread.
        is_ready: Whether the features are there; no command runs before.
        told: What the status line says until the next command.
    """

    AUTO_FOCUS = "#article"
    BINDINGS = bindings()
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (TINY, "-short"), (TALL, "-tall")]  # noqa: RUF012 - as above

    desk: Desk
    session: Session
    panes: Panes
    features: Features

    class Ready(Message):
        """Every command can be run."""

    def __init__(self, desk: Desk, session: Session, place: Place | None = None) -> None:
        super().__init__()
        self.desk, self.session = desk, session
        self.background = Background(self, self.tell)
        self.reading = Reading(self)
        self.panes = Panes(self)
        self.article = TextPane(id="article")
        look = desk.look
        self.article.set_typography(typography_of(look, session.document))
        self.article.focus_on_paragraph(focused=look.focus)
        self.article.mark_notes(marked=look.note_words)
        self.strip = TextStrip(id="strip")
        self.strip.set_class(not look.strip, "-off")
        self.status = Static("", id="status", markup=False)
        self.key_bar = KeyBar(id="keys")
        set_plain(self, is_plain=look.plain)
        self._first_place = place
        self.is_ready, self.told = False, ""

    def compose(self) -> ComposeResult:
        """What the first paint shows; the side's panes, still empty, come right after it."""
        with Horizontal(id="panes"):
            yield self.article
            yield self.strip
            yield Vertical(id="side")
        yield self.status
        yield self.key_bar

    def on_mount(self) -> None:
        """Show the text; everything else waits for the first paint."""
        session = self.session
        self.article.show(session.article(), lead=session.lead(), top=session.place.offset)
        self.call_after_refresh(self._start)

    async def _start(self) -> None:
        """What the first paint did not need; keys wait until it is there."""
        from reader.tui.features import Features

        self.features = Features(self)
        self.panes.show("entry")
        widgets = [widget for feature in self.features for widget in feature.widgets]
        await self.query_one("#side").mount(*widgets)
        below = [widget for feature in self.features for widget in feature.below]
        await self.mount(*below, before=self.status)
        self.is_ready = True
        self.show_status()
        self.reading.start()
        self.features.drafting.look()
        if self._first_place is not None:
            self.features.lookup.go(self._first_place)
        self.post_message(self.Ready())

    def on_unmount(self) -> None:
        """Nothing is answered any more."""
        if self.is_ready:
            for feature in self.features:
                feature.close()

    @on(Delivery)
    def _take(self, delivery: Delivery) -> None:
        delivery.run()

    @on(TextPane.Moved)
    def _moved(self, event: TextPane.Moved) -> None:
        if event.pane is self.article:
            self.reading.moved()
            for feature in self.features if self.is_ready else ():
                feature.moved()
            self.show_status()
        elif self.is_ready and event.pane is self.features.reviewing.pane:
            self.features.reviewing.laid_out()

    @on(TextStrip.Resized)
    def _strip_resized(self) -> None:
        if self.is_ready:
            self.features.density.refresh()

    @on(TextStrip.Clicked)
    def _strip_clicked(self, event: TextStrip.Clicked) -> None:
        if self.is_ready:
            self.features.density.go(event.share)

    @on(TextPane.Opened)
    def _opened(self, event: TextPane.Opened) -> None:
        self.features.lookup.go_from(event.pane, event.target)

    @on(TextPane.Selected)
    def _selected(self) -> None:
        self.show_status()

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
        owner = self.features.owner(self.focused)
        return owner.typing if owner else While.READING

    def tell(self, message: str) -> None:
        """Say something in the status line until the next command."""
        self.told = message
        self.show_status()

    def show_status(self) -> None:
        """Place, state and the keys of what can be done."""
        show_status(self)

"""Where a note is written: its words, what sort of note it is, its tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input, Static, TextArea

from reader.notes.drafts import tags_in
from reader.notes.kinds import PLAIN, kind_of
from reader.text.visible import visible
from reader.tui.completing import BETWEEN, LastWord, LinkArea, LinkOffers
from reader.tui.editors import Editor, QueryLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from reader.desk.note_links import Completion


class Written(NamedTuple):
    """What is written in the editor.

    Attributes:
        body: The words.
        kind: What sort of note they are.
        tags: The reader's own labels.
    """

    body: str = ""
    kind: str = PLAIN
    tags: tuple[str, ...] = ()


class NoteEditor(Editor):
    """What the note is on, its kind and tags on one line, and a field for its words.

    Args:
        typed: Is told that something was typed.
        link: Is asked for links that begin so.
    """

    BINDINGS: ClassVar = [
        Binding("tab", "go(1)", show=False, priority=True),
        Binding("shift+tab", "go(-1)", show=False, priority=True),
    ]
    what = "note"

    def __init__(self, typed: Callable[[], None], link: Callable[[str], None]) -> None:
        super().__init__(id="note-editor")
        self._typed, self._link = typed, link
        self._first = Written()
        self._told = Static("", id="note-told", markup=False)
        self._kinds: tuple[str, ...] = (PLAIN,)
        self._kind = QueryLine(id="note-kind", suggester=LastWord(lambda: self._kinds))
        self._known_tags: Sequence[str] = ()
        self._tags = QueryLine(
            id="note-tags",
            placeholder=f"words with {BETWEEN} between",
            suggester=LastWord(lambda: self._known_tags),
        )
        self.area = LinkArea()
        self.offers = LinkOffers()

    def compose(self) -> ComposeResult:
        """The parts."""
        yield self._told
        with Horizontal(classes="field"):
            yield Static("Kind", classes="field-name", markup=False)
            yield self._kind
            yield Static("Tags", classes="field-name", markup=False)
            yield self._tags
        yield self.area
        yield self.offers

    def open(self, told: str, written: Written, *, begun: Written | None = None) -> None:
        """Ready to type, after the words so far.

        Args:
            told: What the note is on.
            written: The words so far.
            begun: How they read when they were last saved, if that is otherwise.
        """
        self.was_warned = False
        self._told.update(visible(told))
        self._put(written)
        self._first = begun or self.written
        self.offers.close()

    def know(self, kinds: Sequence[str], tags: Sequence[str]) -> None:
        """These kinds and tags can be completed, those used most first."""
        self._kinds, self._known_tags = tuple(kinds), tags

    @property
    def field(self) -> Widget:
        """Where the words are typed."""
        return self.area

    @property
    def text(self) -> str:
        """The words as they are now."""
        return self.area.text

    @property
    def written(self) -> Written:
        """All that is written now."""
        kind = " ".join(self._kind.value.split()).casefold() or PLAIN
        by_label = {kind_of(one).label: one for one in self._kinds}
        return Written(self.area.text, by_label.get(kind, kind), tags_in(self._tags.value))

    @property
    def has_new_kind(self) -> bool:
        """Whether the kind is none that was known."""
        return self.written.kind not in self._kinds

    @property
    def has_changes(self) -> bool:
        """Whether anything differs from the start."""
        return self.written != self._first

    def take(self, body: str) -> None:
        """Have other words, as somebody else's editor left them."""
        self.area.load_text(body)
        self.area.move_cursor(self.area.document.end)

    def next_kind(self) -> None:
        """The next kind; after the last, the first."""
        now, kinds = self.written.kind, self._kinds
        at = kinds.index(now) + 1 if now in kinds else 0
        self._kind.value = kind_of(kinds[at % len(kinds)]).label
        self._kind.cursor_position = len(self._kind.value)

    def offer(self, typed: str, found: Sequence[Completion]) -> None:
        """These can be what is typed after the brackets, unless that is otherwise by now."""
        if self.area.linking == typed:
            self.offers.open(found)
            self.area.is_offered = bool(found)

    def take_back_offers(self) -> bool:
        """Offer nothing any more; return whether anything was."""
        was_offered = self.area.is_offered
        self._close_offers()
        return was_offered

    def action_go(self, step: int) -> None:
        """Take what is offered; else the keyboard to the next field (-1: the one before)."""
        if step > 0 and self.area.has_focus and self.area.is_offered:
            self._take_offer()
            return
        if step > 0 and self._kind.has_focus:
            self._kind.action_cursor_right()  # takes what is suggested
        # To the tags from both sides, as they are what is mostly wanted.
        area, kind, tags = self.area, self._kind, self._tags
        ways: dict[Widget, Widget] = (
            {area: tags, kind: tags, tags: area}
            if step > 0
            else {area: kind, tags: area, kind: area}
        )
        now = next((field for field in ways if field.has_focus), area)
        self.screen.set_focus(ways[now])  # at once: keys may follow

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _tell(self) -> None:
        self._typed()

    @on(TextArea.SelectionChanged)
    @on(TextArea.Changed)
    def _look_for_link(self) -> None:
        typed = self.area.linking
        if typed is None:
            self._close_offers()
        else:
            self._link(typed)

    @on(LinkArea.Chosen)
    def _choose(self, event: LinkArea.Chosen) -> None:
        event.stop()
        if event.step:
            self.offers.move(event.step)
        else:
            self._take_offer()

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.set_focus(self.area)

    def _take_offer(self) -> None:
        if (chosen := self.offers.chosen) is not None:
            self.area.complete(chosen.insert)
        self._close_offers()

    def _close_offers(self) -> None:
        self.area.is_offered = False
        self.offers.close()

    def _put(self, written: Written) -> None:
        self._kind.value = kind_of(written.kind).label
        self._tags.value = f"{BETWEEN} ".join(written.tags)
        self.take(written.body)

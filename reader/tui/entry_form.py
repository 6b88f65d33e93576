"""Where an entry is written: its term, its kind, what else means it, and what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from glossary.entry_writer import EntryDraft
from glossary.model import Alias, Kind
from reader.base.errors import UsageError
from reader.text.visible import visible, visible_lines
from reader.tui.editors import Editor, NoteArea, QueryLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

_KINDS = tuple(kind.value for kind in Kind)
_BETWEEN = ";"
_RESCUED = "Unfinished entry"


class EntryForm(Editor):
    """Four fields, with Tab from one to the next; what has no field here stays as it is."""

    BINDINGS: ClassVar = [
        Binding("tab", "go(1)", show=False, priority=True),
        Binding("shift+tab", "go(-1)", show=False, priority=True),
    ]
    what = "entry"

    def __init__(self) -> None:
        super().__init__(id="entry-form")
        self._told = Static("", id="entry-told", markup=False)
        self._term = QueryLine(id="entry-term", placeholder="the words that it explains")
        suggester = SuggestFromList(_KINDS, case_sensitive=False)
        self._kind = QueryLine(id="entry-kind", placeholder="what it is", suggester=suggester)
        self._aliases = QueryLine(
            id="entry-aliases", placeholder=f"other words that mean it, with {_BETWEEN} between"
        )
        self._body = NoteArea("", id="entry-body", soft_wrap=True, show_line_numbers=False)
        self._begun = EntryDraft("")
        self._first = self._written

    def compose(self) -> ComposeResult:
        """The fields, each below its name."""
        yield self._told
        for name, line in (("Term", self._term), ("Kind", self._kind), ("Also", self._aliases)):
            with Horizontal(classes="field"):
                yield Static(name, classes="field-name", markup=False)
                yield line
        yield self._body

    def open(self, told: str, draft: EntryDraft) -> None:
        """Ready to type.

        Args:
            told: What is written, and where its words stand.
            draft: The entry so far.
        """
        self.was_warned = False
        self._begun = draft
        self._told.update(visible(told))
        self._term.value = draft.term
        self._kind.value = draft.kind.value
        self._aliases.value = f"{_BETWEEN} ".join(alias.text for alias in draft.aliases)
        self._body.load_text(draft.body)
        self._body.move_cursor(self._body.document.end)
        self._first = self._written

    @property
    def field(self) -> Widget:
        """The term while there is none, else what the entry says."""
        return self._body if self._term.value.strip() else self._term

    def action_go(self, step: int) -> None:
        """The keyboard to the next field (-1: the one before)."""
        fields = self.fields
        at = next((n for n, field in enumerate(fields) if field.has_focus), -1)
        self.screen.set_focus(fields[(at + step) % len(fields)])  # at once: keys may follow

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_go(1)

    @property
    def fields(self) -> tuple[Widget, ...]:
        """What Tab goes through."""
        return (self._term, self._kind, self._aliases, self._body)

    @property
    def has_changes(self) -> bool:
        """Whether anything was typed."""
        return self._written != self._first

    def draft(self) -> EntryDraft:
        """The entry as it stands in the form.

        Raises:
            UsageError: The kind is none.
        """
        kind = self._kind.value.strip().casefold()
        if kind not in _KINDS:
            raise UsageError(f"{kind or 'no kind'}: is no kind of entry; {', '.join(_KINDS)} are")
        known = {alias.text: alias for alias in self._begun.aliases}
        texts = (text.strip() for text in self._aliases.value.split(_BETWEEN))
        aliases = tuple(known.get(text) or Alias(text) for text in texts if text)
        return replace(
            self._begun,
            term=self._term.value.strip(),
            kind=Kind(kind),
            aliases=aliases,
            body=self._body.text,
        )

    def unfinished(self) -> EntryDraft:
        """What was typed, as words of an entry that nothing is wrong with and no text mentions."""
        term, kind, aliases, body = self._written
        said = f"Term: {term}\nKind: {kind}\nAlso: {aliases}\n\n{body}"
        return EntryDraft(_RESCUED, body=visible_lines(said), term_matched=False)

    @property
    def _written(self) -> tuple[str, ...]:
        lines = (self._term, self._kind, self._aliases)
        return (*(line.value for line in lines), self._body.text)

"""How the text looks, changed by keys or in a list, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from reader.desk.comfort import changed, choice, following, spoken
from reader.desk.comfort_page import comfort_page
from reader.text.place import SettingPlace
from reader.tui.commands import BY_ID
from reader.tui.commands.command import shown_key
from reader.tui.feature import Feature
from reader.tui.plainness import set_plain
from reader.tui.text_pane import TextPane
from reader.tui.themes import theme_for
from reader.tui.typesetting import typography_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.widget import Widget

    from reader.base.config import Config, Value
    from reader.desk.history import Stop
    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen

SETTING_KEYS = {
    "measure": ("narrower", "wider"),
    "margin": ("margins",),
    "spacing": ("spacing",),
    "justify": ("justify",),
    "hyphenate": ("hyphenate",),
    "focus": ("focus_paragraph",),
    "strip": ("strip",),
    "note_words": ("note_words",),
    "bidi": ("bidi",),
    "theme": ("light_dark",),
}
"""The commands that change each setting."""


class Comforts(Feature):
    """The list of settings; each change shows at once, with the same line on top.

    Attributes:
        pane: The list.
        config: The settings as they are now.
    """

    side = "comfort"
    places = (SettingPlace,)

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.pane = TextPane(id="comfort", is_list=True)
        self._title = Static("How the text looks", id="comfort-title", markup=False)
        self.config: Config = screen.desk.look

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """Title and list."""
        return (self._title, self.pane)

    @property
    def labels(self) -> Mapping[str, str]:
        """What is done with a setting."""
        if self.marked is None:
            return {}
        return {"open": "Change", "word_left": "Less", "word_right": "More"}

    @property
    def marked(self) -> str | None:
        """The name of the setting in focus in the list, if the keyboard is there."""
        pane = self.pane
        if self._screen.panes.active is not pane:
            return None
        target = pane.focused_target
        return target.setting if isinstance(target, SettingPlace) else None

    def open(self) -> None:
        """Show the list, with the keyboard in it."""
        self._list()
        self._screen.panes.show(self.side)
        self._screen.panes.bring_forward(self.pane)
        if self.pane.focused_link < 0:
            self.pane.focus_link(0)

    def show(self, stop: Stop, *, again: bool) -> bool:  # noqa: ARG002 - one shape for all
        """Show the list."""
        self.open()
        return True

    def pane_of(self, place: Place) -> TextPane | None:  # noqa: ARG002 - all in one list
        """The list."""
        return self.pane

    def follow(self, place: Place) -> bool:
        """A setting of the list was opened: it takes its next value."""
        if not isinstance(place, SettingPlace):
            return False
        self.change(place.setting, 1)
        return True

    def change_marked(self, step: int) -> None:
        """The next value (-1: the one before) for the setting in focus."""
        if self.marked is not None:
            self.change(self.marked, step)

    def change(self, name: str, step: int = 1) -> None:
        """The next value (-1: the one before) for a setting, shown and remembered."""
        self._choose(name, following(name, getattr(self.config, name), step))

    def change_light(self) -> None:
        """Light colours if those on the screen are dark, else dark ones."""
        self._choose("theme", "light" if self._screen.app.current_theme.dark else "dark")

    def turned(self) -> None:
        """Another document may be of another language."""
        self._apply()

    def _choose(self, name: str, value: Value) -> None:
        self.config = changed(self.config, name, value)
        self._apply()
        self._screen.tell(f"{spoken(name, value)}{self._why_in_vain(name)}")
        kept, _ = choice(name, value)
        self._screen.background.start(
            lambda: self._screen.desk.choices.set(
                kept, lambda: choice(name, getattr(self.config, name))[1]
            ),
            group="choices",
        )

    def _why_in_vain(self, name: str) -> str:
        """Why a choice shows nothing in this text; empty where it does."""
        document = self._screen.session.document
        if name == "hyphenate" and self.config.hyphenate and not document.metadata.language:
            command = f"reader library edit {document.id} --language en"
            return f"; the language of the text is not known: '{command}' says it"
        return ""

    def _apply(self) -> None:
        screen = self._screen
        screen.article.set_typography(typography_of(self.config, screen.session.document))
        screen.article.focus_on_paragraph(focused=self.config.focus)
        screen.article.mark_notes(marked=self.config.note_words)
        screen.app.theme = theme_for(self.config.theme)
        screen.strip.set_class(not self.config.strip, "-off")
        screen.features.density.refresh()
        set_plain(screen, is_plain=self.config.plain)
        self._list()

    def _list(self) -> None:
        keys = {
            name: " ".join(shown_key(BY_ID[command].keys[0]) for command in commands)
            for name, commands in SETTING_KEYS.items()
        }
        self.pane.replace_page(comfort_page(self.config, keys))

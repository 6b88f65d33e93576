"""How the parts of a page look: from component classes of the style sheet to drawing styles.

Form carries the meaning (underline, bold, reverse, signs in the gutter); colour only helps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.document import Emphasis, Role
from reader.text.page import Style

if TYPE_CHECKING:
    from rich.style import Style as DrawStyle
    from textual.widget import Widget

PREFIX = "text-pane--"

LINK = "link"
FOCUS = "focus"
TARGET = "target"
GUTTER = "gutter"
FRAME = "frame"

_ROLES = {
    Role.HEADING: "heading-block",
    Role.QUOTATION: "quotation",
    Role.CODE: "code-block",
    Role.TABLE: "code-block",
    Role.BYLINE: "byline",
    Role.CREDIT: "credit",
}
_NAMES = (
    *(style.value for style in Style),
    *dict.fromkeys(_ROLES.values()),
    LINK,
    FOCUS,
    TARGET,
    GUTTER,
    FRAME,
)
COMPONENT_CLASSES = frozenset(PREFIX + name for name in _NAMES)
EMPHASIS_STYLES = {
    Emphasis.EMPHASIS: Style.EMPHASIS,
    Emphasis.STRONG: Style.STRONG,
    Emphasis.CODE: Style.CODE,
    Emphasis.STRIKE: Style.STRIKE,
}


class Look:
    """The drawing styles of one widget, read once from its component classes."""

    def __init__(self, widget: Widget) -> None:
        self.base = widget.rich_style
        self._styles: dict[str, DrawStyle] = {
            name: widget.get_component_rich_style(PREFIX + name, partial=True) for name in _NAMES
        }

    def of(self, name: str) -> DrawStyle:
        """What a part adds to the style beneath it."""
        return self._styles[name]

    def of_role(self, role: Role) -> DrawStyle:
        """The style beneath the text of a block."""
        name = _ROLES.get(role)
        return self.base + self._styles[name] if name else self.base

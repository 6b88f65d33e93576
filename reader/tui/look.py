"""How the parts of a page look: drawing styles made from the theme, once for all panes.

Form carries the meaning (underline, bold, reverse, signs in the gutter); colour only helps. Not
component classes of a style sheet: those are matched anew for every pane at every change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style as DrawStyle

from reader.text.document import Role
from reader.text.page import Style
from reader.text.plain_signs import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LINK = "link"
FOCUS = "focus"
TARGET = "target"
SELECTION = "selection"
GUTTER = "gutter"
FRAME = "frame"
AWAY = "away"
NOTED = "noted"
HIGHLIGHTED = "highlighted"
SEVERAL = "several"

PLAIN = "-plain"
"""The class of a screen without frames and without signs beyond ASCII."""

_FORMS: Mapping[str, tuple[str, str]] = {
    Style.TITLE: ("bold", "text-primary"),
    Style.HEADING: ("bold", "text-accent"),
    Style.LABEL: ("bold", ""),
    Style.FAINT: ("dim", ""),
    Style.EMPHASIS: ("italic", ""),
    Style.STRONG: ("bold", ""),
    Style.CODE: ("", "text-accent"),
    Style.STRIKE: ("strike", ""),
    Style.MATCH: ("bold underline", "text-warning"),
    Style.TERM: ("bold", ""),
    Style.LINK: ("italic underline", ""),
    LINK: ("underline", "text-primary"),
    FOCUS: ("reverse bold", ""),
    TARGET: ("reverse", ""),
    SELECTION: ("reverse underline", ""),
    GUTTER: ("bold", "text-accent"),
    FRAME: ("dim", ""),
    AWAY: ("dim", ""),
    NOTED: ("italic", "text-success"),
    HIGHLIGHTED: ("bold", "text-warning"),
    SEVERAL: ("bold italic", ""),
}
"""Form and colour of each part; the colour is a name of the theme."""

_LIST_FORMS: Mapping[str, tuple[str, str]] = {LINK: ("", ""), FOCUS: ("bold", "")}
"""In a list everything leads somewhere: only what is in focus stands out, by its sign too."""

_ROLES: Mapping[Role, str] = {
    Role.HEADING: "bold",
    Role.QUOTATION: "italic",
    Role.BYLINE: "dim",
    Role.CREDIT: "dim italic",
}


class Look:
    """The drawing styles of a pane in a theme.

    Args:
        variables: The theme's colours by name.
        base: What stands beneath everything.
        is_list: Whether the pane is a list of links.
        is_plain: Whether signs of the program's own are to be plain letters.
    """

    def __init__(
        self,
        variables: Mapping[str, str],
        base: DrawStyle,
        *,
        is_list: bool,
        is_plain: bool = False,
    ) -> None:
        self.base = base
        self.signs: Callable[[str], str] = plain if is_plain else str
        forms = {**_FORMS, **_LIST_FORMS} if is_list else _FORMS
        self._styles = {
            name: DrawStyle.parse(f"{form} {variables.get(colour, '')}".strip())
            for name, (form, colour) in forms.items()
        }
        self._grounds = {role: base + DrawStyle.parse(form) for role, form in _ROLES.items()}

    def of(self, name: str) -> DrawStyle:
        """What a part adds to the style beneath it."""
        return self._styles[name]

    def of_role(self, role: Role) -> DrawStyle:
        """The style beneath the text of a block."""
        return self._grounds.get(role, self.base)

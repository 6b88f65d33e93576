"""Light or dark: what the reader chose, else what the terminal tells."""

from __future__ import annotations

import os

_LIGHT_GROUNDS = frozenset({"7", "15"})
"""Backgrounds of COLORFGBG that are white or nearly so."""


def theme_for(chosen: str) -> str:
    """Textual's name of the theme for a choice: "light", "dark", or "auto"."""
    if chosen == "auto":
        ground = os.environ.get("COLORFGBG", "").rpartition(";")[2]
        chosen = "light" if ground in _LIGHT_GROUNDS else "dark"
    return f"textual-{chosen}"

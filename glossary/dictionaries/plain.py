"""Texts of dictionaries without their marks, whatever these are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.dictionaries.model import Markup
from glossary.dictionaries.plain_dictd import show_dictd
from glossary.dictionaries.plain_dsl import show_dsl
from glossary.dictionaries.plain_tags import show_html, show_pango, show_wiki, show_xdxf
from glossary.dictionaries.shown import LONGEST_SHOWN, Look, Shown, ShownBuilder, ShownSpan, clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from glossary.dictionaries.model import Part

_LONGEST_READ = 4 * LONGEST_SHOWN
_BINARY = {
    Markup.SOUND: "[sound]",
    Markup.PICTURE: "[picture]",
    Markup.OTHER: "[data]",
    Markup.RESOURCES: "",
}
_SHOWN_BY: dict[Markup, Callable[[str, Sequence[str]], Shown]] = {
    Markup.HTML: show_html,
    Markup.POWERWORD: show_html,
    Markup.XDXF: show_xdxf,
    Markup.PANGO: show_pango,
    Markup.WIKI: show_wiki,
    Markup.DSL: show_dsl,
    Markup.DICTD: show_dictd,
}


def shown(body: str, markup: Markup, words: Sequence[str] = ()) -> Shown:
    """A text as it is shown; never fails.

    Args:
        body: The text with its marks.
        markup: How it is marked up.
        words: The headwords of its article, which some texts repeat or refer to.
    """
    if markup in _BINARY:
        return Shown(_BINARY[markup])
    text = body[:_LONGEST_READ]
    show = _SHOWN_BY.get(markup)
    if show is not None:
        return show(text, words)
    plain = clean(text.replace("\r\n", "\n")).strip("\n")[:LONGEST_SHOWN]
    if markup in (Markup.PHONETIC, Markup.READING) and plain:
        return Shown(f"[{plain}]", (ShownSpan(0, len(plain) + 2, Look.FAINT),))
    return Shown(plain)


def shown_parts(parts: Sequence[Part], words: Sequence[str]) -> Shown:
    """All texts of an article as they are shown, a paragraph each at least."""
    text = ""
    spans: list[ShownSpan] = []
    for part in parts:
        one = shown(part.body, part.markup, words)
        if not one.text:
            continue
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{one.text}" if text else one.text
        spans += (
            ShownSpan(start + span.start, start + span.end, span.look, span.target)
            for span in one.spans
        )
    return Shown(text, tuple(spans))


__all__ = ["Look", "Shown", "ShownBuilder", "ShownSpan", "shown", "shown_parts"]

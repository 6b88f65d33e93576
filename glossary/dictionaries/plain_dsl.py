"""Texts in the markup of Lingvo: tags in square brackets, each line a paragraph of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.dictionaries.shown import Look, Shown, ShownBuilder

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(
    r"\\(?P<escaped>.)|\[(?P<close>/?)(?P<tag>[a-z*'!]{1,8}\d?|\*)(?P<value>\s[^\[\]\n]{0,200})?\]"
    r"|<<(?P<link>[^<>\n]{1,300})>>|(?P<tilde>\^?~)|(?P<line>\n)|(?P<at>(?:^|(?<=\n))@[ \t]?)",
    re.DOTALL,
)
_STRONG = frozenset(("b",))
_EMPHASIS = frozenset(("i", "p", "u"))
_FAINT = frozenset(("com", "t", "ex"))
_SILENT = frozenset(("s", "video", "preview"))


def show_dsl(text: str, words: Sequence[str]) -> Shown:
    """A text of Lingvo; its tilde stands for the headword."""
    shown = ShownBuilder()
    headword = words[0] if words else "~"
    read = 0
    silent = ""
    for token in _TOKEN.finditer(text):
        if shown.full:
            break
        if not silent:
            shown.flow(text[read : token.start()])
        read = token.end()
        tag = token["tag"]
        if silent:
            silent = "" if token["close"] and tag == silent else silent
        elif tag in _SILENT and not token["close"]:
            silent = tag
        else:
            _apply(shown, token, headword)
    if not silent:
        shown.flow(text[read:])
    return shown.shown()


def _apply(shown: ShownBuilder, token: re.Match[str], headword: str) -> None:
    tag = token["tag"]
    if token["line"]:
        shown.line_end()
    elif tag and token["close"]:
        shown.end(tag.rstrip("0123456789"))
    elif tag:
        _begin(shown, tag)
    elif token["link"]:
        shown.begin("<<", Look.LINK)
        shown.flow(_unescaped(token["link"]))
        shown.end("<<")
    elif token["tilde"]:
        shown.flow(headword if token["tilde"] == "~" else _other_case(headword))
    elif token["escaped"]:
        shown.flow(token["escaped"])


def _begin(shown: ShownBuilder, tag: str) -> None:
    name = tag.rstrip("0123456789")
    if name == "ref":
        shown.begin(name, Look.LINK)
    elif name in _STRONG:
        shown.begin(name, Look.STRONG)
    elif name in _EMPHASIS:
        shown.begin(name, Look.EMPHASIS)
    elif name in _FAINT:
        shown.begin(name, Look.FAINT)
    else:
        shown.begin(name)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _other_case(word: str) -> str:
    """A word whose first letter is a capital if it was small, and small if it was a capital."""
    return word[:1].swapcase() + word[1:]


def escaped(text: str) -> str:
    """A plain text so that nothing in it is a mark."""
    return re.sub(r"([\\\[\]{}~<>@^#()])", r"\\\1", text)

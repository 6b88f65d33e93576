"""Texts with tags in angle brackets: HTML, XDXF and Pango, and the markup of wikis."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from glossary.dictionaries.shown import Look, Shown, ShownBuilder

if TYPE_CHECKING:
    from collections.abc import Sequence

# Linear however broken the text is: nothing here goes beyond the next angle bracket.
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]{0,30})((?:\s[^<>]*)?)(/?)>|<!--|<[!?][^<>]*>")
_ATTRIBUTE = re.compile(r"""([\w:-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_COMMENT_END = "-->"
_WORD_ADDRESS = re.compile(r"^(?:bword|entry|dict|d|gdlookup|x-dictionary):(?:/{2,3}\w*/|/*)(.+)$")
_WEB_ADDRESS = re.compile(r"^(?:https?|ftp|mailto|javascript|file|data|sound|#)\b|^[#/]")

_STRONG = frozenset(("b", "strong", "k", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "th"))
_EMPHASIS = frozenset(("i", "em", "cite", "var", "dfn", "ex"))
_FAINT = frozenset(("co", "small", "gr", "abr", "abbr"))
_EMPTY = frozenset(("br", "hr", "wbr", "link", "meta", "input"))
_SILENT = frozenset(("script", "style", "head", "title", "iframe", "object"))
_LINES = frozenset(("br", "div", "li", "tr", "dt", "dd", "caption", "option", "h5", "h6"))
_PARAGRAPHS = frozenset(
    (
        "p",
        "ul",
        "ol",
        "dl",
        "table",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "hr",
        "pre",
        "section",
        "article",
    )
)


def show_html(text: str, words: Sequence[str]) -> Shown:  # noqa: ARG001 - as all of these
    """A text in HTML: its white space means nothing, its blocks are lines and paragraphs."""
    return _show(text, keep_lines=False, xdxf=False)


def show_pango(text: str, words: Sequence[str]) -> Shown:  # noqa: ARG001 - as all of these
    """A text in Pango's markup: its line ends count."""
    return _show(text, keep_lines=True, xdxf=False)


def show_xdxf(text: str, words: Sequence[str]) -> Shown:
    """A text in XDXF: its line ends count; the headword on top of it is not repeated."""
    spelt = {word.strip() for word in words}
    for key in re.finditer(r"^\s*<k>([^<>]*)</k>\s*", text):
        if html.unescape(key[1]).strip() in spelt:
            text = text[key.end() :]
    return _show(text, keep_lines=True, xdxf=True)


_WIKI_LINK = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]|\n]{1,200}))?\]\]")
_WIKI_QUOTES = re.compile(r"'{2,5}")
_WIKI_HEADING = re.compile(r"^=+\s*(.*?)\s*=+\s*$", re.MULTILINE)


def show_wiki(text: str, words: Sequence[str]) -> Shown:
    """A text in the markup of MediaWiki: its links and headings; emphasis is left out."""
    marked = _WIKI_HEADING.sub(r"<h2>\1</h2>", _WIKI_QUOTES.sub("", text))
    linked = _WIKI_LINK.sub(
        lambda link: f'<a href="bword://{link[1]}">{link[2] or link[1]}</a>', marked
    )
    return show_pango(linked, words)


def _show(text: str, *, keep_lines: bool, xdxf: bool) -> Shown:
    shown = ShownBuilder()
    add = shown.lines if keep_lines else shown.flow
    position, silent = 0, ""
    while not shown.full:
        # One at a time, as a comment may hold what looks like tags.
        tag = _TAG.search(text, position)
        before = text[position : tag.start() if tag else len(text)]
        if not silent and before:
            add(html.unescape(before))
        if tag is None:
            break
        position = tag.end()
        if tag[2] is None:
            if tag[0] == "<!--":
                end = text.find(_COMMENT_END, position)
                position = len(text) if end < 0 else end + len(_COMMENT_END)
            continue
        name, closing = tag[2].lower(), bool(tag[1])
        if silent:
            silent = "" if closing and name == silent else silent
        elif name in _SILENT and not closing and not tag[0].endswith("/>"):
            silent = name
        else:
            _apply(shown, name, tag[3], closing=closing, xdxf=xdxf)
    return shown.shown()


def _apply(shown: ShownBuilder, name: str, attributes: str, *, closing: bool, xdxf: bool) -> None:
    if xdxf and name in ("tr", "dtrn"):
        shown.flow("" if name == "dtrn" else "]" if closing else "[")
        return
    _break(shown, name)
    if closing:
        shown.end(name)
    elif name in ("a", "kref"):
        _begin_link(shown, name, attributes)
    elif name == "img":
        shown.flow(_attribute(attributes, "alt"))
    elif name not in _EMPTY:
        shown.begin(name, _look(name))
        shown.flow("• " if name == "li" else "")


def _break(shown: ShownBuilder, name: str) -> None:
    """Begin the line or paragraph that a tag begins or ends."""
    if name in _PARAGRAPHS:
        shown.ensure_paragraph()
    elif name == "br":
        shown.line_end()
    elif name in _LINES:
        shown.ensure_line()
    elif name == "td":
        shown.flow(" ")


def _begin_link(shown: ShownBuilder, name: str, attributes: str) -> None:
    address = _attribute(attributes, "href" if name == "a" else "k")
    to_word = _WORD_ADDRESS.match(address)
    if name == "kref" or to_word:
        shown.begin(name, Look.LINK, to_word[1].partition("#")[0] if to_word else address)
    elif address and not _WEB_ADDRESS.match(address):
        shown.begin(name, Look.LINK, address.partition("#")[0])
    else:
        shown.begin(name)


def _attribute(attributes: str, name: str) -> str:
    for found in _ATTRIBUTE.finditer(attributes):
        if found[1].lower() == name:
            return html.unescape(found[2] or found[3] or found[4] or "")
    return ""


def _look(name: str) -> Look | None:
    if name in _STRONG:
        return Look.STRONG
    if name in _EMPHASIS:
        return Look.EMPHASIS
    return Look.FAINT if name in _FAINT else None

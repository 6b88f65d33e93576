"""What the elements of HTML are to a reader of its words."""

from __future__ import annotations

from reader.text.document import Emphasis

SKIPPED = frozenset(
    {
        *("script", "style", "template", "noscript", "iframe", "object", "embed", "applet"),
        *("canvas", "audio", "video", "svg", "map", "link", "meta", "base", "title", "head"),
        *("button", "input", "select", "textarea", "option", "optgroup", "datalist", "progress"),
        *("meter", "dialog", "frameset", "frame", "noframes", "rp", "source", "track", "param"),
        *("annotation", "annotation-xml"),  # a formula again, in another language
        *("colgroup", "col", "area", "nextid", "bgsound"),
    }
)
"""Elements whose content is no part of the text."""

BLOCKS = frozenset(
    {
        *("html", "body", "p", "div", "section", "article", "main", "header", "footer", "aside"),
        *("nav", "address", "center", "form", "fieldset", "legend", "details", "summary", "hgroup"),
        *("figure", "figcaption", "blockquote", "ul", "ol", "menu", "dir", "li", "dl", "dt", "dd"),
        *("pre", "listing", "xmp", "plaintext", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "table"),
        *("caption", "thead", "tbody", "tfoot", "tr", "td", "th", "search", "picture", "math"),
    }
) - {"picture", "math"}
"""Elements that begin and end a block."""

LISTS = frozenset({"ul", "ol", "menu", "dir"})
VERBATIM = frozenset({"pre", "listing", "xmp", "plaintext"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}

EMPHASIS = {
    "em": Emphasis.EMPHASIS,
    "i": Emphasis.EMPHASIS,
    "cite": Emphasis.EMPHASIS,
    "dfn": Emphasis.EMPHASIS,
    "var": Emphasis.EMPHASIS,
    "strong": Emphasis.STRONG,
    "b": Emphasis.STRONG,
    "dt": Emphasis.STRONG,
    "summary": Emphasis.STRONG,
    "s": Emphasis.STRIKE,
    "del": Emphasis.STRIKE,
    "strike": Emphasis.STRIKE,
    "code": Emphasis.CODE,
    "kbd": Emphasis.CODE,
    "samp": Emphasis.CODE,
    "tt": Emphasis.CODE,
}
"""Elements whose words are set apart."""

SUPERSCRIPT = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
SUBSCRIPT = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
RAISED = frozenset("0123456789+-=()n")
LOWERED = frozenset("0123456789+-=()")
"""Characters that Unicode has above and below the line; words of others stay on it."""

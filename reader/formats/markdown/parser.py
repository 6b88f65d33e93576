"""The Markdown parser, bounded so that no file can exhaust it and no words get lost in it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import blockquote, list_block
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from typing import Any

    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    Environment = MutableMapping[str, Any]
    _BlockRule = Callable[[StateBlock, int, int, bool], bool]

LONGEST_PARAGRAPH = 100_000
"""Characters of the longest paragraph whose markup is read; one beyond is shown as it stands."""

HTML_AS_WORDS = "html as words"
"""The key of an environment in which HTML is no markup, but words to be shown."""

_SOON_READ = 5_000  # characters; whatever is in them
_LOOK_FAR = ("[^", "mailto:", "xmpp:")  # each may be looked for to the end of the paragraph
_MOST_STEPS = 5_000_000
_DEEPEST = 24  # levels; a list and its item are two
_NEVER_REACHED = 100  # levels; the parser drops what is nested deeper, so ours must come first


def parse_blocks(source: str, environment: Environment) -> list[Token]:
    """The blocks of a source; their inline content is not parsed yet.

    Link definitions are put into the environment, where they are not there already.
    """
    tokens: list[Token] = []
    parser = _parser(has_html=HTML_AS_WORDS not in environment)
    parser.block.parse(source, parser, environment, tokens)
    return tokens


def parse_inline(source: str, environment: Environment) -> list[Token]:
    """The inline content of one block."""
    tokens: list[Token] = []
    has_html = HTML_AS_WORDS not in environment
    parser = _inline_parser(is_costly=_is_costly(source), has_html=has_html)
    parser.inline.parse(source, parser, environment, tokens)
    return tokens


@lru_cache(maxsize=2)
def _parser(*, has_html: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _NEVER_REACHED}).enable(["table"])
    if not has_html:
        parser.disable(["html_block"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    rules = parser.block.ruler
    rules.at("footnote_def", _shallow(footnote_def), {"alt": ["paragraph", "reference"]})
    rules.at(
        "blockquote",
        _shallow(blockquote),
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
    rules.at("list", _shallow(list_block), {"alt": ["paragraph", "reference", "blockquote"]})
    return parser


@lru_cache(maxsize=4)
def _inline_parser(*, is_costly: bool, has_html: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["strikethrough"])
    if not has_html:
        parser.disable(["html_inline"])
    if is_costly:
        return parser
    return parser.use(footnote_plugin, inline=False, move_to_end=False).use(gfm_autolink_plugin)


def _is_costly(source: str) -> bool:
    """Whether notes and bare addresses would take time that grows with the square of a length."""
    if len(source) < _SOON_READ:
        return False
    lower = source.lower()
    return any(lower.count(sign) * len(source) > _MOST_STEPS for sign in _LOOK_FAR)


def _shallow(rule: _BlockRule) -> _BlockRule:
    """The rule where nesting is bearable; deeper, its signs stay words of a paragraph."""

    def bounded(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's form
        return state.level < _DEEPEST and rule(state, first, last, silent)

    return bounded

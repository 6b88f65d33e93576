"""What a page says of itself, in the words that pages have for it; nothing is guessed.

The words are those of schema.org's JSON-LD, the Open Graph protocol, Dublin Core, the tags that
Google Scholar asks for, and HTML's own ``time`` element.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from glossary.dates import PartialDate
from reader.text.document import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
_AUTHORS = ("author", "citation_author", "dc.creator", "dcterms.creator", "article:author")
_DATES = (
    *("article:published_time", "citation_publication_date", "citation_date", "datepublished"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "date", "parsely-pub-date"),
)
_PUBLISHERS = ("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher")
_ARTICLES = ("Article", "BlogPosting", "Report", "Book", "CreativeWork", "WebPage")
_LONGEST = 500  # characters
_LONGEST_DATA = 500_000  # characters of a page's JSON
_MOST_NODES = 2_000
_MOST_AUTHORS = 20


def page_metadata(root: _Element, address: str = "") -> Metadata:
    """What a page says of itself.

    Args:
        root: The page.
        address: Where it came from; empty for a file.
    """
    said = _Meta(root)
    articles = list(_articles(root))
    title = _first([*_texts(articles, "headline"), *said.all(_TITLES), _title(root)])
    authors = dict.fromkeys([*_names(articles, "author"), *said.all(_AUTHORS)])
    names = [name for name in authors if not name.startswith(("http:", "https:", "@"))]
    dates = [*_texts(articles, "datePublished"), *said.all(_DATES), *_times(root)]
    publisher = _first([*_names(articles, "publisher"), *said.all(_PUBLISHERS)])
    return Metadata(
        title=title,
        author=", ".join(names[:_MOST_AUTHORS])[:_LONGEST],
        date=next(filter(None, map(_date, dates)), None),
        publisher=publisher or (urlsplit(address).hostname or "" if address else ""),
        source=address,
        language=(root.get("lang") or root.get("xml:lang") or "").strip()[:35],
    )


class _Meta:
    """The ``meta`` elements of a page by their names."""

    def __init__(self, root: _Element) -> None:
        self._said: dict[str, list[str]] = {}
        for element in root.iter("{*}meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            words = _flat(element.get("content") or "")
            if words:
                self._said.setdefault(name.lower(), []).append(words)

    def all(self, names: Iterable[str]) -> list[str]:
        """What is said under names, those first that count first."""
        return [words for name in names for words in self._said.get(name, ())]


def _articles(root: _Element) -> Iterator[dict[str, Any]]:
    """What the page's JSON-LD says of the page itself, the most telling first."""
    nodes: list[dict[str, Any]] = []
    for script in root.iter("{*}script"):
        if (script.get("type") or "").lower().startswith("application/ld+json"):
            nodes += _nodes((script.text or "")[:_LONGEST_DATA])
    for kind in _ARTICLES:
        yield from (
            one for one in nodes if any(kind in str(said) for said in _many(one.get("@type")))
        )


def _nodes(data: str) -> list[dict[str, Any]]:
    try:
        waiting: list[Any] = [json.loads(data)]
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    while waiting and len(found) < _MOST_NODES:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one[:_MOST_NODES]
        elif isinstance(one, dict):
            found.append(one)
            waiting += _many(one.get("@graph"))
    return found


def _many(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _texts(nodes: Iterable[dict[str, Any]], key: str) -> list[str]:
    return [_flat(one) for node in nodes for one in _many(node.get(key)) if isinstance(one, str)]


def _names(nodes: Iterable[dict[str, Any]], key: str) -> list[str]:
    found = []
    for node in nodes:
        for one in _many(node.get(key)):
            name = one.get("name") if isinstance(one, dict) else one
            found += [_flat(each) for each in _many(name) if isinstance(each, str)]
    return [name for name in found if name]


def _times(root: _Element) -> list[str]:
    """The one moment of a page that names one: of several, which is its own cannot be told."""
    times = {one.get("datetime") or "" for one in root.iter("{*}time")} - {""}
    days = {said[:10] for said in times}
    return list(days) if len(days) == 1 else []


def _title(root: _Element) -> str:
    for head in root.iter("{*}head"):
        for title in head.iter("{*}title"):
            return _flat("".join(map(str, title.itertext())))
    return ""


def _date(said: str) -> PartialDate | None:
    """A date as ISO 8601 has it, or with ``/`` for ``-``; its time is left out."""
    words = said.strip().replace("/", "-").partition("T")[0].partition(" ")[0]
    try:
        return PartialDate.parse(words)
    except ValueError:
        return None


def _first(words: Iterable[str]) -> str:
    return next(filter(None, words), "")


def _flat(words: str) -> str:
    return " ".join(words.split())[:_LONGEST]

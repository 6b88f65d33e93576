"""Web annotations: the W3C's JSON-LD, and what Hypothes.is gives (its API's and its export's JSON).

https://www.w3.org/TR/annotation-model/ and https://h.readthedocs.io/en/latest/api-reference/. Both
tell words by ``TextQuoteSelector`` and ``TextPositionSelector``; other selectors are passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.notes.ids import is_note_id
from reader.notes.importing.rows import (
    MOST_ROWS,
    ImportedNote,
    Read,
    Source,
    moment,
    origin_of,
)
from reader.notes.kinds import HIGHLIGHT, PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_KINDS = {
    "highlighting": HIGHLIGHT,
    "questioning": "question",
    "assessing": "opinion",
    "describing": "fact",
    "classifying": "loaded",
}
_DOCUMENT, _ENTRY, _NOTE = "urn:reader:doc:", "urn:reader:entry:", "urn:reader:note:"
_DEEPEST = 8


def read_annotations(value: object) -> Read:
    """The annotations of a JSON value: one, a list, a page, a collection, or Hypothes.is's."""
    found = list(_annotations(value, 0))[:MOST_ROWS]
    is_hypothesis = any("uri" in one or "permissions" in one for one in found)
    program = "hypothesis" if is_hypothesis else "w3c"
    parents = {_text(one.get("id")): one for one in found}
    rows, problems = [], []
    for number, one in enumerate(found, 1):
        try:
            row = _of_hypothesis(one, parents) if is_hypothesis else _of_w3c(one)
        except (TypeError, ValueError, AttributeError) as error:
            problems.append(f"annotation {number}: {error}")
            continue
        if row is None:
            problems.append(f"annotation {number}: tells neither words nor what they are on")
        else:
            rows.append(row)
    return Read(program, tuple(rows), tuple(problems))


def holds_annotations(value: object) -> bool:
    """Whether a JSON value is such."""
    return next(_annotations(value, 0), None) is not None


def _annotations(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _annotations(one, depth + 1)
    elif isinstance(value, dict):
        if "target" in value:
            yield value
            return
        for key in ("rows", "annotations", "items", "first", "@graph"):
            if isinstance(value.get(key), list | dict):
                yield from _annotations(value[key], depth + 1)


def _of_w3c(one: Mapping[str, Any]) -> ImportedNote | None:
    target = _first(one.get("target"))
    source, selectors = _source(target), list(_selectors(target))
    quote = _quote(selectors)
    bodies = [body for body in (*_all(one.get("body")), one.get("bodyValue")) if body]
    said: list[str] = []
    tags: list[str] = []
    for body in bodies:
        words, purpose = _said(body), _text(_map(body).get("purpose"))
        (tags if purpose == "tagging" else said).append(words)
    motive = _text(_first(one.get("motivation")))
    kind = _text(one.get("reader:kind")) or _KINDS.get(motive, PLAIN)
    text = "\n\n".join(filter(None, said))
    if not any((quote, text, source.document, source.entry)):
        return None
    if kind == PLAIN and not text.strip():
        kind = HIGHLIGHT
    name = _text(one.get("id")) or f"{source.told}\0{quote}\0{text}"
    own = name.removeprefix(_NOTE)
    is_own = own != name and is_note_id(own)
    origin = f"reader:{own}" if is_own else origin_of("w3c", name)
    return ImportedNote(
        _text(one.get("reader:origin")) or origin,
        source,
        **_where(selectors),
        body=text,
        kind=kind,
        tags=tuple(filter(None, tags)),
        created=moment(_text(one.get("created"))),
        modified=moment(_text(one.get("modified"))),
        written_on=_text(one.get("reader:writtenOn")),
        lost_in=_text(one.get("reader:lostIn")),
        id=own if is_own else "",
    )


def _of_hypothesis(
    one: Mapping[str, Any], parents: Mapping[str, Mapping[str, Any]]
) -> ImportedNote | None:
    """An annotation, or a reply, which stands on the words that it replies to."""
    target = _first(one.get("target"))
    references = one.get("references")
    if isinstance(references, list) and references:
        root = parents.get(_text(references[0]))
        target = _first(root.get("target")) if root else target
    selectors = list(_selectors(target))
    document = _map(one.get("document"))
    title = _text(_first(document.get("title")))
    address = _text(one.get("uri")) or _text(_map(target).get("source"))
    text = _text(one.get("text"))
    tags = [tag for tag in _all(one.get("tags")) if isinstance(tag, str)]
    if not address and not title:
        return None
    return ImportedNote(
        origin_of("hypothesis", _text(one.get("id")) or f"{address}\0{_quote(selectors)}\0{text}"),
        Source(title, address=address),
        **_where(selectors),
        body=text,
        kind=PLAIN if text.strip() else HIGHLIGHT,
        tags=tuple(tags),
        created=moment(_text(one.get("created"))),
        modified=moment(_text(one.get("updated"))),
    )


def _where(selectors: list[Mapping[str, Any]]) -> dict[str, Any]:
    quote = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), {})
    position = next((one for one in selectors if one.get("type") == "TextPositionSelector"), {})
    start = position.get("start")
    return {
        "quote": _text(quote.get("exact")),
        "prefix": _text(quote.get("prefix"))[-1000:],
        "suffix": _text(quote.get("suffix"))[:1000],
        "start": start if isinstance(start, int) and start >= 0 else -1,
    }


def _quote(selectors: list[Mapping[str, Any]]) -> str:
    return str(_where(selectors)["quote"])


def _selectors(target: object) -> Iterator[Mapping[str, Any]]:
    waiting = _all(_map(target).get("selector"))
    for _ in range(100):
        if not waiting:
            return
        one = _map(waiting.pop(0))
        yield one
        waiting += _all(one.get("refinedBy"))


def _source(target: object) -> Source:
    found = target if isinstance(target, str) else _map(target).get("source", target)
    name = found if isinstance(found, str) else _text(_map(found).get("id"))
    title = _text(_map(found).get("reader:title")) or _text(_map(found).get("title"))
    if name.startswith(_DOCUMENT):
        return Source(title, document=name.removeprefix(_DOCUMENT))
    if name.startswith(_ENTRY):
        return Source(title, entry=name.removeprefix(_ENTRY))
    return Source(title, address=name)


def _said(body: object) -> str:
    """The words of a body: its own, those of its source, or the first of a choice."""
    for _ in range(_DEEPEST):
        if isinstance(body, str):
            return body
        told = _map(body)
        if words := _text(told.get("value")) or _text(told.get("chars")):
            return words
        body = _first(told.get("items")) or told.get("source")
    return ""


def _all(value: object) -> list[Any]:
    if isinstance(value, list):
        return list(value)
    return [] if value is None else [value]


def _first(value: object) -> Any:  # noqa: ANN401 - whatever the JSON has
    return next(iter(_all(value)), None)


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""

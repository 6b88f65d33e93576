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
    text_of,
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
_FARTHEST = 10**9  # characters; no text is longer, and greater numbers cannot be kept


def read_annotations(value: object) -> Read:
    """The annotations of a JSON value: one, a list, a page, a collection, or Hypothes.is's."""
    found = list(_annotations(value, 0))[:MOST_ROWS]
    is_hypothesis = any("uri" in one or "permissions" in one for one in found)
    program = "hypothesis" if is_hypothesis else "w3c"
    parents = {text_of(one.get("id")): one for one in found}
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
    motive = text_of(_first(one.get("motivation")))
    said: list[str] = []
    tags: list[str] = []
    for body in _bodies(one):
        # A body without a purpose of its own is there for what moved the whole.
        purposes = _all(_map(body).get("purpose")) or [motive]
        (tags if "tagging" in purposes else said).append(_said(body))
    kind = text_of(one.get("reader:kind")) or _KINDS.get(motive, PLAIN)
    text = "\n\n".join(filter(None, said))
    if not any((quote, text, source.document, source.entry)):
        return None
    if kind == PLAIN and not text.strip():
        kind = HIGHLIGHT
    name = text_of(one.get("id")) or f"{source.told}\0{quote}\0{text}"
    own = name.removeprefix(_NOTE)
    is_own = own != name and is_note_id(own)
    origin = f"reader:{own}" if is_own else origin_of("w3c", name)
    return ImportedNote(
        text_of(one.get("reader:origin")) or origin,
        source,
        **_where(selectors),
        body=text,
        kind=kind,
        tags=tuple(filter(None, tags)),
        created=moment(text_of(one.get("created"))),
        modified=moment(text_of(one.get("modified"))),
        written_on=text_of(one.get("reader:writtenOn")),
        lost_in=text_of(one.get("reader:lostIn")),
        id=own if is_own else "",
    )


def _of_hypothesis(
    one: Mapping[str, Any], parents: Mapping[str, Mapping[str, Any]]
) -> ImportedNote | None:
    """An annotation, or a reply, which stands on the words that it replies to."""
    target = _first(one.get("target"))
    references = one.get("references")
    if isinstance(references, list) and references:
        root = parents.get(text_of(references[0]))
        target = _first(root.get("target")) if root else target
    selectors = list(_selectors(target))
    document = _map(one.get("document"))
    title = text_of(_first(document.get("title")))
    address = text_of(one.get("uri")) or text_of(_map(target).get("source"))
    text = text_of(one.get("text"))
    tags = filter(None, map(text_of, _all(one.get("tags"))))
    if not address and not title:
        return None
    return ImportedNote(
        origin_of(
            "hypothesis", text_of(one.get("id")) or f"{address}\0{_quote(selectors)}\0{text}"
        ),
        Source(title, address=address),
        **_where(selectors),
        body=text,
        kind=PLAIN if text.strip() else HIGHLIGHT,
        tags=tuple(tags),
        created=moment(text_of(one.get("created"))),
        modified=moment(text_of(one.get("updated"))),
    )


def _where(selectors: list[Mapping[str, Any]]) -> dict[str, Any]:
    quote = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), {})
    position = next((one for one in selectors if one.get("type") == "TextPositionSelector"), {})
    start = position.get("start")
    return {
        "quote": text_of(quote.get("exact")),
        "prefix": text_of(quote.get("prefix"))[-1000:],
        "suffix": text_of(quote.get("suffix"))[:1000],
        "start": start if type(start) is int and 0 <= start <= _FARTHEST else -1,
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
        # A place that refines is counted from the beginning of what it refines.
        waiting += [
            inner
            for inner in _all(one.get("refinedBy"))
            if _map(inner).get("type") != "TextPositionSelector"
        ]


def _source(target: object) -> Source:
    found = target if isinstance(target, str) else _map(target).get("source", target)
    name = text_of(found) or text_of(_map(found).get("id"))
    title = text_of(_map(found).get("reader:title")) or text_of(_map(found).get("title"))
    if name.startswith(_DOCUMENT):
        return Source(title, document=name.removeprefix(_DOCUMENT))
    if name.startswith(_ENTRY):
        return Source(title, entry=name.removeprefix(_ENTRY))
    return Source(title, address=name)


def _bodies(one: Mapping[str, Any]) -> list[Any]:
    """What an annotation says: ``body``, or ``bodyValue`` for one that is plain words.

    Of several that say the same, the first is the one to be shown.
    """
    found = _all(one.get("body")) or _all(one.get("bodyValue"))
    return [
        _first(_map(body).get("items")) if _map(body).get("type") == "Choice" else body
        for body in found
    ]


def _said(body: object) -> str:
    """The words of a body, or of the source that it is a use of."""
    for _ in range(_DEEPEST):
        if isinstance(body, str):
            return text_of(body)
        told = _map(body)
        if words := text_of(told.get("value")) or text_of(told.get("chars")):
            return words
        body = _map(told.get("source"))
    return ""


def _all(value: object) -> list[Any]:
    if isinstance(value, list):
        return list(value)
    return [] if value is None else [value]


def _first(value: object) -> Any:  # noqa: ANN401 - whatever the JSON has
    return next(iter(_all(value)), None)


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}

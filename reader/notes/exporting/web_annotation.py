"""W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/), as JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.notes.exporting.rows import Exported, one_file, target_uri
from reader.notes.model import PassageTarget

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from reader.notes.exporting.rows import ExportedNote

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN = {"reader": "urn:reader:vocabulary:"}
"""What this program says besides: the kind of a note, its document, its place."""

MOTIVATIONS = {
    "note": "commenting",
    "highlight": "highlighting",
    "question": "questioning",
    "fact": "describing",
    "opinion": "assessing",
    "prediction": "assessing",
    "claim": "describing",
    "loaded": "classifying",
}
COLLECTION = "urn:reader:notes"


def as_web_annotation(rows: Sequence[ExportedNote]) -> Exported:
    """One collection with one page of all annotations."""
    items = [annotation(row) for row in rows]
    collection = {
        "@context": [CONTEXT, OWN],
        "id": COLLECTION,
        "type": "AnnotationCollection",
        "label": "Notes",
        "generator": {"id": "urn:reader", "type": "Software", "name": "reader"},
        "total": len(items),
        "first": {
            "id": f"{COLLECTION}:page",
            "type": "AnnotationPage",
            "partOf": COLLECTION,
            "startIndex": 0,
            "items": items,
        },
    }
    return one_file("notes.jsonld", json.dumps(collection, ensure_ascii=False, indent=1) + "\n")


def annotation(row: ExportedNote) -> dict[str, Any]:
    """One note."""
    note = row.note
    found: dict[str, Any] = {
        "id": f"urn:reader:note:{note.id}",
        "type": "Annotation",
        "motivation": MOTIVATIONS.get(note.kind, "commenting"),
        "created": _moment(note.created),
        "modified": _moment(note.modified),
    }
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in note.tags]
    if note.body.strip():
        purpose = MOTIVATIONS.get(note.kind, "commenting")
        said = {"type": "TextualBody", "purpose": purpose, "format": "text/markdown"}
        bodies.insert(0, {**said, "value": note.body})
    if bodies:
        found["body"] = bodies
    found["target"] = _target(row)
    found["reader:kind"] = note.kind
    found["reader:place"] = row.place
    own = (("origin", note.origin), ("writtenOn", note.written_on), ("lostIn", note.lost_in))
    for key, value in own:
        if value:
            found[f"reader:{key}"] = value
    if row.placement is not None:
        found["reader:state"] = row.placement.state.value
    return found


def _target(row: ExportedNote) -> dict[str, Any]:
    source: dict[str, Any] = {
        "id": target_uri(row),
        "type": "Text",
        "reader:title": row.about.title,
    }
    target = row.note.target
    if not isinstance(target, PassageTarget):
        return source
    anchor = target.anchor
    start, end = anchor.span
    quote = {"type": "TextQuoteSelector", "exact": anchor.quote}
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {**quote, "prefix": anchor.prefix, "suffix": anchor.suffix},
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _moment(moment: dt.datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")

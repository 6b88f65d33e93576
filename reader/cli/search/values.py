"""What a search found as plain values; their form is documented and kept stable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.search.model import Kind
from reader.text.place import DocumentPlace

if TYPE_CHECKING:
    from reader.search.model import Hit, Results


def results_values(results: Results, *, hits: bool = True) -> dict[str, Any]:
    """All that was found, the hits last.

    Args:
        results: What was found.
        hits: Whether they are wanted, or only how many there are.
    """
    return {
        "query": results.query,
        "counts": {kind.value: results.counts.get(kind, 0) for kind in Kind},
        "in_documents": results.in_documents,
        "documents": [
            {
                "place": str(DocumentPlace(one.document)),
                "document": one.document,
                "title": one.title,
                "count": one.count,
            }
            for one in results.documents
        ],
        "remarks": list(results.remarks),
        "suggestions": list(results.suggestions),
        "complete": results.complete,
        **({"hits": [_hit(one) for one in results.hits]} if hits else {}),
    }


def _hit(one: Hit) -> dict[str, Any]:
    """A hit, with the stretches of its snippet and of its document that matched."""
    return {
        "place": str(one.place),
        "kind": one.kind.value,
        "score": round(one.score, 4),
        "title": one.title,
        "snippet": one.snippet,
        "matches": [list(span) for span in one.matches],
        "spans": [list(span) for span in one.spans],
        "via": list(one.via),
        "document": one.about.document or None,
        "entry": one.about.entry or None,
        "note_kind": one.about.note_kind or None,
        "note_on": one.about.note_on or None,
        "by": one.about.by or None,
        "dates": list(one.about.dates),
        "tags": list(one.about.tags),
    }

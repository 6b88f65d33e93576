"""Documents of the library as plain values; their form is documented and kept stable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.text.place import DocumentPlace

if TYPE_CHECKING:
    from reader.desk.library_shelf import ShelfRow
    from reader.desk.library_versions import Comparison, KeptVersion


def row_values(row: ShelfRow) -> dict[str, Any]:
    """What a list says of a document."""
    return {
        "id": row.id,
        "place": str(DocumentPlace(row.id)),
        "title": row.title,
        "author": row.author,
        "date": str(row.date) if row.date else None,
        "tags": list(row.tags),
        "format": row.format.value,
        "origin": row.origin.value,
        "source": row.source,
        "added": row.added.isoformat() if row.added else None,
        "opened": row.opened.isoformat() if row.opened else None,
        "progress": None if row.progress is None else round(row.progress, 4),
        "notes": row.notes,
        "versions": row.versions,
    }


def version_values(version: KeptVersion) -> dict[str, Any]:
    """One version of a document."""
    return {
        "number": version.number,
        "kept": version.kept or None,
        "size": version.size,
        "sha256": version.sha256,
        "path": str(version.path),
    }


def comparison_values(document_id: str, comparison: Comparison) -> dict[str, Any]:
    """Where two versions differ."""
    return {
        "document": document_id,
        "older": comparison.older,
        "newer": comparison.newer,
        "changes": [
            {
                "before": change.before,
                "after": change.after,
                "pieces": [{"text": piece.text, "state": piece.state} for piece in change.pieces],
            }
            for change in comparison.changes
        ],
    }

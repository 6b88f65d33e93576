"""The formats that notes can be exported in, by name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.notes.exporting.rows import Exported, ExportedNote


class ExportFormat(NamedTuple):
    """A format.

    Attributes:
        id: How it is asked for.
        told: What it is.
        module: Where it is made.
        function: What makes it.
        is_folder: Whether it is several files.
    """

    id: str
    told: str
    module: str
    function: str
    is_folder: bool = False


FORMATS = {
    one.id: one
    for one in (
        ExportFormat("markdown", "Markdown by document", "markdown", "as_markdown"),
        ExportFormat(
            "obsidian", "a folder for Obsidian", "obsidian", "as_obsidian", is_folder=True
        ),
        ExportFormat("org", "Org", "org", "as_org"),
        ExportFormat("html", "an HTML page", "page", "as_html"),
        ExportFormat("csv", "a table", "tables", "as_csv"),
        ExportFormat(
            "w3c", "Web Annotation JSON-LD, all told", "web_annotation", "as_web_annotation"
        ),
        ExportFormat("anki", "cards for Anki", "tables", "as_anki"),
        ExportFormat("outline", "an argument outline by kind", "markdown", "as_outline"),
    )
}


def export(rows: Sequence[ExportedNote], format_id: str) -> Exported:
    """Notes in a format; the same rows always give the same bytes."""
    chosen = FORMATS[format_id]
    module = import_module(f"reader.notes.exporting.{chosen.module}")
    made: Exported = getattr(module, chosen.function)(rows)
    return made

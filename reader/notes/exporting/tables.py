"""Tables: CSV by RFC 4180, and text that Anki imports.

Anki's directives (``#separator:``, ``#html:``, ``#columns:``, ``#guid column:``, ``#tags column:``)
are as https://docs.ankiweb.net/importing/text-files.html tells.
"""

from __future__ import annotations

import csv
import html
import io
from typing import TYPE_CHECKING

from reader.notes.exporting.markup import clean, one_line, plain_links
from reader.notes.exporting.rows import Exported, one_file
from reader.notes.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.notes.exporting.rows import ExportedNote

COLUMNS = (
    "id", "kind", "quote", "note", "tags", "before", "words", "after", "state", "title", "author",
    "date", "address", "place", "section", "created", "modified", "origin",
)  # fmt: skip
_FORMULAS = ("=", "+", "-", "@")


def as_csv(rows: Sequence[ExportedNote]) -> Exported:
    """One table; a cell that a spreadsheet would take for a formula has an apostrophe before it.

    Line ends are those of Unix, control characters signs: what is to come back as it was goes by
    Web Annotation.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        note, about = row.note, row.about
        cells = (
            note.id, note.kind, row.quote, note.body, ", ".join(note.tags), *row.sentence,
            row.placement.state.value if row.placement else "", about.title, about.author,
            about.date, about.address, row.place, row.section, note.created.isoformat(),
            note.modified.isoformat(), note.origin,
        )  # fmt: skip
        writer.writerow([_cell(cell) for cell in cells])
    return one_file("notes.csv", out.getvalue())


def as_anki(rows: Sequence[ExportedNote]) -> Exported:
    """Cards: the sentence with its words marked, and what the note says of them."""
    lines = [
        "#separator:tab",
        "#html:true",
        "#columns:guid\tFront\tBack\tTags",
        "#guid column:1",
        "#tags column:4",
    ]
    for row in rows:
        before, words, after = map(_html, row.sentence)
        front = f"{before}<b>{words}</b>{after}" if words else _html(row.about.title)
        source = f"<br><small>{_html(row.about.title)}</small>"
        said = _html(plain_links(row))
        label = _html(kind_of(row.note.kind).label)
        back = f"<i>{label}</i><br>{said}" if said else f"<i>{label}</i>"
        tags = " ".join(one_line(tag).replace(" ", "_") for tag in row.note.tags)
        lines.append("\t".join((row.note.id, f"{front}{source}", back, html.escape(tags))))
    return one_file("notes.txt", "\n".join(lines) + "\n")


def _cell(text: str) -> str:
    shown = clean(text)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULAS) else shown


def _html(text: str) -> str:
    """Words as HTML on one line."""
    return html.escape(clean(text)).replace("\t", " ").replace("\n", "<br>")

"""Markdown: by document, each note below the words it is on; and by kind, as an outline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.notes.exporting.markup import clean, one_line, told_dates, with_links
from reader.notes.exporting.rows import Exported, by_source, one_file
from reader.notes.kinds import KINDS, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.notes.exporting.rows import About, ExportedNote

_ORDER = ("claim", "fact", "opinion", "loaded", "prediction", "question", "note", "highlight")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


def as_markdown(rows: Sequence[ExportedNote]) -> Exported:
    """One file: a heading for each document, then its notes in the order of the text."""
    lines = ["# Notes", ""]
    for about, group in by_source(rows):
        lines += [f"## {escaped(about.title)}", "", *_told_of(about)]
        section = ""
        for row in group:
            if row.section != section:
                section = row.section
                lines += [f"### {escaped(section)}", ""] if section else []
            lines += [*quoted(row), *_note(row), ""]
    return one_file("notes.md", "\n".join(lines).rstrip() + "\n")


def as_outline(rows: Sequence[ExportedNote]) -> Exported:
    """One file: a heading for each kind, then its notes as a list in the order of the text."""
    lines = ["# Outline", ""]
    kinds = dict.fromkeys((*_ORDER, *sorted({row.note.kind for row in rows} - set(_ORDER))))
    titles = {kind.id: kind.label for kind in KINDS}
    for kind in kinds:
        here = [row for row in rows if row.note.kind == kind]
        if not here:
            continue
        lines += [f"## {escaped(titles.get(kind, kind)).capitalize()}", ""]
        for row in here:
            lines += [*_point(row), ""]
    return one_file("outline.md", "\n".join(lines).rstrip() + "\n")


def escaped(text: str) -> str:
    """Words that Markdown takes for words."""
    return _MARKUP.sub(r"\\\1", one_line(text))


def quoted(row: ExportedNote) -> Iterator[str]:
    """The sentence of a note as a quotation, its words in bold."""
    if not row.sentence.words.strip():
        return
    before, words, after = (_MARKUP.sub(r"\\\1", clean(part)) for part in row.sentence)
    inner = words.strip()
    first, last = words.partition(inner)[0], words.rpartition(inner)[2]
    sentence = " ".join(f"{before}{first}**{inner}**{last}{after}".split())
    yield f"> {sentence}"
    yield ""


def linked_body(row: ExportedNote) -> str:
    """The words of a note, which are Markdown, with its links as words and places."""
    return with_links(row, lambda place, words: f"{escaped(words)} (`{place}`)")


def _note(row: ExportedNote) -> Iterator[str]:
    kind = kind_of(row.note.kind)
    if row.note.body.strip():
        yield f"**{escaped(kind.label).capitalize()}:** {_body(row)}"
        yield ""
    tags = " ".join(f"#{escaped(tag).replace(' ', '-')}" for tag in row.note.tags)
    label = "" if row.note.body.strip() else kind.label
    remark = row.remark and f"**{row.remark}**"
    told = [label, tags, told_dates(row), remark, f"`reader open {row.place}`", _web(row)]
    yield " · ".join(filter(None, told))


def _body(row: ExportedNote) -> str:
    """The body after its label: on the same line, unless it begins a block of its own."""
    body = linked_body(row)
    return f"\n\n{body}" if re.match(r"[#>*+\-`~|\d]", body) else body


def _point(row: ExportedNote) -> Iterator[str]:
    said = " ".join(linked_body(row).split())
    words = f"“{escaped(row.sentence.words)}”" if row.sentence.words else ""
    remark = row.remark and f"({row.remark})"
    yield f"- {' '.join(filter(None, [said, words, remark]))}"
    yield f"  — {escaped(row.about.title)}, `{row.place}`"


def _told_of(about: About) -> Iterator[str]:
    told = " · ".join(filter(None, map(escaped, (about.author, about.date, about.publisher))))
    if told:
        yield told
        yield ""
    if about.address:
        yield f"<{clean(about.address)}>" if "://" in about.address else escaped(about.address)
        yield ""


def _web(row: ExportedNote) -> str:
    return f"[in the page](<{row.fragment}>)" if row.fragment else ""

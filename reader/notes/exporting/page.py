"""An HTML page that stands alone: no script, nothing fetched, light and dark."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from reader.notes.exporting.markdown import escaped
from reader.notes.exporting.markup import clean, told_dates, with_links
from reader.notes.exporting.rows import Exported, by_source, one_file
from reader.notes.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt

    from reader.notes.exporting.rows import About, ExportedNote

_LONGEST, _MOST_BRACKETS = 50_000, 1_000  # of a note that is rendered
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Notes</title>
<style>
:root { color-scheme: light dark; }
body { font: 1.1rem/1.55 serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
article { border-top: 1px solid; padding: .5rem 0; }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: .2rem solid; }
.told { font: .85rem/1.4 sans-serif; opacity: .8; }
</style>
</head>
<body>
<h1>Notes</h1>
"""


def as_html(rows: Sequence[ExportedNote]) -> Exported:
    """One page."""
    markdown = _parser()
    parts = [_HEAD]
    for about, group in by_source(rows):
        parts.append(f"<section>\n<h2>{_text(about.title)}</h2>\n{_told_of(about)}")
        parts += [line for row in group for line in _note(row, markdown)]
        parts.append("</section>\n")
    return one_file("notes.html", "".join((*parts, "</body>\n</html>\n")))


def _parser() -> MarkdownIt:
    """Reads the words of notes; HTML in them is shown, not obeyed, and pictures are not fetched."""
    from markdown_it import MarkdownIt

    found = MarkdownIt("commonmark", {"html": False}).disable("image")
    found.validateLink = lambda url: url.lower().startswith(("http://", "https://", "mailto:"))  # type: ignore[method-assign]
    return found


def _note(row: ExportedNote, markdown: MarkdownIt) -> Iterator[str]:
    yield f'<article id="{_text(row.note.id)}">\n'
    if row.sentence.words:
        before, words, after = map(_text, row.sentence)
        cite = f' cite="{_text(row.about.address)}"' if "://" in row.about.address else ""
        yield f"<blockquote{cite}><p>{before}<mark>{words}</mark>{after}</p></blockquote>\n"
    said = with_links(row, lambda place, words: f"{escaped(words)} (`{place}`)")
    yield _rendered(said, markdown)
    tags = " ".join(f"#{tag}" for tag in row.note.tags)
    told = [kind_of(row.note.kind).label, tags, told_dates(row), row.remark, row.place]
    link = f' · <a href="{_text(row.fragment)}">in the page</a>' if row.fragment else ""
    yield f'<p class="told">{_text(" · ".join(filter(None, told)))}{link}</p>\n</article>\n'


def _rendered(said: str, markdown: MarkdownIt) -> str:
    """Markdown as HTML; what would take long to read as such, as it was typed."""
    if len(said) > _LONGEST or said.count("[") > _MOST_BRACKETS:
        return f"<pre>{_text(said)}</pre>\n"
    return markdown.render(said) if said else ""


def _told_of(about: About) -> str:
    told = " · ".join(filter(None, (about.author, about.date, about.publisher, about.address)))
    return f'<p class="told">{_text(told)}</p>\n' if told else ""


def _text(text: str) -> str:
    return html.escape(clean(text))

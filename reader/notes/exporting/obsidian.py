"""A folder for Obsidian: a file for each document or entry, linked as Obsidian links.

Properties, block ids (``^id``) and tags are written as https://help.obsidian.md tells: properties
are YAML between lines of hyphens, block ids stand at the end of a block, tags hold letters,
digits, ``_``, ``-`` and ``/`` and no space, and are not numbers alone.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reader.notes.exporting.markdown import quoted
from reader.notes.exporting.markup import file_name, one_line, told_dates, with_links
from reader.notes.exporting.rows import Exported, by_source
from reader.notes.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.notes.exporting.rows import About, ExportedNote

_NOT_IN_TAGS = re.compile(r"[^\w/-]+")


def as_obsidian(rows: Sequence[ExportedNote]) -> Exported:
    """One file for each document or entry with notes."""
    groups = list(by_source(rows))
    used: set[str] = set()
    names = {about.place: file_name(about.title, used) for about, _ in groups}
    homes = {f"note:{row.note.id}": names[about.place] for about, here in groups for row in here}
    files = []
    for about, here in groups:
        text = "\n".join(_file(about, here, names, homes))
        files.append((f"{names[about.place]}.md", text.encode("utf-8", "replace")))
    return Exported(tuple(sorted(files)))


def obsidian_tag(tag: str) -> str:
    """A tag as Obsidian can have it."""
    plain = _NOT_IN_TAGS.sub("-", one_line(tag)).strip("-/") or "tag"
    return f"{plain}_" if plain.isdecimal() else plain


def _file(
    about: About,
    rows: Sequence[ExportedNote],
    names: Mapping[str, str],
    homes: Mapping[str, str],
) -> Iterator[str]:
    tags = sorted({obsidian_tag(tag) for row in rows for tag in row.note.tags})
    told = {"title": about.title, "author": about.author, "date": about.date}
    told |= {"publisher": about.publisher, "source": about.address, "reader": about.place}
    yield "---"
    # JSON's strings and lists are YAML's.
    yield from (
        f"{key}: {json.dumps(one_line(value), ensure_ascii=False)}"
        for key, value in told.items()
        if value
    )
    if tags:
        yield f"tags: {json.dumps(tags, ensure_ascii=False)}"
    yield "---"
    for row in rows:
        yield ""
        yield from quoted(row)
        said = with_links(row, lambda place, words: _link(place, words, names, homes))
        if said:
            yield said
            yield ""
        label = kind_of(row.note.kind).label
        own = " ".join(f"#{obsidian_tag(tag)}" for tag in row.note.tags)
        yield " · ".join(filter(None, [label, own, told_dates(row), row.remark]))
        yield f"^{_block_id(row.note.id)}"
    yield ""


def _link(place: str, words: str, names: Mapping[str, str], homes: Mapping[str, str]) -> str:
    """A link to a file of the folder; what is not in it is named in words."""
    whole = place.partition("#")[0]
    shown = re.sub(r"[\[\]|]", " ", words)
    if place in homes:
        return f"[[{homes[place]}#^{_block_id(place.removeprefix('note:'))}|{shown}]]"
    return f"[[{names[whole]}|{shown}]]" if whole in names else f"[[{shown}]]"


def _block_id(note: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "-", note)

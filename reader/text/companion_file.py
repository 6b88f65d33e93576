"""The file of a companion: front matter, then free remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.frontmatter import MAX_BYTES, parse, render
from glossary.problems import BrokenFileError
from glossary.source_fields import read_sources, source_values
from reader.text.companion import BylineQuote, Companion, EditorNote, Exclusion, Phrase
from reader.text.document import Metadata
from reader.text.ids import is_address, is_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from glossary.fields import Fields
    from glossary.frontmatter import Value

_METADATA = ("title", "title_note", "author", "date", "publisher", "source", "language")
_KEYS = (
    *("id", *_METADATA, "byline", "credit", "phrases", "not", "notes", "sources"),
    *("packs", "prefer", "tags"),
)


def parse_companion(text: str, path: str) -> Companion:
    """Read a companion file.

    Args:
        text: The whole file.
        path: The file, as a person would name it.

    Raises:
        BrokenFileError: It cannot be read; names the line.
    """
    front = parse(text, path)
    fields = front.fields
    fields.only(*_KEYS)
    packs = fields.fields("packs")
    if packs is not None:
        packs.only("on", "off")
    return Companion(
        id=_checked(fields, "id", is_id) if "id" in fields else "",
        metadata=Metadata(
            title=fields.text("title").strip(),
            title_note=fields.text("title_note").strip(),
            author=fields.text("author").strip(),
            date=fields.date("date"),
            publisher=fields.text("publisher").strip(),
            source=fields.text("source").strip(),
            language=fields.text("language").strip(),
        ),
        byline=_byline(fields),
        credit=fields.text("credit").strip(),
        phrases=tuple(Phrase(*_about_words(one)) for one in fields.list_of_fields("phrases")),
        remarks=front.body.strip(),
        exclusions=tuple(Exclusion(*_about_words(one)) for one in fields.list_of_fields("not")),
        notes=_notes(fields),
        sources=read_sources(fields),
        packs_on=_list(packs, "on", is_id) if packs else (),
        packs_off=_list(packs, "off", is_id) if packs else (),
        preferred=_list(fields, "prefer", is_address),
        tags=tuple(dict.fromkeys(filter(None, (tag.strip() for tag in fields.texts("tags"))))),
    )


def render_companion(companion: Companion) -> str:
    """Write a companion so that ``parse_companion`` reads it again; what is empty is left out.

    Raises:
        ValueError: Some words in it cannot be kept in a file.
    """
    body = f"{companion.remarks}\n" if companion.remarks else ""
    return render(companion_fields(companion), body)


def changed_companion(source: str, before: Companion, after: Companion, path: str) -> str:
    """The text of a companion file that says something else; what did not change stays as it is.

    Args:
        source: The whole file, which ``before`` was read from; empty where there is none.
        before: What it says.
        after: What it is to say.
        path: The file, as a person would name it.

    Raises:
        BrokenFileError: The file cannot be changed safely; names the line.
        ValueError: Some words cannot be kept in a file, or are too many.
    """
    from glossary.patching import patched

    changed = render_companion(after)
    size = len(changed.encode()) - len(after.remarks.encode())
    if size > MAX_BYTES:
        raise ValueError(f"it would have {size:,} bytes, more than the {MAX_BYTES:,} that are read")
    if source:
        known, wanted = companion_fields(before), companion_fields(after)
        keys = [key for key in _KEYS if known.get(key) != wanted.get(key)]
        body = f"\n{after.remarks}\n" if after.remarks != before.remarks else None
        changes = {key: wanted.get(key) for key in keys}
        changed = patched(source, changes, path=path, order=_KEYS, body=body)
    try:
        is_kept = parse_companion(changed, path) == after
    except BrokenFileError as error:
        raise ValueError(error.problem.reason) from error
    if not is_kept:
        raise ValueError("some words in it would be read back as others")
    return changed


def companion_fields(companion: Companion) -> Mapping[str, Value]:
    """The fields of a companion's file; what is empty is left out."""
    metadata, byline = companion.metadata, companion.byline
    packs = {"on": companion.packs_on, "off": companion.packs_off}
    fields: dict[str, Value] = {
        "id": companion.id,
        **{name: str(getattr(metadata, name) or "") for name in _METADATA},
        "byline": _filled({"from": byline.opening, "to": byline.closing}) if byline else {},
        "credit": companion.credit,
        "phrases": [_words_of(phrase) for phrase in companion.phrases],
        "not": [_words_of(exclusion) for exclusion in companion.exclusions],
        "notes": [_note_fields(note) for note in companion.notes],
        "sources": source_values(companion.sources),
        "packs": _filled(packs),
        "prefer": companion.preferred,
        "tags": companion.tags,
    }
    return _filled(fields)


def _checked(fields: Fields, key: str, is_good: Callable[[str], bool]) -> str:
    found = fields.required_text(key)
    if not is_good(found):
        advice = "use lower-case letters, digits and hyphens"
        raise fields.wrong(key, f"{key!r} is {found!r}, which can be no id", advice)
    return found


def _list(fields: Fields, key: str, is_good: Callable[[str], bool]) -> tuple[str, ...]:
    found = fields.texts(key)
    for one in found:
        if not is_good(one):
            advice = "use lower-case letters, digits and hyphens"
            raise fields.wrong(key, f"{key!r} holds {one!r}, which can be no id", advice)
    return tuple(dict.fromkeys(found))


def _byline(fields: Fields) -> BylineQuote | None:
    found = fields.fields("byline")
    if found is None:
        return None
    found.only("from", "to")
    return BylineQuote(found.required_text("from"), found.text("to").strip())


def _about_words(fields: Fields) -> tuple[str, str, str, str]:
    """Quote, entry, prefix and suffix."""
    fields.only("quote", "entry", "prefix", "suffix")
    return (
        fields.required_text("quote"),
        _checked(fields, "entry", is_address),
        fields.text("prefix"),
        fields.text("suffix"),
    )


def _notes(fields: Fields) -> tuple[EditorNote, ...]:
    notes: dict[str, EditorNote] = {}
    for one in fields.list_of_fields("notes"):
        one.only("id", "quote", "prefix", "suffix", "date", "text")
        note = EditorNote(
            id=_checked(one, "id", is_id),
            quote=one.required_text("quote"),
            text=one.required_text("text"),
            prefix=one.text("prefix"),
            suffix=one.text("suffix"),
            date=one.date("date"),
        )
        if note.id in notes:
            raise one.wrong("id", f"a note {note.id!r} was given before", "choose another id")
        notes[note.id] = note
    return tuple(notes.values())


def _words_of(about: Phrase | Exclusion) -> Mapping[str, Value]:
    context = _filled({"prefix": about.prefix, "suffix": about.suffix})
    return {"quote": about.quote, **context, "entry": about.entry}


def _note_fields(note: EditorNote) -> Mapping[str, Value]:
    return _filled(
        {
            "id": note.id,
            "quote": note.quote,
            "prefix": note.prefix,
            "suffix": note.suffix,
            "date": str(note.date or ""),
            "text": note.text,
        }
    )


def _filled(values: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value}

"""A note as a file: front matter that says what it is about, then the reader's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.frontmatter import parse, render
from glossary.problems import BrokenFileError, Problem
from reader.notes.drafts import MAX_CONTEXT
from reader.notes.heads import rewritten_head
from reader.notes.kinds import PLAIN
from reader.notes.model import DocumentTarget, EntryTarget, Note, PassageTarget
from reader.text.anchoring import Anchor
from reader.text.ids import is_id

if TYPE_CHECKING:
    from glossary.frontmatter import Fields, Value
    from reader.notes.model import Target

MAX_FILE_BYTES = 1024 * 1024
"""Longest note file that is read or written."""

_OPTIONAL = ("lost_in", "written_on", "origin")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class NoteFile:
    """The content of a note file.

    Attributes:
        note: What it says.
        head: Its text up to the reader's words, as it stands.
        fields: What the head says, fields of other programs included.
    """

    note: Note
    head: str
    fields: Fields


def read_note(data: bytes, note_id: str, path: str) -> NoteFile:
    """Read the content of a note file.

    Args:
        data: The content.
        note_id: Stem of the file's name.
        path: The file, as a person would name it.

    Raises:
        BrokenFileError: This is no note; names the line.
    """
    text = _decoded(data, path)
    front = parse(text, path)
    fields = front.fields
    created = _moment(fields, "created")
    note = Note(
        id=note_id,
        target=_target(fields),
        body=front.body,
        tags=fields.texts("tags"),
        created=created,
        modified=_moment(fields, "modified") if "modified" in fields else created,
        kind=fields.text("kind").strip() or PLAIN,
        lost_in=fields.text("lost_in"),
        written_on=fields.text("written_on"),
        origin=fields.text("origin"),
    )
    return NoteFile(note, text[: len(text) - len(front.body)], fields)


def write_note(note: Note) -> bytes:
    """The content of the file of a new note, which ``read_note`` reads back.

    Raises:
        ValueError: It holds something that no note file can keep.
    """
    fields = {**_target_fields(note.target), "kind": note.kind}
    if note.tags:
        fields["tags"] = note.tags
    fields.update((key, getattr(note, key)) for key in _OPTIONAL if getattr(note, key))
    fields["created"] = _written(note.created)
    fields["modified"] = _written(note.modified)
    return _readable(render(fields, note.body), note)


def rewrite_note(file: NoteFile, changed: Note) -> bytes:
    """The content of a note file that says what differs in ``changed``; all else as it stands.

    Raises:
        ValueError: It holds something that no note file can keep.
    """
    old = file.note
    changes: dict[str, Value | None] = {"modified": _written(changed.modified)}
    if changed.target != old.target:
        gone: dict[str, Value | None] = dict.fromkeys(_target_fields(old.target))
        changes.update({**gone, **_target_fields(changed.target)})
        known, anchor = file.fields.plain().get("anchor"), changes.get("anchor")
        if isinstance(known, Mapping) and isinstance(anchor, Mapping):
            changes["anchor"] = {**known, **anchor}  # what others know of the place
    if changed.tags != old.tags:
        changes["tags"] = list(changed.tags)
    for key in ("kind", *_OPTIONAL):
        if getattr(changed, key) != getattr(old, key):
            changes[key] = getattr(changed, key) or None
    return _readable(rewritten_head(file.head, file.fields, changes) + changed.body, changed)


def _target_fields(target: Target) -> dict[str, Value]:
    if isinstance(target, EntryTarget):
        return {"entry": target.entry}
    if isinstance(target, DocumentTarget):
        return {"document": target.document}
    anchor = target.anchor
    return {
        "document": target.document,
        "anchor": {
            "quote": anchor.quote,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
            "start": anchor.start,
        },
    }


def _readable(text: str, note: Note) -> bytes:
    """The text as bytes, of which we know that they will be read back as the note."""
    data = text.encode()
    if len(data) > MAX_FILE_BYTES:
        raise ValueError(f"it has {len(data):,} bytes, more than {MAX_FILE_BYTES:,}")
    try:
        read = read_note(data, note.id, note.id)
    except BrokenFileError as error:
        raise ValueError(error.problem.reason) from error
    if not read.note.says_the_same(note):
        raise ValueError("it would not be read back as it is")
    return data


def _decoded(data: bytes, path: str) -> str:
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise _broken(path, line, "holds binary data", "move it out of the notes")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"holds the byte 0x{data[error.start]:02x}, which is not UTF-8"
        raise _broken(path, line, reason, "save it as UTF-8 text") from None


def _target(fields: Fields) -> Target:
    anchor = fields.fields("anchor")
    if "document" in fields and "entry" in fields:
        raise fields.wrong("entry", "names both a document and an entry", "keep one of the two")
    if "entry" in fields:
        return EntryTarget(_id(fields, "entry"))
    document = _id(fields, "document")
    return DocumentTarget(document) if anchor is None else PassageTarget(document, _anchor(anchor))


def _id(fields: Fields, key: str) -> str:
    name = fields.required_text(key)
    if not is_id(name):
        shown = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
        raise fields.wrong(
            key, f"{key!r} is {shown!r}, which is no id", "use lower-case letters, digits, hyphens"
        )
    return name


def _anchor(fields: Fields) -> Anchor:
    for side in ("prefix", "suffix"):
        if len(fields.text(side)) > MAX_CONTEXT:
            raise fields.wrong(side, f"{side!r} is too long", f"keep {MAX_CONTEXT} characters")
    start = fields.number("start") or 0
    if start < 0:
        raise fields.wrong("start", "'start' is below zero", "write the offset of the quote")
    return Anchor(fields.text("quote"), fields.text("prefix"), fields.text("suffix"), start)


def _moment(fields: Fields, key: str) -> dt.datetime:
    word = fields.required_text(key)
    try:
        moment = dt.datetime.fromisoformat(word)
        # Who gives no time zone is taken to mean the one that we write.
        known = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        return known.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        shown = word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
        raise fields.wrong(
            key, f"{key!r} is {shown!r}, no time", "write it as 2026-11-22T19:53:01Z"
        ) from None


def _written(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def _broken(path: str, line: int, reason: str, advice: str) -> BrokenFileError:
    return BrokenFileError(Problem(path, line, reason, advice))

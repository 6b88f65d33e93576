"""What can become a note: words, tags and targets that a file can keep and a list can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import UsageError
from reader.notes.kinds import HIGHLIGHT, is_kind
from reader.notes.model import EntryTarget, PassageTarget
from reader.text.ids import is_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.notes.model import Target

MAX_QUOTE = 20_000
"""Longest passage, in characters, that one note can stand on."""

MAX_CONTEXT = 1000
"""Most characters that are kept on each side of a passage."""

MAX_TAGS = 100
MAX_TAG = 100
"""Most tags of a note, and the most characters of one."""


def tags_in(line: str) -> tuple[str, ...]:
    """The tags of a line with commas, each once, without the sign that some write before them."""
    typed = (part.strip().removeprefix("#").strip() for part in line.split(","))
    return tuple(dict.fromkeys(filter(None, typed)))


def checked_body(body: str, kind: str) -> str:
    """The words of a note, which must be some unless it is a highlight.

    Raises:
        UsageError: There are none.
    """
    if kind != HIGHLIGHT and not body.strip():
        raise UsageError("the note has no words; write some, or delete the note")
    return body


def checked_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags without white space around them, each once, in their order.

    Raises:
        UsageError: One cannot be a tag.
    """
    found = dict.fromkeys(stripped for tag in tags if (stripped := " ".join(tag.split())))
    for tag in found:
        if len(tag) > MAX_TAG or not tag.isprintable():
            raise UsageError(f"tag {tag[:20]!r}: is no tag; use up to {MAX_TAG} plain characters")
    if len(found) > MAX_TAGS:
        raise UsageError(f"tags: {len(found)} are too many; use up to {MAX_TAGS}")
    return tuple(found)


def checked_kind(kind: str) -> str:
    """The kind of a note.

    Raises:
        UsageError: It can be none.
    """
    if not is_kind(kind):
        raise UsageError(f"kind {kind[:20]!r}: is no kind of note; use a short plain word")
    return kind


def checked_target(target: Target) -> Target:
    """What a note is about.

    Raises:
        UsageError: It has no id, or the passage is too long.
    """
    name = target.entry if isinstance(target, EntryTarget) else target.document
    if not is_id(name):
        raise UsageError(f"{name[:40]!r}: is no id of a document or an entry; see 'reader paths'")
    if isinstance(target, PassageTarget) and len(target.anchor.quote) > MAX_QUOTE:
        raise UsageError(
            f"the passage has {len(target.anchor.quote):,} characters, more than the "
            f"{MAX_QUOTE:,} that one note can stand on; choose fewer words"
        )
    return target

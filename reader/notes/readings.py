"""Notes as they were read once, kept for the next program: reading YAML is most of listing notes.

A cache and nothing more. A reading counts only for a file that has the very stamp it was read at,
and whoever changes a note reads its file itself. Whatever is not as it was written here, or stands
where others could have written it, is as good as not there.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from reader.base.errors import ReaderError
from reader.base.files import Stamp, ensure_folder, read_bounded, write_atomic
from reader.base.trust import Trust, trust_in
from reader.notes.model import DocumentTarget, EntryTarget, Note, PassageTarget
from reader.text.anchoring import Anchor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.problems import Problem
    from reader.notes.model import Target

_VERSION = 1
"""Another one whenever a file of a note comes to mean something else."""

_LIMIT = 512 * 1024 * 1024  # bytes
_MANY = 200
"""So many notes that had to be read are worth being kept."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file was found to say.

    Attributes:
        stamp: The file when it was read.
        settled: Whether it would have another stamp, had it changed since.
        result: The note, or why it is none.
        other: Its second text, where a merge was left open in it.
    """

    stamp: Stamp
    settled: bool
    result: Note | Problem
    other: Note | None = None


@dataclass(frozen=True, slots=True)
class KeptReadings:
    """Readings of the files of one folder.

    Attributes:
        file: Where they are kept, in a folder that is only its owner's to write.
        root: The folder of the notes.
    """

    file: Path
    root: Path

    def load(self) -> dict[PurePath, Reading]:
        """What was kept; nothing where that is not known for certain."""
        import json

        try:
            if trust_in(self.file.parent) is not Trust.PRIVATE:
                return {}
            kept = json.loads(read_bounded(self.file, _LIMIT))
            if kept["version"] != _VERSION or kept["root"] != str(self.root):
                return {}
            return dict(_reading(*one) for one in kept["readings"])
        except (OSError, ReaderError, ValueError, TypeError, LookupError, RecursionError):
            return {}

    def save(self, before: Mapping[PurePath, Reading], now: Mapping[PurePath, Reading]) -> None:
        """Keep the readings if many are new; where that cannot be, they are made again."""
        if sum(before.get(path) is not reading for path, reading in now.items()) < _MANY:
            return
        import json

        told = [
            [str(path), one.stamp, _values(one.result)]
            for path, one in now.items()
            if one.settled and one.other is None and isinstance(one.result, Note)
        ]
        kept = {"version": _VERSION, "root": str(self.root), "readings": told}
        with suppress(OSError, ReaderError):
            ensure_folder(self.file.parent)
            write_atomic(self.file, json.dumps(kept).encode())


def _values(note: Note) -> list[Any]:
    return [
        note.id,
        _told(note.target),
        note.body,
        note.tags,
        note.created.isoformat(),
        note.modified.isoformat(),
        note.kind,
        note.lost_in,
        note.written_on,
        note.origin,
    ]


def _told(target: Target) -> list[Any]:
    if isinstance(target, EntryTarget):
        return ["entry", target.entry]
    if isinstance(target, DocumentTarget):
        return ["document", target.document]
    anchor = target.anchor
    return ["words", target.document, anchor.quote, anchor.prefix, anchor.suffix, anchor.start]


def _reading(path: str, stamp: list[int], values: list[Any]) -> tuple[PurePath, Reading]:
    note_id, target, body, tags, created, modified, *rest = values
    note = Note(
        note_id,
        _target(*target),
        body,
        tuple(tags),
        dt.datetime.fromisoformat(created),
        dt.datetime.fromisoformat(modified),
        *rest,
    )
    return PurePath(path), Reading(Stamp(*stamp), settled=True, result=note)


def _target(kind: str, name: str, *anchor: Any) -> Target:  # noqa: ANN401 - as JSON has it
    if kind == "words":
        return PassageTarget(name, Anchor(*anchor))
    return EntryTarget(name) if kind == "entry" else DocumentTarget(name)

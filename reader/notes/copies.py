"""Second texts of one note: copies that sync programs leave, and merges that git left open.

A copy keeps the name of the note and says more behind it: ``ID.sync-conflict-20261122-101500-ABC``
(Syncthing), ``ID (conflicted copy 2026-11-22 101500)`` (Dropbox, Nextcloud), ``ID_conflict-...``
(ownCloud), ``ID (1)`` (Google Drive, OneDrive), ``ID 2`` (iCloud), ``ID-LAPTOP`` (OneDrive).
"""

from __future__ import annotations

import re
from typing import NamedTuple

_COPY = re.compile(r"(\d{8}t\d{6}-[0-9a-hjkmnp-z]{8})(?=[^0-9a-z]).{1,200}", re.DOTALL)
_OURS, _BASE, _BETWEEN, _THEIRS = "<<<<<<< ", "||||||| ", "=======", ">>>>>>> "


def copied_id(stem: str) -> str:
    """The id of the note that a file is a copy of, by its name; empty if it is none."""
    found = _COPY.fullmatch(stem)
    return found[1] if found else ""


class TwoTexts(NamedTuple):
    """Both sides of a merge that was left open."""

    ours: str
    theirs: str


def open_merge(text: str) -> TwoTexts | None:
    """Both texts of a file that git could not merge; None for any other file."""
    if _OURS not in text or _THEIRS not in text:
        return None
    ours: list[str] = []
    theirs: list[str] = []
    side, has_both = "", False
    for line in text.splitlines(keepends=True):
        word = line.rstrip("\r\n")
        if not side and word.startswith(_OURS):
            side = _OURS
        elif side == _OURS and word.startswith(_BASE):
            side = _BASE
        elif side in {_OURS, _BASE} and word == _BETWEEN:
            side = _BETWEEN
        elif side == _BETWEEN and word.startswith(_THEIRS):
            side, has_both = "", True
        else:
            if side in {"", _OURS}:
                ours.append(line)
            if side in {"", _BETWEEN}:
                theirs.append(line)
    return TwoTexts("".join(ours), "".join(theirs)) if has_both and not side else None

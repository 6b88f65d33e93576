"""The companion that stands beside a document."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from glossary.problems import BrokenFileError, Problem
from reader.base.errors import NoSuchFileError, ReaderError
from reader.base.files import read_stamped
from reader.text.companion import companion_path

if TYPE_CHECKING:
    from pathlib import Path

    from reader.base.files import StampedBytes
    from reader.library.companion_cache import CompanionCache
    from reader.text.companion import Companion

LIMIT = 4 * 1024 * 1024
"""Bytes of the largest companion that is read."""


class Found(NamedTuple):
    """A companion, or why there is none; both are empty where nobody wrote one."""

    companion: Companion | None = None
    problem: Problem | None = None


_NONE = Found()


def companion_of(document: Path, cache: CompanionCache | None = None) -> Found:
    """Read the companion of a document; a broken one is a problem, and the document opens.

    Args:
        document: The document's file.
        cache: Where companions that were read before may be found.
    """
    return companion_at(companion_path(document), cache)


def companion_at(path: Path, cache: CompanionCache | None = None) -> Found:
    """Read a companion's file; a broken one is a problem.

    Args:
        path: The file.
        cache: Where companions that were read before may be found.
    """
    if not os.path.lexists(path):  # most documents have none, and there may be ten thousand
        return _NONE
    try:
        return _understood(path, read_stamped(path, LIMIT), cache)
    except NoSuchFileError:
        return Found()
    except ReaderError as error:
        reason, _, advice = str(error).removeprefix(f"{path}: ").partition("; ")
        return Found(problem=Problem(str(path), None, reason, advice))


@lru_cache(maxsize=4)
def _understood(path: Path, content: StampedBytes, cache: CompanionCache | None) -> Found:
    """Understood once, though it is asked for its id first and for all it says later."""
    try:
        source = content.data.decode("utf-8-sig")
        if cache and (known := cache.get(path, source)):
            return Found(known)
        from reader.text.companion_file import parse_companion  # not on the way to a first frame

        companion = parse_companion(source, str(path))
    except BrokenFileError as error:
        return Found(problem=error.problem)
    except UnicodeDecodeError as error:
        line = content.data.count(b"\n", 0, error.start) + 1
        return Found(problem=Problem(str(path), line, "is not UTF-8", "save it as UTF-8"))
    if cache:
        cache.remember(path, source, companion)
    return Found(companion)

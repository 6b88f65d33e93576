"""Which sources a part of the index holds: an account that grows by a line for each change.

The manifest tells how much of it counts, so that what a killed program wrote is not believed, and
so that a reader that knows the beginning reads on from there.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.search.model import About

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reader.search.model import Source

_NAME = "sources-"
_SUFFIX = ".jsonl"
_SLACK = 1_000  # lines that changed again since, beyond as many as there are sources


class Known(NamedTuple):
    """A source that the index has seen.

    Attributes:
        digest: Of what is committed whole; empty where it is not.
        about: What it is.
    """

    digest: str
    about: About


class Extent(NamedTuple):
    """How much of an account counts.

    Attributes:
        file: Its name; empty for none.
        length: Bytes.
        crc: Of these bytes.
        lines: In them.
    """

    file: str = ""
    length: int = 0
    crc: int = 0
    lines: int = 0


NOTHING = Extent()


class LedgerError(ValueError):
    """An account that is not as it was written."""


def digest_of(source: Source) -> str:
    """What changes whenever the records of a source do, or how their words are stemmed."""
    return f"{source.digest} {source.about.language}"


class Ledger:
    """The sources of one part, as far as they were read.

    Attributes:
        extent: What was read.
        sources: What is known of each, by key.
        whole: How many of them are committed whole.
    """

    def __init__(
        self,
        extent: Extent = NOTHING,
        sources: Mapping[str, Known] | None = None,
        whole: int = 0,
    ) -> None:
        self.extent = extent
        self.sources = dict(sources or {})
        self.whole = whole

    def read_on(self, folder: Path, extent: Extent) -> Ledger:
        """The ledger at another commit; this one stays as it is.

        Raises:
            OSError: It cannot be read.
            LedgerError: It is damaged.
        """
        if extent == self.extent:
            return self
        known = self if self._is_beginning_of(extent) else Ledger()
        if not extent.file:
            return known
        try:
            with (folder / extent.file).open("rb") as file:
                file.seek(known.extent.length)
                added = file.read(extent.length - known.extent.length)
        except FileNotFoundError as error:
            raise LedgerError(f"{extent.file} is not there") from error
        whole = len(added) + known.extent.length == extent.length
        if not whole or zlib.crc32(added, known.extent.crc) != extent.crc:
            raise LedgerError(f"{extent.file} is damaged")
        ledger = Ledger(extent, known.sources, known.whole)
        ledger.take(_parse(added))
        return ledger

    def take(self, changes: Iterable[tuple[str, Known | None]]) -> None:
        """Change what is known of some sources."""
        for key, known in changes:
            before = self.sources.pop(key, None)
            self.whole -= bool(before and before.digest)
            if known is not None:
                self.sources[key] = known
                self.whole += bool(known.digest)

    def append(self, folder: Path, changes: Mapping[str, Known | None]) -> None:
        """Write changes down; they count from the next manifest on.

        Args:
            folder: Where the accounts are.
            changes: What is known from now on; None for a source that is gone.

        Raises:
            OSError: The system refuses.
        """
        if not changes:
            return
        self.take(changes.items())
        if self.extent.file and self.extent.lines < 2 * len(self.sources) + _SLACK:
            before, written = self.extent, _lines(changes)
        else:
            before, written = Extent(_after(self.extent.file)), _lines(self.sources)
        path = folder / before.file
        with path.open("r+b" if before.length else "wb") as file:
            file.seek(before.length)
            file.truncate()
            file.write(b"".join(written))
        added = b"".join(written)
        self.extent = Extent(
            before.file,
            before.length + len(added),
            zlib.crc32(added, before.crc),
            before.lines + len(written),
        )

    def _is_beginning_of(self, extent: Extent) -> bool:
        return self.extent.file == extent.file and self.extent.length <= extent.length


def _after(file: str) -> str:
    """Another name than that of the account that counts."""
    number = file.removeprefix(_NAME).removesuffix(_SUFFIX)
    return f"{_NAME}{int(number) + 1 if number.isdecimal() else 0}{_SUFFIX}"


def _lines(changes: Mapping[str, Known | None]) -> list[bytes]:
    import json

    return [
        json.dumps([key, *([known.digest, *_told(known.about)] if known else [])]).encode() + b"\n"
        for key, known in changes.items()
    ]


def _told(about: About) -> list[Any]:
    return [getattr(about, name) for name in About.__slots__]


def _parse(content: bytes) -> list[tuple[str, Known | None]]:
    import json

    try:
        lines = json.loads(b"[" + b",".join(content.splitlines()) + b"]")
        return [(str(key), _known(*rest) if rest else None) for key, *rest in lines]
    except (ValueError, TypeError, RecursionError) as error:
        raise LedgerError("the account of sources is damaged") from error


def _known(digest: str, *told: object) -> Known:
    about: Any = About
    return Known(digest, about(*[tuple(one) if isinstance(one, list) else one for one in told]))

"""Where the reader's own things are kept; nothing is made by asking."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME_VARIABLE = "READER_HOME"
APPLICATION = "reader-companion"


@dataclass(frozen=True, slots=True)
class Paths:
    """The three directories and what stands in them.

    Attributes:
        data: What the reader owns: notes, library, glossary, reading places.
        config: What the reader chose.
        cache: What can be thrown away at any time.
    """

    data: Path
    config: Path
    cache: Path

    @classmethod
    def discover(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Find the directories: ``$READER_HOME`` if set, else the platform's own."""
        if home := environ.get(HOME_VARIABLE, ""):
            base = _absolute(Path(home))
            return cls(data=base, config=base, cache=base / "cache")
        import platformdirs

        return cls(
            data=platformdirs.user_data_path(APPLICATION, appauthor=False),
            config=platformdirs.user_config_path(APPLICATION, appauthor=False),
            cache=platformdirs.user_cache_path(APPLICATION, appauthor=False),
        )

    @property
    def notes(self) -> Path:
        """Folder of the notes."""
        return self.data / "notes"

    @property
    def library(self) -> Path:
        """Folder of the documents that were opened."""
        return self.data / "library"

    @property
    def glossary(self) -> Path:
        """Folder of the reader's own entries."""
        return self.data / "glossary"

    @property
    def packs(self) -> Path:
        """Folder of the installed packs, each a folder of its own."""
        return self.data / "packs"

    @property
    def companions(self) -> Path:
        """Folder of what the reader says about documents: corrections, chosen packs."""
        return self.data / "companions"

    @property
    def acquaintance(self) -> Path:
        """File of the entries the reader knows or has seen, and of dismissed candidates."""
        return self.data / "acquaintance.json"

    @property
    def places(self) -> Path:
        """File of the reading places."""
        return self.data / "places.json"

    @property
    def bookmarks(self) -> Path:
        """File of the reader's bookmarks."""
        return self.data / "bookmarks.json"

    @property
    def searches(self) -> Path:
        """File of saved and earlier searches."""
        return self.data / "searches.json"

    @property
    def state(self) -> Path:
        """File of what the reader chose on the screen."""
        return self.data / "state.json"

    @property
    def config_file(self) -> Path:
        """File of the settings."""
        return self.config / "config.toml"

    @property
    def index(self) -> Path:
        """Folder of the search index."""
        return self.cache / "index"

    @property
    def catalogue(self) -> Path:
        """File of what is known of all documents of the library."""
        return self.cache / "library.db"

    @property
    def conversions(self) -> Path:
        """Folder of documents that took long to read, as they were read."""
        return self.cache / "documents"

    @property
    def note_readings(self) -> Path:
        """What was read of the notes, for the next program."""
        return self.cache / "notes" / "readings.json"

    @property
    def companion_cache(self) -> Path:
        """Folder of companions as they were understood."""
        return self.cache / "companions"

    def as_dict(self) -> dict[str, str]:
        """Every path by its name, for ``reader paths``."""
        return {
            "data": str(self.data),
            "config": str(self.config_file),
            "index": str(self.index),
            "notes": str(self.notes),
            "library": str(self.library),
            "glossary": str(self.glossary),
            "packs": str(self.packs),
            "companions": str(self.companions),
            "acquaintance": str(self.acquaintance),
            "places": str(self.places),
            "bookmarks": str(self.bookmarks),
            "searches": str(self.searches),
            "state": str(self.state),
        }


def _absolute(path: Path) -> Path:
    with contextlib.suppress(RuntimeError):  # "~somebody" who does not exist: a folder, then
        path = path.expanduser()
    return path.absolute()

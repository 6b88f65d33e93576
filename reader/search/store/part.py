"""A part of the index on disk: its manifest, the folder in use, and whether they are sound."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from reader.base.errors import IndexUnusableError
from reader.base.files import ensure_folder
from reader.base.trust import Trust, trust_in
from reader.search.store.leaves import Leaves
from reader.search.store.ledger import Ledger, LedgerError
from reader.search.store.manifest import (
    Manifest,
    ManifestError,
    is_store_name,
    new_manifest,
    read_manifest,
    write_manifest,
)
from reader.search.store.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

from reader.search.store.ledger import Known

PASSAGES = "passages"
CARDS = "cards"
PART_NAMES = (PASSAGES, CARDS)

_SMALL_FILE = 64 * 1024  # bytes; smaller files are checked whole whenever a part is opened


class UnfitError(Exception):
    """A part that cannot be used and is to be made anew, with the reason."""


class MissingError(UnfitError):
    """A part that was never made, or was deleted."""

    def __init__(self) -> None:
        super().__init__("was not there")


class Part:
    """One of the two: passages, which are many and stay; cards, which are few and change.

    Attributes:
        folder: The folder of the whole index.
        name: What its files begin with.
        leaves: Its segments that are open, for those who read and who write.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self.leaves = Leaves()
        self._ledger = ("", Ledger())
        self._manifest_path = folder / f"{name}.json"

    def stamp(self) -> bytes | None:
        """What changes with every commit; None where there is no manifest.

        The manifest itself: two commits within a tick of the file system's clock may well leave
        files of one size and one inode.
        """
        try:
            return self._manifest_path.read_bytes()
        except OSError:
            return None

    def store(self, manifest: Manifest) -> Path:
        """The folder of whoosh's files."""
        return self.folder / manifest.store

    def load(self) -> Manifest:
        """The manifest of a part that looks sound.

        Raises:
            UnfitError: It does not, or is not there.
        """
        while True:
            before = self.stamp()
            try:
                return self._load()
            except UnfitError:
                if self.stamp() == before:
                    raise
                # Somebody made it anew just now; look again.

    def _load(self) -> Manifest:
        try:
            if (trust := trust_in(self.folder, may_be_link=True)) is not Trust.PRIVATE:
                raise MissingError if trust is Trust.MISSING else UnfitError(trust.value)
            manifest = read_manifest(self._manifest_path, self.name)
            if manifest.schema != schema():
                raise UnfitError("was made by another version")
            if (trust := trust_in(self.store(manifest))) is not Trust.PRIVATE:
                raise UnfitError(trust.value)
            self._check_files(manifest, whole=False)
            self.ledger(manifest)
        except FileNotFoundError as error:
            raise MissingError from error
        except (ManifestError, LedgerError) as error:
            raise UnfitError(f"was damaged: {error}") from error
        except OSError as error:
            raise UnfitError(f"could not be read: {error.strerror}") from error
        return manifest

    def ledger(self, manifest: Manifest) -> Ledger:
        """The account of the sources at a commit; not to be changed.

        Raises:
            OSError: It cannot be read.
            LedgerError: It is damaged.
        """
        store, known = self._ledger
        known = known if store == manifest.store else Ledger()
        known = known.read_on(self.store(manifest), manifest.extent)
        self._ledger = manifest.store, known
        return known

    def sources(self, manifest: Manifest) -> Mapping[str, Known]:
        """What is known of each source of a part that was loaded."""
        return self.ledger(manifest).sources

    def check(self, manifest: Manifest) -> None:
        """Read every byte that is known.

        Raises:
            UnfitError: One is not what it was.
        """
        try:
            self._check_files(manifest, whole=True)
        except OSError as error:
            raise UnfitError(f"could not be read: {error.strerror}") from error

    def damaged(self, manifest: Manifest, *, whole: bool) -> Iterator[str]:
        """Names of files that are not as they were written.

        Args:
            manifest: Tells how they were.
            whole: Every byte is read, of large files too.

        Raises:
            OSError: One cannot be read.
        """
        store = self.store(manifest)
        for name, expected in manifest.files.items():
            if not _is_sound(store / name, expected, whole=whole) and (
                _latest_generation(store) <= manifest.generation
            ):
                yield name

    def record(self, manifest: Manifest) -> None:
        """Keep the manifest of what was just committed."""
        store = self.store(manifest)
        known = manifest.files
        manifest.files = {
            path.name: known.get(path.name) or _measure(path)
            for path in store.iterdir()
            if path.suffix in {".toc", ".seg"}
        }
        write_manifest(self._manifest_path, manifest)
        for path in (*store.glob("sources-*"), *store.glob("*.toc.*")):  # of before, or half done
            if path.name != manifest.extent.file:
                path.unlink(missing_ok=True)

    def size(self, manifest: Manifest) -> int:
        """Bytes on disk."""
        try:
            files = [path.stat() for path in self.store(manifest).iterdir() if path.is_file()]
        except OSError:  # gone meanwhile
            return 0
        return sum(file.st_size for file in files)

    def begin_anew(self) -> Manifest:
        """Delete what there is and make an empty folder for a new start.

        The folder of the index may be anybody's before; it is the owner's alone after.

        Raises:
            IndexUnusableError: The folder belongs to somebody else or cannot be written.
        """
        try:
            ensure_folder(self.folder)
            trust = trust_in(self.folder, may_be_link=True)
            if trust is Trust.FOREIGN:
                raise foreign(self.folder)
            self.folder.chmod(0o700)
            # What others could write is not believed in any part.
            for name in PART_NAMES if trust is Trust.OPEN else (self.name,):
                _delete_part(self.folder, name)
            manifest = new_manifest(self.name, schema())
            self.store(manifest).mkdir(mode=0o700)
        except OSError as error:
            raise unusable(self.folder, error) from error
        return manifest

    def has_moved(self, manifest: Manifest, stamp: bytes | None) -> bool:
        """Whether somebody has committed since, so that files may well be gone."""
        store = self.store(manifest)
        return self.stamp() != stamp or _latest_generation(store) > manifest.generation

    def _check_files(self, manifest: Manifest, *, whole: bool) -> None:
        for name in self.damaged(manifest, whole=whole):
            raise UnfitError(f"was damaged: {name} is not as it was written")


def foreign(folder: Path) -> IndexUnusableError:
    """What to tell where the folder is another user's."""
    return IndexUnusableError(
        f"{folder}: the folder of the search index {Trust.FOREIGN};"
        " delete it or set READER_HOME elsewhere"
    )


def unusable(folder: Path, error: OSError) -> IndexUnusableError:
    """What to tell where the system refuses."""
    reason = error.strerror or str(error)
    return IndexUnusableError(
        f"{folder}: the search index cannot be written ({reason[:1].lower()}{reason[1:]});"
        " make room or make it writable, or set READER_HOME elsewhere"
    )


def _delete_part(folder: Path, name: str) -> None:
    import shutil

    stores = [path for path in folder.iterdir() if is_store_name(name, path.name)]
    # The manifests go first: none may name what is not there.
    for path in (folder / f"{name}.json", folder / f"{name}.json.new", *stores):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _latest_generation(store: Path) -> int:
    """Whoosh's number of the last commit, by the names of its tables of contents."""
    numbers = (path.stem.removeprefix("_MAIN_") for path in store.glob("_MAIN_*.toc"))
    return max((int(number) for number in numbers if number.isdigit()), default=-1)


def _is_sound(path: Path, expected: tuple[int, int], *, whole: bool) -> bool:
    try:
        if whole or expected[0] <= _SMALL_FILE:
            return _measure(path) == expected
        return path.stat().st_size == expected[0]
    except FileNotFoundError:
        return False


def _measure(path: Path) -> tuple[int, int]:
    size, crc = 0, 0
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            size += len(chunk)
            crc = zlib.crc32(chunk, crc)
    return size, crc

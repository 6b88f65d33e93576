"""Writing packs for other programs and other people: whole or not at all."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from glossary.dictionaries.dictionary_pack import DictionaryPack
from glossary.dictionaries.model import DictionaryInfo, Format
from glossary.dictionaries.write import SUFFIXES, write_dictionary
from glossary.entry_writer import draft_of
from glossary.pack_files import MAX_FILE_BYTES, MAX_FILES
from glossary.problems import BrokenFileError
from reader.base.errors import NotWritableError, UnusablePackError, UsageError
from reader.base.files import read_bounded
from reader.packs.entry_dictionary import headword_of
from reader.packs.entry_ids import id_from
from reader.packs.entry_texts import rendered
from reader.packs.manifest import MANIFEST, can_be_installed_as
from reader.packs.staging import put_beside, staging_beside
from reader.packs.workshop import sync_tree, write_new

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.dictionaries.model import Headword
    from glossary.glossary import Glossary
    from glossary.pack import AnyPack
    from reader.base.monitor import Monitor

_Item = TypeVar("_Item")


class ExportFormat(StrEnum):
    """What a pack can be written as."""

    FOLDER = "folder"
    ZIP = "zip"
    STARDICT = "stardict"
    DICTD = "dictd"
    DSL = "dsl"
    TSV = "tsv"
    JSON = "json"


_DICTIONARIES = {
    ExportFormat.STARDICT: Format.STARDICT,
    ExportFormat.DICTD: Format.DICTD,
    ExportFormat.DSL: Format.DSL,
    ExportFormat.TSV: Format.TABBED,
    ExportFormat.JSON: Format.JSON,
}
_SUFFIXES = {
    ExportFormat.STARDICT: (".ifo", ".idx", ".dict", ".syn"),
    ExportFormat.DICTD: (".index", ".dict"),
    ExportFormat.DSL: (".dsl",),
    ExportFormat.TSV: (".tsv", ".tab", ".txt"),
    ExportFormat.JSON: (".json",),
}


class Exporting:
    """Writes one pack.

    Args:
        pack: The pack.
        glossary: Where links of its entries lead.
        monitor: Is told how far it is.
        about: What is told of the pack, for those who get it.
    """

    def __init__(
        self, pack: AnyPack, glossary: Glossary, monitor: Monitor, about: str = ""
    ) -> None:
        self._pack = pack
        self._glossary = glossary
        self._monitor = monitor
        self._about = about

    def write(self, target: Path, form: ExportFormat, *, force: bool) -> list[Path]:
        """Write the pack.

        Args:
            target: The file or folder; a dictionary of several files is named by any of them.
            form: What to write.
            force: Whether files of the same name give way, or a folder that is a pack.

        Returns:
            The files, or the folder.

        Raises:
            AlreadyThereError: Something of the name is there, and does not give way.
            UsageError: The pack holds nothing, or too much for the format.
            UnusablePackError: The pack turned out to be damaged.
            NotWritableError: It cannot be written.
            StoppedError: The monitor said so; nothing was written.
        """
        self._require_fitting(form)
        with staging_beside(target) as folder:
            try:
                made = self._make(folder, target, form)
            except BrokenFileError as error:
                problem = error.problem
                raise UnusablePackError(problem.path, problem.reason, problem.advice) from None
            except OSError as error:
                raise NotWritableError(str(target), error.strerror or str(error)) from error
            sync_tree(folder)
            return put_beside(made, target.parent, force=force)

    def _require_fitting(self, form: ExportFormat) -> None:
        count = self._count
        if not count:
            raise UsageError(f"{self._pack.id}: holds no entries; there is nothing to export")
        if count > MAX_FILES and form in {ExportFormat.FOLDER, ExportFormat.ZIP}:
            raise UsageError(
                f"{self._pack.id}: holds {count:,} articles, more than the {MAX_FILES:,} files of"
                " a folder of entries; choose --format stardict or another dictionary"
            )

    @property
    def _count(self) -> int:
        if isinstance(self._pack, DictionaryPack):
            return len(self._pack.lexicon)
        return len(self._pack.entries)

    def _make(self, folder: Path, target: Path, form: ExportFormat) -> list[Path]:
        """Write into an empty folder, under the names that the files are to have."""
        if form is ExportFormat.FOLDER:
            made = folder / target.name
            made.mkdir()
            for name, data in self._files(target):
                write_new(made / name, data)
            return [made]
        if form is ExportFormat.ZIP:
            made = folder / _named(target, (".zip",))
            with zipfile.ZipFile(made, "x", zipfile.ZIP_DEFLATED) as archive:
                for name, data in self._files(target):
                    archive.writestr(name, data)
            return [made]
        kind = _DICTIONARIES[form]
        # Names that end otherwise, as in "words-3.0", would lose what looks like a suffix.
        plain = folder / f"dictionary{SUFFIXES[kind]}"
        paths = write_dictionary(plain, kind, self._info(), self._headwords())
        if len(paths) == 1:
            return [paths[0].rename(folder / _named(target, _SUFFIXES[form]))]
        stem = _stem(target, _SUFFIXES[form])
        return [
            path.rename(folder / f"{stem}{path.name.removeprefix(plain.stem)}") for path in paths
        ]

    def _info(self) -> DictionaryInfo:
        if isinstance(self._pack, DictionaryPack):
            return replace(self._pack.lexicon.info, title=self._pack.title)
        return DictionaryInfo(self._pack.title or self._pack.id, self._about)

    def _headwords(self) -> Iterator[Headword]:
        if isinstance(self._pack, DictionaryPack):
            return self._counted(self._pack.lexicon.headwords())
        entries = self._counted(self._pack.entries)
        return (headword_of(entry, self._glossary) for entry in entries)

    def _files(self, target: Path) -> Iterator[tuple[str, bytes]]:
        """The files of a folder of entries, by their names."""
        pack_id = self._pack.id
        if not can_be_installed_as(pack_id):
            pack_id = id_from(target.name.partition(".")[0])
        words = {"id": pack_id, "title": self._pack.title or pack_id, "about": self._about}
        yield MANIFEST, (json.dumps(words, indent=2) + "\n").encode("ascii")
        if isinstance(self._pack, DictionaryPack):
            for article in self._counted(self._pack.lexicon.articles()):
                entry = self._pack.entry(article)
                yield f"{entry.id}.md", rendered(draft_of(entry)).encode("utf-8")
            return
        for entry in self._counted(self._pack.entries):
            # The file as its owner wrote it, comments and all.
            yield f"{entry.id}.md", read_bounded(Path(entry.path), MAX_FILE_BYTES)

    def _counted(self, items: Iterable[_Item]) -> Iterator[_Item]:
        total = self._count
        for done, item in enumerate(items):
            self._monitor.tell("writing", done, total)
            yield item


def _named(target: Path, suffixes: tuple[str, ...]) -> str:
    """The name of a file, which ends in one of the suffixes: the first if it has none of them."""
    return target.name if target.name.endswith(suffixes) else f"{target.name}{suffixes[0]}"


def _stem(target: Path, suffixes: tuple[str, ...]) -> str:
    """The name that the files of a dictionary share."""
    found = next((suffix for suffix in suffixes if target.name.endswith(suffix)), "")
    return target.name.removesuffix(found)

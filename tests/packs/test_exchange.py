"""Entries and dictionaries for other programs, and back."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from glossary.dictionaries.dictionary_pack import DictionaryPack
from glossary.dictionaries.lexicon import Lexicon
from glossary.dictionaries.read import open_dictionary
from glossary.glossary import Glossary
from glossary.pack import load_pack
from reader.base.errors import AlreadyThereError, NoSuchFileError, UnusablePackError, UsageError
from reader.base.monitor import Monitor, StoppedError
from reader.base.shipped import entries_folder
from reader.packs import exporting, importing
from reader.packs.exporting import ExportFormat, Exporting
from reader.packs.importing import Imported, Importing
from reader.packs.own_entries import OwnEntries
from reader.packs.shelf import PackShelf
from reader.packs.workshop import workshop_in
from tests.packs.examples import added, entries_at, entry_text, tabbed_at, zip_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.pack import AnyPack

DICTIONARIES = [form for form in ExportFormat if form not in {"folder", "zip"}]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    out = tmp_path / "out"
    out.mkdir()
    return out


@pytest.fixture
def own(tmp_path: Path) -> OwnEntries:
    return OwnEntries(tmp_path / "glossary")


@pytest.fixture
def words(tmp_path: Path) -> Iterator[DictionaryPack]:
    """A dictionary of three articles."""
    shelf = PackShelf(tmp_path / "data" / "packs")
    added(shelf, tabbed_at(tmp_path / "w.tsv"), "words")
    with Lexicon(shelf.get("words").dictionary) as lexicon:
        yield DictionaryPack("words", lexicon, title="Old words")


def export(
    pack: AnyPack,
    target: Path,
    form: ExportFormat,
    *,
    force: bool = False,
    monitor: Monitor | None = None,
) -> list[Path]:
    return Exporting(pack, Glossary([pack]), monitor or Monitor()).write(target, form, force=force)


def take(
    own: OwnEntries,
    source: Path,
    *,
    replace: bool = False,
    monitor: Monitor | None = None,
) -> Imported:
    with workshop_in(source.parent / "data" / "packs") as workshop:
        return Importing(own, workshop, monitor or Monitor()).take(source, replace=replace)


@pytest.mark.parametrize("form", [ExportFormat.FOLDER, ExportFormat.ZIP])
def test_exported_entries_are_taken_back_byte_for_byte(
    out: Path, tmp_path: Path, form: ExportFormat
) -> None:
    shipped = load_pack(entries_folder(), "shipped", "shipped glossary")
    (path,) = export(shipped, out / "mine", form)
    assert path.name == ("mine" if form == "folder" else "mine.zip")
    shelf = PackShelf(tmp_path / "packs")
    made = added(shelf, path)
    assert (made.manifest.id, made.problems) == ("mine", ())
    for entry in shipped.entries:
        taken = shelf.get("mine").entries / f"{entry.id}.md"
        assert taken.read_bytes() == Path(entry.path).read_bytes()
    assert [one.name for one in out.iterdir()] == [path.name]


@pytest.mark.parametrize("form", DICTIONARIES)
def test_exported_entries_are_a_dictionary_with_all_their_words(
    out: Path, form: ExportFormat
) -> None:
    shipped = load_pack(entries_folder(), "shipped", "shipped glossary")
    paths = export(shipped, out / "mine-1.0", form)
    assert {path.name.removeprefix("mine-1.0") for path in paths} <= {
        *(".ifo", ".idx", ".dict", ".syn", ".index", ".dsl", ".tsv", ".json")
    }
    with open_dictionary(paths[0]) as dictionary:
        found = {word: one for one in dictionary for word in one.words}
    shrine = found["Yasukuni Shrine"]
    assert found["靖国神社"].body == shrine.body
    assert "Yasukuni Jinja" in shrine.body
    assert "[[" not in shrine.body
    assert "encyclopedia copy" in shrine.body


@pytest.mark.parametrize("form", DICTIONARIES)
def test_an_exported_dictionary_is_read_back_without_loss(
    out: Path, words: DictionaryPack, form: ExportFormat
) -> None:
    paths = export(words, out / "again", form)
    with open_dictionary(paths[0]) as dictionary:
        assert dictionary.info.title == "Old words"
        read = {one.words: one.body.strip() for one in dictionary}
    if form == "dictd":  # which has an index of words and no word that is first
        assert read.keys() >= {("ounce",), ("ell",)}
    else:
        assert read == {one.words: one.body for one in words.lexicon.headwords()}


def test_a_dictionary_as_a_folder_of_entries_is_a_pack_again(
    out: Path, words: DictionaryPack, tmp_path: Path
) -> None:
    (path,) = export(words, out / "entries", ExportFormat.FOLDER)
    shelf = PackShelf(tmp_path / "packs")
    made = added(shelf, path)
    assert (made.manifest.id, made.manifest.title, made.manifest.count) == ("words", "Old words", 3)
    assert made.problems == ()


def test_too_large_a_dictionary_makes_no_folder_of_entries(
    out: Path, words: DictionaryPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "MAX_FILES", 2)
    with pytest.raises(UsageError, match="more than the 2 files"):
        export(words, out / "entries", ExportFormat.FOLDER)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("form", ExportFormat)
def test_nothing_is_overwritten_unless_it_is_forced(
    out: Path, words: DictionaryPack, form: ExportFormat
) -> None:
    paths = export(words, out / "again", form)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    with pytest.raises(AlreadyThereError, match="--force"):
        export(words, out / "again", form)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before
    assert export(words, out / "again", form, force=True) == paths
    assert {path.stat().st_mtime_ns for path in out.rglob("*")}.isdisjoint(before.values())
    assert {path.name for path in out.iterdir()} == {path.name for path in paths}


def test_a_folder_that_is_no_pack_is_never_replaced(out: Path, words: DictionaryPack) -> None:
    (out / "home").mkdir()
    (out / "home" / "letter.txt").write_text("dear")
    for form in (ExportFormat.FOLDER, ExportFormat.JSON):
        target = out / "home" if form == "folder" else out / "home.json"
        if form == "json":
            target.mkdir()
        with pytest.raises(AlreadyThereError, match=r"choose another name$"):
            export(words, target, form, force=True)
    assert (out / "home" / "letter.txt").read_text() == "dear"


def test_one_of_several_files_in_the_way_keeps_all_back(out: Path, words: DictionaryPack) -> None:
    (out / "again.idx").write_text("mine")
    with pytest.raises(AlreadyThereError):
        export(words, out / "again.ifo", ExportFormat.STARDICT)
    assert [path.name for path in out.iterdir()] == ["again.idx"]


@pytest.mark.parametrize("form", ExportFormat)
def test_an_export_that_was_stopped_leaves_nothing(
    out: Path, words: DictionaryPack, form: ExportFormat
) -> None:
    told: list[object] = []
    monitor = Monitor(lambda *what: told.append(what), lambda: bool(told))
    with pytest.raises(StoppedError):
        export(words, out / "again", form, monitor=monitor)
    assert list(out.iterdir()) == []


def test_exporting_into_a_folder_that_is_not_there_is_one_clear_error(
    out: Path, words: DictionaryPack
) -> None:
    with pytest.raises(NoSuchFileError, match="nowhere"):
        export(words, out / "nowhere" / "x.json", ExportFormat.JSON)


def test_an_empty_pack_is_not_exported(out: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no entries"):
        export(load_pack(tmp_path / "none", "own"), out / "x.json", ExportFormat.JSON)


def test_entries_of_a_folder_become_ones_own(own: OwnEntries, tmp_path: Path) -> None:
    source = entries_at(tmp_path / "theirs", "Ounce", "Pound")
    (source / "broken.md").write_text("no entry")
    done = take(own, source)
    assert (done.added, done.replaced, done.skipped) == (("ounce", "pound"), (), ())
    assert [Path(problem.path).name for problem in done.problems] == ["broken.md"]
    assert own.read("ounce").text == (source / "ounce.md").read_text()


def test_entries_of_an_archive_become_ones_own(own: OwnEntries, tmp_path: Path) -> None:
    archive = zip_at(tmp_path / "a.zip", {"x/ounce.md": entry_text("Ounce"), "x/bad.md": "no"})
    done = take(own, archive)
    assert done.added == ("ounce",)
    assert [problem.path for problem in done.problems] == [f"{archive}/x/bad.md"]


def test_what_one_has_stays_unless_it_is_to_be_replaced(own: OwnEntries, tmp_path: Path) -> None:
    source = entries_at(tmp_path / "theirs", "Ounce", "Pound")
    take(own, source)
    (source / "ounce.md").write_text(entry_text("Ounce", "Changed by them."))
    entries_at(source, "Stone")
    done = take(own, source)
    assert (done.added, done.replaced, done.skipped) == (("stone",), (), ("ounce", "pound"))
    assert "Changed" not in own.read("ounce").text
    done = take(own, source, replace=True)
    assert (done.added, done.replaced, done.skipped) == ((), ("ounce",), ("pound", "stone"))
    assert "Changed by them." in own.read("ounce").text


def test_articles_of_a_dictionary_become_entries_and_no_second_time(
    own: OwnEntries, tmp_path: Path
) -> None:
    text = "bow\tTo bend.\nrod|pole\tA stick.\nbow\tA weapon.\nC\tA letter.\nC++\tA language.\n"
    source = tabbed_at(tmp_path / "w.tsv", text)
    done = take(own, source)
    assert done.added == ("bow", "rod", "c", "c-2")
    pack = load_pack(own.read("bow").path.parent, "own")
    entries = {entry.id: entry for entry in pack.entries}
    assert pack.problems == ()
    assert entries["bow"].body == "To bend.\n\nA weapon."
    assert {alias.text for alias in entries["rod"].aliases} == {"rod", "pole"}
    assert entries["c-2"].term == "C++"
    assert take(own, source).added == ()
    (own.read("bow").path).write_text(entry_text("Something else"))
    assert take(own, source).added == ("bow-2",)


def test_what_looks_like_a_link_in_a_dictionary_is_none(own: OwnEntries, tmp_path: Path) -> None:
    take(own, tabbed_at(tmp_path / "w.tsv", "bow\tSee [[pole]] there.\n"))
    assert "[[" not in own.read("bow").text


def test_a_large_dictionary_is_not_imported(
    own: OwnEntries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "MOST_IMPORTED", 2)
    with pytest.raises(UnusablePackError, match="more than 2 articles; add it with"):
        take(own, tabbed_at(tmp_path / "w.tsv"))
    assert not own.has("ounce")


@pytest.mark.parametrize("error", [StoppedError, KeyboardInterrupt])
def test_an_import_that_was_stopped_leaves_everything_as_it_was(
    own: OwnEntries, tmp_path: Path, error: type[BaseException]
) -> None:
    source = entries_at(tmp_path / "theirs", "Ounce")
    take(own, source)
    (source / "ounce.md").write_text(entry_text("Ounce", "Changed by them."))
    entries_at(source, "Ell", "Stone")

    def stop(doing: str, done: int, _: int | None) -> None:
        if (doing, done) == ("entries", 2):
            raise error

    with pytest.raises(error):
        take(own, source, replace=True, monitor=Monitor(stop))
    assert "Changed" not in own.read("ounce").text
    assert not own.has("ell")
    assert not own.has("stone")


def test_an_exported_zip_says_what_it_is(out: Path, words: DictionaryPack) -> None:
    (path,) = export(words, out / "w.zip", ExportFormat.ZIP)
    with zipfile.ZipFile(path) as archive:
        assert json.loads(archive.read("pack.json"))["title"] == "Old words"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_cannot_be_written_keeps_the_export_back(
    out: Path, words: DictionaryPack
) -> None:
    out.chmod(0o500)
    with pytest.raises(Exception, match="cannot be written"):
        export(words, out / "x.json", ExportFormat.JSON)
    out.chmod(0o700)

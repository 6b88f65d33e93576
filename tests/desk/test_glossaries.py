"""The glossaries that packs make, for every document and for one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from reader.packs.shelf import PackShelf
from reader.text.companion import Companion
from tests.desk.examples import desk_at
from tests.packs.examples import added, entries_at, entry_text, tabbed_at

if TYPE_CHECKING:
    from pathlib import Path

    from reader.desk.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with a pack of entries, one with another shinzo-abe, and a dictionary."""
    desk = desk_at(tmp_path / "home")
    shelf = PackShelf(desk.paths.packs)
    added(shelf, entries_at(tmp_path / "weights", "Ounce"))
    abe = tmp_path / "abe"
    abe.mkdir()
    (abe / "shinzo-abe.md").write_text(entry_text("Abe of the pack", more="match: [Abe]\n"))
    added(shelf, abe)
    added(shelf, tabbed_at(tmp_path / "words.tsv"), "words")
    return desk


def mentioned(desk: Desk, path: Path, text: str, companion: str = "") -> list[str]:
    path.write_text(text)
    if companion:
        path.with_suffix(".companion.md").write_text(f"---\n{companion}\n---\n")
    return [mention.entry for mention in desk.finder(desk.open_file(path)).everything()]


def test_terms_of_every_pack_are_found_and_the_topmost_has_the_words(
    desk: Desk, tmp_path: Path
) -> None:
    found = mentioned(desk, tmp_path / "t.txt", "Abe: an Ounce, an Ell.")
    assert found == ["shinzo-abe", "ounce", "n2@words"]
    entry = desk.glossary.get("shinzo-abe")
    assert entry is not None
    assert entry.pack == "abe"


def test_a_document_switches_packs_and_prefers_entries(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    PackShelf(desk.paths.packs).turn("weights", on=False)
    desk.glossaries.refresh()
    text = "Abe: an Ounce, an Ell."
    assert mentioned(desk, path, text) == ["shinzo-abe", "n1@words", "n2@words"]
    chosen = "packs: {on: [weights], off: [words]}\nprefer: [shinzo-abe@shipped]"
    assert mentioned(desk, path, text, chosen) == ["shinzo-abe", "ounce"]
    companion = desk.open_file(path).companion
    entry = desk.glossary_for(companion).get("shinzo-abe")
    assert entry is not None
    assert entry.pack == "shipped"
    elsewhere = desk.glossary.get("shinzo-abe")
    assert elsewhere is not None
    assert elsewhere.pack == "abe"


def test_a_glossary_and_its_matcher_are_made_once_for_the_same_choices(desk: Desk) -> None:
    glossaries = desk.glossaries
    assert glossaries.glossary_for() is glossaries.glossary_for(Companion())
    one = glossaries.glossary_for(Companion(packs_off=("abe", "words")))
    other = glossaries.glossary_for(Companion(packs_off=("words", "abe")))
    assert one is other
    assert one is not glossaries.glossary_for()
    assert glossaries.matcher_for(one) is glossaries.matcher_for(other)
    assert glossaries.matcher_for(one) is not desk.matcher


def test_after_a_change_on_disk_glossaries_are_new_and_the_old_stay_as_they_were(
    desk: Desk, tmp_path: Path
) -> None:
    before = desk.glossary
    desk.paths.glossary.mkdir(parents=True)
    (desk.paths.glossary / "ell.md").write_text(entry_text("Ell"))
    assert desk.glossary is before
    assert desk.glossaries.refresh()
    assert desk.glossary is not before
    assert before.get("ell") is None
    assert mentioned(desk, tmp_path / "t.txt", "An Ell.") == ["ell"]


def test_a_broken_entry_made_while_reading_is_told_and_the_rest_goes_on(desk: Desk) -> None:
    assert desk.problems() == []
    desk.paths.glossary.mkdir(parents=True)
    broken = desk.paths.glossary / "ell.md"
    broken.write_text("---\nterm: Ell\nkind: gadget\n---\n")
    assert desk.glossaries.refresh()
    (problem,) = desk.problems()
    assert (problem.path, problem.line) == (str(broken), 3)
    assert desk.glossary.get("ounce")
    broken.write_text(entry_text("Ell"))
    assert desk.glossaries.refresh()
    assert desk.problems() == []


def test_the_dictionaries_that_serve_are_there_to_look_words_up_in(desk: Desk) -> None:
    (words,) = desk.dictionaries
    (article,) = words.lexicon.find("pole")
    assert article.headword.body == "A length of land."
    assert desk.glossaries.dictionaries_for(Companion(packs_off=("words",))) == ()
    PackShelf(desk.paths.packs).turn("words", on=False)
    assert desk.glossaries.refresh()
    assert desk.dictionaries == ()
    assert desk.glossaries.pack("words") is not None
    assert desk.glossaries.pack("nothing") is None


def test_many_threads_get_one_glossary_and_one_matcher(desk: Desk) -> None:
    together = Barrier(8)

    def ask(number: int) -> tuple[object, object]:
        together.wait()
        if number % 4 == 0:
            desk.glossaries.refresh()
        glossary = desk.glossary
        return glossary, desk.glossaries.matcher_for(glossary)

    with ThreadPoolExecutor(8) as threads:
        got = list(threads.map(ask, range(8)))
    assert len({id(pair[0]) for pair in got}) == 1
    assert len({id(pair[1]) for pair in got}) == 1

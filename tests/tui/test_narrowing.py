"""Narrowing, grouping, keeping and walking through what a search found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, Static

from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.text.place import DocumentPlace
from tests.tui.sitting import NARROW, sit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.sitting import Sitting


@pytest.fixture
def texts(tmp_path: Path) -> None:
    """Two more texts that the library has."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "harbour.md").write_text(
        "# The Harbour\n\nA fishing boat lay there. The constitution of the pilot was strong.\n\n"
        "Nobody spoke of the pilot's constitution.",
        encoding="utf-8",
    )
    (folder / "quay.md").write_text("# The Quay\n\nA pilot sings.", encoding="utf-8")
    Desk(Paths.discover()).shelf.add([folder])


def _query(reader: Sitting) -> str:
    return reader.screen.query_one("#query", Input).value


def _told(reader: Sitting) -> str:
    return str(reader.screen.query_one("#found", Static).render())


def _listed(reader: Sitting) -> str:
    return reader.results.page.text


async def _search(reader: Sitting, words: str) -> None:
    await reader.press("s")
    await reader.write(words)
    await reader.until(lambda: _query(reader) == words, "the words in the line")
    await reader.until_idle()


@pytest.mark.usefixtures("texts")
async def test_kinds_are_chosen_one_after_the_other() -> None:
    async with sit() as reader:
        await _search(reader, "constitution")
        everything = _listed(reader)
        assert "¶" in everything
        assert "§" in everything
        await reader.press("f2")
        await reader.until(lambda: "§" not in _listed(reader), "passages only")
        assert _query(reader) == "kind:passage constitution"
        await reader.press("f2")
        await reader.until(lambda: "¶" not in _listed(reader), "entries only")
        await reader.press("f2")
        await reader.until_shown("Nothing found")
        await reader.press("f2")
        await reader.until(lambda: _listed(reader) == everything, "everything")
        assert _query(reader) == "constitution"


@pytest.mark.usefixtures("texts")
async def test_a_search_is_kept_to_the_text_on_screen_by_one_key() -> None:
    async with sit() as reader:
        await _search(reader, "pilot")
        await reader.until(lambda: "The Quay" in _listed(reader), "both texts")
        await reader.press("f9")
        await reader.until_shown("Nothing found")
        assert _query(reader) == "in:this pilot"
        await reader.press("f9")
        await reader.until(lambda: "The Quay" in _listed(reader), "both texts again")


@pytest.mark.usefixtures("texts")
async def test_passages_stand_below_their_document_or_by_rank() -> None:
    async with sit() as reader:
        await _search(reader, "pilot")
        await reader.until(lambda: "The Quay" in _listed(reader), "both texts")
        lines = _listed(reader).splitlines()
        headings = [line for line in lines if not line.startswith(("¶", "§", "✎"))]
        assert [line.partition("  ")[0] for line in headings] == sorted(
            {line.partition("  ")[0] for line in headings},
            key=[line.partition("  ")[0] for line in headings].index,
        )
        assert any(line.startswith("The Harbour  2 passages") for line in headings)
        assert "3 passages in 2 documents" in _told(reader)
        await reader.press("ctrl+t")
        await reader.until(lambda: "¶ The Harbour — " in _listed(reader), "hits by rank")
        await reader.press("ctrl+t")
        await reader.until(lambda: "The Harbour  2 passages" in _listed(reader), "groups")


@pytest.mark.usefixtures("texts")
async def test_the_list_of_narrowings_leads_in_and_out() -> None:
    async with sit() as reader:
        await _search(reader, "constitution")
        await reader.press("ctrl+g")
        await reader.until(lambda: "Only in this document" in _listed(reader), "narrowings")
        assert "Only this kind" in _listed(reader)
        assert "Only with this term" in _listed(reader)
        page = reader.results.page
        number = next(
            number
            for number, link in enumerate(page.links)
            if page.text[link.start : link.end] == "The Harbour"
        )
        reader.results.focus_link(number)
        await reader.press("enter")
        await reader.until(lambda: _query(reader).startswith("in:"), "a narrower query")
        await reader.until(lambda: "2 passages" in _told(reader), "only the harbour")
        assert "Moscow" not in _listed(reader)
        await reader.press("ctrl+g")
        await reader.until(lambda: "not only in:" in _listed(reader), "the way out")
        reader.results.focus_link(0)
        await reader.press("enter")
        await reader.until(lambda: _query(reader) == "constitution", "the wide query")


@pytest.mark.usefixtures("texts")
async def test_n_walks_the_matches_into_other_texts_and_back() -> None:
    async with sit() as reader:
        home = reader.screen.session.document.id
        await _search(reader, "pilot kind:passage")
        await reader.until(lambda: "3 passages" in _told(reader), "all of them")
        await reader.press("enter")
        seen = []
        for _ in range(3):
            await reader.until(lambda: reader.gone_to.casefold().startswith("pilot"), "a match")
            await reader.until_idle()
            seen.append((reader.screen.session.document.id, reader.article.target))
            assert reader.article.hits.count
            await reader.press("n")
            await reader.until(
                lambda: (reader.screen.session.document.id, reader.article.target) != seen[-1],
                "the next match",
            )
        assert len(set(seen)) == 3
        assert len({document for document, _ in seen}) == 2
        await reader.until_idle()
        assert (reader.screen.session.document.id, reader.article.target) == seen[0]
        await reader.press("N")
        await reader.until(
            lambda: (reader.screen.session.document.id, reader.article.target) == seen[-1],
            "the match before",
        )
        await reader.until_idle()
        await reader.press("escape")
        await reader.until(lambda: reader.screen.session.document.id == home, "the line being read")


async def test_finding_in_the_text_takes_n_back() -> None:
    async with sit() as reader:
        await _search(reader, "grudge")
        await reader.press("enter")
        await reader.until(lambda: reader.gone_to, "the match")
        await reader.press("slash")
        await reader.write("Tokyo")
        await reader.press("enter")
        await reader.until(lambda: reader.gone_to == "Tokyo", "Tokyo")
        first = reader.article.target
        await reader.press("n")
        await reader.until(lambda: reader.article.target != first, "the next match")
        assert reader.gone_to == "Tokyo"


async def test_searches_that_led_somewhere_are_offered_again() -> None:
    async with sit() as reader:
        await _search(reader, "grudge")
        await reader.press("enter")
        await reader.until(lambda: reader.gone_to, "the match")
        await reader.until_idle()
        await reader.press("ctrl+r")
        await reader.until(lambda: "Searched before" in _listed(reader), "earlier searches")
        assert "grudge" in _listed(reader)
        reader.results.focus_link(0)
        await reader.press("d")
        await reader.until(lambda: "grudge" not in _listed(reader), "it to be forgotten")


@pytest.mark.parametrize("size", [(120, 40), NARROW])
async def test_a_search_that_was_kept_is_asked_again_by_one_key(size: tuple[int, int]) -> None:
    async with sit(size=size) as reader:
        await _search(reader, '"territorial dispute"')
        await reader.press("ctrl+s")
        await reader.until_shown("Saved")
        await reader.until_idle()
        await reader.press("ctrl+r")
        await reader.until(lambda: "Saved searches" in _listed(reader), "saved searches")
        reader.screen.query_one("#query", Input).value = ""
        await reader.until_idle()
        reader.results.focus_link(0)
        reader.screen.set_focus(reader.results)
        await reader.press("enter")
        await reader.until(lambda: _query(reader) == '"territorial dispute"', "the query")
        await reader.until(lambda: "passage" in _told(reader), "its hits")


async def test_a_term_is_searched_for_by_all_its_names() -> None:
    async with sit() as reader:
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        await reader.press("S")
        await reader.until(lambda: _query(reader).startswith("term:"), "the term")
        await reader.until(lambda: "passage" in _told(reader), "hits")


async def test_what_is_spelt_wrongly_is_offered_rightly() -> None:
    async with sit() as reader:
        await _search(reader, "Yasakuni ")
        await reader.until(lambda: "Did you mean" in _listed(reader), "an offer")
        reader.results.focus_link(0)
        reader.screen.set_focus(reader.results)
        await reader.press("enter")
        await reader.until(lambda: _query(reader).casefold().strip() == "yasukuni", "the name")
        await reader.until_shown("§ Yasukuni Shrine")


async def test_a_query_that_cannot_be_read_says_so_and_searches_the_words() -> None:
    async with sit() as reader:
        await _search(reader, "(grudge AND")
        await reader.until(lambda: "passage" in _told(reader), "hits all the same")
        assert len(_told(reader).split(" · ")) > 1


async def test_a_hit_is_a_place_that_goes_back_to_its_search() -> None:
    async with sit() as reader:
        await _search(reader, "grudge")
        await reader.press("enter")
        await reader.until(lambda: reader.gone_to, "the match")
        await reader.press("left_square_bracket")
        await reader.until(lambda: _query(reader) == "grudge", "the search")
        await reader.until(
            lambda: any(
                isinstance(link.target, DocumentPlace) for link in reader.results.page.links
            )
        )

"""Which links are marked, and going from one marked link to the next."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.text.document import Block
from reader.text.marking import FirstOnScreen, Flagged, Marking, next_link
from reader.text.page import Page, PageLink
from reader.text.place import EntryPlace
from reader.text.span import Span


def _page(*targets: str, marked: bytes | None = None) -> Page:
    """Links of two characters with one between, to these entries."""
    links = tuple(PageLink(n * 3, n * 3 + 2, EntryPlace(t)) for n, t in enumerate(targets))
    text = "aa " * len(targets)
    return Page(text, (Block(0, len(text)),), links=links, marked=marked)


def _of(page: Page) -> Flagged:
    return Flagged(page.marked, len(page.links))


_THREE = _page("a", "b", "c")
_NOTHING = _page()


def test_the_first_link_is_the_first_on_screen() -> None:
    assert next_link(_THREE, Span(3, 9), -1, 1, _of(_THREE)) == 1
    assert next_link(_THREE, Span(0, 5), -1, -1, _of(_THREE)) == 1


def test_from_a_link_on_screen_it_is_the_next_one_and_stops_at_the_ends() -> None:
    assert next_link(_THREE, Span(0, 9), 1, 1, _of(_THREE)) == 2
    assert next_link(_THREE, Span(0, 9), 2, 1, _of(_THREE)) == 2
    assert next_link(_THREE, Span(0, 9), 0, -1, _of(_THREE)) == 0


def test_a_link_that_scrolled_away_is_forgotten_while_others_are_on_screen() -> None:
    assert next_link(_THREE, Span(6, 9), 0, 1, _of(_THREE)) == 2


def test_a_page_without_links_has_none_to_go_to() -> None:
    assert next_link(_NOTHING, Span(0, 0), -1, 1, _of(_NOTHING)) == -1


def test_links_that_are_not_marked_are_passed_over() -> None:
    page = _page("a", "b", "c", "d", marked=bytes([0, 1, 0, 1]))
    seen = Span(0, 12)
    assert next_link(page, seen, -1, 1, _of(page)) == 1
    assert next_link(page, seen, 1, 1, _of(page)) == 3
    assert next_link(page, seen, 3, -1, _of(page)) == 1
    assert next_link(page, seen, 1, -1, _of(page)) == 1


def test_where_no_link_is_marked_all_are_gone_over() -> None:
    page = _page("a", "b", "c", marked=bytes(3))
    assert [next_link(page, Span(0, 9), now, 1, _of(page)) for now in (-1, 0, 1)] == [0, 1, 2]
    assert not any(_of(page).shows(number) for number in range(3))


def test_of_links_to_one_place_the_first_on_screen_is_marked() -> None:
    page = _page("a", "a", "b", "a", "b", "c")
    marking = FirstOnScreen.of(page, Span(3, 15))
    assert [n for n in range(6) if marking.shows(n)] == [1, 2]
    assert next_link(page, Span(3, 15), -1, 1, marking) == 1
    assert next_link(page, Span(3, 15), 2, 1, marking) == 5, "its place is not on screen yet"
    assert next_link(page, Span(3, 15), 1, -1, marking) == 1, "all before lead to places on screen"


def _slowly(marking: Marking, count: int, start: int, step: int) -> int:
    number = start
    while 0 <= number < count:
        if marking.shows(number):
            return number
        number += step
    return -1


@given(st.binary(min_size=1, max_size=30), st.integers(-2, 32), st.sampled_from([1, -1]))
def test_the_nearest_marked_link_is_found_as_by_looking_at_each(
    chosen: bytes, start: int, step: int
) -> None:
    flags = bytes([1]) + bytes(byte % 2 for byte in chosen)
    marking = Flagged(flags, len(flags))
    assert marking.nearest(start, step) == _slowly(marking, len(flags), start, step)

"""The line being read stays still while the view is elsewhere."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.desk.reading_place import ReadingPlace


def test_moving_in_the_text_is_reading() -> None:
    place = ReadingPlace("essay", 10)
    place.follow(250)
    assert (place.document, place.offset, place.is_away) == ("essay", 250, False)


@given(st.lists(st.integers(0, 1000)), st.integers(0, 1000))
@settings(deadline=None)
def test_however_the_view_moves_while_away_the_line_stays(tops: list[int], left_at: int) -> None:
    place = ReadingPlace("essay")
    place.follow(left_at)
    place.depart()
    for top in tops:
        place.follow(top)
        place.depart()
    assert (place.offset, place.is_away) == (left_at, True)
    place.come_back()
    assert (place.offset, place.is_away) == (left_at, False)
    place.follow(5)
    assert place.offset == 5


def test_reading_from_elsewhere_makes_that_the_line_being_read() -> None:
    place = ReadingPlace("essay", 10)
    place.depart()
    place.read_from("letter", 77)
    assert (place.document, place.offset, place.is_away) == ("letter", 77, False)

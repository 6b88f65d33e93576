"""Which terms are marked in each mode."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.desk.marks import MarkMode, marked_links
from reader.text.page import PageLink
from reader.text.place import EntryPlace


def _links(*entries: str) -> list[PageLink]:
    return [PageLink(n * 2, n * 2 + 1, EntryPlace(entry)) for n, entry in enumerate(entries)]


_FIVE = _links("abe", "putin", "abe", "abe@other", "putin")


def test_first_in_the_text_marks_each_entry_once() -> None:
    assert marked_links(MarkMode.FIRST, _FIVE) == bytes([1, 1, 0, 1, 0])


def test_what_the_reader_knows_is_not_marked_in_whatever_pack() -> None:
    assert marked_links(MarkMode.UNKNOWN, _FIVE, {"abe"}) == bytes([0, 1, 0, 0, 1])


def test_off_marks_nothing_and_all_marks_everything() -> None:
    assert marked_links(MarkMode.OFF, _FIVE) == bytes(5)
    assert marked_links(MarkMode.ALL, _FIVE) is None
    assert marked_links(MarkMode.SCREEN, _FIVE) is None, "that is for the screen to say"


def test_one_key_goes_through_all_modes() -> None:
    seen, mode = [], MarkMode.ALL
    for _ in MarkMode:
        seen.append(mode)
        mode = mode.following
    assert set(seen) == set(MarkMode)
    assert mode is MarkMode.ALL


@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=40))
def test_first_in_the_text_is_the_first_of_each(entries: list[str]) -> None:
    flags = marked_links(MarkMode.FIRST, _links(*entries))
    assert flags is not None
    marked = [entry for entry, flag in zip(entries, flags, strict=True) if flag]
    assert marked == list(dict.fromkeys(entries))

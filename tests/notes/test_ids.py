"""Ids of notes sort by time and never collide."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from reader.notes.ids import NoteIds
from reader.text.ids import is_id
from reader.text.place import NotePlace, parse_place

_MOMENT = dt.datetime(2026, 11, 22, 19, 53, 1, tzinfo=dt.UTC)


def test_an_id_tells_its_second_and_can_be_a_place_and_a_file_name() -> None:
    name, moment = NoteIds(lambda: _MOMENT).next()
    assert moment == _MOMENT
    assert name.startswith("20261122t195301-0000")
    assert len(name) == 24
    assert is_id(name)
    assert parse_place(f"note:{name}") == NotePlace(name)


def _first_id(moment: dt.datetime) -> str:
    return NoteIds(lambda: moment).next()[0]


@given(st.integers(0, 5_000_000))
def test_ids_sort_by_time_to_the_microsecond(microseconds: int) -> None:
    moment = _MOMENT + dt.timedelta(microseconds=microseconds)
    assert _first_id(moment) < _first_id(moment + dt.timedelta(microseconds=1))


def test_ids_go_on_rising_when_the_clock_stands_still_or_goes_back() -> None:
    times = [_MOMENT, _MOMENT, _MOMENT - dt.timedelta(hours=1), _MOMENT]
    ids = NoteIds(iter(times).__next__)
    names = [ids.next()[0] for _ in times]
    assert names == sorted(set(names))


def test_threads_never_get_the_same_id() -> None:
    ids = NoteIds(lambda: _MOMENT)
    with ThreadPoolExecutor(8) as pool:
        names = list(pool.map(lambda _: ids.next()[0], range(2_000)))
    assert len({name[:20] for name in names}) == 2_000


def test_two_machines_do_not_meet_at_the_same_microsecond() -> None:
    names = {NoteIds(lambda: _MOMENT).next()[0] for _ in range(50)}
    assert len(names) == 50

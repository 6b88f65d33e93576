from __future__ import annotations

from reader.text.counting import counted


def test_a_number_is_told_with_what_it_is_a_number_of() -> None:
    assert counted(1, "note") == "1 note"
    assert counted(0, "note") == "0 notes"
    assert counted(2_000, "entry", "entries") == "2,000 entries"

"""Dates that are only as exact as what is known, compared no further than that."""

from __future__ import annotations

import pytest

from glossary.dates import PartialDate


@pytest.mark.parametrize(
    ("date", "other", "after", "unsure"),
    [
        ("2013-04-28", "2013-04-27", True, False),
        ("2013-04-27", "2013-04-27", False, False),
        ("2013-05", "2013-04-27", True, False),
        ("2013-04", "2013-04-27", False, True),
        ("2013", "2013-04-27", False, True),
        ("2012", "2013-04-27", False, False),
        ("2013-04-27", "2013", False, False),
        ("2014-01-01", "2013", True, False),
    ],
)
def test_a_date_is_after_another_only_as_far_as_both_are_known(
    date: str, other: str, *, after: bool, unsure: bool
) -> None:
    mine, theirs = PartialDate.parse(date), PartialDate.parse(other)
    assert mine.is_after(theirs) is after
    assert mine.may_be_after(theirs) is unsure

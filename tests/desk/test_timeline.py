"""Then and since, at the precision that dates have."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.dates import PartialDate
from reader.desk.timeline import split_by_date
from tests.desk.examples import date, fact

YEARS, MONTHS, DAYS = st.integers(2010, 2014), st.integers(1, 12), st.integers(1, 28)
DATES = st.one_of(
    st.builds(PartialDate, YEARS, st.none(), st.none()),
    st.builds(PartialDate, YEARS, MONTHS, st.none()),
    st.builds(PartialDate, YEARS, MONTHS, DAYS),
)


@pytest.mark.parametrize(
    ("when", "document", "side"),
    [
        ("2013-04-26", "2013-04-27", "then"),
        ("2013-04-27", "2013-04-27", "then"),
        ("2013-04-28", "2013-04-27", "since"),
        ("2013-04", "2013-04-27", "then"),
        ("2013-05", "2013-04-27", "since"),
        ("2013", "2013-04-27", "then"),
        ("2014", "2013-04-27", "since"),
        ("2013-04-30", "2013-04", "then"),
        ("2013-05-01", "2013-04", "since"),
        ("2013", "2013-04", "then"),
        ("2013-12-31", "2013", "then"),
        ("2014-01-01", "2013", "since"),
        ("2012", "2013", "then"),
    ],
)
def test_a_fact_is_since_only_where_it_is_certainly_after_the_document(
    when: str, document: str, side: str
) -> None:
    happened = fact(when)
    timeline = split_by_date([happened], date(document))
    assert timeline == (((), (happened,)) if side == "since" else ((happened,), ()))


def test_without_a_date_every_fact_counts_as_then_in_order() -> None:
    late, early = fact("2020"), fact("1951-09-08")
    assert split_by_date([late, early], None) == ((early, late), ())


@given(st.lists(DATES), DATES)
@settings(deadline=None)
def test_every_fact_is_told_once_and_in_order(dates: list[PartialDate], day: PartialDate) -> None:
    facts = [fact(str(one), f"number {number}") for number, one in enumerate(dates)]
    then, since = split_by_date(facts, day)
    assert sorted((*then, *since), key=facts.index) == facts
    for side in (then, since):
        keys = [one.date.sort_key for one in side]
        assert keys == sorted(keys)
    assert all(one.date.first_day > day.first_day for one in since)

"""Dates that are only as exact as what is known: a year, a month or a day."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple, Self

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class PartialDate(NamedTuple):
    """A date with year, month or day precision.

    Attributes:
        year: Four digits.
        month: 1 to 12, or None where only the year is known.
        day: 1 to 31, or None where only the month is known.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2013``, ``2013-04`` or ``2013-04-27``.

        Raises:
            ValueError: The text has another form or names no day of the calendar.
        """
        found = _FORM.fullmatch(text.strip())
        if not found:
            raise ValueError(f"{text!r} is not a date of the form 2013, 2013-04 or 2013-04-27")
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None  # noqa: S101 - the pattern requires it
        try:
            dt.date(year, month or 1, day or 1)
        except ValueError as error:
            raise ValueError(f"{text!r} is not a day of the calendar: {error}") from None
        return cls(year, month, day)

    @property
    def first_day(self) -> tuple[int, int, int]:
        """The earliest day this date can mean, for sorting and comparing."""
        return (self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> tuple[int, int, int]:
        """The latest day this date can mean, for comparing; months count as having 31."""
        return (self.year, self.month or 12, self.day or 31)

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Order of telling: a year before its months, a month before its days."""
        return (self.year, self.month or 0, self.day or 0)

    def is_after(self, other: PartialDate) -> bool:
        """Whether this date is certainly later than the other, at the precision both have."""
        mine, theirs = self._parts(), other._parts()
        shared = min(len(mine), len(theirs))
        return mine[:shared] > theirs[:shared]

    def may_be_after(self, other: PartialDate) -> bool:
        """Whether this date is not exact enough to say on which side of the other it lies."""
        mine, theirs = self._parts(), other._parts()
        return len(mine) < len(theirs) and mine == theirs[: len(mine)]

    def _parts(self) -> tuple[int, ...]:
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)

    def __str__(self) -> str:
        """The form that ``parse`` reads."""
        year, *rest = self._parts()
        return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)])

    def spoken(self) -> str:
        """The date as a person writes it: ``27 April 2013``, ``April 2013``, ``2013``."""
        words = [str(self.year)]
        if self.month is not None:
            words.insert(0, _MONTHS[self.month - 1])
        if self.day is not None:
            words.insert(0, str(self.day))
        return " ".join(words)

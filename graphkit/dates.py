"""Dates as precise as they were said: EDTF level 0 and 1 (Library of Congress, 2019).

Read: `2014`, `2014-03`, `2014-03-05`, seasons (`2014-21`), unspecified digits (`201X`, `2014-XX`),
the marks `?` (uncertain, here also: inferred), `~` and `%`, and intervals with open (`..`) or
unknown (empty) ends. Not read: years of more than four digits, negative years, times of day, level 2.
"""

from __future__ import annotations

import re
from functools import lru_cache

FIRST, LAST = "0000-01-01", "9999-12-31"
_DATE = r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[?~%])?\Z"
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


@lru_cache(maxsize=65536)
def bounds(text: str) -> tuple[str, str]:
    """The first and last day (`YYYY-MM-DD`, both inclusive) that an EDTF date or interval can mean.

    An open or unknown end becomes 0000-01-01 or 9999-12-31. Seasons are the northern ones, by months.
    Raises ValueError with the reason.
    """
    first, slash, last = text.partition("/")
    if not slash:
        return _bounds(first)
    if first in ("", "..") and last in ("", ".."):
        raise ValueError(f"'{text}' is an interval without a start and an end")
    low = FIRST if first in ("", "..") else _bounds(first)[0]
    high = LAST if last in ("", "..") else _bounds(last)[1]
    if low > high:
        raise ValueError(f"'{text}' ends before it starts")
    return low, high


def is_inferred(text: str) -> bool:
    """Whether any part of the date is marked as uncertain or inferred."""
    return any(mark in text for mark in "?%")


def _bounds(text: str) -> tuple[str, str]:
    found = re.match(_DATE, text, re.ASCII)  # compiled when first wanted
    if not found:
        known = "2024, 2024-06, 2024-06-19, 2024-06?, 2024/2025, ../2024"
        raise ValueError(f"'{text}' is no EDTF date (write {known})")
    year, month, day = found["year"], found["month"], found["day"]
    low, high = year.replace("X", "0"), year.replace("X", "9")
    if "X" in year and month:
        raise ValueError(f"'{text}' gives a month of an unspecified year")
    if month is None or (month == "XX" and day in (None, "XX")):
        return f"{low}-01-01", f"{high}-12-31"
    if month == "XX":
        raise ValueError(f"'{text}' gives a day of an unspecified month")
    return _within_year(text, low, int(month), day)


def _within_year(text: str, year: str, month: int, day: str | None) -> tuple[str, str]:
    if month in _SEASONS and day is None:
        start, end = _SEASONS[month]
        return f"{year}-{start:02}-01", f"{year}-{end:02}-{_days(year, end)}"
    if not 1 <= month <= 12:
        raise ValueError(f"'{text}' has no month {month:02}")
    if day is None or day == "XX":
        return f"{year}-{month:02}-01", f"{year}-{month:02}-{_days(year, month)}"
    if not 1 <= int(day) <= _days(year, month):
        raise ValueError(f"'{text}': {year}-{month:02} has no day {day}")
    return f"{year}-{month:02}-{day}", f"{year}-{month:02}-{day}"


def _days(year: str, month: int) -> int:
    leap = month == 2 and int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
    return 29 if leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]

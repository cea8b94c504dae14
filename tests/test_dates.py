"""EDTF dates: their bounds, agreed with the edtf package, and what is no date."""

from __future__ import annotations

import time

import edtf
import pytest
from hypothesis import example, given, settings

from graphkit import dates
from tests import strategies

BOUNDS = {
    "2024": ("2024-01-01", "2024-12-31"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2023-02": ("2023-02-01", "2023-02-28"),
    "2024-06-19?": ("2024-06-19", "2024-06-19"),
    "201X": ("2010-01-01", "2019-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "2024-XX": ("2024-01-01", "2024-12-31"),
    "2024-XX-XX": ("2024-01-01", "2024-12-31"),
    "2024-02-XX": ("2024-02-01", "2024-02-29"),
    "2024-21": ("2024-03-01", "2024-05-31"),
    "2024-24": ("2024-12-01", "2024-12-31"),
    "2023-12-29?/2024-01-02?": ("2023-12-29", "2024-01-02"),
    "../2024-05": ("0000-01-01", "2024-05-31"),
    "2024-05/": ("2024-05-01", "9999-12-31"),
    "0000-02": ("0000-02-01", "0000-02-29"),
}

NONE = {
    "": "no EDTF date", "yesterday": "no EDTF date", "2024-6": "no EDTF date", "24": "no EDTF date",
    "2024-13": "no month 13", "2024-00": "no month 00", "2024-06-31": "no day 31", "2023-02-29": "no day 29",
    "2024-06-00": "no day 00", "2024-21-01": "no month 21", "201X-05": "a month of an unspecified year",
    "2024-XX-05": "a day of an unspecified month", "2024-06/2024-05": "ends before it starts",
    "../..": "without a start and an end", "/": "without a start and an end",
    "2024/2025/2026": "no EDTF date",
    "２０２４": "no EDTF date", "2024\n": "no EDTF date", "-2024": "no EDTF date",
}  # fmt: skip


@pytest.mark.parametrize(("given_date", "bounds"), BOUNDS.items(), ids=BOUNDS)
def test_bounds(given_date: str, bounds: tuple[str, str]) -> None:
    assert dates.bounds(given_date) == bounds


@pytest.mark.parametrize(("given_date", "reason"), NONE.items(), ids=map(repr, NONE))
def test_what_is_no_date(given_date: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        dates.bounds(given_date)


@settings(deadline=None, max_examples=150)
@given(strategies.days())
@example("2024-02-XX")
def test_bounds_agree_with_the_edtf_package(day: str) -> None:
    season = day[5:7] in ("21", "22", "23", "24") and len(day) < 9
    parsed = edtf.parse_edtf(day.rstrip("?~%") if season else day)  # it reads no marked seasons
    low, high = (time.strftime("%m-%d", each()) for each in (parsed.lower_strict, parsed.upper_strict))
    ours = dates.bounds(day)
    assert (ours[0][5:], ours[1][5:]) == (low, high)
    assert (int(ours[0][:4]), int(ours[1][:4])) == (
        parsed.lower_strict().tm_year,
        parsed.upper_strict().tm_year,
    )


def test_inferred_dates_are_marked() -> None:
    assert [dates.is_inferred(each) for each in ("2024", "2024?", "2024~", "2024%", "2023?/2024")] == [
        False, True, False, True, True,
    ]  # fmt: skip

"""The one table of filters, and patterns made from fields."""

from __future__ import annotations

import pytest

from graphkit.errors import UsageError
from graphkit.pattern import FILTERS, Pattern, pattern_of


def test_every_field_of_a_pattern_is_a_filter_in_the_same_order():
    assert tuple(each.field for each in FILTERS) == Pattern._fields
    assert all(each.help for each in FILTERS)


@pytest.mark.parametrize("filter_", FILTERS, ids=lambda each: each.field)
def test_one_value_may_stand_alone(filter_):
    made = pattern_of(**{filter_.field: "x"})
    assert getattr(made, filter_.field) == ("x" if filter_.reads == "day" else ("x",))
    assert made == (made if filter_.reads == "day" else pattern_of(**{filter_.field: ["x"]}))


@pytest.mark.parametrize("filter_", FILTERS, ids=lambda each: each.field)
def test_nothing_asked_is_nothing_narrowed(filter_):
    assert pattern_of(**{filter_.field: None}) == Pattern()


def test_several_values_may_come_from_anywhere():
    assert pattern_of(subject=(name for name in ("a", "b"))) == Pattern(subject=("a", "b"))


def test_an_unknown_filter_lists_the_known_ones():
    with pytest.raises(UsageError, match=r"no filter is called 'actor'; there are: subject, relation,"):
        pattern_of(actor="iran")


def test_a_date_is_one_date():
    with pytest.raises(UsageError, match="since takes one date"):
        pattern_of(since=["2024", "2025"])


def test_an_empty_date_is_not_the_same_as_none():
    assert pattern_of(since="") == Pattern(since="")

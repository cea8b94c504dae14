"""The first claims, sorted out of what an index finds or read in turn: those that `find` begins with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_world import corpus

from graphkit import first, standing
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.selects import Condition

TEXT = """
    us-official: iran supplies russia shahed-136, when 2024-05
    us-official in briefing: iran supplies russia missile, negotiating
    us-official: north-korea supplies russia missile, when 2023, probable
    press: russia supplies north-korea food, for c1, planned
    iran: not iran supplies russia weapon
    press in briefing: russia supplies iran food, planned, when 2024-01
    two-governments: russia exercises_with north-korea -
    two-governments in briefing: north-korea exercises_with russia -, ended
    scholar: unknown supplies russia food, open
    scholar in briefing: not russia supplies iran missile, possible
    self: iran displays - missile, withdrawn
    self in briefing: iran displays - shahed-136
"""
MANY = 10**9
ENDS = ("iran", "russia", "north-korea", "unknown", "weapon", "missile", "shahed-136", "food")
FIELDS = {
    **dict.fromkeys(("subject", "object", "item", "party", "where", "origin"), ENDS),
    "relation": ("supplies", "exercises_with", "displays", "cooperates_with"),
    "status": standing.STATUSES, "standing": standing.STANDINGS, "polarity": standing.POLARITIES,
    "certainty": standing.CERTAINTIES, "phase": standing.PHASES, "speaker": ("iran", "press", "scholar"),
    "document": ("report", "briefing"), "claim": ("report/c1", "briefing/c1", "briefing/c3"),
}  # fmt: skip


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    """A pattern with a few fields."""
    names = draw(st.lists(st.sampled_from(sorted(FIELDS)), max_size=3, unique=True))
    some = {name: st.lists(st.sampled_from(FIELDS[name]), min_size=1, max_size=2) for name in names}
    days = draw(st.sampled_from(({}, {"since": "2024"}, {"until": "2023"}, {"stated_since": "2024-02"})))
    return Pattern(**{name: tuple(draw(each)) for name, each in some.items()}, **days)


@pytest.fixture(scope="module")
def world() -> Corpus:
    return corpus(TEXT)


@pytest.fixture(params=["sorted out", "in turn", "in turn, then sorted out"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way of choosing, as if an index found few, many, or few after it was given up."""
    found = {"sorted out": [0, 0], "in turn": [MANY, MANY], "in turn, then sorted out": [MANY, 0]}
    plain = first._best

    def best(look: first.Look, conditions: Sequence[Condition], most: int) -> tuple[int, Sequence[Condition]]:
        return found[request.param][most == 1], plain(look, conditions, MANY)[1]

    for name, value in (("FEW", 2), ("MANY", 1), ("PRICE", 1), ("_best", best)):
        monkeypatch.setattr(first, name, value)
    return str(request.param)


def test_the_first_are_those_that_all_begin_with(world: Corpus, way: str) -> None:
    @settings(max_examples=150, deadline=None)
    @given(patterns(), st.integers(0, 14))
    def check(pattern: Pattern, limit: int) -> None:
        plain = [row.to_record() for row in world.find(pattern)]
        assert [row.to_record() for row in world.find(pattern, limit=limit)] == plain[:limit]
        assert len(world.first(pattern, limit)) == len(plain[:limit])

    check()


def test_what_meets_a_pattern_of_each_group_is_what_all_finds_have(world: Corpus, way: str) -> None:
    @settings(max_examples=150, deadline=None)
    @given(st.lists(st.lists(patterns(), min_size=1, max_size=3), min_size=1, max_size=3), st.integers(0, 14))
    def check(every: list[list[Pattern]], limit: int) -> None:
        each = [{row.id for pattern in group for row in world.find(pattern)} for group in every]
        plain = [row for row in world.find() if all(row.id in found for found in each)]
        assert [row.id for row in world.meeting(every, limit)] == [row.id for row in plain[:limit]]
        counts, is_whole = world.by_status([world.fitting(every)], MANY)
        assert is_whole and counts == Counter(row.status for row in plain)

    check()


def test_claims_of_many_ways_are_counted_once_and_no_further_than_asked(world: Corpus, way: str) -> None:
    @settings(max_examples=100, deadline=None)
    @given(st.lists(patterns(), min_size=1, max_size=3), st.integers(1, 14))
    def check(ways: list[Pattern], most: int) -> None:
        found = [{row.id: row.status for row in world.find(pattern)} for pattern in ways]
        plain = {id: status for each in found for id, status in each.items()}
        counts, is_whole = world.by_status([world.fitting([[pattern]]) for pattern in ways], most)
        assert not is_whole or counts == Counter(plain.values())
        assert is_whole or sum(counts.values()) >= most
        assert is_whole == (len(plain) < most)

    check()


def test_each_way_is_gone(world: Corpus, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[str] = []
    for name in ("_in_turn", "_sorted_out"):
        monkeypatch.setattr(first, name, _noted(getattr(first, name), gone))
    world.first(Pattern(party=("russia",)), 9)
    in_turn, sorted_out = ["_in_turn"] * ("in turn" in way), ["_sorted_out"] * ("sorted" in way)
    assert gone == in_turn + sorted_out


def _noted(plain: Callable[..., list[int]], gone: list[str]) -> Callable[..., list[int]]:
    def noted(*given: Any) -> list[int]:
        gone.append(plain.__name__)
        return plain(*given)

    return noted


def test_a_date_is_one_that_a_claim_has(world: Corpus) -> None:
    assert world.has_date("2024-05") and world.has_date("2023-07-01") and not world.has_date("2022")


def test_who_backs_a_claim_is_who_affirms_the_same(world: Corpus) -> None:
    rows = world.find()
    backing = world.backing(rows)
    for row in rows:
        alike = [other for other in rows if other.proposition == row.proposition]
        origins = {each for other in alike if other.polarity == "affirmed" for each in other.origins}
        assert backing.get(row.number, set()) == origins

"""How two are connected: the shortest paths, the firmest first, are those of a search that looks at all."""

from itertools import combinations

import strategies
from hypothesis import given, settings
from written_world import compiled, corpus

from graphkit import standing
from graphkit.ask import reply, reported
from graphkit.ask.connections import SHOWN_PATHS, STEPS, between, shortest
from graphkit.corpus import Corpus
from graphkit.rows import ClaimRow

TEXT = """
    us-official: iran supplies russia shahed-136
    us-official: iran supplies russia missile, possible
    iran: not iran supplies south-korea weapon
    us-official: south-korea supplies north-korea missile
    us-official: russia supplies south-korea food, possible
    us-official: russia exercises_with south-korea -
    scholar: unknown supplies iran food
"""


def told(paths: list[list[ClaimRow]]) -> list[str]:
    return [" ".join(row.id.rpartition("/")[2] for row in path) for path in paths]


def test_shortest_first_then_firmest_one_claim_for_each_relation():
    small = corpus(TEXT)
    assert told(shortest(small, "iran", "russia")) == ["c1"], "the possible supply is less firm"
    assert told(shortest(small, "iran", "north-korea")) == ["c2 c4"], "by the missile, in two steps"
    assert told(shortest(small, "shahed-136", "south-korea")) == ["c1 c6", "c1 c5"], "an item leads on too"
    assert told(shortest(small, "iran", "iran")) == []
    assert told(shortest(small, "shahed-136", "maker")) == []


def test_what_is_part_of_an_end_stands_for_it_where_nothing_else_does(shipped):
    of_plant = told(shortest(shipped, "tatarstan-drone-plant", "iran"))
    assert of_plant and told(shortest(shipped, "tatarstan", "iran"))[0] == of_plant[0]


def test_what_is_shared_is_as_firm_as_of_each_who_shares_it():
    small = corpus("""
        us-official: iran supplies russia missile
        us-official: north-korea supplies russia missile, possible
        us-official: iran exercises_with russia -
        us-official: north-korea exercises_with russia -
    """)
    told = reply(small, "What do iran and north-korea have in common?").sentence
    assert "both of them supply russia with missile – of north korea only possible" in told, told
    assert told.index("both of them have held joint exercises; ") < told.index("both of them supply")
    assert "both of them supply russia –" not in told  # part of what is shared


def test_what_two_share_with_nobody_in_common_says_somebody():
    small = corpus("""
        us-official: iran supplies russia missile
        us-official: north-korea supplies united-states missile
    """)
    told = reply(small, "What do iran and north-korea have in common?").sentence
    assert "both of them supply somebody with missile" in told, told


def test_of_a_step_on_many_claims_the_first_are_told_and_the_others_counted(monkeypatch):
    small = corpus("""
        us-official: iran supplies russia food
        us-official: iran supplies russia missile
        iran: not iran supplies russia missile
    """)
    whole = reply(small, "How are iran and russia connected?")
    assert [row["claims"] for row in whole.report["rows"]] == [["report/c1", "report/c2"]]
    monkeypatch.setattr(reported, "TOLD", 1)
    short = reply(small, "How are iran and russia connected?")
    assert [row["claims"] for row in short.report["rows"]] == [["report/c2"]], "the one that is contested"
    assert "The first 1 of 2 are shown." in short.notes and "The first 1 of 2 are shown." not in whole.notes


def by_all(opened: Corpus, first: str, last: str) -> list[list[ClaimRow]]:
    """The same, of all claims: every path, sorted by its weakest steps, its ends and its claims."""
    firmest: dict[tuple[str, str, str], ClaimRow] = {}
    for row in sorted(opened.find(), key=lambda row: (_rank(row), row.number)):
        ends = {row.subject, row.object, row.item} - {None, "unknown"}
        for a in ends if row.status not in ("denied", "negated", "undetermined") else ():
            for b in ends - {a}:
                firmest.setdefault((a, row.relation, b), row)
    ways: list[tuple[tuple[str, ...], tuple[ClaimRow, ...]]] = [((first,), ())]
    for _ in range(STEPS):
        ways = [((*nodes, b), (*rows, row)) for nodes, rows in ways for (a, _, b), row in firmest.items()
                if a == nodes[-1] and b not in nodes]  # fmt: skip
        if found := [way for way in ways if way[0][-1] == last]:
            return [list(rows) for _, rows in sorted(found, key=_order)]
    return []


def _order(way: tuple[tuple[str, ...], tuple[ClaimRow, ...]]) -> tuple[object, ...]:
    nodes, rows = way
    return sorted(map(_rank, rows), reverse=True), nodes, [row.number for row in rows]


def _rank(row: ClaimRow) -> tuple[int, bool]:
    return -standing.STATUSES.index(row.status), row.contested


@given(strategies.records(with_segments=False))
@settings(max_examples=60, deadline=None)
def test_paths_are_what_a_search_through_all_finds(records):
    opened = compiled(records)
    names = [row[0] for row in opened.store.entities()]
    for first, last in list(combinations(names, 2))[:12]:
        assert told(between(opened, [first], [last])) == told(by_all(opened, first, last)[:SHOWN_PATHS])

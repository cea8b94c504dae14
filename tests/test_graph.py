"""Claims as a graph and back; paths and neighbourhoods in cases worked out by hand."""

from itertools import pairwise, permutations

import networkx
import pytest
import strategies
from hypothesis import given, settings
from hypothesis import strategies as st
from written_world import compiled, corpus

import graphkit
from graphkit import firmest, leading
from graphkit.corpus import Corpus
from graphkit.errors import UsageError
from graphkit.graph import from_networkx, neighbourhood, paths, to_networkx

TEXT = """
    us-official: iran supplies russia shahed-136
    us-official: iran supplies russia missile, negotiating
    iran: not iran supplies russia weapon
    us-official: russia exercises_with north-korea -
    us-official: maker supplies north-korea missile, possible
    scholar: unknown supplies russia food
    scholar: unknown supplies iran food
    russia: not north-korea supplies iran missile
    us-official: iran displays - missile
    self: iran supplies south-korea food, withdrawn
"""


@pytest.fixture(scope="module")
def small():
    return corpus(TEXT)


@given(strategies.records(with_segments=False))
@settings(max_examples=30, deadline=None)
def test_a_graph_reads_back_to_the_rows_it_was_made_from(records):
    opened = compiled(records)
    assert from_networkx(to_networkx(opened)) == opened.find().to_records()


def test_the_shipped_claims_read_back(small):
    shipped = graphkit.load("shipped")
    assert from_networkx(to_networkx(shipped)) == shipped.find().to_records()


def test_key_data_and_nodes(small):
    graph = to_networkx(small)
    row = small.find(claim="report/c1")[0].to_record()
    assert graph.edges["iran", "russia", "report/c1"] == row
    assert graph.nodes["iran"] == {"kind": "State", "labels": {"en": "iran", "ja": "iran"}}
    assert graph.has_edge("iran", "missile", "report/c9"), "without an object the item is the second node"
    assert "report/c10" not in graph.graph["claims"], "withdrawn claims are left out"


def test_a_pattern_selects_the_part(small):
    graph = to_networkx(small, item="missile", polarity="affirmed")
    assert graph.graph["claims"] == ["report/c2", "report/c5", "report/c9"]
    assert sorted(graph) == ["iran", "maker", "missile", "north-korea", "russia"]


def test_edges_from_elsewhere_follow_by_id(small):
    graph = to_networkx(small, claim=["report/c2"])
    graph.add_edge("b", "a", "x/c2", id="x/c2")
    graph.add_edge("a", "b", "x/c1", id="x/c1")
    assert [row["id"] for row in from_networkx(graph)] == ["report/c2", "x/c1", "x/c2"]


def test_the_graph_is_a_copy(small):
    graph = to_networkx(small)
    graph.edges["iran", "russia", "report/c1"]["origins"].append("nobody")
    graph.remove_node("iran")
    assert small.find(claim="report/c1")[0].origins == ["united-states"]
    assert "iran" in to_networkx(small)


@pytest.mark.parametrize(
    ("centre", "steps", "nodes"),
    [
        ("north-korea", 0, "north-korea"),
        ("north-korea", 1, "iran maker north-korea russia"),
        ("missile", 1, "iran missile"),
        ("missile", 2, "iran missile north-korea russia unknown"),
        ("unknown", 2, "unknown"),
    ],
)
def test_neighbourhoods(small, centre, steps, nodes):
    assert sorted(neighbourhood(to_networkx(small), centre, steps)) == nodes.split()


PATHS = [
    # from | to | either way | nodes and firmness of each path | reason
    ("iran", "russia", False, ["iran firm* russia"],
     "the supply is firm and contested; the talks beside it are not counted, the denial is no step"),
    ("iran", "north-korea", False, ["iran firm* russia firm north-korea"],
     "an exercise leads either way; North Korea to Iran is denied"),
    ("north-korea", "russia", False, ["north-korea firm russia"], "the exercise again, backwards"),
    ("russia", "north-korea", False, ["russia firm north-korea", "maker tentative north-korea"],
     "the maker is part of Russia: a way of its own, less firm"),
    ("north-korea", "iran", False, [], "the only claim from there to Iran is denied"),
    ("north-korea", "iran", True, ["north-korea firm russia firm* iran"], "against the arrow, when asked"),
    ("weapon", "iran", True, ["missile firm iran"], "an item reaches what is narrower"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "either_way", "expected", "reason"), PATHS)
def test_paths(small, source, target, either_way, expected, reason):
    found = [
        " ".join([path[0].source, *(f"{s.firmness}{'*' if s.contested else ''} {s.target}" for s in path)])
        for path in paths(small, source, target, either_way=either_way)
    ]
    assert found == expected, reason


def test_a_step_names_its_claims_and_those_contested(small):
    ((step,),) = paths(small, "iran", "russia")
    assert (step.claims, step.contested) == (("report/c1",), ("report/c1",))


def test_talks_are_a_tentative_step():
    ((step,),) = paths(corpus("us-official: iran supplies russia missile, negotiating"), "iran", "russia")
    assert (step.firmness, step.contested) == ("tentative", ())


def test_shortest_first_then_firmest():
    opened = corpus("""
        self: iran supplies russia food, possible
        self: iran supplies south-korea food
        self: south-korea supplies russia food
        self: iran supplies north-korea food
        self: north-korea supplies russia food, possible
    """)
    found = [[step.target for step in path] for path in paths(opened, "iran", "russia")]
    assert found == [["russia"], ["south-korea", "russia"], ["north-korea", "russia"]]


def test_only_the_first_ways_when_asked_for():
    opened = corpus("self: iran supplies russia food\nself: iran supplies south-korea food\n"
                    "self: south-korea supplies russia food")  # fmt: skip
    assert [len(path) for path in paths(opened, "iran", "russia")] == [1, 2]
    assert [len(path) for path in paths(opened, "iran", "russia", most=1)] == [1]


def test_no_way_is_longer_than_asked_for_or_leads_through_somebody_unnamed():
    opened = corpus("""
        self: iran supplies south-korea food
        self: south-korea supplies united-states food
        self: united-states supplies north-korea food
        self: north-korea supplies russia food
        self: iran supplies unknown food
        self: unknown supplies russia food
    """)
    assert paths(opened, "iran", "russia") == []
    assert [len(path) for path in paths(opened, "iran", "russia", steps=4)] == [4]


def ways(
    opened: Corpus, source: str, target: str, steps: int, either_way: bool
) -> list[list[tuple[str, ...]]]:
    """The same by networkx, on a graph of all claims: the claims that count of each step of each way."""
    statuses, chosen = opened.vocabulary.statuses, networkx.DiGraph()
    for a, b, claim, row in to_networkx(opened).edges(keys=True, data=True):
        both = either_way or opened.vocabulary.is_symmetric(row["relation"])
        for pair in {(a, b), (b, a)} if both else {(a, b)}:
            if "unknown" not in pair and a != b and statuses[row["status"]].firmness != "denied":
                chosen.add_edge(*pair)
                chosen.edges[pair].setdefault(statuses[row["status"]].firmness, []).append(claim)
    starts, goals = ({end, *opened.under(end)} for end in (source, target))
    found = []
    for start in starts - goals if not starts <= goals else ():
        rest = chosen.subgraph({start, *chosen} - (starts - goals - {start}))
        for goal in (goals - starts) & set(rest) if start in rest else ():
            for nodes in networkx.all_simple_paths(rest, start, goal, cutoff=steps):
                if not (goals - starts) & set(nodes[:-1]):
                    edges = [rest.edges[pair] for pair in pairwise(nodes)]
                    found.append([tuple(edge.get("firm", edge.get("tentative"))) for edge in edges])
    return sorted(found)


@given(strategies.records(with_segments=False), st.booleans(), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_paths_are_what_a_graph_of_all_claims_has(records, either_way, steps):
    opened = compiled(records)
    names = [row[0] for row in opened.store.entities()]
    for source, target in list(permutations(names, 2))[:12]:
        found = paths(opened, source, target, steps=steps, either_way=either_way)
        told = sorted([step.claims for step in path] for path in found)
        order = {row.id: place for place, row in enumerate(opened.find())}
        assert all([order[c] for c in step.claims] == sorted(order[c] for c in step.claims)
                   for path in found for step in path)  # fmt: skip
        assert told == ways(opened, source, target, steps, either_way)
        first = paths(opened, source, target, steps=steps, either_way=either_way, most=2)
        assert first == found[:2]


CHOSEN = ({}, {"status": "asserted"}, {"polarity": "affirmed", "certainty": ("certain", "probable")},
          {"since": "1900"}, {"phase": ("actual", "planned")})  # fmt: skip


@given(strategies.records(with_segments=False), st.booleans(), st.sampled_from(CHOSEN), st.integers(1, 5))
@settings(max_examples=30, deadline=None)
def test_the_first_ways_are_those_of_all_however_they_are_read(records, either_way, fields, most):
    opened = compiled(records)
    names = [row[0] for row in opened.store.entities()]
    for source, target in list(permutations(names, 2))[:8]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(leading, "FEW", -1)  # no claims are few
            every = paths(opened, source, target, either_way=either_way, **fields)
            for many in (0, firmest.MANY):  # edges are read node by node, or at once
                patch.setattr(firmest, "MANY", many)
                first = paths(opened, source, target, either_way=either_way, most=most, **fields)
                assert first == every[:most]
        assert paths(opened, source, target, either_way=either_way, **fields) == every, "few are read at once"


def test_paths_on_a_selected_part(small):
    assert paths(small, "iran", "russia", item="food") == []


def test_an_unknown_name_fails(small):
    with pytest.raises(UsageError, match="no entity is called 'atlantis'"):
        paths(small, "iran", "atlantis")

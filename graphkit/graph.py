"""Claims as a networkx graph and back; paths and neighbourhoods on the part that a pattern selects.

The graph that people know: a MultiDiGraph, held and never subclassed. An edge is one claim, so a denial
is an edge, too: look at `status` and `polarity` before counting edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from graphkit import standing
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern, pattern_of
from graphkit.rows import ClaimRow

if TYPE_CHECKING:
    from networkx import DiGraph, MultiDiGraph

Record = dict[str, Any]
UNKNOWN = standing.UNKNOWN
FIRM, TENTATIVE, DENIED = "firm", "tentative", "denied"
LIMIT = 3
"""How many steps a path has at most, where nothing else is asked for."""


def to_networkx(
    corpus: Corpus, pattern: Pattern | None = None, **fields: str | Iterable[str] | None
) -> MultiDiGraph[str]:
    """The claims that fit the pattern as a MultiDiGraph, from subject to object, withdrawn ones left out.

    The key of an edge is the claim's id (`document/c1`), its data the flat row of `find`. Without an
    object the item is the second node, without either the subject itself. A node is an entity's id with
    its `kind` and `labels` {en, ja}; all parties that are not named share the node `unknown`. The graph's
    own data has `claims`, the ids in reading order.
    """
    import networkx

    rows = corpus.find(pattern or pattern_of(**fields))
    graph = networkx.MultiDiGraph(claims=[row.id for row in rows])
    graph.add_nodes_from(_nodes(corpus, {end for row in rows for end in ends(row)}))
    graph.add_edges_from((*ends(row), row.id, row.to_record()) for row in rows)
    return graph


def from_networkx(graph: MultiDiGraph[str]) -> list[Record]:
    """The rows of the claims in the graph: equal to `find(...).to_records()` of what it was made from.

    In the reading order that the graph keeps; edges it does not know follow, by id. Data that was added
    to an edge stays in its row; nodes without an edge are left out.
    """
    order = {name: place for place, name in enumerate(graph.graph.get("claims", ()))}
    edges = [(order.get(key, len(order)), key, data) for _, _, key, data in graph.edges(keys=True, data=True)]
    return [dict(data) for _, _, data in sorted(edges, key=lambda edge: edge[:2])]


def ends(row: ClaimRow) -> tuple[str, str]:
    """The two nodes of a claim: subject and object; the item, or the subject again, where there is none."""
    return row.subject, row.object or row.item or row.subject


def _nodes(corpus: Corpus, entities: Iterable[str]) -> Iterator[tuple[str, Record]]:
    for id, kind, en, ja, _ in corpus.store.entities(sorted(entities)):
        yield id, {"kind": kind, "labels": {"en": en, "ja": ja}}


def neighbourhood(graph: MultiDiGraph[str], entity: str, steps: int = 1) -> MultiDiGraph[str]:
    """The part of the graph within some steps of an entity, whichever way the claims point.

    A copy. Who is not named joins nobody: no step leads on from `unknown`.
    """
    from networkx import all_neighbors

    near, rim = {entity}, {entity}
    for _ in range(steps):
        rim = {other for node in rim - {UNKNOWN} for other in all_neighbors(graph, node)} - near
        near |= rim
    return graph.subgraph(near).copy()


class Step(NamedTuple):
    """One step of a path: the claims that lead from one end to the other, the firmest status among them."""

    source: str
    target: str
    firmness: str
    contested: tuple[str, ...]
    claims: tuple[str, ...]


Path = tuple[Step, ...]


def paths(
    corpus: Corpus,
    source: str,
    target: str,
    pattern: Pattern | None = None,
    *,
    steps: int = LIMIT,
    either_way: bool = False,
    most: int | None = None,
    **fields: str | Iterable[str] | None,
) -> list[Path]:
    """Ways from one entity to another over the claims that fit, shortest first, then firmest; `most` of them.

    A step goes from subject to object, either way where the relation is symmetric, or everywhere with
    `either_way`. What is denied or negated is no step; claims that are contested are named in theirs.
    Of the claims of a step the firm ones count, if there are any. Both ends reach what is part of them,
    or narrower. No way leads through a party that is not named.
    """
    first, last = corpus.resolve(source), corpus.resolve(target)
    starts, goals = {first, *corpus.under(first)}, {last, *corpus.under(last)}
    graph = _steps(corpus, corpus.find(pattern or pattern_of(**fields)), either_way)
    found: list[Path] = []
    for length in range(1, steps + 1):
        if most is None or len(found) < most:
            walks = _walks(graph, starts - goals, goals - starts, length)
            ways = (tuple(graph.edges[pair]["step"] for pair in pairwise(nodes)) for nodes in walks)
            found += sorted(ways, key=_rank)
    return found[:most]


def _walks(graph: DiGraph[str], starts: set[str], goals: set[str], length: int) -> Iterator[list[str]]:
    """Simple ways of this many steps that touch a start and a goal at their ends alone."""
    import networkx

    for start in sorted(starts & set(graph)):
        rest = graph.subgraph(set(graph) - starts | {start}).copy()
        for walk in networkx.all_simple_paths(rest, start, goals & set(rest), cutoff=length):
            if len(walk) == length + 1 and not goals & set(walk[:-1]):
                yield walk


def _steps(corpus: Corpus, rows: Iterable[ClaimRow], either_way: bool) -> DiGraph[str]:
    """What can be walked: one edge for each ordered pair, with its Step."""
    import networkx

    relations, statuses = corpus.vocabulary.relations, corpus.vocabulary.statuses
    pairs: dict[tuple[str, str], list[ClaimRow]] = {}
    for row in rows:
        a, b = ends(row)
        if UNKNOWN not in (a, b) and a != b and statuses[row.status].firmness != DENIED:
            pairs.setdefault((a, b), []).append(row)
            if either_way or relations[row.relation].symmetric:
                pairs.setdefault((b, a), []).append(row)
    graph = networkx.DiGraph()
    firmness = {status: statuses[status].firmness for status in statuses}
    graph.add_edges_from((*pair, {"step": _step(pair, some, firmness)}) for pair, some in pairs.items())
    return graph


def _step(pair: tuple[str, str], rows: list[ClaimRow], firmness: Mapping[str, str]) -> Step:
    best = FIRM if any(firmness[row.status] == FIRM for row in rows) else TENTATIVE
    counted = [row for row in rows if firmness[row.status] == best]
    contested = tuple(row.id for row in counted if row.contested)
    return Step(*pair, best, contested, tuple(row.id for row in counted))


def _rank(path: Path) -> tuple[int, int, int, tuple[str, ...]]:
    """Shortest, then fewest tentative steps, then fewest contested ones, then by name."""
    return (
        len(path),
        sum(step.firmness != FIRM for step in path),
        sum(bool(step.contested) for step in path),
        (*(step.source for step in path), path[-1].target),
    )

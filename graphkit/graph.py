"""Claims as a networkx graph and back, and neighbourhoods on the part that a pattern selects.

The graph that people know: a MultiDiGraph, held and never subclassed. An edge is one claim, so a denial
is an edge, too: look at `status` and `polarity` before counting edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from graphkit import standing
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern, pattern_of
from graphkit.rows import ClaimRow
from graphkit.ways import LIMIT, Path, Step, paths

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = [
    "LIMIT", "Path", "Step", "ends", "from_networkx", "neighbourhood", "paths", "to_networkx",
]  # fmt: skip
Record = dict[str, Any]
UNKNOWN = standing.UNKNOWN


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

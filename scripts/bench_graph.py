"""Part `graph`: ways of at most three steps, beside networkx on a ready graph of all claims.

networkx is given what can be a step (neither denied nor with anybody unnamed) and its own
`all_simple_paths`: on a MultiDiGraph of the claims, and on a DiGraph of the same in which parallel claims are
one edge, which is much the faster. Each is stopped when it has taken PATIENCE times as long as ours: what
is told of it then is the least that it takes. Where it ends, the ways are compared. 100,000 claims, or as
many as BENCH_CLAIMS, or `--size`, says; by processor time.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import networkx
from bench_tools import invented, of_process, ratio, timed

from graphkit.corpus import Corpus
from graphkit.graph import paths

SIZE, PAIRS, STEPS, FEW = int(os.environ.get("BENCH_CLAIMS", "100000")), 1, 3, 25
ROUNDS, LEAST, PATIENCE, PROMISED = 7, 100, 120, "MultiDiGraph"
EDGES = (
    "SELECT s.id, coalesce(o.id, i.id), c.n, r.symmetric FROM claim c "
    "JOIN proposition p ON p.n = c.proposition "
    "JOIN relation r ON r.n = p.relation JOIN entity s ON s.n = p.subject "
    "LEFT JOIN entity o ON o.n = p.object LEFT JOIN entity i ON i.n = p.item "
    "WHERE c.withdrawn = 0 AND c.polarity = 0 AND 1 NOT IN (p.subject, p.object) "
    "AND coalesce(o.id, i.id) <> s.id"
)


def measure(rounds: int) -> dict[str, Any]:
    """Rows for each pair of ends: all ways, the first 25, and networkx."""
    rows, notes = [], []
    with tempfile.TemporaryDirectory() as name:
        corpus = invented(SIZE, Path(name))
        made: list[networkx.MultiDiGraph] = []
        rows.append(timed("the MultiDiGraph alone", [of_process(lambda: made.append(_graph(corpus)))]))
        graphs = {"MultiDiGraph": made[0], "DiGraph": networkx.DiGraph(made[0])}
        for source, target in _pairs(made[0]):
            more, told = _pair(corpus, graphs, source, target, min(rounds, ROUNDS))
            rows, notes = [*rows, *more], [*notes, *told]
    return {"rows": rows, "notes": [*notes, f"{SIZE:,} claims, {made[0].number_of_edges():,} edges"]}


def _pair(
    corpus: Corpus, graphs: Mapping[str, networkx.DiGraph], source: str, target: str, rounds: int
) -> tuple[list[dict[str, Any]], list[str]]:
    name, told = f"{source} to {target}", Found()
    ours = [of_process(lambda: told.take(_ours(corpus, source, target))) for _ in range(rounds)]
    few = [of_process(lambda: paths(corpus, source, target, most=FEW)) for _ in range(rounds)]
    rows, notes = [timed(f"{name}, all", ours), timed(f"{name}, {FEW}", few)], []
    notes.append(f"{name}: {len(told.ways):,} ways")
    for peer, graph in graphs.items():
        found = Found(PATIENCE * median(ours))
        ways = networkx.all_simple_paths(graph, source, target, cutoff=STEPS)
        taken = of_process(lambda found=found, ways=ways: found.take(ways))  # type: ignore[misc]
        rows.append(timed(f"{name}, {peer}", [taken]))
        if peer == PROMISED:
            rows.append(ratio(f"{name}, all / {peer}", ours, [taken] * rounds, 1 / LEAST))
        same = "the same" if found.ways == told.ways else "NOT the same"
        end = f"{same} on both sides" if found.ended else "stopped"
        least = "" if found.ended else "at least "
        notes.append(
            f"{name}, {peer}: {least}{taken / median(ours):.3g} times as long; "
            f"{found.given:,} given, {len(found.ways):,} different, {end}"
        )
    return rows, notes


class Found:
    """Ways as they are given: how many, which, and whether all were."""

    def __init__(self, most: float = float("inf")) -> None:
        self.given, self.ways, self.ended, self.most = 0, set[tuple[str, ...]](), False, most

    def take(self, ways: Iterable[Sequence[str]]) -> None:
        """Take ways until they end, or `most` milliseconds of the processor are used."""
        stop = time.process_time() + self.most / 1000
        for nodes in ways:
            self.given += 1
            self.ways.add(tuple(nodes))
            if time.process_time() > stop:
                return  # between two ways that lie far apart it takes longer
        self.ended = True


def _ours(corpus: Corpus, source: str, target: str) -> Iterator[tuple[str, ...]]:
    for path in paths(corpus, source, target):
        yield path[0].source, *(step.target for step in path)


def _graph(corpus: Corpus) -> networkx.MultiDiGraph:
    graph = networkx.MultiDiGraph()
    for a, b, claim, symmetric in corpus.store.rows(EDGES):
        graph.add_edge(a, b, key=claim)
        if symmetric:
            graph.add_edge(b, a, key=claim)
    return graph


def _pairs(graph: networkx.MultiDiGraph) -> list[tuple[str, str]]:
    """Persons who give least and most seldom receive: who is named more has more ways."""
    persons = [node for node in graph if node.startswith("person-")]
    persons.sort(key=lambda node: (graph.degree(node), node))
    return list(zip(persons[:PAIRS], persons[PAIRS : 2 * PAIRS], strict=True))

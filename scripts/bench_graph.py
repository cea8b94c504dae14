"""Part `graph`: ways of at most three steps, beside networkx on a ready MultiDiGraph of all claims.

networkx is given what can be a step (neither denied nor with anybody unnamed) and its own
`all_simple_paths`; its time of one round is taken, since it takes minutes where a hub is near. The ways are
compared. 100,000 claims, or as many as BENCH_CLAIMS, or `--size`, says; by processor time.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import networkx
from bench_tools import invented, of_process, timed

from graphkit.corpus import Corpus
from graphkit.graph import paths

SIZE, PAIRS, STEPS, FEW = int(os.environ.get("BENCH_CLAIMS", "100000")), 1, 3, 25
ROUNDS, LEAST = 7, 100
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
        graph = made[0]
        for source, target in _pairs(graph):
            more, note = _pair(corpus, graph, source, target, min(rounds, ROUNDS))
            rows += more
            notes.append(note)
    return {"rows": rows, "notes": [*notes, f"{SIZE:,} claims, {graph.number_of_edges():,} edges"]}


def _pair(
    corpus: Corpus, graph: networkx.MultiDiGraph, source: str, target: str, rounds: int
) -> tuple[list[dict[str, Any]], str]:
    name, found = f"{source} to {target}", set[tuple[str, ...]]()
    ours = [of_process(lambda: paths(corpus, source, target)) for _ in range(rounds)]
    few = [of_process(lambda: paths(corpus, source, target, most=FEW)) for _ in range(rounds)]
    theirs = of_process(lambda: found.update(_ways(graph, source, target)))
    rows = [timed(f"{name}, all", ours), timed(f"{name}, {FEW}", few), timed(f"{name}, networkx", [theirs])]
    ratios = timed(f"{name}, all / networkx", [taken / theirs for taken in ours])
    told = {(path[0].source, *(step.target for step in path)) for path in paths(corpus, source, target)}
    same = "the same" if told == found else "NOT the same"
    return [*rows, {**ratios, "limit": 1 / LEAST}], f"{name}: {len(found):,} ways, {same} on both sides"


def _graph(corpus: Corpus) -> networkx.MultiDiGraph:
    graph = networkx.MultiDiGraph()
    for a, b, claim, symmetric in corpus.store.rows(EDGES):
        graph.add_edge(a, b, key=claim)
        if symmetric:
            graph.add_edge(b, a, key=claim)
    return graph


def _ways(graph: networkx.MultiDiGraph, source: str, target: str) -> set[tuple[str, ...]]:
    return {tuple(nodes) for nodes in networkx.all_simple_paths(graph, source, target, cutoff=STEPS)}


def _pairs(graph: networkx.MultiDiGraph) -> list[tuple[str, str]]:
    """Persons who give least and most seldom receive: networkx ends there in minutes."""
    persons = [node for node in graph if node.startswith("person-")]
    persons.sort(key=lambda node: (graph.degree(node), node))
    return list(zip(persons[:PAIRS], persons[PAIRS : 2 * PAIRS], strict=True))

"""Where boxes and labels of a network stand: Graphviz `dot`, with every box and label at its true size.

Each label is a box of its own that its line runs through near the lower edge, so that dot keeps labels
and boxes apart. The first round finds the order of the labels; those after it give each line its own
place on the side of a box, in that order.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from graphkit.draw.scene import Box, Point

PORT_GAP, NODE_GAP, RANK_GAP, ROW = 11.0, 9.0, 38.0, 6.0
ROUNDS = 2
Size = tuple[float, float]


class Link(NamedTuple):
    """A line to place: from the left box through its label to the right box."""

    id: str
    left: str
    right: str
    label: Size


class Placed(NamedTuple):
    """Boxes by id, labels by id of the line, and the curves of each line from left to right."""

    nodes: Mapping[str, Box]
    labels: Mapping[str, Box]
    paths: Mapping[str, tuple[tuple[Point, ...], ...]]
    width: float
    height: float


def place(sizes: Mapping[str, Size], links: Sequence[Link]) -> Placed:
    """Boxes (which may grow in height for their lines) and labels, none overlapping, y downwards from 0."""
    if not sizes:
        return Placed({}, {}, {}, 0.0, 0.0)
    placed = _round(sizes, links, None)
    for _ in range(ROUNDS):
        placed = _round(sizes, links, _sides(placed, links))
    return placed


class _Sides(NamedTuple):
    """For each box, its lines on the left and on the right side from the top."""

    left: Mapping[str, list[str]]
    right: Mapping[str, list[str]]


def _sides(placed: Placed, links: Sequence[Link]) -> _Sides:
    left: dict[str, list[str]] = {}
    right: dict[str, list[str]] = {}
    for link in sorted(links, key=lambda link: (placed.labels[link.id].middle[1], link.id)):
        right.setdefault(link.left, []).append(link.id)
        left.setdefault(link.right, []).append(link.id)
    return _Sides(left, right)


def _round(sizes: Mapping[str, Size], links: Sequence[Link], sides: _Sides | None) -> Placed:
    import pygraphviz

    graph = pygraphviz.AGraph(
        directed=True, strict=False, rankdir="LR", nodesep=_inches(NODE_GAP), ranksep=_inches(_gap(links)),
        outputorder="edgesfirst", splines="true",
    )  # fmt: skip
    graph.node_attr.update(shape="box", fixedsize="true", label="", margin="0", fontsize="1")
    graph.edge_attr.update(dir="none")
    names = {node: f"n{place}" for place, node in enumerate(sorted(sizes))}
    grown = {node: (width, _height(height, node, links)) for node, (width, height) in sizes.items()}
    for node, name in names.items():
        graph.add_node(name, **_node(grown[node], node, sides))
    for place, link in enumerate(links):
        width, height = link.label
        graph.add_node(f"l{place}", width=_inches(width), height=_inches(height), **_label(height))
        low = _rows(height) - 1
        tail, head = _ports(link, sides)
        graph.add_edge(names[link.left], f"l{place}", key=f"a{place}", tailport=tail, headport=f"l{low}:w")
        graph.add_edge(f"l{place}", names[link.right], key=f"b{place}", tailport=f"r{low}:e", headport=head)
    with _quiet():
        graph.layout("dot")
    return _read(graph, names, grown, links)


def _gap(links: Sequence[Link]) -> float:
    """The room for curves between boxes and labels: more where the labels of one box stand far apart."""
    heights: dict[str, float] = {}
    for link in links:
        for end in (link.left, link.right):
            heights[end] = heights.get(end, 0.0) + link.label[1] + NODE_GAP
    return RANK_GAP + min(24.0, max(heights.values(), default=0.0) / 40)


def _rows(height: float) -> int:
    """How many rows of a label's box dot is told of; lines run through the lowest."""
    return max(1, round(height / ROW))


def _label(height: float) -> dict[str, str]:
    return {"shape": "record", "label": _columns(_rows(height), _rows(height))}


def _height(height: float, node: str, links: Sequence[Link]) -> float:
    """Tall enough for the lines on either side."""
    most = max(sum(link.left == node for link in links), sum(link.right == node for link in links))
    return max(height, PORT_GAP * (most + 0.5))


def _node(size: Size, node: str, sides: _Sides | None) -> dict[str, str]:
    width, height = size
    made = {"width": _inches(width), "height": _inches(height)}
    if sides is None:
        return made
    return {
        **made,
        "shape": "record",
        "label": _columns(len(sides.left.get(node, [])), len(sides.right.get(node, []))),
    }


def _columns(left: int, right: int) -> str:
    """A record of two columns, of as many rows as lines arrive on either side: l0, l1, ... and r0, r1, ..."""
    columns = (
        "|".join(f"<{side}{row}>" for row in range(max(1, rows)))
        for side, rows in (("l", left), ("r", right))
    )
    return "{" + "|".join(f"{{{column}}}" for column in columns) + "}"


def _ports(link: Link, sides: _Sides | None) -> tuple[str, str]:
    if sides is None:
        return "e", "w"
    out, into = sides.right[link.left].index(link.id), sides.left[link.right].index(link.id)
    return f"r{out}:e", f"l{into}:w"


def _read(graph: Any, names: Mapping[str, str], sizes: Mapping[str, Size], links: Sequence[Link]) -> Placed:
    left, bottom, right, top = map(float, graph.graph_attr["bb"].split(","))

    def box(name: str, size: Size) -> Box:
        x, y = map(float, graph.get_node(name).attr["pos"].split(","))
        return Box(x - left - size[0] / 2, top - y - size[1] / 2, *size)

    def path(tail: str, head: str, key: str) -> tuple[Point, ...]:
        points = pygraphviz_edge(graph, tail, head, key).split()
        return tuple((float(x) - left, top - float(y)) for x, y in (point.split(",") for point in points))

    nodes = {node: box(name, sizes[node]) for node, name in names.items()}
    labels = {link.id: box(f"l{place}", link.label) for place, link in enumerate(links)}
    paths = {
        link.id: (
            path(names[link.left], f"l{place}", f"a{place}"),
            path(f"l{place}", names[link.right], f"b{place}"),
        )
        for place, link in enumerate(links)
    }
    return Placed(nodes, labels, paths, right - left, top - bottom)


def pygraphviz_edge(graph: Any, tail: str, head: str, key: str) -> str:
    """The spline of an edge as dot wrote it."""
    return str(graph.get_edge(tail, head, key).attr["pos"])


def _inches(points: float) -> str:
    return f"{points / 72:.5f}"


@contextmanager
def _quiet() -> Iterator[None]:
    """Graphviz says on standard error that it has no fonts, which it does not need: all sizes are given."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)

"""A picture as a value: boxes, lines, words and where they stand, before anything is painted.

Points and sizes are in points (1/72 inch), from the top left corner, y downwards. Everything here is
plain data that compares by value; the static picture and the page paint the same Scene.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

Point = tuple[float, float]
Measure = Callable[[str, float, bool], float]
"""(words, size, bold) -> width in points."""

STYLES = {"firm": "solid", "tentative": "dashed", "denied": "dotted"}
"""Firmness of a status (vocabulary) -> the line it is drawn with."""
LEADING = 1.28
"""Height of a line of text, in sizes of its letters."""


class Box(NamedTuple):
    """A rectangle by its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: Box) -> bool:
        """Whether they share more than an edge (a hundredth of a point is none)."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > 0.01
            and min(self.bottom, other.bottom) - max(self.y, other.y) > 0.01
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.x - 0.01 <= other.x
            and self.y - 0.01 <= other.y
            and other.right <= self.right + 0.01
            and other.bottom <= self.bottom + 0.01
        )

    def moved(self, dx: float, dy: float) -> Box:
        """The same box elsewhere."""
        return self._replace(x=self.x + dx, y=self.y + dy)


class Text(NamedTuple):
    """One line of words: `x` and the baseline `y`; `anchor` is what stands at x (start, middle, end)."""

    x: float
    y: float
    words: str
    size: float
    width: float
    colour: str
    anchor: str = "start"
    bold: bool = False

    @property
    def box(self) -> Box:
        """The room its letters take, from ascent to descent."""
        shift = {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]
        return Box(self.x - shift, self.y - 0.95 * self.size, self.width, 1.2 * self.size)

    def moved(self, dx: float, dy: float) -> Text:
        """The same words elsewhere."""
        return self._replace(x=self.x + dx, y=self.y + dy)


class Node(NamedTuple):
    """An entity: its box and label. `rank` is 0 for states, 1 for parties, 2 for the rest."""

    id: str
    entity: str
    kind: str
    rank: int
    box: Box
    texts: tuple[Text, ...]
    fill: str
    edge: str
    style: str = "solid"
    claims: tuple[str, ...] = ()


class Label(NamedTuple):
    """What is written on a line."""

    box: Box
    texts: tuple[Text, ...]


class Line(NamedTuple):
    """Claims between two ends, of one family and one firmness.

    `paths` are Bézier curves: a start, then three points a piece. `heads` are arrowheads: the tip and
    the middle of its base. `tail` and `head` are ids of nodes; a symmetric line has two heads.
    """

    id: str
    tail: str
    head: str
    family: str
    firmness: str
    symmetric: bool
    statuses: tuple[str, ...]
    contested_by: tuple[str, ...]
    exchanges: tuple[int, ...]
    claims: tuple[str, ...]
    colour: str
    width: float
    paths: tuple[tuple[Point, ...], ...]
    heads: tuple[tuple[Point, Point], ...]
    label: Label

    @property
    def style(self) -> str:
        """solid, dashed or dotted, by firmness."""
        return STYLES[self.firmness]


class Sample(NamedTuple):
    """A row of the legend: a short line in a colour and style, and what it means."""

    start: Point
    end: Point
    colour: str
    style: str
    width: float
    text: Text


class Scene(NamedTuple):
    """One picture. `texts` are title, headings, caption and notes; `summary` says it in a sentence."""

    kind: str
    language: str
    width: float
    height: float
    paper: str
    title: str
    summary: str
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    samples: tuple[Sample, ...]
    texts: tuple[Text, ...]

    def words(self) -> Iterator[Text]:
        """Every line of text in the picture."""
        for node in self.nodes:
            yield from node.texts
        for line in self.lines:
            yield from line.label.texts
        yield from (sample.text for sample in self.samples)
        yield from self.texts


def faults(scene: Scene) -> list[str]:
    """What must not be: labels that overlap or cover a box, anything cut at the frame."""
    frame = Box(0, 0, scene.width, scene.height)
    labels = [(line.id, line.label.box) for line in scene.lines if line.label.texts]
    nodes = [(node.id, node.box) for node in scene.nodes]
    found = [f"labels overlap: {a} and {b}" for a, b in _overlapping(labels)]
    found += [f"nodes overlap: {a} and {b}" for a, b in _overlapping(nodes)]
    found += [
        f"label {name} covers node {node}"
        for name, box in labels
        for node, other in nodes
        if box.overlaps(other)
    ]
    found += [f"cut at the frame: {text.words!r}" for text in scene.words() if not frame.holds(text.box)]
    found += [f"outside the frame: {name}" for name, box in [*labels, *nodes] if not frame.holds(box)]
    found += [
        f"the words of {name} leave its box" for name, box, texts in _boxed(scene) if not _fit(box, texts)
    ]
    for other in scene.texts + tuple(sample.text for sample in scene.samples):
        found += [
            f"{other.words!r} covers {name}" for name, box in [*labels, *nodes] if box.overlaps(other.box)
        ]
    return found


def _overlapping(boxes: Sequence[tuple[str, Box]]) -> Iterator[tuple[str, str]]:
    for (name, box), (other_name, other) in combinations(boxes, 2):
        if box.overlaps(other):
            yield name, other_name


def _boxed(scene: Scene) -> Iterator[tuple[str, Box, Sequence[Text]]]:
    yield from ((node.id, node.box, node.texts) for node in scene.nodes)
    yield from ((line.id, line.label.box, line.label.texts) for line in scene.lines)


def _fit(box: Box, texts: Sequence[Text]) -> bool:
    return all(box.holds(text.box) for text in texts)


class Words(NamedTuple):
    """A line of a label before it has a place."""

    words: str
    size: float
    width: float
    colour: str
    bold: bool = False


def stack(lines: Sequence[Words]) -> tuple[float, float]:
    """(width, height) of lines of text set one under the other."""
    return max((line.width for line in lines), default=0.0), sum(line.size * LEADING for line in lines)


def set_lines(lines: Sequence[Words], x: float, top: float, anchor: str = "middle") -> tuple[Text, ...]:
    """The lines under one another from `top`, each as a Text."""
    placed, y = [], top
    for line in lines:
        baseline = y + line.size * LEADING * 0.5 + line.size * 0.36
        placed.append(Text(x, baseline, line.words, line.size, line.width, line.colour, anchor, line.bold))
        y += line.size * LEADING
    return tuple(placed)

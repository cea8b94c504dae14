"""The network: a plan laid out by dot, as nodes and lines of a Scene."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from graphkit.draw.labels import Voice, deniers, node_rank, node_words, tie_words
from graphkit.draw.layout import Link, Placed
from graphkit.draw.plan import End, Plan, Tie
from graphkit.draw.scene import Box, Label, Line, Node, Point, Words, set_lines, stack
from graphkit.standing import UNKNOWN

HEAD = 8.5
Place = Callable[[Mapping[str, tuple[float, float]], Sequence[Link]], Placed]


def network(made: Plan, voice: Voice, place: Place) -> tuple[tuple[Node, ...], tuple[Line, ...]]:
    """The boxes and lines of the plan, from (0, 0)."""
    words = {end.id: node_words(end, voice) for end in made.ends}
    labels = {tie.id: tie_words(tie, made, voice) for tie in made.ties}
    links = [_link(tie, made, labels[tie.id]) for tie in _ordered(made.ties)]
    placed = place({name: _node_size(lines) for name, lines in words.items()}, links)
    lefts = {link.id: link.left for link in links}
    return (
        tuple(node(end, placed.nodes[end.id], words[end.id], made, voice) for end in made.ends),
        tuple(
            _line(tie, placed, lefts[tie.id] == tie.tail.id, labels[tie.id], made, voice) for tie in made.ties
        ),
    )


def _node_size(lines: Sequence[Words]) -> tuple[float, float]:
    width, height = stack(lines)
    return width + 18, height + 12


def _ordered(ties: Sequence[Tie]) -> list[Tie]:
    """Lines of one pair together, by family and firmness; the order in which dot meets them."""
    return sorted(
        ties, key=lambda tie: (sorted((tie.tail.id, tie.head.id)), tie.family, tie.firmness, tie.id)
    )


def _link(tie: Tie, made: Plan, label: Sequence[Words]) -> Link:
    width, height = stack(label)
    ends = (tie.tail.id, tie.head.id) if _runs_right(tie, made) else (tie.head.id, tie.tail.id)
    return Link(tie.id, *ends, (width + 10, height + 6))


def _runs_right(tie: Tie, made: Plan) -> bool:
    """Whether the tail stands left: the lines of one pair lie in the direction of most of its claims."""
    one, other = sorted((tie.tail.id, tie.head.id))
    balance = 0
    for each in made.ties:
        if {each.tail.id, each.head.id} == {one, other} and not each.symmetric:
            balance += len(each.claims) * (1 if each.tail.id == one else -1)
    left = one if balance >= 0 else other
    return tie.tail.id == left


def node(end: End, box: Box, words: Sequence[Words], made: Plan, voice: Voice) -> Node:
    """A box with its label in the middle."""
    paint = voice.palette()["nodes"].get(
        end.kind, {"fill": voice.palette()["paper"], "edge": voice.palette()["muted"]}
    )
    _, height = stack(words)
    claims = tuple(c.id for tie in made.ties if end.id in (tie.tail.id, tie.head.id) for c in tie.claims)
    return Node(
        end.id, end.entity, end.kind, node_rank(end.kind), box,
        set_lines(words, box.middle[0], box.middle[1] - height / 2),
        paint["fill"], paint["edge"], "dashed" if end.entity == UNKNOWN else "solid", claims,
    )  # fmt: skip


def _line(
    tie: Tie, placed: Placed, runs_right: bool, words: Sequence[Words], made: Plan, voice: Voice
) -> Line:
    box = placed.labels[tie.id]
    first, last = placed.paths[tie.id]
    under = tuple((box.x + box.width * part / 3, last[0][1]) for part in (1, 2, 3))
    path = (*first, *under, *last[1:])
    left, right = (tie.symmetric or not runs_right), (tie.symmetric or runs_right)
    path, heads = cut_heads(path, left, right)
    label = Label(box, set_lines(words, box.middle[0], box.y))
    return line_of(tie, (path,), heads, label, made, voice)


def line_of(
    tie: Tie,
    paths: tuple[tuple[Point, ...], ...],
    heads: tuple[tuple[Point, Point], ...],
    label: Label,
    made: Plan,
    voice: Voice,
) -> Line:
    """A line of the Scene from its claims and its place."""
    statuses = tuple(
        word for word in voice.corpus.vocabulary.statuses if any(c.status == word for c in tie.claims)
    )
    return Line(
        tie.id, tie.tail.id, tie.head.id, tie.family, tie.firmness, tie.symmetric, statuses,
        tuple(deniers(tie.claims, made, voice)), made.exchanges.get(tie.id, ()),
        tuple(claim.id for claim in tie.claims), voice.family(tie.family).colour, line_width(len(tie.claims)),
        paths, heads, label,
    )  # fmt: skip


def line_width(claims: int) -> float:
    """The width of a line that stands for so many claims."""
    return min(1.3 + 0.45 * (claims - 1), 4.4)


def cut_heads(
    path: tuple[Point, ...], left: bool, right: bool
) -> tuple[tuple[Point, ...], tuple[tuple[Point, Point], ...]]:
    """The curve made shorter at the ends that carry an arrowhead, and the heads."""
    points, heads = list(path), []
    if right:
        heads.append(_cut(points, -1, -2))
    if left:
        heads.append(_cut(points, 0, 1))
    return tuple(points), tuple(heads)


def _cut(points: list[Point], end: int, inner: int) -> tuple[Point, Point]:
    tip, before = points[end], points[inner]
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    shift = (-dx / length * HEAD, -dy / length * HEAD)
    base = (tip[0] + shift[0], tip[1] + shift[1])
    points[end] = base
    if length < HEAD * 1.5:
        points[inner] = base
    return tip, base

"""The firmest of the ways from some entities to others, found without looking at the claims of all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from heapq import heappop, heappush
from typing import NamedTuple

from graphkit.leading import Sides
from graphkit.store import Store

Mark = tuple[int, int]
"""How weak a step is, the least first; of a sure one nothing is to be said against."""
SURE: Mark = (0, 0)
Links = Sequence[tuple[Mark, int]]
"""What leads over one step: each with its mark, and with a number to tell it by."""
Way = tuple[tuple[int, ...], tuple[int, ...]]
"""The nodes, and the numbers of what leads over each step."""
Following = Callable[[int], Sequence[int]]
"""The nodes that a step may lead to from a node, sorted."""
MANY = 30_000
"""Fewer edges are read at once."""

Linking = Callable[[int, int], Links]
Weighing = Callable[[Sequence[Mark]], tuple[object, ...]]
"""How weak a way is by the marks of its steps: no less where one of them is more."""


def firmest(
    starts: Iterable[int], layers: Sequence[Following], ends: Iterable[int], links: Linking, total: Weighing
) -> Iterator[Way]:
    """Every way through the layers, sorted by `total` of its marks, then by its nodes, then by its numbers.

    `ends` are the nodes that a last step may lead from. What leads over a step is asked for when no way that
    is known is as firm as this one could still be: whoever takes a few ways pays for little more than these.
    """
    search = _Search(layers, links, total)
    return search.ways(starts, ends)


class _Begun(NamedTuple):
    """Ways that begin alike, in the order in which they are looked at."""

    least: tuple[object, ...]
    """What the firmest of them can come to."""
    nodes: tuple[int, ...]
    """The last of them stands for those that follow it in its layer too, while it has a place there."""
    numbers: tuple[int, ...]
    place: int
    marks: tuple[Mark, ...]
    """Of the steps that are known: all but the one to the last node, or all of a way that is found."""


_FOUND, _ALONE = -2, -1
"""Places of a way that is whole, and of a node that stands for itself."""


class _Search:
    """What is known of the ways through layers of nodes: a heap of those that are begun."""

    def __init__(self, layers: Sequence[Following], links: Linking, total: Weighing) -> None:
        self.layers, self.links, self.total = layers, links, total
        self.last = len(layers) - 1
        self.floor = SURE
        self.heap: list[_Begun] = []
        self.ahead = cache(self._ahead)

    def ways(self, starts: Iterable[int], ends: Iterable[int]) -> Iterator[Way]:
        """As `firmest`."""
        floor = _least(map(self.ahead, ends)) if self.last else SURE
        if floor is None:
            return
        self.floor = floor
        for start in starts:
            self._lead_on((start,), (), 0, ())
        while self.heap:
            begun = heappop(self.heap)
            if begun.place == _FOUND:
                yield begun.nodes, begun.numbers
            elif self._is_next(begun):
                self._take_step(begun)

    def _ahead(self, node: int) -> Mark | None:
        """The least mark of the last steps from a node; None where none leads on."""
        return _least(mark for goal in self.layers[self.last](node) for mark, _ in self.links(node, goal))

    def _bound(self, marks: tuple[Mark, ...], end: Mark) -> tuple[object, ...]:
        """The least that ways with these first steps and this last one can come to."""
        return self.total((*marks, *[SURE] * (self.last - len(marks)), end))

    def _lead_on(
        self, nodes: tuple[int, ...], numbers: tuple[int, ...], place: int, marks: tuple[Mark, ...]
    ) -> None:
        """Keep the ways that go on from here to the node at the place, and to those behind it."""
        following = self.layers[len(marks)](nodes[-1])
        if place < len(following):
            least = self._bound(marks, self.floor)
            heappush(self.heap, _Begun(least, (*nodes, following[place]), numbers, place, marks))

    def _is_next(self, begun: _Begun) -> bool:
        """Whether the step to its last node is to be taken now; else it is kept, as its neighbours are."""
        if begun.place == _ALONE:
            return True
        self._lead_on(begun.nodes[:-1], begun.numbers, begun.place + 1, begun.marks)
        if len(begun.marks) != self.last - 1:
            return True
        if (end := self.ahead(begun.nodes[-1])) is None:  # the last step first: it ends many ways
            return False
        least = self._bound(begun.marks, end)
        if least > begun.least:
            heappush(self.heap, begun._replace(least=least, place=_ALONE))
        return least <= begun.least

    def _take_step(self, begun: _Begun) -> None:
        for mark, number in self.links(begun.nodes[-2], begun.nodes[-1]):
            marks, numbers = (*begun.marks, mark), (*begun.numbers, number)
            if len(begun.marks) == self.last:
                heappush(self.heap, _Begun(self.total(marks), begun.nodes, numbers, _FOUND, marks))
            else:
                self._lead_on(begun.nodes, numbers, 0, marks)


def _least(marks: Iterable[Mark | None]) -> Mark | None:
    """The least mark there is, looked for until it is a sure one."""
    least: Mark | None = None
    for mark in marks:
        if mark is not None and (least is None or mark < least):
            least = mark
            if mark == SURE:
                break
    return least


class Layers:
    """To where each step of ways of some length could lead, by the edges alone."""

    def __init__(
        self, store: Store, onward: Sides, backward: Sides, starts: Collection[int], goals: Collection[int]
    ) -> None:
        """`backward` finds from its second end what `onward` finds from the first."""
        self.store, self.onward, self.backward, self.goals = store, onward, backward, goals
        self.starts, self.ends = sorted(starts), {*starts, *goals}
        self.first = store.pairs(onward, starts) if goals else set()

    def ways(self, length: int, links: Linking, total: Weighing) -> Iterator[Way]:
        """Ways of one, two or three steps that touch a start and a goal at their ends alone, as `firmest`."""
        if length == 1:
            direct = _following(pair for pair in self.first if pair[1] in self.goals)
            return firmest(self.starts, [direct], (), links, total)
        near = {node for _, node in self.first} - self.ends
        if length == 2:
            near, last = self._leading(near, self.goals)
            layers, ends = [self._first(near), last], near
        else:
            pairs = {(node, goal) for goal, node in self.store.pairs(self.backward, self.goals)
                     if node not in self.ends}  # fmt: skip
            ends = {node for node, _ in pairs}
            near, middle = self._leading(near, ends)
            layers = [self._first(near), middle, _following(pairs)]
        return firmest(self.starts, layers, sorted(ends), links, total)

    def _first(self, near: Collection[int]) -> Following:
        return _following(pair for pair in self.first if pair[1] in near)

    def _leading(self, nodes: set[int], others: Collection[int]) -> tuple[set[int], Following]:
        """Which of the nodes may lead to the others, and to which; node by node where few may be needed."""
        if len(others) < len(nodes) or self.store.edge_count(self.backward, others, MANY) < MANY:
            found = self.store.pairs(self.backward, others, nodes)
            return {node for _, node in found}, _following((node, other) for other, node in found)

        @cache
        def following(node: int) -> list[int]:
            return sorted(other for _, other in self.store.pairs(self.onward, [node]) if other in others)

        return nodes, following


def _following(pairs: Iterable[tuple[int, int]]) -> Following:
    found: dict[int, list[int]] = {}
    for node, other in sorted(pairs):
        found.setdefault(node, []).append(other)
    return lambda node: found.get(node, ())

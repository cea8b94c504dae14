"""The firmest of the ways from some entities to others, found without looking at the claims of all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from heapq import heappop, heappush

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

_Total = tuple[object, ...]
_Entry = tuple[_Total, tuple[int, ...], tuple[int, ...], int, tuple[Mark, ...]]
"""The least that the ways can come to, their nodes and numbers so far, the place of the last node among those
that follow (those behind it are meant too), or one of the following; the marks that are known.
"""
_FOUND, _ALONE = -2, -1


def firmest(
    starts: Iterable[int],
    layers: Sequence[Following],
    ends: Iterable[int],
    links: Callable[[int, int], Links],
    total: Callable[[Sequence[Mark]], _Total],
) -> Iterator[Way]:
    """Every way through the layers, sorted by `total` of its marks, then by its nodes, then by its numbers.

    `ends` are the nodes that a last step may lead from. What leads over a step is asked for when no way that
    is known is as firm as this one could still be: whoever takes a few ways pays for little more than these.
    `total` may not fall where a mark rises.
    """
    last, heap = len(layers) - 1, list[_Entry]()

    @cache
    def ahead(node: int) -> Mark | None:
        """The least mark of the last steps from a node; None where none leads on."""
        return _least(mark for goal in layers[last](node) for mark, _ in links(node, goal))

    def bound(marks: tuple[Mark, ...], end: Mark) -> _Total:
        """The least that ways with these first steps and this last one can come to."""
        return total((*marks, *[SURE] * (last - len(marks)), end))

    def lead_on(
        nodes: tuple[int, ...], numbers: tuple[int, ...], place: int, marks: tuple[Mark, ...]
    ) -> None:
        """Keep the ways that go on from here to the node at the place, and to those behind it."""
        following = layers[len(marks)](nodes[-1])
        if place < len(following):
            heappush(heap, (bound(marks, floor), (*nodes, following[place]), numbers, place, marks))

    found = _least(map(ahead, ends)) if last else SURE
    if found is None:
        return
    floor: Mark = found
    for start in starts:
        lead_on((start,), (), 0, ())
    while heap:
        least, nodes, numbers, place, marks = heappop(heap)
        if place == _FOUND:
            yield nodes, numbers
            continue
        if place != _ALONE:
            lead_on(nodes[:-1], numbers, place + 1, marks)
            if len(marks) == last - 1:  # the last step first: it ends many ways
                if (behind := ahead(nodes[-1])) is None:
                    continue
                if (at_least := bound(marks, behind)) > least:
                    heappush(heap, (at_least, nodes, numbers, _ALONE, marks))
                    continue
        for mark, number in links(nodes[-2], nodes[-1]):
            told, known = (*marks, mark), (*numbers, number)
            if len(marks) == last:
                heappush(heap, (total(told), nodes, known, _FOUND, told))
            else:
                lead_on(nodes, known, 0, told)


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

    def ways(
        self, length: int, links: Callable[[int, int], Links], total: Callable[[Sequence[Mark]], _Total]
    ) -> Iterator[Way]:
        """Ways of one, two or three steps that touch a start and a goal at their ends alone, as `firmest`."""
        near = {node for _, node in self.first} - self.ends
        if length == 1:
            direct = _following(pair for pair in self.first if pair[1] in self.goals)
            return firmest(self.starts, [direct], (), links, total)
        first = _following(pair for pair in self.first if pair[1] in near)
        if length == 2:
            return firmest(self.starts, [first, self._leading(near, self.goals)], sorted(near), links, total)
        last = {(node, goal) for goal, node in self.store.pairs(self.backward, self.goals)
                if node not in self.ends}  # fmt: skip
        behind = {node for node, _ in last}
        layers = [first, self._leading(near, behind), _following(last)]
        return firmest(self.starts, layers, sorted(behind), links, total)

    def _leading(self, nodes: Collection[int], others: Collection[int]) -> Following:
        """From each of the nodes to the others; node by node where that may not need all of the edges."""
        if len(others) < len(nodes) or self.store.edge_count(self.backward, others, MANY) < MANY:
            found = self.store.pairs(self.backward, others, nodes)
            return _following((node, other) for other, node in found)

        @cache
        def following(node: int) -> list[int]:
            return sorted(other for _, other in self.store.pairs(self.onward, [node]) if other in others)

        return following


def _following(pairs: Iterable[tuple[int, int]]) -> Following:
    found: dict[int, list[int]] = {}
    for node, other in sorted(pairs):
        found.setdefault(node, []).append(other)
    return lambda node: found.get(node, ())

"""The firmest of the ways from some entities to others, found without looking at the claims of all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from heapq import heappop, heappush

from graphkit.leading import Pairs, Sides
from graphkit.store import Store

Mark = tuple[int, int]
"""How weak a step is, the least first; of a sure one nothing is to be said against."""
SURE: Mark = (0, 0)
Links = Sequence[tuple[Mark, int]]
"""What leads over one step: each with its mark, and with a number to tell it by."""
Way = tuple[tuple[int, ...], tuple[int, ...]]
"""The nodes, and the numbers of what leads over each step."""

_Total = tuple[object, ...]
_Entry = tuple[_Total, tuple[int, ...], tuple[int, ...], int, tuple[Mark, ...]]
"""The least that the ways can come to, their nodes and numbers so far, the place of the last node among those
that follow (those behind it are meant too), or one of the following; the marks that are known.
"""
_FOUND, _ALONE = -2, -1


def firmest(
    layers: Sequence[Mapping[int, Sequence[int]]],
    links: Callable[[int, int], Links],
    total: Callable[[Sequence[Mark]], _Total],
) -> Iterator[Way]:
    """Every way through the layers, sorted by `total` of its marks, then by its nodes, then by its numbers.

    What leads over a step is asked for when no way that is known is as firm as this one could still be:
    whoever takes a few ways pays for little more than these. `total` may not fall where a mark rises.
    """
    last, heap = len(layers) - 1, list[_Entry]()

    @cache
    def ahead(node: int) -> Mark | None:
        """The least mark of the last steps from a node; None where none leads on."""
        least: Mark | None = None
        for goal in layers[last].get(node, ()):
            for mark, _ in links(node, goal):
                least = mark if least is None or mark < least else least
            if least == SURE:
                break
        return least

    def bound(*marks: Mark) -> _Total:
        return total((*marks, *[SURE] * (last + 1 - len(marks))))

    def lead_on(
        nodes: tuple[int, ...], numbers: tuple[int, ...], place: int, marks: tuple[Mark, ...]
    ) -> None:
        """Keep the ways that go on from here to the node at the place, and to those behind it."""
        following = layers[len(marks)].get(nodes[-1], ())
        if place < len(following):
            heappush(heap, (bound(*marks), (*nodes, following[place]), numbers, place, marks))

    for start in layers[0]:
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
                if (at_least := bound(*marks, behind)) > least:
                    heappush(heap, (at_least, nodes, numbers, _ALONE, marks))
                    continue
        for mark, number in links(nodes[-2], nodes[-1]):
            told, known = (*marks, mark), (*numbers, number)
            if len(marks) == last:
                heappush(heap, (total(told), nodes, known, _FOUND, told))
            else:
                lead_on(nodes, known, 0, told)


class Layers:
    """From where each step of ways of some length could lead to where, by the edges alone."""

    def __init__(
        self, store: Store, onward: Sides, backward: Sides, starts: Collection[int], goals: Collection[int]
    ) -> None:
        """`backward` finds from its second end what `onward` finds from the first."""
        self.store, self.onward, self.backward, self.goals = store, onward, backward, goals
        self.ends = {*starts, *goals}
        self.first = store.pairs(onward, starts)

    def of(self, length: int) -> list[dict[int, list[int]]]:
        """The layers of ways of one, two or three steps that touch a start and a goal at their ends alone."""
        if length == 1:
            return [_following(pair for pair in self.first if pair[1] in self.goals)]
        near = {node for _, node in self.first} - self.ends
        last = self._between(near, self.goals) if length == 2 else self._last()
        behind = {node for node, _ in last}
        middle = [self._between(near, behind)] if length == 3 else []
        reached = {node for node, _ in middle[0]} if middle else behind
        first = (pair for pair in self.first if pair[1] in reached)
        return [_following(pairs) for pairs in (first, *middle, last)]

    def _last(self) -> Pairs:
        found = self.store.pairs(self.backward, self.goals)
        return {(node, goal) for goal, node in found if node not in self.ends}

    def _between(self, nodes: Collection[int], others: Collection[int]) -> Pairs:
        """The pairs of the two, read where there are fewer edges."""
        few = self.store.edge_count(self.backward, others)
        if self.store.edge_count(self.onward, nodes, few) < few:
            return self.store.pairs(self.onward, nodes, others)
        return {(node, other) for other, node in self.store.pairs(self.backward, others, nodes)}


def _following(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for node, other in sorted(pairs):
        found.setdefault(node, []).append(other)
    return found

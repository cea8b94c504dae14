"""Contests and standings among many claims, without comparing each with each.

The same answers as `meets` and `standing` of `rules` give pair by pair, which the tests hold.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from graphkit.standing.rules import Closures, Ruling, Stance, disputes, standing
from graphkit.standing.words import PHASES, UNKNOWN, Proposition, proposition

_RANK = {phase: rank for rank, phase in enumerate(PHASES)}
_by_id = attrgetter("id")


def contests(stances: Iterable[Stance], closures: Closures) -> Iterator[tuple[Stance, Stance]]:
    """Every (negation, affirmation) that meet, sorted by proposition, affirmation, negation.

    Give it whole party pairs (either order), or everything. Work: n log n and the pairs found.
    """
    groups = _grouped(stances, closures)
    negations = _negations(groups)
    for about, some in sorted(groups.items(), key=lambda each: each[0].id):
        against = _against(about, negations, closures)
        for affirmation in sorted(some, key=_by_id) if against else ():
            for negation in sorted(_meeting(affirmation, against), key=_by_id):
                yield negation, affirmation


def standings(stances: Iterable[Stance], closures: Closures) -> dict[Proposition, Ruling]:
    """The standing of every proposition, sorted by id; without listing all the pairs that meet.

    Work: n log n, and each speaker's own negations.
    """
    groups = _grouped(stances, closures)
    negations = _negations(groups)
    return {
        about: standing(some, _telling(some, _against(about, negations, closures)))
        for about, some in sorted(groups.items(), key=lambda each: each[0].id)
    }


def _telling(stances: list[Stance], against: list[_Spans]) -> list[tuple[Stance, Stance]]:
    """The pair that contests the proposition, else one pair that meets otherwise, if there is any."""
    otherwise: dict[str, tuple[Stance, Stance]] = {}
    for affirmation in stances if against else ():
        for negation in _meeting(affirmation, against):
            told = disputes(negation, affirmation)
            if told:
                return [(negation, affirmation)]
            otherwise.setdefault(told.rule, (negation, affirmation))
            if told.rule == "takes-no-side":
                break
    return list(otherwise.values())


def _grouped(stances: Iterable[Stance], closures: Closures) -> dict[Proposition, list[Stance]]:
    groups: dict[Proposition, list[Stance]] = defaultdict(list)
    for stance in stances:
        groups[proposition(*stance[1:5], closures.symmetric(stance.relation))].append(stance)
    return groups


def _negations(groups: Mapping[Proposition, Iterable[Stance]]) -> dict[Proposition, list[_Spans]]:
    """The negations that can meet something, by proposition and phase."""
    found: dict[Proposition, list[_Spans]] = {}
    for about, stances in groups.items():
        phases: dict[str, list[Stance]] = defaultdict(list)
        for stance in stances:
            if stance.polarity == "negated" and not stance.withdrawn and UNKNOWN not in about:
                phases[stance.phase].append(stance)
        if phases:
            found[about] = [_Spans(_RANK[phase], some) for phase, some in phases.items()]
    return found


def _against(
    about: Proposition, negations: Mapping[Proposition, list[_Spans]], closures: Closures
) -> list[_Spans]:
    """The negations that cover the proposition: a look at each pair of a relation and an item above it."""
    if not negations or UNKNOWN in about:
        return []
    items = (None,) if about.item is None else (None, *closures.items(about.item))
    orders = {(about.subject, about.object)}
    if about.object is not None and closures.symmetric(about.relation):
        orders.add((about.object, about.subject))
    keys = {
        proposition(subject, relation, object, item, closures.symmetric(relation))
        for relation in closures.relations(about.relation)
        for subject, object in orders
        for item in items
    }
    return [spans for key in keys if key in negations for spans in negations[key]]


def _meeting(affirmation: Stance, against: Iterable[_Spans]) -> Iterator[Stance]:
    if affirmation.polarity == "affirmed" and not affirmation.withdrawn:
        for spans in against:
            if spans.rank <= _RANK[affirmation.phase]:
                yield from spans.overlapping(affirmation.low, affirmation.high)


class _Spans:
    """Negations of one proposition and phase, to be found by the days they speak of.

    Sorted by first day; above them a tree of the latest last day in each half (node n over 2n, 2n + 1).
    """

    __slots__ = ("lows", "rank", "size", "stances", "tops")

    def __init__(self, rank: int, stances: list[Stance]) -> None:
        self.rank = rank
        self.stances = sorted(stances, key=lambda stance: stance.low)
        self.lows = [stance.low for stance in self.stances]
        self.size = 1 << (len(stances) - 1).bit_length()
        self.tops = [-1] * (2 * self.size)
        for place, stance in enumerate(self.stances, self.size):
            self.tops[place] = stance.high
        for node in range(self.size - 1, 0, -1):
            self.tops[node] = max(self.tops[2 * node], self.tops[2 * node + 1])

    def overlapping(self, low: int, high: int) -> Iterator[Stance]:
        """The negations that speak of a day between low and high, both inclusive."""
        end = bisect_right(self.lows, high)
        nodes = [(1, 0, self.size)]
        while nodes:
            node, first, width = nodes.pop()
            if first >= end or self.tops[node] < low:
                continue
            if width == 1:
                yield self.stances[first]
            else:
                half = width // 2
                nodes += [(2 * node + 1, first + half, half), (2 * node, first, half)]

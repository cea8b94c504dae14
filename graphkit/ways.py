"""Ways from one entity to another over the claims: what is near both ends is read, and no more.

A step leads from the first end of a claim to the second. All ways: from the ends inwards each rim of nodes is
one select, and of a way's middle step only what joins the two rims. A few of them: which entities stand
together is read around the ends alone, and the claims of a step not before it could be one of the firmest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from heapq import nsmallest
from itertools import islice, pairwise
from typing import NamedTuple

from graphkit import standing
from graphkit.corpus import Corpus
from graphkit.firmest import Layers, Links, Mark
from graphkit.leading import BACKWARD, ONWARD
from graphkit.pattern import Pattern, pattern_of
from graphkit.selects import Condition

FIRM, TENTATIVE = "firm", "tentative"
LIMIT = 3
"""How many steps a path has at most, where nothing else is asked for."""


class Step(NamedTuple):
    """One step of a path: the claims that lead from one end to the other, the firmest status among them."""

    source: str
    target: str
    firmness: str
    contested: tuple[str, ...]
    claims: tuple[str, ...]


Path = tuple[Step, ...]
Nodes = tuple[int, ...]
"""Entities by number: they are numbered in the order of their ids."""
Walk = tuple[int, int, Nodes]
"""How many steps are tentative, how many contested, and the nodes: sorted, the firmest first."""


def paths(
    corpus: Corpus,
    source: str,
    target: str,
    pattern: Pattern | None = None,
    *,
    steps: int = LIMIT,
    either_way: bool = False,
    most: int | None = None,
    **fields: str | Iterable[str] | None,
) -> list[Path]:
    """Ways from one entity to another over the claims that fit, shortest first, then firmest; `most` of them.

    A step goes from subject to object, either way where the relation is symmetric, or everywhere with
    `either_way`. What is denied or negated is no step; claims that are contested are named in theirs.
    Of the claims of a step the firm ones count, if there are any. Both ends reach what is part of them,
    or narrower. No way leads through a party that is not named.
    """
    ends = [corpus.resolve(name) for name in (source, target)]
    starts, goals = (set(corpus.store.numbers("entity", [end, *corpus.under(end)]).values()) for end in ends)
    conditions = corpus.conditions(pattern or pattern_of(**fields))
    around = _Around(corpus, conditions, either_way, starts - goals, goals - starts)
    first = None if most is None or around.whole is not None or steps > LIMIT else _First(around)
    found: list[Nodes] = []
    for length in range(1, steps + 1 if around.starts and around.goals else 1):
        if most is None:
            found += around.walks(length)
        elif len(found) < most:
            wanted = most - len(found)
            found += first.walks(length, wanted) if first else around.walks(length, wanted)
    return around.paths(found)


class _Around:
    """What can be walked around two sets of nodes, read as far as it is needed."""

    def __init__(
        self, corpus: Corpus, conditions: list[Condition], either_way: bool, starts: set[int], goals: set[int]
    ) -> None:
        self.store, self.conditions, self.either_way = corpus.store, conditions, either_way
        self.starts, self.goals = starts, goals
        firmness = [corpus.vocabulary.statuses[word].firmness for word in standing.STATUSES]
        self.firm, self.tentative = (
            [place for place, word in enumerate(firmness) if word == wanted] for wanted in (FIRM, TENTATIVE)
        )
        few = conditions and self.store.is_few(conditions)
        self.whole = self.store.all_steps(conditions, self.firm, self.tentative) if few else None
        self.links: dict[int, dict[int, tuple[int, int]]] = {}
        self.rims = [starts]

    def walks(self, length: int, most: int | None = None) -> list[Nodes]:
        """Simple ways of this many steps that touch a start and a goal at their ends alone; firmest first."""
        self._look(length)
        walks = (walk for start in self.starts for walk in self._on((start,), 0, 0, length))
        return [nodes for *_, nodes in (sorted(walks) if most is None else nsmallest(most, walks))]

    def _look(self, length: int) -> None:
        """Read the steps that ways of this length have beyond those of shorter ones."""
        if length == 1:
            self._read(self.starts, self.goals)
        elif length == 2:
            self._read(None, self.goals)
            self.near = {node for node, others in self.links.items() if not self.goals.isdisjoint(others)}
            self._read(self.starts, None)
        else:
            while len(self.rims) < length - 1:
                if len(self.rims) > 1:
                    self._read(self.rims[-1], None)
                rim = {other for node in self.rims[-1] for other in self.links.get(node, ())}
                self.rims.append(rim - self.starts - self.goals)
            self._read(self.rims[-1], self.near)

    def _on(self, nodes: Nodes, tentative: int, contested: int, left: int) -> Iterator[Walk]:
        for node, (is_tentative, is_contested) in self.links.get(nodes[-1], {}).items():
            if (node in self.goals) != (left == 1) or node in self.starts or node in nodes:
                continue
            told = (*nodes, node), tentative + is_tentative, contested + is_contested
            if left == 1:
                yield *told[1:], told[0]
            elif left > 2 or node in self.near:
                yield from self._on(*told, left - 1)

    def _read(self, sources: set[int] | None, targets: set[int] | None) -> None:
        """Take in the steps from these nodes (None: any) to those: whether each is tentative, contested."""
        rows = self._rows(sources, targets)
        if self.either_way:
            rows += [(b, a, *marks) for a, b, *marks in self._rows(targets, sources)]
        told: dict[tuple[int, int], tuple[int, int, int]] = {}
        for a, b, *marks in rows:
            told[a, b] = tuple(map(max, marks, told.get((a, b), marks)))  # type: ignore[assignment]
        for (a, b), (is_firm, firm_contested, contested) in told.items():
            self.links.setdefault(a, {})[b] = (0, firm_contested) if is_firm else (1, contested)

    def _rows(self, sources: set[int] | None, targets: set[int] | None) -> list[tuple[int, ...]]:
        if self.whole is None:
            return self.store.steps(self.conditions, self.firm, self.tentative, sources, targets)
        return [row for row in self.whole if (sources is None or row[0] in sources)
                and (targets is None or row[1] in targets)]  # fmt: skip

    def paths(self, ways: Sequence[Nodes]) -> list[Path]:
        """The ways with their claims; each step is looked up once."""
        names = self.store.names("entity", {node for nodes in ways for node in nodes})

        @cache
        def step(source: int, target: int) -> Step:
            rows = self.store.step(self.conditions, source, target, self.either_way)
            best = FIRM if any(status in self.firm for _, status, _ in rows) else TENTATIVE
            counts = self.firm if best == FIRM else self.tentative
            counted = [(name, is_contested) for name, status, is_contested in rows if status in counts]
            contested = tuple(name for name, is_contested in counted if is_contested)
            return Step(names[source], names[target], best, contested, tuple(name for name, _ in counted))

        return [tuple(step(*pair) for pair in pairwise(nodes)) for nodes in ways]


class _First:
    """The firmest ways of at most three steps, where only some are wanted."""

    def __init__(self, around: _Around) -> None:
        self.around = around
        onward, backward = (ONWARD, BACKWARD)
        if around.either_way:
            onward = backward = (*ONWARD, *BACKWARD)
        self.layers = Layers(around.store, onward, backward, around.starts, around.goals)
        self.links = cache(self._links)

    def walks(self, length: int, most: int) -> list[Nodes]:
        """The first of those that `_Around.walks` gives."""
        ways = self.layers.ways(length, self.links, _weakness)
        return [nodes for nodes, _ in islice(ways, most)]

    def _links(self, a: int, b: int) -> Links:
        """Whether the step is tentative, whether contested, read until it is known."""
        around, found = self.around, set[Mark]()
        for ends in ((a, b), (b, a)) if around.either_way else ((a, b),):
            for status, is_contested in around.store.over(around.conditions, *ends):
                if status in around.firm:
                    found.add((0, is_contested))
                    if is_contested:
                        return [((0, 1), 0)]
                elif status in around.tentative:
                    found.add((1, is_contested))
        return [(max(mark for mark in found if mark[0] == min(found)[0]), 0)] if found else []


def _weakness(marks: Sequence[Mark]) -> tuple[int, ...]:
    """How many steps are tentative, how many contested."""
    return tuple(map(sum, zip(*marks, strict=True)))

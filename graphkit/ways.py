"""Ways from one entity to another over the claims: what is near both ends is read, and no more.

A step leads from the first end of a claim to the second. From the ends inwards each rim of nodes is one
select, and of a way's middle step only what joins the two rims: the cost follows what lies around the two
entities, not the size of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from heapq import nsmallest
from itertools import pairwise
from typing import NamedTuple

from graphkit import standing
from graphkit.corpus import Corpus
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
Walk = tuple[int, int, tuple[int, ...]]
"""How many steps are tentative, how many contested, and the numbers of the nodes: sorted, the firmest first.

Entities are numbered in the order of their ids.
"""


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
    found: list[Walk] = []
    for length in range(1, steps + 1):
        if most is None or len(found) < most:
            walks = around.walks(length)
            found += sorted(walks) if most is None else nsmallest(most - len(found), walks)
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
        self.links: dict[int, dict[int, tuple[int, int]]] = {}
        self.rims = [starts]

    def walks(self, length: int) -> Iterator[Walk]:
        """Simple ways of this many steps that touch a start and a goal at their ends alone."""
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
        for start in self.starts:
            yield from self._on((start,), 0, 0, length)

    def _on(self, nodes: tuple[int, ...], tentative: int, contested: int, left: int) -> Iterator[Walk]:
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
        return self.store.steps(self.conditions, self.firm, self.tentative, sources, targets)

    def paths(self, walks: Iterable[Walk]) -> list[Path]:
        """The ways with their claims; each step is looked up once."""
        ways = [nodes for *_, nodes in walks]
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

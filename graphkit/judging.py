"""Standing of propositions and what is contested, for a whole store or for what a change touches.

The rules are those of `standing`; here is only which claims to show them: a negation reaches no further
than the propositions it covers, so all others are judged by what their own claims are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from graphkit import standing
from graphkit.filling import Filling, Parts

UNKNOWN = 1  # the number of the entity that is not named
NEGATED, OPEN = standing.POLARITIES.index("negated"), standing.CERTAINTIES.index("open")
CONTESTED, UNCONTESTED = map(standing.STANDINGS.index, ("contested", "uncontested"))
Covered = dict[int, list[int]]
"""Propositions, each with the negated ones that cover it."""


def judge(
    store: Filling, touched: Mapping[int, Parts] | None = None, denied: AbstractSet[int] = frozenset()
) -> None:
    """Write which claims are contested and the standing of propositions, where they are not the default.

    Of all; or, since the claims about the touched propositions changed, of those, of what they cover and
    of what covers them. Propositions that were taken out are among the touched, with what they were;
    `denied` are those of them that a negation was or is about among the claims that changed.
    """
    covering = _Covering(store, touched or {})
    covered, denying = covering.all() if touched is None else covering.of(touched, denied)
    shown = {*covered, *(number for numbers in covered.values() for number in numbers)}
    cases, about = _cases(store, shown, covering)
    met = {int(number) for number in standing.contested(cases, covering.closures)}
    if touched is not None:  # of what these negations cover not all was shown
        met = {number for number in met if not about[number][1]} | store.contesting(denying)
    judged = (
        (int(number in met), number)
        for number, (proposition, negates) in about.items()
        if proposition in (denying if negates else covered)
    )
    contested = {about[number][0] for number in met if number in about and not about[number][1]}
    asked = None if touched is None else {*touched, *covered}
    standings = [
        (CONTESTED if proposition in contested else word, proposition)
        for proposition, word in _alone(store, asked)
    ]
    if touched is None:
        store.rule(
            (each for each in standings if each[0] != UNCONTESTED), (each for each in judged if each[0])
        )
    else:
        store.rule(standings, judged)


class _Covering:
    """Which negated propositions cover which others; those named besides count as negated."""

    def __init__(self, store: Filling, besides: Mapping[int, Parts]) -> None:
        self.store = store
        self.items, self.relations = store.closure("item_up"), store.closure("relation_up")
        self.names = {row[0]: row[1] for row in store.entity_rows()}
        relations = store.relation_rows()
        self.relation_names = {row[0]: row[1] for row in relations}
        self.symmetric = {row[0] for row in relations if row[2]}
        keys = {row[1:]: row[0] for row in store.negated_parts()} | {parts: n for n, parts in besides.items()}
        self.negated: dict[Parts, int] = {parts: n for parts, n in keys.items() if _is_named(parts)}
        self.pairs = {frozenset((parts[0], parts[2])) for parts in self.negated}
        self.closures = self._closures()

    def _closures(self) -> standing.Closures:
        """The same by name, as the rules want them."""
        items = {
            self.names[low]: tuple(map(self.names.__getitem__, high)) for low, high in self.items.items()
        }
        relations = {
            self.relation_names[low]: tuple(map(self.relation_names.__getitem__, high))
            for low, high in self.relations.items()
        }
        symmetric = {self.relation_names[number] for number in self.symmetric}
        return standing.Closures(
            lambda item: items.get(item, (item,)), relations.__getitem__, symmetric.__contains__
        )

    def all(self) -> tuple[Covered, set[int]]:
        """Everything that is covered, and every negated proposition."""
        return self._covered(self.store.parts()), set(self.negated.values())

    def of(self, touched: Mapping[int, Parts], denied: AbstractSet[int]) -> tuple[Covered, set[int]]:
        """What is touched or covered by what is denied; and the propositions that cover the touched."""
        own = self._covered((number, *parts) for number, parts in touched.items())
        pairs = [(touched[number][0], touched[number][2]) for number in denied]
        near = self._covered(self.store.parts_between(pairs))
        covered = own | {n: over for n, over in near.items() if not denied.isdisjoint(over)}
        return covered, {*touched, *(number for numbers in own.values() for number in numbers)}

    def _covered(self, rows: Iterable[tuple[int, ...]]) -> Covered:
        found: Covered = {}
        for number, *parts in rows:
            if frozenset((parts[0], parts[2])) in self.pairs and _is_named(parts):
                over = list(self._over(*parts))
                if over:
                    found[number] = over
        return found

    def _over(self, subject: int, relation: int, object: int, item: int) -> Iterator[int]:
        items = (0, *self.items.get(item, (item,))) if item else (0,)
        for above in self.relations[relation]:
            orders = {(subject, object)}
            if object and (relation in self.symmetric or above in self.symmetric):
                orders.add((object, subject))
            for a, b in orders:
                for each in items:
                    number = self.negated.get((a, above, b, each))
                    if number is not None:
                        yield number


def _is_named(parts: Sequence[int]) -> bool:
    """Whether no end of the proposition is the entity that is not named."""
    subject, _, object, item = parts
    return UNKNOWN not in (subject, object, item)


def _cases(
    store: Filling, propositions: set[int], covering: _Covering
) -> tuple[list[standing.Stance], dict[int, tuple[int, bool]]]:
    """The claims about the propositions for the rules, and of each its proposition and whether it negates."""
    name, relations = covering.names.get, covering.relation_names
    parts = {
        number: (covering.names[subject], relations[relation], name(object), name(item))
        for number, subject, relation, object, item in store.parts_of(propositions)
    }
    cases, about = [], {}
    for number, proposition, polarity, certainty, phase, low, high, stated, speaker, withdrawn in store.cases(
        propositions
    ):
        about[number] = (proposition, polarity == NEGATED)
        cases.append(
            standing.Stance(
                str(number), *parts[proposition], standing.POLARITIES[polarity],
                standing.CERTAINTIES[certainty], standing.PHASES[phase],
                standing.EARLIEST if low is None else low, stated if high is None else high,
                speaker, withdrawn=bool(withdrawn),
            )
        )  # fmt: skip
    return cases, about


def _alone(store: Filling, propositions: set[int] | None) -> Iterator[tuple[int, int]]:
    """(proposition, its standing by its own claims alone)."""
    told: dict[int, int] = {}
    for proposition, polarity, certainty, withdrawn in store.sides(propositions):
        side = 0 if withdrawn else 4 if polarity == NEGATED else 2 if certainty == OPEN else 1
        told[proposition] = told.get(proposition, 0) | side
    return ((proposition, _unmet(sides)) for proposition, sides in told.items())


@cache
def _unmet(sides: int) -> int:
    """The standing where live claims affirm (1), leave open (2), negate (4), and no negation meets any."""
    claim = standing.Stance("", "", "")
    shown = [claim] * (sides & 1) + [claim._replace(certainty="open")] * (sides >> 1 & 1)
    shown += [claim._replace(polarity="negated")] * (sides >> 2)
    return standing.STANDINGS.index(standing.standing(shown).word)

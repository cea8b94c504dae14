"""Standing of propositions and what is contested, for a whole store or for what a change touches.

The rules are those of `standing`, which tests hold beside what comes out here. A negation reaches no further
than the propositions it covers, so all others are judged by what their own claims are.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from graphkit import standing
from graphkit.filling import Filling, Parts


def judge(
    store: Filling, touched: Mapping[int, Parts] | None = None, denied: AbstractSet[int] = frozenset()
) -> None:
    """Write which claims are contested and the standing of propositions, where they are not the default.

    Of all; or, since the claims about the touched propositions changed, of those, of what they cover and
    of what covers them. Propositions that were taken out are among the touched, with what they were;
    `denied` are those of them that a negation was or is about among the claims that changed.
    """
    if touched is None:
        store.reach_all()
    else:
        store.reach((number, *parts, number in denied) for number, parts in touched.items())
    store.contest()
    store.rule(standing.STANDINGS.index("contested"), [_unmet(sides) for sides in range(8)])


def _unmet(sides: int) -> int:
    """The standing where live claims affirm (1), leave open (2), negate (4), and no negation meets any."""
    claim = standing.Stance("", "", "")
    shown = [claim] * (sides & 1) + [claim._replace(certainty="open")] * (sides >> 1 & 1)
    shown += [claim._replace(polarity="negated")] * (sides >> 2)
    return standing.STANDINGS.index(standing.standing(shown).word)

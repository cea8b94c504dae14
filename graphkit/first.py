"""The first claims in reading order that meet conditions, chosen before they are read in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from graphkit.selects import ABOUT, ORDERS, ByIndex, Condition, where_of

Look = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]

FEW, MANY = 4_000, 30_000
"""So many found by an index are always sorted; more than so many never are."""
PRICE = 8
"""What one found by an index costs, in claims that are read in turn."""
_KEYS = ("c.n ", "c.document ", "d.id ")
IN_TURN = (
    "claim c CROSS JOIN proposition p ON p.n = c.proposition CROSS JOIN relation r ON r.n = p.relation "
    "CROSS JOIN document d ON d.n = c.document"
)
"""As ABOUT, from the claims to what they are about, and not the other way."""


def first(look: Look, conditions: Sequence[Condition], limit: int) -> list[int]:
    """The numbers of the first claims that meet every condition.

    They are sorted out of those that an index finds; where these are many, claims are read in turn, until
    that has cost as much as sorting would.
    """
    if is_keyed(conditions):
        return _sorted_out(look, conditions, limit, ABOUT)
    claims = look("SELECT coalesce(max(n), 0) FROM claim", ())[0][0]
    enough = max(FEW, min(MANY, int((claims * limit / PRICE) ** 0.5)))
    found, best = _best(look, conditions, enough)
    if found <= enough:
        return _sorted_out(look, best, limit)
    return _in_turn(look, conditions, limit, claims, PRICE * enough)


def _sorted_out(look: Look, conditions: Sequence[Condition], limit: int, about: str = IN_TURN) -> list[int]:
    where, values = where_of(conditions)
    select = f"SELECT c.n FROM {about} WHERE {where} ORDER BY {ORDERS['reading']} LIMIT {limit}"
    return [number for (number,) in look(select, values)]


def _in_turn(
    look: Look, conditions: Sequence[Condition], limit: int, claims: int, patience: int
) -> list[int]:
    """The same, looked for document by document; sorted out where that is cheaper, after so many claims."""
    found: list[int] = []
    where, values = where_of([("c.document = ?", ()), *tested(conditions)])
    select = f"SELECT c.n FROM {IN_TURN} WHERE {where} ORDER BY c.n LIMIT ?"
    documents = look("SELECT n FROM document ORDER BY low, id", ())
    of_each, is_asked = claims // max(len(documents), 1), False
    for place, (document,) in enumerate(documents):
        if len(found) >= limit:
            break
        if place * of_each > patience and not is_asked:
            is_asked, (number, best) = True, _best(look, conditions, MANY)
            if number <= MANY and PRICE * number < claims - place * of_each:
                return _sorted_out(look, best, limit)
        found += (n for (n,) in look(select, [document, *values, limit - len(found)]))
    return found


def is_keyed(conditions: Sequence[Condition]) -> bool:
    """Whether a condition names the claims, or their documents, themselves."""
    return any(part.startswith(_KEYS) and not isinstance(each, ByIndex) for each in conditions
               for part in each[:1])  # fmt: skip


def _best(
    look: Look, conditions: Sequence[Condition], most: int
) -> tuple[int, Sequence[Condition]]:
    """How many the best of the indexes finds, and the conditions with all others as tests.

    Counted up to one more than `most`, which is said too where there is none.
    """
    indexed = [each for each in conditions if isinstance(each, ByIndex)]
    counts = [look(*_counted(each, most))[0][0] for each in indexed]
    if not counts:
        return most + 1, conditions
    best = indexed[counts.index(min(counts))]
    others = tested([each for each in conditions if each is not best])
    return min(counts), [best, *others]


def _counted(condition: ByIndex, most: int) -> Condition:
    select, values = condition.found
    return f"SELECT count(*) FROM (SELECT 1 FROM ({select}) LIMIT {most + 1})", values


def tested(conditions: Sequence[Condition]) -> list[Condition]:
    """The conditions as tests of claims that are read in turn: those of the claim alone first."""
    tests = [each.test for each in conditions if isinstance(each, ByIndex)]
    return [*(each for each in conditions if not isinstance(each, ByIndex)), *tests]

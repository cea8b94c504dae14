"""The first claims in reading order that meet conditions, chosen before they are read in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from graphkit.selects import ABOUT, ORDERS, ByIndex, Condition, among, where_of

Look = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]

MANY = 4000
"""So many found by an index are more than the first claims in reading order are sorted out of."""
_KEYS = ("c.n ", "c.document ", "d.id ")
IN_TURN = (
    "claim c CROSS JOIN proposition p ON p.n = c.proposition CROSS JOIN relation r ON r.n = p.relation "
    "CROSS JOIN document d ON d.n = c.document"
)
"""As ABOUT, from the claims to what they are about, and not the other way."""


def first(look: Look, conditions: Sequence[Condition], limit: int) -> Condition:
    """The condition that is met by the first claims alone.

    They are sorted out of those that an index finds; where these are many, claims are read in turn.
    """
    indexed = [each for each in conditions if isinstance(each, ByIndex)]
    if is_keyed(conditions) or any(look(*is_few(each))[0][0] for each in indexed):
        where, values = where_of(conditions)
        chosen = f"SELECT c.n FROM {ABOUT} WHERE {where} ORDER BY {ORDERS['reading']} LIMIT {limit}"
        return f"c.n IN ({chosen})", values
    return among("c.n", _in_turn(look, conditions, limit))


def _in_turn(look: Look, conditions: Sequence[Condition], limit: int) -> list[int]:
    """The numbers of the first claims that meet every condition, looked for document by document."""
    found: list[int] = []
    where, values = where_of([("c.document = ?", ()), *tested(conditions)])
    select = f"SELECT c.n FROM {IN_TURN} WHERE {where} ORDER BY c.n LIMIT ?"
    for (document,) in look("SELECT n FROM document ORDER BY low, id", ()):
        if len(found) >= limit:
            break
        rows = look(select, [document, *values, limit - len(found)])
        found += (number for (number,) in rows)
    return found


def is_keyed(conditions: Sequence[Condition]) -> bool:
    """Whether a condition names the claims, or their documents, themselves."""
    return any(part.startswith(_KEYS) and not isinstance(each, ByIndex) for each in conditions
               for part in each[:1])  # fmt: skip


def is_few(condition: ByIndex) -> Condition:
    """The select of whether an index finds no more than MANY."""
    select, values = condition.found
    return f"SELECT count(*) <= {MANY} FROM (SELECT 1 FROM ({select}) LIMIT {MANY + 1})", values


def tested(conditions: Sequence[Condition]) -> list[Condition]:
    """The conditions as tests of claims that are read in turn: those of the claim alone first."""
    tests = [each.test for each in conditions if isinstance(each, ByIndex)]
    return [*(each for each in conditions if not isinstance(each, ByIndex)), *tests]

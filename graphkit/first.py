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
IN_ALL = 100_000
"""Claims that are read in turn to be counted."""
_FIRST: Condition = (f"c.n <= {IN_ALL}", ())
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
    if _is_numbered(conditions):  # few enough to be tested one by one
        return _sorted_out(look, tested(conditions), limit)
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


def one_of(ways: Sequence[Sequence[Condition]]) -> list[Condition]:
    """Conditions that claims meet which meet all of one of the ways; of one way, its own."""
    if len(ways) == 1:
        return list(ways[0])
    selects = [_of(f"SELECT c.n FROM {ABOUT} WHERE {{}}", way) for way in ways]
    tests = [_of("{}", tested(way)) for way in ways]
    by_number = f"c.n IN ({' UNION ALL '.join(select for select, _ in selects)})"
    found = [next((each.found for each in way if isinstance(each, ByIndex)), None) for way in ways]
    whole = by_number, [value for _, some in selects for value in some]
    test = " OR ".join(f"({part})" for part, _ in tests), [value for _, some in tests for value in some]
    if not all(found):
        return [test]
    looked = [each for each in found if each]
    union = " UNION ALL ".join(select for select, _ in looked), [v for _, some in looked for v in some]
    return [ByIndex.of(whole, union, test)]


def by_status(look: Look, ways: Sequence[Sequence[Condition]], most: int) -> tuple[dict[int, int], bool]:
    """(how many claims of each status meet all of one of the ways, whether these are all that do).

    Each way is counted up to `most`; what no index finds, among the first claims that were written.
    """
    claims = look("SELECT coalesce(max(n), 0) FROM claim", ())[0][0]
    found = [(way, *_way(look, way)) for way in ways]
    selects = [_of(f"SELECT c.n AS n, c.status AS status FROM {about} WHERE {{}} LIMIT {most}", way)
               for _, about, way in found]  # fmt: skip
    union = " UNION ".join(f"SELECT n, status FROM ({select})" for select, _ in selects)
    values = [value for _, some in selects for value in some]
    counted = f"SELECT status, count(*) FROM ({union}) GROUP BY status ORDER BY status"
    counts: dict[int, int] = dict(look(counted, values))
    is_whole = claims <= IN_ALL or all(_FIRST not in way for _, _, way in found)
    return counts, is_whole and sum(counts.values()) < most


def _way(look: Look, way: Sequence[Condition]) -> tuple[str, Sequence[Condition]]:
    """What to select from, and conditions: by an index that finds few enough, else some read in turn."""
    if _is_numbered(way):
        return IN_TURN, tested(way)
    if is_keyed(way):
        return ABOUT, way
    found, best = _best(look, way, MANY)
    return IN_TURN, best if found <= MANY else [*tested(way), _FIRST]


def _of(select: str, conditions: Sequence[Condition]) -> Condition:
    where, values = where_of(conditions)
    return select.format(where), values


def _is_numbered(conditions: Sequence[Condition]) -> bool:
    """Whether a condition names the claims by their numbers."""
    return any(each[0].startswith(_KEYS[0]) and not isinstance(each, ByIndex) for each in conditions)


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

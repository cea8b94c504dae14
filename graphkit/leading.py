"""What leads from one entity to another in a compiled corpus: which stand together, in which claims."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from graphkit.compiled import CompiledFile, Row
from graphkit.first import IN_TURN, is_keyed, tested
from graphkit.selects import ABOUT, ENDS, LARGEST, ByIndex, Condition, among, steps, where_of, withdrawn

FEW = 20_000
"""So many claims that meet conditions are read at once, whatever they lead to."""

Pairs = set[tuple[int, int]]
Sides = Sequence[tuple[str, str, str]]
"""Columns of an edge: where one entity stands, where the other, and what else must hold."""

ONWARD: Sides = (("subject", "object", ""), ("subject", "item", "AND +object = 0"))
"""From the first end to the second: the object, or the item where there is none."""
BACKWARD: Sides = (("object", "subject", ""), ("item", "subject", "AND +object = 0"))
BESIDE: Sides = tuple(
    (one, other, "") for one in ("subject", "object", "item") for other in ("subject", "object", "item")
    if one != other
)  # fmt: skip
"""In the same claims, in whatever place."""


class Leading(CompiledFile):
    """The part of a store that knows what leads where; nobody unnamed is an end."""

    def pairs(self, sides: Sides, nodes: Iterable[int], others: Iterable[int] | None = None) -> Pairs:
        """(one of the nodes, another entity) for each edge that has them so; with `others`, one of these.

        It costs as much as the nodes have edges.
        """
        here = json.dumps(list(nodes))
        there = None if others is None else json.dumps(list(others))
        chosen = "" if there is None else "AND +{} IN (SELECT value FROM json_each(?))"
        selects = " UNION ALL ".join(
            f"SELECT DISTINCT {one}, {other} FROM edge WHERE {_at(one)} {chosen.format(other)} "
            f"AND {one} <> 1 AND +{other} > 1 AND {one} <> {other} {rest}"
            for one, other, rest in sides
        )
        return set(self.rows(selects, [here] * len(sides) if there is None else [here, there] * len(sides)))

    def shared(self, nodes: Sequence[int]) -> list[Row]:
        """(relation, one of ENDS, another entity) of the edges on which every node stands so beside that.

        Of a symmetric relation, which has edges both ways, those from the node alone.
        """
        selects, values = [], list[int]()
        for end in ENDS:
            rest = " AND NOT r.symmetric" * (end == "object")
            beside = " UNION ALL ".join(
                f"SELECT e.relation, '{end}', e.{other} FROM edge e JOIN relation r ON r.n = e.relation "
                f"WHERE e.{end} = ? AND e.{other} > 1 AND e.{other} <> e.{end}{_known(end, other)}{rest}"
                for other in ENDS
                if other != end
            )
            each = f"SELECT * FROM ({beside})"
            selects.append(f"SELECT * FROM ({' INTERSECT '.join([each] * len(nodes))})")
            values += [node for node in nodes for _ in range(2)]
        return self.rows(" UNION ALL ".join(selects), values)

    def sharing(self, node: int, keys: Sequence[Row], most: int) -> list[int]:
        """The propositions on edges of a node like one of the keys of `shared`; of at most so many edges."""
        selects, values = [], list[str | int]()
        alike = "SELECT value ->> 0, value ->> 1 FROM json_each(?)"
        for end in ENDS:
            listed = json.dumps([[relation, other] for relation, at, other in keys if at == end])
            for other in (each for each in ENDS if each != end):
                chosen = f"(+relation, +{other}) IN ({alike})"
                selects.append(
                    f"SELECT proposition FROM edge WHERE {end} = ?{_known(end, other)} AND {chosen}"
                )
                values += [node, listed]
        rows = self.rows(f"SELECT * FROM ({' UNION ALL '.join(selects)}) LIMIT {most}", values)
        return [number for (number,) in rows]

    def edge_count(self, sides: Sides, nodes: Iterable[int], most: int = LARGEST) -> int:
        """How many edges the nodes have, counted no further than to `most`."""
        columns = sorted({one for one, *_ in sides})
        found = " UNION ALL ".join(f"SELECT 1 FROM edge WHERE {_at(column)}" for column in columns)
        values = [json.dumps(list(nodes))] * len(columns)
        select = f"SELECT count(*) FROM (SELECT 1 FROM ({found}) LIMIT ?)"
        return int(self.rows(select, [*values, most])[0][0])

    def over(self, conditions: Sequence[Condition], a: int, b: int) -> Iterator[Row]:
        """(status, whether contested) of each claim that leads from a to b and meets every condition.

        One at a time, in no order.
        """
        joined = IN_TURN if conditions else "claim c"
        where, values = where_of([withdrawn(False), *tested(conditions)])
        return self.connection.execute(
            f"SELECT c.status, c.contested FROM ({_LEADING}) e CROSS JOIN {joined} "
            f"WHERE c.proposition = e.proposition AND {where}",
            [a, b, a, b, *values],
        )

    def is_few(self, conditions: Sequence[Condition]) -> bool:
        """Whether an index finds no more than FEW claims that meet one of the conditions."""
        for condition in conditions:
            part, values = condition
            found = f"SELECT 1 FROM claim c JOIN document d ON d.n = c.document WHERE {part}"
            if isinstance(condition, ByIndex):
                found, values = condition.found
            elif not is_keyed([condition]):
                continue
            select = f"SELECT count(*) <= {FEW} FROM (SELECT 1 FROM ({found}) LIMIT {FEW + 1})"
            if self.rows(select, values)[0][0]:
                return True
        return False

    def together(self, a: int, b: int, closed: Sequence[int], top: int) -> list[Row]:
        """(how far below the status `top`, whether contested, number) of the firmest claim of each relation.

        Of the claims in which both stand, in whatever place, but for those with a closed status.
        """
        joined, values = [_TOGETHER], [a, b, b, a, a, b, b, a]
        for object, item in ((a, b), (b, a)):
            few = self.edge_count((("item", "", ""),), [item])
            if few:
                index = "item" if few <= self.edge_count((("object", "", ""),), [object], few) else "object"
                joined.append(
                    f"SELECT relation, proposition FROM edge INDEXED BY edge_{index} "
                    "WHERE object = ? AND item = ? AND item <> 0"
                )
                values += [object, item]
        rows = self.rows(
            f"SELECT min((({top} - c.status) * 2 + c.contested) << 40 | c.n) "
            f"FROM ({' UNION ALL '.join(joined)}) e CROSS JOIN claim c ON c.proposition = e.proposition "
            f"WHERE c.withdrawn = 0 AND c.status NOT IN ({', '.join(map(str, closed))}) "
            "GROUP BY e.relation",
            values,
        )
        return [(key >> 41, key >> 40 & 1, key & (1 << 40) - 1) for (key,) in rows]

    def all_steps(
        self, conditions: Sequence[Condition], firm: Sequence[int], tentative: Sequence[int]
    ) -> list[Row]:
        """As `steps`, whatever leads where over claims that meet every condition; a pair can come twice."""
        is_firm, firm_values = among("c.status", firm)
        where, values = where_of([*conditions, withdrawn(False), among("c.status", [*firm, *tentative])])
        other = "iif(p.object, p.object, p.item)"
        marks = f"max({is_firm}), max({is_firm} AND c.contested), max(c.contested)"
        selects = [
            f"SELECT {a} AS a, {b} AS b, {marks} FROM {ABOUT} WHERE {where} AND {also} "
            "AND a > 1 AND b > 1 AND a <> b GROUP BY 1, 2"
            for a, b, also in (("p.subject", other, "1"), ("p.object", "p.subject", "r.symmetric"))
        ]
        return self.rows(" UNION ALL ".join(selects), [*firm_values, *firm_values, *values] * 2)

    def steps(
        self,
        conditions: Sequence[Condition],
        firm: Sequence[int],
        tentative: Sequence[int],
        sources: Iterable[int] | None = None,
        targets: Iterable[int] | None = None,
    ) -> list[Row]:
        """What leads from the sources (None: any) to the targets, over claims that meet every condition.

        Each row: first end, second end (the object, else the item), whether a claim with a firm status leads
        so, whether one of these is contested, whether any is.
        """
        return self.rows(*steps(tested(conditions), firm, tentative, sources, targets))

    def step(self, conditions: Sequence[Condition], a: int, b: int, either_way: bool) -> list[Row]:
        """(id, status, whether contested) of the claims that lead from a to b, in reading order."""
        ends = [(a, b), (b, a)] if either_way else [(a, b)]
        edges = " UNION ALL ".join(f"SELECT proposition FROM ({_LEADING})" for _ in ends)
        chosen = f"c.proposition IN ({edges})", [end for pair in ends for end in (*pair, *pair)]
        where, values = where_of([*tested(conditions), withdrawn(False), chosen])
        return self.rows(
            f"SELECT d.id || '/c' || c.number, c.status, c.contested FROM {ABOUT} WHERE {where} "
            "ORDER BY d.low, d.id, c.n",
            values,
        )


def _known(*columns: str) -> str:
    """What the index of items, which has only edges with one, must be told."""
    return " AND item <> 0" if "item" in columns else ""


def _at(column: str) -> str:
    """Edges with one of the nodes in the column, found by its index."""
    known = " AND item <> 0" if column == "item" else ""
    return f"{column} IN (SELECT value FROM json_each(?)){known}"


def _looked_up(*ends: str) -> str:
    """The edges with these ends, looked up relation by relation."""
    return " UNION ALL ".join(
        "SELECT e.relation, e.proposition FROM relation r CROSS JOIN edge e "
        f"WHERE e.relation = r.n AND {each}"
        for each in ends
    )


_LEADING = _looked_up("e.subject = ? AND e.object = ?", "e.subject = ? AND e.object = 0 AND e.item = ?")
_TOGETHER = _looked_up(
    "e.subject = ? AND e.object = ?", "e.subject = ? AND e.object = ?",
    "e.subject = ? AND e.item = ? AND e.item <> 0", "e.subject = ? AND e.item = ? AND e.item <> 0",
)  # fmt: skip

"""What is asked of a compiled corpus: its selects. With `leading`, `compiled` and `filling` all the SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graphkit.called import Called
from graphkit.compiled import Row
from graphkit.first import IN_TURN, by_status, first, tested
from graphkit.leading import Leading
from graphkit.selects import (
    ABOUT,
    BODY_CLAIM,
    BODY_PASSAGE,
    CLAIMS,
    COLUMNS,
    COVERING,
    DISPUTES,
    FROM,
    LARGEST,
    MEETING,
    NEAR,
    ORDERS,
    REMARKS,
    Condition,
    among,
    by_numbers,
    ties,
    where_of,
)  # fmt: skip

__all__ = ["Row", "Store"]


class Store(Called, Leading):
    """An open compiled corpus; rows in, rows out."""

    # documents, speakers

    def documents(self) -> list[Row]:
        """(id, root id, head as JSON, segments as JSON or None) of every document, by id."""
        return self.rows(
            "SELECT d.id, r.id, d.record, d.segments FROM document d JOIN document r ON r.n = d.root "
            "ORDER BY d.id"
        )

    def head(self, document: str) -> str:
        """The head of a document as JSON; KeyError where there is none."""
        found = self.rows("SELECT record FROM document WHERE id = ?", (document,))
        if not found:
            raise KeyError(document)
        return str(found[0][0])

    def published(self, documents: Iterable[str]) -> list[str]:
        """When these documents were published, each date once, sorted."""
        part, values = among("id", documents)
        select = f"SELECT DISTINCT published FROM document WHERE {part} ORDER BY 1"
        return [str(row[0]) for row in self.rows(select, values)]

    def speakers(self, document: str | None = None, ids: Iterable[str] | None = None) -> list[Row]:
        """(number, document id, id, English label, Japanese label, record as JSON) of speakers, by number."""
        there = "WHERE k.document = (SELECT n FROM document WHERE id = ?)"
        part, some = ("1", list[Any]()) if ids is None else among("k.id", ids)
        where, values = (there, [document]) if document else (f"WHERE {part}", some)
        return self.rows(
            "SELECT k.n, d.id, k.id, k.en, k.ja, k.record FROM speaker k JOIN document d "
            f"ON d.n = k.document {where} ORDER BY k.n",
            values,
        )

    def speaking_for(self, parties: Iterable[int]) -> set[int]:
        """The numbers of the speakers who are, are part of, or speak for one of the entities."""
        part, values = among("party", parties)
        return {row[0] for row in self.rows(f"SELECT speaker FROM speaker_party WHERE {part}", values)}

    def documents_of(self, speakers: Iterable[int]) -> list[str]:
        """The documents in which one of the speakers makes a claim, the earliest first."""
        part, values = among("k.n", speakers)
        made = "SELECT 1 FROM claim c WHERE c.document = d.n AND c.speaker = k.n AND c.withdrawn = 0"
        return [str(id) for (id, *_) in self.rows(
            "SELECT DISTINCT d.id, d.low FROM speaker k JOIN document d ON d.n = k.document "
            f"WHERE {part} AND EXISTS ({made}) ORDER BY d.low, d.id", values,
        )]  # fmt: skip

    def passages(self, document: str) -> list[Row]:
        """(pointer, speaker, reason to skip) of every passage of a document, in reading order."""
        return self.rows(
            "SELECT a.at, a.speaker, a.skip FROM passage a JOIN document d ON d.n = a.document "
            "WHERE d.id = ? ORDER BY a.n",
            (document,),
        )

    def silences(self, document: str) -> list[Row]:
        """(pointer, {code: reason} as JSON) of the passages where warnings are silenced, in reading order."""
        return self.rows(
            "SELECT a.at, a.silence FROM passage a JOIN document d ON d.n = a.document "
            "WHERE d.id = ? AND a.silence IS NOT NULL ORDER BY a.n",
            (document,),
        )

    def contests(self, affirmations: Iterable[int]) -> list[Row]:
        """(affirmation, negation, whether it contests it) as numbers, for these affirmations.

        Looked up when asked: there can be as many pairs as affirmations times negations.
        """
        part, values = among("c.n", affirmations)
        return self.rows(f"SELECT DISTINCT c.n, x.n, {DISPUTES} {MEETING} AND {part} ORDER BY 1, 2", values)

    def covering(self, claims: Iterable[int], status: int) -> set[int]:
        """The negations with the status that cover these claims, at whatever stage and time, as numbers."""
        part, values = among("c.n", claims)
        select = f"SELECT DISTINCT x.n {COVERING} AND x.status = ? AND {part}"
        return {row[0] for row in self.rows(select, [status, *values])}

    def contested(self, negations: Iterable[int]) -> set[int]:
        """The numbers of the affirmations that these negations contest."""
        wanted = set(negations)
        part, values = among("x.n", wanted)
        near = {row[0] for row in self.rows(f"{NEAR} AND {part}", values)}
        return {row[0] for row in self.contests(near) if row[1] in wanted and row[2]} if near else set()

    def exchanges(self, numbers: Iterable[int]) -> list[Row]:
        """(claim, claim it is given in return for) as numbers, where either is one of the given."""
        part, values = among("claim", numbers)
        other, more = among("given", numbers)
        return self.rows(
            f"SELECT claim, given FROM exchange WHERE {part} OR {other} ORDER BY 1, 2", [*values, *more]
        )

    def backing(self, claims: Iterable[int], negated: Iterable[int]) -> list[Row]:
        """(claim, parties as JSON): who answers for claims of the same that have none of these statuses."""
        (part, values), (status, more) = among("c.n", claims), among("x.status", negated)
        return self.rows(
            "SELECT DISTINCT c.n, g.parties FROM claim c CROSS JOIN claim x ON x.proposition = c.proposition "
            f"JOIN origins g ON g.n = x.origins WHERE x.withdrawn = 0 AND NOT ({status}) AND {part}",
            [*more, *values],
        )

    def has_date(self, low: int, high: int) -> bool:
        """Whether a claim has a fact between the days, dated within two years."""
        select = (
            "SELECT 1 FROM claim WHERE fact_low <= ? AND fact_high >= ? AND fact_high < 99991231 "
            "AND fact_high / 10000 - fact_low / 10000 <= 1 AND withdrawn = 0 LIMIT 1"
        )
        return bool(self.rows(select, [high, low]))

    def identities(self, claims: Iterable[int]) -> dict[int, str]:
        """The id (`document/c1`) of each claim by its number."""
        part, values = among("c.n", claims)
        name = "d.id || '/c' || c.number"
        select = f"SELECT c.n, {name} FROM claim c JOIN document d ON d.n = c.document WHERE {part}"
        return dict(self.rows(select, values))

    def propositions(
        self, conditions: Sequence[Condition], statuses: Iterable[int], phase: int
    ) -> Iterator[list[Row]]:
        """(subject, relation, object, item, standing, whether one is a fact) of what the claims are about.

        Numbers, sorted, 0 for none, in chunks; a fact is a claim with one of the statuses in this phase, not
        withdrawn.
        """
        where, values = where_of(conditions)
        fact, more = among("c.status", statuses)
        chosen = f"WHERE c.n IN (SELECT c.n FROM {FROM} WHERE {where}) " if conditions else ""
        return self.chunks(
            "SELECT p.subject, p.relation, p.object, p.item, p.standing, "
            f"max({fact} AND c.phase = ? AND c.withdrawn = 0) "
            f"FROM proposition p JOIN claim c ON c.proposition = p.n {chosen}"
            "GROUP BY p.n ORDER BY p.subject, p.relation, p.object, p.item",
            [*more, phase, *(values if conditions else ())],
        )

    def negated(self, polarity: int) -> set[Row]:
        """(subject, relation, object) as numbers of all that any claim with this polarity is about."""
        select = (
            "SELECT DISTINCT p.subject, p.relation, p.object FROM claim c JOIN proposition p "
            "ON p.n = c.proposition WHERE c.polarity = ? AND c.withdrawn = 0"
        )
        return set(self.rows(select, [polarity]))

    def names(self, table: str, numbers: Iterable[int] | None = None) -> dict[int, str]:
        """The id of everything in a table (`entity`, `relation`), or of these in it, by its number."""
        part, values = ("1", []) if numbers is None else among("n", numbers)
        return dict(self.rows(f"SELECT n, id FROM {table} WHERE {part} ORDER BY n", values))

    def origin_lists(self) -> dict[int, list[str]]:
        """The parties that answer for claims, by the number that claims carry."""
        return {n: json.loads(parties) for n, parties in self.rows("SELECT n, parties FROM origins")}

    def body(
        self, document: str, numbers: Iterable[int] | None = None
    ) -> tuple[list[Row], Iterator[list[Row]]]:
        """The passages (BODY_PASSAGE) and claims (BODY_CLAIM) of a document in reading order, or of these.

        The claims come some at a time, since a document may hold any number of them.
        """
        there = "document = (SELECT n FROM document WHERE id = ?)"
        chosen, values = ("1", ()) if numbers is None else among("c.n", numbers)
        claims = self.chunks(
            f"SELECT {', '.join(BODY_CLAIM)} FROM claim c JOIN proposition p ON p.n = c.proposition "
            f"WHERE c.{there} AND {chosen} ORDER BY c.passage, c.n",
            [document, *values],
        )
        columns = ", ".join(BODY_PASSAGE)
        passages = self.rows(f"SELECT {columns} FROM passage WHERE {there} ORDER BY n", [document])
        return passages, claims

    def size(self, document: str) -> int:
        """How many passages, claims and remarks a document has."""
        counts = " + ".join(
            f"(SELECT count(*) FROM {table} WHERE document = d.n)" for table in ("passage", "claim", "remark")
        )
        return int(self.rows(f"SELECT {counts} FROM document d WHERE d.id = ?", [document])[0][0])

    def chosen(self, conditions: Sequence[Condition]) -> Iterator[list[Row]]:
        """(document id, number, number in its name) of claims that meet every condition, in chunks.

        Sorted by document and number in the name.
        """
        where, values = where_of(conditions)
        order = "ORDER BY c.document, c.number"
        return self.chunks(f"SELECT d.id, c.n, c.number FROM {FROM} WHERE {where} {order}", values)

    def exchanged(self, conditions: Sequence[Condition]) -> list[Row]:
        """(claim, claim it is given in return for) as numbers, where either meets every condition."""
        where, values = where_of(tested(conditions))
        some = "SELECT claim FROM exchange UNION SELECT given FROM exchange"  # few, beside all that may fit
        select = f"SELECT c.n FROM ({some}) x CROSS JOIN {IN_TURN} WHERE c.n = x.claim AND {where}"
        return self.rows(
            f"WITH fit AS ({select}) SELECT claim, given FROM exchange "
            "WHERE claim IN (SELECT n FROM fit) OR given IN (SELECT n FROM fit) ORDER BY 1, 2",
            values,
        )

    def between(self, conditions: Sequence[Condition]) -> Iterator[Row]:
        """Every claim between two parties, for the pairs of which a claim meets every condition.

        Each row: the parties' numbers, lower first (0: none), whether the claim itself meets the
        conditions, CLAIM_COLUMNS. Ordered by the pair, then as `claims`; read from the file row by row.
        """
        where, values = where_of(conditions)
        fit = fits = among = ""
        if conditions:
            fit = f"WITH fit AS (SELECT c.n, p.subject a, p.object b FROM {FROM} WHERE {where})"
            fits = "c.n IN (SELECT n FROM fit)"
            among = "WHERE (p.subject, p.object) IN (SELECT a, b FROM fit UNION SELECT b, a FROM fit)"
        return self.connection.execute(
            f"{fit} SELECT min(p.subject, p.object), max(p.subject, p.object), {fits or 1}, "
            f"{', '.join(COLUMNS.values())} FROM {FROM} {among} ORDER BY 1, 2, d.low, d.id, c.n",
            values,
        )

    def tallies(self, conditions: Sequence[Condition]) -> Iterator[Row]:
        """Claims counted by parties, relation, status, dates and contest, read from the file row by row.

        Each row: subject, relation, object, status, first and last day of the fact (None where it has
        none), first day of the statement, whether contested, number of claims. Ordered by all of these.
        """
        where, values = where_of(conditions)
        return self.connection.execute(
            "SELECT s.id, r.id, o.id, c.status, c.fact_low, c.fact_high, c.stated_low, c.contested, "
            f"count(*) FROM {FROM} WHERE {where} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 "
            "ORDER BY 1, 2, 3, 4, 5, 6, 7, 8",
            values,
        )

    def tally(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])

    # claims

    def claims(self, conditions: Sequence[Condition], limit: int | None = None) -> list[Row]:
        """Claims that meet every condition, in reading order of the documents by date, as CLAIM_COLUMNS.

        The first few alone are read in full.
        """
        chosen = conditions if limit is None else [by_numbers(self.first(conditions, limit))]
        where, values = where_of(chosen)
        return self.rows(f"{CLAIMS} WHERE {where} ORDER BY {ORDERS['reading']}", values)

    def first(self, conditions: Sequence[Condition], limit: int) -> list[int]:
        """The numbers of the first claims that meet every condition, in the order of `claims`."""
        return first(self.rows, conditions, min(limit, LARGEST))

    def by_status(
        self, ways: Sequence[Sequence[Condition]], most: int
    ) -> tuple[dict[int, int], bool]:
        """(how many claims of each status meet all of one of the ways, whether these are all that do).

        Counted up to `most`, and no further than costs little.
        """
        return by_status(self.rows, ways, most)

    def claim_numbers(self, claims: Iterable[tuple[str, int]]) -> dict[tuple[str, int], int]:
        """The number of each claim that there is, by its document and its number in it; in one look."""
        named = json.dumps([[document, min(number, LARGEST)] for document, number in claims])
        select = (
            "SELECT d.id, c.number, c.n FROM json_each(?) j CROSS JOIN document d ON d.id = j.value ->> 0 "
            "CROSS JOIN claim c ON c.document = d.n AND c.number = j.value ->> 1"
        )
        return {(document, number): n for document, number, n in self.rows(select, [named])}

    def stream(self, conditions: Sequence[Condition], order: str) -> Iterator[Row]:
        """The same in one of ORDERS, read from the file row by row."""
        where, values = where_of(conditions)
        return self.connection.execute(f"{CLAIMS} WHERE {where} ORDER BY {ORDERS[order]}", values)

    def count(self, conditions: Sequence[Condition]) -> int:
        """How many claims meet every condition."""
        where, values = where_of(conditions)
        about = ABOUT if any(name in where for name in ("p.", "d.", "r.")) else "claim c"
        return int(self.rows(f"SELECT count(*) FROM {about} WHERE {where}", values)[0][0])

    def counts(self, column: str, conditions: Sequence[Condition]) -> list[tuple[Any, int]]:
        """(value, number of claims) for a column of CLAIM_COLUMNS, by value."""
        where, values = where_of(conditions)
        name = COLUMNS[column]
        return [
            (row[0], row[1])
            for row in self.rows(
                f"SELECT {name}, count(*) FROM {FROM} WHERE {where} GROUP BY 1 ORDER BY 1", values
            )
        ]

    def ties(
        self,
        conditions: Sequence[Condition],
        firmness: Sequence[str],
        families: Iterable[str],
        by_year: bool = False,
    ) -> Iterator[Row]:
        """Claims that meet every condition, grouped by ends, family, firmness of their status and year.

        Each row: subject, object (else the item, else empty), family, firmness, year (None where not asked
        for), number of claims, their numbers between commas. Sorted, the unnamed first.
        """
        return self.connection.execute(*ties(conditions, firmness, families, by_year))

    def tied(self, claims: Iterable[int]) -> list[Row]:
        """(id, subject, relation, object, item, whether symmetric, standing, status) in reading order."""
        where, values = among("c.n", claims)
        return self.rows(
            "SELECT d.id || '/c' || c.number, s.id, r.id, o.id, i.id, r.symmetric, p.standing, c.status "
            f"FROM {FROM} WHERE {where} ORDER BY d.low, d.id, c.n",
            values,
        )

    def remarks(self, conditions: Sequence[Condition], limit: int | None = None) -> list[Row]:
        """Remarks that meet every condition, in reading order, as REMARK_COLUMNS; the first, if so many."""
        where, values = where_of(conditions)
        first = "" if limit is None else f"LIMIT {limit}"
        return self.rows(f"{REMARKS} WHERE {where} ORDER BY d.low, d.id, m.n {first}", values)

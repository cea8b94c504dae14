"""A compiled corpus while it is written: what is replaced, looked up and set.

With `store`, which asks, and `compiled`, the file, this is all the SQL there is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graphkit.compiled import UNSAVED, Row
from graphkit.selects import BOTH_ORDERS, DISPUTES, MEETS, NEGATED, OPEN, among
from graphkit.store import Store

Parts = tuple[int, int, int, int]
"""Subject, relation, object, item of a proposition as numbers; 0 for none."""


class Filling(Store):
    """A store that is being written."""

    @classmethod
    def copy(cls, path: str, target: str) -> Filling:
        """The finished store of `path`, copied to `target` to be changed there."""
        import shutil  # it brings every kind of archive

        shutil.copyfile(path, target)
        connection = sqlite3.connect(target, isolation_level=None)
        connection.executescript(f"{UNSAVED} BEGIN")
        filling = cls(connection, target)
        filling.run("DELETE FROM meta WHERE key = 'complete'")
        return filling

    def run(self, statement: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> None:
        """Run a statement of this file."""
        self.connection.execute(statement, values)

    def select(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a select of this file, one at a time."""
        return self.connection.execute(statement, values)

    # names

    def entity_rows(self) -> list[Row]:
        """(number, id, kind, English label, Japanese label) of every entity, the unknown one first."""
        return self.rows("SELECT n, id, kind, en, ja FROM entity ORDER BY n")

    def relation_rows(self) -> list[Row]:
        """(number, id, whether it is symmetric) of every relation."""
        return self.rows("SELECT n, id, symmetric FROM relation ORDER BY n")

    def document_rows(self) -> list[Row]:
        """(number, id, number of the root) of every document."""
        return self.rows("SELECT n, id, root FROM document ORDER BY n")

    def closure(self, table: str) -> dict[int, tuple[int, ...]]:
        """For each number all that stands above it, itself included."""
        found: dict[int, tuple[int, ...]] = {}
        for low, high in self.select(f"SELECT low, high FROM {table} ORDER BY low, high"):
            found[low] = (*found.get(low, ()), high)
        return found

    def origins_rows(self) -> list[Row]:
        """(number, parties as JSON) of every set of parties that answers for claims."""
        return self.rows("SELECT n, parties FROM origins")

    def highest(self, table: str) -> int:
        """The highest number in a table, 0 where it is empty."""
        return int(self.rows(f"SELECT coalesce(max(n), 0) FROM {table}")[0][0])

    def proposition(self, parts: Parts) -> int | None:
        """The number of a proposition that the store has."""
        found = self.rows(
            "SELECT proposition FROM edge WHERE subject = ? AND relation = ? AND object = ? AND item = ?",
            parts,
        )
        return found[0][0] if found else None

    def claim(self, document: str, number: int) -> int:
        """The number of a claim by that in its document."""
        return int(
            self.rows(
                "SELECT n FROM claim WHERE document = (SELECT n FROM document WHERE id = ?) AND number = ?",
                (document, number),
            )[0][0]
        )

    def edges(self, known: int) -> None:
        """Write the edges of the propositions with a number above `known`, in the order of the table."""
        self.run(
            "INSERT INTO edge SELECT subject, relation, object, item, n FROM proposition WHERE n > :known "
            "UNION ALL SELECT p.object, p.relation, p.subject, p.item, p.n FROM proposition p "
            "JOIN relation r ON r.n = p.relation "
            "WHERE p.n > :known AND r.symmetric AND p.object NOT IN (p.subject, 0) ORDER BY 1, 2, 3, 4",
            {"known": known},
        )

    # what is replaced

    def is_alone(self, document: int) -> bool:
        """Whether no other document refers to this one, and it to no other."""
        claims = "SELECT n FROM claim WHERE document = :n"
        apart = (
            "SELECT 1 FROM document WHERE root = :n AND n <> :n OR n = :n AND root <> :n",
            f"SELECT 1 FROM exchange WHERE (claim IN ({claims})) <> (given IN ({claims}))",
            "SELECT 1 FROM remark_claim x JOIN remark m ON m.n = x.remark "
            f"WHERE (m.document = :n) <> (x.claim IN ({claims}))",
        )
        return not any(
            self.connection.execute(f"{each} LIMIT 1", {"n": document}).fetchone() for each in apart
        )

    def drop(self, document: int, name: str) -> dict[int, bool]:
        """Take a document out; returns what its claims were about, and whether one of them negated it."""
        claims, remarks = (f"SELECT n FROM {table} WHERE document = :n" for table in ("claim", "remark"))
        about = dict(
            self.connection.execute(
                f"SELECT proposition, max(polarity = {NEGATED}) FROM claim WHERE document = :n GROUP BY 1",
                {"n": document},
            )
        )
        for statement in (
            f"DELETE FROM exchange WHERE claim IN ({claims}) OR given IN ({claims})",
            f"DELETE FROM remark_claim WHERE remark IN ({remarks}) OR claim IN ({claims})",
            f"DELETE FROM remark_entity WHERE remark IN ({remarks})",
            "DELETE FROM speaker_party WHERE speaker IN (SELECT n FROM speaker WHERE document = :n)",
            *(
                f"DELETE FROM {table} WHERE document = :n"
                for table in ("claim", "remark", "speaker", "passage")
            ),
            "DELETE FROM document WHERE n = :n",
            "DELETE FROM lexicon WHERE target = :id OR target >= :id || '/' AND target < :id || '0'",
        ):
            self.connection.execute(statement, {"n": document, "id": name})
        return about

    def forget(self, propositions: Iterable[int]) -> set[int]:
        """Take out those of the propositions that no claim is about any more; returns the others."""
        kept = set()
        for number in propositions:
            if self.rows("SELECT 1 FROM claim WHERE proposition = ? LIMIT 1", (number,)):
                kept.add(number)
                continue
            subject, relation, object, item = self.rows(
                "SELECT subject, relation, object, item FROM proposition WHERE n = ?", (number,)
            )[0]
            for ends in {(subject, object), (object, subject)}:
                self.run(
                    "DELETE FROM edge WHERE subject = ? AND relation = ? AND object = ? AND item = ? "
                    "AND proposition = ?",
                    (ends[0], relation, ends[1], item, number),
                )
            self.run("DELETE FROM proposition WHERE n = ?", (number,))
        return kept

    def sources_are(self, keys: Iterable[Row]) -> None:
        """Write the files that the store is made from, instead of those it was made from."""
        self.run("DELETE FROM source")
        self.insert("source", keys)

    # standing

    def parts_of(self, numbers: Iterable[int]) -> list[Row]:
        """(number, subject, relation, object, item) of the propositions with these numbers."""
        where, values = among("n", numbers)
        return self.rows(f"SELECT n, subject, relation, object, item FROM proposition WHERE {where}", values)

    def reach_all(self) -> None:
        """Let `contest` and `rule` look at all negations, what they cover, and what is not just affirmed."""
        self._reach([f"INSERT INTO reach SELECT DISTINCT 1, proposition FROM claim WHERE {_NEGATES}"])
        self.run(
            "INSERT INTO reach SELECT 0, low FROM covers UNION SELECT 0, proposition FROM claim "
            f"WHERE polarity = {NEGATED} OR certainty = {OPEN} OR withdrawn"
        )

    def reach(self, parts: Iterable[Row]) -> None:
        """Let them look at these propositions, what covers them, and what the denied among them cover.

        Each: (number, subject, relation, object, item, whether denied); a proposition may be taken out.
        """
        self._temporary("part", "n, subject, relation, object, item, denied")
        self.connection.executemany("INSERT INTO part VALUES (?, ?, ?, ?, ?, ?)", parts)
        self._reach([
            "INSERT INTO reach SELECT over, n FROM part, (SELECT 0 AS over UNION ALL SELECT 1)",
            f"INSERT OR IGNORE INTO reach SELECT 1, high FROM ({_above('part p')})",
            f"INSERT OR IGNORE INTO reach SELECT 0, low FROM ({_below('part p')} AND p.denied)",
        ])  # fmt: skip
        self.run(f"INSERT OR IGNORE INTO covers {_above(_reached(0))}")
        self.run(
            "UPDATE claim SET contested = 0 WHERE contested AND proposition IN (SELECT n FROM reach) "
            f"AND (polarity = {NEGATED}, proposition) IN reach"
        )

    def _reach(self, statements: Iterable[str]) -> None:
        """Fill `reach`, propositions as covering (1) or as covered (0), and `covers` with what they cover."""
        self._temporary("reach", "over, n")
        self._temporary("covers", "low, high")
        for statement in statements:
            self.run(statement)
        self.run(f"INSERT OR IGNORE INTO covers {_below(_reached(1))} ORDER BY 1, 2")

    def contest(self) -> None:
        """Set what is contested in reach, the negations last: they are where what they contest is so."""
        self.run("CREATE INDEX temp.covers_high ON covers (high)")
        for found in (_CONTESTED, _CONTESTING):
            self.run(f"UPDATE claim SET contested = 1 WHERE n IN ({found})")

    def rule(self, contested: int, others: Sequence[int]) -> None:
        """Set the standing of the propositions in reach: contested, or one of the others by its sides.

        A bit each where a claim that stands affirms (1), leaves open (2), negates (4).
        """
        sides = (f"certainty <> {OPEN} AND {_AFFIRMS}", f"certainty = {OPEN} AND {_AFFIRMS}", _NEGATES)
        told = " + ".join(f"{1 << bit} * max({side})" for bit, side in enumerate(sides))
        words = " ".join(f"WHEN {sides} THEN {word}" for sides, word in enumerate(others))
        self.run(
            f"UPDATE proposition SET standing = (SELECT CASE WHEN max(contested AND {_AFFIRMS}) "
            f"THEN {contested} ELSE CASE {told} {words} END END FROM claim "
            "WHERE proposition = proposition.n) "
            "WHERE n IN (SELECT n FROM reach WHERE over = 0)"
        )

    def _temporary(self, name: str, columns: str) -> None:
        self.run(f"DROP TABLE IF EXISTS temp.{name}")
        self.run(f"CREATE TEMP TABLE {name} ({columns}, PRIMARY KEY ({columns})) WITHOUT ROWID")


def _reached(over: int) -> str:
    return f"reach CROSS JOIN proposition p ON p.n = reach.n AND reach.over = {over}"


_NEGATES, _AFFIRMS = f"polarity = {NEGATED} AND withdrawn = 0", f"polarity <> {NEGATED} AND withdrawn = 0"
_TURNED = f"JOIN relation r ON r.n = p.relation JOIN {BOTH_ORDERS} ON turned = 0 OR r.symmetric"
_EDGE = (
    "CROSS JOIN edge e ON e.subject = iif(turned, p.object, p.subject) AND e.relation = u.{} "
    "AND e.object = iif(turned, p.subject, p.object)"
)
_NAMED = "1 NOT IN (p.subject, p.object, p.item)"


def _below(propositions: str) -> str:
    """The select of (what is covered, what covers it) of propositions `p`."""
    return (
        f"SELECT e.proposition AS low, p.n AS high FROM {propositions} {_TURNED} "
        f"CROSS JOIN relation_up u ON u.high = p.relation {_EDGE.format('low')} "
        f"WHERE {_NAMED} AND e.item <> 1 AND (p.item = 0 "
        "OR EXISTS (SELECT 1 FROM item_up i WHERE i.high = p.item AND i.low = e.item))"
    )


def _above(propositions: str) -> str:
    """The select of (what is covered, what is negated and covers it) of propositions `p`."""
    return (
        f"SELECT p.n AS low, e.proposition AS high FROM {propositions} {_TURNED} "
        f"CROSS JOIN relation_up u ON u.low = p.relation {_EDGE.format('high')} "
        "AND e.item IN (SELECT 0 UNION ALL SELECT high FROM item_up WHERE low = p.item) "
        f"WHERE {_NAMED} AND EXISTS (SELECT 1 FROM claim WHERE proposition = e.proposition AND {_NEGATES})"
    )


_CONTESTED = (
    "SELECT c.n FROM reach a CROSS JOIN claim c ON c.proposition = a.n "
    f"CROSS JOIN speaker k ON k.n = c.speaker WHERE a.over = 0 AND c.polarity <> {NEGATED} "
    "AND c.withdrawn = 0 AND EXISTS (SELECT 1 FROM covers v "
    f"CROSS JOIN claim x ON x.proposition = v.high AND {MEETS} "
    f"CROSS JOIN speaker l ON l.n = x.speaker WHERE v.low = a.n AND {DISPUTES})"
)
_CONTESTING = (
    "SELECT x.n FROM reach a CROSS JOIN claim x ON x.proposition = a.n "
    "CROSS JOIN speaker l ON l.n = x.speaker WHERE a.over = 1 AND EXISTS (SELECT 1 FROM covers v "
    f"CROSS JOIN claim c ON c.proposition = v.low AND c.contested AND c.polarity <> {NEGATED} AND {MEETS} "
    f"CROSS JOIN speaker k ON k.n = c.speaker WHERE v.high = a.n AND {DISPUTES})"
)

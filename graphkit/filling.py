"""A compiled corpus while it is written: what is replaced, looked up and set.

With `store`, which asks, and `compiled`, the file, this is all the SQL there is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graphkit.compiled import Row
from graphkit.selects import BOTH_ORDERS, NEGATED, OPEN
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
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN")
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

    def negated_parts(self) -> list[Row]:
        """(number, subject, relation, object, item) of what a claim negates that was not withdrawn."""
        return self.rows(
            "SELECT n, subject, relation, object, item FROM proposition WHERE n IN "
            f"(SELECT proposition FROM claim WHERE polarity = {NEGATED} AND withdrawn = 0)"
        )

    def parts(self) -> Iterator[Row]:
        """(number, subject, relation, object, item) of every proposition."""
        return self.select("SELECT n, subject, relation, object, item FROM proposition")

    def parts_of(self, numbers: Iterable[int]) -> Iterator[Row]:
        """The same of the propositions with these numbers."""
        self._among(numbers)
        return self.select(
            "SELECT p.n, subject, relation, object, item FROM chosen t JOIN proposition p ON p.n = t.n"
        )

    def parts_between(self, pairs: Iterable[tuple[int, int]]) -> Iterator[Row]:
        """The same of the propositions between these parties, in either order; some may come twice."""
        both = {pair for a, b in pairs for pair in ((a, b), (b, a))}
        self.run("CREATE TEMP TABLE IF NOT EXISTS pair (a INTEGER, b INTEGER)")
        self.run("DELETE FROM pair")
        self.connection.executemany("INSERT INTO pair VALUES (?, ?)", sorted(both))
        return self.select(
            "SELECT p.n, p.subject, p.relation, p.object, p.item FROM pair t CROSS JOIN relation r "
            "CROSS JOIN edge e ON e.subject = t.a AND e.relation = r.n AND e.object = t.b "
            "CROSS JOIN proposition p ON p.n = e.proposition"
        )

    def cases(self, propositions: Iterable[int]) -> Iterator[Row]:
        """The claims about the propositions as the rules look at them.

        (number, proposition, polarity, certainty, phase, first day of the fact or None, last or None,
        last day of the statement, who speaks, whether withdrawn).
        """
        self._among(propositions)
        return self.select(
            "SELECT c.n, c.proposition, c.polarity, c.certainty, c.phase, c.fact_low, c.fact_high, "
            "c.stated_high, k.identity, c.withdrawn FROM chosen t CROSS JOIN claim c ON c.proposition = t.n "
            "CROSS JOIN speaker k ON k.n = c.speaker"
        )

    def contesting(self, propositions: Iterable[int]) -> set[int]:
        """The negations about the propositions that contest something: `contests` from the other end."""
        self._among(propositions)
        return {row[0] for row in self.select(_CONTESTING)}

    def sides(self, propositions: Iterable[int] | None) -> Iterator[Row]:
        """(proposition, polarity, certainty, whether withdrawn), each once, of these or of all."""
        select = "SELECT DISTINCT c.proposition, c.polarity, c.certainty, c.withdrawn FROM"
        if propositions is None:
            return self.select(f"{select} claim c")
        self._among(propositions)
        return self.select(f"{select} chosen t CROSS JOIN claim c ON c.proposition = t.n")

    def rule(self, standings: Iterable[tuple[int, int]], contested: Iterable[tuple[int, int]]) -> None:
        """Set (standing, proposition) and (whether contested, claim)."""
        self.connection.executemany("UPDATE proposition SET standing = ? WHERE n = ?", standings)
        self.connection.executemany("UPDATE claim SET contested = ? WHERE n = ?", contested)

    def _among(self, numbers: Iterable[int]) -> None:
        self.run("CREATE TEMP TABLE IF NOT EXISTS chosen (n INTEGER PRIMARY KEY)")
        self.run("DELETE FROM chosen")
        self.connection.executemany("INSERT INTO chosen VALUES (?)", ((n,) for n in sorted(numbers)))


_CONTESTING = (
    "SELECT x.n FROM chosen CROSS JOIN claim x ON x.proposition = chosen.n "
    "JOIN proposition p ON p.n = chosen.n JOIN relation r ON r.n = p.relation "
    "JOIN speaker l ON l.n = x.speaker "
    f"WHERE x.polarity = {NEGATED} AND x.withdrawn = 0 AND 1 NOT IN (p.subject, p.object, p.item) AND EXISTS "
    f"(SELECT 1 FROM {BOTH_ORDERS} CROSS JOIN relation_up u ON u.high = p.relation "
    "CROSS JOIN edge e ON e.subject = iif(turned, p.object, p.subject) AND e.relation = u.low "
    "AND e.object = iif(turned, p.subject, p.object) "
    "AND (p.item = 0 OR e.item IN (SELECT low FROM item_up WHERE high = p.item)) "
    f"CROSS JOIN claim c ON c.proposition = e.proposition AND c.polarity <> {NEGATED} AND c.withdrawn = 0 "
    f"AND c.certainty <> {OPEN} AND x.phase <= c.phase "
    "AND coalesce(x.fact_low, 0) <= coalesce(c.fact_high, c.stated_high) "
    "AND coalesce(c.fact_low, 0) <= coalesce(x.fact_high, x.stated_high) "
    "CROSS JOIN speaker k ON k.n = c.speaker AND k.identity <> l.identity WHERE turned = 0 OR r.symmetric)"
)

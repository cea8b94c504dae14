"""What was said and what happened, when: two axes, the stages of a thing, counts by year."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from graphkit import dates
from graphkit.reports import Asked, Record
from graphkit.reports.judge import Above
from graphkit.rows import ClaimRow

FIRST, LAST = "0000-01-01", "9999-12-31"
FIRMNESS = ("firm", "tentative", "denied")
BORDERS = (10101, 99991231)
"""Days that stand for an open end in the store: what begins before the first, ends after the last."""


def timeline(asked: Asked) -> Iterator[Record]:
    """A row for each claim that fits, by the date of the statement, then of the fact.

    Both dates are as they were written and as the first and last day they can mean (ISO 8601; empty
    where the date is absent or that end is open).
    """
    rows = [(_dated(asked, row), row) for row in asked.corpus.find(asked.pattern)]
    for record, _ in sorted(rows, key=lambda each: _when(*each)):
        yield record


def stages(asked: Asked) -> Iterator[Record]:
    """The same claims by parties and relation, so that each thing can be followed through its stages.

    By the date of the statement, then in the order of the document. A pattern chooses the thing: with
    the item `missile` also what was said of every kind of missile.
    """
    rows = [(_dated(asked, row), row) for row in asked.corpus.find(asked.pattern)]

    def key(each: tuple[Record, ClaimRow]) -> tuple[object, ...]:
        record, row = each
        ends = (row.subject, row.relation, row.object or "")
        return (*ends, record["stated_from"], record["stated_to"], row.document, row.number)

    for record, _ in sorted(rows, key=key):
        yield record


def _when(record: Record, row: ClaimRow) -> tuple[object, ...]:
    return (
        record["stated_from"], record["stated_to"], record["fact_from"] or FIRST, record["fact_to"] or LAST,
        row.document, row.number,
    )  # fmt: skip


def _dated(asked: Asked, row: ClaimRow) -> Record:
    stated, fact = _days(row.stated), _days(row.when)
    return {
        "claim": row.id,
        "stated": row.stated, "stated_from": stated[0], "stated_to": stated[1],
        "fact": row.when or "", "fact_from": fact[0], "fact_to": fact[1],
        "subject": row.subject, "relation": row.relation, "object": row.object, "item": row.item,
        "stage": row.phase,
        "as_printed": row.printed.get("phase", ""),
        "status": row.status, "certainty": row.certainty, "contested": row.contested,
        "said": asked.corpus.gloss(row, asked.language),
        "according_to": row.speaker_label[asked.language],
        "document": row.document, "at": row.at,
    }  # fmt: skip


def _days(edtf: str | None) -> tuple[str, str]:
    """First and last day of a date; empty where there is none, or where that end is open."""
    if not edtf:
        return "", ""
    low, high = dates.bounds(edtf)
    return ("" if low <= "0001-01-01" else low), ("" if high >= LAST else high)


def dyads(asked: Asked) -> Iterator[Record]:
    """Claims that fit, by ordered pair, year and family: how many firm, tentative and denied.

    What is part of one state counts as the state; a claim with a symmetric relation counts in both
    orders; claims without a second party, with one not named, or within one state are left out. The year
    is that of the fact, where the fact lies within one year; else that of its start, or of its end where
    the start is open; without a date of the fact that of the statement: `year_of` says which.
    """
    words, counts = asked.corpus.vocabulary, Counter[tuple[str, str, int, str, str, str]]()
    states = _States(asked)
    for subject, relation, object, status, low, high, stated, number in asked.corpus.tallies(asked.pattern):
        ends = states(subject), states(object)
        if not all(ends) or ends[0] == ends[1]:
            asked.left_out["without two parties that are named and differ"] += number
            continue
        year, year_of = _year(low, high, stated)
        told = (year, year_of, words.relations[relation].family, words.statuses[status].firmness)
        counts[(ends[0], ends[1], *told)] += number
        if words.is_symmetric(relation):
            counts[(ends[1], ends[0], *told)] += number
    yield from _dyads(counts, states)


def _dyads(counts: Counter[tuple[str, str, int, str, str, str]], states: _States) -> Iterator[Record]:
    for source, target, year, year_of, family in sorted({key[:5] for key in counts}):
        key = (source, target, year, year_of, family)
        yield {
            "from": source, "to": target,
            "from_iso": states.code(source, "iso"), "from_cow": states.code(source, "cow"),
            "to_iso": states.code(target, "iso"), "to_cow": states.code(target, "cow"),
            "year": year, "year_of": year_of, "family": family,
            **{firmness: counts[(*key, firmness)] for firmness in FIRMNESS},
        }  # fmt: skip


def _year(low: int | None, high: int | None, stated: int) -> tuple[int, str]:
    if low is None or high is None:
        return stated // 10000, "statement"
    if low // 10000 == high // 10000:
        return low // 10000, "fact"
    return (high // 10000, "end of fact") if low <= BORDERS[0] else (low // 10000, "start of fact")


class _States:
    """The state that an entity is part of, and its codes; looked up once each."""

    PARTIES = ("State", "Group", "Organisation", "Person", "Place", "Facility")

    def __init__(self, asked: Asked) -> None:
        self.corpus, self.above = asked.corpus, Above(asked.corpus, "part_of")
        self._found: dict[str, str] = {}

    def __call__(self, entity: str | None) -> str:
        """The one state above a party; the party itself where there is none or more; empty for no party."""
        if entity is None:
            return ""
        if entity not in self._found:
            states = [name for name in self.above(entity) if self.corpus.kind(name) == "State"]
            party = entity if self.corpus.kind(entity) in self.PARTIES else ""
            self._found[entity] = states[0] if len(states) == 1 else party
        return self._found[entity]

    def code(self, entity: str, system: str) -> str | int:
        """The code of a state in a system (`iso`, `cow`); empty where it has none."""
        rows = self.corpus.store.entities([entity])
        record = json.loads(rows[0][4]) if rows and rows[0][4] else {}
        code: str | int = record.get("codes", {}).get(system, "")
        return code

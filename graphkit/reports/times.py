"""What was said and what happened, when: two axes, the stages of a thing, counts by year."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from graphkit import dates
from graphkit.reports import Asked, Record
from graphkit.reports.judge import Above
from graphkit.rows import ClaimRow

LAST = "9999-12-31"
FIRMNESS = ("firm", "tentative", "denied")
TOTAL, MUTUAL, INEXACT, CONTESTED = "", "=", "?", "≠"
"""Keys of what is counted beside the families; no family is called so."""
FIRST_DAY = 10101
"""The day that stands for an open start in the store."""


def timeline(asked: Asked) -> Iterator[Record]:
    """A row for each claim that fits, by the date of the statement, then of the fact.

    Both dates are as they were written and as the first and last day they can mean (ISO 8601; empty
    where the date is absent or that end is open).
    """
    return (_dated(asked, row) for row in asked.corpus.stream(asked.pattern, "stated"))


def stages(asked: Asked) -> Iterator[Record]:
    """The same claims by parties and relation, so that each thing can be followed through its stages.

    By the date of the statement, then in the order of the document. A pattern chooses the thing: with
    the item `missile` also what was said of every kind of missile.
    """
    return (_dated(asked, row) for row in asked.corpus.stream(asked.pattern, "ends"))


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
        "according_to": asked.corpus.according_to(row, asked.language),
        "document": row.document, "at": row.at,
    }  # fmt: skip


def _days(edtf: str | None) -> tuple[str, str]:
    """First and last day of a date; empty where there is none, or where that end is open."""
    if not edtf:
        return "", ""
    low, high = dates.bounds(edtf)
    return ("" if low <= "0001-01-01" else low), ("" if high >= LAST else high)


def dyads(asked: Asked) -> Iterator[Record]:
    """A row for each ordered pair and year: claims that fit, counted by family and firmness.

    What is part of one state counts as the state. A claim with a symmetric relation counts in both
    orders: `mutual` says how many do, and to sum over both orders counts these twice. Claims without a
    second party, with one not named, or within one state are left out. The year
    is that of the fact, else of the statement: `year_of` says which, and each has a row of its own. Where
    the fact does not lie within one year, that of its start counts, or of its end where the start is
    open: `inexact` says of how many claims. A firm claim may still be contested: `contested_number` says how
    many of all are, `contested_counts` how many of each count. In CSV each count has a column:
    `counts_arms_firm`, and of these `contested_counts_arms_firm`. Which relations a family has stands in
    the vocabulary; a display of weapons is no transfer and counts as `alliance`.
    """
    words, states = asked.corpus.vocabulary, _States(asked)
    counts: dict[tuple[str, str, int, str], Counter[str]] = {}
    for *said, low, high, stated, is_contested, number in asked.corpus.tallies(asked.pattern):
        subject, relation, object, status = said
        ends = states(subject), states(object)
        if not all(ends) or ends[0] == ends[1]:
            asked.left_out["without two parties that are named and differ"] += number
            continue
        year, year_of, is_exact = _year(low, high, stated)
        kind = f"{words.relations[relation].family}_{words.statuses[status].firmness}"
        mutual = number if words.is_symmetric(relation) else 0
        for source, target in (ends, ends[::-1]) if mutual else (ends,):
            tally = counts.setdefault((source, target, year, year_of), Counter())
            tally.update({kind: number, TOTAL: number, MUTUAL: mutual})
            tally[INEXACT] += 0 if is_exact else number
            if is_contested:
                tally.update({CONTESTED: number, f"{CONTESTED}{kind}": number})
    kinds = [f"{family}_{firmness}" for family in words.families for firmness in FIRMNESS]
    for key in sorted(counts):
        yield _dyad(key, counts[key], kinds, states)


def _dyad(
    key: tuple[str, str, int, str], tally: Counter[str], kinds: Sequence[str], states: _States
) -> Record:
    source, target, year, year_of = key
    return {
        "from": source, "to": target,
        "from_iso": states.code(source, "iso"), "from_cow": states.code(source, "cow"),
        "to_iso": states.code(target, "iso"), "to_cow": states.code(target, "cow"),
        "year": year, "year_of": year_of,
        "number": tally[TOTAL], "contested_number": tally[CONTESTED],
        "mutual": tally[MUTUAL], "inexact": tally[INEXACT],
        "counts": {kind: tally[kind] for kind in kinds},
        "contested_counts": {kind: tally[f"{CONTESTED}{kind}"] for kind in kinds},
    }  # fmt: skip


def _year(low: int | None, high: int | None, stated: int) -> tuple[int, str, bool]:
    """The year, of what, and whether it is the only one it can be."""
    if low is None or high is None:
        return stated // 10000, "statement", True
    year = high if low <= FIRST_DAY else low
    return year // 10000, "fact", low // 10000 == high // 10000


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

"""Part `ties`: ties by year and family as of a date, beside the select somebody would write by hand.

Both give, for every two ends, the family, how firm, the year and the number of claims, of all that was said
up to a day, sorted; they are compared. BENCH_CLAIMS, or `--size`, says of how many claims (by default
100,000). In one process, by processor time.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

from bench_tools import invented, of_process, ratio, timed

from graphkit import standing
from graphkit.corpus import Corpus

SIZE, DAY, ROUNDS, MOST = int(os.environ.get("BENCH_CLAIMS", "100000")), "2010-12-31", 7, 2
BARE = """SELECT s.id, coalesce(o.id, i.id, ''), r.family, CASE c.status {words} END,
  CASE WHEN c.fact_low IS NULL THEN c.stated_low WHEN c.fact_low <= 10101 THEN c.fact_high
  ELSE c.fact_low END / 10000, count(*)
FROM claim c JOIN proposition p ON p.n = c.proposition JOIN relation r ON r.n = p.relation
  JOIN entity s ON s.n = p.subject LEFT JOIN entity o ON o.n = p.object LEFT JOIN entity i ON i.n = p.item
WHERE c.withdrawn = 0 AND c.stated_low <= ? GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5"""


def measure(rounds: int) -> dict[str, Any]:
    """Rows for both sides."""
    times: dict[str, list[float]] = {"ties": [], "bare SQL": []}
    with tempfile.TemporaryDirectory() as name:
        corpus = invented(SIZE, Path(name))
        by_hand, connection = bare(corpus), sqlite3.connect(corpus.store.path)
        values = [int(DAY.replace("-", ""))]
        found = {told(corpus)}, {tuple(connection.execute(by_hand, values))}
        for _ in range(min(rounds, ROUNDS)):
            times["ties"].append(of_process(lambda: corpus.ties(by_year=True, stated_until=DAY)))
            times["bare SQL"].append(of_process(lambda: connection.execute(by_hand, values).fetchall()))
    rows = [timed(each, taken) for each, taken in times.items()]
    rows.append(ratio("ties / bare SQL", times["ties"], times["bare SQL"], MOST))
    same = "the same" if found[0] == found[1] else "NOT the same"
    count = len(next(iter(found[0])))
    return {"rows": rows, "notes": [f"{SIZE:,} claims up to {DAY}: {count:,} ties, {same} on both sides"]}


def bare(corpus: Corpus) -> str:
    """The select by hand."""
    firmness = [corpus.vocabulary.statuses[word].firmness for word in standing.STATUSES]
    return BARE.format(words=" ".join(f"WHEN {n} THEN '{word}'" for n, word in enumerate(firmness)))


def told(corpus: Corpus) -> tuple[tuple[Any, ...], ...]:
    """What the ties say, as plain rows."""
    ties = corpus.ties(by_year=True, stated_until=DAY)
    return tuple((t.subject, t.object, t.family, t.firmness, t.year, t.number) for t in ties)

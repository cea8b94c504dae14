"""Part `find`: some twenty claims by subject, relation and object, beside the bare select of the same rows.

The bare side is given numbers instead of names, and fetches the same columns of the same rows by the same
tables. In 10,000 and 100,000 claims, and in as many as BENCH_CLAIMS, or `--size`, says; a ratio is taken
round by round. Growth is that of a pattern with as many claims in each. In one process, by processor time.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench_tools import invented, of_process, ratio, timed

from graphkit import selects
from graphkit.corpus import Corpus

SIZES = sorted({10_000, 100_000, int(os.environ.get("BENCH_CLAIMS", "100000"))})
MOST, GROWTH, WANTED, FEW = 10, 1.5, 20, 5
LEAVES = (
    "SELECT s.id, r.id, o.id, count(*) FROM claim c JOIN proposition p ON p.n = c.proposition "
    "JOIN entity s ON s.n = p.subject JOIN entity o ON o.n = p.object JOIN relation r ON r.n = p.relation "
    "WHERE s.kind IN ('Person', 'Organisation') AND o.kind IN ('Person', 'Organisation') AND NOT r.symmetric "
    "AND NOT EXISTS (SELECT 1 FROM relation_up u WHERE u.high = r.n AND u.low <> r.n) "
    "AND c.withdrawn = 0 GROUP BY 1, 2, 3 ORDER BY abs(count(*) - ?), 1, 2, 3 LIMIT 1"
)
BARE = (
    "SELECT {columns} FROM {tables} WHERE c.proposition IN "
    "(SELECT proposition FROM edge WHERE subject = ? AND relation = ? AND object = ?) AND c.withdrawn = 0"
)


def measure(rounds: int) -> dict[str, Any]:
    """Rows for finding in corpora of each size, and how it grows."""
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        opened = {size: invented(size, Path(name)) for size in SIZES}
        asked = {f"{size:,}": (corpus, triple(corpus, WANTED)) for size, corpus in opened.items()}
        asked |= {f"{FEW} in {size:,}": (corpus, triple(corpus, FEW)) for size, corpus in opened.items()}
        sides = {label: _sides(*found) for label, found in asked.items()}
        for _ in range(max(rounds, 20)):
            for label, (find, bare) in sides.items():
                times.setdefault(f"find {label}", []).append(of_process(find))
                times.setdefault(f"bare {label}", []).append(of_process(bare))
    rows = [timed(each, taken) for each, taken in times.items()]
    for label in sides:
        found, bare = times[f"find {label}"], times[f"bare {label}"]
        rows.append(ratio(f"find / bare {label}", found, bare, MOST))
    small, *larger = (f"find {FEW} in {size:,}" for size in SIZES)
    rows += [ratio(f"{each} / {small}", times[each], times[small], GROWTH) for each in larger]
    notes = [f"{label}: {' '.join(found[:3])}, {found[3]} claims" for label, (_, found) in asked.items()]
    return {"rows": rows, "notes": notes}


def triple(corpus: Corpus, wanted: int) -> tuple[str, str, str, int]:
    """Subject, relation and object, with nothing below them, and about so many claims."""
    found: tuple[str, str, str, int] = corpus.store.rows(LEAVES, [wanted])[0]
    return found


def _sides(
    corpus: Corpus, asked: tuple[str, str, str, int]
) -> tuple[Callable[[], Any], Callable[[], Any]]:
    subject, relation, object, count = asked
    named = (("entity", subject), ("relation", relation), ("entity", object))
    numbers = [corpus.store.numbers(table, [name])[name] for table, name in named]
    bare = sqlite3.connect(corpus.store.path)
    statement = BARE.format(columns=", ".join(selects.COLUMNS.values()), tables=selects.FROM)
    assert len(corpus.find(subject=subject, relation=relation, object=object)) == count
    assert len(bare.execute(statement, numbers).fetchall()) == count
    return (
        lambda: corpus.find(subject=subject, relation=relation, object=object),
        lambda: bare.execute(statement, numbers).fetchall(),
    )

"""Part `find`: twenty claims by subject, relation and object; ties; what is contested. Beside bare SQL.

The bare side is given numbers instead of names, and fetches the same columns of the same rows by the same
tables. BENCH_CLAIMS, or `--size`, says how many claims the larger corpus has (by default 100,000), the
smaller one has 10,000. All in one process, by processor time.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench_tools import ROOT, ratio, timed

sys.path.insert(0, str(ROOT))

import synthetic

from graphkit import load, selects
from graphkit.corpus import Corpus

SIZE, SMALL, PER_DOCUMENT = int(os.environ.get("BENCH_CLAIMS", "100000")), 10_000, 250
LEAVES = (
    "SELECT s.id, r.id, o.id, count(*) FROM claim c JOIN proposition p ON p.n = c.proposition "
    "JOIN entity s ON s.n = p.subject JOIN entity o ON o.n = p.object JOIN relation r ON r.n = p.relation "
    "WHERE s.kind IN ('Person', 'Organisation') AND o.kind IN ('Person', 'Organisation') AND NOT r.symmetric "
    "AND NOT EXISTS (SELECT 1 FROM relation_up u WHERE u.high = r.n AND u.low <> r.n) "
    "GROUP BY 1, 2, 3 ORDER BY abs(count(*) - ?), 1, 2, 3 LIMIT 1"
)
BARE = (
    "SELECT {columns} FROM {tables} WHERE c.proposition IN "
    "(SELECT proposition FROM edge WHERE subject = ? AND relation = ? AND object = ?) AND c.withdrawn = 0"
)


def measure(rounds: int) -> dict[str, Any]:
    """Rows for finding in a small and a large corpus, and for what reads all claims."""
    times: dict[str, list[float]] = {}
    notes = ["processor time, in one process that is warm"]
    with tempfile.TemporaryDirectory() as name:
        small, large = (_opened(Path(name) / str(claims), claims) for claims in (SMALL, SIZE))
        few = _triple(small, 20)[3]
        asked = [("few, small", small, few), ("few, large", large, few), ("20, large", large, 20)]
        sides = {label: _sides(corpus, wanted) for label, corpus, wanted in asked}
        for _ in range(max(rounds, 20)):
            for label, (find, bare) in sides.items():
                times.setdefault(f"find {label}", []).append(_ms(find))
                times.setdefault(f"bare {label}", []).append(_ms(bare))
        for corpus, claims in ((small, SMALL), (large, SIZE)):
            times[f"all ties of {claims:,}"] = [_ms(corpus.ties)]
            times[f"the same rows, bare, {claims:,}"] = [
                _ms(lambda opened=corpus: list(opened.store.ties([])))
            ]
    notes.append(f"small: {SMALL:,} claims, large: {SIZE:,}; few: the pattern has {few} claims")
    rows = [timed(each, taken) for each, taken in times.items()]
    for label in sides:
        rows.append(ratio(f"find / bare, {label}", times[f"find {label}"], times[f"bare {label}"], 10))
    rows.append(ratio("find few, large / small", times["find few, large"], times["find few, small"], 1.5))
    ties = f"all ties of {SIZE:,}", f"the same rows, bare, {SIZE:,}"
    rows.append(ratio("ties / bare", *(times[each] for each in ties), 2))
    return {"rows": rows, "notes": notes}


def _opened(folder: Path, claims: int) -> Corpus:
    synthetic.write(folder, claims, max(4, min(400, claims // PER_DOCUMENT)))
    return load(str(folder), compiled=str(folder / "compiled.sqlite"))


def _triple(corpus: Corpus, wanted: int) -> tuple[str, str, str, int]:
    """Subject, relation and object with about so many claims."""
    found: tuple[str, str, str, int] = corpus.store.rows(LEAVES, [wanted])[0]
    return found


def _sides(corpus: Corpus, wanted: int) -> tuple[Callable[[], Any], Callable[[], Any]]:
    subject, relation, object, _ = _triple(corpus, wanted)
    named = (("entity", subject), ("relation", relation), ("entity", object))
    numbers = [corpus.store.numbers(table, [name])[name] for table, name in named]
    bare = sqlite3.connect(corpus.store.path)
    statement = BARE.format(columns=", ".join(selects.COLUMNS.values()), tables=selects.FROM)
    return (
        lambda: corpus.find(subject=subject, relation=relation, object=object),
        lambda: bare.execute(statement, numbers).fetchall(),
    )


def _ms(act: Callable[[], Any]) -> float:
    started = time.process_time_ns()
    act()
    return (time.process_time_ns() - started) / 1e6

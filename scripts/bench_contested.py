"""Part `contested`: which claims are contested and how propositions stand, judged anew over all claims.

In 10,000 and 100,000 claims, and in as many as BENCH_CLAIMS, or `--size`, says. What is judged is a copy of
the compiled file, in which the result is compared with what was there. By processor time.
"""

from __future__ import annotations

import os
import tempfile
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median
from typing import Any

from bench_tools import invented, of_process, timed

from graphkit.filling import Filling
from graphkit.judging import judge

SIZES = sorted({10_000, 100_000, int(os.environ.get("BENCH_CLAIMS", "100000"))})
ROUNDS = 5
JUDGED = "SELECT n, contested FROM claim", "SELECT n, standing FROM proposition"


def measure(rounds: int) -> dict[str, Any]:
    """Rows for each size, and how the time grows beside n log n."""
    times: dict[int, list[float]] = {}
    notes = []
    with tempfile.TemporaryDirectory() as name:
        for size in SIZES:
            corpus = invented(size, Path(name))
            before = [corpus.store.rows(select) for select in JUDGED]
            for _ in range(min(rounds, ROUNDS)):
                store = Filling.copy(corpus.store.path, str(Path(name) / "copy.sqlite"))
                store.run("UPDATE claim SET contested = 0")
                store.run("UPDATE proposition SET standing = (SELECT max(standing) FROM proposition)")
                store.run("UPDATE proposition SET standing = ?", (_usual(before[1]),))
                times.setdefault(size, []).append(of_process(lambda opened=store: judge(opened)))
                same = [store.rows(select) for select in JUDGED] == before
                store.close()
            told = sum(contested for _, contested in before[0])
            anew = "the same" if same else "NOT the same"
            notes.append(f"{size:,} claims: {told:,} contested, {anew} judged anew")
    rows = [timed(f"{size:,} claims", taken) for size, taken in times.items()]
    for small, large in pairwise(SIZES):
        growth = [a / b for a, b in zip(times[large], times[small], strict=True)]
        most = large * log(large) / (small * log(small))
        rows.append({"name": f"{large:,} / {small:,}", "median": median(growth),
                     "range": [min(growth), max(growth)], "limit": round(most, 1)})  # fmt: skip
    return {"rows": rows, "notes": notes}


def _usual(standings: list[tuple[int, int]]) -> int:
    """The standing that most propositions have."""
    found = [standing for _, standing in standings]
    return max(set(found), key=found.count)

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
from graphkit.standing import STANDINGS

SIZES = sorted({10_000, 100_000, int(os.environ.get("BENCH_CLAIMS", "100000"))})
ROUNDS = 5
UNCONTESTED = STANDINGS.index("uncontested")
RESET = (
    "UPDATE claim SET contested = 0 WHERE contested",
    f"UPDATE proposition SET standing = {UNCONTESTED} WHERE standing <> {UNCONTESTED}",
)
JUDGED = (
    "SELECT count(*), sum(n), total(n * n) FROM claim WHERE contested",
    "SELECT standing, count(*), sum(n), total(n * n) FROM proposition GROUP BY 1",
)


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
                for statement in RESET:
                    store.run(statement)
                times.setdefault(size, []).append(of_process(lambda opened=store: judge(opened)))
                same = [store.rows(select) for select in JUDGED] == before
                store.close()
            told = before[0][0][0]
            anew = "the same" if same else "NOT the same"
            notes.append(f"{size:,} claims: {told:,} contested, {anew} judged anew")
    rows = [timed(f"{size:,} claims", taken) for size, taken in times.items()]
    for small, large in pairwise(SIZES):
        growth = [a / b for a, b in zip(times[large], times[small], strict=True)]
        most = large * log(large) / (small * log(small))
        rows.append({"name": f"{large:,} / {small:,}", "median": median(growth),
                     "range": [min(growth), max(growth)], "limit": round(most, 1)})  # fmt: skip
    return {"rows": rows, "notes": notes}

"""Part `compile`: files to a compiled corpus, against reading the same records and writing the same rows.

The other side validates each line with `model_validate_json` and writes the rows of the finished file with
`executemany` and the same indexes: what no checked and indexed corpus can do without. Each side is a process
of its own and tells its processor time, since both use one core alone and the machine may be busy; and its
memory. BENCH_CLAIMS, or `--size`, says how many claims (by default 100,000); a million take some minutes.
"""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench_tools import ROOT, ratio, run, timed

sys.path.insert(0, str(ROOT))

SIZE, DOCUMENTS, MOST_ROUNDS = int(os.environ.get("BENCH_CLAIMS", "100000")), 400, 5
# ours, what it is measured against, at most how many times as slow
PROMISES = [("compile", "validate and insert", 2.5), ("one document changed", "compile", 1 / 20)]


def measure(rounds: int) -> dict[str, Any]:
    """Rows for both sides, and notes on memory and the size of the file."""
    import synthetic

    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder, compiled = Path(name) / "corpus", Path(name) / "compiled.sqlite"
        synthetic.write(folder, SIZE, DOCUMENTS)
        for _ in range(min(rounds, MOST_ROUNDS if SIZE <= 100_000 else 1)):
            compiled.unlink(missing_ok=True)
            done = {
                "compile": _told("compile", folder, compiled),
                "validate and insert": _told("validate", folder, compiled),
                "one document changed": _told("change", folder, compiled),
            }
            for side, told in done.items():
                times.setdefault(side, []).append(told["ms"])
        lines = sum(path.stat().st_size for path in (folder / "documents").iterdir())
        notes = [
            f"{SIZE:,} claims in {DOCUMENTS} documents, {SIZE // DOCUMENTS:,} in each; processor time",
            f"peak memory of compiling: {done['compile']['peak']:.0f} MB (at most 1,000 at a million)",
            f"the file has {compiled.stat().st_size / lines:.2f} times the bytes of the JSON lines "
            f"({compiled.stat().st_size / 1e6:.0f} MB; promised: at most 1.5)",
        ]  # fmt: skip
    rows = [timed(side, taken) for side, taken in times.items()]
    rows += [ratio(f"{a} / {b}", times[a], times[b], limit) for a, b, limit in PROMISES]
    return {"rows": rows, "notes": notes}


def _told(side: str, folder: Path, compiled: Path) -> dict[str, float]:
    found: dict[str, float] = json.loads(run([sys.executable, __file__, side, str(folder), str(compiled)]))
    return found


def compile_all(folder: str, compiled: str) -> float:
    """Compile the folder; seconds, without those of importing, as on the other side."""
    from graphkit import compiler, load  # noqa: F401

    started = time.process_time()
    load(folder, compiled=compiled).store.close()
    return time.process_time() - started


def change(folder: str, compiled: str) -> float:
    """Take the last passage from a document and bring the file up to date; seconds."""
    path = sorted(Path(folder, "documents").iterdir())[DOCUMENTS // 2]
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    return compile_all(folder, compiled)


def validate(folder: str, compiled: str) -> float:
    """Validate every line, and write the rows that the compiled file has with its indexes; seconds."""
    import gc

    from graphkit.model import Document, Passage

    gc.disable()  # as ours does
    taken = 0.0
    for path in sorted(Path(folder, "documents").iterdir()):
        started = time.process_time()
        head, *passages = path.read_bytes().splitlines()
        Document.model_validate_json(head), [Passage.model_validate_json(line) for line in passages]
        taken += time.process_time() - started
    return taken + _insert(sqlite3.connect(compiled), f"{compiled}.again")


def _insert(made: sqlite3.Connection, path: str) -> float:
    again = sqlite3.connect(path, isolation_level=None)
    again.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN")
    schema = made.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    taken = 0.0
    for name, sql in [(name, sql) for kind, name, sql in schema if kind == "table"]:
        again.execute(sql)
        rows = made.execute(f"SELECT * FROM {name}")
        while some := rows.fetchmany(50_000):
            started = time.process_time()
            again.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(some[0]))})", some)
            taken += time.process_time() - started
    started = time.process_time()
    for sql in [sql for kind, _, sql in schema if kind == "index"]:
        again.execute(sql)
    again.execute("COMMIT")
    taken += time.process_time() - started
    os.unlink(path)
    return taken


SIDES = {"compile": compile_all, "validate": validate, "change": change}

if __name__ == "__main__":
    seconds = SIDES[sys.argv[1]](*sys.argv[2:])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"ms": seconds * 1000, "peak": peak}))

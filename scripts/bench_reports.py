"""Part `reports`: each report as a whole process, on the shipped claims and on an invented corpus.

Nothing is promised but that they end: the rows say how the time grows from some hundred claims to
thousands. The invented corpus is made by synthetic.py and compiled ahead of the clock.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from bench_tools import ROOT, Contender, in_turns, run, timed

CLAIMS, DOCUMENTS = 5_000, 50
REPORTS = ("contested", "corroboration", "timeline", "exchanges", "dyads", "crosswalk")


def measure(rounds: int) -> dict[str, Any]:
    """Rows for each report on each corpus; the invented one in three rounds at most, since it takes long."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shipped = _contenders(ROOT / "data", folder / "shipped.sqlite", "shipped")
        times = in_turns(shipped, rounds)
        script = str(ROOT / "scripts/synthetic.py")
        run([sys.executable, script, str(folder / "invented"), "--claims", str(CLAIMS),
             "--documents", str(DOCUMENTS)])  # fmt: skip
        invented = _contenders(folder / "invented", folder / "invented.sqlite", f"{CLAIMS:,} claims")
        times |= in_turns(invented, min(rounds, 3))
    return {"rows": [timed(name, taken) for name, taken in times.items()], "notes": []}


def _contenders(corpus: Path, compiled: Path, label: str) -> dict[str, Contender]:
    ours = [sys.executable, "-m", "graphkit", "--corpus", str(corpus), "--compiled", str(compiled)]
    return {
        f"{report}, {label}": Contender([*ours, report, "--format", "jsonl"]) for report in REPORTS
    }

"""Part `draw`: a picture and the page as whole processes, against the bare import of matplotlib's figures.

matplotlib's font cache is present (one round ahead of those that count makes it); the corpus is compiled.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from bench_tools import ROOT, Contender, in_turns, ratio, timed

# ours, at most how many times as slow as `import matplotlib.figure`
PROMISES = [("network.svg", 2.5), ("network.png", 3.5)]
MOST_BYTES = 400_000


def measure(rounds: int) -> dict[str, Any]:
    """Rows for each process and each promise; the size of the page as a note."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        times = in_turns(_contenders(Path(folder), page), rounds)
        size = page.stat().st_size
    rows = [timed(name, taken) for name, taken in times.items()]
    rows += [ratio(f"{ours} / import", times[ours], times["import"], limit) for ours, limit in PROMISES]
    verdict = "ok" if size <= MOST_BYTES else "TOO LARGE"
    return {"rows": rows, "notes": [f"the page has {size:,} bytes, at most {MOST_BYTES:,}: {verdict}"]}


def _contenders(folder: Path, page: Path) -> dict[str, Contender]:
    compiled = str(folder / "corpus.sqlite")
    ours = [sys.executable, "-m", "graphkit", "--corpus", str(ROOT / "data"), "--compiled", compiled]
    pictures = {
        f"network.{ending}": Contender([*ours, "draw", "network", "-o", str(folder / f"network.{ending}")])
        for ending in ("svg", "png")
    }
    return {
        "import": Contender([sys.executable, "-c", "import matplotlib.figure"]),
        **pictures,
        "flow.svg": Contender([*ours, "draw", "flow", "-o", str(folder / "flow.svg")]),
        "page": Contender([*ours, "view", "-o", str(page)]),
    }

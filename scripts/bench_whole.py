"""Part `whole`: one question as a whole process on many invented claims, beside the same on the shipped ones.

What it takes more is told in bare starts of Python, round by round. 100,000 claims, or as many as
BENCH_CLAIMS, or `--size`, says, compiled ahead of the clock.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench_find import triple
from bench_tools import ROOT, Contender, in_turns, invented, ratio, run, timed

SIZE, MOST = int(os.environ.get("BENCH_CLAIMS", "100000")), 1
SHIPPED = ("iran", "supplies", "russia")
ALIKE = 10
"""So many claims answer on the shipped corpus, and about as many are looked for in the invented one."""


def measure(rounds: int) -> dict[str, Any]:
    """Rows for each process, and what the larger corpus takes more."""
    with tempfile.TemporaryDirectory() as name:
        corpus = invented(SIZE, Path(name))
        folder = Path(corpus.store.path).parent / "source"
        asked = triple(corpus, ALIKE)[:3]
        compiled = {"shipped": Path(name) / "shipped.sqlite", f"{SIZE:,}": Path(corpus.store.path)}
        places = {"shipped": ROOT / "data", f"{SIZE:,}": folder}
        contenders = {"bare": Contender([sys.executable, "-c", "pass"])}
        for label, ends in (("shipped", SHIPPED), (f"{SIZE:,}", asked)):
            ours = [sys.executable, "-m", "graphkit", "--corpus", str(places[label]),
                    "--compiled", str(compiled[label])]  # fmt: skip
            fields = zip(("--subject", "--relation", "--object"), ends, strict=True)
            finding = [*ours, "find", *(word for pair in fields for word in pair)]
            verb = corpus.vocabulary.relations[ends[1]].words["en"]["base"]
            names = [end.replace("-", " ") for end in (ends[0], ends[2])]
            contenders[f"find, {label}"] = Contender(finding)
            contenders[f"ask, {label}"] = Contender([*ours, "ask", f"Does {names[0]} {verb} {names[1]}?"])
        lines = {each: run(contenders[each].command).count("\n") for each in list(contenders)[1:]}
        times = in_turns(contenders, rounds)
    rows = [timed(each, taken) for each, taken in times.items()]
    for what in ("find", "ask"):
        more = [a - b for a, b in zip(times[f"{what}, {SIZE:,}"], times[f"{what}, shipped"], strict=True)]
        rows.append(ratio(f"{what}, {SIZE:,} - shipped, in bare starts", more, times["bare"], MOST))
    return {"rows": rows, "notes": [f"{each}: {count} lines" for each, count in lines.items()]}

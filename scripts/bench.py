"""Measure graphkit against what it is promised to be measured against.

    python scripts/bench.py start              the start of one question
    python scripts/bench.py start --runs 30 --json
    python scripts/bench.py compile --size 1000000
    python scripts/bench.py find --size 1000000 --keep FOLDER
    python scripts/bench.py reports            each report, on the shipped and on invented claims
    python scripts/bench.py draw               pictures and the page as whole processes

Both sides of a ratio run in turns within one run, as whole processes that write into a pipe, so that a
busy machine slows both. Printed are the median and the range; a ratio is taken round by round.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
from typing import Any

# The parts, each in a file bench_<part>.py, whose `measure` takes the number of rounds and returns plain data
# with `rows` (see bench_tools) and `notes`.
PARTS = (
    "start", "compile", "find", "whole", "ties", "graph", "contested", "peers", "ftm", "ask", "reports",
    "draw", "rdf",
)  # fmt: skip


def machine() -> str:
    """One line on what was measured on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{platform.system()} {platform.machine()}, {_processor()}, {cores} cores, {python}"


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or "processor not known"


def table(result: dict[str, Any]) -> str:
    """The rows as lines: median and range in ms, and each ratio with what was promised."""
    width = max(len(row["name"]) for row in result["rows"])
    lines = [f"{row['name']:<{width}}  {_row(row)}" for row in result["rows"]]
    return "\n".join([*lines, *(f"note: {note}" for note in result["notes"])])


def _row(row: dict[str, Any]) -> str:
    low, high = row["range"]
    if "limit" not in row:
        return f"{row['median']:8.1f} ms      {low:.1f} .. {high:.1f} ms"
    verdict = "ok" if row["median"] <= row["limit"] else "TOO SLOW"
    return f"{row['median']:8.3g} times   {low:.3g} .. {high:.3g}   at most {row['limit']:.3g}: {verdict}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure graphkit: medians, ranges and ratios.")
    parser.add_argument("part", choices=[*PARTS, "all"], help="what to measure")
    parser.add_argument("--runs", type=int, default=20, metavar="N", help="rounds that count (default 20)")
    parser.add_argument(
        "--size", type=int, metavar="N", help="claims of the invented corpus, where one is made"
    )
    parser.add_argument("--keep", metavar="FOLDER", help="make invented corpora here, and find them again")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs must be at least 1")
    if options.size:
        os.environ["BENCH_CLAIMS"] = str(options.size)
    if options.keep:
        os.environ["BENCH_KEEP"] = options.keep
    parts = PARTS if options.part == "all" else (options.part,)
    results = {name: importlib.import_module(f"bench_{name}").measure(options.runs) for name in parts}
    if options.json:
        print(json.dumps({"machine": machine(), "runs": options.runs, "parts": results}, indent=2))
        return 0
    print(f"{machine()}; {options.runs} rounds")
    for name, result in results.items():
        print(f"\n{name}\n{table(result)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

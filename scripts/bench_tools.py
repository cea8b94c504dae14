"""What the parts of bench.py share: whole processes in a pipe, timed in turns."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Contender(NamedTuple):
    """A command to time; `before` is run outside the clock ahead of each round."""

    command: Sequence[str]
    before: Callable[[], None] = lambda: None


def run(command: Sequence[str]) -> str:
    """The standard output of a command run in the checkout. Raises RuntimeError if it fails.

    Bytecode is kept, as it is for whoever installed the package.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, env=kept)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr}")
    return done.stdout


def in_turns(contenders: dict[str, Contender], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each contender in each round; one more round ahead of them does not count."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds + 1):
        for name, contender in contenders.items():
            contender.before()
            started = time.perf_counter()
            run(contender.command)
            times[name].append((time.perf_counter() - started) * 1000)
    return {name: taken[1:] for name, taken in times.items()}


def timed(name: str, times: Sequence[float]) -> dict[str, Any]:
    """A row: median and range in milliseconds."""
    return {"name": name, "median": median(times), "range": [min(times), max(times)]}


def ratio(name: str, above: Sequence[float], below: Sequence[float], limit: float) -> dict[str, Any]:
    """A row: median and range of the ratio round by round, with what it may be at most."""
    return {**timed(name, [a / b for a, b in zip(above, below, strict=True)]), "limit": limit}

"""What the parts of bench.py share: whole processes in a pipe, timed in turns; invented corpora."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from graphkit.corpus import Corpus


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


def invented(claims: int, folder: Path, entities: int | None = None) -> Corpus:
    """The open corpus of so many invented claims; made in the folder, or once and for all in BENCH_KEEP."""
    import synthetic

    from graphkit import load

    name = f"{claims}-{entities}" if entities else str(claims)
    place = Path(os.environ.get("BENCH_KEEP") or folder) / name
    if not place.exists():
        synthetic.write(place / "source", claims, max(4, min(400, claims // 250)), entities=entities)
    return load(str(place / "source"), compiled=str(place / "compiled.sqlite"))


def of_process(act: Callable[[], object]) -> float:
    """Milliseconds of the processor."""
    started = time.process_time_ns()
    act()
    return (time.process_time_ns() - started) / 1e6

"""Part `start`: one question as a whole process, against the bare start of Python and the usual stack.

The usual stack is given its claims as ready JSON, which spares it the YAML; it imports what such tools
import, builds its graph, filters the same claims and prints them.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench_tools import ROOT, Contender, in_turns, ratio, run, timed

QUESTION = "What does Iran supply Russia?"
WANTED = {"subject": "iran", "relation": "supplies", "object": "russia"}
PEER = ("typer", "rich", "yaml", "pydantic", "networkx", "rdflib")
# ours, what it is measured against, at most how many times as slow
PROMISES = [
    ("ask", "bare", 6.0),
    ("find", "bare", 6.0),
    ("ask", "peer", 0.25),
    ("find", "peer", 0.25),
    ("ask, nothing compiled", "bare", 20.0),
]


def measure(rounds: int) -> dict[str, Any]:
    """Rows for each process and each promise; a note for what could not be measured or differs."""
    with tempfile.TemporaryDirectory() as folder:
        contenders, notes = _contenders(Path(folder))
        times = in_turns(contenders, rounds)
    rows = [timed(name, taken) for name, taken in times.items()]
    rows += [
        ratio(f"{ours} / {other}", times[ours], times[other], limit)
        for ours, other, limit in PROMISES
        if other in times
    ]
    return {"rows": rows, "notes": notes}


def _contenders(folder: Path) -> tuple[dict[str, Contender], list[str]]:
    compiled, missing, claims = folder / "compiled.sqlite", folder / "missing.sqlite", folder / "claims.json"
    ours = [sys.executable, "-m", "graphkit", "--corpus", str(ROOT / "data"), "--compiled"]
    find = [part for field, value in WANTED.items() for part in (f"--{field}", value)]
    claims.write_text(run([*ours, str(compiled), "find", "--format", "json"]), "utf-8")
    contenders = {
        "bare": Contender([sys.executable, "-c", "pass"]),
        "ask": Contender([*ours, str(compiled), "ask", QUESTION]),
        "find": Contender([*ours, str(compiled), "find", *find]),
        "ask, nothing compiled": Contender(
            [*ours, str(missing), "ask", QUESTION], before=lambda: missing.unlink(missing_ok=True)
        ),
    }
    lacking = [name for name in PEER if importlib.util.find_spec(name) is None]
    if lacking:
        return contenders, [f"the usual stack is left out: no {', '.join(lacking)} (extra `bench`)"]
    peer = [sys.executable, str(ROOT / "scripts/bench_peer.py"), str(claims), *WANTED.values()]
    contenders["peer"] = Contender(peer)
    return contenders, _differences(run([*ours, str(compiled), "find", *find, "--format", "json"]), run(peer))


def _differences(ours: str, theirs: str) -> list[str]:
    found = {claim["id"] for claim in json.loads(ours)}
    other = {line.split()[0] for line in theirs.splitlines()}
    return [] if found == other else [f"the peer does not print the same claims: {sorted(found ^ other)}"]

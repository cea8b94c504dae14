"""Part `rdf`: out to Turtle and N-Quads, back to records, and one question in SPARQL, each beside its peer.

Everything is of invented corpora (scripts/synthetic.py): 10,000 claims for files, 100,000 for SPARQL and
memory. Peers are given what is ready: rdflib a graph, pyoxigraph's dump a store; both sides give
bytes in UTF-8 of the same statements, whose number is compared. Ratios are told of the clock and of the
processor time, which a busy machine disturbs less.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
import synthetic
from bench_tools import ROOT, ratio, run, timed

sys.path.insert(0, str(ROOT))

import graphkit
from graphkit import export
from graphkit.locate import vocabulary_file
from graphkit.rdf import read
from graphkit.reader import read_vocabulary
from graphkit.terms import Names

FILES, MANY, DOCUMENTS = 10_000, 100_000, 400
MOST_ROUNDS = 7
"""One round of rdflib takes half a minute, on a busy machine two."""
# ours, what it is measured against, at most how many times as slow
PROMISES = [
    ("Turtle, ours", "Turtle, rdflib", 1 / 40),
    ("Turtle, ours", "Turtle, pyoxigraph", 1.0),
    ("N-Quads, ours", "N-Quads, rdflib", 1 / 5),
    ("import to records", "parse alone, rdflib", 1 / 8),
    ("SPARQL by the tie", "SPARQL by claims alone", 1 / 20),
]
BY_TIE = """SELECT ?claim ?status {{
  <{base}tie/{tie}> ^mc:tie/^mc:proposition ?claim . ?claim mc:status ?status }}"""
BY_CLAIM = """SELECT ?claim ?status {{
  ?claim mc:subject entity:{0} ; mc:relation relation:{1} ; mc:object entity:{2} ; mc:status ?status }}"""


VOCABULARY = read_vocabulary(vocabulary_file())
READERS: dict[str, Callable[[str], object]] = {
    "import to records": lambda path: read(path, VOCABULARY),
    "parse alone, rdflib": lambda path: rdflib.Graph().parse(path),
}


def measure(rounds: int) -> dict[str, Any]:
    """Rows for each contender, each promise, and the memory of writing a large corpus."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        contenders, notes = _files(folder)
        asked, more = _sparql(folder)
        gc.collect()
        gc.freeze()  # the graphs of the peers are no load on anybody's collector
        times = _in_turns(contenders, min(rounds, MOST_ROUNDS)) | _in_turns(asked, max(rounds, MOST_ROUNDS))
        times |= _read(folder / "corpus.ttl", min(rounds, MOST_ROUNDS))
        notes += [*more, _memory(folder)]
    rows = [timed(each, [wall for wall, _ in taken]) for each, taken in times.items()]
    for ours, other, most in PROMISES:
        for place, clock in enumerate(("", ", processor time")):
            above, below = ([taken[place] for taken in times[name]] for name in (ours, other))
            rows.append(ratio(f"{ours} / {other}{clock}", above, below, most))
    return {"rows": rows, "notes": notes}


def _in_turns(
    contenders: dict[str, Callable[[], object]], rounds: int
) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds of each contender in each round, by the clock and of the processor."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            started, used = time.perf_counter(), time.process_time()
            contender()
            taken = time.perf_counter() - started, time.process_time() - used
            times[name].append((taken[0] * 1000, taken[1] * 1000))
    return times


def _read(path: Path, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """The same of reading, each time in a process of its own, where the second reading counts.

    Nobody reads a file beside the three graphs of the other contenders.
    """
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in READERS}
    for _ in range(rounds):
        for name in READERS:
            times[name].append(tuple(json.loads(run([sys.executable, __file__, name, str(path)]))))
    return times


def _corpus(folder: Path, claims: int) -> graphkit.Corpus:
    source = folder / f"source-{claims}"
    synthetic.write(source, claims, DOCUMENTS if claims > FILES else DOCUMENTS // 10)
    return graphkit.load(str(source), compiled=str(folder / f"{claims}.sqlite"))


def _files(folder: Path) -> tuple[dict[str, Callable[[], Any]], list[str]]:
    corpus, path = _corpus(folder, FILES), folder / "corpus.ttl"
    export.write(corpus, str(path))
    prefixes = dict(Names(corpus.vocabulary.base).prefixes)
    store, graph, quads = ox.Store(), rdflib.Graph(), rdflib.Dataset()
    store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    graph.parse(path)
    export.write(corpus, str(folder / "corpus.nq"))
    quads.parse(folder / "corpus.nq", format="nquads")
    found: dict[str, Callable[[], Any]] = {
        "Turtle, ours": lambda: b"".join(export.blocks(corpus, "turtle")),
        "Turtle, pyoxigraph": lambda: store.dump(
            format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph(), prefixes=prefixes
        ),
        "Turtle, rdflib": lambda: graph.serialize(format="turtle", encoding="utf-8"),
        "N-Quads, ours": lambda: b"".join(export.blocks(corpus, "nquads")),
        "N-Quads, rdflib": lambda: quads.serialize(format="nquads", encoding="utf-8"),
    }
    lines = found["N-Quads, ours"]().count(b"\n"), found["N-Quads, rdflib"]().strip().count(b"\n") + 1
    if len(store) != len(graph) or lines[0] != lines[1]:
        raise RuntimeError(f"not the same statements: {len(store)}, {len(graph)}; quads {lines}")
    size = path.stat().st_size
    return found, [
        f"files: {FILES:,} claims; on either side {len(store):,} statements ({size:,} bytes of Turtle), "
        f"{lines[0]:,} quads"
    ]


def _sparql(folder: Path) -> tuple[dict[str, Callable[[], object]], list[str]]:
    corpus = _corpus(folder, MANY)
    names, store, path = Names(corpus.vocabulary.base), ox.Store(), folder / "many.nt"
    export.write(corpus, str(path))
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_TRIPLES)
    path.unlink()
    subject, relation, object = _often(corpus)
    by_tie = BY_TIE.format(base=names.base, tie=f"{subject}.{relation}.{object}")
    by_claim = BY_CLAIM.format(subject, relation, object)

    def ask(query: str) -> set[tuple[str, str]]:
        found = store.query(query, prefixes=dict(names.prefixes))
        return {(row["claim"].value, row["status"].value) for row in found}

    same = "the same rows" if ask(by_tie) == ask(by_claim) else "NOT the same rows"
    note = f"SPARQL: {MANY:,} claims, {len(store):,} statements; {len(ask(by_tie))} rows, {same} both ways"
    return {"SPARQL by the tie": lambda: ask(by_tie), "SPARQL by claims alone": lambda: ask(by_claim)}, [note]


def _often(corpus: graphkit.Corpus) -> tuple[str, str, str]:
    """Of the ties of the party that most claims are about, the one that has most claims."""
    rows = corpus.find(subject="state-0")
    claims = Counter((row.subject, row.relation, row.object) for row in rows if row.object)
    for ends in list(claims):
        if ends[0] != "state-0" or corpus.vocabulary.is_symmetric(ends[1]):
            del claims[ends]
    return max(claims, key=lambda ends: (claims[ends], ends))


def _memory(folder: Path) -> str:
    """The most memory that writing the large corpus took, in a process of its own."""
    script = (
        "import re, sys, graphkit; from graphkit import export\n"
        "corpus = graphkit.load(sys.argv[1], compiled=sys.argv[2])\n"
        "size = export.write(corpus, sys.argv[3])\n"
        "told = open('/proc/self/status').read()  # of this process alone, other than getrusage\n"
        "print(size, int(re.search(r'VmHWM:\\s+(\\d+)', told)[1]) // 1024)"
    )
    paths = [str(folder / f"source-{MANY}"), str(folder / f"{MANY}.sqlite"), str(folder / "many.ttl")]
    command = [sys.executable, "-c", script, *paths]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    size, most = done.stdout.split()
    return f"memory: {most} MB at most while {MANY:,} claims become {int(size):,} bytes of Turtle"


if __name__ == "__main__":
    (taken,) = _in_turns({"": lambda: READERS[sys.argv[1]](sys.argv[2])}, 2).values()
    print(json.dumps(taken[1]))

"""Part `ask`: reading and answering a question, against the `find` that it names (each, where
it names several), in one process.

Printing is not measured. Only questions that at most 100 claims answer count. On the shipped corpus these
are the ones of tests/questions.yaml; on an invented one (BENCH_CLAIMS, by default 20,000 claims, of 5,000
entities at any size; a million take some minutes to compile) they are made from claims it holds. A ratio
is taken question by question, each side the best of the rounds.
"""

from __future__ import annotations

import os
import shlex
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from bench_tools import ROOT, invented, timed

sys.path.insert(0, str(ROOT))

from graphkit.ask import reply, words
from graphkit.ask.reader import read, unknown
from graphkit.corpus import Corpus, load
from graphkit.pattern import Pattern, pattern_of

LIMIT, MOST, ASKED, ENTITIES = 50.0, 100, 180, 5_000
CLAIMS = int(os.environ.get("BENCH_CLAIMS", "20000"))


def measure(rounds: int) -> dict[str, Any]:
    """Rows for asking and finding on each corpus, and how many times as long the one takes."""
    rows, notes = [], []
    with tempfile.TemporaryDirectory() as name:
        for label, corpus, questions in _corpora(Path(name)):
            pairs = list(_pairs(corpus, questions, rounds))
            asked, found = [a for a, _ in pairs], [f for _, f in pairs]
            ratios = [a / f for a, f in pairs]
            rows += [timed(f"ask, {label}", asked), timed(f"find, {label}", found)]
            rows.append(
                {
                    "name": f"ask / find, {label}",
                    "median": median(ratios),
                    "range": [min(ratios), max(ratios)],
                    "limit": LIMIT,
                }
            )
            notes.append(f"{label}: {len(pairs)} questions; the worst ratio is {max(ratios):.1f}")
    return {"rows": rows, "notes": notes}


def _corpora(folder: Path) -> Iterator[tuple[str, Corpus, Iterable[str]]]:
    listed = yaml.load((ROOT / "tests/questions.yaml").read_text("utf-8"), yaml.BaseLoader)
    shipped = load(str(ROOT / "data"), compiled=str(folder / "shipped.sqlite"))
    yield "shipped", shipped, [entry["ask"] for entry in listed["seen"]]
    if CLAIMS:
        corpus = invented(CLAIMS, folder, ENTITIES)
        yield f"{CLAIMS:,} claims", corpus, _made(corpus)


def _made(corpus: Corpus) -> Iterator[str]:
    """Questions on claims that stand far down in the corpus."""
    for row in corpus.find(document=[row[0] for row in corpus.store.documents()][-3:], limit=ASKED):
        if row.object:
            verb = corpus.vocabulary.relations[row.relation].words["en"]["base"]
            yield f"Does {corpus.label(row.subject, 'en')} {verb} {corpus.label(row.object, 'en')}?"


def _pairs(corpus: Corpus, questions: Iterable[str], rounds: int) -> Iterator[tuple[float, float]]:
    """Milliseconds of asking and of the finds that the answer names, for each that has few claims."""
    for question in questions:
        if not _is_read(corpus, question):  # what is not understood is no question here, and takes its time
            continue
        found = reply(corpus, question)
        patterns = [] if found.exit or found.report or found.parts else _named(found.reading)
        if patterns and 0 < sum(map(corpus.count, patterns)) <= MOST:
            asked = _best(rounds, partial(reply, corpus, question))
            yield asked, sum(_best(rounds, partial(corpus.find, pattern)) for pattern in patterns)


def _is_read(corpus: Corpus, question: str) -> bool:
    plain = words.clean(question)
    cut = words.cut(corpus, plain, words.language_of(plain))
    return not unknown(cut) and read(corpus, cut) is not None


def _named(reading: Mapping[str, Sequence[str]]) -> list[Pattern]:
    """The patterns of the lines of `graphkit find` that an answer names: those that its claims come from."""
    lines = reading.get("looked_through") or reading.get("find", ())
    return [_pattern(shlex.split(line)) for line in lines if line.startswith("graphkit find ")]


def _pattern(line: Sequence[str]) -> Pattern:
    fields: dict[str, list[str]] = {}
    for option, value in pairwise(line):
        if option.startswith("--"):
            fields.setdefault(option[2:].replace("-", "_"), []).append(value)
    return pattern_of(**{k: v[0] if k.endswith(("since", "until")) else v for k, v in fields.items()})


def _best(rounds: int, call: Callable[[], object]) -> float:
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        call()
        taken.append((time.perf_counter() - started) * 1000)
    return min(taken)

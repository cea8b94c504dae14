"""Questions in SPARQL to a corpus, answered by Oxigraph in memory: reading only, in bounded time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from graphkit.corpus import Corpus
from graphkit.errors import UsageError
from graphkit.rdf import formats, statements
from graphkit.rdf.syntax import Lines
from graphkit.terms import Names

if TYPE_CHECKING:
    import rdflib

WORKER = Path(__file__).with_name("worker.py")
LIMIT_SECONDS = 30.0
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# Comments, strings and IRIs, in which a word is no keyword.
_QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*',
    re.DOTALL,
)
# Variables, and names whose prefix cannot be taken for a keyword.
_NAMES = re.compile(r"[?$]\w+|(?<!\w)(?:(?!\w*service)[a-z_][\w.-]*)?:[\w.%\\-]*", re.IGNORECASE)
_KEYWORD = re.compile(r"[A-Za-z]+")


class Answer(NamedTuple):
    """The columns of an answer, and its rows: plain values, IRIs as prefixed names, None where unbound."""

    names: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def to_records(self) -> list[dict[str, Any]]:
        """Every row as a mapping: what tables, CSV and JSON are made from."""
        return [dict(zip(self.names, row, strict=True)) for row in self.rows]


def run(corpus: Corpus, query: str, limit_seconds: float = LIMIT_SECONDS) -> Answer:
    """What the query (SELECT, ASK, CONSTRUCT or DESCRIBE) gives on the corpus, plain triples included.

    The prefixes of the Turtle export are known. Rows keep the order of the engine: only ORDER BY sorts.
    Raises UsageError for a query that cannot be read, updates, asks other servers, or takes longer.
    """
    refuse(query)
    names = Names(corpus.vocabulary.base)
    with tempfile.TemporaryDirectory(prefix="graphkit-") as folder:
        data, asked = os.path.join(folder, "corpus.nt"), os.path.join(folder, "query.json")
        with open(data, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(formats.ntriples(names, statements.nodes(corpus, syntax=Lines(names))))
        with open(asked, "w", encoding="utf-8") as file:
            json.dump({"query": query, "prefixes": dict(names.prefixes)}, file)
        told = _asked([sys.executable, str(WORKER), data, asked], limit_seconds)
    if "error" in told:
        raise UsageError(told["error"])
    rows = tuple(tuple(_value(term, names.prefixes) for term in row) for row in told["rows"])
    return Answer(tuple(told["names"]), rows)


def _asked(command: list[str], limit_seconds: float) -> dict[str, Any]:
    try:
        done = subprocess.run(command, capture_output=True, timeout=limit_seconds, check=False)
    except subprocess.TimeoutExpired:
        raise UsageError(
            f"the query took longer than {limit_seconds:g} seconds and was stopped; narrow it, or allow more"
        ) from None
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise UsageError(f"the engine broke down on the query{': ' + why[0] if why else ''}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def refuse(query: str) -> None:
    """UsageError for a query that updates, or that asks another server (SERVICE)."""
    try:
        plain = _ESCAPED.sub(lambda found: chr(int(found[1] or found[2], 16)), query)
    except (ValueError, OverflowError):
        raise UsageError("the query names a character that does not exist") from None
    words = [word.upper() for word in _KEYWORD.findall(_NAMES.sub(" ", _QUOTED.sub(" ", plain)))]
    if any("SERVICE" in word for word in words):
        raise UsageError("the query asks another server (SERVICE): nothing is fetched from anywhere")
    for word in words:
        if word in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
            return
        if word in _UPDATES:
            raise UsageError(f"the query updates ({word}): a corpus is changed by editing its files")


def _value(term: Any, prefixes: Mapping[str, str]) -> Any:
    if isinstance(term, list):
        words, _, datatype = term
        kind = datatype.rpartition("#")[2]
        if kind == "integer":
            return int(words)
        return (
            float(words)
            if kind in ("double", "decimal", "float")
            else words == "true"
            if kind == "boolean"
            else words
        )
    return short(term, prefixes.items()) if isinstance(term, str) else None


def short(iri: str, prefixes: Iterable[tuple[str, str]]) -> str:
    """The IRI as a prefixed name, where one of the prefixes fits; the longest does."""
    fitting = max(
        (each for each in prefixes if iri.startswith(each[1])), key=lambda each: len(each[1]), default=None
    )
    return f"{fitting[0]}:{iri.removeprefix(fitting[1])}" if fitting else iri


def to_rdflib(corpus: Corpus) -> rdflib.Graph:
    """The whole corpus as a graph of rdflib, with the prefixes of the Turtle export bound.

    Held in memory: about 1 KB a statement, 20 statements a claim.
    """
    import rdflib

    names = Names(corpus.vocabulary.base)
    graph = rdflib.Graph()
    for prefix, iri in names.prefixes.items():
        graph.bind(prefix, iri)
    graph.parse(data="".join(formats.turtle(names, statements.nodes(corpus))), format="turtle")
    return graph

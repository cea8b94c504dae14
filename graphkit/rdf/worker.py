"""The engine in a process of its own, so that a question that takes too long can be stopped.

Run as a file, given the paths of a file of N-Triples and of one with the query; imports nothing of ours.
Answers with one line of JSON: {"names": [...], "rows": [[term, ...]]} or {"error": ...}.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pyoxigraph as ox

MOST_ROWS = 1_000_000


def answer(store: ox.Store, query: str, prefixes: dict[str, str]) -> dict[str, Any]:
    """What the query gives: names of the columns and rows; the truth of an ASK is a row of its own."""
    try:
        found = store.query(query, prefixes=prefixes)
    except SyntaxError as error:
        return {"error": f"the query cannot be read: {error.msg}"}
    if isinstance(found, ox.QueryBoolean):
        return {"names": ["answer"], "rows": [[_plain(ox.Literal(bool(found)))]]}
    if isinstance(found, ox.QueryTriples):
        return {"names": ["subject", "predicate", "object"], "rows": _bounded([*triple] for triple in found)}
    names = [variable.value for variable in found.variables]
    return {"names": names, "rows": _bounded([row[name] for name in names] for row in found)}


def _bounded(rows: Any) -> list[list[Any]]:
    made = []
    for row in rows:
        made.append([_plain(term) for term in row])
        if len(made) > MOST_ROWS:
            raise MemoryError(f"there are more than {MOST_ROWS:,} rows; add a LIMIT")
    return made


def _plain(term: Any) -> Any:
    """A term as data: None, an IRI, or (words, language, datatype)."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        return [term.value, term.language or "", term.datatype.value]
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def main() -> None:
    """Load, ask, answer."""
    with open(sys.argv[2], encoding="utf-8") as file:
        told = json.load(file)
    store = ox.Store()
    store.bulk_load(path=sys.argv[1], format=ox.RdfFormat.N_TRIPLES)
    try:
        result = answer(store, told["query"], told["prefixes"])
    except (OSError, MemoryError, ValueError) as error:
        result = {"error": str(error)}
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main()

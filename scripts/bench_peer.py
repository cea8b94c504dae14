"""What one question costs in the usual stack: imports, a graph in memory, a filter, a printed table.

    python scripts/bench_peer.py claims.json SUBJECT RELATION OBJECT
"""

import json
from pathlib import Path

import networkx
import pydantic  # noqa: F401  the usual records
import rdflib  # noqa: F401  the usual RDF
import typer
import yaml  # noqa: F401  the usual files
from rich.console import Console


def find(claims: Path, subject: str, relation: str, receiver: str) -> None:
    """Print the claims between two parties, a line each: id, item, status."""
    graph = networkx.MultiDiGraph()
    for row in json.loads(claims.read_text("utf-8")):
        graph.add_edge(row["subject"], row["object"] or row["item"], key=row["id"], claim=row)
    console = Console(width=200)
    for key, data in (graph.get_edge_data(subject, receiver) or {}).items():
        if data["claim"]["relation"] == relation:
            console.print(key, data["claim"]["item"], data["claim"]["status"])


if __name__ == "__main__":
    typer.run(find)

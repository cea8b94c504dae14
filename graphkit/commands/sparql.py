"""`graphkit sparql`: a question in SPARQL, answered by Oxigraph; reading only, in bounded time."""

from __future__ import annotations

import argparse
import os
import sys

from graphkit.commands import common
from graphkit.errors import UsageError
from graphkit.rdf import sparql


def options(parser: argparse.ArgumentParser) -> None:
    """The question, and how long it may take."""
    parser.add_argument("query", metavar="QUERY|FILE", help="the query, a file that holds it, or - (stdin)")
    parser.add_argument("--seconds", type=float, default=sparql.LIMIT_SECONDS, metavar="N",
                        help=f"stop after so long (default: {sparql.LIMIT_SECONDS:g})")  # fmt: skip
    common.rows_options(parser)


def run(arguments: argparse.Namespace) -> common.Result:
    answer = sparql.run(common.corpus(arguments), _query(arguments.query), arguments.seconds)
    common.print_rows(arguments, answer.to_records())
    common.words(common.count(len(answer.rows), "row"))
    return 0


def _query(told: str) -> str:
    if told == "-":
        return sys.stdin.read()
    if "\n" in told or not os.path.isfile(told):
        return told
    try:
        with open(told, encoding="utf-8-sig") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the query {told} cannot be read: {error}") from None

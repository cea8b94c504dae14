"""`graphkit find`: list the claims that fit."""

from __future__ import annotations

import argparse

from graphkit.commands import common
from graphkit.corpus import Corpus
from graphkit.rows import ClaimRow


def options(parser: argparse.ArgumentParser) -> None:
    common.filters(parser)
    common.rows_options(parser)
    parser.add_argument("--limit", type=int, metavar="N", help="the first N claims alone")
    parser.add_argument("--withdrawn", action="store_true", help="withdrawn claims too")


def run(arguments: argparse.Namespace) -> common.Result:
    corpus, pattern = common.corpus(arguments), common.pattern(arguments)
    found = corpus.find(pattern, limit=arguments.limit, withdrawn=arguments.withdrawn)
    language = arguments.lang or "en"
    if arguments.format in ("table", "md"):
        common.print_rows(arguments, [_brief(corpus, row, language) for row in found])
    else:
        common.print_rows(arguments, found.to_records())
    whole = len(found) if arguments.limit is None else corpus.count(pattern, withdrawn=arguments.withdrawn)
    of = f" of {whole:,}" if whole > len(found) else ""
    left_out = "".join(f"; left out: {number} {reason}" for reason, number in found.left_out.items())
    common.words(common.count(len(found), "claim") + of + left_out)
    if not found and (pattern.since or pattern.until):
        common.words("--since and --until are of the fact; of the statement: --stated-since, --stated-until")
    return 0


def _brief(corpus: Corpus, row: ClaimRow, language: str) -> dict[str, str]:
    """A claim as a person reads it: what, how it is put, according to whom, where."""
    return {
        "id": row.id,
        "claim": corpus.gloss(row, language) + corpus.reached(row, language),
        "how it is put": corpus.put(row, language),
        "according to": corpus.according_to(row, language),
        "at": row.at,
    }

"""`graphkit export`: the claims that fit as RDF, in any of its formats."""

from __future__ import annotations

import argparse

from graphkit import export
from graphkit.commands import common
from graphkit.properties import POLICIES


def options(parser: argparse.ArgumentParser) -> None:
    """Where to, in which format, which claims, and which plain triples."""
    formats = "; ".join(f"{row.name} (.{row.suffix})" for row in export.FORMATS.values())
    parser.add_argument("output", metavar="FILE", help="the file; - is standard output")
    parser.add_argument("--format", choices=list(export.FORMATS), help=f"default: by the suffix: {formats}")
    parser.add_argument("--plain", choices=list(POLICIES), default="uncontested",
                        help="which claims are plain triples too (default: uncontested)")  # fmt: skip
    common.filters(parser)


def run(arguments: argparse.Namespace) -> common.Result:
    corpus, pattern = common.corpus(arguments), common.pattern(arguments)
    format_ = arguments.format or ("turtle" if arguments.output == export.STDOUT else None)
    written = export.write(corpus, arguments.output, format_, pattern, arguments.plain)
    common.words(f"{common.count(corpus.count(pattern), 'claim')}, {common.count(written, 'byte')}")
    return 0

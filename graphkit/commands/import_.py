"""`graphkit import`: a corpus folder from a file that graphkit exported."""

from __future__ import annotations

import argparse

from graphkit import export
from graphkit.commands import common
from graphkit.output import printable
from graphkit.rdf.importing import import_corpus


def options(parser: argparse.ArgumentParser) -> None:
    """From where, to where."""
    parser.add_argument("input", metavar="FILE", help="a file that graphkit export wrote")
    parser.add_argument("-o", "--output", metavar="DIR", required=True, help="the folder of the new corpus")
    parser.add_argument("--format", choices=list(export.FORMATS), help="by default told by the suffix")
    parser.add_argument("--strict", action="store_true", help="refuse statements that are not known")


def run(arguments: argparse.Namespace) -> common.Result:
    suffix = arguments.format and export.FORMATS[arguments.format].suffix
    found = import_corpus(arguments.input, arguments.output, format=suffix, strict=arguments.strict)
    for name, count in sorted(found.unknown.items()):
        common.words(f"not known, left out: {name} ({common.count(count, 'statement')})")
    documents = found.records.documents
    for each in documents:
        if each.excerpt is not None:
            common.words(f"{each.id} is an excerpt, not the whole document: {printable(each.excerpt)}")
    claims = sum(len(passage.claims) for document in documents for passage in document.passages)
    common.words(
        f"{common.count(len(found.records.entities), 'entity record')}, "
        f"{common.count(len(documents), 'document')}, {common.count(claims, 'claim')} in {arguments.output}"
    )
    return 0

"""`graphkit view`: pictures and claims as one page, in one file, for any browser."""

from __future__ import annotations

import argparse

from graphkit import draw
from graphkit.commands import common
from graphkit.commands import draw as drawing


def options(parser: argparse.ArgumentParser) -> None:
    """Where to, and which claims."""
    parser.add_argument("-o", "--output", metavar="FILE.html", required=True, help="the page")
    drawing.parts(parser)
    common.filters(parser)


def run(arguments: argparse.Namespace) -> common.Result:
    corpus, language = common.corpus(arguments), arguments.lang or "en"
    pattern, wishes = common.pattern(arguments), drawing.wishes(arguments)
    for warning in draw.view(corpus, arguments.output, pattern, lang=language, **wishes):
        common.words(f"graphkit: {warning}")
    common.words(f"written: {arguments.output}")
    return 0

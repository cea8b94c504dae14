"""`graphkit contested` and the other reports: a command for each row of REPORTS."""

from __future__ import annotations

import argparse
from collections import Counter

from graphkit import corpus, output, reports
from graphkit.commands import common
from graphkit.reports import Report


def options(report: Report, parser: argparse.ArgumentParser) -> None:
    parser.epilog = report.note["en"].replace("`", "") if report.note else None
    for each in report.arguments:
        number = 1 if each.most == 1 else "+"
        parser.add_argument(each.name, nargs=number, metavar=each.name.upper(), help=each.help)
    if report.is_filtered:
        common.filters(parser)
    common.rows_options(parser)
    if report.is_drawn:
        parser.add_argument("--draw", metavar="FILE", help="draw it instead: ends in .svg, .png or .pdf")


def run(report: Report, arguments: argparse.Namespace) -> common.Result:
    words = [word for each in report.arguments for word in getattr(arguments, each.name)]
    opened = corpus.load(words[-1]) if report.is_of_folders else common.corpus(arguments)
    pattern = common.pattern(arguments) if report.is_filtered else None
    language, left_out = arguments.lang or "en", Counter[str]()
    if report.is_drawn and arguments.draw:
        from graphkit.draw import timeline  # what paints is loaded only to paint

        timeline.draw_timeline(opened, arguments.draw, pattern, language)
        common.words(f"drawn: {arguments.draw}")
        return 0
    found = reports.report(opened, report.name, pattern, language, *words, left_out=left_out)
    if arguments.format in output.STREAMED and not arguments.bom:
        number = common.stream_rows(arguments, found)
    else:
        common.tell_of_loading(arguments, opened, pattern)
        rows = list(found)
        number = len(rows)
        if arguments.format in ("table", "md"):
            rows = [reports.worded(opened, report, row, language) for row in rows]
        common.print_rows(arguments, rows)
    without = "".join(f"; left out: {number:,} {why}" for why, number in sorted(left_out.items()))
    common.words(common.count(number, "row") + without)
    return 0

"""What the commands share: the corpus and the filters that were named, and how rows and words are written."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graphkit import output, standing
from graphkit.corpus import Corpus, load
from graphkit.errors import UsageError
from graphkit.pattern import FILTERS, Pattern, pattern_of

Result = int | None
LISTS = {
    "status": standing.STATUSES, "standing": standing.STANDINGS, "polarity": standing.POLARITIES,
    "certainty": standing.CERTAINTIES, "phase": standing.PHASES,
}  # fmt: skip
"""The filters with a closed list of words."""
MANY = 10_000
"""Claims from which on it is said that all are held in memory."""


def corpus(arguments: argparse.Namespace) -> Corpus:
    """The corpus that the options name."""
    return load(*(arguments.corpus or ()), compiled=arguments.compiled)


def filters(parser: argparse.ArgumentParser) -> None:
    """An option for each filter."""
    group = parser.add_argument_group("filters", "several values of one widen, different ones narrow")
    for each in FILTERS:
        flag, once = f"--{each.field.replace('_', '-')}", each.reads == "day"
        metavar, action = ("DATE", "store") if once else ("NAME", "append")
        known = LISTS.get(each.field)
        told = f"{each.help}: {', '.join(known)}" if known else each.help
        group.add_argument(flag, metavar=metavar, action=action, help=told)


def pattern(arguments: argparse.Namespace) -> Pattern:
    """The pattern that the filters make."""
    return pattern_of(**{each.field: getattr(arguments, each.field) for each in FILTERS})


def rows_options(parser: argparse.ArgumentParser) -> None:
    """How rows are written."""
    parser.add_argument("--format", choices=list(output.FORMATS), default="table", help="default: table")
    parser.add_argument("--bom", action="store_true",
                        help="CSV for spreadsheets: byte order mark, no text runs as a formula")  # fmt: skip


def print_rows(arguments: argparse.Namespace, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows to standard output as `--format` says; a table fits the terminal."""
    if arguments.bom:
        if arguments.format != "csv":
            raise UsageError("--bom is for --format csv: in other formats the mark is a fault")
        sys.stdout.write("\ufeff")
        rows = output.for_spreadsheets(rows)
    if arguments.format == "table" and sys.stdout.isatty():
        sys.stdout.writelines(output.as_table(rows, os.get_terminal_size().columns))
    else:
        sys.stdout.writelines(output.FORMATS[arguments.format](rows))


def stream_rows(arguments: argparse.Namespace, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows to standard output as they come; how many there were."""
    passed = 0

    def counted() -> Iterator[Mapping[str, Any]]:
        nonlocal passed
        for row in rows:
            passed += 1
            yield row

    sys.stdout.writelines(output.STREAMED[arguments.format](counted()))
    return passed


def tell_of_loading(arguments: argparse.Namespace, opened: Corpus, pattern: Pattern | None) -> None:
    """Say beforehand that the format holds all rows in memory, where they are many."""
    claims = opened.count(pattern) if pattern else opened.store.tally("claim")
    if claims > MANY:
        words(f"{count(claims, 'claim')} to read; all are held in memory for a {arguments.format} "
              "(json and jsonl are written as they are read)")  # fmt: skip


def count(number: int, noun: str) -> str:
    """The number with its noun, in the plural where it needs one."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def words(text: str) -> None:
    """Write words to standard error, behind what went to standard output."""
    sys.stdout.flush()
    print(text, file=sys.stderr, flush=True)

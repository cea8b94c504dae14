"""`graphkit check`: every fault of a corpus, and its pointers against copies of the texts."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable

from graphkit import checks, locate, reader
from graphkit.commands import common
from graphkit.errors import UsageError
from graphkit.output import printable


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--text", metavar="DIR",
                        help="folder with copies of the texts: verifies each pointer")  # fmt: skip


def run(arguments: argparse.Namespace) -> common.Result:
    if arguments.text is not None and not os.path.isdir(arguments.text):
        raise UsageError(f"there is no folder {arguments.text!r} with copies of the texts")
    words = reader.read_vocabulary(locate.vocabulary_file())
    loaded = reader.gather(locate.corpus_folders(*(arguments.corpus or ())))
    checked = checks.check(loaded, words, arguments.text)
    for fault in checked.faults:
        print(fault)
    for line in _checked(checked, arguments.text):
        common.words(line)
    if hint := locate.hint(checked.faults, arguments.corpus):
        common.words(hint)
    return 1 if checked.errors else 0


def _checked(checked: checks.Checked, texts: str | None) -> Iterable[str]:
    """What was looked at: coverage of each document, what was verified and what was not, the count."""
    for each in checked.coverage:
        part = f"an excerpt ({printable(each.excerpt)}), not the whole: " if each.excerpt else ""
        yield (
            f"{each.document}: {part}{common.count(each.sentences, 'sentence')}, {each.claimed} with claims, "
            f"{each.remarked} with remarks, {each.skipped} skipped, {each.open} open"
        )
    for document in checked.verified:
        yield f"{document}: every pointer verified against the copy of the text"
    for document, reason in checked.unverified:
        yield f"{document}: pointers not verified: {reason}"
    if texts is None:
        yield "pointers not verified: no folder with copies of the texts was given (--text DIR)"
    errors = len(checked.errors)
    yield f"{common.count(errors, 'fault')}, {common.count(len(checked.faults) - errors, 'warning')}"

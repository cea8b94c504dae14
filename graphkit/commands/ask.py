"""`graphkit ask`: answer a question, or one after the other."""

from __future__ import annotations

import argparse
import sys

from graphkit.ask import Answer, ask, converse, reply, written
from graphkit.commands import common
from graphkit.corpus import Corpus
from graphkit.errors import UsageError


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", nargs="*", help="without one: a prompt, or a question a line from a pipe")
    parser.add_argument("--format", choices=("text", "json", "jsonl"), default="text", help="default: text")
    parser.add_argument("--draw", metavar="FILE", help="draw the claims of the answer too (.svg .png .pdf)")


def run(arguments: argparse.Namespace) -> common.Result:
    corpus = common.corpus(arguments)
    if not arguments.question and arguments.draw:
        raise UsageError("--draw draws the answer to one question: give the question too")
    if not arguments.question:
        return converse(corpus, sys.stdin, sys.stdout, arguments.format, arguments.lang)
    answered = ask if arguments.format == "text" else reply  # as text a question not understood is an error
    answer = answered(corpus, " ".join(arguments.question), arguments.lang)
    sys.stdout.write(written(answer, arguments.format))
    if arguments.draw:
        _draw(corpus, answer, arguments.draw)
    return answer.exit


def _draw(corpus: Corpus, answer: Answer, path: str) -> None:
    """Draw what the answer shows: its claims and what stands against them."""
    from graphkit import draw
    from graphkit.pattern import pattern_of

    shown = [row.id for part in (answer, *answer.parts) for row in (*part.claims, *part.denials)]
    if not shown:
        return common.words("nothing is drawn: no claim answers the question")
    pattern, kind = pattern_of(claim=shown), next(iter(draw.KINDS))
    for warning in draw.draw(corpus, kind, path, pattern, lang=answer.language, title=answer.question):
        common.words(f"graphkit: {warning}")
    common.words(f"drawn: {path}")

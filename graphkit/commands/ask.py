"""`graphkit ask`: answer a question, or one after the other."""

from __future__ import annotations

import argparse
import sys

from graphkit.ask import ask, converse, reply, written
from graphkit.commands import common


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", nargs="*", help="without one: a prompt, or a question a line from a pipe")
    parser.add_argument("--format", choices=("text", "json", "jsonl"), default="text", help="default: text")


def run(arguments: argparse.Namespace) -> common.Result:
    corpus = common.corpus(arguments)
    if not arguments.question:
        return converse(corpus, sys.stdin, sys.stdout, arguments.format, arguments.lang)
    answered = ask if arguments.format == "text" else reply  # as text a question not understood is an error
    answer = answered(corpus, " ".join(arguments.question), arguments.lang)
    sys.stdout.write(written(answer, arguments.format))
    return answer.exit

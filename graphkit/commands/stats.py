"""`graphkit stats`: count what the corpus covers."""

from __future__ import annotations

import argparse

from graphkit.commands import common

options = common.rows_options


def run(arguments: argparse.Namespace) -> common.Result:
    common.print_rows(arguments, common.corpus(arguments).stats(arguments.lang or "en"))
    return 0

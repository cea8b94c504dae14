"""The command line: read the words, call, print. Results to standard output, words to standard error.

Exit status: 0 fine, 1 faults in the data, 2 wrong use, 3 a question with no reading.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

from graphkit import __version__, output
from graphkit.errors import DataError, GraphkitError, NoReading

Arguments = argparse.Namespace


class Command(NamedTuple):
    """One command: what it is for, the module of `graphkit.commands` with its `options` and `run`, its row.

    A command that is made from a row of a table gives the row to both.
    """

    help: str
    module: str
    row: Any = None


COMMANDS: dict[str, Command] = {
    "ask": Command("answer a question in English or Japanese", "ask"),
    "find": Command("list the claims that fit", "find"),
    "show": Command("show everything known about one thing, with a citation", "show"),
    "draw": Command("draw the network, or the flow of goods, as SVG, PNG or PDF", "draw"),
    "view": Command("write the pictures and the claims as one page that opens in any browser", "view"),
    "export": Command("write the claims as Turtle and other RDF", "export"),
    "import": Command("make a corpus folder from exported RDF", "import_"),
    "sparql": Command("answer a question in SPARQL", "sparql"),
    "stats": Command("count what the corpus covers", "stats"),
    "check": Command("check a corpus, and its pointers against copies of the texts", "check"),
    "code": Command("encode a text: start, add, next, review, entity, compare", "code"),
}


def commands() -> dict[str, Command]:
    """Every command by name: those above, and one for each report, from the table of reports."""
    from graphkit.reports import REPORTS

    return COMMANDS | {name: Command(row.words["en"], "report", row) for name, row in REPORTS.items()}


def run() -> int:
    """`main` as a process of its own: what it makes is kept to the end, so no garbage is looked for."""
    gc.set_threshold(100_000)
    status = main()
    gc.freeze()  # or it would all be looked through once more on the way out
    return status


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    _streams()
    try:
        parsed = _parsed(words)
        status: int = parsed.run(parsed) or 0
        sys.stdout.flush()
        return status
    except DataError as error:
        return _fail(_faults(error), 1)
    except NoReading as error:
        return _fail(str(error), 3)
    except GraphkitError as error:
        return _fail(f"graphkit: {error}", 2)
    except BrokenPipeError:
        _close_output()
        return 0
    except OSError as error:
        _close_output()
        return _fail(f"graphkit: {error}", 2)
    except KeyboardInterrupt:
        return _fail("graphkit: stopped", 130)


def _faults(error: DataError) -> str:
    """Every fault, their number, and what may mend them."""
    from graphkit.locate import hint

    count = len(error.faults)
    lines = [str(error), f"{count:,} fault{'' if count == 1 else 's'}", hint(error.faults, sys.argv)]
    return "\n".join(line for line in lines if line)


def _streams() -> None:
    """UTF-8 whatever the locale; what cannot be written is shown escaped. A closed stream takes all."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _close_output() -> None:
    """Let what is still to be written go nowhere: nobody reads it, or there is no room."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:  # a stream of the caller's own, without a descriptor
        return


def _fail(words: str, status: int) -> int:
    print("\n".join(map(output.printable, words.split("\n"))), file=sys.stderr)
    return status


class _Help(argparse.HelpFormatter):
    """Help as wide as the terminal. Made for every option, and argparse's own loads shutil to measure."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width() - 2)


def _width() -> int:
    """Columns of the terminal, of COLUMNS where that is set, 80 where there is none."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 80


class _Parser(argparse.ArgumentParser):
    """Takes no shortened options, so that a new option breaks no script; shows no raw control characters."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=_Help, **settings)

    def error(self, message: str) -> NoReturn:
        super().error(output.printable(message))


def _parsed(words: Sequence[str]) -> Arguments:
    """The words as arguments; corpora named before and behind the command are united."""
    try:
        parser = _parser(words)
        parsed, rest = parser.parse_known_args(words)
        if rest:
            parsed.parser.error(f"unrecognized arguments: {' '.join(rest)}")
    except SystemExit:
        sys.stdout.flush()  # whoever asked for help may not be there any more
        raise
    parsed.corpus = [*(parsed.corpus or ()), *getattr(parsed, "corpus_behind", ())]
    return parsed


def _parser(words: Sequence[str]) -> _Parser:
    """The parser; of the commands it has only the one that is named, which keeps the start short."""
    parser = _Parser(
        prog="graphkit",
        description="A knowledge graph of state military cooperation: who arms whom, and who says so.",
        epilog="Exit status: 0 fine, 1 faults in the data, 2 wrong use, 3 a question with no reading.",
    )
    parser.add_argument("--version", action="version", version=f"graphkit {__version__}")
    _common(parser, defaults=True)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, prog="graphkit")
    name = _named(words)
    known = COMMANDS if name in COMMANDS else commands()
    for each in [name] if name in known else known:
        sub = subparsers.add_parser(each, help=known[each].help, description=known[each].help)
        if each == name:
            _common(sub, defaults=False)
            _load(sub, known[each])
    return parser


def _named(words: Sequence[str]) -> str:
    """The command that the words name: the first that is no option, and no value of one before it."""
    before = ["", *words]  # what follows an option is its value, a folder called "find" too
    for number, word in enumerate(words):
        if word in ("-h", "--help", "--version"):
            return ""
        if not word.startswith("-") and before[number] not in _COMMON:
            return word
    return ""


def _load(parser: argparse.ArgumentParser, command: Command) -> None:
    """Give the parser the options of the command and what it runs."""
    module = import_module(f"graphkit.commands.{command.module}")
    row = () if command.row is None else (command.row,)
    module.options(*row, parser)
    parser.set_defaults(run=partial(module.run, *row), parser=parser)


_COMMON = ("--corpus", "--compiled", "--lang")


def _common(parser: argparse.ArgumentParser, defaults: bool) -> None:
    """Options that may stand before or behind the command."""
    absent = {} if defaults else {"default": argparse.SUPPRESS}
    group = parser.add_argument_group("corpus and language")
    behind = {} if defaults else {"dest": "corpus_behind"}  # argparse would forget those in front
    group.add_argument("--corpus", metavar="DIR", action="append", **behind,  # type: ignore[arg-type]
                       help="a corpus folder, or 'shipped'; may be repeated, corpora are united", **absent)  # type: ignore[arg-type]  # fmt: skip
    group.add_argument("--compiled", metavar="FILE", help="where to keep the compiled corpus", **absent)  # type: ignore[arg-type]
    group.add_argument("--lang", choices=output.LANGUAGES, help="language of words in the answer", **absent)  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())

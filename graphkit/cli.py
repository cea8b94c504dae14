"""The command line: read the words, call, print. Results to standard output, words to standard error.

Exit status: 0 fine, 1 faults in the data, 2 wrong use, 3 a question with no reading.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, NoReturn

from graphkit import output
from graphkit.errors import DataError, GraphkitError, NoReading, UsageError
from graphkit.pattern import FILTERS, Pattern
from graphkit.reports import REPORTS, Report

Arguments = argparse.Namespace
Result = int | None


class Command(NamedTuple):
    """One command: what it is for, its own options, and what it does."""

    help: str
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Arguments], Result]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    _streams()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # to look for them costs 30 ms
    try:
        parsed = _parsed(words)
        status = COMMANDS[parsed.command].run(parsed) or 0
        sys.stdout.flush()
        return status
    except DataError as error:
        return _fail(f"{error}\n{_count(len(error.faults), 'fault')}", 1)
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


def _streams() -> None:
    """UTF-8 whatever the locale; what cannot be written is shown escaped. A closed stream takes all."""
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
        parsed = _parser(words).parse_args(words)
    except SystemExit:
        sys.stdout.flush()  # whoever asked for help may not be there any more
        raise
    parsed.corpus = [*(parsed.corpus or ()), *getattr(parsed, "corpus_behind", ())]
    if parsed.version:
        parsed.command = "version"
    return parsed


def _parser(words: Sequence[str]) -> _Parser:
    """The parser; of the commands it has only the one that is named, which keeps the start short."""
    parser = _Parser(
        prog="graphkit",
        description="A knowledge graph of state military cooperation: who arms whom, and who says so.",
        epilog="Exit status: 0 fine, 1 faults in the data, 2 wrong use, 3 a question with no reading.",
    )  # fmt: skip
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    _common(parser, defaults=True)
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required="--version" not in words, prog="graphkit"
    )
    parser.set_defaults(command="version")
    for name in _wanted(words):
        told = COMMANDS[name].help
        sub = commands.add_parser(name, help=told, description=told)
        if name in words:
            _common(sub, defaults=False)
            COMMANDS[name].options(sub)
    return parser


def _wanted(words: Sequence[str]) -> list[str]:
    """The commands to make parsers for: the one that is named, else all that have a help."""
    before = ["", *words]  # what follows an option is its value, a folder called "find" too
    free = (number for number, word in enumerate(words) if word in COMMANDS and before[number] not in _COMMON)
    named = next(free, None)
    if named is None or {"-h", "--help"} & set(words[:named]) or not COMMANDS[words[named]].help:
        return [name for name, command in COMMANDS.items() if command.help]
    return [words[named]]


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


def _corpus(arguments: Arguments) -> Any:
    from graphkit.corpus import load

    return load(*(arguments.corpus or ()), compiled=arguments.compiled)


def _filters(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("filters", "several values of one widen, different ones narrow")
    for each in FILTERS:
        flag, once = f"--{each.field.replace('_', '-')}", each.reads == "day"
        metavar, action = ("DATE", "store") if once else ("NAME", "append")
        group.add_argument(flag, metavar=metavar, action=action, help=each.help)


def _pattern(arguments: Arguments) -> Pattern:
    from graphkit.pattern import pattern_of

    return pattern_of(**{each.field: getattr(arguments, each.field) for each in FILTERS})


def _rows_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=list(output.FORMATS), default="table", help="default: table")
    parser.add_argument("--bom", action="store_true",
                        help="CSV for spreadsheets: byte order mark, no text runs as a formula")  # fmt: skip


def _print_rows(arguments: Arguments, rows: Sequence[Mapping[str, Any]]) -> None:
    if arguments.bom:
        if arguments.format != "csv":
            raise UsageError("--bom is for --format csv: in other formats the mark is a fault")
        sys.stdout.write("\ufeff")
        rows = output.for_spreadsheets(rows)
    if arguments.format == "table" and sys.stdout.isatty():
        sys.stdout.writelines(output.as_table(rows, os.get_terminal_size().columns))
    else:
        sys.stdout.writelines(output.FORMATS[arguments.format](rows))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _words(text: str) -> None:
    sys.stdout.flush()
    print(text, file=sys.stderr, flush=True)


# find


def _find_options(parser: argparse.ArgumentParser) -> None:
    _filters(parser)
    _rows_options(parser)
    parser.add_argument("--limit", type=int, metavar="N", help="the first N claims alone")
    parser.add_argument("--withdrawn", action="store_true", help="withdrawn claims too")


def _find(arguments: Arguments) -> Result:
    corpus, pattern = _corpus(arguments), _pattern(arguments)
    found = corpus.find(pattern, limit=arguments.limit, withdrawn=arguments.withdrawn)
    language = arguments.lang or "en"
    short = arguments.format in ("table", "md")
    _print_rows(arguments, [_brief(corpus, row, language) for row in found] if short else found.to_records())
    whole = len(found) if arguments.limit is None else corpus.count(pattern, withdrawn=arguments.withdrawn)
    left_out = "".join(f"; left out: {number} {reason}" for reason, number in found.left_out.items())
    _words(f"{_count(len(found), 'claim')}{f' of {whole:,}' if whole > len(found) else ''}{left_out}")
    return 0


def _brief(corpus: Any, row: Any, language: str) -> dict[str, str]:
    """A claim as a person reads it: what, how it is put, according to whom, where."""
    return {
        "id": row.id,
        "claim": corpus.gloss(row, language) + corpus.reached(row, language),
        "how it is put": corpus.put(row, language),
        "according to": row.speaker_label[language],
        "at": row.at,
    }


# show, stats


def _show_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the id of a claim (document/c12), proposition, document, relation or "
                        "entity, or an entity's name")  # fmt: skip
    parser.add_argument("--format", choices=("text", "json", "bibtex", "csl"), default="text")
    parser.add_argument("--text", metavar="DIR",
                        help="folder with your copies of the texts: adds its sentence")  # fmt: skip


def _show(arguments: Arguments) -> Result:
    from graphkit import cards, cite

    corpus = _corpus(arguments)
    card = cards.show(corpus, arguments.name, arguments.text)
    if arguments.format == "json":
        print(output.to_json(card, indent=1))
    elif arguments.format == "text":
        print("\n".join(map(output.printable, cards.flat(card))))
    elif "citation" not in card:
        raise UsageError(f"{arguments.name} is no document, claim or remark: there is nothing to cite")
    else:
        document, at = str(card.get("document") or card["id"]), str(card.get("at", ""))
        claim = card["id"] if at else ""
        if arguments.format == "bibtex":
            print(cite.bibtex(corpus, document, at, claim))
        else:
            print(output.to_json([cite.csl(corpus, document, at, claim)], indent=1))
    return 0


def _stats(arguments: Arguments) -> Result:
    _print_rows(arguments, _corpus(arguments).stats(arguments.lang or "en"))
    return 0


# check


def _check_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--text", metavar="DIR",
                        help="folder with copies of the texts: verifies each pointer")  # fmt: skip


def _check(arguments: Arguments) -> Result:
    from graphkit import checks, corpus, reader

    words = reader.read_vocabulary(corpus.vocabulary_file())
    loaded = reader.gather(corpus.corpus_folders(*(arguments.corpus or ())))
    checked = checks.check(loaded, words, arguments.text)
    for fault in checked.faults:
        print(fault)
    for line in _checked(checked, arguments.text):
        _words(line)
    return 1 if checked.errors else 0


def _checked(checked: Any, texts: str | None) -> Iterable[str]:
    """What was looked at: coverage of each document, what was verified and what was not, the count."""
    for each in checked.coverage:
        yield (
            f"{each.document}: {_count(each.sentences, 'sentence')}, {each.claimed} with claims, "
            f"{each.remarked} with remarks, {each.skipped} skipped, {each.open} open"
        )
    for document in checked.verified:
        yield f"{document}: every pointer verified against the copy of the text"
    for document, reason in checked.unverified:
        yield f"{document}: pointers not verified: {reason}"
    if texts is None:
        yield "pointers not verified: no folder with copies of the texts was given (--text DIR)"
    errors = len(checked.errors)
    yield f"{_count(errors, 'fault')}, {_count(len(checked.faults) - errors, 'warning')}"


# ask


def _ask_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", nargs="*", help="without one: a prompt, or a question a line from a pipe")
    parser.add_argument("--format", choices=("text", "json", "jsonl"), default="text")


def _ask(arguments: Arguments) -> Result:
    from graphkit import ask

    corpus = _corpus(arguments)
    if not arguments.question:
        return int(ask.converse(corpus, sys.stdin, sys.stdout, arguments.format, arguments.lang))
    answer = ask.ask(corpus, " ".join(arguments.question), arguments.lang)
    sys.stdout.write(ask.written(answer, arguments.format))
    return int(answer.exit)


def _version(arguments: Arguments) -> Result:
    from graphkit import __version__

    print(f"graphkit {__version__}")
    return 0


# reports


def _report_options(report: Report, parser: argparse.ArgumentParser) -> None:
    for each in report.arguments:
        number = 1 if each.most == 1 else "+"
        parser.add_argument(each.name, nargs=number, metavar=each.name.upper(), help=each.help)
    if report.is_filtered:
        _filters(parser)
    _rows_options(parser)


def _report(report: Report, arguments: Arguments) -> Result:
    from collections import Counter

    from graphkit import corpus, reports

    words = [word for each in report.arguments for word in getattr(arguments, each.name)]
    opened = corpus.load(words[-1]) if report.is_of_folders else _corpus(arguments)
    pattern = _pattern(arguments) if report.is_filtered else None
    language, left_out = arguments.lang or "en", Counter[str]()
    found = reports.report(opened, report.name, pattern, language, *words, left_out=left_out)
    rows = list(found)
    short = arguments.format in ("table", "md")
    _print_rows(arguments, [reports.worded(opened, report, row, language) for row in rows] if short else rows)
    without = "".join(f"; left out: {number:,} {why}" for why, number in sorted(left_out.items()))
    _words(_count(len(rows), "row") + without)
    return 0


COMMANDS: dict[str, Command] = {
    "ask": Command("answer a question in English or Japanese", _ask_options, _ask),
    "find": Command("list the claims that fit", _find_options, _find),
    "show": Command("show everything known about one thing, with a citation", _show_options, _show),
    "stats": Command("count what the corpus covers", _rows_options, _stats),
    "check": Command("check a corpus, and its pointers against copies of the texts", _check_options, _check),
    "version": Command("", _rows_options, _version),
}
for _row in REPORTS.values():
    COMMANDS[_row.name] = Command(_row.words["en"], partial(_report_options, _row), partial(_report, _row))


if __name__ == "__main__":
    sys.exit(main())

"""The rows of `graphkit code ...`: options and what each does. Results to standard output, words to error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from graphkit.coding import beginning
from graphkit.coding.terminal import count, say
from graphkit.errors import DataError, UsageError

Arguments = argparse.Namespace


_MANUAL = "A whole article, the form of a line, and the warnings: docs/encoding.md."


class Command(NamedTuple):
    """One command: what it is for, its options, and what it does; gives the exit status."""

    help: str
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Arguments], int]


def options(parser: argparse.ArgumentParser) -> None:
    """The commands under `code`."""
    commands = parser.add_subparsers(dest="aid", metavar="AID", required=True)
    for name, command in COMMANDS.items():
        sub = commands.add_parser(name, help=command.help, description=command.help, epilog=_MANUAL)
        sub.add_argument("--corpus", metavar="DIR", action="append", dest="corpus_last", default=[],
                         help="further corpora; the last is the one written to")  # fmt: skip
        command.options(sub)


def run(arguments: Arguments) -> int:
    """Run the command under `code` that was named."""
    arguments.corpus = [*(arguments.corpus or ()), *arguments.corpus_last]
    return COMMANDS[arguments.aid].run(arguments)


# add


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the document")
    parser.add_argument("lines", metavar="FILE", nargs="?", default="-", help="lines; - or nothing: a pipe")
    parser.add_argument("--dry-run", action="store_true", help="read and say back, write nothing")


def _add(arguments: Arguments) -> int:
    from graphkit.coding import add, schema
    from graphkit.coding.desk import open_desk

    lines = _lines(arguments.lines)
    desk = open_desk(arguments.corpus or ())
    source = desk.own(arguments.id)
    before = add.content(source)
    try:
        added = add.prepare(desk, source, lines, arguments.lines)
    except DataError as error:
        return _pointed(lines, error)
    for at, each, back in add.said(desk, added):
        print(f"{at} {each.id}  {back.en}\n{' ' * (len(at) + len(each.id) + 3)}{back.ja}")
    for fault in added.warnings:
        say(f"{fault.file}:{fault.line}:{fault.column}: warning: {fault.reason}")
    if arguments.dry_run:
        say("nothing was written (--dry-run)")
    elif added.additions:
        path = add.write(source, before, added)
        statements, passages = len(added.statements), len(added.additions)
        say(f"{count(statements, 'statement')} in {count(passages, 'passage')}: {path}")
        schema.refresh(open_desk(arguments.corpus or ()))
    return 0


def _lines(file: str) -> list[str]:
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode("utf-8-sig").split("\n")
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8: byte {error.start}") from error


def _pointed(lines: Sequence[str], error: DataError) -> int:
    """Each fault with its line and a mark under the character."""
    from graphkit.coding.walk import pointed

    for fault in error.faults:
        say(f"{fault.file}:{fault.line}:{fault.column}:")
        say(pointed(lines[fault.line - 1].rstrip("\r"), fault.column, fault.reason))
    say(f"{count(len(error.faults), 'fault')}; nothing was written")
    return 1


# next, review


def _text_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the document")
    parser.add_argument("--text", metavar="DIR", required=True, help="folder with your copy of the text")


def _next_options(parser: argparse.ArgumentParser) -> None:
    _text_options(parser)
    parser.add_argument(
        "at", metavar="PLACE", nargs="?", help="begin here, as p4.s2, though something stands there"
    )


def _next(arguments: Arguments) -> int:
    from graphkit.coding import walk
    from graphkit.coding.desk import open_desk

    terminal, corpora = sys.stdin.isatty(), list(arguments.corpus or ())
    if arguments.at:
        walk.begin_at(open_desk(corpora).own(arguments.id), arguments.at)
    if terminal:
        walk.complete_names(open_desk(corpora), arguments.id)
    ask = walk.asker(sys.stdin, terminal)
    found = walk.Walk(corpora, arguments.id, arguments.text, ask, print, arguments.at)
    status = 0
    try:
        found.run()
    except KeyboardInterrupt:
        print()
        found.is_stopped, status = True, 130
    left = len(list(walk.open_places(open_desk(corpora).source(arguments.id))))
    stopped = "graphkit: stopped; " if status else ""
    back = f"; graphkit code next {arguments.id} {found.at} goes on there" if found.is_stopped else ""
    say(f"{stopped}{count(found.written, 'line')} written; {count(left, 'sentence')} open{back}")
    return status


def _review_options(parser: argparse.ArgumentParser) -> None:
    _text_options(parser)
    parser.add_argument("--warned", action="store_true", help="show only the sentences with a warning")
    parser.add_argument("--html", metavar="FILE", help="write one HTML page for a second reader instead")


def _review(arguments: Arguments) -> int:
    from graphkit import writer
    from graphkit.coding import sheet
    from graphkit.coding.desk import open_desk

    desk = open_desk(arguments.corpus or ())
    source = desk.source(arguments.id)
    found = sheet.proofs(desk, source, arguments.text)
    shown = [proof for proof in found if proof.warnings or not arguments.warned]
    if arguments.html is None:
        for line in sheet.as_text(shown):
            print(line)
    else:
        _outside(arguments.html, desk.folders)
        page = sheet.as_page(shown, source.document.title, source.document.language)
        print(writer.write_text(arguments.html, page))
    warned = sum(len(proof.warnings) for proof in found)
    quiet = sum(len(proof.silenced) for proof in found)
    told = f"{count(warned, 'warning')} without a reason, {quiet} silenced with one"
    say(f"{count(len(found), 'sentence')}; {told}")
    return 0


def _outside(path: str, folders: Sequence[str]) -> None:
    """UsageError for a file in a corpus, where no sentence may stand."""
    real = os.path.realpath(path)
    for folder in folders:
        if real.startswith(os.path.join(os.path.realpath(folder), "")):
            raise UsageError(
                f"{path} is in the corpus {folder}; the sheet holds sentences: write it elsewhere"
            )


# entity


def _entity_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="a name in either language")
    parser.add_argument("--kind", help="make a new one of this kind: State, Organisation, Person, Item, ...")
    parser.add_argument("--id", help="default: made of the English label")
    parser.add_argument("--en", metavar="LABEL", help="label in English")
    parser.add_argument("--ja", metavar="LABEL", help="label in Japanese")
    parser.add_argument("--alias-en", metavar="NAME", action="append", default=[])
    parser.add_argument("--alias-ja", metavar="NAME", action="append", default=[])
    for name in ("part-of", "members", "broader"):
        parser.add_argument(f"--{name}", metavar="ID", action="append", default=[])
    parser.add_argument("--category", help="of an item")
    parser.add_argument("--new", action="store_true", help="although there are near duplicates")


def _entity(arguments: Arguments) -> int:
    from graphkit.coding import entity, schema
    from graphkit.coding.desk import open_desk

    desk = open_desk(arguments.corpus or (), may_begin=True)
    found = entity.candidates(desk, arguments.name)
    for each in found:
        record = each.entity
        labels = f"{record.labels.en} / {record.labels.ja}"
        print(f"{each.score:3}  {record.id}  {record.kind}  {labels}  ({each.name})")
    if not arguments.kind:
        told = count(len(found), "candidate")
        say(f"{told}; none of them? --kind KIND --en LABEL --ja LABEL makes a new one")
        return 0
    names = [arguments.name, arguments.en, arguments.ja, *arguments.alias_en, *arguments.alias_ja]
    near = {
        c.entity.id: None for name in names if name for c in entity.near(entity.candidates(desk, name), name)
    }
    sys.stdout.flush()
    if near and not arguments.new:
        raise UsageError(
            f"{arguments.name!r} is all but {', '.join(near)}; --new if it is another all the same"
        )
    made = entity.new(
        desk, _entity_fields(arguments, entity.id_of(arguments.en or arguments.name)), arguments.kind
    )
    say(f"{made.id}: {entity.write(desk, made)}")
    schema.refresh(open_desk(arguments.corpus or ()))
    return 0


def _entity_fields(arguments: Arguments, id: str) -> dict[str, object]:
    is_ascii = arguments.name.isascii()
    en, ja = (
        arguments.en or (arguments.name if is_ascii else ""),
        arguments.ja or ("" if is_ascii else arguments.name),
    )
    if not (en and ja):
        raise UsageError(f"a label in {'Japanese: --ja' if en else 'English: --en'} LABEL is missing")
    aliases = {"en": tuple(arguments.alias_en), "ja": tuple(arguments.alias_ja)}
    return {
        "id": arguments.id or id, "labels": {"en": en, "ja": ja},
        "aliases": aliases if any(aliases.values()) else None,
        "part_of": tuple(arguments.part_of), "members": tuple(arguments.members),
        "broader": tuple(arguments.broader), "category": arguments.category,
    }  # fmt: skip


# words


def _words_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("word", metavar="WORD", nargs="?", help="relations, remarks, speakers, categories, "
                        "phases or amounts; or any word: the relations it may mean")  # fmt: skip


def _words(arguments: Arguments) -> int:
    from graphkit import locate
    from graphkit.coding import terms
    from graphkit.reader import read_vocabulary

    for line in terms.listed(read_vocabulary(locate.vocabulary_file()), arguments.word):
        print(line)
    return 0


# compare


def _compare_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("a", metavar="A", help="the YAML file of one encoding")
    parser.add_argument("b", metavar="B", help="the YAML file of another encoding of the same text")
    parser.add_argument("--merge", metavar="FILE", help="write what both agree on, the rest as comments; "
                        "what is settled in FILE already is kept")  # fmt: skip


def _compare(arguments: Arguments) -> int:
    from graphkit import writer
    from graphkit.coding import compare
    from graphkit.coding.desk import open_desk
    from graphkit.reader import read_document

    a, b = read_document(arguments.a).document, read_document(arguments.b).document
    desk = open_desk(arguments.corpus or ())
    names_a, names_b = desk.names(a), desk.names(b)
    symmetric = frozenset(id for id, relation in desk.vocabulary.relations.items() if relation.symmetric)
    print(compare.agreement(a, b, symmetric))
    if not compare.has_kappa():
        say(compare.NO_KAPPA)
    differ = list(compare.side_by_side(a, b, names_a, names_b))
    for each in differ:
        print(each.at)
        for sign, lines in (("=", each.both), ("a", each.only_a), ("b", each.only_b)):
            for line in lines:
                print(f"  {sign}  {line}")
    say(f"{count(len(a.passages) - len(differ), 'sentence')} alike, {len(differ)} not")
    if arguments.merge:
        there = os.path.exists(arguments.merge)
        before = Path(arguments.merge).read_bytes() if there else None
        settled = read_document(arguments.merge).document if there else None
        words = compare.merged(a, b, names_a, names_b, settled)
        say(f"what both agree on: {writer.replace(arguments.merge, words, before)}")
    return 0


COMMANDS: dict[str, Command] = {
    "start": Command("begin a document from a text", beginning.options, beginning.run),
    "add": Command("put claims, remarks and skips into a document, a line each", _add_options, _add),
    "next": Command("walk through the sentences that are still open", _next_options, _next),
    "review": Command("print the proof sheet of a document", _review_options, _review),
    "entity": Command("find who or what a name stands for, or add it", _entity_options, _entity),
    "words": Command("list the relations and kinds that may be written", _words_options, _words),
    "compare": Command("compare two encodings of one text", _compare_options, _compare),
}

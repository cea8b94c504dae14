"""`graphkit code start`: what is given or asked for is looked at before anything is written."""

from __future__ import annotations

import argparse
import shlex
import sys
from typing import TYPE_CHECKING

from graphkit.coding.terminal import count, say
from graphkit.errors import UsageError

if TYPE_CHECKING:
    from graphkit.coding.desk import Desk

Arguments = argparse.Namespace


def options(parser: argparse.ArgumentParser) -> None:
    """The options of `graphkit code start`."""
    from graphkit.coding.start import ASKED

    parser.add_argument("text", metavar="TEXT", help="the text: a UTF-8 file")
    parser.add_argument("--id", required=True, help="the id of the document: small letters, digits, hyphens")
    parser.add_argument("--language", required=True, help="en, ja, ...")
    for name in (*ASKED, "url"):
        parser.add_argument(f"--{name}", help="asked for on a terminal" if name in ASKED else None)
    parser.add_argument("--copy", metavar="DIR", help="keep a copy of the text there, as --text looks for it")
    parser.add_argument("--unwrap", action="store_true",
                        help="the lines are wrapped: make one of each paragraph (needs --copy)")  # fmt: skip


def run(arguments: Arguments) -> int:
    """Begin the document; the exit status."""
    from graphkit.coding import schema, start
    from graphkit.coding.desk import open_desk

    if arguments.unwrap and arguments.copy is None:
        raise UsageError("--unwrap changes the lines that pointers count: give --copy DIR for the text made")
    _known("id", arguments.id)
    _known("language", arguments.language)
    start.refuse_language(arguments.language)
    desk = open_desk(arguments.corpus or (), may_begin=True)
    desk.to_write()
    words = start.text_of(arguments.text)
    words = start.unwrapped(words, arguments.language) if arguments.unwrap else words
    if desk.lacks_segments(arguments.id):
        return _segments_again(desk, arguments, words)
    head = _head(desk, arguments)
    begun = start.begun(words, arguments.id, arguments.language, head)
    for path in start.write(begun, desk.to_write(), arguments.copy):
        print(path)
    desk = open_desk(arguments.corpus or ())
    print(schema.write(desk, desk.source(arguments.id).document))
    sentences = count(len(begun.segments.segments), "sentence")
    say(f"{sentences}, each with an empty passage; next: graphkit code add {arguments.id}")
    empty = [name for name in start.ASKED if not head[name]]
    if empty:
        say(f"left empty, and named by graphkit check: {', '.join(empty)}")
    return 0


def _head(desk: Desk, arguments: Arguments) -> dict[str, str | None]:
    """The fields of the head, each looked at; on a terminal what is wrong is asked for again."""
    from graphkit.coding.start import ASKED

    given = {name: getattr(arguments, name) for name in (*ASKED, "url")}
    head = {name: None if value is None else _field(desk, name, value) for name, value in given.items()}
    for name, asked in ASKED.items() if sys.stdin.isatty() else ():
        while head[name] is None:
            answer = input(f"{asked}: ").strip()
            try:
                head[name] = _field(desk, name, answer) if answer else ""
            except UsageError as error:
                say(str(error))
    return head


def _field(desk: Desk, name: str, value: str) -> str:
    """A field of the head as it is stored; UsageError where it cannot be."""
    if name != "publisher":
        _known(name, value)
        return value
    id = _entity_id(desk, value)
    if reason := desk.index.misfit(id, desk.index.parties, unknown=True):
        raise UsageError(f"--publisher: {reason}")
    return id


def _segments_again(desk: Desk, arguments: Arguments, words: str) -> int:
    """Make the segments of a document that is there without them, and leave it as it is."""
    from graphkit.coding import start

    made = start.segments_again(desk.ours(arguments.id), arguments.text, words, arguments.language)
    for path in start.write_again(desk.ours(arguments.id), made, words, arguments.copy):
        print(path)
    say(f"{count(len(made.segments), 'sentence')}; the document was there, and is left as it is")
    return 0


def _entity_id(desk: Desk, name: str) -> str:
    """The id of the entity of that name; UsageError with the way to a new one."""
    from graphkit.coding.names import Names, UnknownName

    try:
        return Names(desk.entities.values(), (), desk.vocabulary).entity(name)
    except UnknownName as error:
        new = f"graphkit code entity {shlex.quote(name)} --kind Organisation"
        label = "--ja LABEL" if name.isascii() else "--en LABEL"
        raise UsageError(f"{error}; {new} {label} makes it") from None


def _known(field: str, value: str) -> None:
    """UsageError where the value is no id or language."""
    from graphkit.model import Document
    from graphkit.refused import salvage

    for refusal in salvage(Document, {field: value}, {}).refusals:
        if refusal.path == (field,):
            raise UsageError(f"--{field}: {refusal.reason}")

"""FORMATS: one row a format that leaves graphkit, and the writing of files.

A file is written beside its place and then renamed; `-` is standard output.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from graphkit import unfinished
from graphkit.corpus import Corpus
from graphkit.errors import UsageError
from graphkit.pattern import Pattern
from graphkit.progress import Progress
from graphkit.rdf import formats, jsonld, statements
from graphkit.rdf.encode import Node
from graphkit.rdf.syntax import SHORT, Syntax
from graphkit.terms import Names

STDOUT = "-"
BLOCK = 1 << 16
"""Characters that are written at once."""


class Format(NamedTuple):
    """One format: what it is called, its suffix, its media type, a line of help, and its writer.

    `graphs` says whether it holds a named graph a document, `syntax` how it takes the nodes.
    """

    name: str
    suffix: str
    media: str
    help: str
    graphs: bool
    write: Callable[[Names, Iterable[list[Node]], list[str]], Iterator[str]]
    syntax: Callable[[Names], Syntax] = lambda _: SHORT


def _row(name: str, suffix: str, media: str, help: str) -> Format:
    writer = formats.WRITERS[name]
    return Format(
        name, suffix, media, help, writer.graphs,
        lambda names, nodes, _: writer.write(names, nodes), writer.syntax,
    )  # fmt: skip


FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        _row("turtle", "ttl", "text/turtle", "Turtle 1.1: the one to read and to compare"),
        _row("ntriples", "nt", "application/n-triples", "N-Triples 1.1: a statement a line"),
        _row("nquads", "nq", "application/n-quads", "N-Quads 1.1: a named graph a document"),
        _row("trig", "trig", "application/trig", "TriG 1.1: Turtle with a named graph a document"),
        Format("jsonld", "jsonld", "application/ld+json", "JSON-LD 1.1: a tree a document, context inside",
               False, jsonld.jsonld),
        _row("rdfxml", "rdf", "application/rdf+xml", "RDF/XML 1.1: for tools that read nothing else"),
    )
}  # fmt: skip


def format_of(path: str, name: str | None = None) -> Format:
    """The format with this name, else by the suffix of the path; UsageError with the known ones."""
    if name is not None:
        if name not in FORMATS:
            raise UsageError(f"no format is called {name!r}; there are: {', '.join(FORMATS)}")
        return FORMATS[name]
    suffix = os.path.splitext(path)[1].lstrip(".").lower()
    for row in FORMATS.values():
        if row.suffix == suffix:
            return row
    known = ", ".join(f".{row.suffix} ({row.name})" for row in FORMATS.values())
    raise UsageError(f"the format of {path!r} is not told by its suffix; say --format, or end it in {known}")


def text(
    corpus: Corpus, format: str, pattern: Pattern | None = None, plain: str = "uncontested"
) -> Iterator[str]:
    """What the file would hold, piece by piece; the same corpus gives the same bytes."""
    return _text(corpus, format_of("", format), pattern, plain)


def blocks(
    corpus: Corpus, format: str, pattern: Pattern | None = None, plain: str = "uncontested"
) -> Iterator[bytes]:
    """The same in UTF-8, in blocks as they go to a file."""
    return _blocks(text(corpus, format, pattern, plain))


def _text(
    corpus: Corpus,
    row: Format,
    pattern: Pattern | None,
    plain: str,
    step: Callable[[int], None] = lambda _: None,
) -> Iterator[str]:
    names = Names(corpus.vocabulary.base)
    nodes = statements.nodes(corpus, pattern, plain, syntax=row.syntax(names), graphs=row.graphs, step=step)
    return row.write(names, nodes, list(corpus.vocabulary.kinds))


def write(
    corpus: Corpus,
    path: str,
    format: str | None = None,
    pattern: Pattern | None = None,
    plain: str = "uncontested",
) -> int:
    """The number of bytes written to the file, or to standard output for `-`, in UTF-8.

    The format is told by the suffix, or by name; the filters of `find` select claims; `plain` is a policy
    of POLICIES. Memory does not grow with the number of claims. Raises UsageError for a format, filter or
    policy that is not known, and where the file cannot be written.
    """
    row = format_of(path, format)
    claims = corpus.count(pattern) if pattern else corpus.store.tally("claim")
    with Progress("writing", claims + min(claims, corpus.store.tally("proposition"))) as progress:
        pieces = _blocks(_text(corpus, row, pattern, plain, progress.step))
        return _pour(pieces, sys.stdout.buffer.write) if path == STDOUT else _write(pieces, path)


def _write(pieces: Iterable[bytes], path: str) -> int:
    """Write beside the place, then rename; what was there stays where that fails."""
    beside = None
    try:
        beside = unfinished.begin(path)
        with open(beside, "wb") as stream:
            written = _pour(pieces, stream.write)
        unfinished.share(beside)
        os.replace(beside, path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from error
    finally:
        if beside is not None and os.path.exists(beside):
            os.unlink(beside)
    return written


def _pour(pieces: Iterable[bytes], into: Callable[[bytes], object]) -> int:
    """Write the pieces one by one; how many bytes they are."""
    written = 0
    for piece in pieces:
        into(piece)
        written += len(piece)
    return written


def _blocks(pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces some hundred at a time, in UTF-8."""
    held, size = list[str](), 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > BLOCK:
            yield "".join(held).encode("utf-8")
            held, size = [], 0
    yield "".join(held).encode("utf-8")

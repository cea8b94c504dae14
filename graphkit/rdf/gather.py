"""A file of RDF -> its statements by subject, with bounds on everything a hostile file could be large in.

Parsing is pyoxigraph's: it opens no other file and no address, and bounds literals and nesting. RDF/XML is
looked over first: entities and deep nesting are refused before they cost anything.
"""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

import pyoxigraph as ox

from graphkit.errors import DataError, Fault, UsageError
from graphkit.plain import nests_deeper

LARGEST_FILE = 4 << 30
"""Bytes of a file that is read at most."""
DEEPEST_XML, DEEPEST_JSON = 16, 64

Statements = dict[str, dict[str, list[Any]]]
"""IRI of a subject -> IRI of a predicate -> objects as pyoxigraph's terms, as often as they stand there."""


def fault(path: str, where: str, reason: str, line: int = 0, column: int = 0) -> Fault:
    """A fault of the file; `where` is the node or the field."""
    return Fault(path, line, column, where, reason)


def format_of(path: str, format: str | None = None) -> ox.RdfFormat:
    """The format by its suffix (`ttl`, `nt`, ...), or by that of the file; UsageError with the known ones."""
    suffix = format or os.path.splitext(path)[1].lstrip(".").lower()
    known = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "nq": ox.RdfFormat.N_QUADS,
             "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD,
             "rdf": ox.RdfFormat.RDF_XML}  # fmt: skip
    if suffix not in known:
        raise UsageError(f"{path}: the format is not known by {suffix!r}; there are: {', '.join(known)}")
    return known[suffix]


def gather(path: str | Path, format: str | None = None) -> Statements:
    """Every statement of the file, whatever graph it stands in; DataError where it cannot be read."""
    path = str(path)
    kind = format_of(path, format)
    try:
        if os.path.getsize(path) > LARGEST_FILE:
            raise DataError([fault(path, "", f"is larger than {LARGEST_FILE:,} bytes")])
        if kind == ox.RdfFormat.RDF_XML:
            _look_over(path)
        if kind == ox.RdfFormat.JSON_LD:
            _look_into(path)
        return _gather(path, ox.parse(path=path, format=kind))
    except OSError as error:
        raise UsageError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from error


def _gather(path: str, quads: Iterator[ox.Quad]) -> Statements:
    found: Statements = {}
    last, node = "", dict[str, list[Any]]()
    try:
        for subject, predicate, object, _ in quads:
            name = subject.value
            if name != last or type(subject) is ox.BlankNode:
                last = name if type(subject) is not ox.BlankNode else f"_:{name}"
                node = found.setdefault(last, {})
            said = predicate.value
            if said in node:
                node[said].append(object)
            else:
                node[said] = [object]
    except SyntaxError as error:
        raise DataError([_unreadable(path, error)]) from None
    except (MemoryError, UnicodeDecodeError) as error:
        raise DataError([fault(path, "", f"cannot be parsed: {str(error)[:200]}")]) from None
    return found


def _unreadable(path: str, error: SyntaxError) -> Fault:
    message = error.msg if len(error.msg) < 300 else f"{error.msg[:300]} ..."
    return fault(path, "", f"cannot be parsed: {message}", error.lineno or 0, error.offset or 0)


def _look_over(path: str) -> None:
    """DataError for RDF/XML with a document type, entities, or elements within elements without end."""
    parser, depth = expat.ParserCreate(), 0

    def start(*_: Any) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST_XML:
            raise DataError(
                [fault(path, "", f"elements stand more than {DEEPEST_XML} deep", parser.CurrentLineNumber)]
            )

    def end(*_: Any) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: Any) -> None:
        raise DataError(
            [fault(path, "", "has a document type: entities are not read", parser.CurrentLineNumber)]
        )

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = doctype
    with open(path, "rb") as file:
        try:
            parser.ParseFile(file)
        except expat.ExpatError as error:
            raise DataError(
                [fault(path, "", f"is no XML: {error}", error.lineno, error.offset + 1)]
            ) from None
        except (LookupError, ValueError) as error:  # an encoding that there is not, or that is not read
            raise DataError([fault(path, "", f"is no XML: {error}")]) from None


def _look_into(path: str) -> None:
    """DataError for JSON-LD with values in values without end: reading takes the square of the depth."""
    if not os.path.getsize(path):
        return
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if nests_deeper(content, DEEPEST_JSON):
            raise DataError([fault(path, "", f"values stand more than {DEEPEST_JSON} deep")])

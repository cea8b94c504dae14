"""A stream of nodes, some at a time, -> text in Turtle, TriG, N-Triples, N-Quads and RDF/XML, piece by piece.

The order of the nodes is kept; the same nodes give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import chain
from typing import NamedTuple

from graphkit.errors import UsageError
from graphkit.rdf.encode import Node
from graphkit.rdf.syntax import SHORT, Lines, Syntax
from graphkit.terms import NEXT, Names, is_name, prefix_lines

MARK = Lines.mark

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def turtle(names: Names, nodes: Iterable[list[Node]]) -> Iterator[str]:
    """Turtle 1.1: prefixes, then a block a node."""
    yield prefix_lines(names)
    for some in nodes:
        yield "".join([f"{subject} {told} .\n\n" for _, subject, told in some])


def trig(names: Names, nodes: Iterable[list[Node]]) -> Iterator[str]:
    """TriG 1.1: a named graph a document, the rest in the default graph."""
    yield prefix_lines(names)
    at = ""
    for graph, subject, told in chain.from_iterable(nodes):
        if graph != at:
            yield "}\n\n" if at else ""
            yield f"graph:{graph} {{\n\n" if graph else ""
            at = graph
        yield f"{subject} {told} .\n\n"
    yield "}\n" if at else ""


def ntriples(names: Names, nodes: Iterable[list[Node]]) -> Iterator[str]:
    """N-Triples 1.1: a statement a line, every name in full; of nodes in that syntax."""
    yield from _lines(names, nodes, "", "")


def nquads(names: Names, nodes: Iterable[list[Node]]) -> Iterator[str]:
    """N-Quads 1.1: N-Triples with the graph of the document behind; of nodes in that syntax."""
    yield from _lines(names, nodes, f" <{names.prefixes['graph']}", ">")


def _lines(names: Names, nodes: Iterable[list[Node]], before: str, behind: str) -> Iterator[str]:
    """The statements of the nodes, a line each; `before` and `behind` the name of their graph."""
    prefixes = names.prefixes
    for some in nodes:
        found = []
        for graph, subject, told in some:
            prefix, _, local = subject.partition(":")
            lead = f"<{prefixes[prefix]}{local}> "
            end = f"{before}{graph}{behind} .\n" if graph and before else " .\n"
            found.append(f"{lead}{told.replace(MARK, end + lead)}{end}")
        yield "".join(found)


def rdfxml(names: Names, nodes: Iterable[list[Node]]) -> Iterator[str]:
    """RDF/XML 1.1: a description a node; UsageError for characters that XML cannot hold."""
    spaces = "".join(f'\n    xmlns:{prefix}="{escape(iri)}"' for prefix, iri in names.prefixes.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'
    for _, subject, told in chain.from_iterable(nodes):
        pairs = told.split(NEXT)
        lines = "".join(f"    {_element(names, *pair.split(' ', 1))}\n" for pair in pairs)
        yield f'  <rdf:Description rdf:about="{escape(names.iri(subject))}">\n{lines}  </rdf:Description>\n'
    yield "</rdf:RDF>\n"


def _element(names: Names, predicate: str, term: str) -> str:
    tag = "rdf:type" if predicate == "a" else predicate
    if is_name(term):
        return f'<{tag} rdf:resource="{escape(names.iri(term))}"/>'
    words, language, datatype = names.parts(term)
    bad = _NOT_IN_XML.search(words)
    if bad is not None:
        raise UsageError(f"XML cannot hold the character U+{ord(bad.group()):04X} in {words!r}")
    mark = f' xml:lang="{language}"' if language else f' rdf:datatype="{escape(datatype)}"'
    return f"<{tag}{'' if datatype.endswith('#string') else mark}>{_text(words)}</{tag}>"


def _text(words: str) -> str:
    """Words inside an element; a carriage return must be escaped to survive."""
    return escape(words, quote=False).replace("\r", "&#13;")


class Writer(NamedTuple):
    """How a format is written: from nodes in full or short, with a graph a document or without."""

    write: Callable[[Names, Iterable[list[Node]]], Iterator[str]]
    full: bool = False
    graphs: bool = False

    def syntax(self, names: Names) -> Syntax:
        """The syntax of the nodes it takes."""
        return Lines(names) if self.full else SHORT


WRITERS: dict[str, Writer] = {
    "turtle": Writer(turtle),
    "trig": Writer(trig, graphs=True),
    "ntriples": Writer(ntriples, full=True),
    "nquads": Writer(nquads, full=True, graphs=True),
    "rdfxml": Writer(rdfxml),
}

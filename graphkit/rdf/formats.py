"""A stream of nodes -> text in Turtle, TriG, N-Triples, N-Quads and RDF/XML, piece by piece.

The order of the nodes is kept; the same nodes give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

from graphkit.errors import UsageError
from graphkit.rdf.encode import Node, Pair
from graphkit.terms import NEXT, Names, is_name, prefix_lines

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def turtle(names: Names, nodes: Iterable[Node]) -> Iterator[str]:
    """Turtle 1.1: prefixes, then a block a node."""
    yield prefix_lines(names)
    for _, subject, pairs in nodes:
        yield f"{subject} {NEXT.join(pairs)} .\n\n"


def trig(names: Names, nodes: Iterable[Node]) -> Iterator[str]:
    """TriG 1.1: a named graph a document, the rest in the default graph."""
    yield prefix_lines(names)
    at = ""
    for graph, subject, pairs in _with_graphs(nodes):
        if graph != at:
            yield "}\n\n" if at else ""
            yield f"graph:{graph} {{\n\n" if graph else ""
            at = graph
        yield f"{subject} {NEXT.join(pairs)} .\n\n"
    yield "}\n" if at else ""


def ntriples(names: Names, nodes: Iterable[Node]) -> Iterator[str]:
    """N-Triples 1.1: a statement a line, every name in full."""
    full = _Full(names)
    for _, subject, pairs in nodes:
        lead = full.name(subject)
        again = f" .\n{lead} "
        yield f"{lead} {again.join([full[pair] for pair in pairs])} .\n"


def nquads(names: Names, nodes: Iterable[Node]) -> Iterator[str]:
    """N-Quads 1.1: N-Triples with the graph of the document behind."""
    full = _Full(names)
    for graph, subject, pairs in _with_graphs(nodes):
        lead = full.name(subject)
        end = f" {full.name(f'graph:{graph}')} .\n" if graph else " .\n"
        again = f"{end}{lead} "
        yield f"{lead} {again.join([full[pair] for pair in pairs])}{end}"


def rdfxml(names: Names, nodes: Iterable[Node]) -> Iterator[str]:
    """RDF/XML 1.1: a description a node; UsageError for characters that XML cannot hold."""
    spaces = "".join(f'\n    xmlns:{prefix}="{escape(iri)}"' for prefix, iri in names.prefixes.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'
    for _, subject, pairs in nodes:
        lines = "".join(f"    {_element(names, *pair.split(' ', 1))}\n" for pair in pairs)
        yield f'  <rdf:Description rdf:about="{escape(names.iri(subject))}">\n{lines}  </rdf:Description>\n'
    yield "</rdf:RDF>\n"


def _with_graphs(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes, and where a document begins, what its graph is and where it comes from."""
    at = ""
    for node in nodes:
        if node[0] and node[0] != at:
            yield "", f"graph:{node[0]}", _provenance(node)
        at = node[0] or at
        yield node


def _provenance(head: Node) -> list[Pair]:
    """What is said of the graph of a document: its source, and who published and encoded that."""
    kept = {
        "dcterms:publisher": "dcterms:source",
        "mc:encodedBy": "dc:contributor",
        "mc:encodedOn": "dcterms:created",
    }
    told: list[Pair] = ["a prov:Bundle", f"prov:wasDerivedFrom {head[1]}"]
    parted = (pair.partition(" ") for pair in head[2])
    return told + [f"{kept[p]} {o}" for p, _, o in parted if p in kept]


class _Full(dict[str, str]):
    """A predicate and its object -> the same in N-Triples; what often comes again is made once."""

    _SELDOM = frozenset(("mc:proposition", "mc:tie", "oa:hasSelector", "oa:start", "oa:end"))
    _MOST = 200_000

    def __init__(self, names: Names) -> None:
        super().__init__()
        self.prefixes = names.prefixes
        self.integer, self.boolean = (f"^^<{names.iri(name)}>" for name in ("xsd:integer", "xsd:boolean"))
        self.predicates = {"a": self.name("rdf:type")}

    def __missing__(self, pair: str) -> str:
        predicate, term = pair.split(" ", 1)
        if predicate not in self.predicates:
            self.predicates[predicate] = self.name(predicate)
        prefix, _, local = term.partition(":")
        if prefix in self.prefixes:
            made = f"{self.predicates[predicate]} <{self.prefixes[prefix]}{local}>"
        else:
            made = f"{self.predicates[predicate]} {self.term(term)}"
        if predicate not in self._SELDOM:
            if len(self) > self._MOST:
                self.clear()
            self[pair] = made
        return made

    def name(self, term: str) -> str:
        """A prefixed name in full."""
        prefix, _, local = term.partition(":")
        return f"<{self.prefixes[prefix]}{local}>"

    def term(self, term: str) -> str:
        """A name, literal, number or truth value in full."""
        if is_name(term):
            return self.name(term)
        if term[0] != '"':
            return f'"{term}"{self.boolean if term in ("true", "false") else self.integer}'
        words, mark, datatype = term.rpartition('"^^')
        is_typed = mark and " " not in datatype and '"' not in datatype
        return f'{words}"^^{self.name(datatype)}' if is_typed else term


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


WRITERS: dict[str, Callable[[Names, Iterable[Node]], Iterator[str]]] = {
    "turtle": turtle,
    "trig": trig,
    "ntriples": ntriples,
    "nquads": nquads,
    "rdfxml": rdfxml,
}

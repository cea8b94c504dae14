"""A stream of nodes -> text in Turtle, TriG, N-Triples, N-Quads and RDF/XML, piece by piece.

The order of the nodes is kept; the same nodes give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

from graphkit.errors import UsageError
from graphkit.rdf.encode import Node, Pair
from graphkit.terms import Names, block, is_name, prefix_lines

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def turtle(names: Names, nodes: Iterable[Node]) -> Iterator[str]:
    """Turtle 1.1: prefixes, then a block a node."""
    yield prefix_lines(names)
    for _, subject, pairs in nodes:
        yield block(subject, pairs)


def trig(names: Names, nodes: Iterable[Node]) -> Iterator[str]:
    """TriG 1.1: a named graph a document, the rest in the default graph."""
    yield prefix_lines(names)
    at = ""
    for graph, subject, pairs in _with_graphs(nodes):
        if graph != at:
            yield "}\n\n" if at else ""
            yield f"graph:{graph} {{\n\n" if graph else ""
            at = graph
        yield block(subject, pairs)
    yield "}\n" if at else ""


def ntriples(names: Names, nodes: Iterable[Node]) -> Iterator[str]:
    """N-Triples 1.1: a statement a line, every name in full."""
    full = _Full(names)
    for _, subject, pairs in nodes:
        lead = full[subject]
        yield "".join([f"{lead} {full[p]} {full[o]} .\n" for p, o in pairs])


def nquads(names: Names, nodes: Iterable[Node]) -> Iterator[str]:
    """N-Quads 1.1: N-Triples with the graph of the document behind."""
    full = _Full(names)
    for graph, subject, pairs in _with_graphs(nodes):
        lead = full[subject]
        end = f" {full[f'graph:{graph}']} .\n" if graph else " .\n"
        yield "".join([f"{lead} {full[p]} {full[o]}{end}" for p, o in pairs])


def rdfxml(names: Names, nodes: Iterable[Node]) -> Iterator[str]:
    """RDF/XML 1.1: a description a node; UsageError for characters that XML cannot hold."""
    spaces = "".join(f'\n    xmlns:{prefix}="{escape(iri)}"' for prefix, iri in names.prefixes.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'
    for _, subject, pairs in nodes:
        lines = "".join(f"    {_element(names, p, o)}\n" for p, o in pairs)
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
    kept = {"dcterms:publisher": "dcterms:source", "mc:encodedBy": "dc:contributor", "mc:encodedOn": "dcterms:created"}
    told: list[Pair] = [("a", "prov:Bundle"), ("prov:wasDerivedFrom", head[1])]
    return told + [(kept[p], o) for p, o in head[2] if p in kept]


class _Full(dict[str, str]):
    """Term -> the same in N-Triples; names of predicates, entities and words are made once."""

    _KEPT = frozenset(
        ("mc", "entity", "relation", "polarity", "certainty", "phase", "status", "standing", "rdf", "prov", "oa",
         "skos", "dcterms", "cito", "graph", "document")
    )  # fmt: skip

    def __init__(self, names: Names) -> None:
        super().__init__(a=f"<{names.iri('rdf:type')}>")
        self.names = names

    def __missing__(self, term: str) -> str:
        if not is_name(term):
            return self._literal(term)
        prefix, _, local = term.partition(":")
        made = f"<{self.names.prefixes[prefix]}{local}>"
        if prefix in self._KEPT:
            self[term] = made
        return made

    def _literal(self, term: str) -> str:
        if term[0] == '"':
            words, mark, datatype = term.rpartition('"^^')
            return f'{words}"^^{self[datatype]}' if mark and " " not in datatype and '"' not in datatype else term
        return f'"{term}"^^{self["xsd:boolean" if term in ("true", "false") else "xsd:integer"]}'


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

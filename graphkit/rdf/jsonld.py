"""A stream of nodes -> JSON-LD that a person can read: documents with their speakers and sentences inside,
sentences with their claims and remarks inside. The context stands in the file; nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator
from itertools import chain
from typing import Any

from graphkit.ontology.jsonld import BARE, context, key, properties
from graphkit.rdf.encode import Node, Pair
from graphkit.terms import NEXT, Names, is_name

Tree = dict[str, Any]
_PLACE = {"speaker": "speakers", "passage": "passages", "claim": "claims", "remark": "remarks"}
_FROM = {
    "passage": "hasSource",
    "claim": "wasDerivedFrom",
    "remark": "wasDerivedFrom",
    "speaker": "inDocument",
}


def jsonld(names: Names, nodes: Iterable[list[Node]], kinds: list[str]) -> Iterator[str]:
    """JSON-LD 1.1: one array of nodes, each document a tree; held in memory is one document."""
    terms = context(names, kinds)
    lines = ",\n    ".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in terms.items())
    yield f'{{\n  "@context": {{\n    {lines}\n  }},\n  "@graph": ['
    lead = "\n"
    for tree in _trees(_Values(names, terms), chain.from_iterable(nodes)):
        yield f"{lead}{json.dumps(tree, ensure_ascii=False, indent=2)}"
        lead = ",\n"
    yield "\n]}\n"


def _trees(values: _Values, nodes: Iterable[Node]) -> Iterator[Tree]:
    """One tree a document, one for each node outside of documents."""
    at, told = "", list[Node]()
    for node in nodes:
        if told and node[0] != at:
            yield from _document(values, told)
            told = []
        at = node[0]
        if at:
            told.append(node)
        else:
            yield values.tree(node[1], node[2].split(NEXT))
    if told:
        yield from _document(values, told)


def _document(values: _Values, nodes: list[Node]) -> Iterator[Tree]:
    """The tree of a document; what has no place in it comes behind."""
    said: dict[str, list[Pair]] = {}
    for _, subject, told in nodes:
        said.setdefault(subject, []).extend(told.split(NEXT))
    trees = {subject: values.tree(subject, pairs) for subject, pairs in said.items()}
    inside: set[str] = set()
    for name, tree in trees.items():
        section = name.partition(":")[0]
        holder = trees.get(tree.get(_FROM.get(section, ""), ""))
        if section in _PLACE and holder is not None:
            holder.setdefault(_PLACE[section], []).append(tree)
            del tree[_FROM[section]]
            inside.add(name)
        selector = tree.get("hasSelector")
        if section == "passage" and selector in trees:
            tree["hasSelector"] = trees[selector]
            inside.add(selector)
    yield from (tree for name, tree in trees.items() if name not in inside)


class _Values:
    """Terms as JSON values, by the shape of their property."""

    def __init__(self, names: Names, taken: Container[str]) -> None:
        self.names, self.rows, self.taken = names, properties(), taken

    def tree(self, subject: str, pairs: Iterable[Pair]) -> Tree:
        """The node alone, keys in the order of its statements; a key with several values has a list."""
        tree: Tree = {"@id": subject}
        for pair in pairs:
            predicate, term = pair.split(" ", 1)
            if predicate == "a":
                tree["@type"] = key(term)
            elif predicate not in self.rows:
                lone = {"@id": term} if is_name(term) else self.names.parts(term)[0]
                is_short = predicate.partition(":")[0] not in BARE.values()
                _add(tree, predicate if is_short else self.names.iri(predicate), lone)
            elif self.rows[predicate].reads in ("words", "names"):
                words, language, _ = self.names.parts(term)
                _add(tree.setdefault(key(predicate), {}), language, words)
            else:
                _add(tree, key(predicate), self._value(self.rows[predicate].reads, term))
        return tree

    def _bare(self, term: str) -> str:
        """The word alone, or its IRI where a key of the context is spelled the same."""
        word = term.partition(":")[2]
        return self.names.iri(term) if word in self.taken else word

    def _value(self, reads: str, term: str) -> Any:
        if is_name(term):
            return self._bare(term) if reads in BARE else term
        words, _, datatype = self.names.parts(term)
        if term in ("true", "false"):
            return term == "true"
        if term.isdecimal():
            whole = int(term) < 2**53
            return int(term) if whole else {"@value": term, "@type": "xsd:integer"}
        if reads in ("number", "bound"):
            return {"@value": words, "@type": f"xsd:{datatype.rpartition('#')[2]}"}
        return words


def _add(tree: Tree, name: str, value: Any) -> None:
    if name not in tree:
        tree[name] = value
    elif isinstance(tree[name], list):
        tree[name].append(value)
    else:
        tree[name] = [tree[name], value]

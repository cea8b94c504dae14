"""A compiled corpus -> a stream of nodes, document by document: what every format writes, in this order.

The corpus node; documents with their speakers, sentences, claims and remarks; entities; propositions and
ties; plain triples under the policy. Nothing but the names and the document at hand is held in memory.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from graphkit import properties, standing, terms
from graphkit.corpus import Corpus
from graphkit.errors import UsageError
from graphkit.pattern import Pattern
from graphkit.properties import POLICIES
from graphkit.rdf import encode
from graphkit.rdf.body import Bodies, words
from graphkit.rdf.chosen import Chosen
from graphkit.rdf.encode import Node, Pair
from graphkit.rdf.syntax import SHORT, Made, Syntax

_STANDING = [f"mc:standing {word}" for word in words("standing", standing.STANDINGS)]
_ACTUAL = standing.PHASES.index("actual")
_NEGATED = standing.POLARITIES.index("negated")
_UNCONTESTED = standing.STANDINGS.index("uncontested")
# The statuses of an actual fact that a policy takes for enough.
_ENOUGH: dict[str, tuple[str, ...]] = {
    "uncontested": ("asserted",),
    "affirmed": ("asserted", "assessed"),
    "none": (),
}


def nodes(
    corpus: Corpus,
    pattern: Pattern | None = None,
    plain: str = "uncontested",
    *,
    syntax: Syntax = SHORT,
    graphs: bool = False,
    step: Callable[[int], None] = lambda _: None,
) -> Iterator[list[Node]]:
    """Everything that is written, some at a time: of the whole corpus, or of the claims that fit the pattern.

    With a pattern: those claims (withdrawn ones left out) with their sentences, the remarks about them, and
    the entities and documents that are needed to read them back; a reference to a claim that was not
    chosen is left out, and counted on the corpus node. With `graphs`, what the graph of each document is
    stands ahead of it. `step` is told how many claims, then propositions, pass. UsageError for a policy that
    is not known.
    """
    if plain not in POLICIES:
        raise UsageError(f"no policy for plain triples is called {plain!r}; there are: {', '.join(POLICIES)}")
    return _Writing(corpus, Chosen(corpus, pattern), plain, syntax, graphs, step).nodes()


class _Writing:
    """One run over the corpus."""

    def __init__(
        self, corpus: Corpus, chosen: Chosen, plain: str, syntax: Syntax, graphs: bool,
        step: Callable[[int], None],
    ) -> None:  # fmt: skip
        self.corpus, self.store, self.chosen, self.plain = corpus, corpus.store, chosen, plain
        self.syntax, self.graphs = syntax, graphs
        self.bodies = Bodies(corpus.store, chosen, syntax, step)
        relations = corpus.vocabulary.relations
        self.leads = Made(self._lead)
        self.symmetric = {name for name in relations if relations[name].symmetric}

    def nodes(self) -> Iterator[list[Node]]:
        yield [self._corpus()]
        documents = self.store.documents()
        kept = self.chosen.documents(row[0] for row in documents)
        originals = {row[0]: json.loads(row[2]).get("translation_of") for row in documents}
        heads = set(kept)
        for name in kept:
            while (above := originals.get(name)) is not None and above not in heads:
                heads.add(name := above)
        for id, root, head, segments in documents:
            if id in heads:
                yield from self._document(id, root, json.loads(head), segments, id in kept)
        yield list(self._entities())
        yield from self._propositions()
        if self.chosen.left_out:
            yield [self._node("", terms.CORPUS, [f"mc:leftOut {self.chosen.left_out}"])]

    def _node(self, graph: str, subject: str, pairs: Iterable[Pair]) -> Node:
        return graph, subject, self.syntax.told(pairs)

    def _corpus(self) -> Node:
        told: list[Pair] = ["a mc:Corpus", f"mc:plainPolicy {terms.name('plain', self.plain)}"]
        if self.chosen.is_all:
            told += [
                f"mc:{table}Count {self.store.tally(table)}" for table in ("claim", "remark", "document")
            ]
            told.append(f"mc:entityCount {len(self.store.entities())}")
        else:
            told.append(f"mc:claimCount {self.chosen.count}")
            told += [f"mc:selection {terms.literal(words)}" for words in self.chosen.said()]
        return self._node("", terms.CORPUS, told)

    # documents

    def _document(
        self, id: str, root: str, head: Mapping[str, Any], segments: str | None, whole: bool
    ) -> Iterator[list[Node]]:
        """A document, or its head alone where it is only the original of another."""
        cut = json.loads(segments) if segments and whole else {}
        speakers = list(self._speakers(id)) if whole else []
        names = {n: self.syntax.more(f"prov:wasAttributedTo {node[1]}") for n, node in speakers}
        body: Iterable[list[Node]] = self.bodies.nodes(id, head["published"], names) if whole else ()
        pieces = self._segments(id, cut)
        if not self.chosen.is_all:
            body = list(body)
            held = {node[1] for nodes in body for node in nodes}
            pieces = (each for each in pieces if f"passage:{each[1].partition(':')[2]}" in held)
            if len(held) < self.store.size(id):
                head = self.chosen.excerpt(head)
        yield from self._head(id, root, head, cut)
        yield [node for _, node in speakers]
        yield list(pieces)
        yield from body

    def _head(
        self, id: str, root: str, head: Mapping[str, Any], cut: Mapping[str, Any]
    ) -> Iterator[list[Node]]:
        told = ["a mc:Document", *encode.pairs(properties.FIELDS["Document"], head)]
        told += [*encode.bounds("issued", head["published"]), f"mc:root {terms.name('document', root)}"]
        told += encode.pairs(properties.FIELDS["Segments"], cut)
        self.chosen.need(head["publisher"])
        name = terms.name("document", id)
        if self.graphs:
            yield [self._node("", f"graph:{id}", _provenance(name, told))]
        yield [self._node(id, name, told)]

    def _speakers(self, document: str) -> Iterator[tuple[int, Node]]:
        """(number, node) of each speaker, the document's own voice among them."""
        rows = properties.FIELDS["Speaker"]
        there = f"mc:inDocument {terms.name('document', document)}"
        for place, (number, _, id, en, ja, record) in enumerate(self.store.speakers(document)):
            told = json.loads(record) if record else {"label": {"en": en, "ja": ja}}
            self.chosen.need(*told.get("persons", ()), *told.get("speaks_for", ()))
            kind = "mc:Speaker" if record else "mc:OwnVoice"
            index = [f"mc:index {place}"] if record else []
            pairs = [f"a {kind}", *encode.pairs(rows, told), *index, there]
            yield number, self._node(document, terms.name("speaker", f"{document}.{id}"), pairs)

    def _segments(self, document: str, cut: Mapping[str, Any]) -> Iterator[Node]:
        there = f"mc:inDocument {terms.name('document', document)}"
        for number, values in enumerate(cut.get("segments", ()), 1):
            segment = values if isinstance(values, Mapping) else dict(zip(_SEGMENT, values, strict=True))
            told = ["a mc:Selector", *encode.pairs(properties.FIELDS["Segment"], segment)]
            pairs = [*told, f"mc:index {number}", there]
            yield self._node(document, terms.name("selector", f"{document}.{segment['at']}"), pairs)

    # entities, propositions, plain triples

    def _entities(self) -> Iterator[Node]:
        rows = properties.FIELDS["Entity"]
        unnamed = encode.pairs(rows, {"labels": self.corpus.vocabulary.unnamed})
        yield self._node("", encode.entity(standing.UNKNOWN), ["a mc:Unnamed", *unnamed])
        known = {row[0]: (row[1], json.loads(row[4])) for row in self.store.entities()}
        for id in self.chosen.needed({id: record for id, (_, record) in known.items()}):
            kind, record = known[id]
            yield self._node("", encode.entity(id), [f"a mc:{kind}", *encode.pairs(rows, record)])

    def _propositions(self) -> Iterator[list[Node]]:
        """Each tie, its propositions, and at last the plain triples that follow from it."""
        ids, relations, said = self.bodies.ids, self.bodies.relations, self.syntax
        source, target, item_of = map(self.bodies.ends, ("mc:source", "mc:target", "mc:onItem"))
        kinds = {n: said.more(f"mc:kind {terms.name('relation', id)}") for n, id in relations.items()}
        standings = [said.more(each) for each in _STANDING]
        a_tie, a_proposition = said.told(["a mc:Tie"]), said.told(["a mc:Proposition"])
        of, end = said.around("mc:tie", "tie")
        statuses = [standing.STATUSES.index(word) for word in _ENOUGH[self.plain]]
        negated, last, facts = self.store.negated(_NEGATED), (0, 0, 0), set[int]()
        for rows in self.store.propositions(self.chosen.conditions, statuses, _ACTUAL):
            self.bodies.step(len(rows))
            found: list[Node] = []
            for subject, relation, object, name, word, is_fact in rows:
                ends = (subject, relation, object)
                if ends != last:
                    if facts:
                        found += self._plain(*last[:2], facts)
                        facts.clear()
                    last, local = ends, f"{ids[subject]}.{relations[relation]}.{ids[object]}"
                    tie = f"{a_proposition}{of}{local}{end}"
                    told = f"{a_tie}{source[subject]}{kinds[relation]}{target[object]}"
                    found.append(("", f"tie:{local}", told))
                told = f"{tie}{item_of[name]}{standings[word]}"
                found.append(("", f"proposition:{local}.{ids[name]}", told))
                if is_fact and ends not in negated and (word == _UNCONTESTED or self.plain == "affirmed"):
                    facts.add(object or name)
            yield found
        if facts:
            yield self._plain(*last[:2], facts)

    def _plain(self, subject: int, relation: int, objects: Iterable[int]) -> list[Node]:
        """The plain triples, both ways where the relation is symmetric; none of a party that is not named.

        The names were looked over when the tie was written.
        """
        ids, name = self.bodies.ids, self.bodies.relations[relation]
        pairs = {(ids[subject], ids[each]) for each in objects}
        if name in self.symmetric:
            pairs |= {(object, subject) for subject, object in pairs}
        lead, end = self.leads[name]
        return [
            ("", f"entity:{one}", f"{lead}{other}{end}")
            for one, other in sorted(pairs)
            if one not in _UNNAMED and other not in _UNNAMED
        ]

    def _lead(self, relation: str) -> tuple[str, str]:
        """What stands before and behind the object of a plain triple."""
        lead, end = self.syntax.around(terms.name("relation", relation), "entity")
        return lead.removeprefix(self.syntax.mark), end


_SEGMENT = tuple(row.field or "" for row in properties.FIELDS["Segment"])
_UNNAMED = {"_", standing.UNKNOWN}


def _provenance(document: str, head: Iterable[Pair]) -> list[Pair]:
    """What is said of the graph of a document: its source, and who published and encoded that."""
    kept = {
        "dcterms:publisher": "dcterms:source",
        "mc:encodedBy": "dc:contributor",
        "mc:encodedOn": "dcterms:created",
    }
    told: list[Pair] = ["a prov:Bundle", f"prov:wasDerivedFrom {document}"]
    parted = (pair.partition(" ") for pair in head)
    return told + [f"{kept[p]} {o}" for p, _, o in parted if p in kept]

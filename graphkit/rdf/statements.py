"""A compiled corpus -> a stream of nodes, document by document: what every format writes, in this order.

The corpus node; documents with their speakers, sentences, claims and remarks; entities; propositions and
ties; plain triples under the policy. Nothing but the names and the document at hand is held in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
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


def nodes(corpus: Corpus, pattern: Pattern | None = None, plain: str = "uncontested") -> Iterator[Node]:
    """Everything that is written: of the whole corpus, or of the claims that fit the pattern.

    With a pattern: those claims (withdrawn ones left out) with their sentences, the remarks about them, and
    the entities and documents that are needed to read them back; a reference to a claim that was not
    chosen is left out, and counted on the corpus node. UsageError for a policy that is not known.
    """
    if plain not in POLICIES:
        raise UsageError(f"no policy for plain triples is called {plain!r}; there are: {', '.join(POLICIES)}")
    return _Writing(corpus, Chosen(corpus, pattern), plain).nodes()


class _Writing:
    """One run over the corpus."""

    def __init__(self, corpus: Corpus, chosen: Chosen, plain: str) -> None:
        self.corpus, self.store, self.chosen, self.plain = corpus, corpus.store, chosen, plain
        self.bodies = Bodies(corpus.store, chosen)
        relations = corpus.vocabulary.relations
        self.symmetric = {name for name in relations if relations[name].symmetric}

    def nodes(self) -> Iterator[Node]:
        yield self._corpus()
        documents = self.store.documents()
        roots = {row[0]: row[1] for row in documents}
        kept = self.chosen.documents(roots)
        originals = {row[0]: json.loads(row[2]).get("translation_of") for row in documents}
        heads = set(kept)
        for name in kept:
            while (above := originals.get(name)) is not None and above not in heads:
                heads.add(name := above)
        for id, root, head, segments in documents:
            if id in heads:
                yield from self._document(id, root, json.loads(head), segments, id in kept)
        yield from self._entities()
        yield from self._propositions()
        if self.chosen.left_out:
            yield "", terms.CORPUS, [f"mc:leftOut {self.chosen.left_out}"]

    def _corpus(self) -> Node:
        told: list[Pair] = ["a mc:Corpus", f"mc:plainPolicy {terms.name('plain', self.plain)}"]
        if self.chosen.is_all:
            told += [
                f"mc:{table}Count {self.store.tally(table)}" for table in ("claim", "remark", "document")
            ]
            told.append(f"mc:entityCount {len(self.store.entities())}")
        else:
            told.append(f"mc:claimCount {len(self.chosen.claims)}")
            told += [f"mc:selection {terms.literal(words)}" for words in self.chosen.said()]
        return "", terms.CORPUS, told

    # documents

    def _document(
        self, id: str, root: str, head: Mapping[str, Any], segments: str | None, whole: bool
    ) -> Iterator[Node]:
        """A document, or its head alone where it is only the original of another."""
        cut = json.loads(segments) if segments and whole else {}
        told = ["a mc:Document", *encode.pairs(properties.FIELDS["Document"], head)]
        told += [*encode.bounds("issued", head["published"]), f"mc:root {terms.name('document', root)}"]
        told += encode.pairs(properties.FIELDS["Segments"], cut)
        self.chosen.need(head["publisher"])
        yield id, terms.name("document", id), told
        if whole:
            speakers = dict(self._speakers(id))
            yield from speakers.values()
            names = {number: f"prov:wasAttributedTo {node[1]}" for number, node in speakers.items()}
            if self.chosen.is_all:
                yield from self._segments(id, cut)
                yield from self.bodies.nodes(id, head["published"], names)
            else:
                body = list(self.bodies.nodes(id, head["published"], names))
                passages = {node[1].partition(":")[2] for node in body}
                yield from (each for each in self._segments(id, cut) if each[1].partition(":")[2] in passages)
                yield from body

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
            yield number, (document, terms.name("speaker", f"{document}.{id}"), pairs)

    def _segments(self, document: str, cut: Mapping[str, Any]) -> Iterator[Node]:
        there = f"mc:inDocument {terms.name('document', document)}"
        for number, values in enumerate(cut.get("segments", ()), 1):
            segment = values if isinstance(values, Mapping) else dict(zip(_SEGMENT, values, strict=True))
            told = ["a mc:Selector", *encode.pairs(properties.FIELDS["Segment"], segment)]
            pairs = [*told, f"mc:index {number}", there]
            yield document, terms.name("selector", f"{document}.{segment['at']}"), pairs

    # entities, propositions, plain triples

    def _entities(self) -> Iterator[Node]:
        rows = properties.FIELDS["Entity"]
        unnamed = encode.pairs(rows, {"labels": self.corpus.vocabulary.unnamed})
        yield "", encode.entity(standing.UNKNOWN), ["a mc:Unnamed", *unnamed]
        known = {row[0]: (row[1], json.loads(row[4])) for row in self.store.entities()}
        for id in self.chosen.needed({id: record for id, (_, record) in known.items()}):
            kind, record = known[id]
            yield "", encode.entity(id), [f"a mc:{kind}", *encode.pairs(rows, record)]

    def _propositions(self) -> Iterator[Node]:
        ids, names, relations = self.bodies.ids, self.bodies.entities, self.bodies.relations
        negated, last, facts = self.store.negated(_NEGATED), (0, 0, 0), set[tuple[str, str, str]]()
        statuses = [standing.STATUSES.index(word) for word in _ENOUGH[self.plain]]
        for row in self.store.propositions(self.chosen.conditions, statuses, _ACTUAL):
            subject, relation, object, item, word, is_fact = row
            ends = (subject, relation, object)
            if ends != last:
                yield from _plain(facts)
                last, facts = ends, set()
                local = f"{ids[subject]}.{relations[relation]}.{ids[object]}"
                tie = f"tie:{local}"
                target = [f"mc:target {names[object]}"] if object else []
                kind = f"mc:kind relation:{relations[relation]}"
                yield "", tie, ["a mc:Tie", f"mc:source {names[subject]}", kind, *target]
            on = [f"mc:onItem {names[item]}"] if item else []
            told = ["a mc:Proposition", f"mc:tie {tie}", *on, _STANDING[word]]
            yield "", f"proposition:{local}.{ids[item]}", told
            if is_fact and ends not in negated and (word == _UNCONTESTED or self.plain == "affirmed"):
                facts.update(self._fact(ids[subject], relations[relation], ids[object or item]))
        yield from _plain(facts)

    def _fact(self, subject: str, relation: str, object: str) -> Iterator[tuple[str, str, str]]:
        """The plain triple, both ways where the relation is symmetric; none of a party that is not named."""
        if "_" in (subject, object) or standing.UNKNOWN in (subject, object):
            return
        yield encode.entity(subject), terms.name("relation", relation), encode.entity(object)
        if relation in self.symmetric:
            yield encode.entity(object), terms.name("relation", relation), encode.entity(subject)


_SEGMENT = tuple(row.field or "" for row in properties.FIELDS["Segment"])


def _plain(facts: set[tuple[str, str, str]]) -> Iterator[Node]:
    for subject, relation, object in sorted(facts):
        yield "", subject, [f"{relation} {object}"]

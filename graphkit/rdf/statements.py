"""A compiled corpus -> a stream of nodes, document by document: what every format writes, in this order.

The corpus node; documents with their speakers, sentences, claims and remarks; entities; propositions and
ties; plain triples under the policy. Nothing but the document at hand is held in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

from graphkit import properties, standing, store, terms
from graphkit.corpus import Corpus
from graphkit.errors import UsageError
from graphkit.pattern import FILTERS, Pattern
from graphkit.properties import POLICIES
from graphkit.rdf import encode
from graphkit.rdf.encode import Node, Pair
from graphkit.standing import PHASES, POLARITIES, STATUSES
from graphkit.store import Condition

_CLAIM, _REMARK = properties.of("Claim"), properties.of("Remark")
_PICK = itemgetter(
    *(
        store.CLAIM_COLUMNS.index(name)
        for name in (
            "document", "published", "at", "number", "subject", "relation", "object", "item", "swapped",
            "polarity", "certainty", "phase", "status", "origins", "speaker", "stated", "fact", "place", "more",
        )
    )
)  # fmt: skip
_ACTUAL = standing.PHASES.index("actual")
_NEGATED = standing.POLARITIES.index("negated")
_UNCONTESTED = standing.STANDINGS.index("uncontested")
# The statuses of an actual fact that a policy takes for enough.
_ENOUGH = {"uncontested": {"asserted"}, "affirmed": {"asserted", "assessed"}, "none": set[str]()}


def _words(prefix: str, words: tuple[str, ...]) -> list[str]:
    return [terms.name(prefix, encode.slug(word)) for word in words]


_POLARITY, _PHASE = _words("polarity", POLARITIES), _words("phase", PHASES)
_CERTAINTY, _STATUS = _words("certainty", standing.CERTAINTIES), _words("status", STATUSES)
_STANDING = _words("standing", standing.STANDINGS)


def nodes(corpus: Corpus, pattern: Pattern | None = None, plain: str = "uncontested") -> Iterator[Node]:
    """Everything that is written: of the whole corpus, or of the claims that fit the pattern.

    With a pattern: those claims (withdrawn ones left out) with their sentences, the remarks about them, and
    the entities and documents that are needed to read them back; a reference to a claim that was not
    chosen is left out, and counted on the corpus node. UsageError for a policy that is not known.
    """
    if plain not in POLICIES:
        raise UsageError(f"no policy for plain triples is called {plain!r}; there are: {', '.join(POLICIES)}")
    return _Writing(corpus, pattern if pattern != Pattern() else None, plain).nodes()


class _Writing:
    """One run over the corpus; what a selection needs is gathered on the way."""

    def __init__(self, corpus: Corpus, pattern: Pattern | None, plain: str) -> None:
        self.corpus, self.store, self.plain = corpus, corpus.store, plain
        self.pattern = pattern
        self.wanted: list[Condition] = []
        self.chosen: set[str] | None = None
        if pattern is not None:
            self.wanted = [*corpus.conditions(pattern), store.withdrawn(False)]
            self.chosen = {f"{row[0]}/c{row[1]}" for row in self._claim_keys()}
        self.needed: set[str] = set()
        self.left_out = 0

    def _claim_keys(self) -> Iterator[tuple[str, int]]:
        for row in self.store.claims(self.wanted):
            yield _PICK(row)[0], _PICK(row)[3]

    def nodes(self) -> Iterator[Node]:
        yield self._corpus()
        documents = self.store.documents()
        roots = {row[0]: row[1] for row in documents}
        kept = {each.partition("/")[0] for each in self.chosen} if self.chosen is not None else set(roots)
        originals = {json.loads(row[2]).get("translation_of"): row[0] for row in documents if row[0] in kept}
        heads = kept | {roots[name] for name in kept} | {each for each in originals if each}
        for id, root, head, segments in documents:
            if id in heads:
                yield from self._document(id, root, json.loads(head), segments, id in kept)
        yield from self._entities()
        yield from self._propositions()
        if self.left_out:
            yield "", terms.CORPUS, [("mc:leftOut", terms.number(self.left_out))]

    def _corpus(self) -> Node:
        told: list[Pair] = [("a", "mc:Corpus"), ("mc:plainPolicy", terms.name("plain", self.plain))]
        if self.pattern is None:
            tables = ("claim", "remark", "document")
            told += [(f"mc:{table}Count", terms.number(self.store.tally(table))) for table in tables]
            told.append(("mc:entityCount", terms.number(len(self.store.entities()))))
        else:
            told.append(("mc:claimCount", terms.number(len(self.chosen or ()))))
            told += [("mc:selection", terms.literal(words)) for words in _said(self.pattern)]
        return "", terms.CORPUS, told

    # documents

    def _document(
        self, id: str, root: str, head: Mapping[str, Any], segments: str | None, whole: bool
    ) -> Iterator[Node]:
        told = [("a", "mc:Document"), *encode.pairs(properties.FIELDS["Document"], head)]
        told += [*encode.bounds("issued", head["published"]), ("mc:root", terms.name("document", root))]
        cut = json.loads(segments) if segments and whole else None
        if cut:
            told += encode.pairs(properties.FIELDS["Segments"], cut)
        self.needed.add(head["publisher"])
        yield id, terms.name("document", id), told
        if whole:
            voices = list(self._speakers(id))
            body = list(_Body(self, id, head["published"]).nodes())
            positions = self._segments(id, cut["segments"] if cut else ())
            if self.chosen is not None:
                positions = (each for each in positions if each[1].replace("selector:", "passage:") in
                             {node[1] for node in body})  # fmt: skip
            yield from (*voices, *positions, *body)

    def _speakers(self, document: str) -> Iterator[Node]:
        rows = properties.FIELDS["Speaker"]
        there = ("mc:inDocument", terms.name("document", document))
        for number, (_, _, id, en, ja, record) in enumerate(self.store.speakers(document)):
            subject = terms.name("speaker", f"{document}.{id}")
            if record is None:
                named = encode.pairs(rows[:1], {"label": {"en": en, "ja": ja}})
                yield document, subject, [("a", "mc:OwnVoice"), *named, there]
            else:
                told = json.loads(record)
                self.needed.update(told.get("persons", ()), told.get("speaks_for", ()))
                index = ("mc:index", terms.number(number))
                yield document, subject, [("a", "mc:Speaker"), *encode.pairs(rows, told), index, there]

    def _segments(self, document: str, segments: Any) -> Iterator[Node]:
        for number, segment in enumerate(segments, 1):
            values = segment if isinstance(segment, Mapping) else dict(zip(("at", "start", "end", "digest"), segment, strict=True))
            told = [("a", "mc:Selector"), *encode.pairs(properties.FIELDS["Segment"], values)]
            joints = [("mc:index", terms.number(number)), ("mc:inDocument", terms.name("document", document))]
            yield document, terms.name("selector", f"{document}.{values['at']}"), told + joints

    # entities, propositions, plain triples

    def _entities(self) -> Iterator[Node]:
        rows = properties.FIELDS["Entity"]
        yield "", "entity:unknown", [("a", "mc:Unnamed"), *encode.pairs(rows[:1], {"labels": self.corpus.vocabulary.unnamed})]
        known = {row[0]: (row[1], json.loads(row[4])) for row in self.store.entities()}
        if self.chosen is not None:
            self._gather(known)
        for id in sorted(known if self.chosen is None else self.needed & set(known)):
            kind, record = known[id]
            yield "", encode.entity(id), [("a", f"mc:{kind}"), *encode.pairs(rows, record)]

    def _gather(self, known: Mapping[str, tuple[str, Mapping[str, Any]]]) -> None:
        """Add what the needed entities name in turn."""
        queue = list(self.needed)
        for id in queue:
            record = known[id][1] if id in known else {}
            for field in ("part_of", "broader", "members"):
                queue += [each for each in record.get(field, ()) if each not in self.needed]
                self.needed.update(record.get(field, ()))

    def _propositions(self) -> Iterator[Node]:
        negated = self.store.negated(_NEGATED)
        enough = {STATUSES.index(word) for word in _ENOUGH[self.plain]}
        last, facts = None, set[tuple[str, str, str]]()
        for subject, relation, object, item, word, statuses in self.store.propositions(self.wanted, _ACTUAL):
            ends = f"{subject}.{relation}.{object or '_'}"
            tie, about = terms.name("tie", ends), terms.name("proposition", f"{ends}.{item or '_'}")
            if tie != last:
                yield from _plain(facts)
                facts, last = set(), tie
                yield "", tie, _tie(subject, relation, object)
            on = [("mc:onItem", encode.entity(item))] if item else []
            yield "", about, [("a", "mc:Proposition"), ("mc:tie", tie), *on, ("mc:standing", _STANDING[word])]
            is_free = word == _UNCONTESTED or self.plain != "uncontested"
            if is_free and enough & set(json.loads(statuses)) and (subject, relation, object) not in negated:
                facts |= set(self._fact(subject, relation, object or item))
        yield from _plain(facts)

    def _fact(self, subject: str, relation: str, object: str | None) -> Iterator[tuple[str, str, str]]:
        """The plain triple, both ways where the relation is symmetric; none of a party that is not named."""
        if object is None or standing.UNKNOWN in (subject, object):
            return
        yield encode.entity(subject), terms.name("relation", relation), encode.entity(object)
        if self.corpus.vocabulary.is_symmetric(relation):
            yield encode.entity(object), terms.name("relation", relation), encode.entity(subject)


class _Body:
    """The sentences, claims and remarks of one document."""

    def __init__(self, writing: _Writing, document: str, published: str) -> None:
        self.writing, self.store, self.document, self.published = writing, writing.store, document, published
        self.there = store.by_column("document", [document])
        self.claims: dict[str, list[Node]] = {}
        self.remarks: dict[str, list[Node]] = {}

    def nodes(self) -> Iterator[Node]:
        rows = self.store.claims([*self.writing.wanted, self.there])
        for row in map(_PICK, rows):
            mine = self.claims.setdefault(row[2], [])
            mine.append(self._claim(row, len(mine) + 1))
        disputes = self._disputes([row[0] for row in rows])
        for values in self.store.remarks([store.remarks_with("document", [self.document])]):
            remark = dict(zip(store.REMARK_COLUMNS, values, strict=True))
            mine = self.remarks.setdefault(remark["at"], [])
            mine += self._remark(remark, len(mine) + 1)
        silences = {at: json.loads(reasons) for at, reasons in self.store.silences(self.document)}
        for number, (at, speaker, skip) in enumerate(self.store.passages(self.document), 1):
            if self.writing.chosen is None or at in self.claims or self.remarks.get(at):
                passage = self._passage(number, at, speaker, skip)
                passage[2].extend(encode.keyed("silence", silences.get(at, {})))
                yield passage
                for claim in self.claims.get(at, ()):
                    yield claim
                    yield from disputes.get(claim[1], ())
                yield from self.remarks.get(at, ())

    def _passage(self, number: int, at: str, speaker: str | None, skip: str | None) -> Node:
        local = f"{self.document}.{at}"
        record = {"at": at, "speaker": speaker, "skip": skip}
        told = [("a", "mc:Passage"), *encode.pairs(properties.FIELDS["Passage"], record, self.document)]
        joints = [
            ("mc:index", terms.number(number)),
            ("oa:hasSource", terms.name("document", self.document)),
            ("oa:hasSelector", terms.name("selector", local)),
        ]
        return self.document, terms.name("passage", local), told + joints

    def _claim(self, row: store.Row, index: int) -> Node:
        (document, published, at, number, subject, relation, object, item, swapped, polarity, certainty,
         phase, status, origins, speaker, stated, fact, place, more) = row  # fmt: skip
        about = f"proposition:{subject}.{relation}.{object or '_'}.{item or '_'}"
        if swapped:
            subject, object = object, subject
        told = [
            ("a", "mc:Claim"),
            ("mc:subject", encode.entity(subject)),
            ("mc:relation", f"relation:{relation}"),
        ]
        if object:
            told.append(("mc:object", encode.entity(object)))
        if item:
            told.append(("mc:item", encode.entity(item)))
        told += (
            ("mc:polarity", _POLARITY[polarity]),
            ("mc:certainty", _CERTAINTY[certainty]),
            ("mc:phase", _PHASE[phase]),
            ("prov:wasAttributedTo", f"speaker:{document}.{speaker}"),
            *_dates(stated, published, fact),
        )
        if place:
            told.append(("mc:where", encode.entity(place)))
        if more:
            told += self._more(_CLAIM, json.loads(more))
        told += (
            ("prov:wasDerivedFrom", f"passage:{document}.{at}"),
            ("mc:index", str(index)),
            ("mc:proposition", about),
            ("mc:status", _STATUS[status]),
        )
        if origins != "[]":
            told += [("mc:origin", encode.entity(each)) for each in json.loads(origins)]
        if self.writing.chosen is not None:
            self.writing.needed.update(filter(None, (subject, object, item, place)))
        return document, f"claim:{document}.c{number}", told

    def _remark(self, row: Mapping[str, Any], index: int) -> Iterator[Node]:
        more = json.loads(row["more"])
        if not self._is_about_chosen(more["about"]):
            return
        told = [("a", "mc:Remark"), *encode.pairs(_REMARK[:4], {**more, "kind": row["kind"], "by": row["by"]}, self.document)]
        rest = {name: value for name, value in more.items() if name not in ("about", "text")}
        told += (
            ("mc:polarity", _POLARITY[row["polarity"]]),
            ("mc:certainty", _CERTAINTY[row["certainty"]]),
            ("prov:wasAttributedTo", terms.name("speaker", f"{self.document}.{row['speaker']}")),
            *_dates(row["stated"], row["published"], row["fact"]),
            *self._more(_REMARK, rest),
            ("prov:wasDerivedFrom", terms.name("passage", f"{self.document}.{row['at']}")),
            ("mc:index", terms.number(index)),
            *(("mc:origin", encode.entity(each)) for each in json.loads(row["origins"])),
        )
        self.writing.needed.update(filter(None, (row["by"],)))
        yield self.document, terms.name("remark", f"{self.document}.r{row['number']}"), told

    def _more(self, rows: tuple[properties.Property, ...], more: dict[str, Any]) -> list[Pair]:
        """The fields that few statements have; references to claims that were not chosen are left out."""
        if "in_return_for" in more and self.writing.chosen is not None:
            kept = [each for each in more["in_return_for"] if self._is_chosen(each)]
            self.writing.left_out += len(more["in_return_for"]) - len(kept)
            more["in_return_for"] = kept
        if self.writing.chosen is not None:
            self.writing.needed.update(filter(None, (more.get("venue"),)))
        words = more.pop("printed", None)
        return [*encode.pairs(rows, more, self.document), *(encode.keyed("printed", words) if words else ())]

    def _is_chosen(self, claim: str) -> bool:
        chosen = self.writing.chosen
        return chosen is None or (claim if "/" in claim else f"{self.document}/{claim}") in chosen

    def _is_about_chosen(self, about: list[str]) -> bool:
        """Whether a remark belongs to a selection: it is about claims, and all of them were chosen."""
        if self.writing.chosen is None:
            return True
        claims = [name for name in about if "/" in name or (name[:1] == "c" and name[1:].isdigit())]
        if not claims or not all(map(self._is_chosen, claims)):
            return False
        self.writing.needed.update(name for name in about if name not in claims)
        return True

    def _disputes(self, affirmations: list[int]) -> dict[str, list[Node]]:
        """By name of the affirmation: that the negations which contest it do so."""
        met = [(each, negation) for each, negation, meets in self.store.contests(affirmations) if meets]
        names = self.store.identities({number for pair in met for number in pair}) if met else {}
        found: dict[str, list[Node]] = {}
        for affirmation, negation in met:
            against, of = (encode.claim(names[each], "") for each in (affirmation, negation))
            found.setdefault(against, []).append((self.document, of, [("cito:disputes", against)]))
        return found


def _dates(stated: str | None, published: str, fact: str | None) -> list[Pair]:
    """When it was said and when it was so: as written, and what that can mean."""
    told = [("mc:stated", encode.edtf(stated))] if stated else []
    told += encode.bounds("stated", stated or published)
    return [*told, ("mc:when", encode.edtf(fact)), *encode.bounds("when", fact)] if fact else told


def _tie(subject: str, relation: str, object: str | None) -> list[Pair]:
    told = [("a", "mc:Tie"), ("mc:source", encode.entity(subject)), ("mc:kind", terms.name("relation", relation))]
    return [*told, ("mc:target", encode.entity(object))] if object else told


def _plain(facts: set[tuple[str, str, str]]) -> Iterator[Node]:
    for subject, relation, object in sorted(facts):
        yield "", subject, [(relation, object)]


def _said(pattern: Pattern) -> list[str]:
    """The filters in use, one a line: `subject: iran, russia`."""
    found = []
    for filter_ in FILTERS:
        values = getattr(pattern, filter_.field)
        if values:
            found.append(f"{filter_.field}: {values if isinstance(values, str) else ', '.join(values)}")
    return found

"""Records as rows of the store's tables: numbers for names, derived words, closures, names to look up."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphkit import dates, lexicon, standing, text
from graphkit.store import Store

if TYPE_CHECKING:
    from pydantic import BaseModel

    from graphkit.model import Claim, Document, Records, Remark, Statement
    from graphkit.vocabulary import Vocabulary

UNKNOWN, SELF = standing.UNKNOWN, standing.SELF


class Builder:
    """Fills an empty store from records; numbers are given in sorted order, so bytes repeat."""

    def __init__(self, store: Store, records: Records, vocabulary: Vocabulary) -> None:
        self.store, self.records, self.vocabulary = store, records, vocabulary
        self.entities = {UNKNOWN: 1} | {e.id: n for n, e in enumerate(records.entities, 2)}
        self.relations = {name: n for n, name in enumerate(sorted(vocabulary.relations), 1)}
        self.documents = {d.id: n for n, d in enumerate(records.documents, 1)}
        self.segments = {s.document: s for s in records.segments}
        self.symmetric = {name for name in vocabulary.relations if vocabulary.relations[name].symmetric}
        self.states = {e.id for e in records.entities if e.kind == "State"}
        self.wholes = _closure({e.id: getattr(e, "part_of", ()) for e in records.entities})
        self.broader = _closure({e.id: getattr(e, "broader", ()) for e in records.entities})
        self.above = {name: tuple(vocabulary.ancestors(name)) for name in vocabulary.relations}
        self.labels = {e.id: (e.labels.en, e.labels.ja) for e in records.entities}
        self.labels[UNKNOWN] = (vocabulary.unnamed["en"], vocabulary.unnamed["ja"])
        self.roots = _roots(records.documents)
        self.publishers = {d.id: d.publisher for d in records.documents}
        self.speakers: dict[tuple[str, str], int] = {}
        self.origins: dict[tuple[str, ...], int] = {}
        self.propositions: dict[standing.Proposition, int] = {}
        self.claims: dict[str, int] = {}
        self.stances: list[standing.Stance] = []
        self.passages = self.remarks = 0

    def fill(self) -> None:
        """Write every table; the order follows what refers to what."""
        self._words()
        self._entities()
        self._closures()
        for document in self.records.documents:
            self._document(document)
        self._refer()
        self._standing()
        self.store.insert("lexicon", sorted({*_names(self.records, self.vocabulary), *lexicon.words(self.vocabulary)}))

    def _words(self) -> None:
        data = self.vocabulary.data
        self.store.insert("vocabulary", [(name, _json(data[name])) for name in sorted(data)])
        known = self.vocabulary.relations
        rows = [(number, name, known[name].family) for name, number in self.relations.items()]
        self.store.insert("relation", rows)

    def _entities(self) -> None:
        self.store.insert("entity", [(1, UNKNOWN, "", *self.labels[UNKNOWN], None)])
        self.store.insert(
            "entity",
            [
                (self.entities[e.id], e.id, e.kind, e.labels.en, e.labels.ja, _record(e))
                for e in self.records.entities
            ],
        )

    def _closures(self) -> None:
        for table, above, numbers in (
            ("item_up", self.broader, self.entities),
            ("part_up", self.wholes, self.entities),
            ("relation_up", self.above, self.relations),
        ):
            pairs = {(numbers[low], numbers[high]) for low in above for high in above[low]}
            self.store.insert(table, sorted(pairs))
        groups = [e for e in self.records.entities if hasattr(e, "members")]
        pairs = {(self.entities[member], self.entities[g.id]) for g in groups for member in g.members}
        self.store.insert("member_up", sorted(pairs))

    def _document(self, document: Document) -> None:
        number, root = self.documents[document.id], self.roots[document.id]
        segments = self.segments.get(document.id)
        head = document.model_copy(update={"passages": (), "speakers": ()})
        head_row = (
            number, document.id, self.documents[root], *_days(document.published),
            document.published, self.entities[document.publisher], _record(head),
            segments and _record(segments),
        )  # fmt: skip
        self.store.insert("document", [head_row])
        voices = _Voices(self, document)
        passages, claims, remarks = [], [], []
        for passage in document.passages:
            self.passages += 1
            silence = json.dumps(passage.silence, ensure_ascii=False) if passage.silence else None
            passages.append((self.passages, number, passage.at, passage.speaker, passage.skip, silence))
            claims += [self._claim(voices, claim) for claim in passage.claims]
            remarks += [self._remark(voices, remark) for remark in passage.remarks]
        self.store.insert("passage", passages)
        self.store.insert("claim", claims)
        self.store.insert("remark", remarks)

    def _claim(self, voices: _Voices, claim: Claim) -> tuple[Any, ...]:
        identity = f"{voices.document.id}/{claim.id}"
        number = self.claims[identity] = len(self.claims) + 1
        about = standing.proposition(
            claim.subject, claim.relation, claim.object, claim.item, claim.relation in self.symmetric
        )
        stance = voices.stance(identity, claim)
        self.stances.append(stance)
        place = self.entities[claim.where] if claim.where else None
        return (
            number, voices.number, self.passages, int(claim.id[1:]),
            self.propositions.setdefault(about, len(self.propositions) + 1),
            int(about.subject != claim.subject), voices.speakers[claim.speaker],
            self._origins(stance.origins), standing.POLARITIES.index(claim.polarity),
            standing.CERTAINTIES.index(claim.certainty), standing.PHASES.index(claim.phase),
            standing.STATUSES.index(standing.status(stance).word), *voices.dates(claim), place,
            int(claim.withdrawn is not None), _more(claim, _CLAIM_MORE),
        )  # fmt: skip

    def _remark(self, voices: _Voices, remark: Remark) -> tuple[Any, ...]:
        self.remarks += 1
        return (
            self.remarks, voices.number, self.passages, int(remark.id[1:]), remark.kind,
            voices.speakers[remark.speaker], self._origins(voices.origins(remark)),
            self.entities[remark.by] if remark.by else None,
            standing.POLARITIES.index(remark.polarity), standing.CERTAINTIES.index(remark.certainty),
            *voices.dates(remark), _more(remark, _REMARK_MORE),
        )  # fmt: skip

    def _origins(self, parties: tuple[str, ...]) -> int:
        if parties not in self.origins:
            self.origins[parties] = number = len(self.origins) + 1
            self.store.insert("origins", [(number, _json(parties))])
            self.store.insert("origin", [(self.entities[party], number) for party in parties])
        return self.origins[parties]

    def _refer(self) -> None:
        """What refers to claims that may stand further down, or in another document."""
        remarks = 0
        for document in self.records.documents:
            for passage in document.passages:
                for claim in passage.claims:
                    given = {self._number(document, other) for other in claim.in_return_for}
                    number = self.claims[f"{document.id}/{claim.id}"]
                    self.store.insert("exchange", sorted((number, other) for other in given))
                for remark in passage.remarks:
                    remarks += 1
                    about = set(remark.about)
                    named = {name for name in about if name in self.entities}
                    self.store.insert("remark_entity", sorted((self.entities[n], remarks) for n in named))
                    claims = {self._number(document, name) for name in about - named}
                    self.store.insert("remark_claim", sorted((number, remarks) for number in claims))

    def _number(self, document: Document, claim: str) -> int:
        return self.claims[claim if "/" in claim else f"{document.id}/{claim}"]

    def _standing(self) -> None:
        """Standing of each proposition and the pairs that meet, one party pair at a time."""
        closures = standing.Closures(
            lambda item: self.broader.get(item, (item,)),
            lambda relation: self.above[relation],
            lambda relation: relation in self.symmetric,
        )
        pairs: dict[frozenset[str | None], list[standing.Stance]] = defaultdict(list)
        for stance in self.stances:
            pairs[frozenset((stance.subject, stance.object))].append(stance)
        for stances in pairs.values():
            for about, ruling in standing.standings(stances, closures).items():
                self._proposition(about, standing.STANDINGS.index(ruling.word))
            if any(stance.polarity == "negated" for stance in stances):
                met = standing.contests(stances, closures)
                self.store.insert("contest", sorted(self._contest(*pair) for pair in met))

    def _contest(self, negation: standing.Stance, affirmation: standing.Stance) -> tuple[int, int, int]:
        disputed = bool(standing.disputes(negation, affirmation))
        return self.claims[affirmation.id], self.claims[negation.id], int(disputed)

    def _proposition(self, about: standing.Proposition, word: int) -> None:
        number, relation = self.propositions[about], self.relations[about.relation]
        ids = (about.subject, about.object, about.item)
        subject, object, item = (self.entities[name] if name else 0 for name in ids)
        self.store.insert("proposition", [(number, subject, relation, object, item, word)])
        ends = {(subject, object)}
        if about.relation in self.symmetric:
            ends.add((object, subject))
        self.store.insert("edge", sorted((a, relation, b, item, number) for a, b in ends))


class _Voices:
    """The speakers of one document: their rows, and who answers for what they say."""

    def __init__(self, builder: Builder, document: Document) -> None:
        self.builder, self.document, self.number = builder, document, builder.documents[document.id]
        self.root = builder.roots[document.id]
        self.publisher = builder.publishers[self.root]
        self.voices = {SELF: standing.Voice(SELF)}
        for s in document.speakers:
            self.voices[s.id] = standing.Voice(s.id, s.kind, s.named, s.persons, s.speaks_for)
        self.speakers = {name: len(builder.speakers) + n for n, name in enumerate(self.voices, 1)}
        builder.speakers |= {(document.id, name): n for name, n in self.speakers.items()}
        self.keys = {
            name: standing.identity(voice, document.id, self.root) for name, voice in self.voices.items()
        }
        self.parties = {
            name: standing.parties(voice, self.publisher, self._wholes) for name, voice in self.voices.items()
        }
        self._rows()

    def _wholes(self, party: str) -> tuple[str, ...]:
        return self.builder.wholes.get(party, (party,))

    def _rows(self) -> None:
        store, entities = self.builder.store, self.builder.entities
        store.insert(
            "speaker", [(self.speakers[SELF], self.number, SELF, *self.builder.labels[self.publisher], None)]
        )
        store.insert(
            "speaker",
            [
                (self.speakers[s.id], self.number, s.id, s.label.en, s.label.ja, _record(s))
                for s in self.document.speakers
            ],
        )
        spoken = [(name, party) for name, parties in self.parties.items() for party in parties]
        pairs = sorted((self.speakers[name], entities[party]) for name, party in spoken)
        store.insert("speaker_party", pairs)

    def origins(self, statement: Statement) -> tuple[str, ...]:
        """The parties that answer for the statement, sorted."""
        voice, via = self.voices[statement.speaker], self.voices[statement.via] if statement.via else None
        found = standing.origins(voice, via, self.publisher, self._wholes, self.builder.states)
        return tuple(origin.party for origin in found)

    def stance(self, identity: str, claim: Claim) -> standing.Stance:
        """The claim as the rules of standing look at it."""
        low, high = standing.span(claim.when, claim.stated or self.document.published)
        return standing.Stance(
            identity, claim.subject, claim.relation, claim.object, claim.item, claim.polarity,
            claim.certainty, claim.phase, low, high, self.keys[claim.speaker],
            self.parties[claim.speaker], self.origins(claim), self.root, claim.withdrawn is not None,
        )  # fmt: skip

    def dates(self, statement: Statement) -> tuple[Any, ...]:
        """Date of the statement as written, its days, date of the fact, its days."""
        fact = _days(statement.when) if statement.when else (None, None)
        stated = statement.stated or self.document.published
        return statement.stated, *_days(stated), statement.when, *fact


_CLAIM_MORE = ("hedge", "via", "venue", "amount", "printed", "in_return_for", "gloss", "withdrawn")
_REMARK_MORE = ("about", "text", "hedge", "via", "venue", "amount", "printed")


def _more(statement: Statement, names: Sequence[str]) -> str | None:
    """The fields that few statements have, as JSON; None where it has none."""
    told = plain(statement)
    found = {name: told[name] for name in names if name in told}
    return _json(found) if found else None


def _record(record: BaseModel) -> str:
    return _json(plain(record))


def plain(value: Any) -> Any:
    """A record as plain data without what is left at its default: what its validation takes back.

    By hand, because pydantic would first build a serialiser for each class, half the cost of a small corpus.
    """
    fields = getattr(type(value), "model_fields", None)
    if fields is None:
        return [plain(each) for each in value] if isinstance(value, (tuple, list)) else value
    return {name: plain(told) for name, told in value.__dict__.items() if told != fields[name].default}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _days(edtf: str) -> tuple[int, int]:
    low, high = dates.bounds(edtf)
    return int(low.replace("-", "")), int(high.replace("-", ""))


def _closure(above: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """For each name itself and all that stands above it, nearest first; checks refused cycles before."""
    found: dict[str, tuple[str, ...]] = {}
    for name in above:
        reached = [name]
        for each in reached:
            reached += [high for high in above.get(each, ()) if high not in reached]
        found[name] = tuple(reached)
    return found


def _roots(documents: Iterable[Document]) -> dict[str, str]:
    above = {document.id: document.translation_of for document in documents}
    return {name: standing.root(name, above) for name in above}


def _names(records: Records, vocabulary: Vocabulary) -> Iterator[tuple[str, str, str, str, str]]:
    """(folded phrase, language, kind, target, what the phrase is) of everything that has a name."""
    for entity in records.entities:
        yield text.fold(entity.id), "", "entity", entity.id, "id"
        for language in ("en", "ja"):
            yield text.fold(getattr(entity.labels, language)), language, "entity", entity.id, "label"
            for note, names in (("alias", entity.aliases), ("adjective", entity.adjectives)):
                for name in getattr(names, language):
                    is_acronym = name.isupper() and name.isascii()
                    yield text.fold(name), language, "entity", entity.id, "acronym" if is_acronym else note
                    if note == "adjective" and name.endswith("an"):  # the Russians
                        yield text.fold(lexicon.plural(name)), language, "entity", entity.id, "people"
    for document in records.documents:
        yield text.fold(document.id), "", "document", document.id, "id"
        yield text.fold(document.title), document.language, "document", document.id, "title"
        for language in ("en", "ja") if document.labels else ():
            yield text.fold(getattr(document.labels, language)), language, "document", document.id, "label"
        for speaker in document.speakers:
            for language in ("en", "ja"):
                target, label = f"{document.id}/{speaker.id}", getattr(speaker.label, language)
                yield text.fold(label), language, "speaker", target, "label"
                bare = lexicon.bare_label(label, language, vocabulary)
                yield text.fold(bare), language, "speaker", target, "label"
                for part in lexicon.parts_of_label(label, language):
                    yield text.fold(part), language, "speaker", target, "part"

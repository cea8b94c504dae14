"""Documents as rows of the store's tables, one document at a time: numbers for names, derived words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from graphkit import dates, standing
from graphkit.filling import Filling, Parts
from graphkit.ground import Ground, as_json, document_names, plain, record
from graphkit.lexicon import entries

if TYPE_CHECKING:
    from graphkit.model import Claim, Document, Remark, Segments, Statement

SELF = standing.SELF
_POLARITIES, _CERTAINTIES, _PHASES, _STATUSES = (
    {word: place for place, word in enumerate(words)}
    for words in (standing.POLARITIES, standing.CERTAINTIES, standing.PHASES, standing.STATUSES)
)
_UNCONTESTED = standing.STANDINGS.index("uncontested")
_CLAIM_MORE = ("hedge", "via", "venue", "amount", "printed", "in_return_for", "gloss", "withdrawn")
_REMARK_MORE = ("about", "text", "hedge", "via", "venue", "amount", "printed")
_CLAIM_RARE, _REMARK_RARE = frozenset(_CLAIM_MORE), frozenset(_REMARK_MORE)


class Builder:
    """Adds documents to a store that has the ground they stand on; numbers go on from those it has.

    `add` every document, the root of a translation before it; then `join`, and `refer`, when claims can be
    looked up.
    """

    def __init__(self, store: Filling, is_change: bool = False) -> None:
        """`is_change`: note which propositions are touched."""
        self.store, self.ground = store, Ground(store)
        names = {row[0]: row[1] for row in store.document_rows()}
        self.documents = {name: number for number, name in names.items()}
        self.roots = {row[1]: names[row[2]] for row in store.document_rows()}
        self.publishers: dict[str, str] = {}
        self.origins: dict[str, int] = {row[1]: row[0] for row in store.origins_rows()}
        self.propositions = _Propositions(store, self.ground, is_change)
        self.last = {name: store.highest(name) for name in ("speaker", "passage", "claim", "remark")}
        self.elsewhere: list[tuple[str, str, int]] = []

    def add(self, document: Document, segments: Segments | None) -> None:
        """Write every row of one document but for what it refers to in other documents."""
        number = self.documents.setdefault(document.id, max(self.documents.values(), default=0) + 1)
        root = self.roots[document.id] = self.roots.get(document.translation_of or "", document.id)
        self.publishers[document.id] = document.publisher
        head = document.model_copy(update={"passages": (), "speakers": ()})
        head_row = (
            number, document.id, self.documents[root], *_days(document.published), document.published,
            self.ground.entities[document.publisher], record(head), segments and record(segments),
        )  # fmt: skip
        self.store.insert("document", [head_row])
        named = document_names(document, self.ground.vocabulary)
        self.store.insert("lexicon", entries(named, self.ground.vocabulary))
        self._passages(document, _Voices(self, document, self.publishers.get(root, document.publisher)))

    def join(self) -> None:
        """Write the edges of the new propositions: both ways where the relation is symmetric."""
        self.store.edges(self.propositions.known)

    def refer(self) -> None:
        """Write what refers to claims of other documents."""
        for table, name, number in self.elsewhere:
            document, _, claim = name.partition("/")
            found = self.store.claim(document, int(claim[1:]))
            pair = (number, found) if table == "exchange" else (found, number)
            self.store.insert(table, [pair])

    def _passages(self, document: Document, voices: _Voices) -> None:
        rows: dict[str, list[tuple[Any, ...]]] = {"passage": [], "claim": [], "remark": []}
        own: dict[str, int] = {}
        given: list[tuple[int, Sequence[str]]] = []
        about: list[tuple[int, Sequence[str]]] = []
        at, number, last = (self.last[name] for name in ("passage", "claim", "remark"))
        for passage in document.passages:
            at += 1
            silence = as_json(passage.silence) if passage.silence else None
            rows["passage"].append((at, voices.number, passage.at, passage.speaker, passage.skip, silence))
            for claim in passage.claims:
                own[claim.id] = number = number + 1
                rows["claim"].append(self._claim(number, at, voices, claim))
                if claim.in_return_for:
                    given.append((number, claim.in_return_for))
            for remark in passage.remarks:
                last += 1
                rows["remark"].append(self._remark(last, at, voices, remark))
                about.append((last, remark.about))
        for table, found in rows.items():
            self.store.insert(table, found)
        self.last |= {"passage": at, "claim": number, "remark": last}
        self.propositions.write()
        self._references(document, own, given, about)

    def _claim(self, number: int, at: int, voices: _Voices, claim: Claim) -> tuple[Any, ...]:
        swapped, about = self.propositions.number(claim)
        if claim.polarity == "affirmed":
            stance = _affirmed(claim.certainty, claim.phase)
        else:
            self.propositions.denied.add(about)
            parties = voices.of[claim.speaker].parties
            stance = _negated(
                claim.certainty, claim.phase, claim.subject in parties, claim.object in parties
            )
        return (
            number, voices.number, at, int(claim.id[1:]), about, swapped,
            *voices.whose(claim.speaker, claim.via), *stance, *voices.dates(claim.stated, claim.when),
            self.ground.entities[claim.where] if claim.where else None,
            0 if claim.withdrawn is None else 1, 0, _more(claim, _CLAIM_MORE, _CLAIM_RARE),
        )  # fmt: skip

    def _remark(self, number: int, at: int, voices: _Voices, remark: Remark) -> tuple[Any, ...]:
        return (
            number, voices.number, at, int(remark.id[1:]), remark.kind,
            *voices.whose(remark.speaker, remark.via),
            self.ground.entities[remark.by] if remark.by else None,
            _POLARITIES[remark.polarity], _CERTAINTIES[remark.certainty],
            *voices.dates(remark.stated, remark.when), _more(remark, _REMARK_MORE, _REMARK_RARE),
        )  # fmt: skip

    def origins_of(self, parties: tuple[str, ...]) -> int:
        """The number of a set of parties that answers for claims."""
        told = as_json(parties)
        if told not in self.origins:
            self.origins[told] = number = len(self.origins) + 1
            self.store.insert("origins", [(number, told)])
            self.store.insert("origin", [(self.ground.entities[party], number) for party in parties])
        return self.origins[told]

    def _references(
        self,
        document: Document,
        own: dict[str, int],
        given: Iterable[tuple[int, Sequence[str]]],
        about: Iterable[tuple[int, Sequence[str]]],
    ) -> None:
        """What claims and remarks refer to; what stands in another document is kept for `refer`."""
        rows: dict[str, set[tuple[int, int]]] = {
            "exchange": set(),
            "remark_entity": set(),
            "remark_claim": set(),
        }
        for number, name in ((number, name) for number, names in given for name in names):
            if found := self._found("exchange", document, name, own, number):
                rows["exchange"].add((number, found))
        for number, name in ((number, name) for number, names in about for name in names):
            if name in self.ground.entities:
                rows["remark_entity"].add((self.ground.entities[name], number))
            elif found := self._found("remark_claim", document, name, own, number):
                rows["remark_claim"].add((found, number))
        for table, pairs in rows.items():
            self.store.insert(table, sorted(pairs))

    def _found(
        self, table: str, document: Document, name: str, own: dict[str, int], number: int
    ) -> int | None:
        where, _, claim = name.rpartition("/")
        if where in ("", document.id):
            return own[claim]
        if (table, name, number) not in self.elsewhere:
            self.elsewhere.append((table, name, number))
        return None


class _Propositions:
    """The numbers of propositions; new ones are written with `write`."""

    def __init__(self, store: Filling, ground: Ground, is_change: bool) -> None:
        self.store, self.is_change = store, is_change
        self.ends = dict[str | None, int]([*ground.entities.items(), (None, 0)])
        self.relations = {name: (n, name in ground.symmetric) for name, n in ground.relations.items()}
        self.last = store.highest("proposition")
        self.known = self.last
        self.numbers: dict[int, int] = {}
        self.fresh: list[tuple[int, ...]] = []
        self.touched: dict[int, Parts] = {}
        self.denied: set[int] = set()

    def number(self, claim: Claim) -> tuple[int, int]:
        """Whether its parties are swapped (sorted where the relation is symmetric), and its number."""
        (relation, is_symmetric), ends, object = self.relations[claim.relation], self.ends, claim.object
        a, b, item = ends[claim.subject], ends[object], ends[claim.item]
        swapped = 0
        if is_symmetric and object is not None and object < claim.subject:
            a, b, swapped = b, a, 1
        key = ((a << 21 | b) << 21 | item) << 12 | relation
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = self._known((a, relation, b, item))
        return swapped, number

    def _known(self, parts: Parts) -> int:
        found = self.store.proposition(parts) if self.known else None
        if found is None:
            found = self.last = self.last + 1
            self.fresh.append((found, *parts, _UNCONTESTED))
        if self.is_change:
            self.touched[found] = parts
        return found

    def write(self) -> None:
        """Write the new propositions, with the standing most have."""
        self.store.insert("proposition", self.fresh)
        self.fresh.clear()


class _Voice:
    """A speaker of the document at hand: its number, and whom it is, is part of, or speaks for."""

    __slots__ = ("number", "parties", "voice")

    def __init__(self, number: int, voice: standing.Voice, parties: frozenset[str]) -> None:
        self.number, self.voice, self.parties = number, voice, parties


class _Voices:
    """The speakers of one document: their rows, and who answers for what they say."""

    def __init__(self, builder: Builder, document: Document, publisher: str) -> None:
        self.builder, self.document, self.publisher = builder, document, publisher
        self.number = builder.documents[document.id]
        voices = [standing.Voice(SELF)]
        voices += [standing.Voice(s.id, s.kind, s.named, s.persons, s.speaks_for) for s in document.speakers]
        self.of: dict[str, _Voice] = {}
        for number, voice in enumerate(voices, builder.last["speaker"] + 1):
            parties = standing.parties(voice, publisher, builder.ground.wholes)
            self.of[voice.id] = _Voice(number, voice, parties)
        builder.last["speaker"] += len(voices)
        self._published = _days(document.published)
        self._whose: dict[tuple[str, str | None], tuple[int, int]] = {}
        self._write()

    def _write(self) -> None:
        builder, document = self.builder, self.document
        root, entities = builder.roots[document.id], builder.ground.entities
        label = builder.ground.labels[self.publisher]
        names: dict[str, tuple[str, str, str | None]] = {SELF: (*label, None)}
        names |= {s.id: (s.label.en, s.label.ja, record(s)) for s in document.speakers}
        builder.store.insert("speaker", [
            (voice.number, self.number, name, *names[name], standing.identity(voice.voice, document.id, root))
            for name, voice in self.of.items()
        ])  # fmt: skip
        spoken = [(voice.number, entities[party]) for voice in self.of.values() for party in voice.parties]
        builder.store.insert("speaker_party", sorted(spoken))

    def whose(self, speaker: str, via: str | None) -> tuple[int, int]:
        """The numbers of who says something, perhaps relayed by another, and of the parties that answer."""
        if (speaker, via) not in self._whose:
            voice, relayed = self.of[speaker], self.of[via].voice if via else None
            wholes, states = self.builder.ground.wholes, self.builder.ground.states
            found = standing.origins(voice.voice, relayed, self.publisher, wholes, states)
            answering = self.builder.origins_of(tuple(origin.party for origin in found))
            self._whose[speaker, via] = voice.number, answering
        return self._whose[speaker, via]

    def dates(self, stated: str | None, when: str | None) -> tuple[Any, ...]:
        """Date of the statement as written, its days, date of the fact, its days."""
        days = _days(stated) if stated else self._published
        return (stated, *days, when, *_days(when)) if when else (stated, *days, None, None, None)


@cache
def _affirmed(certainty: str, phase: str) -> tuple[int, int, int, int]:
    """Polarity, certainty, phase and status of an affirmation as the table of claims has them."""
    return _stance(standing.Stance("", "", "", certainty=certainty, phase=phase))


@cache
def _negated(certainty: str, phase: str, by_subject: bool, by_object: bool) -> tuple[int, int, int, int]:
    """The same of a negation by the subject or object, or by somebody else."""
    parties = frozenset(party for party, is_so in (("a", by_subject), ("b", by_object)) if is_so)
    stance = standing.Stance(
        "", "a", "", "b", polarity="negated", certainty=certainty, phase=phase, parties=parties
    )
    return _stance(stance)


def _stance(stance: standing.Stance) -> tuple[int, int, int, int]:
    return (
        _POLARITIES[stance.polarity], _CERTAINTIES[stance.certainty], _PHASES[stance.phase],
        _STATUSES[standing.status(stance).word],
    )  # fmt: skip


def _more(statement: Statement, names: Sequence[str], rare: frozenset[str]) -> str | None:
    """The fields that few statements have, as JSON; None where it has none."""
    given = statement.model_fields_set
    if given.isdisjoint(rare):
        return None
    usual, told = statement.usual, statement.__dict__
    found = {name: plain(told[name]) for name in names if name in given and told[name] != usual[name]}
    return as_json(found) if found else None


@cache
def _days(edtf: str) -> tuple[int, int]:
    low, high = dates.bounds(edtf)
    return int(low.replace("-", "")), int(high.replace("-", ""))

"""What must hold between records: each rule yields where it is broken and why; `checks` runs them.

Rules of a document need only that document and an index of everything else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property
from operator import attrgetter
from typing import Any

from graphkit import text
from graphkit.model import SELF, UNKNOWN, Claim, Document, Passage, Remark, Statement
from graphkit.reader import EntityFile, Loaded, Source
from graphkit.refused import nearest
from graphkit.vocabulary import Roles, Vocabulary

Way = tuple[str | int, ...]
Broken = Iterator[tuple[Way, str]]


class Said:
    """What a document says: claims, remarks and all of both, each with its path where that is wanted."""

    def __init__(self, document: Document) -> None:
        self._passages = document.passages
        self.claims = [claim for passage in document.passages for claim in passage.claims]
        self.remarks = [remark for passage in document.passages for remark in passage.remarks]
        self.all: list[Claim | Remark] = [*self.claims, *self.remarks]

    def way(self, statement: Statement) -> Way:
        """The path of a statement in its document."""
        return self._ways[id(statement)]

    def passage(self, statement: Statement) -> Passage:
        """The passage that a statement stands in."""
        return self._passages[int(self.way(statement)[1])]

    @cached_property
    def _ways(self) -> dict[int, Way]:
        return {
            id(statement): ("passages", number, name, place)
            for number, passage in enumerate(self._passages)
            for name, statements in (("claims", passage.claims), ("remarks", passage.remarks))
            for place, statement in enumerate(statements)
        }


class Index:
    """What the rules of one document need to know of everything else.

    `kinds` of entities by id, `claims` of each document by its id; `broken` ids are written, but could
    not be read, and no rule complains that they are missing.
    """

    def __init__(self, loaded: Loaded, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.parties: tuple[str, ...] = tuple(vocabulary.data["kind_sets"]["party"])
        self.broken: Collection[str] = loaded.broken
        self.kinds = {entity.id: entity.kind for file in loaded.files for entity in file.entities}
        self.claims: dict[str, frozenset[str]] = {}
        self._files = loaded.files
        self.fitting: set[tuple[Any, ...]] = set()  # relations with kinds of their ends that fit
        self._said: tuple[Document | None, Said | None] = (None, None)
        for source in loaded.sources:
            self.add(source.document)

    @cached_property
    def persons(self) -> Mapping[str, frozenset[str]]:
        """The persons by what they are called, folded."""
        found: dict[str, set[str]] = {}
        for entity in (each for file in self._files for each in file.entities if each.kind == "Person"):
            labels, others = entity.labels, entity.aliases
            for name in (labels.en, labels.ja, *others.en, *others.ja):
                found.setdefault(text.fold(name), set()).add(entity.id)
        return {name: frozenset(ids) for name, ids in found.items()}

    def said(self, document: Document) -> Said:
        """What a document says; kept until another is asked for, since each rule looks at it."""
        known, said = self._said
        if said is None or known is not document:
            said = Said(document)
            self._said = document, said
        return said

    @cached_property
    def of_ends(self) -> dict[str | None, str]:
        """The kinds of entities by id, and none where no entity stands."""
        return dict[str | None, str]([*self.kinds.items(), (None, "")])

    def add(self, document: Document) -> None:
        """Let the rules know of one more document."""
        self.claims[document.id] = _claim_ids(document)

    @cache  # noqa: B019 - an index lives as long as one run of the rules
    def roles(self, relation: str) -> Roles:
        """What may stand at the ends of a relation."""
        return self.vocabulary.relations[relation].roles

    def misfit(self, name: str, kinds: Iterable[str], unknown: bool = False) -> str | None:
        """Why an id is no entity of one of the kinds, if so; `unknown`: whether it may be left unnamed."""
        kinds = tuple(kinds)
        if name in self.broken or (unknown and name == UNKNOWN):
            return None
        if name not in self.kinds:
            return f"there is no entity '{name}'{nearest(name, self.kinds)}"
        if self.kinds[name] not in kinds:
            return f"'{name}' is of kind {self.kinds[name]}; here stands {listed(kinds)}"
        return None


def _claim_ids(document: Document) -> frozenset[str]:
    return frozenset(claim.id for passage in document.passages for claim in passage.claims)


def listed(words: Iterable[str]) -> str:
    """`a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _all(words: Iterable[str]) -> str:
    return ", ".join(words)


# --- between the entities ----------------------------------------------------------------------------

_WHOLES = ("State", "Group", "Organisation", "Place", "Facility", "Measure", "Event")
_WHERE = ("State", "Group", "Place", "Facility", "Event")
_AROUND = ("State", "Group", "Organisation", "Place", "Facility")  # what land and buildings may be part of
_PART_OF = {"State": _AROUND, "Place": _AROUND, "Facility": _AROUND, "Person": (*_WHOLES, "Person")}


def entity_ties(file: EntityFile, index: Index) -> Broken:
    for number, entity in enumerate(file.entities):
        part_of = _PART_OF.get(entity.kind, _WHOLES)
        for name, kinds in (("part_of", part_of), ("broader", ("Item",)), ("members", index.parties)):
            for place, other in enumerate(getattr(entity, name, ())):
                if reason := index.misfit(other, kinds):
                    yield (number, name, place), reason


def entity_names(file: EntityFile, index: Index) -> Broken:
    for number, entity in enumerate(file.entities):
        if entity.id in (UNKNOWN, SELF) or (entity.id[0] in "cr" and entity.id[1:].isdecimal()):
            yield (number, "id"), f"'{entity.id}' is kept for claims, remarks or speakers; choose another id"


def entity_categories(file: EntityFile, index: Index) -> Broken:
    known = index.vocabulary.categories
    for number, entity in enumerate(file.entities):
        category = getattr(entity, "category", None)
        if category is not None and category not in known:
            told = f"there is no category '{category}'{nearest(category, known)} (there are {_all(known)})"
            yield (number, "category"), told


# --- in a document -----------------------------------------------------------------------------------


def head(source: Source, index: Index) -> Broken:
    document = source.document
    if reason := index.misfit(document.publisher, index.parties, unknown=True):
        yield ("publisher",), reason
    origin = document.translation_of
    if origin is not None and origin not in index.claims and origin not in index.broken:
        yield ("translation_of",), f"there is no document '{origin}'{nearest(origin, index.claims)}"


def speakers(source: Source, index: Index) -> Broken:
    seen: set[str] = set()
    for number, speaker in enumerate(source.document.speakers):
        if speaker.id in seen:
            yield ("speakers", number, "id"), f"the speaker '{speaker.id}' is defined twice"
        seen.add(speaker.id)
        for name, kinds in (("persons", ("Person",)), ("speaks_for", index.parties)):
            for place, other in enumerate(getattr(speaker, name)):
                if reason := index.misfit(other, kinds):
                    yield ("speakers", number, name, place), reason


def who_speaks(source: Source, index: Index) -> Broken:
    known = {speaker.id for speaker in source.document.speakers} | {SELF}
    if source.document.id in index.broken:
        return
    passages, said = source.document.passages, index.said(source.document)
    for number, passage in enumerate(passages):
        if passage.speaker is not None and passage.speaker not in known:
            yield ("passages", number, "speaker"), _no_speaker(passage.speaker, known)
    named = {name for each in said.all for name in (each.speaker, each.via) if name is not None}
    for each in () if named <= known else said.all:
        if each.speaker not in known and each.speaker != said.passage(each).speaker:
            yield (*said.way(each), "speaker"), _no_speaker(each.speaker, known)
        if each.via is not None and each.via not in known:
            yield (*said.way(each), "via"), _no_speaker(each.via, known)


def _no_speaker(name: str, known: Iterable[str]) -> str:
    return f"there is no speaker '{name}' in this document{nearest(name, known)}"


def roles(source: Source, index: Index) -> Broken:
    relations, said, kind = index.vocabulary.relations, index.said(source.document), index.of_ends.get
    for claim in said.claims:
        fit = (claim.relation, kind(claim.subject), kind(claim.object), kind(claim.item))
        if fit in index.fitting:
            continue
        if claim.relation not in relations:
            hint = f"{nearest(claim.relation, relations)} (graphkit code words lists them)"
            yield (*said.way(claim), "relation"), f"there is no relation '{claim.relation}'{hint}"
            continue
        reasons = {
            name: reason
            for name in ("subject", "object", "item")
            if (reason := _role(getattr(claim, name), name, claim.relation, index))
        }
        if not reasons and None not in fit:
            index.fitting.add(fit)
        for name, reason in reasons.items():
            yield (*said.way(claim), name), reason


def _role(given: str | None, name: str, relation: str, index: Index) -> str | None:
    """Why an entity, or none, does not fit the role that a relation gives it, if so."""
    role = getattr(index.roles(relation), name)
    if given is None:
        return _needed(name, relation, index) if role is not None and role.required else None
    if role is None:
        return f"'{relation}' has no {name}"
    return index.misfit(given, role.kinds, unknown=name != "item")


def _needed(name: str, relation: str, index: Index) -> str:
    """What an end that is left out would be, in words that an encoder knows."""
    inverse = index.vocabulary.relations[relation].inverse["en"]
    who = f"who or what “{inverse}”" if name == "object" else "behind a colon in a line"
    kinds = listed(getattr(index.roles(relation), name).kinds)
    return f"the {name} is missing ({who}): '{relation}' needs one of kind {kinds}"


def other_entities(source: Source, index: Index) -> Broken:
    said = index.said(source.document)
    for name, kinds, statements in (
        ("venue", ("Event",), said.all), ("where", _WHERE, said.claims), ("by", index.parties, said.remarks),
    ):  # fmt: skip
        given = attrgetter(name)
        names = set(map(given, statements)) - {None}
        wrong = {other: reason for other in names if (reason := index.misfit(other, kinds))}
        for each in statements if wrong else ():
            if given(each) in wrong:
                yield (*said.way(each), name), wrong[given(each)]


def references(source: Source, index: Index) -> Broken:
    own, said = source.document.id, index.said(source.document)
    for name, statements in (("in_return_for", said.claims), ("about", said.remarks)):
        given = attrgetter(name)
        for each in filter(given, statements):
            for place, other in enumerate(given(each)):
                if reason := _unresolved(other, own, index):
                    yield (*said.way(each), name, place), reason
    for claim in filter(attrgetter("in_return_for"), said.claims):
        for place, other in enumerate(claim.in_return_for):
            if other in (claim.id, f"{own}/{claim.id}"):
                yield (*said.way(claim), "in_return_for", place), f"{claim.id} is in return for itself"


def _unresolved(given: str, own: str, index: Index) -> str | None:
    """Why a reference leads nowhere, if so."""
    document, slash, claim = given.rpartition("/")
    if not slash and not (claim[0] == "c" and claim[1:].isdecimal()):
        return None if given in index.broken or given in index.kinds else _no_reference(given, index)
    document = document or own
    if document in index.broken or claim in index.claims.get(document, ()):
        return None
    if document not in index.claims:
        return f"there is no document '{document}'{nearest(document, index.claims)}"
    return f"there is no claim '{claim}' in {document}"


def _no_reference(given: str, index: Index) -> str:
    return f"there is no entity '{given}'{nearest(given, index.kinds)}"


def remark_kinds(source: Source, index: Index) -> Broken:
    known, said = index.vocabulary.remark_kinds, index.said(source.document)
    for remark in said.remarks:
        if remark.kind not in known:
            hint = nearest(remark.kind, known)
            told = f"there is no remark kind '{remark.kind}'{hint} (there are {_all(known)})"
            yield (*said.way(remark), "kind"), told


def printed(source: Source, index: Index) -> Broken:
    said = index.said(source.document)
    for each in filter(attrgetter("printed"), said.all):
        for name in each.printed:
            if name not in type(each).model_fields:
                hint = nearest(name, type(each).model_fields)
                told = f"a {type(each).__name__.lower()} has no field '{name}'{hint}"
                yield (*said.way(each), "printed", name), told


def unique(source: Source, index: Index) -> Broken:
    said, seen = index.said(source.document), set[str]()
    if len({each.id for each in said.all}) == len(said.all):
        return
    for each in said.all:
        if each.id in seen:
            yield (*said.way(each), "id"), f"'{each.id}' stands twice in this document"
        seen.add(each.id)


def same_claim(source: Source, index: Index) -> Broken:
    for number, passage in enumerate(source.document.passages):
        count = len(passage.claims)
        if count < 2 or len({(claim.relation, claim.item) for claim in passage.claims}) == count:
            continue
        seen: dict[tuple[Any, ...], str] = {}
        for place, claim in enumerate(passage.claims):
            key = (_proposition(claim, index), claim.speaker, claim.polarity, claim.phase)
            if key in seen:
                told = f"{claim.id} says the same as {seen[key]}, which stands at {passage.at} too: "
                told += "leave out one, or change it in the file"
                yield ("passages", number, "claims", place), told
            seen.setdefault(key, claim.id)


def _proposition(claim: Claim, index: Index) -> tuple[Any, ...]:
    relation = index.vocabulary.relations.get(claim.relation)
    ends = (claim.subject, claim.object or "")
    return (claim.relation, tuple(sorted(ends)) if relation and relation.symmetric else ends, claim.item)


def open_passages(source: Source, index: Index) -> Broken:
    for number, passage in enumerate(source.document.passages):
        whole = source.document.id not in index.broken
        if whole and not (passage.claims or passage.remarks or passage.skip):
            yield (
                ("passages", number, "at"),
                f"{passage.at} has no claims, no remarks and no reason to skip it",
            )

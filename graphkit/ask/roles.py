"""Which noun has which role: the patterns of the vocabulary tried on the places of a clause."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from graphkit.ask.values import Clause, Noun, Roles, Slot
from graphkit.corpus import Corpus
from graphkit.vocabulary import ROLES

Given = dict[str, Noun]


def assign(corpus: Corpus, clause: Clause, language: str) -> list[Roles]:
    """The ways to give every noun a role, relations with equal roles together, the best first."""
    found: dict[tuple[tuple[str, Noun], ...], list[str]] = {}
    heads = sorted(dict.fromkeys(clause.heads), key=lambda head: bool(_takes(corpus, head, language)))
    for relation, pattern in heads:
        given = next(_ways(corpus, clause, relation, pattern, language), None)
        if given is not None:
            found.setdefault(tuple(sorted(given.items(), key=lambda each: each[0])), []).append(relation)
    either = _either(corpus, language) if clause.passive else ()
    actors = {slot.noun for slot in clause.slots if slot.marker in either}
    ways = sorted(
        found.items(),
        key=lambda way: (
            any(given in actors for role, given in way[0] if role == "subject"),
            _lacking(corpus, way[1][0], dict(way[0])),
        ),
    )
    return [Roles(tuple(dict.fromkeys(relations)), **dict(given)) for given, relations in ways]


def _either(corpus: Corpus, language: str) -> tuple[str, ...]:
    """The markers of the passive behind who does it, or what they mean else: に."""
    markers = corpus.vocabulary.data["passives"][language]["markers"]
    return tuple(marker for marker, sides in markers.items() if "own" in sides)


def _lacking(corpus: Corpus, relation: str, given: Given) -> int:
    """How many of the roles that the relation needs nothing was given for."""
    roles, subject = corpus.vocabulary.relations[relation].roles, given.get("subject")
    both = subject is not None and len(subject.entities) > 1
    both = both and corpus.vocabulary.relations[relation].symmetric
    return sum(
        role is not None and role.required and name not in given and not (both and name == "object")
        for name, role in zip(ROLES, roles, strict=True)
    )


def _ways(corpus: Corpus, clause: Clause, relation: str, pattern: str, language: str) -> Iterator[Given]:
    markers: Mapping[str, Sequence[str]] = corpus.vocabulary.data["patterns"][language][pattern]
    small = corpus.vocabulary.data["asking"][language]["small"]
    topics = small.get("topic", ()) if clause.kind == "verb" else ()  # who acts comes first
    slots = list(_split(clause.slots, markers, small["with"], topics))
    start: Given = {}
    if clause.role:
        asked = next((s for s in slots if s.marker == "agent"), None)
        if asked is None:
            return
        start[clause.role] = asked.noun
        slots.remove(asked)
    needs = () if clause.says("paid") else markers.get("=needs", ())
    takes = _takes(corpus, (relation, pattern), language)
    for given in _fill(
        corpus,
        relation,
        _turned(corpus, markers, language) if clause.passive else markers,
        slots,
        start,
        language,
    ):
        if all(role in given for role in needs) and (not takes or _is_of(corpus, given.get("item"), takes)):
            yield given


def _takes(corpus: Corpus, head: tuple[str, str], language: str) -> Sequence[str]:
    """The categories of items that the words of a pattern mean in a relation; none where any."""
    relation, pattern = head
    lists: Mapping[str, Sequence[str]] = corpus.vocabulary.relations[relation].ask[language].get(pattern, {})
    return lists.get("takes", ())


def _is_of(corpus: Corpus, item: Noun | None, takes: Sequence[str]) -> bool:
    """Whether the item that is named is of one of the categories."""
    if item is None or not item.entities:
        return True
    records = (json.loads(row[4]) for row in corpus.store.entities(item.entities) if row[4])
    return all(record.get("category") in takes for record in records)


def _split(
    slots: Sequence[Slot],
    markers: Mapping[str, Sequence[str]],
    both: Sequence[str],
    topics: Sequence[str],
) -> Iterator[Slot]:
    """`between A and B`, and `A and B` before a verb of two equal parties: one slot for each."""
    with_whom = next((m for m in both if m in markers), "")
    taken = [
        s.marker
        for s in slots
        if with_whom and "object" in markers.get(s.marker, ()) and s.marker != "direct"
    ]
    for slot in sorted(slots, key=lambda slot: (slot.marker == "gap", slot.marker not in topics)):
        two = len(slot.noun.entities) == 2
        parties = markers.get(slot.marker, ())
        if two and (
            tuple(parties) == ("subject", "object") or (with_whom and not taken and "subject" in parties)
        ):
            first, second = (slot.noun._replace(entities=(e,)) for e in slot.noun.entities)
            yield Slot("=subject", first)
            yield Slot("=object", second)
        else:
            yield slot


def _turned(
    corpus: Corpus, markers: Mapping[str, Sequence[str]], language: str
) -> Mapping[str, Sequence[str]]:
    """The markers of the passive: what is done to stands first, who does it behind."""
    rule = corpus.vocabulary.data["passives"][language]
    meant = {
        side: tuple(dict.fromkeys(role for marker in rule[side] for role in markers.get(marker, ())))
        for side in ("does", "done")
    }
    turned = {
        marker: tuple(role for side in sides for role in meant.get(side) or markers.get(marker, ()))
        for marker, sides in rule["markers"].items()
    }
    return {**markers, **turned}


def _fill(
    corpus: Corpus,
    relation: str,
    markers: Mapping[str, Sequence[str]],
    slots: Sequence[Slot],
    given: Given,
    language: str,
) -> Iterator[Given]:
    if not slots:
        yield given
        return
    slot, rest = slots[0], slots[1:]
    for role in _candidates(corpus, relation, markers, slot, language):
        if role not in given:
            yield from _fill(corpus, relation, markers, rest, {**given, role: slot.noun}, language)


def _candidates(
    corpus: Corpus, relation: str, markers: Mapping[str, Sequence[str]], slot: Slot, language: str
) -> Iterator[str]:
    asking = corpus.vocabulary.data["asking"][language]
    topics = asking["small"].get("topic", ())
    named = _roles_at(markers, slot.marker, asking["about"]["words"], topics)
    if slot.noun.is_asked and slot.noun.asks and not slot.noun.entities:
        asked = tuple(role for role in slot.noun.asks if role in named)
        acts = slot.marker == "gap" and slot.noun.kinds  # who acts comes first: 受け取ったのは誰
        named = tuple(role for role in named if role in asked) if acts else asked
    people = markers.get("=persons", ()) if slot.noun.kinds == ("Person",) and slot.noun.is_open else ()
    for role in named:
        if role in ROLES and (role in people or fits(corpus, relation, role, slot.noun)):
            yield role
    if (slot.marker in asking["places"] or "where" in named) and _is_place(corpus, slot.noun):
        yield "where"


def _roles_at(
    markers: Mapping[str, Sequence[str]], marker: str, about: Sequence[str], topics: Sequence[str]
) -> tuple[str, ...]:
    """The roles that a place can have, in the order tried; `whose` stands before a noun of the relation."""
    if marker.startswith("="):
        return (marker[1:],)
    if marker == "gap":  # who does it, as a rule: 買った国
        first = next((markers[topic] for topic in topics if topic in markers), ())
        return tuple(dict.fromkeys((*first, *ROLES)))
    if marker in about and marker not in markers:  # what is known about the supply of ...
        marker = "whose"
    if marker == "whose" and marker not in markers:
        return tuple(
            dict.fromkeys((*markers.get("before", ()), *markers.get("of", ()), *markers.get("direct", ())))
        )
    if marker in topics:  # a topic may be anything that the kinds allow
        return tuple(dict.fromkeys((*markers.get(marker, ()), *ROLES)))
    return tuple(markers.get(marker, ()))


def fits(corpus: Corpus, relation: str, role: str, noun: Noun) -> bool:
    """Whether what the noun names, or asks for, can have the role in the relation."""
    allowed = getattr(corpus.vocabulary.relations[relation].roles, role)
    if allowed is None or noun.voice or ((noun.makers or noun.speakers) and not noun.entities):
        return False
    if noun.entities:
        return all(
            corpus.kind(entity) in allowed.kinds or seat(corpus, entity, allowed.kinds)
            for entity in noun.entities
        )
    if noun.kinds:
        return any(kind in allowed.kinds for kind in noun.kinds)
    if "agent" in noun.asks or not noun.asks:
        return True
    parties = corpus.vocabulary.data["kind_sets"]["party"]
    return any(kind not in parties for kind in allowed.kinds)


def seat(corpus: Corpus, entity: str, kinds: Sequence[str]) -> str:
    """The state that a capital stands for in a role of parties; "" where it stands for none."""
    if corpus.kind(entity) != "Place" or "State" not in kinds:
        return ""
    store, marks = corpus.store, corpus.vocabulary.data["asking"]["en"]["seat"]
    record = next((row[4] for row in store.entities([entity])), "") or ""
    if not any(f'"en":"{mark}' in record.replace('": "', '":"') for mark in marks):
        return ""
    above = store.ids("entity", store.above("part_up", store.numbers("entity", [entity]).values()))
    return next((name for name in above if corpus.kind(name) == "State"), "")


def seated(corpus: Corpus, noun: Noun) -> tuple[Noun, tuple[tuple[str, str], ...]]:
    """Who speaks, capitals as their states; and which capital stands for which."""
    stands = tuple((e, state) for e in noun.entities if (state := seat(corpus, e, ("State",))))
    read = dict(stands)
    return noun._replace(entities=tuple(read.get(e, e) for e in noun.entities)), stands


def _is_place(corpus: Corpus, noun: Noun) -> bool:
    kinds = ("State", "Place", "Facility", "Event", "Organisation")
    return bool(noun.entities) and all(corpus.kind(entity) in kinds for entity in noun.entities)

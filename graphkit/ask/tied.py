"""Clauses in which a word ties the nouns together: who does what to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from graphkit.ask import finding
from graphkit.ask.named import ASIDE, entities, inner_of
from graphkit.ask.roles import assign, seat
from graphkit.ask.values import Clause, Noun, Reading, Roles, Slot, with_fields
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.vocabulary import ROLES

FIELDS = ("when", "where", "amount", "venue", "return")
"""Fields of a claim that can be asked for."""


def tied(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """Who does what to whom: a role, a field or a remark of the claims is asked, or whether there are any."""
    if not clause.heads or _is_claim(clause):
        return
    for variant in variants(corpus, inner_of(clause)):
        for roles in _likeliest(corpus, clause, assign(corpus, variant, language)):
            if not clause.says("only") and (names := _talked(corpus, clause, roles)):
                if put_together(corpus, clause, names):
                    yield Reading("bag", about=names)
                return
            reading = of_roles(corpus, clause, roles)
            noun = getattr(roles, reading.role) if reading.role else Noun("", asks=("item",))
            if reading.asks != "compare" or noun.asks[:1] != ("item",):
                yield from sure(corpus, clause, reading) if clause.kind == "cue" else (reading,)


def _likeliest(corpus: Corpus, clause: Clause, ways: Sequence[Roles]) -> Sequence[Roles]:
    """The ways, those of relations that have such claims first: to inspect is to watch, or be shown."""
    if len(ways) < 2 or clause.kind == "cue":
        return ways
    return sorted(ways, key=lambda roles: not corpus.find(of_roles(corpus, clause, roles).pattern, limit=1))


def put_together(corpus: Corpus, clause: Clause, names: Sequence[str]) -> bool:
    """Whether a claim that is put as the cues ask has all the names."""
    return bool(corpus.uniting(with_fields(Pattern(), _hard(corpus, clause)), names, 1))


def _hard(corpus: Corpus, clause: Clause) -> dict[str, tuple[str, ...]]:
    """What the cues of the clause ask for and do not let go."""
    fields = corpus.vocabulary.data["cue_fields"]
    cues = [fields[cue]["fields"] for cue in clause.targets("cues") if not fields[cue].get("soft")]
    return {name: tuple(values) for wanted in cues for name, values in wanted.items()}


def sure(corpus: Corpus, clause: Clause, reading: Reading) -> Iterator[Reading]:
    """The reading of a cue as the verb, where it is sure enough for an answer that there is nothing.

    What tells of one party alone, or why, may stand elsewhere: `needs`, `wants` name no relation.
    """
    put = _hard(corpus, clause)
    asked = reading._replace(pattern=with_fields(reading.pattern, put))
    if rows := finding.claims(corpus, asked):
        gives = reading.asks != "role" or finding.answering(corpus, rows, asked)[0]
        if gives or finding.for_itself(corpus, rows, asked):
            yield reading
    elif reading.asks == "remark":
        kinds = corpus.vocabulary.data["remark_groups"][reading.target][:1]
        claims = [row.id for row in finding.claims(corpus, reading)]
        told = corpus.remarks(about=claims, kind=kinds) if claims else ()
        named = tuple(id for id in claims if any(id in row.about for row in told))
        if named:
            narrow = reading.pattern._replace(claim=named)
            yield reading._replace(pattern=narrow, soft=with_fields(Pattern(), put))
    elif reading.pattern.subject and reading.pattern.object:
        yield _demanded(corpus, clause, reading) or reading


def _demanded(corpus: Corpus, clause: Clause, reading: Reading) -> Reading | None:
    """What somebody asks another to do, where remarks of the cue say so: 議会に何を求めているか."""
    fields, groups = corpus.vocabulary.data["cue_fields"], corpus.vocabulary.data["remark_groups"]
    by, whom = reading.pattern.object, reading.pattern.subject
    for kind in (
        fields[cue]["of_somebody"] for cue in clause.targets("cues") if "of_somebody" in fields[cue]
    ):
        if corpus.remarks(about=whom, kind=groups[kind], speaker=by):
            return Reading("remark", Pattern(speaker=by), target=kind, about=whom)
        if any(row.by in by for row in corpus.remarks(about=whom, kind=groups[kind])):
            return Reading("remark", target=kind, about=whom, by=by)
    return None


def _talked(corpus: Corpus, clause: Clause, roles: Roles) -> tuple[str, ...]:
    """The names, where somebody is in talks with another or about a thing: either may be the giver."""
    parties = [noun.entities for noun in (roles.subject, roles.object) if noun is not None and noun.entities]
    equal = all(corpus.vocabulary.relations[relation].symmetric for relation in roles.relations)
    item = roles.item.entities if roles.item is not None else ()
    if clause.kind != "cue" or len(parties) + bool(item) < 2 or not equal:
        return ()
    return (*(name for names in parties for name in names), *item)


def variants(corpus: Corpus, clause: Clause) -> Iterator[Clause]:
    """The clause; then with whose an item is read in the other way: as a noun of its own, or as no noun.

    `gets US weapons`, `improves Russia's satellites`.
    """
    if clause.kind == "agent":
        yield from _apart(clause, ("whose",))
    merged = tuple(_merged(corpus, clause))
    if _is_of_others(corpus, clause):
        yield from merged
    yield clause
    yield from _apart(clause)
    yield from _somebody(corpus, clause)
    yield from merged
    yield from _thingless(corpus, clause)


def _thingless(corpus: Corpus, clause: Clause) -> Iterator[Clause]:
    """The clause without a bare `what`, of relations that have no thing: `what did they practise`."""
    heads = tuple(h for h in clause.heads if corpus.vocabulary.relations[h[0]].roles.item is None)
    rest = tuple(s for s in clause.slots if not (s.noun.asks[:1] == ("item",) and s.noun.names_nothing))
    left = clause.kind == "verb" and len(rest) == len(clause.slots) - 1 and len(rest) > 1
    if heads and left and not any(slot.noun.is_asked for slot in rest):
        yield clause._replace(heads=heads, slots=rest)


def _merged(corpus: Corpus, clause: Clause) -> Iterator[Clause]:
    """The clause with whose an item is as no noun: `North Korea's missiles` are missiles."""
    whose = corpus.vocabulary.data["asking"]["ja"]["small"]["whose"]
    for index in range(len(clause.slots) - 1):
        first, second = clause.slots[index], clause.slots[index + 1]
        if first.marker in whose and _is_maker(corpus, first.noun) and _is_item(corpus, second.noun):
            theirs = Slot(second.marker, second.noun._replace(makers=first.noun.entities))
            yield clause._replace(slots=(*clause.slots[:index], theirs, *clause.slots[index + 2 :]))
        if second.marker == "direct" and _is_maker(corpus, first.noun) and _is_item(corpus, second.noun):
            merged = Slot(first.marker, second.noun._replace(makers=first.noun.entities))
            yield clause._replace(slots=(*clause.slots[:index], merged, *clause.slots[index + 2 :]))


def _apart(clause: Clause, markers: Sequence[str] = ()) -> Iterator[Clause]:
    """The clause with whose an item is as a noun of its own: `Russia's weapons supplier`."""
    for index, slot in enumerate(clause.slots):
        fits = slot.noun.makers and slot.noun.entities and not slot.noun.ties
        if fits and (not markers or slot.marker in markers):
            apart = (
                Slot(slot.marker, Noun(slot.noun.words, entities=slot.noun.makers)),
                Slot("=item", slot.noun._replace(makers=())),
            )
            yield clause._replace(slots=(*clause.slots[:index], *apart, *clause.slots[index + 1 :]))


def _persons(corpus: Corpus, noun: Noun) -> tuple[str, ...]:
    """The persons that a noun names as a speaker of the data, where it names nothing else."""
    if noun.entities or noun.voice:
        return ()
    speakers = (corpus.speaker(*name.split("/", 1)) for name in noun.speakers if "/" in name)
    return tuple(dict.fromkeys(person for speaker in speakers for person in speaker.persons))


def _somebody(corpus: Corpus, clause: Clause) -> Iterator[Clause]:
    """The clause with officials as who they are, not as speakers: `which Russian officials visited Iran`."""
    for index, slot in enumerate(clause.slots):
        noun = slot.noun
        persons = _persons(corpus, noun)
        if ((noun.voice and noun.speakers) or persons) and slot.marker not in ASIDE:
            entities, kinds = persons or noun.speakers, () if persons else SOMEBODY
            who = noun._replace(entities=entities, speakers=(), voice="", kinds=kinds)
            yield clause._replace(
                slots=(*clause.slots[:index], slot._replace(noun=who), *clause.slots[index + 1 :])
            )


SOMEBODY = ("Person", "Organisation", "Group")
"""Kinds that officials are of, by name or not."""


def _is_maker(corpus: Corpus, noun: Noun) -> bool:
    return len(noun.entities) == 1 and corpus.kind(noun.entities[0]) == "State"


def _is_item(corpus: Corpus, noun: Noun) -> bool:
    return bool(noun.entities) and corpus.kind(noun.entities[0]) == "Item" and not noun.makers


def of_roles(corpus: Corpus, clause: Clause, roles: Roles) -> Reading:
    roles, makers = _owned(corpus, clause, roles)
    relations = roles.relations
    ends, stands = _ends(corpus, roles)
    how = "how" in clause.targets("ask") and not clause.says("remarks")
    if how or clause.kind == "cue":
        relations = tuple(dict.fromkeys(corpus.vocabulary.ancestors(r)[-1] for r in relations))
    where = roles.where.entities if roles.where is not None else ()
    pattern = with_fields(Pattern(relation=relations, where=where), ends)
    if clause.negated:
        pattern = (
            pattern if clause.says("yes") or clause.says("true") else pattern._replace(polarity=("negated",))
        )
    pattern = _together(corpus, pattern)
    asked = roles.asked()
    noun = getattr(roles, asked) if asked else Noun("")
    reading = Reading(
        "list",
        pattern,
        asked,
        _places(corpus, clause, asked) or _kinds(corpus, roles.relations, asked, noun),
        makers=makers,
        negated=clause.negated,
        stands=stands,
        categories=_categories(corpus, clause, roles),
        word=clause.word if clause.kind == "noun" else "",
        of_kinds=_of_kinds(corpus, roles, asked),
    )
    found = _chosen(clause, reading._replace(**_wanted(corpus, clause, asked, noun)))
    if clause.negated and found.asks == "role" and not clause.says("true"):  # is there anything it did not
        found = found._replace(pattern=found.pattern._replace(polarity=("negated",)))
    return found


def _kinds(corpus: Corpus, relations: Sequence[str], asked: str, noun: Noun) -> tuple[str, ...]:
    """The kinds that may answer; any where the role takes none of them: people who are sent are an item."""
    roles = [getattr(corpus.vocabulary.relations[name].roles, asked) for name in relations if asked in ROLES]
    takes = {kind for role in roles if role is not None for kind in role.kinds}
    return noun.kinds if not takes or takes & set(noun.kinds) else ()


THING = ("Item",)
"""What a thing is called that is not named: anything that its role takes."""


def _of_kinds(corpus: Corpus, roles: Roles, asked: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The roles of who is only called by what he is, without the one that is asked for."""
    named = ((role, getattr(roles, role)) for role in ROLES if role != asked)
    called = ((role, noun) for role, noun in named if noun is not None and noun.kinds and not noun.entities)
    found = ((role, _kinds(corpus, roles.relations, role, noun)) for role, noun in called)
    return tuple((role, kinds) for role, kinds in found if kinds and kinds != THING)


def _together(corpus: Corpus, pattern: Pattern) -> Pattern:
    """Several who are tied to nobody else are tied to each other: `do A, B and C cooperate`."""
    equal = all(corpus.vocabulary.relations[name].symmetric for name in pattern.relation)
    alone = equal and len(pattern.subject) > 1 and not pattern.object
    return pattern._replace(object=pattern.subject) if alone else pattern


def _ends(corpus: Corpus, roles: Roles) -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    """The entities of each role, a capital as its state where the role wants a state."""
    ends, stands = {}, []
    for role in ROLES:
        noun, allowed = (
            getattr(roles, role),
            getattr(corpus.vocabulary.relations[roles.relations[0]].roles, role),
        )
        if noun is None or not noun.entities:
            continue
        read = [
            (e, e if corpus.kind(e) in allowed.kinds else seat(corpus, e, allowed.kinds) or e)
            for e in noun.entities
        ]
        stands += [pair for pair in read if pair[0] != pair[1]]
        ends[role] = tuple(entity for _, entity in read)
    return ends, tuple(stands)


def _categories(corpus: Corpus, clause: Clause, roles: Roles) -> tuple[str, ...]:
    """The categories of items that the head means, where it names no item itself."""
    if roles.item is not None and roles.item.entities:
        return ()
    asks = (
        corpus.vocabulary.relations[name].ask[lang].get(pattern, {})
        for name, pattern in clause.heads
        for lang in ("en", "ja")
        if name in roles.relations
    )
    return tuple(dict.fromkeys(c for lists in asks for c in lists.get("categories", ())))


def _chosen(clause: Clause, reading: Reading) -> Reading:
    """The reading with what is to be chosen from: `China or Iran`; and with what is given in return."""
    among = next((s.noun.entities for s in clause.slots if s.marker == "among"), ())
    if among and reading.role in ROLES:
        reading = reading._replace(pattern=with_fields(reading.pattern, {reading.role: among}))
    given = next((s.noun.entities for s in clause.slots if s.marker == "return"), ())
    return reading._replace(among=given) if reading.asks == "return" else reading


def _is_claim(clause: Clause) -> bool:
    """Whether claims are asked about, not what a claim says: `is there a claim that ...`."""
    return clause.says("claims") and not clause.says("yes") and not clause.says("that")


def _wanted(corpus: Corpus, clause: Clause, asked: str, noun: Noun) -> dict[str, Any]:
    """What is asked of the claims that the roles select."""
    asks = clause.targets("ask")
    if any(s.noun.is_asked for s in clause.slots if s.marker in ("says", "source")):
        return {"asks": "speaker", "role": "", "kinds": ()}
    if clause.says("compare"):
        return {"asks": "compare", "target": clause.targets("compare")[0]}
    if clause.says("only") and clause.says("cues") and asked:
        return {"asks": "only"}
    if asks[:1] == ("amount",) and clause.says("units") and not asked:
        return {"asks": "count", "role": "item", "kinds": ()}
    if asks[:1] == ("amount",) and asked in ("subject", "object") and noun.is_open:
        return {"asks": "count"}
    if noun.counted and not noun.entities:
        return {"asks": "count"}
    if asks and asks[0] in FIELDS:
        return {"asks": asks[0], "also": asks[1:], "role": "", "kinds": ()}
    if "speaker" in asks:
        return {"asks": "speaker", "role": "", "kinds": ()}
    for name in asks:
        if name in corpus.vocabulary.remark_kinds:
            return {"asks": "remark", "target": name, "role": "", "kinds": (), "about": entities(clause)}
        if name == "count":
            return {"asks": "count"}
    if asked and (noun.is_asked or not clause.says("yes") or noun.is_open):
        return {"asks": "role"}
    if clause.says("about"):
        return {"asks": "list", "target": "everything"}
    return {"asks": "yes" if clause.says("yes") or clause.says("true") else "list"}


def _owned(corpus: Corpus, clause: Clause, roles: Roles) -> tuple[Roles, tuple[str, ...]]:
    """`Iranian drones`: who gives them, where nobody else does; otherwise it is said not to be asked for."""
    item = roles.item
    if item is None or not item.makers:
        return roles, ()
    makers = Noun(item.words, entities=item.makers)
    given = all(_gives(corpus, clause, relation) for relation in roles.relations)
    if given and roles.subject is None:
        return roles._replace(subject=makers), ()
    if roles.subject is not None and set(roles.subject.entities) == set(item.makers):
        return roles, ()
    return roles, item.makers


def _places(corpus: Corpus, clause: Clause, asked: str) -> tuple[str, ...]:
    """The kinds of places, where the head asks for one: what came down where (`=places`)."""
    patterns = corpus.vocabulary.data["patterns"]
    listed = [patterns[lang].get(p, {}) for _, p in clause.heads for lang in patterns]
    only = {role for markers in listed for role in markers.get("=places", ())}
    return PLACES if asked in only else ()


def answered(corpus: Corpus, reading: Reading) -> bool:
    """Whether a claim answers."""
    return bool(finding.answering(corpus, finding.claims(corpus, reading), reading)[0])


PLACES = ("Place",)


def _gives(corpus: Corpus, clause: Clause, name: str) -> bool:
    """Whether whose an item is gives it to somebody: who made a missile does not fire it."""
    heads = tuple(head for head in clause.heads if head[0] == name)
    gives = corpus.vocabulary.relations[name].hands_over
    return gives and not _is_of_others(corpus, clause._replace(heads=heads))


def _is_of_others(corpus: Corpus, clause: Clause) -> bool:
    """Whether a head says nothing of whose the item is (`=others`)."""
    patterns = corpus.vocabulary.data["patterns"]
    return any("=others" in patterns[lang].get(p, ()) for _, p in clause.heads for lang in patterns)


def on_claims(corpus: Corpus, clause: Clause, language: str) -> Iterator[Reading]:
    """A remark on what a clause says: `the purpose of sending workers`."""
    about = entities(clause)
    inner = inner_of(clause)
    named = inner._replace(
        slots=tuple(s for s in inner.slots if not (s.noun.is_asked and s.noun.names_nothing))
    )
    for variant in variants(corpus, named):
        for roles in assign(corpus, variant, language):
            reading = of_roles(corpus, clause, roles)
            by = tuple(e for slot in clause.slots if slot.marker == "gains" for e in slot.noun.entities)
            target = clause.targets("remarks")[0]
            yield reading._replace(asks="remark", target=target, role="", kinds=(), about=about, by=by)

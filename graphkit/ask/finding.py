"""The claims that a reading asks for, and what the data has where there are none."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from graphkit import standing, text
from graphkit.ask.remembered import Remembered
from graphkit.ask.values import Reading, with_fields
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.rows import ClaimRow, RemarkRow, Rows
from graphkit.selects import Condition
from graphkit.vocabulary import ROLES

UNKNOWN = standing.UNKNOWN
Row = TypeVar("Row", ClaimRow, RemarkRow)
MOST = 2000
"""Claims that are looked through where a question selects more."""
NEGATED = ("denied", "negated")
FIRM = ("asserted", "assessed", "possible")
"""What is said to be so, however firmly; not what is only wanted, planned or talked about."""


def first(corpus: Corpus, *every: Sequence[Pattern]) -> list[ClaimRow]:
    """The claims that fit, of each group of patterns, one; the first of them, and that is noted."""
    groups = tuple(map(tuple, every))
    is_one = [len(group) for group in groups] == [1]
    rows = corpus.find(groups[0][0], limit=MOST + 1) if is_one else corpus.meeting(groups, MOST + 1)
    return noted(corpus, groups, corpus.fitting(groups) if len(rows) > MOST else (), rows)


def noted(
    corpus: Corpus, key: Hashable, fitting: Sequence[Condition], rows: Sequence[ClaimRow]
) -> list[ClaimRow]:
    """No more of the claims than are looked through; where there are more, that is noted."""
    if len(rows) > MOST and isinstance(corpus, Remembered):
        corpus.cut[key] = fitting, [row.number for row in rows[:MOST]]
    return list(rows[:MOST])


def stop(corpus: Corpus, rows: Rows[Row], most: int) -> Rows[Row]:
    """The rows, none where they are more than are looked through, and that is noted."""
    if len(rows) <= most:
        return rows
    if isinstance(corpus, Remembered):
        corpus.stopped = most
    return Rows(())


def uniting(corpus: Corpus, pattern: Pattern, names: Iterable[str], most: int = MOST) -> tuple[str, ...]:
    """The ids, sorted, of the claims that fit and hold each of the names; none where they are too many."""
    found = corpus.uniting(pattern, names, most + 1)
    if len(found) > most and isinstance(corpus, Remembered):
        corpus.stopped = most
    return tuple(sorted(found)) if len(found) <= most else ()


def having(names: Iterable[str]) -> list[tuple[Pattern]]:
    """For each name the claims in which it stands as a party or a thing."""
    return [(Pattern(party=(name,)),) for name in names]


def claims(corpus: Corpus, reading: Reading, others: Iterable[str] = ()) -> list[ClaimRow]:
    """The claims of the pattern, by the kind of speaker that is asked for, and with one origin if that is.

    The others stand in each of them.
    """
    rows = first(corpus, (reading.pattern,), *having(others))
    if reading.voice or reading.unnamed:
        rows = [row for row in rows if _is_voice(corpus, row, reading)]
    if reading.categories:
        rows = [row for row in rows if row.item is None or _category(corpus, row.item) in reading.categories]
    for role, kinds in reading.of_kinds:
        rows = [row for row in rows if (value := getattr(row, role)) and corpus.kind(value) in kinds]
    if reading.without:
        rows = _outside(corpus, rows, reading)
    if reading.target == "origins":
        backing = corpus.backing(rows)
        rows = [row for row in rows if len(backing.get(row.number, ())) <= 1]
    if reading.pattern.standing == ("contested",):  # not the others that say the same of another stage
        rows = [row for row in rows if row.contested]
    if reading.venue:
        rows = [row for row in rows if {row.venue, row.where} & set(reading.venue)]
    return rows


def _outside(corpus: Corpus, rows: Sequence[ClaimRow], reading: Reading) -> list[ClaimRow]:
    """The claims that answer with others than those that are not to answer."""
    if reading.asks == "speaker":
        looked = Pattern(speaker=reading.without, claim=tuple(row.id for row in rows))
        spoken = {*corpus.first(looked, MOST)} if rows else set()
        return [row for row in rows if row.number not in spoken]
    left_out = corpus.within(reading.without)
    return [row for row in rows if _is_outside(corpus, row, reading, left_out)]


def _is_outside(corpus: Corpus, row: ClaimRow, reading: Reading, left_out: set[str]) -> bool:
    """Whether the claim answers with somebody else than those left out; none of them stands in it, else."""
    if reading.role:
        given = values(corpus, row, reading)
        return not given or not left_out >= set(given)
    return not left_out & {row.subject, row.object, row.item}


def _category(corpus: Corpus, item: str) -> str:
    record = next((row[4] for row in corpus.store.entities([item])), None)
    return str(json.loads(record).get("category", "")) if record else ""


def _is_voice(corpus: Corpus, row: ClaimRow, reading: Reading) -> bool:
    speaker = corpus.speaker(row.document, row.speaker)
    return reading.voice in ("", speaker.kind) and not (reading.unnamed and speaker.named)


def softened(rows: Sequence[ClaimRow], soft: Pattern) -> tuple[list[ClaimRow], bool]:
    """The claims put as the question asks, and whether there are any; all of them where there are none."""
    wanted = {name: values for name, values in soft._asdict().items() if values}
    put = [row for row in rows if all(getattr(row, name) in values for name, values in wanted.items())]
    meets = bool(put) and "status" in wanted  # what is denied is told, of what is to come
    kept = {row.id for row in put} | {row.id for row in rows if meets and row.status in NEGATED}
    put = [row for row in rows if row.id in kept]
    return (put, True) if put or not wanted else (list(rows), False)


def of_amount(rows: Sequence[ClaimRow], amounts: Sequence[str]) -> list[ClaimRow]:
    """The claims whose amount as read may lie in one of the ranges, `100-999`."""
    return [row for row in rows if any(_meets(row, amount) for amount in amounts)]


def _meets(row: ClaimRow, amount: str) -> bool:
    low, _, high = amount.partition("-")
    read = row.amount or {}
    least, most = read.get("low"), read.get("high")
    if least is None and most is None:
        return False
    if most is None:  # several may be any number: only what is surely so large meets it
        return int(low) <= int(least or 0) <= int(high)
    return int(least or 0) <= int(high) and int(most) >= int(low)


def values(corpus: Corpus, row: ClaimRow, reading: Reading) -> tuple[str, ...]:
    """What the claim gives for the role that is asked: the other party where two are equal."""
    if reading.role == "where":
        return (row.where,) if row.where else ()
    value = getattr(row, reading.role)
    if reading.role != "item" and corpus.vocabulary.relations[row.relation].symmetric:
        other = "object" if reading.role == "subject" else "subject"
        named = getattr(reading.pattern, other)
        ends = [end for end in (row.subject, row.object) if end]
        if named:
            reached = corpus.within(named)
            outside = [end for end in ends if end not in reached]
            return tuple(outside or ends[:1])
        return tuple(ends)
    return (value,) if value else ()


def answering(corpus: Corpus, rows: Sequence[ClaimRow], reading: Reading) -> tuple[list[ClaimRow], int]:
    """The claims that name what is asked for, of a kind that is asked for; and how many name nobody there."""
    found, unnamed = [], 0
    for row in rows:
        given = values(corpus, row, reading)
        if UNKNOWN in given and not (row.written_gloss or reading.role in row.printed):
            unnamed += 1
        elif (
            given
            and (not reading.kinds or any(corpus.kind(value) in (*reading.kinds, "") for value in given))
        ) or (not given and row.status in NEGATED and reading.role == "item"):
            found.append(row)
    return found, unnamed


def for_itself(corpus: Corpus, rows: Sequence[ClaimRow], reading: Reading) -> list[ClaimRow]:
    """The claims of equal parties with no item, where one of them seeks just that: closer ties."""
    if reading.role != "item" or not (reading.pattern.phase and reading.pattern.object):
        return []
    seeks = set(corpus.closed(reading.pattern.object))
    equal = (row for row in rows if corpus.vocabulary.relations[row.relation].symmetric)
    return [row for row in equal if not row.item and row.subject in seeks]


def covering(corpus: Corpus, reading: Reading) -> list[ClaimRow]:
    """Denials of the broader: of a broader item, or whatever the item, between the same parties."""
    pattern = reading.pattern
    if not (pattern.relation and pattern.item and pattern.subject and pattern.object):
        return []
    numbers = corpus.store.above("item_up", corpus.named(pattern.item))
    broader = set(corpus.store.ids("entity", numbers))
    above = tuple(dict.fromkeys(up for name in pattern.relation for up in corpus.vocabulary.ancestors(name)))
    rows = corpus.find(
        Pattern(subject=pattern.subject, relation=above, object=pattern.object, polarity=("negated",))
    )
    return [row for row in rows if row.relation in above and (row.item is None or row.item in broader)]


def elsewhere(pattern: Pattern) -> list[tuple[str, Pattern]]:
    """Where no claim names the place: it may be what is acted upon; else the claims of any place or none."""
    if not pattern.where:
        return []
    bare = pattern._replace(where=())
    acted_upon = [] if pattern.object else [("acted_upon", bare._replace(object=pattern.where))]
    acting = [] if pattern.subject else [("acts_there", bare._replace(subject=pattern.where))]
    return [*acted_upon, *acting, ("none_there", bare)]


LET_GO = ("sought", "planned", "negotiating", "agreed")
"""Stages that may be let go where a claim is looked for in another word; not that it has ended."""


def kin(corpus: Corpus, reading: Reading) -> Iterator[Reading]:
    """The reading with the other relations of the group, and how it is put as what may be let go."""
    pattern = reading.pattern
    parties, thing = (*pattern.subject, *pattern.object), pattern.item or pattern.where
    put = {*pattern.phase, *pattern.status, *pattern.polarity, *pattern.standing}
    if not (parties and thing) or put - {*LET_GO, "prospective"} or pattern.claim or reading.asks == "return":
        return
    for group in corpus.vocabulary.data["kin"]:
        others = tuple(name for name in group if name not in pattern.relation)
        if len(others) < len(group):
            how = {"phase": pattern.phase, "certainty": pattern.certainty}
            soft = with_fields(reading.soft, {name: value for name, value in how.items() if value})
            yield reading._replace(
                pattern=pattern._replace(relation=others, phase=(), certainty=()), soft=soft
            )


def persons(corpus: Corpus, pattern: Pattern) -> tuple[str, ...]:
    """The persons that the pattern has as parties, where each role has one only and each has a state."""
    roles = [
        role for role in ("subject", "object") if any(_is_person(corpus, e) for e in getattr(pattern, role))
    ]
    named = [name for role in roles for name in getattr(pattern, role)]
    alone = all(_is_person(corpus, name) and _states(corpus, [name]) for name in named)
    return tuple(named) if alone and len(named) == len(roles) else ()


def _is_person(corpus: Corpus, name: str) -> bool:
    return corpus.kind(name) == "Person"


def together(corpus: Corpus, pattern: Pattern) -> bool:
    """Whether two persons are asked for what they do with each other."""
    equal = all(corpus.vocabulary.relations[name].symmetric for name in pattern.relation)
    return equal and len(persons(corpus, pattern)) > 1


def of_states(corpus: Corpus, reading: Reading) -> list[ClaimRow]:
    """The claims about the states of persons; and what these say together about the very states."""
    named, pattern = persons(corpus, reading.pattern), reading.pattern
    if not named:
        return []
    stated = with_states(corpus, reading)
    about = claims(corpus, stated)
    if not together(corpus, pattern):
        return about
    ends = {*stated.pattern.subject, *stated.pattern.object}
    spoken = first(corpus, *((Pattern(speaker=(name,)),) for name in named), *having(sorted(ends)))
    told = [row for row in spoken if {row.subject, row.object} == ends and is_put(row, pattern)]
    return sorted({row.id: row for row in (*about, *told)}.values(), key=lambda row: row.number)


_PUT = ("status", "standing", "polarity", "certainty", "phase")
"""Fields that say how a claim is put."""


def is_put(row: ClaimRow, pattern: Pattern) -> bool:
    """Whether the claim is put as the pattern asks."""
    return all(not (values := getattr(pattern, name)) or getattr(row, name) in values for name in _PUT)


def state_of(corpus: Corpus, name: str) -> tuple[str, ...]:
    """The state of a person, where the name is one and has one; else the name."""
    return (_is_person(corpus, name) and _states(corpus, [name])) or (name,)


def with_states(corpus: Corpus, reading: Reading) -> Reading:
    """The reading with the states of the persons that it has as parties in their stead."""
    named = persons(corpus, reading.pattern)
    states = {
        role: _states(corpus, values) if set(values) & set(named) else values
        for role in ("subject", "object")
        if (values := getattr(reading.pattern, role))
    }
    return reading._replace(pattern=with_fields(reading.pattern, states))


def told_together(corpus: Corpus, names: Sequence[str]) -> list[ClaimRow]:
    """What several persons say together; nothing where one of the names is no person."""
    if len(names) < 2 or not all(_is_person(corpus, name) for name in names):
        return []
    return first(corpus, *((Pattern(speaker=(name,)),) for name in names))


def denying(corpus: Corpus, reading: Reading) -> list[ClaimRow]:
    """Denials that meet what was asked who denies: of something broader, where none is of the very thing."""
    if reading.pattern.status != ("denied",):
        return []
    rows = claims(corpus, reading._replace(pattern=reading.pattern._replace(status=())))
    return [row for row in corpus.denials(rows) if row.status == "denied"]


def worded(corpus: Corpus, names: Sequence[str]) -> list[ClaimRow]:
    """The claims in which each name stands as a party or a thing, or in whose sentence its words stand."""
    others = [name for name in names if corpus.kind(name) != "Item"][:1]
    rows = first(corpus, *having(others)) if others else ()
    reached = {name: {name, *corpus.store.ids("entity", corpus.reach([name]))} for name in names}

    def has(row: ClaimRow, name: str) -> bool:
        ends = {row.subject, row.object, row.item, row.where}
        return bool(ends & reached[name]) or text.fold(corpus.label(name, "en")) in text.fold(row.gloss["en"])

    return [row for row in rows if all(has(row, name) for name in names)]


def affirmed(corpus: Corpus, reading: Reading, negated: Sequence[ClaimRow]) -> tuple[ClaimRow, ...]:
    """What is said to be between the same two, where what was asked is only negated: by that word first."""
    pattern = reading.pattern
    if not (pattern.subject and pattern.object):
        return ()
    ends = Pattern(subject=pattern.subject, object=pattern.object)
    group = next((g for g in corpus.vocabulary.data["kin"] if set(g) & set(pattern.relation)), ())
    ways = [ends._replace(relation=tuple(names)) for names in (pattern.relation, group) if names]
    rows = {row.id: row for way in ways for row in corpus.find(way, limit=50) if row.status not in NEGATED}
    return tuple(row for row in rows.values() if row not in negated)[:10]


_FEW = 5
"""So many claims of a relation are near to a question about one party of it."""


def instead(corpus: Corpus, reading: Reading) -> list[ClaimRow]:
    """What the data has nearest to a question that no claim answers: with less and less of what was asked."""
    for pattern in _wider(corpus, reading.pattern):
        rows = list(corpus.find(pattern, limit=50))
        if rows:
            return rows
    return []


def _states(corpus: Corpus, names: Sequence[str]) -> tuple[str, ...]:
    """The states of persons and organisations, where all of the names have one."""
    if not names or not all(corpus.kind(name) in ("Person", "Organisation") for name in names):
        return ()
    above = corpus.store.ids("entity", corpus.store.above("part_up", corpus.named(names)))
    return tuple(name for name in above if corpus.kind(name) == "State")


def _wider(corpus: Corpus, pattern: Pattern) -> Iterable[Pattern]:
    bare = pattern._replace(
        since=None,
        until=None,
        stated_since=None,
        stated_until=None,
        phase=(),
        certainty=(),
        status=(),
        standing=(),
        polarity=(),
        speaker=(),
        where=(),
    )
    if bare == Pattern():  # what a speaker alone says: what is said about that name
        if pattern.speaker and "/" not in pattern.speaker[0]:
            yield Pattern(party=pattern.speaker)
        return
    if bare != pattern:
        yield bare
    states = {role: found for role in ROLES if (found := _states(corpus, getattr(bare, role)))}
    if states:
        yield with_fields(bare, states)
    if bare.item and bare.subject and bare.object:  # who else gives the thing, and to whom else
        yield bare._replace(subject=())
        yield bare._replace(object=())
    if bare.item:
        yield bare._replace(item=())
    ends = [role for role in ROLES if getattr(bare, role)]
    if bare.relation and len(ends) > 1:
        yield bare._replace(relation=(), item=())
        if bare.subject and bare.object:
            yield bare._replace(relation=(), item=(), subject=bare.object, object=bare.subject)
            yield bare._replace(object=(), item=())
            yield bare._replace(subject=(), item=())
    if bare.relation and len(ends) == 1:
        others = Pattern(relation=bare.relation)
        if len(corpus.first(others, _FEW + 1)) <= _FEW:  # who else vetoes; not who else supplies
            yield others
        yield bare._replace(relation=())
        yield others
    if bare.item:
        yield Pattern(item=bare.item)

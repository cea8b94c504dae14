"""A question read as a search: the claims in which every name stands."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.ask import finding
from graphkit.ask.phrases import Phrases
from graphkit.ask.roles import seat
from graphkit.ask.showing import Found, nothing, of_amount, of_put, shown
from graphkit.ask.values import Reading
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.rows import ClaimRow


def bag(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found:
    """The claims in which every name stands, whatever its role, or is the person who says it."""
    rows, patterns = standing_in(corpus, reading.pattern, reading.about)
    rows = rows or finding.told_together(corpus, reading.about) or _with_deed(corpus, reading)
    rows = rows or finding.worded(corpus, reading.about) or _relayed(corpus, reading)
    lead = [phrases("search")]
    sure = reading.pattern.certainty  # what is left open is nothing else that the same two say
    rows = [row for row in rows if not sure or row.certainty in sure]
    if rows and len(reading.about) > 2:
        rows = list({row.id: row for row in (*rows, *finding.worded(corpus, reading.about))}.values())
    if part := _with_one_thing(corpus, reading, rows):
        told = phrases("search_part", n=str(len(part))) if rows else phrases.said["search_parts"]
        rows, lead = [*rows, *part], [*lead, told]
    persons = [name for name in reading.about if corpus.kind(name) == "Person"]
    if not rows and persons:
        states = tuple(state for name in reading.about for state in finding.state_of(corpus, name))
        rows, patterns = standing_in(corpus, reading.pattern, states)
        lead += [phrases("of_states", names=phrases.labels(persons))]
    seats = {name: state for name in reading.about if (state := seat(corpus, name, ("State",)))}
    if not rows and seats:
        states = tuple(seats.get(name, name) for name in reading.about)
        rows, patterns = standing_in(corpus, reading.pattern, states)
        lead += [phrases("of_states", names=phrases.labels(seats))]
    rows, amounts = of_amount(rows, reading, phrases)
    rows, put = of_put(rows, reading, phrases)
    if not rows:
        asked = reading._replace(pattern=Pattern(party=reading.about))
        near, _ = standing_in(corpus, Pattern(), reading.about)
        return nothing(corpus, asked, phrases, near) | {"patterns": patterns}
    return shown(corpus, rows, phrases, [*lead, *amounts, *put]) | {"patterns": patterns}


def _with_one_thing(corpus: Corpus, reading: Reading, rows: Sequence[ClaimRow]) -> list[ClaimRow]:
    """The claims with one of several things alone, and every other name: workers, where fuel oil is given."""
    things = [name for name in reading.about if corpus.kind(name) == "Item"]
    others = [name for name in reading.about if name not in things]
    if len(things) < 2 or not others or len(rows) > _FEW:
        return []
    every = (standing_in(corpus, reading.pattern, [*others, thing])[0] for thing in things)
    found = {row.id: row for each in every for row in each if row not in rows}
    return list(found.values()) if len(found) <= _FEW else []


_FEW = 10
"""So many claims that hold only some of the words are worth telling beside those that hold all."""


def _with_deed(corpus: Corpus, reading: Reading) -> list[ClaimRow]:
    """The claims in which the names stand, and the deed that the same remarks tell of: the exercise."""
    relation, names = reading.pattern.relation, reading.about
    rows = standing_in(corpus, Pattern(), names)[0] or finding.worded(corpus, names) if relation else []
    remarks = corpus.remarks(about=[row.id for row in rows]) if rows else ()
    together = {id for remark in remarks for id in remark.about if "/" in id}
    told = list(corpus.find(claim=tuple(sorted(together)))) if together else []
    deeds = {row.id: row for row in told if row.relation in relation}
    alike = {row.id: row for row in told if {row.subject, row.object} <= {*names}}
    return list({**{row.id: row for row in rows}, **alike, **deeds}.values()) if deeds else []


def _relayed(corpus: Corpus, reading: Reading) -> list[ClaimRow]:
    """The claims in which the other names stand, passed on by the person who is named with them."""
    found: list[ClaimRow] = []
    for person in (name for name in reading.about if corpus.kind(name) == "Person"):
        rows, _ = standing_in(corpus, reading.pattern, [name for name in reading.about if name != person])
        found += [row for row in rows if row.via and person in corpus.speaker(row.document, row.via).persons]
    return found


def standing_in(
    corpus: Corpus, pattern: Pattern, names: Sequence[str]
) -> tuple[list[ClaimRow], list[Pattern]]:
    """The claims in which every name stands, and the patterns that were looked through: parties first."""
    kinds = corpus.vocabulary.data["kind_sets"]["party"]
    every: list[list[Pattern]] = []
    for name in sorted(dict.fromkeys(names), key=lambda name: corpus.kind(name) not in kinds):
        every.append([pattern._replace(party=(name,))])
        if corpus.kind(name) == "Person":
            every[-1].append(pattern._replace(speaker=(*pattern.speaker, name)))
        if corpus.kind(name) == "Place":
            every[-1].append(pattern._replace(where=(name,)))
    rows = finding.first(corpus, *every) if every else []
    return rows, [way for ways in every for way in ways]

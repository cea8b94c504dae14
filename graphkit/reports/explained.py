"""Why a claim or proposition has its derived words: claims, speakers, rules, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphkit import standing
from graphkit.errors import UsageError
from graphkit.pattern import Pattern, pattern_of
from graphkit.reports import Asked, Record, term
from graphkit.reports.disputes import (
    distinct,
    is_firm,
    put,
    resting,
    rule_words,
    stands_against,
    supporting,
)
from graphkit.reports.judge import Judge, Ruled
from graphkit.rows import ClaimRow
from graphkit.standing import Proposition


def explain(asked: Asked) -> Iterator[Record]:
    """A row for each derived word of a claim, a proposition, or everything between A and B.

    With a relation between their names: what A does to B by it; without, every claim of either order.

    Of a proposition: standing, each origin, each negation that covers it, each narrower claim that
    supports it (`support, not as a fact` where that is no more than sought, in talks or possible); then
    its claims, or the one asked for: status, line and its colour (with the claims that share it), each
    origin; of a negation also what it stands against. `put` says how the claims of the row are put: a
    proposition has no stage, so what is sought and what is a fact may stand behind the same word.
    """
    judge = Judge(asked.corpus)
    for claims, wanted in _wanted(asked, judge):
        ruled, by = judge.ruled(claims), judge.propositions(claims)
        for about in wanted:
            yield from _standing(asked, about, ruled, by[about], claims)
            yield from _proposition(asked, judge, about, by[about], claims)
            for row in by[about]:
                if not _is_claim(asked.arguments[0]) or row.id == asked.arguments[0]:
                    yield from _claim(asked, judge, row, claims)


def _is_claim(name: str) -> bool:
    return "/" in name


def _wanted(asked: Asked, judge: Judge) -> Iterator[tuple[list[ClaimRow], list[Proposition]]]:
    """All claims between two parties, and the propositions among them that are asked for, sorted by id."""
    words = asked.arguments
    if len(words) == 3:
        pattern = pattern_of(subject=words[0], relation=words[1], object=words[2])
    elif len(words) == 2:
        pattern = pattern_of(subject=words, object=words)
    elif _is_claim(words[0]):
        pattern = pattern_of(claim=words[0])
    else:
        pattern = _named(words[0])
    found, sides = False, _sides(asked) if len(words) == 2 else ()
    for claims, fitting in judge.pairs(pattern):
        abouts = judge.propositions(c for c in claims if c.id in fitting and _joins(c, sides))
        wanted = [about for about in abouts if len(words) > 1 or _is_claim(words[0]) or about.id == words[0]]
        found = found or bool(wanted)
        yield claims, wanted
    if not found:
        raise UsageError(f"no claim is about {' '.join(words)}")


def _sides(asked: Asked) -> tuple[set[str], ...]:
    """Each of the names with what is part of it, or narrower."""
    names = map(asked.corpus.resolve, asked.arguments)
    return tuple({name, *asked.corpus.under(name)} for name in names)


def _joins(claim: ClaimRow, sides: tuple[set[str], ...]) -> bool:
    """Whether an end of the claim lies on each side."""
    ends = {end for end in (claim.subject, claim.object) if end}
    return all(ends & side for side in sides)


def _named(name: str) -> Pattern:
    """The claims that may be about a proposition, by its id."""
    parts = name.split(".")
    if len(parts) != 4:
        raise UsageError(f"{name!r} is neither a claim (document/c1) nor a proposition (a.relation.b.item)")
    fields = zip(("subject", "relation", "object", "item"), parts, strict=True)
    return pattern_of(**{field: part for field, part in fields if part not in ("_", standing.UNKNOWN)})


def _standing(
    asked: Asked, about: Proposition, ruled: Ruled, rows: list[ClaimRow], claims: list[ClaimRow]
) -> Iterator[Record]:
    deciding = ruled.deciding.get(about, set())
    because = [claim for claim in claims if claim.id in deciding] or rows
    yield _row(asked, about.id, "standing", *ruled.rulings[about], because)


def _proposition(
    asked: Asked, judge: Judge, about: Proposition, rows: list[ClaimRow], claims: list[ClaimRow]
) -> Iterator[Record]:
    yield from _backing(asked, judge, about, rows)
    for negation in claims:
        if negation.polarity == "negated":
            yield from _against(asked, judge, about, rows, negation)
    for claim in supporting(judge, about, rows, claims):
        rule = standing.supports(judge.stance(claim), about, judge.closures).rule
        word = SUPPORT if is_firm(asked, claim) else WEAK_SUPPORT
        yield _row(asked, about.id, word, claim.id, rule, [claim])


def _backing(asked: Asked, judge: Judge, about: Proposition, rows: list[ClaimRow]) -> Iterator[Record]:
    told = {row.id: (row, judge.origins(row)) for row in resting(judge, rows)}
    for origin in sorted({origin for _, origins in told.values() for origin in origins}):
        because = [row for row, origins in told.values() if origin in origins]
        yield _row(asked, about.id, "origin", origin.party, origin.rule, because)


def _against(
    asked: Asked, judge: Judge, about: Proposition, rows: list[ClaimRow], negation: ClaimRow
) -> Iterator[Record]:
    told = [(told, row) for row in rows if (told := stands_against(judge, negation, row))]
    for how, rule in sorted({each for each, _ in told}):
        covered = [row for each, row in told if each == (how, rule)]
        yield _row(asked, about.id, how, negation.id, rule, [negation, *covered])


def _claim(asked: Asked, judge: Judge, row: ClaimRow, claims: Iterable[ClaimRow]) -> Iterator[Record]:
    corpus = asked.corpus
    if row.withdrawn:
        yield _row(asked, row.id, "standing", row.standing, "withdrawn", [row])
        return
    yield _row(asked, row.id, "status", row.status, standing.status(judge.stance(row)).rule, [row])
    firmness = corpus.vocabulary.statuses[row.status].firmness
    shared = _on_its_line(asked, row, claims)
    yield _row(asked, row.id, "line", firmness, f"line-{firmness}", shared)
    yield _row(asked, row.id, "colour", row.family, "line-colour", shared)
    for origin in judge.origins(row):
        yield _row(asked, row.id, "origin", origin.party, origin.rule, [row])
    if not row.origins:
        yield _row(asked, row.id, "origin", "", "no-origin", [row])
    for other in claims if row.polarity == "negated" else ():
        if told := stands_against(judge, row, other):
            yield _row(asked, row.id, told[0], other.id, told[1], [row, other])


def _on_its_line(asked: Asked, row: ClaimRow, claims: Iterable[ClaimRow]) -> list[ClaimRow]:
    """The claims that one line in a picture stands for: the same ends, family and firmness."""
    words = asked.corpus.vocabulary

    def line(claim: ClaimRow) -> tuple[object, ...]:
        ends = (claim.subject, claim.object or claim.item)
        both = frozenset(ends) if words.is_symmetric(claim.relation) else ends
        return both, claim.family, words.statuses[claim.status].firmness

    return [claim for claim in claims if not claim.withdrawn and line(claim) == line(row)]


def _row(
    asked: Asked, id: str, word: str, value: str, rule: str, claims: Iterable[ClaimRow]
) -> Record:
    rows = list(claims)
    return {
        "id": id,
        "word": word,
        "value": value,
        "said_value": _said(asked, word, value, rows),
        "rule": rule,
        "because": rule_words(asked, rule),
        "put": put(asked, rows),
        "claims": [row.id for row in rows],
        "according_to": distinct(asked.corpus.according_to(row, asked.language) for row in rows),
    }


def _said(asked: Asked, word: str, value: str, rows: Iterable[ClaimRow]) -> str:
    """The value in words: a name, a label, or what the claim says."""
    corpus, language = asked.corpus, asked.language
    if word in _SECTIONS:
        label: str = corpus.vocabulary.data[_SECTIONS[word]][value]["label"][language]
        return label
    claim = next((row for row in rows if row.id == value), None)
    if claim is not None:
        return corpus.gloss(claim, language)
    return corpus.label(value, language) if word == "origin" and value else term(value, language)


SUPPORT, WEAK_SUPPORT = "support", "support, not as a fact"
_SECTIONS = {"status": "statuses", "standing": "standings", "colour": "families"}

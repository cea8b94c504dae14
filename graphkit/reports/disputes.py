"""Who disputes what, and on whom each proposition rests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from graphkit import standing
from graphkit.reports import UNNAMED, Asked, Record, term
from graphkit.reports.judge import Judge
from graphkit.rows import ClaimRow
from graphkit.standing import Backing, Proposition

CONTESTED, GENERAL, BESIDE = "contested", "denied in general", "negated otherwise"
OTHERWISE = {"same-speaker": "negated by itself", "takes-no-side": "left open"}
"""How an affirmation stands to a negation that meets it and does not contest it, by rule."""
UNKNOWN_ORIGIN, NOBODY, NARROWER_ONLY = "no origin is known", "nobody", "narrower only"
MARKS = {0: UNKNOWN_ORIGIN, 1: "one origin"}
MARKS_BESIDE_NARROWER = {0: "no origin of its own", 1: "one origin of its own"}
"""What is to be minded, by the number of origins; and where narrower claims have more."""


def contested(asked: Asked) -> Iterator[Record]:
    """A row for each proposition and each negation that covers it, where one of the claims fits.

    `how` is `contested`; or `denied in general`, where a denial covers the claims and does not meet them
    (the rule says why), `negated otherwise` where it is not a party that so negates; or `negated by
    itself`, or `left open`. `chain` leads from what is negated down to what is affirmed.
    """
    judge = Judge(asked.corpus)
    for claims, fitting in judge.pairs(asked.pattern):
        negations = [claim for claim in claims if claim.polarity == "negated" and not claim.withdrawn]
        for about, rows in judge.propositions(claims).items() if negations else ():
            for negation in negations:
                for (how, rule), covered in _covered(judge, negation, rows).items():
                    if fitting & {negation.id, *(row.id for row in covered)}:
                        yield _dispute(asked.language, judge, about, covered, negation, how, rule)


def _covered(
    judge: Judge, negation: ClaimRow, rows: Iterable[ClaimRow]
) -> dict[tuple[str, str], list[ClaimRow]]:
    """The affirmations of one proposition that the negation covers, by how and by what rule; sorted."""
    found: dict[tuple[str, str], list[ClaimRow]] = {}
    live = [row for row in rows if row.polarity == "affirmed" and not row.withdrawn]
    if not live or not standing.covers(judge.stance(negation), judge.stance(live[0]), judge.closures):
        return found  # whether it covers one claim of a proposition holds for all
    for row in live:
        told = stands_against(judge, negation, row)
        if told:
            found.setdefault(told, []).append(row)
    return dict(sorted(found.items()))


def stands_against(judge: Judge, negation: ClaimRow, row: ClaimRow) -> tuple[str, str] | None:
    """(how, rule) by which the negation stands against the claim; None where it does not cover it."""
    against, claim = judge.stance(negation), judge.stance(row)
    general = standing.denied_in_general(against, claim, judge.closures)
    if general:
        return (GENERAL if negation.status == "denied" else BESIDE), general.rule
    met = standing.meets(against, claim, judge.closures)
    if not met:
        return None
    disputed = standing.disputes(against, claim)
    return (CONTESTED, met.rule) if disputed else (OTHERWISE[disputed.rule], disputed.rule)


def _dispute(
    language: str, judge: Judge, about: Proposition, rows: list[ClaimRow], negation: ClaimRow,
    how: str, rule: str,
) -> Record:  # fmt: skip
    return {
        "proposition": about.id,
        "how": how,
        "said": distinct(judge.gloss(row, language) for row in rows),
        "affirmed_by": distinct(judge.corpus.according_to(row, language) for row in rows),
        "claims": [row.id for row in rows],
        "negation": negation.id,
        "negated_by": judge.corpus.according_to(negation, language),
        "denial": judge.gloss(negation, language),
        "chain": judge.chain(negation, about, language),
        "rule": rule,
    }


def corroboration(asked: Asked) -> Iterator[Record]:
    """A row for each proposition of which a claim fits: its claims, who answers for them, where.

    A proposition is no fact and has no stage: `put` says how its claims are put, from sought to denied.
    `origins_any_stage` and `documents_any_stage` are those of the claims that affirm it, be it as sought or
    as a fact; where none does, of those that negate, else of the undetermined. `supported_by` are claims of a
    kind of the item, which count towards the broader, never the reverse: `origins_with_narrower` has theirs,
    too. Who agrees on a fact stands in `firm_origins` alone: those of the claims among all these that are
    asserted or assessed; `as_fact` says the same in words, and which of them speak of a narrower item only.
    `mark` says where the proposition rests on one origin, on none that is known, or where a party is not
    named: then its claims may be about different ones.
    """
    judge = Judge(asked.corpus)
    for claims, fitting in judge.pairs(asked.pattern):
        alike: dict[str, list[ClaimRow]] = {}
        for claim in claims:
            alike.setdefault(claim.relation, []).append(claim)
        for about, rows in judge.propositions(claims).items():
            if any(row.id in fitting for row in rows):
                yield _support(asked, judge, about, rows, alike[about.relation])


def _support(
    asked: Asked, judge: Judge, about: Proposition, rows: list[ClaimRow], claims: Iterable[ClaimRow]
) -> Record:
    language, narrower = asked.language, supporting(judge, about, rows, claims)
    own, whole = _backing(judge, rows), _backing(judge, (*rows, *narrower))
    firm = _backing(judge, [row for row in (*rows, *narrower) if is_firm(asked, row)])
    live = [row for row in rows if not row.withdrawn]
    return {
        "proposition": about.id,
        "about": said_about(asked, about),
        "put": put(asked, live),
        "standing": rows[0].standing,
        "claims": [row.id for row in live],
        "speakers": distinct(asked.corpus.according_to(row, language) for row in live),
        "origins_any_stage": list(own.origins),
        "counted": counted(asked, judge, rows),
        "documents_any_stage": list(own.documents),
        "mark": mark(about, own.origins, whole.origins) if live else "",
        "supported_by": [row.id for row in narrower],
        "narrower": [row.id + aside(asked, "".join(put(asked, [row]))) for row in narrower],
        "origins_with_narrower": list(whole.origins),
        "documents_with_narrower": list(whole.documents),
        "firm_origins": list(firm.origins),
        "firm_documents": list(firm.documents),
        "as_fact": _as_fact(asked, judge, live, firm) if live else [],
    }


def _backing(judge: Judge, rows: Iterable[ClaimRow]) -> Backing:
    return standing.backing(map(judge.stance, rows))


def _as_fact(asked: Asked, judge: Judge, rows: Iterable[ClaimRow], firm: Backing) -> list[str]:
    """The origins that put it as a fact, in words; those of narrower claims only are marked so."""
    if not firm.documents or not firm.origins:
        return [term(NOBODY if not firm.documents else UNKNOWN_ORIGIN, asked.language)]
    own = _backing(judge, [row for row in rows if is_firm(asked, row)]).origins
    only = aside(asked, term(NARROWER_ONLY, asked.language))
    named = [(asked.corpus.label(party, asked.language), party in own) for party in firm.origins]
    return [label if is_own else f"{label}{only}" for label, is_own in named]


def put(asked: Asked, rows: Iterable[ClaimRow]) -> list[str]:
    """How the claims are put, in words: stage, status, certainty; with their number where there are more."""
    words = Counter(asked.corpus.standing_words(row, asked.language) for row in rows)
    if words.total() == 1:
        return list(words)
    return [f"{each}: {number}" for each, number in words.items()]


def is_firm(asked: Asked, row: ClaimRow) -> bool:
    """Whether the claim is put as a fact: asserted or assessed, so neither talks nor a possibility."""
    return asked.corpus.vocabulary.statuses[row.status].firmness == "firm"


def supporting(
    judge: Judge, about: Proposition, rows: Iterable[ClaimRow], claims: Iterable[ClaimRow]
) -> list[ClaimRow]:
    """The claims about something narrower that support the proposition, in their order."""
    own = {row.id for row in rows}
    return [
        claim
        for claim in claims
        if claim.id not in own and standing.supports(judge.stance(claim), about, judge.closures)
    ]


def counted(asked: Asked, judge: Judge, rows: Iterable[ClaimRow]) -> list[str]:
    """Each origin of the claims that count, with the rule by which it was counted, in words."""
    told = sorted({origin for row in resting(judge, rows) for origin in judge.origins(row)})
    return [
        asked.corpus.label(origin.party, asked.language) + aside(asked, rule_words(asked, origin.rule))
        for origin in told
    ]


def aside(asked: Asked, words: str) -> str:
    """The words in the brackets of the language."""
    return f"（{words}）" if asked.language == "ja" else f" ({words})"


def resting(judge: Judge, rows: Iterable[ClaimRow]) -> list[ClaimRow]:
    """The claims on which their proposition rests."""
    known = {row.id: row for row in rows}
    return [known[stance.id] for stance in standing.counted(map(judge.stance, known.values()))]


def rule_words(asked: Asked, rule: str) -> str:
    """What a rule says, in the language."""
    words: str = asked.corpus.vocabulary.data["rules"][rule][asked.language]
    return words


def mark(about: Proposition, origins: tuple[str, ...], whole: tuple[str, ...]) -> str:
    """What is to be minded: that there is one origin only, or none that is known, or a party not named.

    `whole` are the origins with those of narrower claims; the mark says where these are more.
    """
    if standing.UNKNOWN in about:
        return UNNAMED
    marks = MARKS_BESIDE_NARROWER if len(whole) > len(origins) else MARKS
    return marks.get(len(origins), "")


def said_about(asked: Asked, about: Proposition) -> str:
    """The proposition as a heading that asserts nothing: who, relation, whom, what."""
    words = asked.corpus.vocabulary
    ends = (about.subject, about.object, about.item)
    named = [asked.corpus.label(end, asked.language) if end else "" for end in ends]
    parts = [named[0], words.relations[about.relation].label[asked.language], *named[1:]]
    return " – ".join(part for part in parts if part)


def distinct(words: Iterable[str]) -> list[str]:
    """The words in their order, each once."""
    return list(dict.fromkeys(words))

"""One claim, two claims, one proposition: status, what meets what, standing, support.

Pure rules over plain values. Each derived word comes with the name of the rule that decided it, a key
of RULES, so that every word anywhere can be explained. What DESIGN leaves open is decided at the
function that decides it. Days are whole numbers YYYYMMDD.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from graphkit import dates
from graphkit.standing.words import EARLIEST, PHASES, UNKNOWN, Proposition, proposition


class Ruling(NamedTuple):
    """A derived word and the rule that decided it."""

    word: str
    rule: str


class Verdict(NamedTuple):
    """Yes or no and the rule that decided it; as a truth value, the yes or no."""

    holds: bool
    rule: str

    def __bool__(self) -> bool:
        return self.holds


class Closures(NamedTuple):
    """What lies above a name, itself included and each once, and which relations are symmetric."""

    items: Callable[[str], Collection[str]]
    relations: Callable[[str], Collection[str]]
    symmetric: Callable[[str], bool]


class Backing(NamedTuple):
    """On what something rests: parties that answer for it, and root documents; both sorted."""

    origins: tuple[str, ...]
    documents: tuple[str, ...]


class Stance(NamedTuple):
    """A claim as far as the rules look at it.

    `id` is global and unique, `low` and `high` are the days it speaks of (`span`); `speaker`, `parties`,
    `origins` and `root` come from the functions `identity`, `parties`, `origins` and `root` of `speakers`.
    """

    id: str
    subject: str
    relation: str
    object: str | None = None
    item: str | None = None
    polarity: str = "affirmed"
    certainty: str = "certain"
    phase: str = "actual"
    low: int = EARLIEST
    high: int = 99991231
    speaker: str = ""
    parties: frozenset[str] = frozenset()
    origins: tuple[str, ...] = ()
    root: str = ""
    withdrawn: bool = False


# One claim


def span(when: str | None, stated: str) -> tuple[int, int]:
    """First and last day that a claim speaks of: its `when`, else all up to the day it was stated.

    Both are EDTF; of an inexact date of the statement the last day counts.

    >>> span("2024-05", "2024-06-19"), span(None, "2024-06")
    ((20240501, 20240531), (0, 20240630))
    """
    low, high = dates.bounds(when or stated)
    return _day(low) if when else EARLIEST, _day(high)


def _day(iso: str) -> int:
    return int(iso.replace("-", ""))


_SUBJECT, _OBJECT = Ruling("denied", "denied-by-subject"), Ruling("denied", "denied-by-object")
_NEGATED, _OPEN = Ruling("negated", "negated-by-other"), Ruling("undetermined", "certainty-open")
_BEFORE = Ruling("prospective", "phase-before-actual")
_SURE = {
    "certain": Ruling("asserted", "certain"),
    "probable": Ruling("assessed", "certainty-probable"),
    "possible": Ruling("possible", "certainty-possible"),
}
_RANK = {phase: rank for rank, phase in enumerate(PHASES)}
_ACTUAL = _RANK["actual"]


def status(stance: Stance) -> Ruling:
    """The first of STATUSES that fits the claim. A negation stays one, however uncertain it is."""
    if stance.polarity == "negated":
        if stance.subject in stance.parties:
            return _SUBJECT
        return _OBJECT if stance.object in stance.parties else _NEGATED
    if stance.certainty == "open":
        return _OPEN
    return _BEFORE if _RANK[stance.phase] < _ACTUAL else _SURE[stance.certainty]


# A negation and an affirmation


def covers(negation: Stance, affirmation: Stance, closures: Closures) -> Verdict:
    """Whether the negation speaks of the same or something broader: parties, relation and item.

    The parties may stand in either order where either relation is symmetric: who denies that B works
    with A contests that A supplies B. An absent object equals an absent object alone.
    """
    if (negation.polarity, affirmation.polarity) != ("negated", "affirmed"):
        return Verdict(False, "not-opposed")
    if negation.withdrawn or affirmation.withdrawn:
        return Verdict(False, "withdrawn")
    if UNKNOWN in (*negation[1:5], *affirmation[1:5]):
        return Verdict(False, "unknown-party")
    if not _same_parties(negation, affirmation, closures):
        return Verdict(False, "other-parties")
    if negation.relation not in closures.relations(affirmation.relation):
        return Verdict(False, "other-relation")
    if not _within(affirmation.item, negation.item, closures):
        return Verdict(False, "other-item")
    return Verdict(True, _how(negation, affirmation))


def meets(negation: Stance, affirmation: Stance, closures: Closures) -> Verdict:
    """Whether the negation meets the affirmation: covers it, at the same or an earlier stage and time.

    To deny talks is to deny what talks lead to; to deny delivery leaves talks untouched. To deny a fact
    meets the claim that it ended, which presupposes it; to deny the end does not meet the fact.
    """
    broad = covers(negation, affirmation, closures)
    if not broad:
        return broad
    if _RANK[negation.phase] > _RANK[affirmation.phase]:
        return Verdict(False, "later-phase")
    if negation.low > affirmation.high or affirmation.low > negation.high:
        return Verdict(False, "other-time")
    return broad


def denied_in_general(negation: Stance, affirmation: Stance, closures: Closures) -> Verdict:
    """Whether the negation covers the affirmation and does not meet it; the rule says for what reason."""
    if not (broad := covers(negation, affirmation, closures)):
        return broad
    met = meets(negation, affirmation, closures)
    return Verdict(not met, met.rule)


def disputes(negation: Stance, affirmation: Stance) -> Verdict:
    """Whether a negation that meets the affirmation contests it.

    What leaves open whether it is so affirms nothing: it is listed with the negation, uncontested.
    """
    if affirmation.certainty == "open":
        return Verdict(False, "takes-no-side")
    if negation.speaker == affirmation.speaker:
        return Verdict(False, "same-speaker")
    return Verdict(True, "another-speaker")


def _same_parties(negation: Stance, affirmation: Stance, closures: Closures) -> bool:
    if (negation.subject, negation.object) == (affirmation.subject, affirmation.object):
        return True
    return (negation.object, negation.subject) == (affirmation.subject, affirmation.object) and (
        closures.symmetric(negation.relation) or closures.symmetric(affirmation.relation)
    )


def _within(narrow: str | None, broad: str | None, closures: Closures) -> bool:
    return broad is None or (narrow is not None and broad in closures.items(narrow))


def _how(negation: Stance, affirmation: Stance) -> str:
    if negation.relation != affirmation.relation:
        return "broader-relation"
    if negation.item == affirmation.item:
        return "same-proposition"
    return "item-absent" if negation.item is None else "broader-item"


# A proposition


def standing(stances: Iterable[Stance], meeting: Iterable[tuple[Stance, Stance]] = ()) -> Ruling:
    """The standing of the proposition these claims are about; `meeting` holds (negation, affirmation).

    The affirmations are among the claims, the negations may be of broader propositions. Withdrawn and
    undetermined claims take no side; a proposition with no other claim than withdrawn ones is
    `withdrawn`, so that it never reads as uncontested.
    """
    told = [disputes(*pair).rule for pair in meeting]
    if "another-speaker" in told:
        return Ruling("contested", "another-speaker")
    live = [stance for stance in stances if not stance.withdrawn]
    if not live:
        return Ruling("withdrawn", "nothing-stands")
    negated = any(stance.polarity == "negated" for stance in live)
    if not any(stance.polarity == "affirmed" and stance.certainty != "open" for stance in live):
        return Ruling("negated only", "only-negations") if negated else Ruling("open", "only-undetermined")
    if "same-speaker" in told:
        return Ruling("uncontested", "own-negation")
    return Ruling("uncontested", "no-negation-meets" if negated else "nobody-negates")


def supports(narrow: Stance, broad: Proposition, closures: Closures) -> Verdict:
    """Whether the claim supports the proposition: it affirms it, of the same item or a narrower one.

    Parties and relation are the same; a claim of any item supports the proposition without an item.
    What is undetermined supports nothing; any phase does, since a proposition has none.
    """
    about = proposition(*narrow[1:5], closures.symmetric(narrow.relation))
    if narrow.withdrawn:
        return Verdict(False, "withdrawn")
    if narrow.polarity != "affirmed" or narrow.certainty == "open":
        return Verdict(False, "takes-no-side" if narrow.polarity == "affirmed" else "not-opposed")
    if about == broad:
        return Verdict(True, "affirms-it")
    if UNKNOWN in (*about, *broad):
        return Verdict(False, "unknown-party")
    if (about.subject, about.object) != (broad.subject, broad.object):
        return Verdict(False, "other-parties")
    if about.relation != broad.relation:
        return Verdict(False, "other-relation")
    if not _within(about.item, broad.item, closures):
        return Verdict(False, "other-item")
    return Verdict(True, "narrower-than-any" if broad.item is None else "narrower-item")


def counted(stances: Iterable[Stance]) -> list[Stance]:
    """The claims on which a proposition rests: those that affirm; where none does, those that negate;
    else the undetermined.

    Who denies a claim does not corroborate it. Withdrawn claims are left out.
    """
    sides: dict[str, list[Stance]] = defaultdict(list)
    for stance in stances:
        if not stance.withdrawn:
            is_open = stance.polarity == "affirmed" and stance.certainty == "open"
            sides["open" if is_open else stance.polarity].append(stance)
    return sides["affirmed"] or sides["negated"] or sides["open"]


def backing(stances: Iterable[Stance]) -> Backing:
    """The origins and root documents of the claims that count for a proposition."""
    side = counted(stances)
    return Backing(
        tuple(sorted({party for stance in side for party in stance.origins})),
        tuple(sorted({stance.root for stance in side})),
    )

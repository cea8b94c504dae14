"""What is drawn: which claims, as which boxes and lines, before anything has a size or a place."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from graphkit.corpus import Corpus
from graphkit.errors import UsageError
from graphkit.pattern import Pattern
from graphkit.rows import ClaimRow
from graphkit.shaping import CONTESTED
from graphkit.standing import UNKNOWN

MOST_NODES, MOST_LINES, MOST_CLAIMS = 30, 100, 20_000
STATE, GROUP, ITEM = "State", "Group", "Item"
_OWN = ("Measure", "Event")  # kinds that are drawn on their own, whatever state they belong to
NETWORK, FLOW = "network", "flow"


class End(NamedTuple):
    """A box: `id` is unique in the picture; an unnamed party is another one for each who deals with it."""

    id: str
    entity: str
    kind: str


class Tie(NamedTuple):
    """A line: claims of one family and one firmness between two boxes, in reading order."""

    tail: End
    head: End
    family: str
    firmness: str
    symmetric: bool
    claims: tuple[ClaimRow, ...]
    item: str = ""

    @property
    def id(self) -> str:
        """Its name in the picture."""
        arrow = "--" if self.symmetric else "->"
        item = f"/{self.item}" if self.item else ""
        return f"{self.tail.id}{arrow}{self.head.id}/{self.family}/{self.firmness}{item}"


class Plan(NamedTuple):
    """Boxes and lines, the claims behind them, and what was left out, by reason."""

    ends: tuple[End, ...]
    ties: tuple[Tie, ...]
    claims: tuple[ClaimRow, ...]
    left_out: Mapping[str, int]
    folded: tuple[str, ...]
    deniers: Mapping[str, tuple[tuple[str, str], ...]]
    exchanges: Mapping[str, tuple[int, ...]]


class Wish(NamedTuple):
    """What was asked for: claims, and which part of the picture they make."""

    pattern: Pattern = Pattern()
    around: str = ""
    hops: int = 1
    top: int = 0
    parts: bool = False
    force: bool = False


def plan(corpus: Corpus, wish: Wish, kind: str = NETWORK) -> Plan:
    """The boxes and lines of the claims wished for; a flow has a line for each item that is handed over.

    UsageError when they are more than can be read, with smaller pictures to ask for.
    """
    rows, left_out = _chosen(corpus, wish)
    kept = [row for row in rows if kind == NETWORK or _is_handed(corpus, row)]
    left_out["not in the columns"] = len(rows) - len(kept)
    states = {} if wish.parts else _states(corpus, kept)
    ties = _ties(corpus, kept, states, kind)
    if wish.around:
        around = corpus.resolve(wish.around)
        ties = _near(ties, states.get(around, around), wish.hops)
        left_out["beyond the neighbourhood"] = len(kept) - sum(len(tie.claims) for tie in ties)
    if wish.top and wish.top < len(ties):
        thinner = {tie.id for tie in _widest(ties)[wish.top :]}
        left_out["beyond the top"] = sum(len(tie.claims) for tie in ties if tie.id in thinner)
        ties = [tie for tie in ties if tie.id not in thinner]
    made = _plan(corpus, ties, {name: count for name, count in left_out.items() if count}, states)
    if not wish.force:
        refuse_crowd(made)
    return made


def _is_handed(corpus: Corpus, row: ClaimRow) -> bool:
    return bool(row.object and row.item) and corpus.vocabulary.relations[row.relation].hands_over


def _widest(ties: Iterable[Tie]) -> list[Tie]:
    return sorted(ties, key=lambda tie: (-len(tie.claims), tie.id))


def _chosen(corpus: Corpus, wish: Wish) -> tuple[list[ClaimRow], Counter[str]]:
    """The claims of the pattern, and how many it left out."""
    count = corpus.count(wish.pattern)
    pattern = wish.pattern
    if count > MOST_CLAIMS and not wish.force:
        if not wish.around or wish.hops > 1 or pattern.party:
            raise UsageError(
                f"{count:,} claims are too many for one picture; ask for a part of them: "
                "--around ENTITY, --document ID, --since DAY"
            )
        pattern = pattern._replace(party=(wish.around,))
    rows = corpus.find(pattern)
    filtered = corpus.count(Pattern()) - len(rows)
    left_out = Counter(rows.left_out)
    if wish.pattern.since or wish.pattern.until:
        filtered -= left_out["without a date of the fact"]
    left_out["filtered"] = filtered
    return list(rows), left_out


def _plan(
    corpus: Corpus, ties: Sequence[Tie], left_out: Mapping[str, int], states: Mapping[str, str]
) -> Plan:
    claims = sorted((claim for tie in ties for claim in tie.claims), key=lambda claim: claim.number)
    used = {end for claim in claims for end in (claim.subject, claim.object) if end}
    ends = {end.id: end for tie in ties for end in (tie.tail, tie.head)}
    drawn = {end.entity for end in ends.values()}
    return Plan(
        ends=tuple(ends[name] for name in sorted(ends)),
        ties=tuple(ties),
        claims=tuple(claims),
        left_out=left_out,
        folded=tuple(sorted(name for name in used if name in states and name not in drawn)),
        deniers=_deniers(corpus, claims),
        exchanges=_exchanges(ties),
    )


def _states(corpus: Corpus, rows: Iterable[ClaimRow]) -> dict[str, str]:
    """Each entity that is a part of one state -> that state."""
    parents: dict[str, tuple[str, tuple[str, ...]]] = {}
    wanted = {end for row in rows for end in (row.subject, row.object) if end and end != UNKNOWN}
    while wanted:
        for name, kind, _, _, record in corpus.store.entities(sorted(wanted)):
            parents[name] = kind, tuple(json.loads(record).get("part_of") or ()) if record else ()
        wanted = {above for _, some in parents.values() for above in some} - set(parents) - {UNKNOWN}
        wanted = {name for name in wanted if corpus.kind(name)}
    found = {name: _state(name, parents) for name in parents if parents[name][0] not in (STATE, ITEM, *_OWN)}
    return {name: next(iter(states)) for name, states in found.items() if len(states) == 1}


def _state(name: str, parents: Mapping[str, tuple[str, tuple[str, ...]]]) -> set[str]:
    kind, above = parents.get(name, ("", ()))
    if kind == STATE:
        return {name}
    return {state for each in above if each != name for state in _state(each, parents)}


def _ties(corpus: Corpus, rows: Iterable[ClaimRow], states: Mapping[str, str], kind: str) -> list[Tie]:
    """The claims as lines, sorted by id of the lines."""
    grouped: dict[Tie, list[ClaimRow]] = {}
    for row in rows:
        tail, head = _ends(corpus, row, states)
        symmetric = corpus.vocabulary.is_symmetric(row.relation) and bool(row.object)
        if symmetric and head.id < tail.id:
            tail, head = head, tail
        firmness = corpus.vocabulary.statuses[row.status].firmness
        tie = Tie(tail, head, row.family, firmness, symmetric, ())
        grouped.setdefault(tie if kind == NETWORK else _handed(tie, row.item or ""), []).append(row)
    return sorted((tie._replace(claims=tuple(some)) for tie, some in grouped.items()), key=lambda tie: tie.id)


def _handed(tie: Tie, item: str) -> Tie:
    """The line through the column of items: a party stands once on the left and once on the right."""
    tail, head = tie.tail, tie.head
    return tie._replace(
        tail=tail._replace(id=f"{tail.id}>"), head=head._replace(id=f">{head.id}"), item=item, symmetric=False
    )


def _ends(corpus: Corpus, row: ClaimRow, states: Mapping[str, str]) -> tuple[End, End]:
    """The two boxes of a claim; without an object its item is the second end."""
    first, second = row.subject, row.object or row.item or UNKNOWN
    one, other = states.get(first, first), states.get(second, second)
    if one == other:
        one, other = first, second
    return _end(corpus, one, other), _end(corpus, other, one)


def _end(corpus: Corpus, name: str, other: str) -> End:
    if name == UNKNOWN:
        return End(f"{UNKNOWN}:{other}", UNKNOWN, "")
    return End(name, name, corpus.kind(name))


def _near(ties: Sequence[Tie], start: str, hops: int) -> list[Tie]:
    """The lines within so many steps of an entity."""
    reached, taken = {start}, set[str]()
    for _ in range(hops):
        step = [tie for tie in ties if tie.tail.entity in reached or tie.head.entity in reached]
        taken |= {tie.id for tie in step}
        reached |= {end.entity for tie in step for end in (tie.tail, tie.head)} - {UNKNOWN}
    return [tie for tie in ties if tie.id in taken]


def _deniers(corpus: Corpus, claims: Sequence[ClaimRow]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Contested claim -> the (document, speaker) of each denial that meets it."""
    return {
        name: tuple(dict.fromkeys((denial.document, denial.speaker) for denial in denials))
        for name, denials in denials_of(corpus, claims).items()
    }


def denials_of(corpus: Corpus, claims: Sequence[ClaimRow]) -> dict[str, list[ClaimRow]]:
    """Contested claim -> the denials that meet it, in reading order; two selects for all of them."""
    contested = {
        claim.number: claim.id
        for claim in claims
        if claim.standing == CONTESTED and claim.polarity == "affirmed"
    }
    denials = {
        denial.number: denial
        for denial in corpus.denials(claim for claim in claims if claim.number in contested)
    }
    found: dict[str, list[ClaimRow]] = {}
    for affirmation, negation, meets in corpus.store.contests(contested):
        if meets:
            found.setdefault(contested[affirmation], []).append(denials[negation])
    return found


def _exchanges(ties: Sequence[Tie]) -> dict[str, tuple[int, ...]]:
    """Line -> numbers of the exchanges it takes part in; an exchange is given for the same claims."""
    lines = {claim.id: tie.id for tie in ties for claim in tie.claims}
    numbers: dict[tuple[str, ...], int] = {}
    found: dict[str, set[int]] = {}
    for tie in ties:
        for claim in tie.claims:
            given = tuple(sorted(name for name in claim.in_return_for if name in lines))
            if given:
                number = numbers.setdefault(given, len(numbers) + 1)
                for line in (tie.id, *(lines[name] for name in given)):
                    found.setdefault(line, set()).add(number)
    return {line: tuple(sorted(some)) for line, some in found.items()}


def refuse_crowd(made: Plan) -> None:
    """Raise UsageError when the picture could not be read, naming three smaller ones that can."""
    if not is_small(made.ties):
        raise UsageError(
            f"{len(made.ends)} boxes and {len(made.ties)} lines are more than can be read in one picture "
            f"({MOST_NODES} and {MOST_LINES}); smaller ones: {', '.join(_smaller(made))} (or --force)"
        )


def _smaller(made: Plan) -> list[str]:
    """Three options that make it small enough: a neighbourhood, a family, the widest lines, then more."""
    degree = Counter(end.entity for tie in made.ties for end in (tie.tail, tie.head) if end.entity != UNKNOWN)
    busiest = sorted(degree, key=lambda name: (-degree[name], name))
    around = (f"--around {name}" for name in busiest if is_small(_near(made.ties, name, 1)))
    sizes = Counter(tie.family for tie in made.ties)
    families = (
        f"--family {name}"
        for name in sorted(sizes, key=lambda name: (-sizes[name], name))
        if is_small([tie for tie in made.ties if tie.family == name])
    )
    top = next(top for top in (40, 25, 15, 10) if is_small(_widest(made.ties)[:top]))
    first = [*islice(around, 1), *islice(families, 1), f"--top {top}"]
    return [*first, *islice(chain(families, around), 3 - len(first))]


def is_small(ties: Sequence[Tie]) -> bool:
    """Whether a picture of these lines can be read."""
    ends = {end.id for tie in ties for end in (tie.tail, tie.head)}
    return len(ends) <= MOST_NODES and len(ties) <= MOST_LINES

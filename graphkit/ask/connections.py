"""How two names are connected, and what they have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from graphkit import selects, standing, wording
from graphkit.ask import finding
from graphkit.ask.phrases import Phrases
from graphkit.ask.showing import Found, denied, shown
from graphkit.ask.values import Reading
from graphkit.corpus import Corpus
from graphkit.firmest import Layers, Links, Mark
from graphkit.leading import BESIDE
from graphkit.pattern import Pattern
from graphkit.rows import ClaimRow

STEPS = 3
_CLOSED = (*finding.NEGATED, "undetermined")
_CLOSED_STATUSES = [standing.STATUSES.index(word) for word in _CLOSED]


def connect(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found:
    """The shortest path of at most three steps, of equal ones the firmest; what is denied is no step."""
    first, last = reading.about
    patterns = [Pattern(party=(first,)), Pattern(party=(last,))]
    paths = shortest(corpus, first, last)
    path = list({row.id: row for path in paths for row in path}.values())
    names = {"a": phrases.label(first), "b": phrases.label(last)}
    if not paths:
        rows = list(corpus.find(patterns[0], limit=10))
        return {
            "headline": phrases.said["claims"]["none"],
            "patterns": patterns,
            "instead": tuple(rows),
            "sentence": f"{phrases('not_connected', **names)} {phrases('not_no')}",
        }
    contested = phrases.said["contested_step"]
    steps = [
        phrases(
            "step",
            n=number,
            sentence=corpus.attributed(row, phrases.language) + (contested if row.contested else ""),
        )
        for number, row in enumerate(paths[0], 1)
    ]
    steps += [phrases("equal_paths", n=len(paths) - 1)] if len(paths) > 1 else []
    lead = phrases("path", **names, n=phrases.number("steps", len(paths[0])))
    found = shown(corpus, path, phrases) | {"sentence": phrases.joined([lead, *steps]), "patterns": patterns}
    return found


def shortest(corpus: Corpus, first: str, last: str) -> list[list[ClaimRow]]:
    """The shortest paths, the firmest first, then by ids: one claim for each pair and relation.

    Where there is none, what is part of either end, or narrower, stands for it.
    """
    ends = [(name,) for name in (first, last)]
    wide = [(name, *corpus.under(name)) for name in (first, last)]
    return between(corpus, *ends) or (between(corpus, *wide) if wide != ends else [])


def between(corpus: Corpus, first: Sequence[str], last: Sequence[str]) -> list[list[ClaimRow]]:
    """The same between one of these and one of those, and nothing that is part of them."""
    starts, goals = (set(corpus.store.numbers("entity", names).values()) for names in (first, last))
    layers = Layers(corpus.store, BESIDE, BESIDE, starts - goals, goals - starts)

    @cache
    def links(a: int, b: int) -> Links:
        rows = corpus.store.together(a, b, _CLOSED_STATUSES, len(standing.STATUSES) - 1)
        return sorted(((below, contested), number) for below, contested, number in rows)

    for length in range(1, STEPS + 1):
        if ways := list(islice(layers.ways(length, links, _weakness), SHOWN_PATHS)):
            rows = _rows(corpus, {number for _, numbers in ways for number in numbers})
            return [[rows[number] for number in numbers] for _, numbers in ways]
    return []


SHOWN_PATHS = 5


def _rows(corpus: Corpus, numbers: Iterable[int]) -> dict[int, ClaimRow]:
    claims = corpus.store.identities(numbers).values()
    return {row.number: row for row in corpus.find(Pattern(claim=tuple(claims)))}


def _weakness(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The weakest step first."""
    return tuple(sorted(marks, reverse=True))


def common(corpus: Corpus, reading: Reading, phrases: Phrases) -> Found:
    """What stands in the same relation to both: equal relation, equal place, equal other end."""
    ties = [_ties(corpus, name, rows) for name, rows in _shared(corpus, reading.about)]
    shared = _whole([key for key in ties[0] if all(key in other for other in ties[1:])], ties)
    names = {"a": phrases.label(reading.about[0]), "b": phrases.labels(reading.about[1:])}
    patterns = [Pattern(party=(name,)) for name in reading.about]
    if not shared:
        return {
            "headline": phrases.said["claims"]["none"],
            "patterns": patterns,
            "sentence": f"{phrases('nothing_common', **names)} {phrases('not_no')}",
        }
    shared.sort(key=lambda key: min(_firmness(_best(tie[key])) for tie in ties), reverse=True)
    clauses = dict.fromkeys(_told(corpus, key, reading.about, ties, phrases) for key in shared)
    listed = str(phrases.said["shared_list"]).join(clauses)
    rows = {row.id: row for key in shared for tie in ties for row in tie[key]}
    found = shown(corpus, sorted(rows.values(), key=lambda row: row.number), phrases)
    first = dict.fromkeys(_best(tie[key]) for key in shared[:SHARED] for tie in ties)
    said = dict.fromkeys(corpus.attributed(row, phrases.language) for row in first)
    more = [phrases("more", n=len(rows) - len(first))] if len(rows) > len(first) else []
    told = [phrases("common", list=listed), *said, *denied(corpus, found, phrases), *more]
    return found | {"patterns": patterns, "sentence": phrases.joined(told)}


SHARED = 2
"""Of what is shared, so much is told in sentences, one for each who shares it."""


def _firmness(row: ClaimRow) -> int:
    return standing.STATUSES.index(row.status)


def _best(rows: Sequence[ClaimRow]) -> ClaimRow:
    """The firmest of the claims, the first where several are."""
    return max(rows, key=_firmness)


def _told(
    corpus: Corpus, key: _Key, names: Sequence[str], ties: Sequence[_Ties], phrases: Phrases
) -> str:
    """What is shared, as a clause; of whom it is only wanted, planned or may be, is said."""
    told = _clause(corpus, key, len(names), phrases)
    best = {name: _best(tie[key]).status for name, tie in zip(names, ties, strict=True)}
    weak = {name: status for name, status in best.items() if status not in finding.FIRM[:2]}
    if len(weak) == len(best) and len(set(weak.values())) == 1:
        weak = {"": next(iter(weak.values()))}
    only = (
        phrases("shared_only", who=name and phrases.label(name), put=phrases.term("statuses", status))
        for name, status in weak.items()
    )
    contested = any(row.contested for tie in ties for row in tie[key])
    return "".join([told, *only, str(phrases.said["shared_contested"]) if contested else ""])


def _clause(corpus: Corpus, key: _Key, many: int, phrases: Phrases) -> str:
    """`Both supply Russia`: the clause of the relation with those who share it in their place."""
    relation, another = corpus.vocabulary.relations[key[0]], str(phrases.said["another"])
    ends, kinds = ({at: say(name) for at, name in key[2]} for say in (phrases.label, corpus.kind))
    ends[key[1]] = str(phrases.said["both" if many == 2 else "all"])
    rule, proper = relation.roles.object, ends.get("subject", "")[:1].isupper()
    needs = relation.symmetric or (rule is not None and rule.required)
    pair = [(ends.get(at, another if needs or at == "subject" else ""), kinds.get(at, "")) for at in _ENDS]
    if relation.symmetric:  # Russia and both of them
        pair, proper = pair[::-1], pair[1][0][:1].isupper()
    (subject, subject_kind), (object_, object_kind) = pair
    parts = wording.Parts(key[0], subject, object_, ends.get("item", ""), subject_kind=subject_kind)
    parts = parts._replace(object_kind=object_kind, item_kind=kinds.get("item", ""))
    said = wording.gloss(parts, corpus.vocabulary, phrases.language)
    return said if proper else said[:1].lower() + said[1:]


_ENDS = ("subject", "object")
_Key = tuple[str, str, tuple[tuple[str, str], ...]]
"""Relation, the place the name has in it, and the other ends, each with its place."""
_Ties = Mapping[_Key, Sequence[ClaimRow]]


def _whole(keys: Sequence[_Key], ties: Sequence[_Ties]) -> list[_Key]:
    """What is shared, without what is part of more that is shared in the very same claims."""

    def is_part(key: _Key, more: _Key) -> bool:
        wider = key[:2] == more[:2] and set(key[2]) < set(more[2])
        return wider and all(
            {row.id for row in tie[key]} <= {row.id for row in tie[more]} for tie in ties
        )

    return [key for key in keys if not any(is_part(key, more) for more in keys)]


DENSE = 30_000
"""Of a name with more propositions like others', the first claims in which it stands are looked through."""


def _shared(corpus: Corpus, names: Sequence[str]) -> Iterator[tuple[str, list[ClaimRow]]]:
    """For each name the claims that may stand in the same relation to the others."""
    numbers = corpus.store.numbers("entity", names)
    keys = corpus.store.shared([numbers[name] for name in names])
    for name in names:
        propositions = corpus.store.sharing(numbers[name], keys, DENSE + 1)
        if len(propositions) > DENSE:
            yield name, finding.first(corpus, *finding.having([name]))
            continue
        rows = corpus.about(propositions, finding.MOST + 1)
        yield name, finding.noted(corpus, ("shared", name), [selects.by_propositions(propositions)], rows)


def _ties(corpus: Corpus, name: str, rows: Iterable[ClaimRow]) -> dict[_Key, list[ClaimRow]]:
    """The claims that are not denied in which the name itself stands, by relation, place and other ends.

    Each other end by itself, and both together.
    """
    found: dict[_Key, list[ClaimRow]] = {}
    for row in rows:
        if row.status in _CLOSED:
            continue
        equal = corpus.vocabulary.relations[row.relation].symmetric
        ends = {"subject": row.subject, "object": row.object, "item": row.item}
        for role, end in ends.items():
            if end == name:
                place = "subject" if equal and role == "object" else role
                others = tuple(
                    ("object" if equal and at == "subject" else at, other)
                    for at, other in ends.items()
                    if other and at != role and other not in (finding.UNKNOWN, name)
                )
                for some in dict.fromkeys((others, *((each,) for each in others))):
                    if some:
                        found.setdefault((row.relation, place, some), []).append(row)
    return found

"""A pattern as conditions on the rows of a compiled corpus: how the values of each filter are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from graphkit import dates, selects, standing
from graphkit.errors import UsageError
from graphkit.names import Names
from graphkit.pattern import FILTERS, Pattern
from graphkit.selects import Condition

ENDS = ("subject", "object", "item")
Reading = Callable[[Names, str, Iterable[str]], Condition]


def conditions(names: Names, pattern: Pattern) -> list[Condition]:
    """The pattern as conditions of the store; UsageError on a value that is not known."""
    found: list[Condition] = []
    ends = {end: names.reach(asked) for end in ENDS if (asked := getattr(pattern, end))}
    if pattern.relation:
        ends["relation"] = names.store.narrower(map(names.relation, pattern.relation))
    if ends:
        found.append(selects.by_ends(ends))
    for filter_ in FILTERS:
        values = getattr(pattern, filter_.field)
        if values and filter_.field in _CONDITIONS:
            found.append(_CONDITIONS[filter_.field](names, filter_.field, values))
    for field, low, high in (
        ("fact", pattern.since, pattern.until),
        ("stated", pattern.stated_since, pattern.stated_until),
    ):
        if low is not None or high is not None:
            first, last = _day(low, 0), _day(high, 1)
            if first is not None and last is not None and first > last:
                raise UsageError(f"{low} is later than {high}: no day lies between them")
            found.append(selects.by_days(field, first, last))
    return found


def known_words(values: Iterable[str], known: Sequence[str], what: str) -> None:
    for value in values:
        if value not in known:
            raise UsageError(f"no {what} is called {value!r}; there are: {', '.join(known)}")


def _listed(known: Sequence[str]) -> Reading:
    def read(names: Names, field: str, values: Iterable[str]) -> Condition:
        known_words(values, known, field)
        return selects.by_column(field, [known.index(value) for value in values])

    return read


def _families(names: Names, field: str, values: Iterable[str]) -> Condition:
    known_words(values, tuple(names.vocabulary.families), "family")
    return selects.by_column("family", values)


def _documents(names: Names, field: str, values: Iterable[str]) -> Condition:
    return selects.by_column("document", [names.document(name) for name in values])


def _by_claims(names: Names, field: str, values: Iterable[str]) -> Condition:
    return selects.by_numbers(names.claim_numbers(values))


_CONDITIONS: dict[str, Reading] = {
    "party": lambda known, field, names: selects.by_party(known.reach(names)),
    "family": _families,
    "status": _listed(standing.STATUSES),
    "standing": _listed(standing.STANDINGS),
    "polarity": _listed(standing.POLARITIES),
    "certainty": _listed(standing.CERTAINTIES),
    "phase": _listed(standing.PHASES),
    "speaker": lambda known, field, names: selects.by_speaker(known.speakers(names)),
    "origin": lambda known, field, names: selects.by_origin(known.named(names)),
    "document": _documents,
    "where": lambda known, field, names: selects.by_place(known.reach(names)),
    "claim": _by_claims,
}
"""How the values of a filter become a condition; ends and dates are read together, above."""


def _day(edtf: str | None, end: int) -> int | None:
    if edtf is None:
        return None
    try:
        return int(dates.bounds(edtf)[end].replace("-", ""))
    except ValueError as error:
        raise UsageError(f"a date is wanted: {error}") from None

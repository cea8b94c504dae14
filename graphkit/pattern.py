"""What to look for: a pattern of claims, and the one table of filters behind every `find`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from graphkit.errors import UsageError

Values = tuple[str, ...]


class Pattern(NamedTuple):
    """Claims to look for; each field narrows, several values of one field widen.

    Entities, relations, speakers and documents are named by id, or by a name or alias in any
    language. A state reaches its parts, and its groups marked as such; an item reaches what is
    narrower; a relation reaches its children. `party` is either end or the item.
    """

    subject: Values = ()
    relation: Values = ()
    object: Values = ()
    item: Values = ()
    party: Values = ()
    family: Values = ()
    status: Values = ()
    standing: Values = ()
    polarity: Values = ()
    certainty: Values = ()
    phase: Values = ()
    speaker: Values = ()
    origin: Values = ()
    document: Values = ()
    where: Values = ()
    claim: Values = ()
    since: str | None = None
    until: str | None = None
    stated_since: str | None = None
    stated_until: str | None = None


class Filter(NamedTuple):
    """One filter: the field of Pattern, how its values are read, and a line of help."""

    field: str
    reads: str
    help: str


FILTERS = (
    Filter("subject", "entity", "who acts, gives or makes"),
    Filter("relation", "relation", "what is done; children of the relation are included"),
    Filter("object", "entity", "who or what it is done to; the recipient"),
    Filter("item", "entity", "what is given, made or shared; narrower items are included"),
    Filter("party", "entity", "who or what stands at either end or is the item"),
    Filter("family", "family", "the kind of relation"),
    Filter("status", "status", "how the claim is put"),
    Filter("standing", "standing", "what the claims together make of the proposition"),
    Filter("polarity", "polarity", "affirmed or negated"),
    Filter("certainty", "certainty", "the speaker's commitment"),
    Filter("phase", "phase", "how far it has come"),
    Filter("speaker", "speaker", "who says so: a speaker, or a person or party that speaks"),
    Filter("origin", "entity", "who answers for it, whoever reports it"),
    Filter("document", "document", "the source"),
    Filter("where", "entity", "where it happened"),
    Filter("claim", "claim", "these claims alone, by id"),
    Filter("since", "day", "date of the fact, from then on"),
    Filter("until", "day", "date of the fact, up to then"),
    Filter("stated_since", "day", "date of the statement, from then on"),
    Filter("stated_until", "day", "date of the statement, up to then"),
)


def pattern_of(**fields: str | Iterable[str] | None) -> Pattern:
    """The pattern with these fields; one value may stand without a tuple. UsageError on an unknown field."""
    known = {filter_.field: filter_ for filter_ in FILTERS}
    unknown = sorted(set(fields) - set(known))
    if unknown:
        raise UsageError(f"no filter is called {unknown[0]!r}; there are: {', '.join(known)}")
    told: dict[str, Any] = {
        name: _values(known[name], value) for name, value in fields.items() if value is not None
    }
    return Pattern(**told)


def _values(filter_: Filter, value: str | Iterable[str] | None) -> str | Values | None:
    if filter_.reads == "day":
        if value is not None and not isinstance(value, str):
            raise UsageError(f"{filter_.field} takes one date")
        return value
    return () if value is None else values_of(value)


def values_of(given: str | Iterable[str]) -> Values:
    """The values, one of which may stand without a tuple."""
    return (given,) if isinstance(given, str) else tuple(given)

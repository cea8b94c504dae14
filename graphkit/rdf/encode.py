"""Values of records -> terms, by the shape that the table of properties gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from graphkit import dates, properties, terms
from graphkit.properties import LISTS, Property

Pair = str
"""A predicate and an object, with a blank between them."""
Node = tuple[str, str, str]
"""The document whose graph it belongs to (empty: none), the subject, what is said of it in some syntax."""
_OPEN = ("", "..")


def slug(word: str) -> str:
    """The word of a closed list as the end of an IRI."""
    return word.replace(" ", "-")


@lru_cache(maxsize=65536)
def entity(id: str) -> str:
    """The name of an entity."""
    return terms.name("entity", id)


def claim(reference: str, document: str) -> str:
    """The name of a claim that is referred to from a document: `c1`, or `other-document/c1`."""
    there, _, local = reference.rpartition("/")
    return terms.name("claim", f"{there or document}.{local}")


def _reference(reference: str, document: str) -> str:
    local = reference.rpartition("/")[2]
    is_claim = "/" in reference or (local[:1] == "c" and local[1:].isdigit())
    return claim(reference, document) if is_claim else entity(reference)


def _both(value: Mapping[str, str], _: str) -> list[str]:
    return [terms.in_language(value[language], language) for language in ("en", "ja")]


def _listed(prefix: str) -> Callable[[Any, str], list[str]]:
    return lambda value, _: [terms.name(prefix, slug(value))]


@lru_cache(maxsize=65536)
def edtf(date: str) -> str:
    """The date as written, typed as such."""
    return terms.literal(date, "mc:edtf")


# shape -> the terms of a value; the second argument is the document it stands in
ENCODE: dict[str, Callable[[Any, str], list[str]]] = {
    "text": lambda value, _: [terms.literal(value)],
    "words": _both,
    "edtf": lambda value, _: [edtf(value)],
    "uri": lambda value, _: [terms.literal(value, "xsd:anyURI")],
    "count": lambda value, _: [terms.number(value)],
    "number": lambda value, _: [terms.number(value)],
    "boolean": lambda value, _: [terms.boolean(value)],
    "entity": lambda value, _: [entity(value)],
    "relation": lambda value, _: [terms.name("relation", value)],
    "document": lambda value, _: [terms.name("document", value)],
    "speaker": lambda value, document: [terms.name("speaker", f"{document}.{value}")],
    "wikidata": lambda value, _: [terms.name("wd", value)],
    "texts": lambda value, _: [terms.literal(each) for each in value],
    "entities": lambda value, _: [entity(each) for each in value],
    "claims": lambda value, document: [claim(each, document) for each in value],
    "references": lambda value, document: [_reference(each, document) for each in value],
    **{shape: _listed(shape) for shape in LISTS},
}


def pairs(rows: tuple[Property, ...], record: Mapping[str, Any], document: str = "") -> list[Pair]:
    """What is said of a record given as plain data without its defaults, in the order of its fields."""
    found: list[Pair] = []
    plan = _plan(rows)
    for field, value in record.items():
        for row, inner, one in plan.get(field, ()):
            said = value if not inner or value is None else value.get(inner)
            if said is None:
                continue
            if one is not None:
                found += [f"{row.term} {term}" for term in one(said, document)]
            else:
                found += _several(row, said, document)
    return found


Step = tuple[Property, str, Callable[[Any, str], list[str]] | None]


@lru_cache(maxsize=64)
def _plan(rows: tuple[Property, ...]) -> dict[str, list[Step]]:
    """Field -> the properties it has, each with the field within it, and how one value is encoded."""
    plan: dict[str, list[Step]] = {}
    for row in rows:
        outer, _, inner = (row.field or "").partition(".")
        one = None if properties.SHAPES[row.reads].many else ENCODE[row.reads]
        plan.setdefault(outer, []).append((row, inner, one))
    return plan


def _several(row: Property, value: Any, document: str) -> list[Pair]:
    """Values in an order: those in two languages, or a list."""
    if row.reads == "names":
        return [
            pair
            for language, some in value.items()
            for pair in _many(row, [terms.in_language(each, language) for each in some], some, f".{language}")
        ]
    in_full = [f"mc:namedInFull {claim(each, document)}" for each in _in_full(row, value, document)]
    return _many(row, ENCODE[row.reads](value, document), value, "") + in_full


def keyed(prefix: str, words: Mapping[str, str]) -> list[Pair]:
    """A mapping (one of KEYED), a property a key, sorted by key."""
    return [f"{terms.name(prefix, key)} {terms.literal(words[key])}" for key in sorted(words)]


def _many(row: Property, encoded: list[str], values: list[str], suffix: str) -> list[Pair]:
    """Each value once and sorted, with the order they had where that is another."""
    ordered = sorted(set(values))
    found = [f"{row.term} {encoded[values.index(value)]}" for value in ordered]
    if ordered != list(values):
        places = " ".join(str(ordered.index(value)) for value in values)
        found.append("mc:order " + terms.literal(f"{row.field}{suffix} {places}"))
    return found


def _in_full(row: Property, values: Iterable[str], document: str) -> list[str]:
    if row.reads not in ("claims", "references"):
        return []
    return sorted({value for value in values if value.startswith(f"{document}/")})


@lru_cache(maxsize=65536)
def bounds(stem: str, date: str) -> tuple[Pair, ...]:
    """The first and last moment a date can mean, typed as exact as each end was said; open ends are left out.

    >>> bounds("when", "2024-05/2024")
    ('mc:whenFrom "2024-05"^^xsd:gYearMonth', 'mc:whenTo "2024"^^xsd:gYear')
    """
    first, slash, last = date.partition("/")
    ends = (("From", first, 0), ("To", last if slash else first, 1))
    return tuple(
        f"mc:{stem}{end} {_moment(part, side)}"
        for end, part, side in ends
        if part not in _OPEN and not dates.bounds(part)[side].startswith("0000")
    )


def _moment(part: str, side: int) -> str:
    """One end of a date as a year, a month or a day, as exact as it was said."""
    day, said = dates.bounds(part)[side], part.rstrip("?~%")
    is_day = len(said) == 10 and "X" not in said
    is_month = len(said) >= 7 and said[5:7] != "XX" and not is_day
    datatype, length = ("date", 10) if is_day else ("gYearMonth", 7) if is_month else ("gYear", 4)
    return terms.literal(day[:length], f"xsd:{datatype}")

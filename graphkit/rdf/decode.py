"""Terms -> values of records, by the shape that the table of properties gives them: `encode` undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import pyoxigraph as ox

from graphkit.properties import LISTS, SHAPES, Property
from graphkit.vocabulary import Vocabulary

XSD = "http://www.w3.org/2001/XMLSchema#"
WIKIDATA = "http://www.wikidata.org/entity/"


class Wrong(ValueError):
    """A term that is not of the shape its property has."""


class Context:
    """What terms are read against: the base of the file, the words of the closed lists, the document."""

    def __init__(self, base: str, vocabulary: Vocabulary) -> None:
        self.base = base
        self.order, self.in_full = f"{base}schema/order", f"{base}schema/namedInFull"
        self.leads: dict[str, tuple[str, int]] = {}
        self.words = {
            shape: {word.replace(" ", "-"): word for word in vocabulary.terms(section)}
            for shape, section in LISTS.items()
        }

    def local(self, term: Any, section: str) -> str:
        """What stands behind `<base>section/` in an IRI."""
        lead, length = self.leads.get(section) or self._lead(section)
        if type(term) is ox.NamedNode:
            iri: str = term.value
            if iri.startswith(lead):
                return iri[length:]
        raise Wrong(f"{term} is not a name in <{lead}>")

    def _lead(self, section: str) -> tuple[str, int]:
        lead = f"{self.base}{section}/"
        self.leads[section] = lead, len(lead)
        return self.leads[section]

    def claim(self, term: Any, document: str, in_full: Iterable[str] = ()) -> str:
        """A claim as its document refers to it."""
        there, _, local = self.local(term, "claim").partition(".")
        return local if there == document and term.value not in in_full else f"{there}/{local}"


def _literal(term: Any) -> str:
    if type(term) is not ox.Literal:
        raise Wrong(f"{term} is no literal")
    return term.value


def _number(term: Any) -> int | float:
    words = _literal(term)
    try:
        return int(words) if term.datatype.value == f"{XSD}integer" else float(words)
    except ValueError:
        raise Wrong(f"{words[:40]!r} is no number") from None


def _boolean(term: Any) -> bool:
    words = _literal(term)
    if words not in ("true", "false"):
        raise Wrong(f"{words[:40]!r} is neither true nor false")
    return words == "true"


def _wikidata(term: Any, *_: Any) -> str:
    if type(term) is not ox.NamedNode or not term.value.startswith(WIKIDATA):
        raise Wrong(f"{term} is no item of Wikidata")
    return str(term.value.removeprefix(WIKIDATA))


def _speaker(term: Any, context: Context, document: str) -> str:
    there, _, local = context.local(term, "speaker").partition(".")
    if there != document:
        raise Wrong(f"{term} is a speaker of another document")
    return local


def _word(shape: str) -> Callable[[Any, Context, str], str]:
    def read(term: Any, context: Context, _: str) -> str:
        local = context.local(term, shape)
        if local not in context.words[shape]:
            known = ", ".join(sorted(context.words[shape]))
            raise Wrong(f"no {shape} is called {local!r}; there are: {known}")
        return context.words[shape][local]

    return read


def _named(section: str) -> Callable[[Any, Context, str], str]:
    return lambda term, context, _: context.local(term, section)


def _plain(term: Any, *_: Any) -> str:
    return _literal(term)


# shape -> the value of one term
DECODE: dict[str, Callable[[Any, Context, str], Any]] = {
    "text": _plain,
    "texts": _plain,
    "edtf": _plain,
    "uri": _plain,
    "count": lambda term, *_: _number(term),
    "number": lambda term, *_: _number(term),
    "boolean": lambda term, *_: _boolean(term),
    "entity": _named("entity"),
    "entities": _named("entity"),
    "relation": _named("relation"),
    "document": _named("document"),
    "speaker": _speaker,
    "wikidata": _wikidata,
    **{shape: _word(shape) for shape in LISTS},
}


class Step(NamedTuple):
    """How one property is read: into which field, how one term is, whether in a list, or within a field."""

    row: Property
    field: str
    read: Callable[[Any, Context, str], Any] | None
    many: bool
    nested: bool


def steps(rows: Iterable[Property], iri: Callable[[str], str]) -> dict[str, Step]:
    """The properties that are read, by their IRI."""
    return {
        iri(row.term): Step(row, row.field, DECODE.get(row.reads), SHAPES[row.reads].many, "." in row.field)
        for row in rows
        if row.field is not None
    }


def record(
    rows: Mapping[str, Step], told: Mapping[str, list[Any]], context: Context, document: str = ""
) -> tuple[dict[str, Any], list[str]]:
    """The plain data of a record and what is wrong with it; `rows` are its properties by IRI."""
    data: dict[str, Any] = {}
    wrong: list[str] = []
    orders = _orders(told, context) if context.order in told else {}
    in_full = {term.value for term in told[context.in_full]} if context.in_full in told else set()
    for predicate, terms in told.items():
        step = rows.get(predicate)
        if step is None:
            continue
        row, field, read, many, nested = step
        try:
            if read is not None and len(terms) == 1 and field not in orders:
                value = read(terms[0], context, document)
                value = [value] if many else value
            else:
                value = _value(row, list(dict.fromkeys(terms)), context, document, orders, in_full)
        except Wrong as error:
            wrong.append(f"{row.term}: {error}")
        else:
            if nested:
                _put(data, field, value)
            else:
                data[field] = value
    return data, wrong


def _value(
    row: Property, terms: list[Any], context: Context, document: str, orders: Mapping[str, list[int]],
    in_full: set[str],
) -> Any:  # fmt: skip
    field = row.field or ""
    if row.reads in ("words", "names"):
        return _tongues(row, terms, orders)
    if row.reads in ("claims", "references"):
        values = [_reference(term, context, document, in_full) for term in terms]
        return in_order(values, orders.get(field))
    if SHAPES[row.reads].many:
        return in_order([DECODE[row.reads](term, context, document) for term in terms], orders.get(field))
    if len(terms) > 1:
        raise Wrong(f"has {len(terms)} values, and there is room for one")
    return DECODE[row.reads](terms[0], context, document)


def _reference(term: Any, context: Context, document: str, in_full: set[str]) -> str:
    is_claim = type(term) is ox.NamedNode and term.value.startswith(f"{context.base}claim/")
    return context.claim(term, document, in_full) if is_claim else context.local(term, "entity")


def _tongues(row: Property, terms: list[Any], orders: Mapping[str, list[int]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for term in terms:
        found.setdefault(getattr(term, "language", None) or "", []).append(_literal(term))
    unknown = set(found) - {"en", "ja"}
    if unknown:
        raise Wrong(f"is in {', '.join(sorted(unknown)) or 'no language'}; there is room for en and ja")
    if row.reads == "names":
        return {
            language: in_order(some, orders.get(f"{row.field}.{language}"))
            for language, some in found.items()
        }
    if any(len(some) > 1 for some in found.values()):
        raise Wrong("has several values in one language, and there is room for one")
    return {language: some[0] for language, some in found.items()}


def in_order(values: list[str], places: list[int] | None) -> list[str]:
    """The values sorted, or in the order that was noted; those that it does not place come behind."""
    ordered = sorted(set(values))
    if places is None:
        return ordered
    placed = [ordered[place] for place in places if place < len(ordered)]
    return placed + [value for value in ordered if value not in placed]


def _orders(told: Mapping[str, list[Any]], context: Context) -> dict[str, list[int]]:
    found = {}
    for term in told.get(context.order, ()):
        field, *places = term.value.split(" ")
        if all(place.isdecimal() and len(place) < 6 for place in places):
            found[field] = [int(place) for place in places[:10_000]]
    return found


def _put(data: dict[str, Any], path: str, value: Any) -> None:
    *outer, last = path.split(".")
    for name in outer:
        data = data.setdefault(name, {})
    data[last] = value

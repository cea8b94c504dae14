"""The context of JSON-LD: a plain key for every class and property, and how its values are read."""

from __future__ import annotations

from typing import Any

from graphkit.properties import CLASSES, DERIVED, FIELDS, JOINTS, LISTS, Property
from graphkit.terms import Names

# What stands inside what: key -> the property that points the other way.
INSIDE: dict[str, str] = {
    "speakers": "mc:inDocument",
    "passages": "oa:hasSource",
    "claims": "prov:wasDerivedFrom",
    "remarks": "prov:wasDerivedFrom",
}
_LITERALS: dict[str, dict[str, str]] = {
    "text": {},
    "texts": {},
    "count": {},
    "number": {},
    "boolean": {},
    "bound": {},
    "words": {"@container": "@language"},
    "names": {"@container": "@language"},
    "edtf": {"@type": "mc:edtf"},
    "uri": {"@type": "xsd:anyURI"},
}


# Shapes whose values stand as a bare word, since all of them are names in one place: shape -> prefix.
BARE: dict[str, str] = {shape: shape for shape in (*LISTS, "plain", "relation")}
# Keys that would hide a prefix that is still needed.
_RENAMED = {
    "mc:speaker": "usualSpeaker",
    "mc:proposition": "ofProposition",
    "mc:tie": "ofTie",
}


def key(term: str) -> str:
    """The key of a class or property: its name without the prefix."""
    return _RENAMED.get(term) or term.partition(":")[2]


def properties() -> dict[str, Property]:
    """Every property of the tables by its term, the first row of each."""
    found: dict[str, Property] = {}
    for row in (*(row for rows in FIELDS.values() for row in rows), *JOINTS, *DERIVED):
        found.setdefault(row.term, row)
    return found


def context(names: Names, kinds: list[str]) -> dict[str, Any]:
    """The value of `@context`: prefixes, then keys; nothing in it is fetched."""
    prefixes = {name: iri for name, iri in names.prefixes.items() if name not in BARE.values()}
    found: dict[str, Any] = {"@version": 1.1, **prefixes}
    for name in (*(key(each.term) for each in CLASSES), *kinds):
        found[name] = f"mc:{name}"
    for term, row in properties().items():
        found[key(term)] = {"@id": term, **_told(names, row.reads)}
    for name, term in INSIDE.items():
        found[name] = {"@reverse": term}
    return found


def _told(names: Names, reads: str) -> dict[str, Any]:
    if reads in BARE:
        return {"@type": "@vocab", "@context": {"@vocab": names.prefixes[BARE[reads]]}}
    return _LITERALS.get(reads, {"@type": "@id"})

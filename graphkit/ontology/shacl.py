"""SHACL shapes for what graphkit writes: the rules of the records, and of `check`, that shapes can say.

To be run on data to which the ontology was added. No blank nodes: lists and constraints have names.
"""

from __future__ import annotations

from collections.abc import Iterator

from graphkit import terms
from graphkit.model import (
    Amount,
    Claim,
    Codes,
    Document,
    Encoding,
    Entity,
    Group,
    Item,
    Passage,
    Remark,
    Speaker,
    State,
    Statement,
)
from graphkit.properties import ALWAYS, FIELDS, SHAPES, Property
from graphkit.record import Record
from graphkit.terms import Names, literal
from graphkit.vocabulary import Vocabulary

Pair = tuple[str, str]
Node = tuple[str, list[Pair]]

# record of the tables -> the class it is looked for under, and the models that hold its fields
_TARGETS: dict[str, tuple[str, tuple[type[Record], ...]]] = {
    "Entity": ("mc:Entity", (Entity, Group, Item, State)),
    "Speaker": ("mc:Speaker", (Speaker,)),
    "Document": ("mc:Document", (Document,)),
    "Segment": ("mc:Selector", ()),
    "Passage": ("mc:Passage", (Passage,)),
    "Statement": ("mc:Statement", (Statement,)),
    "Claim": ("mc:Claim", (Claim,)),
    "Remark": ("mc:Remark", (Remark,)),
}
_INNER: dict[str, type[Record]] = {"codes": Codes, "amount": Amount, "encoded": Encoding, "checked": Encoding}
_OWN_SPEAKERS = {"mc:speakerKind", "mc:named", "mc:plural"}
"""Not told of a document's own voice."""

_MONTHS = (
    "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])"
)
_LEAP = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29"
_DAY = f"([0-9]{{4}}-({_MONTHS})|{_LEAP})"
_DATE = (
    f"([0-9]{{4}}(-(0[1-9]|1[0-2]|2[1-4]|XX)|-(0[1-9]|1[0-2]|XX)-XX)?|[0-9]{{3}}X|[0-9]{{2}}XX|{_DAY})[?~%]?"
)
EDTF = f"^({_DATE}|{_DATE}/({_DATE}|[.][.])?|([.][.])?/{_DATE})$"
"""Every date and interval that exists, and no other; an interval that ends before it starts is not seen."""

_PATTERNS: dict[str, str] = {
    "mc:at": r"^p[1-9][0-9]*[.]s[1-9][0-9]*$",
    "mc:iso": "^[A-Z]{3}$",
    "mc:sha256": "^[0-9a-f]{64}$",
    "dcterms:language": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$",
    "mc:url": "^https?://[!-~]+$",
    "mc:archivedUrl": "^https?://[!-~]+$",
}

# What no pattern of a property can say: name -> (class, what is wrong, the query that finds it).
_QUERIES: dict[str, tuple[str, str, str]] = {
    **{
        f"{role}-kind": (
            "mc:Claim",
            f"the {role} is of a kind that the relation does not take",
            f"$this mc:relation ?relation ; mc:{role} ?value . FILTER(?value != entity:unknown) "
            f"FILTER NOT EXISTS {{ ?value a ?kind . ?relation mc:{role}Kind ?kind }}",
        )
        for role in ("subject", "object", "item")
    },
    "needed": (
        "mc:Claim",
        "a role that the relation cannot be without is empty",
        "$this mc:relation/mc:needs ?value . FILTER NOT EXISTS { $this ?value ?filled }",
    ),
    "hedge-missing": (
        "mc:Statement",
        "what is not certain has its hedge as printed",
        "$this mc:certainty ?value . FILTER(?value != certainty:certain) "
        "FILTER NOT EXISTS { $this mc:hedge ?hedge }",
    ),
    "hedge-given": (
        "mc:Statement",
        "what is certain has no hedge",
        "$this mc:certainty certainty:certain ; mc:hedge ?value .",
    ),
    "skip": (
        "mc:Passage",
        "a sentence has claims, remarks, or a reason to skip it, and not both",
        "BIND(EXISTS { ?said prov:wasDerivedFrom $this } AS ?value) "
        "FILTER(?value = EXISTS { $this mc:skip ?skip })",
    ),
    **{
        f"{name}-cycle": (
            target,
            "what stands above it leads back to itself",
            f"$this {term}+ $this . BIND($this AS ?value)",
        )
        for name, target, term in (
            ("broader", "mc:Item", "skos:broader"),
            ("part", "mc:Entity", "mc:partOf"),
            ("translation", "mc:Document", "mc:translationOf"),
        )
    },
    "own-speaker": (
        "mc:Statement",
        "the speaker belongs to another document",
        "$this prov:wasAttributedTo ?value ; prov:wasDerivedFrom/oa:hasSource ?here . "
        "?value mc:inDocument ?there . FILTER(?here != ?there)",
    ),
    "about": (
        "mc:Remark",
        "what the remark is about is not known",
        "$this mc:about ?value . FILTER NOT EXISTS { ?value a ?kind }",
    ),
    "venue": (
        "mc:Statement",
        "the venue is no event",
        "$this mc:venue ?value . FILTER NOT EXISTS { ?value a mc:Event }",
    ),
}  # fmt: skip
NOT_SAID = (
    "an id that stands twice, in one document or in two corpora",
    "an interval that ends before it starts",
    "pointers out of reading order, and sentences that a copy of the text does not have",
    "two claims of one passage that say the same",
    "the phases that a relation has (a warning), and facts later than their statement (a warning)",
    "ids kept for something else (`unknown`, `self`, the shape of a claim)",
    "printed words that name no field, hidden characters, and the longest words allowed",
)


def shapes(vocabulary: Vocabulary) -> str:
    """The shapes in Turtle; the header lists the rules that they do not say."""
    names = Names(vocabulary.base)
    head = [
        "# Made by scripts/build_schema.py; not edited. Add ontology.ttl to the data first.",
        "# Rules of `graphkit check` that these shapes do not say:",
        *(f"# - {rule}" for rule in NOT_SAID),
    ]
    body = "".join(terms.block(*node) for node in _nodes(names))
    return "\n".join(head) + "\n" + terms.prefix_lines(names) + body


def _nodes(names: Names) -> Iterator[Node]:
    yield "shape:languages-1", [("rdf:first", '"en"'), ("rdf:rest", "shape:languages-2")]
    yield "shape:languages-2", [("rdf:first", '"ja"'), ("rdf:rest", "rdf:nil")]
    for record, (target, models) in _TARGETS.items():
        rows = [
            (terms.name("shape", f"{record}-{row.term.replace(':', '-')}"), row) for row in FIELDS[record]
        ]
        yield f"shape:{record}", [
            ("a", "sh:NodeShape"), ("sh:targetClass", target), *(("sh:property", name) for name, _ in rows),
        ]  # fmt: skip
        for name, row in rows:
            yield name, list(_constraints(row, models))
    for name, (target, message, where) in _QUERIES.items():
        yield (
            f"shape:{name}",
            [("a", "sh:NodeShape"), ("sh:targetClass", target), ("sh:sparql", f"shape:{name}-query")],
        )
        query = f"SELECT $this ?value WHERE {{ {_in_full(names, where)} }}"
        yield f"shape:{name}-query", [
            ("a", "sh:SPARQLConstraint"), ("sh:message", literal(message)), ("sh:select", literal(query)),
        ]  # fmt: skip


def _in_full(names: Names, where: str) -> str:
    """The query with every prefixed name written out, so that it needs no declarations."""
    words = where.split(" ")
    parts = [[names_in(names, each) for each in word.split("/")] for word in words]
    return " ".join("/".join(each) for each in parts)


def names_in(names: Names, word: str) -> str:
    """A word of a query, its prefixed name (if it is one) in full."""
    core = word.strip("()+")
    prefix, colon, local = core.partition(":")
    if not colon or prefix not in names.prefixes or not local:
        return word
    return word.replace(core, f"<{names.iri(core)}>")


def _constraints(row: Property, models: tuple[type[Record], ...]) -> Iterator[Pair]:
    yield "sh:path", row.term
    if _is_needed(row, models):
        yield "sh:minCount", "2" if row.reads == "words" else "1"
    if row.reads == "words":
        yield "sh:uniqueLang", "true"
    if row.reads in ("words", "names"):
        yield "sh:languageIn", "shape:languages-1"
    elif not SHAPES[row.reads].many:
        yield "sh:maxCount", "1"
    yield from _values(row)


def _values(row: Property) -> Iterator[Pair]:
    span = SHAPES[row.reads].range
    if row.reads == "edtf":
        yield from (("sh:datatype", "mc:edtf"), ("sh:pattern", literal(EDTF)))
    elif span.startswith(("xsd:", "rdf:")):
        yield "sh:datatype", span
    elif span in ("mc:Named", "mc:Document", "mc:Claim", "mc:Speaker", "mc:Relation") or (
        row.reads in SHAPES and _is_word(row)
    ):
        yield "sh:class", span
    elif span == "":
        yield "sh:nodeKind", "sh:IRI"
    if row.term in _PATTERNS:
        yield "sh:pattern", literal(_PATTERNS[row.term])
    if row.term == "mc:amountLow":
        yield "sh:lessThanOrEquals", "mc:amountHigh"


def _is_word(row: Property) -> bool:
    return SHAPES[row.reads].range.startswith("mc:")


def _is_needed(row: Property, models: tuple[type[Record], ...]) -> bool:
    """Whether every record must have it: as the model says, and always for what is written out."""
    if row.term in ALWAYS or not models:
        return True
    path = (row.field or "").split(".")
    first = models[0].model_fields.get(path[0])
    if row.term in _OWN_SPEAKERS or len(path) > 1 or first is None:
        return False
    return first.is_required()

"""The ontology: classes, properties, relations and closed lists as OWL, RDFS and SKOS, in Turtle.

No blank nodes: where a role takes several kinds of entity, a named class stands above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graphkit import terms
from graphkit.ontology.jsonld import properties
from graphkit.properties import CLASSES, FIELDS, JOINTS, KEYED, LISTS, POLICIES, SHAPES, Property
from graphkit.terms import Names, in_language, literal
from graphkit.vocabulary import LANGUAGES, Relation, Role, Vocabulary, Words

Pair = tuple[str, str]
Node = tuple[str, list[Pair]]
ONTOLOGY = "data:schema"
_LISTS = {**LISTS, "family": "families"}
_DOMAINS = {
    "Entity": "mc:Entity", "Speaker": "mc:Speaker", "Document": "mc:Document", "Segments": "mc:Document",
    "Segment": "mc:Selector", "Passage": "mc:Passage", "Statement": "mc:Statement", "Claim": "mc:Claim",
    "Remark": "mc:Remark",
}  # fmt: skip
_TITLE = ("Claims about military cooperation between states", "国家間の軍事協力についての主張")
_ABOUT = (
    "Who arms whom, and who says so. A claim is a speaker's stance on a proposition and no fact; a plain "
    "triple between two entities is written only under the policy that the corpus names.",
    "誰が誰に武器を渡すのか、そして誰がそう言うのか。主張は命題に対する話者の立場であり、事実ではない。"
    "実体間の単純な三つ組は、コーパスが名を挙げる方針の下でのみ書かれる。",
)


def ontology(vocabulary: Vocabulary) -> str:
    """The whole ontology in Turtle; the same vocabulary gives the same bytes."""
    names = Names(vocabulary.base)
    lead = "# Made by scripts/build_schema.py from schema/vocabulary.yaml and graphkit/properties.py.\n"
    return lead + terms.prefix_lines(names) + "".join(terms.block(*node) for node in _nodes(vocabulary))


def _nodes(vocabulary: Vocabulary) -> Iterator[Node]:
    yield (
        ONTOLOGY,
        [("a", "owl:Ontology"), *_said("dcterms:title", _TITLE), *_said("dcterms:description", _ABOUT)],
    )
    yield from _others()
    yield from _classes(vocabulary)
    yield from _properties()
    for relation in vocabulary.relations.values():
        yield from _relation(vocabulary, relation)
    yield from _words(vocabulary)
    yield from _codes(vocabulary)


def _said(term: str, words: Iterable[str]) -> list[Pair]:
    return [(term, in_language(each, language)) for each, language in zip(words, LANGUAGES, strict=True)]


def _both(term: str, words: Words) -> list[Pair]:
    return _said(term, [words[language] for language in LANGUAGES])


# what others named, declared so that reasoners know what sort of property it is


def _others() -> Iterator[Node]:
    for term in ("skos:definition", "skos:notation", "skos:editorialNote", "skos:prefLabel", "skos:altLabel",
                 "dcterms:title", "dcterms:description"):  # fmt: skip
        yield term, [("a", "owl:AnnotationProperty")]
    for term in ("skos:closeMatch", "skos:inScheme", "dcterms:isPartOf"):
        yield term, [("a", "owl:ObjectProperty")]
    for term in ("skos:Concept", "skos:ConceptScheme", "prov:Entity", "prov:Agent", "prov:Bundle",
                 "oa:SpecificResource", "oa:TextPositionSelector"):  # fmt: skip
        yield term, [("a", "owl:Class")]
    yield "mc:edtf", [
        ("a", "rdfs:Datatype"),
        *_said("rdfs:label", ("EDTF date", "EDTFの日付")),
        *_said("skos:definition", ("A date or interval as exact as it was said: EDTF level 0 and 1.",
                                   "述べられた精度のままの日付または期間（EDTF レベル0・1）。")),
    ]  # fmt: skip


# classes


def _classes(vocabulary: Vocabulary) -> Iterator[Node]:
    for row in CLASSES:
        above = [("rdfs:subClassOf", parent) for parent in row.parents]
        yield (
            row.term,
            [
                ("a", "owl:Class"),
                *above,
                *_said("rdfs:label", row.label),
                *_said("skos:definition", row.definition),
            ],
        )
    unions = {name: kinds for name, kinds in _unions(vocabulary).items() if len(kinds) > 1}
    for name, kinds in unions.items():
        labels = [
            " / ".join(vocabulary.kinds[kind].label[language] for kind in kinds) for language in LANGUAGES
        ]
        yield name, [("a", "owl:Class"), ("rdfs:subClassOf", "mc:Entity"), *_said("rdfs:label", labels)]
    for kind in vocabulary.kinds.values():
        above = [("rdfs:subClassOf", name) for name, kinds in unions.items() if kind.id in kinds]
        concept = [("rdfs:subClassOf", "skos:Concept")] if kind.id == "Item" else []
        yield f"mc:{kind.id}", [
            ("a", "owl:Class"), ("rdfs:subClassOf", "mc:Entity"), *above, *concept,
            *_both("rdfs:label", kind.label),
        ]  # fmt: skip
    for name in (*_LISTS, "plain"):
        yield (
            _class(name),
            [
                ("a", "owl:Class"),
                ("rdfs:subClassOf", "skos:Concept"),
                *_said("rdfs:label", _list_label(name)),
            ],
        )


def _list_label(shape: str) -> tuple[str, str]:
    found = [row.label for row in properties().values() if row.reads == shape]
    return found[0] if found else ("family", "系統")


def _class(shape: str) -> str:
    return SHAPES[shape].range if shape in SHAPES else "mc:Family"


def union(vocabulary: Vocabulary, kinds: Iterable[str]) -> str:
    """The name of the class that stands above these kinds of entity."""
    wanted = set(kinds)
    for name, members in vocabulary.data["kind_sets"].items():
        if wanted == set(members):
            return terms.name("mc", str(name).capitalize())
    if wanted == set(vocabulary.kinds):
        return "mc:Entity"
    return terms.name("mc", "Or".join(sorted(wanted)))


def _unions(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Each class over several kinds that some end of a relation has, with its kinds in order."""
    found = {}
    for relation in vocabulary.relations.values():
        for kinds in (_first(vocabulary, relation), _second(vocabulary, relation)):
            name = union(vocabulary, kinds)
            if name != "mc:Entity":
                found[name] = [kind for kind in vocabulary.kinds if kind in kinds]
    return dict(sorted(found.items()))


# properties


def _properties() -> Iterator[Node]:
    rows: dict[str, list[tuple[str, Property]]] = {}
    for record, some in FIELDS.items():
        for row in some:
            rows.setdefault(row.term, []).append((_DOMAINS[record], row))
    for term, row in properties().items():
        owners = {domain for domain, _ in rows.get(term, ())}
        domain = [("rdfs:domain", owners.pop())] if len(owners) == 1 else []
        yield _property(term, row, domain)
    for row in KEYED.values():
        yield _property(row.term, row, [])
    for term, definition in _PARTS.items():
        yield term, [("a", "owl:AnnotationProperty"), *_said("rdfs:label", definition)]


_PARTS = {
    "mc:subjectKind": ("may be the subject", "主体になれる種類"),
    "mc:objectKind": ("may be the object", "相手になれる種類"),
    "mc:itemKind": ("may be the item", "品目になれる種類"),
    "mc:needs": ("cannot be without", "欠かせない役割"),
    "mc:family": ("family", "系統"),
}
"""What the ontology says of relations, for the shapes."""


def _property(term: str, row: Property, domain: list[Pair]) -> Node:
    if not term.startswith("mc:"):
        return term, [("a", _sort(row))]
    span = SHAPES[row.reads].range
    told = [("a", _sort(row)), *_said("rdfs:label", row.label), *_said("skos:definition", row.definition)]
    told += [("rdfs:subPropertyOf", row.parent)] if row.parent and row.parent != term else []
    told += domain
    return term, told + ([("rdfs:range", span)] if span else [])


def _sort(row: Property) -> str:
    span = SHAPES[row.reads].range
    if row.reads in ("words", "names") or (row in JOINTS and row.term == "mc:order"):
        return (
            "owl:AnnotationProperty" if row.term.startswith(("skos:", "dcterms:")) else "owl:DatatypeProperty"
        )
    is_literal = span.startswith(("xsd:", "rdf:", "rdfs:")) or span == "mc:edtf"
    return "owl:DatatypeProperty" if is_literal else "owl:ObjectProperty"


# relations


def _relation(vocabulary: Vocabulary, relation: Relation) -> Iterator[Node]:
    term = terms.name("relation", relation.id)
    told: list[Pair] = [("a", "owl:ObjectProperty"), ("a", "mc:Relation")]
    told += [("a", "owl:SymmetricProperty")] if relation.symmetric else []
    told += [("rdfs:subPropertyOf", terms.name("relation", relation.parent))] if relation.parent else []
    told += [*_both("rdfs:label", relation.label), *_both("skos:definition", relation.definition)]
    told += [("rdfs:domain", union(vocabulary, _first(vocabulary, relation)))]
    told += [("rdfs:range", union(vocabulary, _second(vocabulary, relation)))]
    told += [("mc:family", terms.name("family", relation.family)), *_roles(relation)]
    for system, crossing in relation.crosswalk.items():
        codes = sorted(set(crossing.codes.values()) - {"none"})
        told += [("skos:closeMatch", _code(system, code)) for code in codes]
        lost = [f"{system}: {crossing.lost[language]}" for language in LANGUAGES]
        told += _said("skos:editorialNote", lost)
    yield term, told
    if not relation.symmetric:
        yield f"{term}-inverse", [
            ("a", "owl:ObjectProperty"), ("owl:inverseOf", term), *_both("rdfs:label", relation.inverse),
        ]  # fmt: skip


def _roles(relation: Relation) -> Iterator[Pair]:
    for name, role in zip(("subject", "object", "item"), relation.roles, strict=True):
        if role is not None:
            yield from ((f"mc:{name}Kind", f"mc:{kind}") for kind in role.kinds)
            if role.required:
                yield "mc:needs", f"mc:{name}"


def _first(vocabulary: Vocabulary, relation: Relation) -> set[str]:
    """The kinds that stand first in a plain triple of the relation or of one under it."""
    roles = [vocabulary.relations[each].roles for each in vocabulary.descendants(relation.id)]
    kinds = {kind for each in roles for kind in each.subject.kinds}
    return kinds | (_second(vocabulary, relation, False) if relation.symmetric else set())


def _second(vocabulary: Vocabulary, relation: Relation, both: bool = True) -> set[str]:
    """The kinds that stand second: the object, or the item where there is no object."""
    found: set[str] = set()
    for each in vocabulary.descendants(relation.id):
        roles = vocabulary.relations[each].roles
        found |= set(_kinds(roles.object))
        if roles.object is None or not roles.object.required:
            found |= set(_kinds(roles.item))
    return found | (_first(vocabulary, relation) if relation.symmetric and both else set())


def _kinds(role: Role | None) -> tuple[str, ...]:
    return role.kinds if role is not None else ()


# closed lists and codes elsewhere


def _words(vocabulary: Vocabulary) -> Iterator[Node]:
    for shape, section in _LISTS.items():
        scheme = terms.name("data", shape)
        yield scheme, [("a", "skos:ConceptScheme"), *_said("rdfs:label", _list_label(shape))]
        for word, data in vocabulary.data[section].items():
            told = [
                ("a", _class(shape)),
                ("a", "skos:Concept"),
                ("skos:inScheme", scheme),
                *_both("skos:prefLabel", data["label"]),
            ]
            yield terms.name(shape, word.replace(" ", "-")), told
    for word, (label, definition) in POLICIES.items():
        told = [
            ("a", "mc:PlainPolicy"),
            *_said("skos:prefLabel", label),
            *_said("skos:definition", definition),
        ]
        yield terms.name("plain", word), told


def _code(system: str, code: str) -> str:
    return terms.name("code", f"{system}.{re.sub('[^A-Za-z0-9_.-]+', '-', code)}")


def _codes(vocabulary: Vocabulary) -> Iterator[Node]:
    for system, told in vocabulary.data["crosswalks"].items():
        scheme = terms.name("code", system)
        yield scheme, [
            ("a", "skos:ConceptScheme"), ("rdfs:label", literal(told["label"])),
            ("dcterms:title", in_language(told["title"], "en")),
            ("mc:url", literal(told["url"], "xsd:anyURI")),
        ]  # fmt: skip
        codes = {
            code
            for relation in vocabulary.relations.values()
            if system in relation.crosswalk
            for code in relation.crosswalk[system].codes.values()
        }
        for code in sorted(codes - {"none"}):
            yield (
                _code(system, code),
                [("a", "skos:Concept"), ("skos:notation", literal(code)), ("skos:inScheme", scheme)],
            )

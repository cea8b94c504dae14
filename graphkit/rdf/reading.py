"""Statements of a file -> equal records. What is derived is passed over, what is not known is counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from graphkit import properties, terms
from graphkit.errors import DataError, Fault
from graphkit.memory import uncollected
from graphkit.model import ENTITY_KINDS, SELF, Document, Entity, Records, Segments
from graphkit.properties import ALWAYS, DERIVED, JOINTS, KEYED
from graphkit.rdf import decode
from graphkit.rdf.decode import Context
from graphkit.rdf.gather import Statements, fault, gather
from graphkit.record import Record, ValidationError
from graphkit.refused import field, salvage
from graphkit.terms import MARK, Names
from graphkit.vocabulary import Vocabulary

R = TypeVar("R", bound=Record)
Told = Mapping[str, list[Any]]
_SECTIONS = ("entity", "speaker", "document", "selector", "passage", "claim", "remark")
_DERIVED_SECTIONS = ("proposition", "tie", "graph", "data")
_MAY_BE_EMPTY = {
    row.field for row in properties.FIELDS["Entity"] if row.reads == "entities"
}  # a list without values is no statement


class Imported(NamedTuple):
    """What a file held: the records, and how often each unknown statement stood there, by its name."""

    records: Records
    unknown: dict[str, int]


def read(
    path: str | Path, vocabulary: Vocabulary, *, format: str | None = None, strict: bool = False
) -> Imported:
    """The records of a file that graphkit wrote in any format; by its suffix, or by that given as `format`.

    Derived words and plain triples are not believed. Raises DataError for a file that is not ours, is cut
    short or holds values that no record can have, and, when `strict`, for statements that are not known.
    """
    with uncollected():
        return _Reading(str(path), gather(path, format), vocabulary).imported(strict)


class _Reading:
    def __init__(self, path: str, told: Statements, vocabulary: Vocabulary) -> None:
        self.path, self.told = path, told
        self.base = _base(path, told)
        self.context, self.names = Context(self.base, vocabulary), Names(self.base)
        self.faults: list[Fault] = []
        self.sections: dict[str, dict[str, Told]] = {name: {} for name in _SECTIONS}
        for iri in told:
            section, _, local = iri.removeprefix(self.base).partition("/")
            if iri.startswith(self.base) and section in self.sections:
                self.sections[section][local] = told[iri]
        self.sections["entity"].pop("unknown", None)
        self.rows = {
            section: decode.steps(properties.of(record), self.names.iri)
            for section, record in (
                ("entity", "Entity"), ("speaker", "Speaker"), ("document", "Document"),
                ("selector", "Segment"), ("passage", "Passage"), ("claim", "Claim"), ("remark", "Remark"),
            )
        }  # fmt: skip
        self.always = {
            section: [
                (iri, step.row.term) for iri, step in self.rows[section].items() if step.row.term in ALWAYS
            ]
            for section in ("claim", "remark")
        }
        self.rows["rule"] = decode.steps(properties.FIELDS["Segments"], self.names.iri)
        self.index, self.said = f"{self.base}schema/index", frozenset[str]().union(*told.values())
        self.keyed = {field: self._keys(field) for field in KEYED}

    def imported(self, strict: bool) -> Imported:
        unknown = dict(sorted(Counter(self._unknown()).items()))
        if strict and unknown:
            self.faults += [
                fault(self.path, name, f"is not known; it stands here {count} times", 0)
                for name, count in unknown.items()
            ]
        entities = [made for id in sorted(self.sections["entity"]) if (made := self._entity(id))]
        documents = [one for id in sorted(self.sections["document"]) if (one := self._document(id))]
        segments = [cut for id in sorted(self.sections["document"]) if (cut := self._segments(id))]
        if not self.faults:
            self.faults += self._uncounted(entities, documents)
        if self.faults:
            raise DataError(self.faults)
        records = Records.model_construct(
            entities=tuple(entities), documents=tuple(documents), segments=tuple(segments)
        )
        return Imported(records, unknown)

    # records

    def _entity(self, id: str) -> Entity | None:
        told, name = self.sections["entity"][id], terms.name("entity", id)
        kinds = [
            kind for each in told.get(self.names.iri("rdf:type"), ()) if (kind := self._kind(each.value))
        ]
        if len(kinds) != 1:
            known = ", ".join(ENTITY_KINDS)
            self.faults.append(
                fault(self.path, name, f"is of {len(kinds)} kinds; there must be one of {known}")
            )
            return None
        empty = {field: () for field in ENTITY_KINDS[kinds[0]].model_fields if field in _MAY_BE_EMPTY}
        return self._made(ENTITY_KINDS[kinds[0]], name, {"id": id, **empty, **self._record("entity", id)})

    def _kind(self, iri: str) -> str | None:
        local = iri.removeprefix(f"{self.base}schema/")
        return local if iri.startswith(self.base) and local in ENTITY_KINDS else None

    def _document(self, id: str) -> Document | None:
        head = {"id": id, **self._record("document", id)}
        speakers = [
            {"id": local, **self._record("speaker", f"{id}.{local}", id)}
            for local in self._inside("speaker", id)
            if local != SELF
        ]
        passages = [self._passage(id, at) for at in self._inside("passage", id)]
        return self._made(
            Document, terms.name("document", id), {**head, "speakers": speakers, "passages": passages}
        )

    def _passage(self, document: str, at: str) -> dict[str, Any]:
        said = {
            plural: [
                {
                    "id": local.partition(".")[2],
                    **self._record(section, local, document),
                    **self._keyed("printed", section, local),
                }
                for local in self._statements[section].get(f"{document}.{at}", ())
            ]
            for section, plural in (("claim", "claims"), ("remark", "remarks"))
        }
        name = f"{document}.{at}"
        silence = self._keyed("silence", "passage", name)
        return {"at": at, **self._record("passage", name, document), **silence, **said}

    def _keyed(self, field: str, section: str, local: str) -> dict[str, Any]:
        told, keys = self.sections[section][local], self.keyed[field]
        return {field: {keys[iri]: told[iri][0].value for iri in sorted(keys.keys() & told.keys())}}

    def _keys(self, field: str) -> dict[str, str]:
        """The keys of a mapping that stand anywhere in the file, by their IRI."""
        lead = f"{self.base}{field}/"
        return {iri: iri.removeprefix(lead) for iri in self.said if iri.startswith(lead)}

    def _segments(self, id: str) -> Segments | None:
        rule, _ = decode.record(self.rows["rule"], self.sections["document"][id], self.context)
        if not rule:
            return None
        rows = [self._record("selector", f"{id}.{at}", id) for at in self._inside("selector", id)]
        return self._made(Segments, terms.name("document", id), {"document": id, **rule, "segments": rows})

    def _record(self, section: str, local: str, document: str = "") -> dict[str, Any]:
        data, wrong = decode.record(self.rows[section], self.sections[section][local], self.context, document)
        for iri, term in self.always.get(section, ()):
            if iri not in self.sections[section][local]:
                wrong.append(f"{term} is missing")
        if wrong:
            self.faults += [fault(self.path, f"{section}:{local}", reason) for reason in wrong]
        return data

    def _made(self, kind: type[R], name: str, data: dict[str, Any]) -> R | None:
        try:
            return kind.model_validate(data)
        except ValidationError:
            for each in salvage(kind, data, {}).refusals:
                self.faults.append(fault(self.path, f"{name} {field(each.path)}".strip(), each.reason))
            return None

    # order

    def _inside(self, section: str, document: str) -> list[str]:
        """The local names of what stands in a document, in its order."""
        return [local for _, local in sorted(self._by_document[section].get(document, ()))]

    @property
    def _by_document(self) -> dict[str, dict[str, list[tuple[int, str]]]]:
        if not hasattr(self, "_placed"):
            self._placed = {section: self._grouped(section) for section in ("speaker", "passage", "selector")}
        return self._placed

    def _grouped(self, section: str) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for name, told in self.sections[section].items():
            document, _, local = name.partition(".")
            found[document].append((self._index(told), local))
        return found

    @property
    def _statements(self) -> dict[str, dict[str, list[str]]]:
        """Section -> passage -> its claims or remarks, in order."""
        if not hasattr(self, "_said"):
            self._said = {section: self._by_passage(section) for section in ("claim", "remark")}
        return self._said

    def _by_passage(self, section: str) -> dict[str, list[str]]:
        stands_in, lead = self.names.iri("prov:wasDerivedFrom"), f"{self.base}passage/"
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for local, told in self.sections[section].items():
            places = {each.value.removeprefix(lead) for each in told.get(stands_in, ())}
            place = next(iter(places), "")
            if (
                len(places) != 1
                or place not in self.sections["passage"]
                or place.partition(".")[0] != local.partition(".")[0]
            ):
                self.faults.append(
                    fault(self.path, f"{section}:{local}", "does not stand in one passage of its document")
                )
            found[place].append((self._index(told), local))
        return {place: [local for _, local in sorted(some)] for place, some in found.items()}

    def _index(self, told: Told) -> int:
        if self.index not in told:
            return 0
        value = told[self.index][0].value
        return int(value) if value.isdecimal() and len(value) < 10 else 0

    # what is not known, and what is missing

    def _unknown(self) -> Iterator[str]:
        """The name of every statement that is neither read nor derived."""
        joints = {self.names.iri(row.term) for row in (*JOINTS, *DERIVED)} | {self.names.iri("rdf:type")}
        leads = tuple(f"{self.base}{prefix}/" for prefix in ("relation", *KEYED))
        joints |= {iri for iri in self.said if iri.startswith(leads)}
        known = {section: joints | self.rows[section].keys() for section in _SECTIONS}
        known["document"] |= self.rows["rule"].keys()
        skipped = {f"{self.base}entity/unknown"}
        for iri, told in self.told.items():
            section = iri.removeprefix(self.base).partition("/")[0] if iri.startswith(self.base) else ""
            mine: Set[str] = known.get(section, frozenset())
            if section not in _DERIVED_SECTIONS and not told.keys() <= mine and iri not in skipped:
                what = f"of a {section}" if section in known else "of what is not ours"
                for predicate in told:
                    if predicate not in mine:
                        yield from [f"{self._short(predicate)} {what}"] * len(told[predicate])

    def _short(self, iri: str) -> str:
        for prefix, lead in self.names.prefixes.items():
            if iri.startswith(lead):
                return f"{prefix}:{iri.removeprefix(lead)}"
        return f"<{iri}>"

    def _uncounted(self, entities: list[Entity], documents: list[Document]) -> Iterator[Fault]:
        """Where the file says how many records it holds, and there are not as many."""
        node = self.told[self.names.iri(terms.CORPUS)]
        passages = [passage for document in documents for passage in document.passages]
        read = {
            "claimCount": sum(len(each.claims) for each in passages),
            "remarkCount": sum(len(each.remarks) for each in passages),
            "documentCount": len(documents),
            "entityCount": len(entities),
        }
        for name, count in read.items():
            said = {each.value for each in node.get(f"{self.base}schema/{name}", ())}
            if len(said) == 1 and said != {str(count)}:
                yield fault(self.path, f"mc:{name}", f"the file says {said.pop()}, but {count} are in it")


def _base(path: str, told: Statements) -> str:
    """What the names of the file begin with: told by the one node that is a corpus of ours."""
    is_a = Names("x://x/").iri("rdf:type")
    ends = (f"/{MARK}", f"#{MARK}")
    classes = {term.value for node in told.values() for term in node.get(is_a, ())}
    marks = {each.removesuffix(MARK) for each in classes if each.endswith(ends)}
    if not marks:
        count = sum(len(values) for node in told.values() for values in node.values())
        said = f"of its {count:,} statements none says that something is a <.../{MARK}>"
        raise DataError([fault(path, "", f"is no corpus of graphkit: {said}")])
    if len(marks) > 1:
        raise DataError([fault(path, "", f"holds corpora under several bases: {', '.join(sorted(marks))}")])
    base = str(marks.pop())
    if Names(base).iri(terms.CORPUS) not in told:
        raise DataError([fault(path, "", f"<{base}{MARK}> is named, but <{base}data/corpus> is not in it")])
    return base

"""JSON Schema of the YAML files, for editors: they complete relations and ids, and say what a field means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from graphkit.model import ENTITY_FILES, Document, Entity
from graphkit.properties import FIELDS, KEYED, of
from graphkit.vocabulary import Vocabulary

Schema = dict[str, Any]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
# Fields that name an entity of the corpus: definition of the model -> fields.
_NAMING: dict[str, tuple[str, ...]] = {
    "Claim": ("subject", "object", "item", "where", "venue"),
    "Remark": ("by", "venue"),
    "Document": ("publisher",),
    "Speaker": ("persons", "speaks_for"),
}
_HIERARCHY = ("part_of", "broader", "members")
# Fields whose words are a section of the vocabulary: definition, field, section.
_WORDS = (
    ("Claim", "relation", "relations"),
    ("Claim", "phase", "phases"),
    ("Claim", "certainty", "certainties"),
    ("Remark", "certainty", "certainties"),
    ("Remark", "kind", "remark_kinds"),
    ("Speaker", "kind", "speaker_kinds"),
    ("Item", "category", "categories"),
)
_ALSO_NUMBERS = ("string", "number", "boolean")


def document_schema(vocabulary: Vocabulary, entities: Iterable[Entity]) -> Schema:
    """The schema of documents/<id>.yaml; ids of the given entities are completed, others allowed."""
    made = _completed(TypeAdapter(Document).json_schema(), "Document", vocabulary, entities)
    return {"$schema": _DRAFT, **made, "title": "A document of graphkit: head, speakers, passages"}


def entity_schemas(vocabulary: Vocabulary, entities: Iterable[Entity]) -> Iterator[tuple[str, Schema]]:
    """(file stem, schema) of each entities/<kinds>.yaml: a list of entities of one kind."""
    known = list(entities)
    for stem, kind in ENTITY_FILES.items():
        made = _completed(TypeAdapter(kind).json_schema(), kind.__name__, vocabulary, known)
        defs = made.pop("$defs", {})
        title = f"Entities of graphkit: {vocabulary.kinds[kind.__name__].plural['en']}"
        yield stem, {"$schema": _DRAFT, "title": title, "type": "array", "items": made, "$defs": defs}


def _completed(schema: Schema, name: str, vocabulary: Vocabulary, entities: Iterable[Entity]) -> Schema:
    """The schema of a model with what the vocabulary and the corpus know of it."""
    schema = _tolerant(schema)
    defs = schema.setdefault("$defs", {})
    known = {each.id: each.labels.en for each in entities}
    defs["EntityId"] = {
        "description": "the id of an entity",
        "anyOf": [
            {"oneOf": [{"const": name, "description": label} for name, label in sorted(known.items())]},
            {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        ],
    }  # fmt: skip
    records = {name: schema, **{key: each for key, each in defs.items() if "properties" in each}}
    for record, told in records.items():
        _describe(record, told["properties"])
        for field in (*_NAMING.get(record, ()), *_HIERARCHY):
            if field in told["properties"]:
                _name(told["properties"][field])
    for record, field, section in _WORDS:
        if record in records:
            _choose(records[record]["properties"][field], vocabulary.data[section])
    return schema


def _describe(record: str, fields: Mapping[str, Schema]) -> None:
    table = record if record in FIELDS else "Entity"
    meanings = {row.field: row.definition[0] for row in (*of(table), *KEYED.values())}
    for name, schema in fields.items():
        if name in meanings:
            schema["description"] = meanings[name]


def _name(schema: Schema) -> None:
    """Let the field, or each of its values, be the id of an entity."""
    if schema.get("type") == "array":
        schema["items"] = {"$ref": "#/$defs/EntityId"}
        return
    named: Schema = {"$ref": "#/$defs/EntityId"}
    _replace(schema, {"anyOf": [named, {"type": "null"}]} if "default" in schema else named)


def _choose(schema: Schema, words: Mapping[str, Any]) -> None:
    """Let the field be one of the words, each with what it means."""
    _replace(
        schema, {"oneOf": [{"const": word, "description": _meaning(data)} for word, data in words.items()]}
    )


def _replace(schema: Schema, told: Schema) -> None:
    """Say something else of a field, and keep what it means and what it is by default."""
    kept = {key: schema[key] for key in list(schema) if key in ("description", "default")}
    schema.clear()
    schema.update(kept)
    schema.update(told)


def _meaning(data: Mapping[str, Any]) -> str:
    definition = data.get("definition")
    return str(definition["en"] if definition else data["label"]["en"])


def _tolerant(schema: Any) -> Any:
    """The schema with patterns as JSON Schema writes them, for files whose plain words an editor may take
    for numbers or truth values: graphkit itself reads them as strings."""
    if isinstance(schema, list):
        return [_tolerant(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key.replace(r"\z", "$"): _tolerant(value) for key, value in schema.items()
            if key != "title" or isinstance(value, dict)}  # fmt: skip
    if isinstance(made.get("pattern"), str):
        made["pattern"] = made["pattern"].replace(r"\z", "$")
    elif made.get("type") == "string" and "enum" not in made and "const" not in made:
        made["type"] = list(_ALSO_NUMBERS)
    elif made.get("type") in ("integer", "number"):
        made = {"anyOf": [made, {"type": "string", "pattern": "^[0-9.eE+]+$"}]}
    return made

"""Vocabulary and model -> what other tools know them by: OWL, SHACL, a JSON-LD context, JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from graphkit import lexicon
from graphkit.model import Entity
from graphkit.ontology.jsonld import context
from graphkit.ontology.jsonschema import document_schema, entity_schemas
from graphkit.ontology.owl import ontology
from graphkit.ontology.shacl import shapes
from graphkit.terms import Names
from graphkit.vocabulary import Vocabulary


def generated(vocabulary: Vocabulary, entities: Iterable[Entity]) -> dict[str, str]:
    """What stands in schema/generated: file name -> text; the same input gives the same bytes.

    `entities` are those whose ids the JSON Schemas complete.
    """
    known = list(entities)
    schemas = {"document": document_schema(vocabulary, known), **dict(entity_schemas(vocabulary, known))}
    return {
        "ontology.ttl": ontology(vocabulary),
        "shapes.ttl": shapes(vocabulary),
        "context.jsonld": _json({"@context": context(Names(vocabulary.base), list(vocabulary.kinds))}),
        **{f"{name}.schema.json": _json(schema) for name, schema in schemas.items()},
    }


def read_ahead(vocabulary: Vocabulary, source: bytes) -> str:
    """The vocabulary and its words for questions as JSON, with the digest of the file it is read from."""
    told = {
        "sha256": sha256(source).hexdigest(),
        "vocabulary": vocabulary.data,
        "lexicon": lexicon.entries(lexicon.words(vocabulary), vocabulary),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"

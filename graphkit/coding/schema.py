"""The JSON Schema of one document, for editors: fields, relations, ids of its corpora and its speakers.

It stands beside the document as `.<id>.schema.json`, is made anew by the commands that write, and is no
part of the corpus: names that begin with a dot are not read.
"""

from __future__ import annotations

import json
import os
from typing import Any

from graphkit import writer
from graphkit.coding.desk import Desk
from graphkit.model import SELF, Document
from graphkit.ontology.jsonschema import document_schema

_SPEAKING = {"Claim": ("speaker", "via"), "Remark": ("speaker", "via"), "Passage": ("speaker",)}


def file_of(document: str) -> str:
    """The name of the schema's file, beside the document."""
    return f".{document}.schema.json"


def schema_of(desk: Desk, document: Document) -> dict[str, Any]:
    """The schema; ids that are known are completed, others are allowed, for `check` looks at them better."""
    schema: dict[str, Any] = document_schema(desk.vocabulary, desk.entities.values())
    speakers = [(each.id, each.label.en) for each in document.speakers] + [(SELF, "the document's own voice")]
    known = {"oneOf": [{"const": id, "description": label} for id, label in speakers]}
    schema["$defs"]["SpeakerId"] = {
        "description": "the id of a speaker of this document",
        "anyOf": [known, {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}],
    }
    for record, fields in _SPEAKING.items():
        for field in fields:
            told = schema["$defs"][record]["properties"][field]
            kept = {key: told[key] for key in ("description", "default") if key in told}
            schema["$defs"][record]["properties"][field] = {**kept, "$ref": "#/$defs/SpeakerId"}
    return schema


def write(desk: Desk, document: Document) -> str:
    """The path of the schema in the last corpus, after it stands there."""
    path = os.path.join(desk.home, "documents", file_of(document.id))
    return writer.write_text(path, json.dumps(schema_of(desk, document), ensure_ascii=False) + "\n")


def refresh(desk: Desk) -> None:
    """Make anew each schema that stands beside a document of the last corpus."""
    for source in desk.loaded.sources:
        folder, home = os.path.dirname(source.path), os.path.join(desk.home, "documents")
        beside = os.path.join(folder, file_of(source.document.id))
        if os.path.exists(beside) and os.path.realpath(folder) == os.path.realpath(home):
            write(desk, source.document)

"""Store -> records: the inverse of compiling; what was compiled comes back equal."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graphkit import selects, standing
from graphkit.model import ENTITY_KINDS, Document, Records, Segments
from graphkit.store import Store


def records(opened: Store) -> Records:
    """Every entity, document and segment table of the store, as they were before compiling."""
    entities = tuple(ENTITY_KINDS[row[1]].model_validate_json(row[4]) for row in opened.entities())
    documents = opened.documents()
    return Records(
        entities=entities,
        documents=tuple(document(opened, row[0], row[2]) for row in documents),
        segments=tuple(Segments.model_validate_json(row[3]) for row in documents if row[3]),
    )


def document(opened: Store, name: str, head: str) -> Document:
    """One document with its speakers and passages, in reading order."""
    statements: dict[str, dict[str, list[Any]]] = defaultdict(lambda: {"claims": [], "remarks": []})
    for values in opened.claims([selects.by_column("document", [name])]):
        row = dict(zip(selects.CLAIM_COLUMNS, values, strict=True))
        statements[row["at"]]["claims"].append(_claim(row))
    for values in opened.remarks([selects.remarks_with("document", [name])]):
        row = dict(zip(selects.REMARK_COLUMNS, values, strict=True))
        statements[row["at"]]["remarks"].append(_remark(row))
    silences = {at: json.loads(record) for at, record in opened.silences(name)}
    passages = [
        {"at": at, "speaker": speaker, "skip": skip, "silence": silences.get(at, {}), **statements[at]}
        for at, speaker, skip in opened.passages(name)
    ]
    speakers = [json.loads(row[5]) for row in opened.speakers(name) if row[5]]
    return Document.model_validate({**json.loads(head), "speakers": speakers, "passages": passages})


def _claim(row: Mapping[str, Any]) -> dict[str, Any]:
    ends = ("object", "subject") if row["swapped"] else ("subject", "object")
    return {
        "id": f"c{row['number']}",
        "subject": row[ends[0]],
        "relation": row["relation"],
        "object": row[ends[1]],
        "item": row["item"],
        "phase": standing.PHASES[row["phase"]],
        "where": row["place"],
        **_statement(row),
    }


def _remark(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": f"r{row['number']}", "kind": row["kind"], "by": row["by"], **_statement(row)}


def _statement(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "speaker": row["speaker"],
        "polarity": standing.POLARITIES[row["polarity"]],
        "certainty": standing.CERTAINTIES[row["certainty"]],
        "stated": row["stated"],
        "when": row["fact"],
        **(json.loads(row["more"]) if row["more"] else {}),
    }

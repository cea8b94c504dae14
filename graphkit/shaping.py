"""Rows of the store as light rows: words for numbers, ids that hold outside their document."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from re import compile as pattern_for
from typing import Any

from graphkit import standing
from graphkit.rows import ClaimRow, RemarkRow

CONTESTED = standing.STANDINGS[0]
_CONTESTED = standing.STANDINGS.index(CONTESTED)
_LOCAL = pattern_for(r"[cr][1-9][0-9]{0,8}\Z")


def claim_row(row: Mapping[str, Any], said: Callable[[ClaimRow, str], str]) -> ClaimRow:
    """The claim of a row of the store by column; `said` makes its sentence."""
    more = json.loads(row["more"]) if row["more"] else {}
    about = standing.Proposition(row["subject"], row["relation"], row["object"], row["item"])
    ends = (row["object"], row["subject"]) if row["swapped"] else (row["subject"], row["object"])
    return ClaimRow(
        {
            **{name: row[name] for name in ("relation", "item", "family")},
            **{name: more.get(name) for name in ("amount", "withdrawn")},
            **_statement(row, more),
            "id": f"{row['document']}/c{row['number']}",
            "number": row["n"],
            "proposition": about.id,
            "subject": ends[0],
            "object": ends[1],
            "phase": standing.PHASES[row["phase"]],
            "status": standing.STATUSES[row["status"]],
            "standing": standing.STANDINGS[row["standing"]],
            "contested": bool(row["contested"]),
            "where": row["place"],
            "in_return_for": [_global(row["document"], c) for c in more.get("in_return_for", ())],
            "reached": {},
            "written_gloss": more.get("gloss"),
            "said": said,
        }
    )


def remark_row(row: Mapping[str, Any]) -> RemarkRow:
    """The remark of a row of the store by column."""
    more = json.loads(row["more"])
    return RemarkRow(
        {
            **_statement(row, more),
            "id": f"{row['document']}/r{row['number']}",
            "number": row["n"],
            "kind": row["kind"],
            "about": [_global(row["document"], name) for name in more["about"]],
            "text": more["text"],
            "by": row["by"],
            "amount": more.get("amount"),
        }
    )


def told_of_tie(rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """What rows of `Store.tied` say of the tie that they make."""
    claims, subjects, relations, objects, items, symmetric, standings, statuses = zip(*rows, strict=True)
    abouts = zip(subjects, relations, objects, items, standings, strict=True)
    found = set(statuses)
    return {
        "symmetric": all(symmetric),
        "relations": sorted(set(relations)),
        "items": sorted(set(items) - {None}),
        "statuses": [word for number, word in enumerate(standing.STATUSES) if number in found],
        "contested": sorted(
            {standing.Proposition(*about).id for *about, word in abouts if word == _CONTESTED}
        ),
        "claims": list(claims),
    }


def _statement(row: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """What the rows of claims and remarks share."""
    return {
        **{name: row[name] for name in ("document", "at", "speaker")},
        **{name: more.get(name) for name in ("hedge", "via", "venue")},
        "polarity": standing.POLARITIES[row["polarity"]],
        "certainty": standing.CERTAINTIES[row["certainty"]],
        "origins": json.loads(row["origins"]),
        "speaker_label": {"en": row["speaker_en"], "ja": row["speaker_ja"]},
        "stated": row["stated"] or row["published"],
        "stated_inferred": row["stated"] is None,
        "when": row["fact"],
        "printed": more.get("printed", {}),
    }


def _global(document: str, name: str) -> str:
    """The name as it is known outside its document: claims get the document's id in front."""
    return f"{document}/{name}" if _LOCAL.match(name) else name

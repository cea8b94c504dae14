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
_DECODE = json.JSONDecoder().raw_decode
"""Reads what the compiler wrote, where nothing stands around it: a third faster than `loads`."""
_LOCAL = pattern_for(r"[cr][1-9][0-9]{0,8}\Z")


def claim_row(row: Sequence[Any], said: Callable[[ClaimRow, str], str]) -> ClaimRow:
    """The claim of a row of the store, CLAIM_COLUMNS; `said` makes its sentence. Made often: no detours."""
    (
        n, document, published, at, number, _, subject, relation, object, item, swapped, family, polarity,
        certainty, phase, status, stands, origins, speaker, label_en, label_ja, _, stated, _, _, fact, _, _,
        place, _, told, contested,
    ) = row  # fmt: skip
    more: dict[str, Any] = _DECODE(told)[0] if told else {}
    given = more.get
    return ClaimRow(
        {
            "id": f"{document}/c{number}",
            "number": n,
            "document": document,
            "at": at,
            "proposition": standing.Proposition(subject, relation, object, item).id,
            "subject": object if swapped else subject,
            "relation": relation,
            "object": subject if swapped else object,
            "item": item,
            "family": family,
            "polarity": standing.POLARITIES[polarity],
            "certainty": standing.CERTAINTIES[certainty],
            "phase": standing.PHASES[phase],
            "status": standing.STATUSES[status],
            "standing": standing.STANDINGS[stands],
            "contested": bool(contested),
            "origins": _DECODE(origins)[0],
            "speaker": speaker,
            "speaker_label": {"en": label_en, "ja": label_ja},
            "via": given("via"),
            "venue": given("venue"),
            "hedge": given("hedge"),
            "stated": stated or published,
            "stated_inferred": stated is None,
            "when": fact,
            "where": place,
            "amount": given("amount"),
            "withdrawn": given("withdrawn"),
            "printed": given("printed", {}),
            "in_return_for": [_global(document, claim) for claim in given("in_return_for", ())],
            "reached": {},
            "written_gloss": given("gloss"),
            "said": said,
        }
    )


def remark_row(row: Mapping[str, Any]) -> RemarkRow:
    """The remark of a row of the store by column."""
    more = json.loads(row["more"])
    return RemarkRow(
        {
            **{name: row[name] for name in ("document", "at", "speaker", "kind", "by")},
            **{name: more.get(name) for name in ("hedge", "via", "venue", "amount")},
            "id": f"{row['document']}/r{row['number']}",
            "number": row["n"],
            "about": [_global(row["document"], name) for name in more["about"]],
            "text": more["text"],
            "polarity": standing.POLARITIES[row["polarity"]],
            "certainty": standing.CERTAINTIES[row["certainty"]],
            "origins": json.loads(row["origins"]),
            "speaker_label": {"en": row["speaker_en"], "ja": row["speaker_ja"]},
            "stated": row["stated"] or row["published"],
            "stated_inferred": row["stated"] is None,
            "when": row["fact"],
            "printed": more.get("printed", {}),
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


def _global(document: str, name: str) -> str:
    """The name as it is known outside its document: claims get the document's id in front."""
    return f"{document}/{name}" if _LOCAL.match(name) else name

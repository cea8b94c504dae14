"""What is given for what, who is linked with whom, and how the claims are coded elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit import wording
from graphkit.graph import Step, paths
from graphkit.reports import UNTOLD, Asked, Record
from graphkit.reports.disputes import distinct
from graphkit.rows import ClaimRow

MOST = 25
"""How many ways between two entities a report gives."""
NONE = "none"


def exchanges(asked: Asked) -> Iterator[Record]:
    """A row for each claim of something given and each claim it is given in return for; either may fit.

    `giver` is the subject of the first, `returner` that of the second. Withdrawn claims are left out.
    """
    corpus, language = asked.corpus, asked.language
    for row, given in corpus.exchanges(asked.pattern):
        if row.withdrawn or given.withdrawn:
            asked.left_out["withdrawn"] += 1
            continue
        yield {
            "claim": row.id,
            "giver": row.subject, "receiver": row.object,
            "gives": _bare(asked, row), "status": row.status, "stage": row.phase, "contested": row.contested,
            "for_claim": given.id,
            "returner": given.subject,
            "returns": _bare(asked, given), "for_status": given.status, "for_stage": given.phase,
            "for_contested": given.contested,
            "according_to": corpus.according_to(row, language),
            "for_according_to": corpus.according_to(given, language),
            "stated": row.stated,
        }  # fmt: skip


def _bare(asked: Asked, row: ClaimRow) -> str:
    """The claim as a sentence that does not say in return for what."""
    corpus, language = asked.corpus, asked.language
    return wording.gloss(corpus.parts(row, language)._replace(in_return=()), corpus.vocabulary, language)


def path(asked: Asked) -> Iterator[Record]:
    """A row for each step of each way between two entities, of at most three steps; see `graph.paths`.

    Only the first 25 ways are given: hubs are joined by thousands.
    """
    source, target = asked.arguments
    found = paths(asked.corpus, source, target, asked.pattern, most=MOST + 1)
    if len(found) > MOST:
        asked.left_out[f"way at least, after the first {MOST}"] = 1
    known: dict[Step, Record] = {}
    for number, way in enumerate(found[:MOST], 1):
        for place, step in enumerate(way, 1):
            if step not in known:
                known[step] = _step(asked, step)
            yield {"path": number, "step": place, **known[step]}


def _step(asked: Asked, step: Step) -> Record:
    """What is told of a step: where not all of its claims are, one that is contested is, if any is."""
    claims = list(step.claims[: asked.most])
    if step.contested and not set(step.contested).intersection(claims):
        claims[-1] = step.contested[0]
    if untold := len(step.claims) - len(claims):
        asked.left_out[UNTOLD] += untold
    rows, told = asked.corpus.find(claim=claims), set(claims)
    return {
        "source": step.source, "target": step.target,
        "firmness": step.firmness,
        "contested_claims": [claim for claim in step.contested if claim in told],
        "claims": claims,
        "said": distinct(asked.corpus.gloss(row, asked.language) for row in rows),
        "according_to": distinct(asked.corpus.according_to(row, asked.language) for row in rows),
    }  # fmt: skip


def crosswalk(asked: Asked) -> Iterator[Record]:
    """A row for each claim that fits and each system that has a code for it.

    The stage chooses the code where the system wants it, and which party is the source. A negated claim
    has no code in any system, nor has one of a stage that a system does not know: they are counted. A code
    says nothing of doubt: `status`, `certainty` and `contested` are the claim's.
    """
    relations = asked.corpus.vocabulary.relations
    for row in asked.corpus.stream(asked.pattern):
        for system, crossing in relations[row.relation].crosswalk.items():
            code = crossing.code(row.phase)
            if row.polarity == "negated" or code == NONE:
                reason = "negated, so without" if row.polarity == "negated" else "without"
                label = asked.corpus.vocabulary.data["crosswalks"][system]["label"]
                asked.left_out[f"{reason} a code in {label}"] += 1
                continue
            source, target = row.subject, row.object or row.item
            if row.phase in crossing.reversed:
                source, target = target or "", source
            yield {
                "claim": row.id, "system": system, "code": code, "source": source, "target": target,
                "date": row.when or row.stated, "date_of": "fact" if row.when else "statement",
                "stage": row.phase, "status": row.status, "certainty": row.certainty,
                "contested": row.contested,
                "according_to": asked.corpus.according_to(row, asked.language),
                "lost": crossing.lost[asked.language],
            }  # fmt: skip

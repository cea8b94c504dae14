"""Everything known about one thing: an entity, claim, remark, proposition, document or relation.

A card is plain data, nested, in both languages, with a citation where there is a sentence to cite.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from graphkit import cite, standing, text
from graphkit.corpus import Corpus
from graphkit.errors import UsageError
from graphkit.pattern import pattern_of
from graphkit.rows import ClaimRow, RemarkRow

Card = dict[str, Any]
LANGUAGES = ("en", "ja")


def show(corpus: Corpus, name: str, texts: str | None = None) -> Card:
    """The card of the thing with this id or name; UsageError where nothing is called so.

    `texts` is a folder with the reader's own copies of the texts: claims and remarks then carry the
    sentence they point at, or the reason why it could not be read.
    """
    for fits, card in _KINDS:
        if fits(corpus, name):
            return card(corpus, name, texts)
    if re.fullmatch(r"[cr][1-9][0-9]*", name):
        known = ", ".join(f"{row[0]}/{name}" for row in corpus.store.documents())
        raise UsageError(f"{name!r} stands in a document: write one of {known}")
    return _entity(corpus, corpus.resolve(name), texts)


def _claim(corpus: Corpus, name: str, texts: str | None) -> Card:
    found = corpus.find(claim=name, withdrawn=True)[0]
    given = corpus.find(claim=found.in_return_for, withdrawn=True) if found.in_return_for else []
    returns = [c for c in corpus.exchanged(found) if c.id not in found.in_return_for]
    return {
        "type": "claim",
        **found.to_record(),
        "said": {language: corpus.attributed(found, language) for language in LANGUAGES},
        "put": {language: corpus.put(found, language) for language in LANGUAGES},
        "in_return_for": _brief(corpus, given),
        "given_in_return": _brief(corpus, returns),
        "denials": _brief(corpus, corpus.denied_by(found)),
        "contests": _brief(corpus, corpus.contested([found])),
        "remarks": _remarks(corpus.remarks(about=[found.id])),
        **_source(corpus, found, texts),
    }


def _remark(corpus: Corpus, name: str, texts: str | None) -> Card:
    document, _, local = name.rpartition("/")
    found = next((r for r in corpus.remarks(document=[document]) if r.id == name), None)
    if found is None:
        raise UsageError(f"no remark is called {name!r}: {document} has no {local}")
    return {"type": "remark", **found.to_record(), **_source(corpus, found, texts)}


def _proposition(corpus: Corpus, name: str, texts: str | None) -> Card:
    subject, relation, object, item = name.split(".")
    claims = [c for c in _about(corpus, subject, relation, object, item) if c.proposition == name]
    if not claims:
        raise UsageError(f"no claim is about the proposition {name!r}")
    return {
        "type": "proposition",
        "id": name,
        "standing": claims[0].standing,
        "origins": sorted({o for c in claims if _affirms(c) for o in c.origins}),
        "claims": _brief(corpus, claims),
        "denials": _brief(corpus, corpus.denials(claims)),
        "remarks": _remarks(corpus.remarks(about=[c.id for c in claims])),
    }


def _affirms(claim: ClaimRow) -> bool:
    return claim.polarity == "affirmed" and claim.certainty != "open" and not claim.withdrawn


def _about(corpus: Corpus, subject: str, relation: str, object: str, item: str) -> Iterable[ClaimRow]:
    named = {"subject": subject, "relation": relation, "object": object, "item": item}
    fields = {field: value for field, value in named.items() if value not in ("_", standing.UNKNOWN)}
    try:
        return corpus.find(pattern_of(**fields), withdrawn=True)
    except UsageError as error:
        raise UsageError(f"there is no proposition {subject}.{relation}.{object}.{item}: {error}") from None


def _document(corpus: Corpus, name: str, texts: str | None) -> Card:
    document = corpus.document(name)
    passages = corpus.store.passages(document)
    claims, remarks = corpus.find(document=document), corpus.remarks(document=[document])
    speakers = [corpus.speaker(document, row[2]).to_record() for row in corpus.store.speakers(document)]
    return {
        "type": "document",
        **corpus.head(document),
        "root": corpus.root(document),
        "sentences": len(passages),
        "skipped": sum(1 for _, _, skip in passages if skip),
        "claims": len(claims),
        "remarks": len(remarks),
        "speakers": speakers,
        "citation": {language: cite.line(corpus, document, language) for language in LANGUAGES},
    }


def _relation(corpus: Corpus, name: str, texts: str | None) -> Card:
    relation = corpus.vocabulary.relations[name]
    roles = relation.roles._asdict()
    return {
        "type": "relation",
        "id": name,
        "label": relation.label,
        "inverse": relation.inverse,
        "definition": relation.definition,
        "parents": list(corpus.vocabulary.ancestors(name))[1:],
        "children": [child for child in corpus.vocabulary.descendants(name) if child != name],
        "family": relation.family,
        "symmetric": relation.symmetric,
        "roles": {
            role: {"kinds": list(told.kinds), "required": told.required}
            for role, told in roles.items()
            if told
        },
        "crosswalk": {
            system: {"codes": dict(found.codes), "lost": found.lost}
            for system, found in relation.crosswalk.items()
        },
        "claims": len(corpus.find(relation=name)),
    }


def _entity(corpus: Corpus, name: str, texts: str | None) -> Card:
    _, kind, en, ja, record = corpus.store.entities([name])[0]
    claims = corpus.find(party=name)
    spoken = corpus.find(speaker=name) if record else ()
    return {
        "type": "entity",
        "kind": kind,
        **(json.loads(record) if record else {"id": name, "labels": {"en": en, "ja": ja}}),
        "under_it": corpus.under(name),
        "claims": _brief(corpus, claims),
        "remarks": _remarks(corpus.remarks(about=[name])),
        "speaks_in": sorted({f"{c.document}/{c.speaker}" for c in spoken}),
    }


def _brief(corpus: Corpus, claims: Iterable[ClaimRow]) -> list[Card]:
    return [
        {
            "id": claim.id,
            "gloss": claim.gloss,
            "status": claim.status,
            "standing": claim.standing,
            "speaker_label": claim.speaker_label,
            **({"via": claim.via} if claim.via else {}),
            "origins": claim.origins,
            "at": claim.at,
            **({"withdrawn": claim.withdrawn} if claim.withdrawn else {}),
            **({"reached": claim.reached} if claim.reached else {}),
        }
        for claim in claims
    ]


def _remarks(remarks: Iterable[RemarkRow]) -> list[Card]:
    return [
        {
            **{name: getattr(remark, name) for name in ("id", "kind", "text", "speaker_label")},
            **({"via": remark.via} if remark.via else {}),
            "at": remark.at,
        }
        for remark in remarks
    ]


def _source(corpus: Corpus, row: ClaimRow | RemarkRow, texts: str | None) -> Card:
    citation = {language: cite.line(corpus, row.document, language, row.at, row.id) for language in LANGUAGES}
    card: Card = {"citation": citation}
    if texts is not None:
        card["sentence"] = sentence(corpus, row.document, row.at, texts)
    return card


def sentence(corpus: Corpus, document: str, at: str, texts: str) -> str:
    """The sentence at a pointer from the reader's own copy; UsageError where it is missing or another."""
    language = corpus.head(document)["language"]
    path = os.path.join(texts, f"{document}.{language}.txt")
    kept = {pointer: digest for pointer, _, _, digest in corpus.segments(document)}
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            words = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the copy {path} cannot be read: {error}") from None
    for segment in text.segments(words, language):
        if segment.digest == kept.get(at):
            return words[segment.start : segment.end]
    raise UsageError(f"{path} does not hold the sentence {at} of {document}: it is another text")


_KINDS: tuple[tuple[Callable[[Corpus, str], object], Callable[[Corpus, str, str | None], Card]], ...] = (
    (lambda corpus, name: re.search(r"/c[1-9][0-9]{0,8}\Z", name), _claim),
    (lambda corpus, name: re.search(r"/r[1-9][0-9]{0,8}\Z", name), _remark),
    (lambda corpus, name: corpus.store.numbers("document", [name]), _document),
    (lambda corpus, name: name in corpus.vocabulary.relations, _relation),
    (lambda corpus, name: re.fullmatch(r"[a-z0-9-]+\.[a-z_]+\.[a-z0-9_-]+\.[a-z0-9_-]+", name), _proposition),
)
"""How a name is recognised, in this order; what fits none is an entity."""


def flat(card: Card, depth: int = 0) -> Iterable[str]:
    """The card as lines of text: a key and its value, what is nested below it indented."""
    pad = "  " * depth
    for key, value in card.items():
        if isinstance(value, dict) and value:
            yield f"{pad}{key}:"
            yield from flat(value, depth + 1)
        elif isinstance(value, (list, tuple)) and any(isinstance(each, dict) for each in value):
            yield f"{pad}{key}: {len(value)}"
            for each in value:
                first, *rest = flat(each, depth + 2)
                yield f"{pad}  - {first.strip()}"
                yield from rest
        elif value not in (None, "", [], (), {}):
            yield f"{pad}{key}: {_plain(value)}"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)

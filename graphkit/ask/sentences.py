"""Claims in a few sentences, hedged as their speakers put them; what differs in the item is one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit import spoken, standing, wording
from graphkit.corpus import Corpus
from graphkit.rows import ClaimRow

SAID = 3
"""Sentences that an answer says before it counts the rest."""
_FIRM = {word: number for number, word in enumerate(reversed(standing.STATUSES))}


def said(
    corpus: Corpus,
    claims: Sequence[ClaimRow],
    language: str,
    limit: int = SAID,
    order: Mapping[str, int] | None = None,
) -> tuple[list[str], int]:
    """The first few sentences of the claims, the firmest first, and how many claims are left unsaid.

    `order` ranks claims by id before that: what has no number stands with the first.
    """
    groups: dict[tuple[object, ...], list[ClaimRow]] = {}
    for claim in claims:
        groups.setdefault(_alike(claim), []).append(claim)
    ranks = order or {}
    ranked = sorted(
        groups.values(),
        key=lambda group: (min(ranks.get(row.id, 0) for row in group), _FIRM[group[0].status], -len(group)),
    )
    chosen = ranked[:limit]
    left = len(claims) - sum(map(len, chosen))
    return _joined(corpus, [_parts(corpus, group, language) for group in chosen], language), left


def _joined(corpus: Corpus, parts: Sequence[wording.Parts], language: str) -> list[str]:
    """The sentences of the parts; what one speaker says is joined behind the name, hedges and all."""
    words, pattern = corpus.vocabulary, str(corpus.vocabulary.data["answers"][language]["together"])
    sources: dict[str, list[wording.Parts]] = {}
    for number, each in enumerate(parts):
        denies = each.status in ("denied", "") or not each.speaker  # who denies is the subject: not joined
        key = str(number) if denies else wording.source(each, words, language)
        sources.setdefault(key, []).append(each)
    found: dict[str, None] = {}
    for source, group in sources.items():
        sentences = dict.fromkeys(wording.attributed(each, words, language) for each in group)
        if len(sentences) == 1:
            found |= sentences
            continue
        glosses = dict.fromkeys(wording.gloss(each, words, language) for each in group)
        numbered = (f"({number}) {said}" for number, said in enumerate(glosses, 1))
        found[pattern.format(source=source, claims="; ".join(numbered))] = None
    return list(found)


def together(corpus: Corpus, claims: Sequence[ClaimRow], language: str) -> str:
    """Claims that differ in nothing but the item, as one sentence."""
    return wording.attributed(_parts(corpus, claims, language), corpus.vocabulary, language)


def _parts(corpus: Corpus, claims: Sequence[ClaimRow], language: str) -> wording.Parts:
    """What their one sentence is made of."""
    parts = corpus.parts(claims[0], language)
    if len(claims) == 1 or claims[0].item is None:
        return parts
    items = dict.fromkeys(_item(corpus, claim, language) for claim in claims)
    listed = wording.listed(list(items), corpus.vocabulary, language)
    return parts._replace(item=listed, amount=None, gloss="")


def _alike(claim: ClaimRow) -> tuple[object, ...]:
    if claim.written_gloss or claim.item is None:
        return (claim.id,)
    return (
        claim.document,
        claim.speaker,
        claim.via,
        claim.venue,
        claim.relation,
        claim.subject,
        claim.object,
        claim.polarity,
        claim.certainty,
        claim.phase,
        claim.status,
        claim.when,
        claim.where,
        tuple(claim.in_return_for),
    )


def _item(corpus: Corpus, claim: ClaimRow, language: str) -> str:
    """The item with its amount as printed."""
    name = corpus.label(claim.item or "", language)
    amount = corpus.parts(claim, language).amount if claim.amount else None
    if amount is None:
        return name
    return name + str(corpus.vocabulary.grammar(language)["amount"]).format(
        amount=amount_of(corpus, claim, language)
    )


def amount_of(corpus: Corpus, claim: ClaimRow, language: str) -> str:
    """The amount as printed, with what it was read as."""
    amount = corpus.parts(claim, language).amount
    if amount is None:
        return ""
    kinds = corpus.vocabulary.terms("amount_kinds")
    named = {name: kind.label[language] for name, kind in kinds.items()}
    return spoken.amount(amount, corpus.vocabulary.grammar(language), named)


def source(corpus: Corpus, claim: ClaimRow, language: str) -> str:
    """Who says it, who relays it, and where."""
    return wording.source(corpus.parts(claim, language), corpus.vocabulary, language)

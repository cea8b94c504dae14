"""Claims in a few sentences, hedged as their speakers put them; what differs in the item is one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit import spoken, standing, wording
from graphkit.corpus import Corpus
from graphkit.rows import ClaimRow

SAID = 3
"""Sentences that an answer says before it counts the rest."""
_FIRM = {word: number for number, word in enumerate(reversed(standing.STATUSES))}


def said(
    corpus: Corpus, claims: Sequence[ClaimRow], language: str, limit: int = SAID
) -> tuple[list[str], int]:
    """The first few sentences of the claims, the firmest first, and how many claims are left unsaid."""
    groups: dict[tuple[object, ...], list[ClaimRow]] = {}
    for claim in claims:
        groups.setdefault(_alike(claim), []).append(claim)
    chosen = sorted(groups.values(), key=lambda group: (_FIRM[group[0].status], -len(group)))[:limit]
    left = len(claims) - sum(map(len, chosen))
    return list(dict.fromkeys(together(corpus, group, language) for group in chosen)), left


def together(corpus: Corpus, claims: Sequence[ClaimRow], language: str) -> str:
    """Claims that differ in nothing but the item, as one sentence."""
    if len(claims) == 1 or claims[0].item is None:
        return corpus.attributed(claims[0], language)
    items = dict.fromkeys(_item(corpus, claim, language) for claim in claims)
    parts = corpus.parts(claims[0], language)
    parts = parts._replace(
        item=wording.listed(list(items), corpus.vocabulary, language), amount=None, gloss=""
    )
    return wording.attributed(parts, corpus.vocabulary, language)


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

"""The list of the page: a card for each claim and remark, in each language, every value escaped."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from graphkit import dates, wording
from graphkit.corpus import Corpus
from graphkit.draw.pagewords import LANGUAGES, PAGE, words
from graphkit.draw.plan import denials_of
from graphkit.draw.twins import Paragraph, Piece, Twins
from graphkit.rows import ClaimRow, RemarkRow


class Card(NamedTuple):
    """A card before it is written: what leads it, its paragraphs, what follows in a language, in all."""

    attributes: str
    lead: Mapping[str, str]
    paragraphs: Sequence[Paragraph]
    more: Mapping[str, str]
    last: str


def written(card: Card, twins: Twins) -> str:
    """A list item; closing tags that HTML lets us leave out are left out: the page is small."""
    bodies = "".join(
        f'<div lang="{language}"><p>{escape(card.lead[language], quote=False)}'
        f"{''.join(f'<p>{twins.put(each, language)}' for each in card.paragraphs)}{card.more[language]}</div>"
        for language in LANGUAGES
    )
    return f"<li {card.attributes}>{bodies}{card.last}\n"


def cards(corpus: Corpus, claims: Sequence[ClaimRow], named: Container[str]) -> Iterator[Card]:
    """One card a claim; `named` are the entities that have other names to be found by."""
    denied = denials_of(corpus, claims)
    for claim in claims:
        firmness = corpus.vocabulary.statuses[claim.status].firmness
        ends = [end for end in (claim.subject, claim.object, claim.item, claim.where, *claim.origins) if end]
        entities = " ".join(dict.fromkeys(end for end in ends if end in named))
        data = f'data-family="{escape(claim.family)}" data-status="{escape(claim.status)}"'
        put = _piece({language: corpus.put(claim, language) for language in LANGUAGES}, True)
        yield Card(
            f"{_look(firmness)}{data} {_data(claim, entities)}",
            {language: corpus.gloss(claim, language) for language in LANGUAGES},
            [[put, _source(corpus, claim)], [*_dates(corpus, claim), _origins(corpus, claim)]],
            {language: _denials(corpus, denied.get(claim.id, ()), language) for language in LANGUAGES},
            _neutral(claim, claim.in_return_for),
        )


def _look(firmness: str) -> str:
    """The class of what is not firm."""
    return "" if firmness == "firm" else f'class="{firmness}" '


def _denials(corpus: Corpus, denials: Sequence[ClaimRow], language: str) -> str:
    said = ((corpus.according_to(denial, language), denial.id) for denial in denials)
    links = ", ".join(f"{escape(source)} {_link(name)}" for source, name in said)
    return f"<p><b>≠ {words('contested', language)}</b> {links}" if links else ""


def remark_cards(corpus: Corpus, remarks: Iterable[RemarkRow], named: Container[str]) -> Iterator[Card]:
    """One card a remark."""
    for remark in remarks:
        entities = " ".join(name for name in remark.about if name in named)
        kind = _piece(corpus.vocabulary.remark_kinds[remark.kind].label, True)
        more = [*_dates(corpus, remark), *_about(corpus, remark)]
        yield Card(
            f'data-about="{escape(" ".join(remark.about))}" {_data(remark, entities)}',
            remark.text,
            [[kind, _source(corpus, remark)], *([more] if more else [])],
            dict.fromkeys(LANGUAGES, ""),
            _neutral(remark, [name for name in remark.about if "/" in name]),
        )


def _about(corpus: Corpus, remark: RemarkRow) -> Iterator[Piece]:
    names = [name for name in remark.about if "/" not in name]
    if names:
        yield _listed("about", names, corpus)


def _neutral(row: ClaimRow | RemarkRow, others: Iterable[str]) -> str:
    """What is the same in every language: place, other claims (⇄ in return for, → about)."""
    sign = "⇄" if isinstance(row, ClaimRow) else "→"
    links = "".join(f" {sign} {_link(name)}" for name in others)
    return f"<p>{escape(row.at)}{links}"


def speaker_options(corpus: Corpus, claims: Sequence[ClaimRow]) -> list[tuple[str, Mapping[str, str]]]:
    """(document/speaker, label) of every speaker of the claims, by English label."""
    found = {(claim.document, claim.speaker) for claim in claims}
    labels = {f"{document}/{name}": corpus.speaker(document, name).label for document, name in found}
    return sorted(labels.items(), key=lambda each: (each[1]["en"], each[0]))


def _data(row: ClaimRow | RemarkRow, entities: str) -> str:
    days = dict.fromkeys(day.replace("-", "") for day in dates.bounds(row.when or row.stated))
    return (
        f'id="{escape(row.id)}" data-speaker="{escape(row.speaker)}" '
        f'data-days="{"-".join(days)}" data-e="{escape(entities)}"'
    )


def _piece(said: Mapping[str, str], is_bold: bool = False) -> Piece:
    return Piece(said["en"], said["ja"], is_bold)


def _worded(key: str, said: Mapping[str, str], after: str = "") -> Piece:
    """The page's words, what is said, and more of the page's words: `according to US officials`."""
    more = PAGE[after] if after else ("", "")
    found = zip(LANGUAGES, PAGE[key], more, strict=True)
    return _piece({language: f"{words} {said[language]}{rest}" for language, words, rest in found})


def _listed(key: str, names: Iterable[str], corpus: Corpus, after: str = "") -> Piece:
    labels = {language: [corpus.label(name, language) for name in names] for language in LANGUAGES}
    said = {name: wording.listed(some, corpus.vocabulary, name) for name, some in labels.items()}
    return _worded(key, said, after)


def _source(corpus: Corpus, row: ClaimRow | RemarkRow) -> Piece:
    """Who says it, who relays it, and where: `according to US officials`."""
    via = corpus.speaker(row.document, row.via).label if row.via else dict.fromkeys(LANGUAGES, "")
    said = {
        language: wording.source(
            wording.Parts(
                relation="", subject="", speaker=row.speaker_label[language], via=via[language],
                venue=corpus.label(row.venue, language) if row.venue else "",
            ), corpus.vocabulary, language,
        )
        for language in LANGUAGES
    }  # fmt: skip
    return _worded("says", said)


def _dates(corpus: Corpus, row: ClaimRow | RemarkRow) -> Iterator[Piece]:
    """When it was stated, where that is not the document's date, and of when it speaks."""
    told = [] if row.stated_inferred else [("stated", row.stated)]
    for key, day in [*told, *([("when", row.when)] if row.when else [])]:
        yield _worded(key, {name: wording.date(day, corpus.vocabulary, name) for name in LANGUAGES})


def _origins(corpus: Corpus, claim: ClaimRow) -> Piece:
    """Who answers for the claim; whoever relays it does where it is not known who is relayed."""
    if not claim.origins:
        return Piece(*PAGE["no_origin"])
    speaker = corpus.speaker(claim.document, claim.speaker)
    is_relayer = claim.via and not speaker.persons and not speaker.speaks_for
    return _listed("origins", claim.origins, corpus, "relayer" if is_relayer else "")


def _link(name: str) -> str:
    return f'<a href="#claim={escape(name)}">{escape(name)}</a>'

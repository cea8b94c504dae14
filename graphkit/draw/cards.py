"""The list of the page: a card for each claim and each remark, in both languages, every value escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from graphkit import dates, wording
from graphkit.corpus import CONTESTED, UNKNOWN, Corpus
from graphkit.draw.pagewords import PAGE, both, said
from graphkit.rows import ClaimRow, RemarkRow

LANGUAGES = ("en", "ja")


def cards(corpus: Corpus, claims: Iterable[ClaimRow]) -> Iterator[str]:
    """One list item a claim."""
    for claim in claims:
        firmness = corpus.vocabulary.statuses[claim.status].firmness
        ends = [end for end in (claim.subject, claim.object, claim.item, claim.where, *claim.origins) if end]
        entities = " ".join(dict.fromkeys(end for end in ends if end != UNKNOWN))
        put = {language: corpus.put(claim, language) for language in LANGUAGES}
        gloss = {language: corpus.gloss(claim, language) for language in LANGUAGES}
        lines = [
            f'<p class="said">{both(gloss["en"], gloss["ja"])}</p>',
            f'<p><span class="put">{both(put["en"], put["ja"])}</span> · {_source(corpus, claim)}</p>',
            f'<p class="dim">{_place(corpus, claim)}</p><p class="dim">{_origins(corpus, claim)}</p>',
            _contested(corpus, claim), _returned(claim),
        ]  # fmt: skip
        yield (
            f'<li class="card {firmness}" id="{escape(claim.id)}" data-family="{escape(claim.family)}" '
            f'data-status="{escape(claim.status)}" data-e="{escape(entities)}" {_data(claim)}>'
            f'<div class="body">{"".join(lines)}</div>{_buttons(claim.id)}</li>'
        )


def remark_cards(corpus: Corpus, remarks: Iterable[RemarkRow]) -> Iterator[str]:
    """One list item a remark."""
    for remark in remarks:
        kind = corpus.vocabulary.remark_kinds[remark.kind].label
        entities = " ".join(name for name in remark.about if "/" not in name)
        yield (
            f'<li class="card remark" id="{escape(remark.id)}" data-e="{escape(entities)}" '
            f'data-about="{escape(" ".join(remark.about))}" {_data(remark)}><div class="body">'
            f'<p class="said">{both(remark.text["en"], remark.text["ja"])}</p>'
            f'<p><span class="put">{both(kind["en"], kind["ja"])}</span> · {_source(corpus, remark)}</p>'
            f'<p class="dim">{_place(corpus, remark)}</p><p class="dim">{said("about")}: {_abouts(corpus, remark)}</p>'
            f"</div>{_buttons(remark.id)}</li>"
        )


def speaker_options(corpus: Corpus, claims: Sequence[ClaimRow]) -> list[tuple[str, Mapping[str, str]]]:
    """(document/speaker, label) of every speaker of the claims, by English label."""
    found = {(claim.document, claim.speaker) for claim in claims}
    labels = {f"{document}/{name}": corpus.speaker(document, name).label for document, name in found}
    return sorted(labels.items(), key=lambda each: (each[1]["en"], each[0]))


def _data(row: ClaimRow | RemarkRow) -> str:
    low, high = (day.replace("-", "") for day in dates.bounds(row.when or row.stated))
    return (
        f'data-speaker="{escape(f"{row.document}/{row.speaker}")}" data-document="{escape(row.document)}" '
        f'data-at="{escape(row.at)}" data-low="{low}" data-high="{high}"'
    )


def _source(corpus: Corpus, row: ClaimRow | RemarkRow) -> str:
    label = row.speaker_label
    via = corpus.speaker(row.document, row.via).label if row.via else {"en": "", "ja": ""}
    venue = {language: corpus.label(row.venue, language) if row.venue else "" for language in LANGUAGES}
    words = {}
    for language in LANGUAGES:
        parts = wording.Parts(relation="", subject="", speaker=label[language], via=via[language], venue=venue[language])
        words[language] = wording.source(parts, corpus.vocabulary, language)
    return f'{said("says")} {both(words["en"], words["ja"])}'


def _place(corpus: Corpus, row: ClaimRow | RemarkRow) -> str:
    """Where it stands and when it was stated: `wsj-2024-06 p28.s2 · stated June 2024`."""
    stated = [wording.date(row.stated, corpus.vocabulary, language) for language in LANGUAGES]
    words = f'{escape(row.document)} {escape(row.at)} · {said("stated")} {both(stated[0], stated[1])}'
    if row.stated_inferred:
        words += f' ({said("inferred")})'
    if row.when:
        when = [wording.date(row.when, corpus.vocabulary, language) for language in LANGUAGES]
        words += f' · {said("when")} {both(when[0], when[1])}'
    return words


def _origins(corpus: Corpus, claim: ClaimRow) -> str:
    if not claim.origins:
        return said("no_origin")
    names = [", ".join(corpus.label(origin, language) for origin in claim.origins) for language in LANGUAGES]
    return f'{said("origins")}: {both(names[0], names[1])}'


def _contested(corpus: Corpus, claim: ClaimRow) -> str:
    if claim.standing != CONTESTED or claim.polarity != "affirmed":
        return ""
    denials = corpus.denied_by(claim)
    links = ", ".join(
        f'{both(denial.speaker_label["en"], denial.speaker_label["ja"])} {_link(denial.id)}' for denial in denials
    )
    return f'<p class="put">≠ {said("contested")} {links}</p>' if links else ""


def _returned(claim: ClaimRow) -> str:
    if not claim.in_return_for:
        return ""
    return f'<p class="dim">⇄ {said("return")} {", ".join(map(_link, claim.in_return_for))}</p>'


def _abouts(corpus: Corpus, remark: RemarkRow) -> str:
    return ", ".join(
        _link(name) if "/" in name else both(corpus.label(name, "en"), corpus.label(name, "ja"))
        for name in remark.about
    )


def _link(name: str) -> str:
    return f'<a href="#claim={escape(name)}">{escape(name)}</a>'


def _buttons(name: str) -> str:
    words = [f"{each}: {name}" for each in PAGE["cite"]]
    return (
        f'<p class="row"><a href="#claim={escape(name)}">{escape(name)}</a>'
        f'<button type="button" class="cite" aria-label="{escape(words[0])}">{said("cite")}</button></p>'
    )

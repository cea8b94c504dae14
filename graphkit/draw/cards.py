"""The list of the page: a card for each claim and remark, in each language, every value escaped."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from html import escape

from graphkit import dates, wording
from graphkit.corpus import Corpus
from graphkit.draw.pagewords import LANGUAGES, words
from graphkit.draw.plan import denials_of
from graphkit.rows import ClaimRow, RemarkRow


def cards(corpus: Corpus, claims: Sequence[ClaimRow], named: Container[str]) -> Iterator[str]:
    """One list item a claim; `named` are the entities that have other names to be found by.

    Closing tags that HTML lets us leave out are left out: the page is small.
    """
    denied = denials_of(corpus, claims)
    for claim in claims:
        firmness = corpus.vocabulary.statuses[claim.status].firmness
        ends = [end for end in (claim.subject, claim.object, claim.item, claim.where, *claim.origins) if end]
        entities = " ".join(dict.fromkeys(end for end in ends if end in named))
        data = f'data-family="{escape(claim.family)}" data-status="{escape(claim.status)}"'
        bodies = "".join(
            _body(language, _claim(corpus, claim, denied.get(claim.id, ()), language))
            for language in LANGUAGES
        )
        last = _neutral(claim, claim.in_return_for)
        yield f'<li class="{firmness}" {data} {_data(claim, entities)}>{bodies}{last}\n'


def _claim(corpus: Corpus, claim: ClaimRow, denials: Sequence[ClaimRow], language: str) -> Iterator[str]:
    """The paragraphs of a claim's card in one language."""
    yield escape(corpus.gloss(claim, language), quote=False)
    yield f"<b>{escape(corpus.put(claim, language))}</b> · {_source(corpus, claim, language)}"
    yield f"{_dates(corpus, claim, language)}{_origins(corpus, claim, language)}"
    if denials:
        links = ", ".join(
            f"{escape(denial.speaker_label[language])} {_link(denial.id)}" for denial in denials
        )
        yield f"<b>≠ {words('contested', language)}</b> {links}"


def remark_cards(corpus: Corpus, remarks: Iterable[RemarkRow], named: Container[str]) -> Iterator[str]:
    """One list item a remark."""
    for remark in remarks:
        entities = " ".join(name for name in remark.about if name in named)
        about = " ".join(remark.about)
        bodies = "".join(_body(language, _remark(corpus, remark, language)) for language in LANGUAGES)
        last = _neutral(remark, [name for name in remark.about if "/" in name])
        yield f'<li data-about="{escape(about)}" {_data(remark, entities)}>{bodies}{last}\n'


def _remark(corpus: Corpus, remark: RemarkRow, language: str) -> Iterator[str]:
    kind = corpus.vocabulary.remark_kinds[remark.kind].label[language]
    names = [corpus.label(name, language) for name in remark.about if "/" not in name]
    yield escape(remark.text[language], quote=False)
    yield f"<b>{escape(kind)}</b> · {_source(corpus, remark, language)}"
    about = (
        f"{words('about', language)} {escape(wording.listed(names, corpus.vocabulary, language))}"
        if names
        else ""
    )
    said = _dates(corpus, remark, language) + about
    if said:
        yield said


def _neutral(row: ClaimRow | RemarkRow, others: Iterable[str]) -> str:
    """What is the same in every language: id, place, other claims (⇄ in return for, → about)."""
    sign = "⇄" if isinstance(row, ClaimRow) else "→"
    links = "".join(f" {sign} {_link(name)}" for name in others)
    return f"<p>{_link(row.id)} · {escape(row.at)}{links}"


def _body(language: str, paragraphs: Iterable[str]) -> str:
    return f'<div lang="{language}">{"".join(f"<p>{each}" for each in paragraphs)}</div>'


def speaker_options(corpus: Corpus, claims: Sequence[ClaimRow]) -> list[tuple[str, Mapping[str, str]]]:
    """(document/speaker, label) of every speaker of the claims, by English label."""
    found = {(claim.document, claim.speaker) for claim in claims}
    labels = {f"{document}/{name}": corpus.speaker(document, name).label for document, name in found}
    return sorted(labels.items(), key=lambda each: (each[1]["en"], each[0]))


def _data(row: ClaimRow | RemarkRow, entities: str) -> str:
    low, high = (day.replace("-", "") for day in dates.bounds(row.when or row.stated))
    return (
        f'id="{escape(row.id)}" data-speaker="{escape(row.speaker)}" data-at="{escape(row.at)}" '
        f'data-days="{low}-{high}" data-e="{escape(entities)}"'
    )


def _source(corpus: Corpus, row: ClaimRow | RemarkRow, language: str) -> str:
    """Who says it, who relays it, and where: `according to US officials`."""
    parts = wording.Parts(
        relation="", subject="", speaker=row.speaker_label[language],
        via=corpus.speaker(row.document, row.via).label[language] if row.via else "",
        venue=corpus.label(row.venue, language) if row.venue else "",
    )  # fmt: skip
    return f"{words('says', language)} {escape(wording.source(parts, corpus.vocabulary, language))}"


def _dates(corpus: Corpus, row: ClaimRow | RemarkRow, language: str) -> str:
    """When it was stated, where that is not the document's date, and of when it speaks; ends in a dot."""
    said = ""
    if not row.stated_inferred:
        said += (
            f"{words('stated', language)} {escape(wording.date(row.stated, corpus.vocabulary, language))} · "
        )
    if row.when:
        said += f"{words('when', language)} {escape(wording.date(row.when, corpus.vocabulary, language))} · "
    return said


def _origins(corpus: Corpus, claim: ClaimRow, language: str) -> str:
    names = [corpus.label(origin, language) for origin in claim.origins]
    if not names:
        return words("no_origin", language)
    return f"{words('origins', language)} {escape(wording.listed(names, corpus.vocabulary, language))}"


def _link(name: str) -> str:
    return f'<a href="#claim={escape(name)}">{escape(name)}</a>'

"""Words that narrow an answer behind its claims: those that rank, and amounts in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit import text
from graphkit.ask import finding
from graphkit.ask.phrases import Phrases
from graphkit.ask.showing import Found, shown
from graphkit.ask.values import Reading
from graphkit.corpus import Corpus
from graphkit.rows import ClaimRow, RemarkRow

TOLD = 4
"""Remarks that an answer says before the table."""


def ranked(corpus: Corpus, reading: Reading, phrases: Phrases, found: Found) -> tuple[Found, tuple[str, ...]]:
    """The answer by the remarks that rank its claims, and the words that rank where no remark does."""
    rows: Sequence[ClaimRow] = found.get("rows", ())
    given: Sequence[RemarkRow] = found.get("remarks", ())
    told = given or (corpus.remarks(about=[row.id for row in rows]) if rows else ())
    ranks = [row for row in told if _ranks(corpus, row, phrases.language)]
    if not ranks:
        return found, reading.rank
    kept = [row for row in rows if any(row.id in each.about for each in ranks)]
    lead = [phrases.remark(row) for row in ranks]
    return {**found, **shown(corpus, kept, phrases, lead, ranks)}, ()


def _ranks(corpus: Corpus, row: RemarkRow, language: str) -> bool:
    """Whether a word that ranks stands in the text: as a word of its own where words have blanks."""
    words = corpus.vocabulary.data["asking"][language].get("rank_said", ())
    told = row.text[language].casefold()
    return any(re.search(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w), told) for w in words)


def is_told(corpus: Corpus, found: Found, word: str, language: str) -> bool:
    """Whether each claim and remark that is shown has the word, or says it of who speaks and where."""
    rows: Sequence[ClaimRow | RemarkRow] = [*found.get("claims", ()), *found.get("remarks", ())]
    typed = text.fold(word if language == "en" else _PARTICLE.sub("", word))
    parts = [part for part in typed.split() if len(part) > 3] or [typed]
    begins = [rf"\b{re.escape(_stem(each))}" for each in parts] if language == "en" else [re.escape(typed)]
    said = [_all_said(corpus, row, language) for row in rows]
    return bool(rows and typed) and all(re.search(part, each) for each in said for part in begins)


def _stem(word: str) -> str:
    """The word without an ending that its other forms may lack: `succeeded`, `attacks`."""
    ending = re.search("(?:ing|ed|es|s)$", word)
    return word[: ending.start()] if ending and ending.start() > 3 else word


_PARTICLE = re.compile("[のなにはがを]+$")


def _all_said(corpus: Corpus, row: ClaimRow | RemarkRow, language: str) -> str:
    said = corpus.gloss(row, language) if isinstance(row, ClaimRow) else row.text[language]
    venue = corpus.label(row.venue, language) if row.venue else ""
    return text.fold(f"{said} {corpus.according_to(row, language)} {venue}")


def very_word(
    corpus: Corpus, reading: Reading, phrases: Phrases, rows: Sequence[ClaimRow], lead: Sequence[str]
) -> Found | None:
    """The answer by what says the very word that ties two, `alliance`; None where nothing does."""
    ends = tuple(dict.fromkeys((*reading.pattern.subject, *reading.pattern.object)))
    equal = all(corpus.vocabulary.relations[name].symmetric for name in reading.pattern.relation)
    narrow = reading.pattern.certainty or reading.pattern.item
    if not (reading.word and equal and len(ends) > 1) or narrow:
        return None
    language = phrases.language
    word = _tie(corpus, reading.word.casefold(), language)
    labels = [corpus.vocabulary.relations[name].label[language] for name in reading.pattern.relation]
    if any(word in label.casefold() for label in labels):
        return None  # the relation itself says so
    claims = [row for row in rows if row.written_gloss and _has(corpus, row.gloss[language], word, language)]
    every = _of_all(corpus, ends)
    said = {(r.document, r.at, r.speaker) for r in every if _has(corpus, r.text[language], word, language)}
    remarks = [row for row in every if (row.document, row.at, row.speaker) in said]  # in one sentence with it
    told = [phrases.remark(row) for row in remarks[:TOLD]]
    if not claims and not remarks:
        return None
    if not claims and not _is_wide(corpus, reading.pattern.relation):
        claims = list(rows)  # a word for this very relation, which only what is said of it has
    left = len(rows) - len(claims)
    more = [phrases("without_word", n=left, word=reading.word)] if left else []
    found = shown(corpus, claims, phrases, [*lead, *told], remarks)
    return {**found, "sentence": phrases.joined([found["sentence"], *more])}


def of_word(
    corpus: Corpus, reading: Reading, phrases: Phrases, rows: Sequence[ClaimRow]
) -> tuple[list[ClaimRow], list[str]]:
    """The claims that say the very word, where it may mean many and neither of the two is named; else all."""
    named = reading.pattern.subject or reading.pattern.object or reading.pattern.item
    if not reading.word or named or not _is_wide(corpus, reading.pattern.relation):
        return list(rows), []
    word = _tie(corpus, reading.word.casefold(), phrases.language)
    gloss = [row for row in rows if row.written_gloss]
    kept = [row for row in gloss if _has(corpus, row.gloss[phrases.language], word, phrases.language)]
    left = len(rows) - len(kept)
    return (kept, [phrases("without_word", n=left, word=reading.word)]) if kept else (list(rows), [])


def _is_wide(corpus: Corpus, relations: Sequence[str]) -> bool:
    """Whether a relation has others below it, which a word for it may not mean."""
    vocabulary = corpus.vocabulary
    return any(
        name != other and name in vocabulary.ancestors(other)
        for name in relations
        for other in vocabulary.relations
    )


def _tie(corpus: Corpus, word: str, language: str) -> str:
    """The word for the tie: in Japanese without what makes it one for who is tied, 同盟国."""
    endings = corpus.vocabulary.data["asking"][language]["endings"] if language == "ja" else ()
    return word[:-1] if len(word) > 2 and word[-1] in endings else word


def _has(corpus: Corpus, text: str, word: str, language: str) -> bool:
    """Whether the word stands in the text; in Japanese not as the beginning of who or what is so: 同盟国."""
    if language == "en":
        return word in text.casefold()
    behind = "".join(corpus.vocabulary.data["asking"][language]["endings"])
    return bool(re.search(rf"{re.escape(word)}(?![{behind}])", text.casefold()))


def _of_all(corpus: Corpus, names: Sequence[str]) -> list[RemarkRow]:
    """The remarks that are about every name, or about claims in which it stands."""
    each = []
    for name in names:
        claims = [row.id for row in finding.first(corpus, *finding.having([name]))]
        each.append({row.id: row for row in corpus.remarks(about=[name, *claims])})
    return [row for id, row in each[0].items() if all(id in other for other in each[1:])]

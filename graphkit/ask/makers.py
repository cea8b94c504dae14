"""Whose an item is, where no role of the claims says it: by who acts or designed it, or what is said."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from graphkit import text
from graphkit.ask import finding
from graphkit.ask.phrases import Phrases
from graphkit.ask.values import Reading
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.rows import ClaimRow


def made(corpus: Corpus, reading: Reading, phrases: Phrases) -> tuple[Reading, list[str]]:
    """The reading of the claims whose item is of the makers, with a word on it; else without."""
    wider = (pattern for _, pattern in finding.elsewhere(reading.pattern))
    rows: list[ClaimRow] = []
    for pattern in (reading.pattern, *wider):
        rows = rows or finding.claims(corpus, reading._replace(pattern=pattern))
    if reading.asks == "role":
        rows = finding.answering(corpus, rows, reading)[0]
    kept = _theirs(corpus, rows, reading)
    if not kept:
        return reading._replace(unapplied=(*reading.unapplied, *reading.makers)), []
    ids = tuple(row.id for row in kept)
    reading_of = reading._replace(pattern=reading.pattern._replace(claim=ids))
    names = [name for maker in reading.makers for name in _called(corpus, maker)]
    if all(any(name in text.fold(corpus.gloss(row, "en")) for name in names) for row in kept):
        return reading_of, []  # each of them says so itself
    return reading_of, [phrases("of_makers", names=phrases.labels(reading.makers))]


def _theirs(corpus: Corpus, rows: Sequence[ClaimRow], reading: Reading) -> list[ClaimRow]:
    """The claims whose item is of the makers."""
    named = [name for maker in reading.makers for name in _called(corpus, maker)]
    designed = {row.item for row in finding.first(corpus, (Pattern(subject=reading.makers),))
                if not row.object} - set(reading.pattern.item)  # fmt: skip
    acting, said = set(corpus.closed(reading.makers)), _said(corpus, rows)
    return [
        row
        for row in rows
        if row.subject in acting
        or row.item in designed
        or any(name in each for each in said[row.id] for name in named)
    ]


def _said(corpus: Corpus, rows: Sequence[ClaimRow]) -> dict[str, list[str]]:
    """What is written of each claim: its own sentence, where it has one, and the remarks on it."""
    said = {row.id: [text.fold(row.gloss["en"])] if row.written_gloss else [] for row in rows}
    for remark in corpus.remarks(about=list(said)) if said else ():
        for id in remark.about:
            if id in said:
                said[id].append(text.fold(remark.text["en"]))
    return said


def _called(corpus: Corpus, name: str) -> Iterator[str]:
    """What the maker is called before a thing: by its adjectives, and its name."""
    yield text.fold(corpus.label(name, "en"))
    record = next((row[4] for row in corpus.store.entities([name])), None)
    adjectives = (json.loads(record).get("adjectives") or {}) if record else {}
    yield from (text.fold(word) for word in adjectives.get("en", ()))

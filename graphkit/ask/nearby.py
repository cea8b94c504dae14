"""Questions nearby that work, made of the words that were recognised: each is tried before it is offered."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphkit.ask import words
from graphkit.ask.answers import answer
from graphkit.ask.finding import FIRM
from graphkit.ask.reader import read, unknown
from graphkit.ask.remembered import Remembered
from graphkit.ask.tokens import Words
from graphkit.ask.values import Reading
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.selects import withdrawn
from graphkit.standing import UNKNOWN

OFFERED, ENOUGH = 3, 500
"""Questions that are offered, and claims that are looked through to know whether one is answered."""


def suggestions(corpus: Corpus, cut: Words) -> tuple[str, ...]:
    """Up to three questions of the recognised words that claims answer."""
    corpus = Remembered(corpus, ENOUGH)
    found: list[str] = []
    for question in dict.fromkeys(_candidates(corpus, cut)):
        if _works(corpus, question, cut.language):
            found.append(question)
        if len(found) == OFFERED:
            break
    return tuple(found)


def _works(corpus: Corpus, question: str, language: str) -> bool:
    tried = words.cut(corpus, words.clean(question), language)
    understood = None if unknown(tried) else read(corpus, tried)
    if understood is None:
        return False
    is_large = len(corpus.first(Pattern(), ENOUGH)) == ENOUGH
    if understood.reading.asks == "connect" and is_large:
        return _is_tied(corpus, understood.reading.about)
    if understood.reading.asks == "common" and is_large:
        return bool(corpus.store.shared(list(corpus.named(understood.reading.about))))
    return _is_told(corpus, understood.reading) or bool(
        answer(corpus, understood.reading, language).get("claims")
    )


def _is_told(corpus: Corpus, reading: Reading) -> bool:
    """Whether everything about a name is asked for, and a claim is known: no more is read."""
    plain = reading == Reading(reading.asks, target=reading.target, about=reading.about, word=reading.word)
    return plain and reading.asks == "about" and bool(corpus.find(party=reading.about[:1], limit=1))


def _is_tied(corpus: Corpus, names: Sequence[str]) -> bool:
    """Whether one claim ties the two: ways between them are not looked for in a large corpus."""
    said = [Pattern(party=(name,), status=(*FIRM, "prospective")) for name in names]
    both = [each for pattern in said for each in corpus.conditions(pattern)]
    return bool(corpus.store.first([*both, withdrawn(False)], 1))


def _candidates(corpus: Corpus, cut: Words) -> Iterator[str]:
    """Patterns filled with the names and verbs of the question, then with names of the data."""
    patterns: Mapping[str, Any] = corpus.vocabulary.data["answers"][cut.language]["suggest"]
    named = list(dict.fromkeys(s.target for t in cut.tokens for s in t.of("entity")))[:4]
    telling = [t for t in cut.tokens if not t.has("small", "have", "be", "do", "article")]  # `its own`
    verbs = dict.fromkeys(s.target for t in telling for kind in ("verb", "noun") for s in t.of(kind))
    others = [name for name in _frequent(corpus) if name not in named]
    label = {name: corpus.label(name, cut.language) for name in (*named, *others)}
    for name in named:
        yield from (
            p.format(a=label[name], **_forms(corpus, verb, cut.language))
            for verb in verbs
            for p in _patterns(corpus, verb, patterns["verb"], cut.language)
        )
    for first, second in itertools.pairwise(named):
        yield from (p.format(a=label[first], b=label[second]) for p in patterns["two"])
    for name in (*named, *others):
        yield from (p.format(a=label[name]) for p in patterns["one"][:1] if name not in named)
        yield from (p.format(a=label[name]) for p in patterns["one"] if name in named)


def _patterns(corpus: Corpus, relation: str, patterns: Mapping[str, Any], language: str) -> Sequence[str]:
    """The patterns of questions for the way in which the verb of a relation is asked with."""
    first = next(iter(corpus.vocabulary.relations[relation].ask[language]), "")
    found: Sequence[str] = patterns.get(first, ())
    return found


def _forms(corpus: Corpus, relation: str, language: str) -> Mapping[str, str]:
    known = corpus.vocabulary.relations[relation]
    return {**known.words[language], "label": known.label[language]}


def _frequent(corpus: Corpus) -> tuple[str, ...]:
    """Parties of the first claims of the data."""
    rows = corpus.find(limit=30)
    return tuple(
        dict.fromkeys(name for row in rows for name in (row.subject, row.object) if name and name != UNKNOWN)
    )[:6]

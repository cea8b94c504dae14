"""From the words of a question to its reading: the first choice of meanings that leaves no word over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from graphkit.ask.families import readings
from graphkit.ask.senses import Word, choices
from graphkit.ask.tokens import Token, Words
from graphkit.ask.values import Clause, Reading
from graphkit.corpus import Corpus

WORDS, TRIES = 32, 250
"""Words that a question may have, and clauses that are tried before it counts as not understood."""


class Understood(NamedTuple):
    """A reading, and the words that it passes over."""

    reading: Reading
    ignored: tuple[str, ...]


def read(corpus: Corpus, words: Words) -> Understood | None:
    """The first reading of the words, None where there is none."""
    tokens = tuple(t for t in words.tokens if t.senses)
    if len(tokens) > WORDS:
        return None
    for choice, clause in islice(_clauses(corpus, words.language, tokens), TRIES):
        for reading in readings(corpus, clause, words.language):
            return Understood(reading, tuple(w.token.text for w in choice if w.kind == "fillers"))
    return None


def _clauses(
    corpus: Corpus, language: str, tokens: tuple[Token, ...]
) -> Iterator[tuple[tuple[Word, ...], Clause]]:
    if language == "ja":  # each language is loaded when it is asked in, which keeps the start short
        from graphkit.ask.japanese import clauses
    else:
        from graphkit.ask.english import clauses
    return ((choice, clause) for choice in choices(tokens) for clause in clauses(corpus, choice))


def unknown(words: Words) -> tuple[Token, ...]:
    """The words that are not known."""
    return tuple(t for t in words.tokens if not t.senses)

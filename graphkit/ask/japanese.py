"""A question in Japanese as clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.ask.senses import Word
from graphkit.ask.values import Clause
from graphkit.corpus import Corpus


def clauses(corpus: Corpus, words: Sequence[Word]) -> Iterator[Clause]:
    """The ways to read the words as one clause."""
    return iter(())

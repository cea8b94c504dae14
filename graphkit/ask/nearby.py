"""Questions nearby that work, made of the words that were recognised."""

from __future__ import annotations

from graphkit.ask import words
from graphkit.corpus import Corpus


def suggestions(corpus: Corpus, cut: words.Words) -> tuple[str, ...]:
    """Up to three questions of the recognised words that have an answer."""
    return ()

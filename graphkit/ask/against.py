"""Denials that cover what the claims say and do not meet it: of the broader, a later stage, another time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphkit.ask.answer import SHOWN
from graphkit.corpus import Corpus
from graphkit.rows import ClaimRow


def in_general(corpus: Corpus, rows: Sequence[ClaimRow], known: Iterable[ClaimRow]) -> list[ClaimRow]:
    """Denials that cover one of the first claims, beside those known.

    What is said not to be so was asked too, so a broader denial is told beside a negation of the narrower.
    """
    told = {row.id for row in known}
    return [row for row in corpus.covering(rows[:SHOWN]) if row.id not in told]

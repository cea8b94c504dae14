"""Denials that cover what the claims say and do not meet it: of the broader, a later stage, another time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphkit import standing
from graphkit.ask.answer import SHOWN
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.rows import ClaimRow


def in_general(corpus: Corpus, rows: Sequence[ClaimRow], known: Iterable[ClaimRow]) -> list[ClaimRow]:
    """Denials that cover one of the first claims, beside those known: the rules of standing decide.

    What is said not to be so was asked too, so a broader denial is told beside a negation of the narrower.
    """
    asked = rows[:SHOWN]
    ends = tuple(dict.fromkeys(end for row in asked for end in (row.subject, row.object) if end))
    ends = tuple(end for end in ends if end != standing.UNKNOWN)
    if not ends:
        return []
    told, others = {row.id for row in known}, ends if all(row.object for row in asked) else ()
    wanted = Pattern(subject=ends, object=others, status=("denied",))  # what covers has the same two ends
    denials = [row for row in corpus.find(wanted) if row.id not in told]
    return _covering(corpus, asked, denials) if denials else []


def _covering(corpus: Corpus, asked: Sequence[ClaimRow], denials: Sequence[ClaimRow]) -> list[ClaimRow]:
    from graphkit.reports.judge import Judge  # only where somebody denies

    judge = Judge(corpus)
    stances = [judge.stance(row)._replace(polarity="affirmed") for row in asked]
    return [
        denial
        for denial in denials
        if any(standing.covers(judge.stance(denial), stance, judge.closures) for stance in stances)
    ]

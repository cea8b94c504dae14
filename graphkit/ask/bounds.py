"""What is said of an answer that looked through the first claims alone: of how many, what is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from graphkit import selects
from graphkit.ask import finding
from graphkit.ask.phrases import Phrases
from graphkit.ask.remembered import Remembered
from graphkit.ask.values import Reading
from graphkit.corpus import Corpus
from graphkit.rows import ClaimRow

COUNTED = 20_000
"""Claims that are counted where more are there than are looked through; of more it is said that there are."""
ROUND = 1_000
"""What a number that is not counted to its end is told by."""


class Bound(NamedTuple):
    """How many claims were looked through, of how many, by status; whether all of them are the answer.

    Where `is_over`, there are more than `there`, and `statuses` is not of all of them.
    """

    looked: int
    there: int
    is_over: bool
    is_whole: bool
    statuses: Mapping[str, int]

    def counts(self, phrases: Phrases) -> str:
        """`12,345 claims`, `more than 20,000 claims`."""
        if self.is_over:
            return phrases("claims_over", n=f"{self.there:,}")
        return phrases.number("claims", self.there)

    def headline(self, phrases: Phrases, claims: Sequence[ClaimRow]) -> tuple[str, Mapping[str, int] | None]:
        """How many claims, in words, and how many of each status; None: those that are told."""
        if not self.is_whole:
            return phrases.number("claims_least", len(claims)), None
        return self.counts(phrases), None if self.is_over else self.statuses

    def told(self, phrases: Phrases) -> str:
        """That the first were looked through alone."""
        all_counted = self.is_whole and not self.is_over
        name = "looked_first" if all_counted else "counted_first"
        return phrases(name, claims=self.counts(phrases), looked=f"{self.looked:,}")

    def to_record(self) -> dict[str, Any]:
        """The same as plain data."""
        return {"looked_through": self.looked, "of": self.there, "or_more": self.is_over}

    def total(self, claims: Sequence[ClaimRow]) -> int:
        """How many claims answer: as many of the counted as are not negated, where those answer."""
        if not self.is_whole:
            return len(claims)
        if self.is_over:
            return self.there
        negated = claims and claims[0].status in finding.NEGATED
        return sum(n for status, n in self.statuses.items() if negated or status not in finding.NEGATED)


_WHOLE = ("yes", "list", "speaker", "count", "said", "about", "bag")
"""Families that answer with every claim that fits, where nothing of the following is asked for."""
_CHOSEN = (
    "role", "voice", "unnamed", "categories", "of_kinds", "without", "venue", "amounts", "word", "rank",
    "makers", "among", "by",
)  # fmt: skip


def is_chosen(reading: Reading) -> bool:
    """Whether the claims that answer are chosen one by one, among those that a pattern finds."""
    chosen = any(getattr(reading, name) for name in _CHOSEN) or any(reading.soft)
    chosen = chosen or bool(reading.pattern.since or reading.pattern.stated_since)
    chosen = chosen or reading.pattern.standing == ("contested",)
    return chosen or reading.asks not in _WHOLE or reading.target == "origins"


def bound(corpus: Corpus, claims: Sequence[ClaimRow]) -> Bound | None:
    """What to say of claims that were found among the first alone; None where all were looked through."""
    if not isinstance(corpus, Remembered) or not corpus.cut:
        return None
    given = {row.number for row in claims}
    is_whole = not corpus.is_chosen and all(given.issuperset(numbers) for _, numbers in corpus.cut.values())
    ways = [fitting for fitting, _ in corpus.cut.values()]
    ways += [[selects.by_numbers(given)]] if is_whole else []
    statuses, is_all = corpus.by_status(ways, COUNTED + 1)
    looked = len({n for _, some in corpus.cut.values() for n in some})
    there = sum(statuses.values())
    if not is_all:
        there = max(looked, min(there, COUNTED) // ROUND * ROUND)
    return Bound(looked, there, not is_all, is_whole, statuses)


def bounded(corpus: Corpus, found: Mapping[str, Any], phrases: Phrases) -> dict[str, Any]:
    """The answer, which says first that the first claims alone were looked through, where it is so."""
    said: Bound | None = found.get("bound") or bound(corpus, ())
    kept = {name: value for name, value in found.items() if name != "bound"}
    if said is None:
        return kept
    none = kept["headline"] == phrases.said["claims"]["none"]
    headline = phrases.said["none_looked"] if none else kept["headline"]
    sentence = phrases.joined([said.told(phrases), *filter(None, [kept["sentence"]])])
    reading = {**kept["reading"], "bound": said.to_record()}
    return {**kept, "headline": headline, "sentence": sentence, "reading": reading}

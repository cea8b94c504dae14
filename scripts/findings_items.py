"""The items of the claims of one clause as words, each with its own amount."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import findings_topics as table
from findings_prose import shared

from graphkit import wording
from graphkit.corpus import Corpus
from graphkit.rows import ClaimRow


class Items:
    """Puts items into words: `a (“two”), b and c or d`."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def listed(self, rows: Sequence[ClaimRow], subject: str = "") -> str:
        """The items of the claims as one list."""
        return wording.listed(self.labels(rows, subject), self.corpus.vocabulary, "en")

    def states(self, names: Iterable[str]) -> str:
        """The states as one list, the three before others."""
        ordered = sorted(names, key=lambda name: (name not in table.THREE, name))
        labels = [self.corpus.label(name, "en") for name in ordered]
        return wording.listed(labels, self.corpus.vocabulary, "en")

    def labels(self, rows: Sequence[ClaimRow], subject: str) -> list[str]:
        """The items, those with an amount first, an alternative as one; what is the subject's, bare."""
        told: dict[str, str] = {}
        for row in sorted(rows, key=lambda row: not row.amount):
            if not row.item:
                continue
            label, printed = self.corpus.label(row.item, "en"), row.printed.get("item", "")
            label = label.removeprefix("US ") if subject.endswith("United States") else label
            if " or " in printed and printed in told:
                words = label.split(" ")
                head, _ = shared(told[printed].split(" "), words)
                told[printed] += f" or {' '.join(words[head:])}"
            else:
                told[printed if " or " in printed else label] = label + self._amount(row)
        return list(told.values())

    def _amount(self, row: ClaimRow) -> str:
        """How many, in brackets: as printed, or as a range where it was read from another language."""
        amount = row.amount or {}
        language = self.corpus.head(row.document)["language"]
        if not amount:
            return ""
        if language in table.LANGUAGES and {"low", "high"} <= set(amount):
            per = f" a {amount['per']}" if amount.get("per") else ""
            words = table.RANGE.format(
                low=amount["low"], high=amount["high"], per=per, language=table.LANGUAGES[language]
            )
            words = words if amount.get("kind") else ""
        elif language in table.LANGUAGES:
            words = ""
        else:
            words = f"“{amount['wording']}”"
        kind = amount.get("kind")
        words = table.KIND.format(kind=kind, words=words) if kind and words else words
        return f" ({words})" if words else ""

"""The items of the claims of one clause as words, each with its own amount."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import findings_topics as table
from findings_prose import shared

from graphkit import wording
from graphkit.corpus import Corpus
from graphkit.model import Item
from graphkit.rows import ClaimRow


class Items:
    """Puts items into words: `a, b or c and “two” d`."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        items = (each for each in corpus.records().entities if isinstance(each, Item))
        self.broader = {each.id: each.broader for each in items}

    def listed(self, rows: Sequence[ClaimRow], subject: str = "") -> str:
        """The items of the claims as one list."""
        return wording.listed(self.labels(rows, subject), self.corpus.vocabulary, "en")

    def states(self, names: Iterable[str]) -> str:
        """The states as one list, the three before others."""
        ordered = sorted(names, key=lambda name: (name not in table.THREE, name))
        labels = [self.corpus.label(name, "en") for name in ordered]
        return wording.listed(labels, self.corpus.vocabulary, "en")

    def labels(self, rows: Sequence[ClaimRow], subject: str) -> list[str]:
        """The items, those with an amount last, an alternative as one; what is the subject's, bare."""
        told: dict[str, str] = {}
        for row in sorted(rows, key=lambda row: bool(row.amount)):
            if not row.item:
                continue
            label, printed = self.called(row), row.printed.get("item", "")
            label = label.removeprefix("US ") if subject.endswith("United States") else label
            is_other = printed.startswith(table.OTHER_THAN) and label not in told
            label = table.ANOTHER.format(item=label) if is_other else label
            if " or " in printed and printed in told:
                words = label.split(" ")
                head, _ = shared(told[printed].split(" "), words)
                told[printed] += f" or {' '.join(words[head:])}"
            else:
                told[printed if " or " in printed else label] = self._counted(row, label) + self.read_as(row)
        return list(told.values())

    def called(self, row: ClaimRow) -> str:
        """What the item is called: by the broader name where it was printed by that."""
        label = self.corpus.label(row.item or "", "en")
        return self._broader(row) or label

    def read_as(self, row: ClaimRow) -> str:
        """How it was read more closely than it was printed, in brackets; nothing where it was not."""
        broader = self._broader(row)
        label = self.corpus.label(row.item or "", "en")
        return table.READ_SO.format(how=label.removesuffix(broader).strip()) if broader else ""

    def _broader(self, row: ClaimRow) -> str:
        label, language = self.corpus.label(row.item or "", "en"), self.corpus.head(row.document)["language"]
        for name in self.broader.get(row.item or "", ()):
            wider = self.corpus.label(name, "en")
            if row.printed.get("item") == self.corpus.label(name, language) and label.endswith(f" {wider}"):
                return wider
        return ""

    def _counted(self, row: ClaimRow, label: str) -> str:
        """The item with how many: as printed, or as a range where it was read from another language."""
        amount = row.amount or {}
        language = self.corpus.head(row.document)["language"]
        per = f" a {amount['per']}" if amount.get("per") else ""
        if not amount:
            return label
        if language not in table.LANGUAGES:
            label = label.removesuffix("s") if amount["wording"].endswith(table.ONE) else label
            return f"“{amount['wording']}” {label}{per}"
        words = table.QUANTITIES.get(amount["wording"], "")
        if {"low", "high"} <= set(amount):
            words = table.RANGES.get((amount["low"], amount["high"]), table.RANGE)
            words = words.format(low=amount["low"], high=amount["high"])
        return f"{words} {label}{per}" if words and amount.get("kind") else label

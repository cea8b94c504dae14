"""What a selection writes: the claims that fit, and what is needed to read them back."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import Any

from graphkit import selects
from graphkit.corpus import Corpus
from graphkit.pattern import FILTERS, Pattern
from graphkit.selects import Condition

_NONE = array("q")
_LONGEST = 2000
"""Letters of what an excerpt says of itself: as many as a text of a record may have."""


class Chosen:
    """Everything, or the claims that fit a pattern; entities that are needed are gathered on the way.

    Of the claims only numbers are held, eight bytes each, by document: those of the store, and (sorted)
    those in their names.
    """

    def __init__(self, corpus: Corpus, pattern: Pattern | None) -> None:
        self.is_all = pattern is None or pattern == Pattern()
        self.pattern = pattern or Pattern()
        self.conditions: list[Condition] = []
        self._numbers: dict[str, array[int]] = {}
        self._names: dict[str, array[int]] = {}
        if not self.is_all:
            self.conditions = [*corpus.conditions(self.pattern), selects.withdrawn(False)]
            for rows in corpus.store.chosen(self.conditions):
                for document, number, name in rows:
                    self._numbers.setdefault(document, array("q")).append(number)
                    self._names.setdefault(document, array("q")).append(name)
        self.entities: set[str] = set()
        self.left_out = 0

    @property
    def count(self) -> int:
        """How many claims were chosen, of a selection."""
        return sum(map(len, self._numbers.values()))

    def numbers(self, document: str) -> Iterable[int] | None:
        """The claims of the document that are written, as the store numbers them; None for all of them."""
        return None if self.is_all else self._numbers.get(document, ())

    def documents(self, known: Iterable[str]) -> set[str]:
        """The documents whose sentences are written."""
        return set(known) if self.is_all else set(self._numbers)

    def need(self, *entities: str | None) -> None:
        """Note entities that are named."""
        if not self.is_all:
            self.entities.update(each for each in entities if each)

    def needed(self, known: Mapping[str, Mapping[str, Any]]) -> list[str]:
        """The entities that are written, sorted: all of them, or those named and what these name in turn."""
        if self.is_all:
            return sorted(known)
        queue = sorted(self.entities & set(known))
        for id in queue:
            for field in ("part_of", "broader", "members"):
                queue += [each for each in known[id].get(field, ()) if each not in self.entities]
                self.entities.update(known[id].get(field, ()))
        return sorted(set(queue))

    def has(self, claim: str, document: str) -> bool:
        """Whether a claim, as it is referred to from the document, is written."""
        if self.is_all:
            return True
        there, _, name = claim.rpartition("/")
        names, number = self._names.get(there or document, _NONE), int(name[1:])
        place = bisect_left(names, number)
        return place < len(names) and names[place] == number

    def kept(self, references: list[str], document: str) -> list[str]:
        """Those of the claims referred to that are written; the others are counted."""
        found = [each for each in references if self.has(each, document)]
        self.left_out += len(references) - len(found)
        return found

    def is_about(self, about: Iterable[str], document: str) -> bool:
        """Whether a remark is written: of a selection, if it is about claims, and all of them were chosen."""
        if self.is_all:
            return True
        claims = {name for name in about if "/" in name or (name[:1] == "c" and name[1:].isdigit())}
        if not claims or not all(self.has(name, document) for name in claims):
            return False
        self.need(*(name for name in about if name not in claims))
        return True

    def excerpt(self, head: Mapping[str, Any]) -> dict[str, Any]:
        """The head of a document of which a part is written, with by what that was chosen."""
        ways = [head["excerpt"]] if head.get("excerpt") else []
        told = "; ".join(dict.fromkeys([*ways, *self.said()]))
        return {**head, "excerpt": told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"}

    def said(self) -> list[str]:
        """The filters in use, one a line: `subject: iran, russia`."""
        found = []
        for filter_ in FILTERS:
            values = getattr(self.pattern, filter_.field)
            if values:
                found.append(f"{filter_.field}: {values if isinstance(values, str) else ', '.join(values)}")
        return found

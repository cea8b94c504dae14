"""A corpus while it is asked one question: what it was asked once is not looked for again."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from graphkit.corpus import Corpus
from graphkit.pattern import Pattern, pattern_of
from graphkit.rows import ClaimRow, Rows
from graphkit.selects import Condition

Every = tuple[tuple[Pattern, ...], ...]
"""Groups of patterns of each of which one is to fit."""
Cut = tuple[Sequence[Condition], Sequence[int]]
"""What claims meet of which only some were looked through, and the numbers of those."""


class Remembered(Corpus):
    """The same corpus, with what was asked of it; thrown away with the question.

    `cut` holds what has more claims than were looked through, with the numbers of those; `is_chosen`
    says that claims are chosen among them one by one. `stopped` is the number of claims or remarks beyond
    which something else was not looked through.

    With `most`, no more claims than that are ever found: enough to know whether there are any.
    """

    def __init__(self, corpus: Corpus, most: int | None = None) -> None:
        self.__dict__.update(corpus.__dict__)
        self._most = most
        self.cut: dict[Hashable, Cut] = {}
        self.is_chosen = False
        self.stopped = 0
        self._dated: dict[str, bool] = {}
        self._found: dict[tuple[Pattern, bool], tuple[int | None, Rows[ClaimRow]]] = {}
        self._chosen: dict[tuple[Pattern, int], list[int]] = {}
        self._met: dict[tuple[Every, int], Rows[ClaimRow]] = {}
        self._counted: dict[Pattern, int] = {}
        self._within: dict[tuple[str, ...], set[str]] = {}
        self._reached: dict[tuple[str, ...], set[int]] = {}

    def find(
        self,
        pattern: Pattern | None = None,
        *,
        limit: int | None = None,
        withdrawn: bool = False,
        **fields: str | Iterable[str] | None,
    ) -> Rows[ClaimRow]:
        """As `Corpus.find`; what begins an answer that is known is taken from it."""
        if pattern is not None and fields:
            return super().find(pattern, limit=limit, withdrawn=withdrawn, **fields)
        asked, wanted = _plain(pattern or pattern_of(**fields)), self._bounded(limit)
        if rows := self._known(asked, wanted, withdrawn):
            return rows[0]
        found = super().find(asked, limit=wanted, withdrawn=withdrawn)
        self._found[asked, withdrawn] = wanted, found
        return found

    def _bounded(self, limit: int | None) -> int | None:
        if self._most is None:
            return limit
        return self._most if limit is None else min(limit, self._most)

    def _known(self, pattern: Pattern, limit: int | None, withdrawn: bool) -> tuple[Rows[ClaimRow]] | None:
        """The claims, where they were found before among as many or more."""
        if (pattern, withdrawn) not in self._found or (limit is not None and limit < 0):
            return None
        asked, rows = self._found[pattern, withdrawn]
        is_whole = asked is None or len(rows) < asked
        if not is_whole and (limit is None or limit > len(rows)):
            return None
        return (rows if limit is None or limit >= len(rows) else Rows(rows[:limit], lambda: rows.left_out),)

    def meeting(self, every: Iterable[Sequence[Pattern]], limit: int) -> Rows[ClaimRow]:
        """As `Corpus.meeting`."""
        asked = tuple(tuple(map(_plain, group)) for group in every), self._bounded(limit) or limit
        if asked not in self._met:
            self._met[asked] = super().meeting(*asked)
        return self._met[asked]

    def first(self, pattern: Pattern, limit: int) -> list[int]:
        """As `Corpus.first`."""
        pattern, limit = _plain(pattern), self._bounded(limit) or limit
        if rows := self._known(pattern, limit, False):
            return [row.number for row in rows[0]]
        if (pattern, limit) not in self._chosen:
            self._chosen[pattern, limit] = super().first(pattern, limit)
        return self._chosen[pattern, limit]

    def count(self, pattern: Pattern, *, withdrawn: bool = False) -> int:
        """As `Corpus.count`."""
        if withdrawn:
            return super().count(pattern, withdrawn=True)
        pattern = _plain(pattern)
        if pattern not in self._counted:
            self._counted[pattern] = super().count(pattern)
        return self._counted[pattern]

    def has_date(self, edtf: str) -> bool:
        """As `Corpus.has_date`."""
        if edtf not in self._dated:
            self._dated[edtf] = super().has_date(edtf)
        return self._dated[edtf]

    def within(self, names: Iterable[str]) -> set[str]:
        """As `Names.within`."""
        asked = tuple(names)
        if asked not in self._within:
            self._within[asked] = super().within(asked)
        return self._within[asked]

    def reach(self, names: Iterable[str]) -> set[int]:
        """As `Names.reach`."""
        asked = tuple(names)
        if asked not in self._reached:
            self._reached[asked] = super().reach(asked)
        return self._reached[asked]


def _plain(pattern: Pattern) -> Pattern:
    """The pattern with tuples for the lists of the vocabulary, to be remembered by."""
    return Pattern._make(tuple(values) if isinstance(values, list) else values for values in pattern)

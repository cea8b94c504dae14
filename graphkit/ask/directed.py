"""Whom a search in Japanese has acting, and whose gain it is: what says it the other way round is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from graphkit.ask.tokens import Sense, Token, Words
from graphkit.corpus import Corpus
from graphkit.rows import ClaimRow, RemarkRow

_ENDS = ("subject", "object")
Meant = Callable[[Token], set[str]]


class Directed:
    """Of a question, by its particles: which end of a claim a name must be, and who gains."""

    def __init__(self, corpus: Corpus, words: Words) -> None:
        self.corpus = corpus
        self.ends: Mapping[Token, str] = {}
        self.gains: tuple[Token, ...] = ()
        if words.language != "ja":
            return
        joined = [t for before, t in pairwise(words.tokens) if before.has("small", "join")]
        named = [(t, after) for t, after in pairwise(words.tokens) if t.has("entity") and t not in joined]
        self.gains = tuple(t for t, after in named if after.has("small", "gains"))
        verbs = [s for t in words.tokens for s in t.of("verb")]
        if not any("passive" in s.note or "passive" in s.target for t in words.tokens for s in t.senses):
            alone = [each for each in named if not each[1].has("small", "join")]
            found = {token: _end(corpus, verbs, after) for token, after in alone}
            self.ends = {token: end for token, end in found.items() if end}

    @property
    def tells(self) -> bool:
        """Whether a particle says anything of the kind."""
        return bool(self.ends or self.gains)

    def contrary(self, row: ClaimRow | RemarkRow, claims: Sequence[ClaimRow], meant: Meant) -> bool:
        """Whether the claims of a row have a name at another end, or a remark tells no gain of his."""
        if isinstance(row, RemarkRow):
            theirs = {row.by, *row.about}
            if any(theirs.isdisjoint(meant(token)) for token in self.gains):
                return True
        return bool(claims) and all(self._turned(claim, meant) for claim in claims)

    def _turned(self, row: ClaimRow, meant: Meant) -> bool:
        if self.corpus.vocabulary.relations[row.relation].symmetric:
            return False
        there: dict[str, set[str | None]] = {"subject": {row.subject}, "object": {row.object, row.where}}
        return any(there[end].isdisjoint(meant(token)) for token, end in self.ends.items())


def _end(corpus: Corpus, verbs: list[Sense], particle: Token) -> str:
    """The one end that the particle of a name means with each of the verbs; "" where it is open."""
    patterns = corpus.vocabulary.data["patterns"]["ja"]
    roles = {role for s in verbs for role in patterns.get(s.note.split(" ")[0], {}).get(particle.text, ())}
    ends = roles.intersection(_ENDS)
    return ends.pop() if len(ends) == 1 and len(roles) == 1 else ""

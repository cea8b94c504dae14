"""The words of a question as values: what a word may mean, and how it was typed."""

from __future__ import annotations

from typing import NamedTuple


class Sense(NamedTuple):
    """One thing a word may mean: kind of word, what it names, and a note on its form."""

    kind: str
    target: str
    note: str


class Token(NamedTuple):
    """A word as it was typed, with everything it may mean; without senses it is not known."""

    text: str
    senses: tuple[Sense, ...]
    start: int = 0

    def of(self, kind: str, target: str | None = None) -> tuple[Sense, ...]:
        """The senses of a kind, or of a kind and target."""
        return tuple(s for s in self.senses if s.kind == kind and target in (None, s.target))

    def has(self, kind: str, *targets: str) -> bool:
        """Whether it may be of this kind, and one of the targets where some are given."""
        return any(s.kind == kind and (not targets or s.target in targets) for s in self.senses)


class Words(NamedTuple):
    """The question as tokens; `corrections` maps what was typed to what was read."""

    question: str
    language: str
    tokens: tuple[Token, ...]
    corrections: tuple[tuple[str, str], ...]


def is_name(token: Token) -> bool:
    """Whether an unknown word looks like a name: it has a capital, or is katakana."""
    return token.text[:1].isupper() or all("ァ" <= letter <= "ー" for letter in token.text)

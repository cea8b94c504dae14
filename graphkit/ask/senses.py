"""Which of its meanings each word has: every choice in turn, the likelier first, until one makes a clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from graphkit.ask.tokens import Sense, Token

CHOICES = 96
"""Choices that are tried before a question counts as not understood."""

_GROUPS = {
    "entity": "name",
    "speaker": "name",
    "document": "name",
    "verb": "head",
    "noun": "head",
    "agent": "head",
    "marker": "marker",
    "places": "marker",
    "dated": "marker",
    "small": "small",
}
_ORDER = (
    "date",
    "fillers",
    "question",
    "small",
    "marker",
    "name",
    "titles",
    "compound",
    "compare",
    "only",
    "rank",
    "origins",
    "common",
    "connect",
    "units",
    "claims",
    "unnamed",
    "named",
    "light",
    "kinds",
    "head",
    "cues",
    "saying",
    "remarks",
    "voices",
    "about",
    "date_of_statement",
    "qualities",
    "amounts",
    "colour",
    "topics",
)


class Word(NamedTuple):
    """A token with the group of meanings that was chosen; `kind` is "" where it is not known."""

    kind: str
    token: Token
    senses: tuple[Sense, ...]

    def is_a(self, *targets: str) -> bool:
        """Whether a meaning in the group has one of these targets."""
        return any(sense.target in targets for sense in self.senses)

    @property
    def target(self) -> str:
        """The first target."""
        return self.senses[0].target if self.senses else ""

    @property
    def note(self) -> str:
        """The note of the first meaning."""
        return self.senses[0].note if self.senses else ""


def choices(tokens: Sequence[Token]) -> Iterator[tuple[Word, ...]]:
    """Ways to choose one group of meanings for each token; courtesy stands around what is asked."""
    asked = [n for n, token in enumerate(tokens) if not (token.has("fillers") or token.has("small", "stop"))]
    begins, ends = (asked[0], asked[-1]) if asked else (len(tokens), 0)
    each = (
        tuple(_words(token, not begins <= n <= ends)) or (Word("", token, ()),)
        for n, token in enumerate(tokens)
    )
    return islice(product(*each), CHOICES)


def _words(token: Token, is_courtesy: bool) -> Iterator[Word]:
    groups: dict[str, list[Sense]] = {}
    for sense in token.senses:
        groups.setdefault(_GROUPS.get(sense.kind, sense.kind), []).append(sense)
    if "small" in groups and "marker" in groups:
        groups["marker"] += groups.pop("small")
    order = _ORDER if is_courtesy else tuple(name for name in _ORDER if name != "fillers")
    for name in sorted(groups, key=lambda name: order.index(name) if name in order else len(order)):
        yield Word(name, token, tuple(groups[name]))

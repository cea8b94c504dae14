"""How a predicate and its object are written: short, as Turtle does, or in full, as N-Triples does.

What is said of a subject is one string, its statements parted by a mark with a line break in it: none
stands in a literal, where it is escaped, so whoever wants the statements one by one can split it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from graphkit.rdf.encode import Pair
from graphkit.terms import NEXT, Names, is_name

K = TypeVar("K")
V = TypeVar("V")


class Made(dict[K, V]):
    """What is made of each key once; all is forgotten when there is too much of it."""

    MOST = 32_768

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, key: K) -> V:
        if len(self) >= self.MOST:
            self.clear()
        value = self[key] = self.make(key)
        return value


class Syntax:
    """Short: prefixed names, `a` for the type, numbers as they are."""

    mark = NEXT

    def around(self, predicate: str, prefix: str) -> tuple[str, str]:
        """What stands before and behind the end of a name, the mark ahead of all."""
        return f"{self.mark}{predicate} {prefix}:", ""

    def told(self, pairs: Iterable[Pair]) -> str:
        """All that is said of a subject."""
        return self.mark.join(pairs)

    def more(self, *pairs: Pair) -> str:
        """The same, to stand behind something: the mark ahead of each."""
        return f"{self.mark}{self.told(pairs)}" if pairs else ""


class Lines(Syntax):
    """In full: every name with its whole IRI, every literal with its datatype."""

    mark = "\n"

    def __init__(self, names: Names) -> None:
        self.prefixes = names.prefixes
        self.integer, self.boolean = (f"^^{self.name(name)}" for name in ("xsd:integer", "xsd:boolean"))
        self.predicates: Made[str, str] = Made(lambda term: self.name("rdf:type" if term == "a" else term))
        self.pairs = Made(self._pair)

    def told(self, pairs: Iterable[Pair]) -> str:
        """All that is said of a subject."""
        return self.mark.join(map(self.pairs.__getitem__, pairs))

    def around(self, predicate: str, prefix: str) -> tuple[str, str]:
        """What stands before and behind the end of a name, the mark ahead of all."""
        return f"{self.mark}{self.predicates[predicate]} <{self.prefixes[prefix]}", ">"

    def name(self, term: str) -> str:
        """A prefixed name in full."""
        prefix, _, local = term.partition(":")
        return f"<{self.prefixes[prefix]}{local}>"

    def _pair(self, pair: Pair) -> str:
        predicate, term = pair.split(" ", 1)
        return f"{self.predicates[predicate]} {self._term(term)}"

    def _term(self, term: str) -> str:
        """A name, literal, number or truth value."""
        if is_name(term):
            return self.name(term)
        if term[0] != '"':
            return f'"{term}"{self.boolean if term in ("true", "false") else self.integer}'
        words, mark, datatype = term.rpartition('"^^')
        is_typed = mark and " " not in datatype and '"' not in datatype
        return f'{words}"^^{self.name(datatype)}' if is_typed else term


SHORT = Syntax()

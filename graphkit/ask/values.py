"""What a question is read as: nouns in their places, what is asked, and the pattern of claims to look for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from graphkit.pattern import Pattern


def with_fields(pattern: Pattern, fields: Mapping[str, Any]) -> Pattern:
    """The pattern with these fields instead of its own."""
    return Pattern(**{**pattern._asdict(), **fields})


class Noun(NamedTuple):
    """A noun phrase: what it names, or what may stand there where it asks."""

    words: str
    entities: tuple[str, ...] = ()
    is_asked: bool = False
    asks: tuple[str, ...] = ()
    """Roles it can ask for, in the order tried."""
    kinds: tuple[str, ...] = ()
    """Kinds of entities that may answer."""
    is_open: bool = False
    """Whether it names a kind of thing and no thing: `a country`."""
    makers: tuple[str, ...] = ()
    """Whose it is: the state of an adjective before an item."""
    ties: tuple[str, ...] = ()
    """Relations that tie it to its makers, where the word says so."""
    speakers: tuple[str, ...] = ()
    voice: str = ""
    """A kind of speaker: `officials`."""
    unnamed: bool = False
    counted: bool = False
    """Whether its number is asked for."""
    either: bool = False
    """Whether its names are to choose from: `China or Iran`."""
    speaks: bool = False
    """Whether it names who may speak: a person, an official, a speaker of the data."""

    @property
    def names_nothing(self) -> bool:
        """Whether anything of its kinds may stand there."""
        return not self.entities and not self.speakers and not self.voice


class Slot(NamedTuple):
    """A noun with the place it has in its clause: `before`, `direct`, a preposition, a particle."""

    marker: str
    noun: Noun


class Clause(NamedTuple):
    """What stands in one clause, before roles are given.

    `heads` are (relation, pattern) of the word that ties the nouns together; `role` is the role that an
    agent noun (`supplier`) stands for. `flags` are the words that say what is asked and how:
    (kind, target) pairs.
    """

    slots: tuple[Slot, ...]
    heads: tuple[tuple[str, str], ...] = ()
    passive: bool = False
    role: str = ""
    flags: tuple[tuple[str, str], ...] = ()
    negated: bool = False
    kind: str = ""
    """What its head is: `verb`, `noun` or `agent`."""
    loose: tuple[str, ...] = ()
    """Words that are known, but have no place here."""
    word: str = ""
    """Its head as it was typed."""

    def targets(self, kind: str) -> tuple[str, ...]:
        """The targets of the flags of a kind, each once."""
        return tuple(dict.fromkeys(target for found, target in self.flags if found == kind))

    def says(self, kind: str) -> bool:
        """Whether there is a flag of this kind."""
        return any(found == kind for found, _ in self.flags)


class Roles(NamedTuple):
    """Nouns by role, for relations that read them alike; `where` is the place of the fact."""

    relations: tuple[str, ...]
    subject: Noun | None = None
    object: Noun | None = None
    item: Noun | None = None
    where: Noun | None = None

    def asked(self) -> str:
        """The role that is asked for; "" where none is."""
        for role in ("subject", "object", "item", "where"):
            noun = getattr(self, role)
            if noun is not None and noun.is_asked:
                return role
        return next(
            (r for r in ("subject", "item", "object") if (n := getattr(self, r)) is not None and n.is_open),
            "",
        )


class Reading(NamedTuple):
    """What a question asks: a family (`asks`), the claims it is about, and what of them it wants."""

    asks: str
    pattern: Pattern = Pattern()
    role: str = ""
    kinds: tuple[str, ...] = ()
    target: str = ""
    """A kind of remark, a field of the claim, or more / less."""
    about: tuple[str, ...] = ()
    voice: str = ""
    unnamed: bool = False
    soft: Pattern = Pattern()
    """Fields that are asked for as well, and let go where nothing is put so."""
    unapplied: tuple[str, ...] = ()
    """Words that were understood, but that the claims cannot be asked for."""
    also: tuple[str, ...] = ()
    """Further fields that are asked for: when and where."""
    among: tuple[str, ...] = ()
    """The entities to choose from."""
    by: tuple[str, ...] = ()
    """Whose gain or purpose it is."""
    without: tuple[str, ...] = ()
    """The entities that are not to answer: other than Iran."""
    categories: tuple[str, ...] = ()
    """Categories of items that the word means: to arm is to give weapons."""
    stands: tuple[tuple[str, str], ...] = ()
    """Capitals that were read as their states: (capital, state)."""
    negated: bool = False
    rank: tuple[str, ...] = ()
    """Words that rank: answered by remarks that rank, or said not to be."""
    amounts: tuple[str, ...] = ()
    """Amounts in words as ranges: `100-999`."""
    venue: tuple[str, ...] = ()
    """The occasions on which it was said."""
    of_kinds: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(role, kinds) of who is only called by what he is, and is not asked for: what do companies supply."""
    word: str = ""
    """The noun by which two are tied: `alliance`."""
    makers: tuple[str, ...] = ()
    """Whose the item is, where that is no role of its claims: North Korean missiles that Russia fires."""

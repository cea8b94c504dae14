"""What stands in a clause: its nouns, the names in them, and who says it."""

from __future__ import annotations

from graphkit.ask.values import Clause, Noun
from graphkit.pattern import Pattern

ASIDE = ("says", "source", "among", "return", "except", "gains", "venue")
"""Places that are no role of the clause: who says it, what to choose from or not,
what is given in return, for whom it is a gain."""


def said_by(pattern: Pattern, noun: Noun, voice: str, unnamed: bool) -> tuple[Pattern, str, bool]:
    speakers = noun.entities or noun.speakers
    if speakers:
        pattern = pattern._replace(speaker=tuple(dict.fromkeys((*pattern.speaker, *speakers))))
    return pattern, noun.voice or voice, noun.unnamed or unnamed


def inner_of(clause: Clause) -> Clause:
    """The clause without who says it."""
    return clause._replace(slots=tuple(s for s in clause.slots if s.marker not in ASIDE))


def nouns(clause: Clause, *markers: str) -> tuple[Noun, ...]:
    return tuple(s.noun for s in clause.slots if not markers or s.marker in markers)


def entities(clause: Clause) -> tuple[str, ...]:
    """Every entity that is named, once, makers too."""
    inner = nouns(inner_of(clause))
    return tuple(dict.fromkeys(e for noun in inner for e in (*noun.makers, *noun.entities)))

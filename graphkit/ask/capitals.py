"""Capitals that a question names for their states in no role of a claim: what is said of Tehran."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphkit.ask.roles import seat
from graphkit.ask.values import Clause, Reading, with_fields
from graphkit.corpus import Corpus

_FIELDS = ("party", "subject", "object")
_LISTS = ("about", "among", "without", "by")


def as_states(corpus: Corpus, clause: Clause, reading: Reading, language: str) -> Reading:
    """The reading with the states for their capitals, but where the question speaks of the place itself."""
    places = corpus.vocabulary.data["asking"][language]["places"]
    there = {e for slot in clause.slots if slot.marker in places for e in slot.noun.entities}
    named = dict.fromkeys(name for field in _LISTS for name in getattr(reading, field))
    named |= dict.fromkeys(name for field in _FIELDS for name in getattr(reading.pattern, field))
    states = {name: state for name in named if name not in there and (state := _state(corpus, name, reading))}
    if not states:
        return reading
    ends = {field: _read(getattr(reading.pattern, field), states) for field in _FIELDS}
    lists: dict[str, Any] = {field: _read(getattr(reading, field), states) for field in _LISTS}
    stands = tuple(dict.fromkeys((*reading.stands, *states.items())))
    return reading._replace(pattern=with_fields(reading.pattern, ends), stands=stands, **lists)


def _state(corpus: Corpus, name: str, reading: Reading) -> str:
    """The state that the name is the capital of; "" where what is there is asked for."""
    if reading.asks == "about" and corpus.find(where=(name,), limit=1):
        return ""
    return seat(corpus, name, ("State",))


def _read(names: tuple[str, ...], states: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(states.get(name, name) for name in names))

"""Who answers for a claim: its origins, whom its speaker counts as, and when two speakers are the same.

Pure rules over plain values; the name of the rule, a key of RULES, stands beside each origin. What
DESIGN leaves open is decided at the function that decides it.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import NamedTuple

from graphkit.standing.words import SELF, UNKNOWN


class Voice(NamedTuple):
    """A speaker as its document lists it; `Voice("self")` is the document's own voice."""

    id: str
    kind: str = "document"
    named: bool = False
    persons: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()


class Origin(NamedTuple):
    """A party that answers for a claim, and the rule by which it was counted."""

    party: str
    rule: str


def root(document: str, translation_of: Mapping[str, str | None]) -> str:
    """The document at the end of the chain of translations; ValueError where the chain has no end."""
    seen = [document]
    while (above := translation_of.get(seen[-1])) is not None:
        if above in seen:
            raise ValueError(f"{document} is a translation of itself: {' -> '.join([*seen, above])}")
        seen.append(above)
    return seen[-1]


def identity(voice: Voice, document: str, root: str) -> str:
    """The key by which a speaker is the same in other documents.

    Two speakers are the same if they are the same named persons; or both named, without persons, and
    speak for the same parties ("Iran", "NATO"); or the own voice of renderings of one root document.
    Everybody else is known in one document only: "another official" is somebody else, and two
    documents by one publisher are two voices. A person and a group with that person are two speakers.
    """
    if voice.id == SELF:
        return f"self {root}"
    if voice.persons:
        return " ".join(("persons", *sorted(set(voice.persons))))
    if voice.named and voice.speaks_for:
        return " ".join(("parties", *sorted(set(voice.speaks_for))))
    return f"speaker {document} {voice.id}"


def parties(voice: Voice, publisher: str | None, wholes: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """Whom the speaker is, is part of, or speaks for; `publisher` is that of the root document.

    `wholes` gives what an entity is part of, itself included. Upwards only: a ministry counts as its
    state, the state not as its ministry. A member of a group is no part of it. Who relays a denial
    denies nothing, so a relayer has no say here.
    """
    own = _publisher(publisher) if voice.id == SELF else (*voice.persons, *voice.speaks_for)
    return frozenset(whole for party in own for whole in wholes(party))


def origins(
    voice: Voice,
    via: Voice | None,
    publisher: str | None,
    wholes: Callable[[str], Iterable[str]],
    states: Container[str],
) -> tuple[Origin, ...]:
    """The parties that answer for a claim, by name; none where that is not known.

    An official who speaks for an organisation that is part of just one state is counted as that state:
    two ministries of one government are no independent origins. Others count as what they speak for,
    because a newspaper is part of a state, too, and does not speak for it. A group counts as itself.
    """
    inner = _origins(voice, publisher, wholes, states)
    if inner or via is None:
        return inner
    relayed = _origins(via, publisher, wholes, states)
    return tuple(Origin(party, f"relayer-{rule}") for party, rule in relayed)


def _origins(
    voice: Voice, publisher: str | None, wholes: Callable[[str], Iterable[str]], states: Container[str]
) -> tuple[Origin, ...]:
    if voice.id == SELF:
        return tuple(Origin(party, "publisher") for party in _publisher(publisher))
    found: dict[str, str] = {}
    for party in voice.speaks_for:
        above = {whole for whole in wholes(party) if whole in states}
        if voice.kind == "official" and party not in states and len(above) == 1:
            found.setdefault(above.pop(), "state-of-official")
        else:
            found[party] = "speaks-for"
    if not voice.speaks_for:
        found = dict.fromkeys(voice.persons, "named-person")
    return tuple(Origin(*each) for each in sorted(found.items()))


def _publisher(publisher: str | None) -> tuple[str, ...]:
    return () if publisher is None or publisher == UNKNOWN else (publisher,)

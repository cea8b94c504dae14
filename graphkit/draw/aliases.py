"""By which other names the search of the page finds a claim."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graphkit.corpus import Corpus
from graphkit.rows import ClaimRow


def other_names(corpus: Corpus, claims: Sequence[ClaimRow]) -> Iterator[tuple[str, str]]:
    """Entity -> the words of every name it is found by beyond its labels, in both languages.

    A part is found by the names of what it is part of, a group by those of its members. The search looks
    for each word anywhere, so that a word inside another need not stand there.
    """
    used = {
        end
        for claim in claims
        for end in (claim.subject, claim.object, claim.item, claim.where, *claim.origins)
        if end
    }
    records = _records(corpus, used)
    for name in sorted(used & records.keys()):
        every = dict.fromkeys(_own_names(records[name])[2:])
        for other in _reached_by(name, records):
            every |= dict.fromkeys(_own_names(records[other]))
        if every:
            yield name, " ".join(_outermost(word for each in every for word in each.split()))


def _outermost(words: Iterable[str]) -> list[str]:
    """Each word once, but none that is a part of another."""
    folded = {word.casefold(): word for word in words}
    return [
        word for part, word in folded.items() if not any(part != each and part in each for each in folded)
    ]


def _records(corpus: Corpus, used: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The records of the entities, of what they are part of, and of the members of groups, with labels."""
    found: dict[str, dict[str, Any]] = {}
    wanted = set(used)
    while wanted:
        rows = corpus.store.entities(sorted(wanted))
        found |= {name: {**json.loads(record or "{}"), "said": (en, ja)} for name, _, en, ja, record in rows}
        known = {name: found[name] for name in wanted & found.keys()}
        wanted = {
            each for some in known.values() for key in ("part_of", "members") for each in some.get(key) or ()
        } - found.keys()
    return found


def _own_names(record: Mapping[str, Any]) -> list[str]:
    """Both labels, then the aliases."""
    aliases = record.get("aliases") or []
    every = aliases if isinstance(aliases, list) else [each for some in aliases.values() for each in some]
    return [*record["said"], *every]


def _reached_by(name: str, records: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The entities by whose names another is found, too: its members, and all that it is part of."""
    yield from (each for each in records[name].get("members") or () if each in records)
    above = [name]
    seen = {name}
    while above:
        for each in records[above.pop()].get("part_of") or ():
            if each in records and each not in seen:
                seen.add(each)
                above.append(each)
                yield each

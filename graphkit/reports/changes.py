"""What changed between two corpora, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphkit.corpus import Corpus, load
from graphkit.pattern import Pattern
from graphkit.reports import Asked, Record
from graphkit.reports.judge import Judge
from graphkit.rows import ClaimRow
from graphkit.standing import Ruling

DERIVED = ("gloss", "reached", "standing", "contested", "family")
"""Fields of a row that follow from elsewhere: their change is told of the proposition, or not at all."""
Told = Mapping[str, tuple[Ruling, list[str]]]


def diff(asked: Asked) -> Iterator[Record]:
    """A row for each claim and proposition that appeared, vanished or changed, from one corpus to another.

    Claims first, then propositions, by id; of a changed claim a row for each field. `rule` and `claims`
    say why a proposition has its new standing.
    """
    before, after = (load(folder) for folder in asked.arguments)
    return difference(before, after, asked.language)


def difference(before: Corpus, after: Corpus, language: str = "en") -> Iterator[Record]:
    """The same of two open corpora."""
    old, new = ({row.id: row for row in each.find(withdrawn=True)} for each in (before, after))
    yield from _claims(old, new, language)
    yield from _propositions(standings(before), standings(after))


def _claims(
    before: Mapping[str, ClaimRow], after: Mapping[str, ClaimRow], language: str
) -> Iterator[Record]:
    for name in sorted({*before, *after}, key=_natural):
        if name not in before:
            yield _row("claim", name, "appeared", after=after[name].gloss[language])
        elif name not in after:
            yield _row("claim", name, "vanished", before=before[name].gloss[language])
        else:
            old, new = before[name].to_record(), after[name].to_record()
            for field in old:
                if old[field] != new[field] and field not in DERIVED:
                    yield _row("claim", name, "changed", field, old[field], new[field])


def _propositions(before: Told, after: Told) -> Iterator[Record]:
    for name in sorted({*before, *after}):
        old, _ = before.get(name, (Ruling("", ""), []))
        new, claims = after.get(name, (Ruling("", ""), []))
        change = "appeared" if not old.word else "vanished" if not new.word else "changed"
        if old.word != new.word:
            yield _row("proposition", name, change, "standing", old.word, new.word, new.rule, claims)


def standings(corpus: Corpus) -> Told:
    """For each proposition its standing, by what rule, and the claims that decide it."""
    judge, found = Judge(corpus), dict[str, tuple[Ruling, list[str]]]()
    for claims, _ in judge.pairs(Pattern()):
        ruled = judge.ruled(claims)
        for about, ruling in ruled.rulings.items():
            found[about.id] = ruling, sorted(ruled.deciding.get(about, ()), key=_natural)
    return found


def _row(
    what: str, id: str, change: str, field: str = "", before: Any = "", after: Any = "", rule: str = "",
    claims: Iterable[str] = (),
) -> Record:  # fmt: skip
    return {
        "what": what, "id": id, "change": change, "field": field, "before": before, "after": after,
        "rule": rule, "claims": list(claims),
    }  # fmt: skip


def _natural(name: str) -> tuple[str, int]:
    document, _, local = name.rpartition("/c")
    return document, int(local)

"""The rules of standing over rows: what stands behind a row again, so that every derived word can be told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from graphkit import standing
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern
from graphkit.rows import ClaimRow
from graphkit.standing import Closures, Origin, Proposition, Ruling, Stance, Voice


class Above:
    """What stands above an entity by one field of the records (`broader`, `part_of`), nearest first."""

    def __init__(self, corpus: Corpus, field: str) -> None:
        self.corpus, self.field = corpus, field
        self._direct: dict[str, tuple[str, ...]] = {}
        self._above: dict[str, Mapping[str, str]] = {}

    def __call__(self, entity: str) -> tuple[str, ...]:
        """The entity itself and all above it."""
        return tuple(self._reached(entity))

    def chain(self, narrow: str, broad: str) -> list[str]:
        """A shortest way from the broad down to the narrow, both included; without one the narrow alone."""
        below, way = self._reached(narrow), [broad]
        while broad in below and way[-1] != narrow:
            way.append(below[way[-1]])
        return way if way[-1] == narrow else [narrow]

    def _reached(self, entity: str) -> Mapping[str, str]:
        """Everything above, each with what leads to it from below."""
        if entity not in self._above:
            found, rim = {entity: entity}, [entity]
            for name in rim:
                for high in self._of(name):
                    if high not in found:
                        found[high] = name
                        rim.append(high)
            self._above[entity] = found
        return self._above[entity]

    def _of(self, entity: str) -> tuple[str, ...]:
        if entity not in self._direct:
            rows = self.corpus.store.entities([entity])
            record = json.loads(rows[0][4]) if rows and rows[0][4] else {}
            self._direct[entity] = tuple(record.get(self.field, ()))
        return self._direct[entity]


class Ruled(NamedTuple):
    """The standing of propositions, and the ids of the claims that contest and are contested."""

    rulings: Mapping[Proposition, Ruling]
    deciding: Mapping[Proposition, set[str]]


class Judge:
    """The claims of a corpus as the rules of standing look at them."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.broader, self.wholes = Above(corpus, "broader"), Above(corpus, "part_of")
        self._heads: dict[str, tuple[str, str]] = {}
        self._stances: dict[str, Stance] = {}
        self._glosses: dict[tuple[str, str], str] = {}

    def pairs(self, pattern: Pattern) -> Iterator[tuple[list[ClaimRow], set[str]]]:
        """As `Corpus.between`; what was told of the claims of one pair is forgotten with the next."""
        for claims, fitting in self.corpus.between(pattern):
            self._stances.clear()
            self._glosses.clear()
            yield claims, fitting

    def gloss(self, row: ClaimRow, language: str) -> str:
        """The claim as a sentence, made once."""
        if (row.id, language) not in self._glosses:
            self._glosses[row.id, language] = self.corpus.gloss(row, language)
        return self._glosses[row.id, language]

    @cached_property
    def closures(self) -> Closures:
        """What lies above an item or a relation, and which relations are symmetric."""
        words = self.corpus.vocabulary
        above = {name: words.ancestors(name) for name in words.relations}
        symmetric = {name: words.is_symmetric(name) for name in words.relations}
        return Closures(self.broader, above.__getitem__, symmetric.__getitem__)

    def ruled(self, claims: Iterable[ClaimRow]) -> Ruled:
        """The standing of each proposition; give it all claims between two parties."""
        stances = [self.stance(claim) for claim in claims]
        deciding: dict[Proposition, set[str]] = {}
        if any(stance.polarity == "negated" for stance in stances):
            for negation, affirmation in standing.contests(stances, self.closures):
                if standing.disputes(negation, affirmation):
                    symmetric = self.closures.symmetric(affirmation.relation)
                    about = standing.proposition(*affirmation[1:5], symmetric)
                    deciding.setdefault(about, set()).update((negation.id, affirmation.id))
        return Ruled(standing.standings(stances, self.closures), deciding)

    def stance(self, row: ClaimRow) -> Stance:
        """The claim with its days, and with who its speaker is and speaks for."""
        if row.id not in self._stances:
            self._stances[row.id] = self._stance(row)
        return self._stances[row.id]

    def _stance(self, row: ClaimRow) -> Stance:
        root, publisher = self._head(row.document)
        low, high = standing.span(row.when, row.stated)
        voice = self.voice(row, row.speaker)
        return Stance(
            row.id, row.subject, row.relation, row.object, row.item, row.polarity, row.certainty, row.phase,
            low, high, standing.identity(voice, row.document, root),
            standing.parties(voice, publisher, self.wholes), tuple(row.origins), root,
            row.withdrawn is not None,
        )  # fmt: skip

    def voice(self, row: ClaimRow, name: str) -> Voice:
        """A speaker of the claim's document as the rules know it."""
        if name == standing.SELF:
            return Voice(name)
        told = self.corpus.speaker(row.document, name)
        return Voice(name, told.kind, told.named, tuple(told.persons), tuple(told.speaks_for))

    def origins(self, row: ClaimRow) -> tuple[Origin, ...]:
        """The parties that answer for the claim, each with the rule by which it was counted."""
        via = self.voice(row, row.via) if row.via else None
        publisher = self._head(row.document)[1]
        return standing.origins(self.voice(row, row.speaker), via, publisher, self.wholes, self)

    def __contains__(self, entity: object) -> bool:
        """Whether the entity is a state."""
        return isinstance(entity, str) and self.corpus.kind(entity) == "State"

    def _head(self, document: str) -> tuple[str, str]:
        """(root, publisher of the root)."""
        if document not in self._heads:
            root = self.corpus.root(document)
            self._heads[document] = root, self.corpus.head(root)["publisher"]
        return self._heads[document]

    def about(self, row: ClaimRow) -> Proposition:
        """The proposition of the claim."""
        return standing.proposition(
            row.subject, row.relation, row.object, row.item, self.closures.symmetric(row.relation)
        )

    def propositions(self, rows: Iterable[ClaimRow]) -> dict[Proposition, list[ClaimRow]]:
        """The claims by proposition, sorted by its id."""
        found: dict[Proposition, list[ClaimRow]] = {}
        for row in rows:
            found.setdefault(self.about(row), []).append(row)
        return dict(sorted(found.items(), key=lambda each: each[0].id))

    def chain(self, negation: ClaimRow, affirmation: Proposition, language: str) -> str:
        """From what is negated down to what is affirmed, in words: relations, then items."""
        relations = self.corpus.vocabulary.ancestors(affirmation.relation)
        steps = relations[: relations.index(negation.relation) + 1][::-1]
        words = [self.corpus.vocabulary.relations[name].label[language] for name in steps]
        items = [] if affirmation.item is None else [affirmation.item]
        if items and negation.item:
            items = self.broader.chain(items[0], negation.item)
        named = [self.corpus.label(item, language) for item in items]
        return "; ".join(" > ".join(each) for each in (words if len(words) > 1 else [], named) if each)

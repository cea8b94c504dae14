"""Write an invented corpus of any size in the documented format, the same bytes for the same numbers.

    python scripts/synthetic.py FOLDER --claims 100000 --documents 400 --entities 5000

Parties and items are drawn by Zipf's law, as in registers and event data: a few are named everywhere,
most seldom. Every relation, phase, certainty and kind of entity occurs; four claims in a hundred are
negated, half of the claims have a date of the fact. The documents are JSON lines. Entities are as many as
asked for; by default one for a hundred claims, and no fewer than a thousand.
"""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from graphkit.reader import read_vocabulary
from graphkit.vocabulary import Relation, Vocabulary

ROOT = Path(__file__).resolve().parent.parent
Record = dict[str, Any]
# kind -> the file of a corpus, how many of a thousand entities are of it
KINDS = {
    "State": ("states", 150),
    "Group": ("groups", 10),
    "Organisation": ("organisations", 150),
    "Person": ("persons", 60),
    "Item": ("items", 400),
    "Place": ("places", 80),
    "Facility": ("facilities", 80),
    "Measure": ("measures", 40),
    "Event": ("events", 40),
}
HEDGES = {"probable": "likely", "possible": "may", "open": "unclear whether"}
SHARES = {
    "polarity": {"affirmed": 96, "negated": 4},
    "certainty": {"certain": 80, "probable": 10, "possible": 8, "open": 2},
}
SPEAKERS, PER_PASSAGE, FIRST_YEAR, LAST_YEAR = 8, 3, 1990, 2024
FEWEST, CLAIMS_PER_ENTITY = 1_000, 100


class Drawn(NamedTuple):
    """Things to draw from, the first most often: by Zipf's law, or by given weights."""

    things: Sequence[Any]
    sums: Sequence[float]

    @classmethod
    def by_zipf(cls, things: Sequence[Any]) -> Drawn:
        return cls(things, list(accumulate(1 / rank for rank in range(1, len(things) + 1))))

    @classmethod
    def by_weight(cls, weights: dict[str, int]) -> Drawn:
        return cls(list(weights), list(accumulate(weights.values())))

    def one(self, random: Random) -> Any:
        return self.things[bisect(self.sums, random.random() * self.sums[-1])]


class World:
    """The entities, and what claims are drawn from."""

    def __init__(self, vocabulary: Vocabulary, entities: int, seed: int) -> None:
        self.random = Random(seed)
        self.counts = {kind: count * entities // FEWEST for kind, (_, count) in KINDS.items()}
        self.entities = {kind: self._entities(kind, count) for kind, count in self.counts.items()}
        for number, item in enumerate(self.entities["Item"]):
            item["category"] = sorted(vocabulary.categories)[number % len(vocabulary.categories)]
        self.ids = {kind: [each["id"] for each in some] for kind, some in self.entities.items()}
        self.shares = {name: Drawn.by_weight(shares) for name, shares in SHARES.items()}
        self.relations = Drawn.by_zipf([vocabulary.relations[name] for name in vocabulary.relations])
        self.parties = self._drawn(("State", "Organisation", "Group", "Person"))
        self._of_kinds: dict[tuple[str, ...], Drawn] = {}

    def _entities(self, kind: str, count: int) -> list[Record]:
        return [self._entity(kind, number) for number in range(count)]

    def _entity(self, kind: str, number: int) -> Record:
        found: Record = {"id": f"{kind.lower()}-{number}", "labels": _words(f"{kind} {number}")}
        if kind == "Item" and number:
            found["broader"] = [f"item-{(number - 1) // 4}"]
        elif kind == "Group":
            found["members"] = [f"state-{(number * 7 + place) % self.counts['State']}" for place in range(5)]
        elif kind in ("Organisation", "Person", "Place", "Facility"):
            found["part_of"] = [f"state-{number % self.counts['State']}"]
        return found

    def _drawn(self, kinds: Sequence[str]) -> Drawn:
        """The entities of the kinds, the first of each kind before the second of any."""
        ids = sorted((int(name.rpartition("-")[2]), place, name)
                     for place, kind in enumerate(kinds) for name in self.ids[kind])  # fmt: skip
        return Drawn.by_zipf([name for _, _, name in ids])

    def entity(self, kinds: tuple[str, ...], instead_of: str | None = None) -> str:
        """An entity of one of the kinds, another than the one given."""
        if kinds not in self._of_kinds:
            self._of_kinds[kinds] = self._drawn(kinds)
        while (found := self._of_kinds[kinds].one(self.random)) == instead_of:
            pass
        return str(found)


def _words(words: str) -> Record:
    return {"en": words, "ja": f"{words}号"}


def document(world: World, name: str, claims: int) -> Iterator[Record]:
    """The head of a document, then its passages."""
    year = world.random.randint(FIRST_YEAR + 5, LAST_YEAR)
    published = f"{year}-{world.random.randint(1, 12):02}-{world.random.randint(1, 28):02}"
    yield {
        "id": name, "title": f"Report {name}", "publisher": world.parties.one(world.random),
        "published": published, "language": "en", "encoded": {"by": "scripts/synthetic.py", "on": published},
        "speakers": [_speaker(world, number) for number in range(SPEAKERS)],
    }  # fmt: skip
    for number, first in enumerate(range(1, claims + 1, PER_PASSAGE), 1):
        last = min(first + PER_PASSAGE, claims + 1)
        speaker = f"speaker-{world.random.randrange(SPEAKERS)}"
        told = _distinct(world, year, range(first, last))
        yield {"at": f"p{number}.s1", "speaker": speaker, "claims": told}


def _speaker(world: World, number: int) -> Record:
    party = world.parties.one(world.random)
    kind = ("official", "expert", "press", "organisation")[number % 4]
    return {
        "id": f"speaker-{number}", "label": _words(f"Speaker {number}"), "kind": kind,
        "named": number % 2 == 0, "plural": False, "speaks_for": [party] if number % 4 != 1 else [],
    }  # fmt: skip


def _distinct(world: World, year: int, numbers: range) -> list[Record]:
    """Claims of one passage, of which no two are about the same ends."""
    told: dict[frozenset[str | None], Record] = {}
    for number in numbers:
        claim = _claim(world, year, number)
        while (ends := frozenset((claim["subject"], claim.get("object")))) in told:
            claim = _claim(world, year, number)
        told[ends] = claim
    return list(told.values())


def _claim(world: World, year: int, number: int) -> Record:
    random, relation = world.random, world.relations.one(world.random)
    claim: Record = {"id": f"c{number}", **_ends(world, relation)}
    for name, drawn in world.shares.items():
        value = drawn.one(random)
        if value != drawn.things[0]:
            claim[name] = value
    if claim.get("certainty"):
        claim["hedge"] = HEDGES[claim["certainty"]]
    phase = relation.phases[random.randrange(len(relation.phases))] if random.random() < 0.3 else "actual"
    if phase != "actual":
        claim["phase"] = phase
    if random.random() < 0.5:
        claim["when"] = _when(random, year)
    if random.random() < 0.2:
        low = random.randint(1, 500)
        claim["amount"] = {"low": low, "high": low * 2, "wording": f"{low} to {low * 2}"}
    return claim


def _ends(world: World, relation: Relation) -> Record:
    roles = relation.roles
    found = {"subject": world.entity(roles.subject.kinds), "relation": relation.id}
    for name, role in (("object", roles.object), ("item", roles.item)):
        if role is not None and (role.required or world.random.random() < 0.7):
            found[name] = world.entity(role.kinds, instead_of=found["subject"])
    return found


def _when(random: Random, year: int) -> str:
    told = str(random.randint(FIRST_YEAR, year - 1))
    return told if random.random() < 0.5 else f"{told}-{random.randint(1, 12):02}"


def write(folder: Path, claims: int, documents: int, seed: int = 1, entities: int | None = None) -> None:
    """Write the corpus: so many claims in so many documents, about so many entities."""
    number = entities or max(FEWEST, claims // CLAIMS_PER_ENTITY)
    world = World(read_vocabulary(ROOT / "schema" / "vocabulary.yaml"), number, seed)
    for part in ("entities", "documents"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for kind, (name, _) in KINDS.items():
        lines = "".join(f"- {json.dumps(each, ensure_ascii=False)}\n" for each in world.entities[kind])
        (folder / "entities" / f"{name}.yaml").write_text(lines, "utf-8")
    for number in range(documents):
        share = claims // documents + (number < claims % documents)
        name = f"report-{number:04}"
        with (folder / "documents" / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            for line in document(world, name, share):
                file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description="Write an invented corpus of any size.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=100_000, metavar="N")
    parser.add_argument("--documents", type=int, default=400, metavar="N")
    parser.add_argument("--entities", type=int, metavar="N", help="by default one for a hundred claims")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    options = parser.parse_args()
    if options.entities is not None and options.entities < FEWEST:
        parser.error(f"--entities must be at least {FEWEST}")
    write(options.folder, options.claims, options.documents, options.seed, options.entities)
    return 0


if __name__ == "__main__":
    sys.exit(main())

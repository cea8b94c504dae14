"""Corpora made to be drawn: invented states and items, claims by chance or by hand, compiled in memory."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from written_world import compiled

from graphkit.corpus import Corpus
from graphkit.model import (
    Claim,
    Document,
    Entity,
    Item,
    Organisation,
    Passage,
    Records,
    Speaker,
    State,
    Words,
)  # fmt: skip

RELATIONS = ("supplies", "supports", "transfers_technology", "cooperates_with", "trades_with", "sanctions")
MANNERS: tuple[dict[str, str], ...] = (
    {},
    {"certainty": "probable", "hedge": "is thought to"},
    {"certainty": "possible", "hedge": "may"},
    {"certainty": "open", "hedge": "it is unclear whether"},
    {"phase": "negotiating"},
    {"phase": "sought"},
    {"polarity": "negated"},
    {"polarity": "negated", "certainty": "probable", "hedge": "we do not believe"},
)
Labels = tuple[str, str]


def corpus_of(
    claims: Sequence[Mapping[str, Any]], states: Mapping[str, Labels], items: Mapping[str, Labels]
) -> Corpus:
    """A document with a claim a sentence; `press` says it, or a state that speaks for itself."""
    entities: list[Entity] = [State(id=name, labels=_unchecked(words)) for name, words in states.items()]
    entities += [Item(id=name, labels=_unchecked(words), category="goods") for name, words in items.items()]
    entities.append(Organisation(id="paper", labels=Words(en="the Paper", ja="新聞")))
    speakers = [_speaker("press", ())] + [_speaker(f"{name}-itself", (name,)) for name in states]
    passages = [
        Passage(at=f"p{number}.s1", claims=(Claim(**{"id": f"c{number}", "speaker": "press", **claim}),))
        for number, claim in enumerate(claims, 1)
    ]
    document = Document(
        id="report", title="Report", publisher="paper", published="2031-03-05", language="en",
        speakers=tuple(speakers), passages=tuple(passages),
    )  # fmt: skip
    return compiled(
        Records(entities=tuple(sorted(entities, key=lambda each: each.id)), documents=(document,))
    )


def _unchecked(words: Labels) -> Words:
    """Words that the model may refuse: a picture does not trust what it is given."""
    return Words.model_construct(en=words[0], ja=words[1])


def _speaker(name: str, speaks_for: tuple[str, ...]) -> Speaker:
    label = Words(en=name.replace("-", " "), ja=f"話者{name}")
    kind = "official" if speaks_for else "press"
    return Speaker(id=name, label=label, kind=kind, named=False, plural=False, speaks_for=speaks_for)


def chance(seed: int, nodes: int, claims: int) -> Corpus:
    """A corpus of so many states and claims, the same for the same seed."""
    dice = random.Random(seed)
    states = {f"s{n}": (_name(dice, "State"), f"国{n}" * dice.randint(1, 6)) for n in range(nodes)}
    items = {f"i{n}": (_name(dice, "item"), f"品目{n}" * dice.randint(1, 5)) for n in range(12)}
    said = []
    for _ in range(claims):
        subject, object = dice.sample(sorted(states), 2)
        relation, item = dice.choice(RELATIONS), dice.choice([*sorted(items), None])
        item = item if relation in ("supplies", "transfers_technology", "supports") else None
        speaker = dice.choice(["press", f"{subject}-itself", f"{object}-itself"])
        ends = {"subject": subject, "relation": relation, "object": object, "item": item}
        said.append({**ends, "speaker": speaker, **dice.choice(MANNERS)})
    return corpus_of(said, states, items)


def _name(dice: random.Random, first: str) -> str:
    words = ["of", "the", "northern", "allied", "short-range", "Kestrel", "Republic", "equipment", "X-47"]
    return " ".join(
        [first, *(dice.choice(words) for _ in range(dice.randint(0, 7))), str(dice.randint(1, 99))]
    )

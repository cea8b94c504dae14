"""What may be written: the relations, and the kinds of remarks, speakers, items and amounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphkit import forms, text
from graphkit.errors import UsageError
from graphkit.output import width
from graphkit.vocabulary import Relation, Vocabulary

SECTIONS = {
    "remarks": ("remark_kinds", "kinds of remarks: *KIND about: ..."),
    "speakers": ("speaker_kinds", "kinds of speakers, in the list speakers:"),
    "categories": ("categories", "categories of items: graphkit code entity --category"),
    "phases": ("phases", "phases: ^PHASE"),
    "amounts": ("amount_kinds", "kinds of amounts, last in the brackets"),
}
"""What is listed besides relations: its section of the vocabulary, and where it is written."""


def listed(vocabulary: Vocabulary, word: str | None = None) -> Iterator[str]:
    """The lines of one list (`relations`, or of SECTIONS), of the relations that a word may mean, or all."""
    if word is None or word == "relations":
        yield "relations: subject RELATION object: item (in brackets what may be left out)"
        yield from _relations(vocabulary.relations.values())
    elif word not in SECTIONS:
        yield from _relations(_meant(vocabulary, word))
    for name, (section, told) in SECTIONS.items():
        if word in (None, name):
            rows = [(each.id, each.label["ja"]) for each in vocabulary.terms(section).values()]
            yield told
            yield from _table(rows)


def _relations(found: Iterable[Relation]) -> Iterator[str]:
    rows = [(each.id, each.label["ja"], _ends(each)) for each in found]
    yield from _table(rows)


def _ends(relation: Relation) -> str:
    """Which ends there are, and when the relation is used."""
    object, item = relation.roles.object, relation.roles.item
    said = (" object" if object.required else " [object]") if object else ""
    said += (": item" if item.required else " [: item]") if item else ""
    return f"subject ..{said}; {relation.definition['en']}"


def _meant(vocabulary: Vocabulary, word: str) -> list[Relation]:
    """The relations that the word names, asks for or explains; UsageError where there is none."""
    said, grammar = text.fold(word), vocabulary.grammar("en")
    found = [each for each in vocabulary.relations.values() if said in _words(each, grammar)]
    found += [
        each for each in vocabulary.relations.values() if said in text.fold(_told(each)) and each not in found
    ]
    if not found:
        lists = ", ".join(("relations", *SECTIONS))
        raise UsageError(
            f"no relation is said with {word!r}; graphkit code words lists all, or one of: {lists}"
        )
    return found


def _words(relation: Relation, grammar: Mapping[str, Any]) -> set[str]:
    """What the relation is called and asked with, in every form."""
    found = {
        relation.id,
        *relation.label.values(),
        *relation.words["en"].values(),
        relation.words["ja"]["stem"],
    }
    for lists in relation.ask["en"].values():
        found |= {form for verb in lists.get("verbs", ()) for form in forms.english(verb, grammar).values()}
        found |= set(lists.get("nouns", ()))
    for lists in relation.ask["ja"].values():
        found |= {each.partition("/")[0] for words in lists.values() for each in words}
    return {text.fold(each) for each in found}


def _told(relation: Relation) -> str:
    return " ".join((relation.id, *relation.label.values(), *relation.definition.values()))


def _table(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The rows with their columns below one another."""
    rows = list(rows)
    wide = [max(map(width, column), default=0) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell}{' ' * (size - width(cell))}" for cell, size in zip(row, wide, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()

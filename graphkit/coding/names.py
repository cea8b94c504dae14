"""What may be named in a line: entities, speakers and relations, by id or by any of their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from graphkit import forms, text
from graphkit.model import SELF, UNKNOWN, Entity, Speaker
from graphkit.refused import nearest
from graphkit.vocabulary import Vocabulary

_SAFE = re.compile(r"\w[\w・'’.-]*(?: [\w・'’.-]+)*\Z")
_LIKE_ID = re.compile(r"(?:[cr][0-9]+|p[0-9]+\.s[0-9]+)(?:\s|\Z)")
# The forms in which a Japanese verb stands for its relation; others are refused with advice.
_BENT = (
    "plain",
    "past",
    "polite",
    "polite_past",
    "te",
    *(f"progressive_{form}" for form in ("plain", "past", "polite")),
)
_LIKE = 80  # a slip of the fingers; a word that is only somewhat like another means something else


class UnknownName(Exception):
    """A name that stands for nothing here, or for several things; the message says which."""


class Names:
    """The names of a corpus and of the speakers of one document."""

    def __init__(
        self, entities: Iterable[Entity], speakers: Iterable[Speaker], vocabulary: Vocabulary
    ) -> None:
        self.entities = {entity.id: entity for entity in entities}
        self.speakers = {speaker.id: speaker for speaker in speakers}
        self.vocabulary = vocabulary
        self._entities = _folded({id: names_of(entity) for id, entity in self.entities.items()})
        self._speakers = _folded({id: (one.label.en, one.label.ja) for id, one in self.speakers.items()})
        self._relations = _folded({id: _relation_names(vocabulary, id) for id in vocabulary.relations})
        self._verbs = {id: list(_verbs(vocabulary, id)) for id in vocabulary.relations}
        bent = {id: [verb[form] for verb in self._verbs[id] for form in _BENT] for id in self._verbs}
        self._relations = _folded(bent) | self._relations

    def entity(self, name: str) -> str:
        """The id of the entity with this id, label or alias; raises UnknownName."""
        return _one(name, "entity", (*self.entities, UNKNOWN), self._entities)

    def speaker(self, name: str) -> str:
        """The id of the document's speaker with this id or label; raises UnknownName."""
        try:
            return _one(name, "speaker", (*self.speakers, SELF), self._speakers)
        except UnknownName as error:
            raise UnknownName(f"{error}; they stand in the list speakers: of the document file") from None

    def relation(self, name: str) -> str:
        """The id of the relation with this id, label or form of its verb; raises UnknownName."""
        try:
            return _one(name, "relation", tuple(self.vocabulary.relations), self._relations, _LIKE)
        except UnknownName as error:
            asked = "" if "did you mean" in str(error) else self._asked_with(name)
            told = self.otherwise(name) or f"{error}{asked}"
            raise UnknownName(told) from None

    def otherwise(self, name: str) -> str:
        """How to write a Japanese verb that is negated or passive; empty where the name is neither."""
        for id, verbs in self._verbs.items():
            for form in (form for verb in verbs for form, said in verb.items() if said == name):
                label = self.vocabulary.relations[id].label["ja"]
                if "passive" in form:
                    return f"{name!r} is the passive: write who does it first, then {label!r}"
                if "negative" in form:
                    return f"{name!r} is negated: write '!{label}'"
        return ""

    def _asked_with(self, name: str) -> str:
        """The relations that are asked with the word, as a hint."""
        grammar, said = self.vocabulary.grammar("en"), text.fold(name)
        found = [
            id
            for id, relation in self.vocabulary.relations.items()
            for lists in relation.ask["en"].values()
            if any(said in forms.english(verb, grammar).values() for verb in lists.get("verbs", ()))
        ]
        meant = f"; the word may stand for {' or '.join(dict.fromkeys(found))}" if found else ""
        return f"{meant} (graphkit code words lists them)"

    def short(self, id: str, language: str, what: str = "entity") -> str:
        """The shortest name in the language that stands for nothing but this, else the id."""
        look = {"entity": self.entity, "speaker": self.speaker, "relation": self.relation}[what]
        return min(
            [id, *(each for each in self._own(id, language, what) if self._is_safe(each, id, look))], key=len
        )

    def _own(self, id: str, language: str, what: str) -> tuple[str, ...]:
        """The names of an id in one language."""
        if what == "relation":
            relation = self.vocabulary.relations[id]
            third = relation.words["en"].get("third") if language == "en" else None
            return tuple(each for each in (relation.label[language], third) if each)
        if what == "speaker":
            return (getattr(self.speakers[id].label, language),) if id in self.speakers else ()
        if id not in self.entities:
            return ()
        entity = self.entities[id]
        labels = (getattr(entity.labels, language), *getattr(entity.aliases, language))
        return (*labels, *(each.removeprefix("the ") for each in labels))

    def _is_safe(self, name: str, id: str, look: Callable[[str], str]) -> bool:
        """Whether the name can stand in a line: no sign in it, no relation, and nobody else is called so."""
        if not _SAFE.match(name) or _LIKE_ID.match(name):
            return False
        if look != self.relation and any(map(self._is_relation, name.split())):
            return False
        try:
            return look(name) == id
        except UnknownName:
            return False

    def _is_relation(self, word: str) -> bool:
        return text.fold(word) in self._relations or word in self.vocabulary.relations

    def phrases(self) -> Mapping[str, tuple[str, ...]]:
        """Every name of an entity, folded, and the ids that have it."""
        return self._entities


def names_of(entity: Entity) -> tuple[str, ...]:
    """Label and aliases of an entity in both languages."""
    return (entity.labels.en, entity.labels.ja, *entity.aliases.en, *entity.aliases.ja)


def _relation_names(vocabulary: Vocabulary, id: str) -> tuple[str, ...]:
    relation = vocabulary.relations[id]
    bent = (relation.words["en"].get(form) for form in forms.ENGLISH)
    return (*relation.label.values(), *(form for form in bent if form))


def _verbs(vocabulary: Vocabulary, id: str) -> Iterator[Mapping[str, str]]:
    """The forms of the Japanese verbs that stand for the relation alone: its label with する, and its own."""
    relation, grammar = vocabulary.relations[id], vocabulary.grammar("ja")
    label, stem = relation.label["ja"], relation.words["ja"]["stem"]
    yield forms.japanese(label, "suru", grammar)
    labels = [other.label["ja"] for other in vocabulary.relations.values()]
    if len(stem) > 1 and stem not in labels and (stem in label or relation.words["ja"]["class"] != "suru"):
        yield forms.japanese(stem, relation.words["ja"]["class"], grammar)


def _folded(names: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for id, all_names in names.items():
        for folded in {each for name in all_names for each in _forms(name)}:
            found.setdefault(folded, []).append(id)
    return {folded: tuple(ids) for folded, ids in found.items()}


def _forms(name: str) -> tuple[str, ...]:
    folded = text.fold(name)
    return folded, folded.removeprefix("the ")


def _one(
    name: str, what: str, ids: Iterable[str], names: Mapping[str, tuple[str, ...]], cutoff: int = 60
) -> str:
    if name in ids:
        return name
    found = names.get(text.fold(name)) or names.get(text.fold(name).removeprefix("the "), ())
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownName(f"{name!r} names several: {', '.join(found)}; write the id")
    known = {**dict.fromkeys(ids), **dict.fromkeys(names)}
    raise UnknownName(f"there is no {what} {name!r}{nearest(text.fold(name), known, cutoff)}")

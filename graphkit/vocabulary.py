"""The vocabulary as a value, over the plain data of schema/vocabulary.yaml.

Nothing is built before it is asked for, section by section, so that the data may as well be a mapping
over the rows of a compiled file. No name of the vocabulary stands in this file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from graphkit.errors import UsageError

LANGUAGES = ("en", "ja")
ROLES = ("subject", "object", "item")
Words = Mapping[str, str]
T = TypeVar("T")


class UnknownName(UsageError, KeyError):
    """A name that the vocabulary does not have; the message lists those it has."""

    def __init__(self, what: str, name: str, known: tuple[str, ...]) -> None:
        self.what, self.name, self.known = what, name, known
        super().__init__(f"no {what} is called {name!r}; there are: {', '.join(sorted(known))}")

    def __str__(self) -> str:
        return str(self.args[0])


class Table(Mapping[str, T], Generic[T]):
    """A section by name, in the order of the file; each value is made when it is first asked for."""

    __slots__ = ("_data", "_made", "_make", "_what")

    def __init__(self, what: str, data: Mapping[str, Any], make: Callable[[str, Any], T]) -> None:
        self._what, self._data, self._make = what, data, make
        self._made: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._made:
            if name not in self._data:
                raise UnknownName(self._what, name, tuple(self._data))
            self._made[name] = self._make(name, self._data[name])
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._data

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


class Term(NamedTuple):
    """A word of the vocabulary with its label in each language."""

    id: str
    label: Words


class Family(NamedTuple):
    """A family of relations: the colour of its lines and the darker one of its text."""

    id: str
    label: Words
    colour: str
    text: str


class Kind(NamedTuple):
    """A kind of entity; `at` is what stands before (en) or behind (ja) it as the place of a fact."""

    id: str
    label: Words
    plural: Words
    at: Words


class Status(NamedTuple):
    """A status of claims; `firmness` (firm, tentative, denied) decides the line."""

    id: str
    label: Words
    firmness: str


class Role(NamedTuple):
    """What may fill one role of a relation."""

    kinds: tuple[str, ...]
    required: bool


class Roles(NamedTuple):
    """The roles of a relation; None where there may be nothing."""

    subject: Role
    object: Role | None
    item: Role | None


class Crossing(NamedTuple):
    """The nearest code elsewhere: by phase, `none` where there is none, and what it loses."""

    codes: Mapping[str, str]
    lost: Words
    reversed: tuple[str, ...]

    def code(self, phase: str) -> str:
        """The code of an affirmed claim in this phase, or `none`."""
        return self.codes.get(phase, "none")


class Relation:
    """One relation: what it means, what it joins, and how it is said, asked and coded elsewhere."""

    __slots__ = ("_sets", "data", "id")

    def __init__(self, id: str, data: Mapping[str, Any], kind_sets: Mapping[str, Any]) -> None:
        self.id, self.data, self._sets = id, data, kind_sets

    def __repr__(self) -> str:
        return f"Relation({self.id!r})"

    @property
    def label(self) -> Words:
        """What the subject does."""
        return self._words("label")

    @property
    def inverse(self) -> Words:
        """The same said of the object."""
        return self._words("inverse")

    @property
    def definition(self) -> Words:
        """When the relation is used."""
        return self._words("definition")

    @property
    def parent(self) -> str | None:
        """The broader relation."""
        return self.data.get("parent")

    @property
    def family(self) -> str:
        """The family, which gives the colour."""
        return str(self.data["family"])

    @property
    def symmetric(self) -> bool:
        """Whether subject and object may change places."""
        return self.data.get("symmetric") == "yes"

    @property
    def hands_over(self) -> bool:
        """Whether something goes from the subject to the object."""
        return self.data.get("hands_over") == "yes"

    @property
    def aspect(self) -> str:
        """`state`, `activity` or `event`: decides the tense of an undated claim."""
        return str(self.data["aspect"])

    @property
    def phases(self) -> tuple[str, ...]:
        """The phases that make sense of it."""
        return tuple(self.data["phases"])

    @property
    def roles(self) -> Roles:
        """What may be subject, object and item."""
        subject, object, item = (self._role(name) for name in ROLES)
        assert subject is not None, f"{self.id} has no subject"
        return Roles(subject, object, item)

    @property
    def frames(self) -> Mapping[str, Mapping[str, str]]:
        """Language -> name of the frame -> sentence pattern."""
        frames: Mapping[str, Mapping[str, str]] = self.data["frames"]
        return frames

    @property
    def words(self) -> Mapping[str, Words]:
        """Language -> the forms of its own verb (ja: stem and class)."""
        words: Mapping[str, Words] = self.data["words"]
        return words

    @property
    def ask(self) -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
        """Language -> pattern -> verbs and nouns that people ask with."""
        return {language: self.data["ask"][language] for language in LANGUAGES}

    @property
    def agents(self) -> Mapping[str, Mapping[str, list[str]]]:
        """Role -> language -> nouns for who fills it (`supplier`)."""
        agents: Mapping[str, Mapping[str, list[str]]] = self.data["ask"].get("agents", {})
        return agents

    @property
    def crosswalk(self) -> Mapping[str, Crossing]:
        """System -> nearest code."""
        return {system: self._crossing(found) for system, found in self.data["crosswalk"].items()}

    def _words(self, field: str) -> Words:
        words: Words = self.data[field]
        return words

    def _role(self, name: str) -> Role | None:
        role = self.data["roles"].get(name)
        if role is None:
            return None
        kinds = [kind for each in role["kinds"] for kind in self._sets.get(each, (each,))]
        return Role(tuple(kinds), role["need"] == "required")

    def _crossing(self, found: Mapping[str, Any]) -> Crossing:
        codes = found.get("codes") or dict.fromkeys(self.phases, found["code"])
        return Crossing(codes, found["lost"], tuple(found.get("reversed", ())))


class Vocabulary:
    """A read-only value over the sections of the vocabulary, each a plain mapping of strings.

    `ahead` are the rows of `lexicon.words`, where they were made before.
    """

    def __init__(self, data: Mapping[str, Any], ahead: Sequence[Sequence[str]] = ()) -> None:
        self.data, self.ahead = data, ahead
        self._tables: dict[str, Table[Any]] = {}

    @property
    def base(self) -> str:
        """What every IRI begins with."""
        return str(self.data["base"])

    @property
    def unnamed(self) -> Words:
        """What a party is called that no source names."""
        words: Words = self.data["unnamed"]
        return words

    @property
    def relations(self) -> Table[Relation]:
        """The relations by id."""
        sets = self.data["kind_sets"]
        return self._table("relation", "relations", lambda id, data: Relation(id, data, sets))

    @property
    def families(self) -> Table[Family]:
        """The families of relations by id."""
        return self._table("family", "families", lambda id, data: Family(id=id, **data))

    @property
    def kinds(self) -> Table[Kind]:
        """The kinds of entities by name."""
        return self._table("kind of entity", "kinds", lambda id, data: Kind(id=id, **data))

    @property
    def statuses(self) -> Table[Status]:
        """The statuses of claims by word."""
        return self._table("status", "statuses", lambda id, data: Status(id=id, **data))

    @property
    def categories(self) -> Table[Term]:
        """The categories of items."""
        return self.terms("categories", "category")

    @property
    def remark_kinds(self) -> Table[Term]:
        """The kinds of remarks."""
        return self.terms("remark_kinds", "kind of remark")

    @property
    def speaker_kinds(self) -> Table[Term]:
        """The kinds of speakers."""
        return self.terms("speaker_kinds", "kind of speaker")

    @property
    def standings(self) -> Table[Term]:
        """The standings of propositions by word."""
        return self.terms("standings", "standing")

    def terms(self, section: str, what: str = "") -> Table[Term]:
        """A section of nothing but labels (`phases`, `certainties`, `polarities`, `amount_kinds`, ...)."""
        return self._table(what or section, section, lambda id, data: Term(id, data["label"]))

    def grammar(self, language: str) -> Mapping[str, Any]:
        """How sentences of the language are built."""
        grammar: Mapping[str, Any] = self.data["grammar"][language]
        return grammar

    def cues(self, language: str) -> Mapping[str, list[str]]:
        """What a cue word signals -> the words."""
        cues: Mapping[str, list[str]] = self.data["cues"][language]
        return cues

    def ancestors(self, relation: str) -> tuple[str, ...]:
        """The relation itself and everything above it, nearest first."""
        chain = [relation]
        while (parent := self.relations[chain[-1]].parent) is not None:
            chain.append(parent)
        return tuple(chain)

    def descendants(self, relation: str) -> tuple[str, ...]:
        """The relation itself and everything under it, in the order of the file."""
        known = self.relations[relation].id
        return tuple(each for each in self.relations if known in self.ancestors(each))

    def family_of(self, relation: str) -> Family:
        """The family of a relation."""
        return self.families[self.relations[relation].family]

    def is_symmetric(self, relation: str) -> bool:
        """Whether subject and object of the relation may change places."""
        return self.relations[relation].symmetric

    def faults(self) -> list[tuple[tuple[str, ...], str]]:
        """What is wrong with the vocabulary itself: (path of keys, reason), in the order of the file."""
        from graphkit import wellformed  # only who reads or changes the file needs it

        return wellformed.faults(self.data)

    def _table(self, what: str, section: str, make: Callable[[str, Any], T]) -> Table[T]:
        if section not in self._tables:
            self._tables[section] = Table(what, self.data[section], make)
        return self._tables[section]

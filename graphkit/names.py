"""Names of an open corpus: which entity, relation, document, speaker or claim is meant, how it is called."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from re import compile as pattern_for
from typing import Any

from graphkit import text
from graphkit.errors import UsageError
from graphkit.rows import SpeakerRow
from graphkit.store import Store
from graphkit.vocabulary import Vocabulary

CLAIM_ID = pattern_for(r"(^|/)c[1-9][0-9]{0,8}\Z")


class Sections(Mapping[str, Any]):
    """The sections of the compiled vocabulary, each read when it is first asked for."""

    def __init__(self, opened: Store) -> None:
        self._store, self._read = opened, dict[str, Any]()

    def __getitem__(self, name: str) -> Any:
        if name not in self._read:
            self._read[name] = self._store.section(name)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._store.sections())

    def __len__(self) -> int:
        return len(self._store.sections())


class Names:
    """The names that a compiled corpus knows; the part of a Corpus that looks up."""

    def __init__(self, opened: Store) -> None:
        self.store = opened
        self.vocabulary = Vocabulary(Sections(opened))
        self._labels: dict[str, dict[str, str]] = {}
        self._speakers: dict[tuple[str, str], SpeakerRow] = {}
        self._resolved: dict[str, str] = {}
        self._phrases: dict[tuple[str, ...], list[str]] = {}
        self._callings: dict[str, set[int]] = {}

    # entities and relations

    def label(self, entity: str, language: str) -> str:
        """The name of an entity in a language; the id itself where it is not known."""
        if entity not in self._labels:
            rows = self.store.entities([entity])
            self._labels[entity] = dict(zip(("kind", "en", "ja"), rows[0][1:4], strict=True)) if rows else {}
        return self._labels.get(entity, {}).get(language, entity)

    def kind(self, entity: str) -> str:
        """The kind of an entity; empty where it is not known."""
        self.label(entity, "en")
        return self._labels.get(entity, {}).get("kind", "")

    def resolve(self, name: str) -> str:
        """The id of the entity with this id, name or alias in any language; UsageError else."""
        if name in self._resolved:
            return self._resolved[name]
        found = self._entities_called(name)
        if len(found) == 1:
            return self._resolved.setdefault(name, found[0])
        if found:
            raise UsageError(f"{name!r} names several entities: {', '.join(found)}")
        raise UsageError(f"no entity is called {name!r}{self._nearest(name, 'entity')}")

    def _entities_called(self, name: str) -> list[str]:
        """The entity with this id, else those with this name or alias, sorted."""
        if self.store.numbers("entity", [name]):
            return [name]
        return sorted({str(row[3]) for row in self.store.phrases([text.fold(name)]) if row[2] == "entity"})

    def _nearest(self, name: str, kind: str) -> str:
        from rapidfuzz import fuzz, process

        known = self.phrases(kind)
        near = process.extract(text.fold(name), known, scorer=fuzz.ratio, limit=3, score_cutoff=60)
        return f"; nearest: {', '.join(phrase for phrase, _, _ in near)}" if near else ""

    def phrases(self, *kinds: str) -> list[str]:
        """Every phrase of the kinds of the lexicon, kind by kind, sorted; read once."""
        if kinds not in self._phrases:
            self._phrases[kinds] = self.store.all_phrases(*kinds)
        return self._phrases[kinds]

    def named(self, names: Iterable[str]) -> set[int]:
        """The numbers of the named entities alone."""
        return set(self.store.numbers("entity", self.resolved(names)).values())

    def reach(self, names: Iterable[str]) -> set[int]:
        """The entities that asking for these names reaches: their parts, narrower items, and groups."""
        return self.store.reached(self.resolved(names))

    def resolved(self, names: Iterable[str]) -> list[str]:
        """The ids of entities with these ids, names or aliases, as `resolve`; ids are known in one look."""
        asked = list(names)
        strange = [name for name in asked if name not in self._resolved]
        self._resolved |= {name: name for name in (self.store.numbers("entity", strange) if strange else ())}
        return [self.resolve(name) for name in asked]

    def groups(self, names: Iterable[str]) -> set[str]:
        """The ids of the groups that have one of the entities as a member."""
        above = self.store.above("member_up", self.store.numbers("entity", names).values())
        return set(self.store.ids("entity", above))

    def within(self, names: Iterable[str]) -> set[str]:
        """The ids that asking for these names reaches, groups left out."""
        numbers = self.named(names)
        below = self.store.below("part_up", numbers) | self.store.below("item_up", numbers)
        return set(self.store.ids("entity", below))

    def under(self, entity: str) -> list[str]:
        """The ids of what is part of, narrower than or a member of the entity, without itself; sorted."""
        numbers = self.store.numbers("entity", [entity]).values()
        reached = self.store.below("part_up", numbers) | self.store.below("item_up", numbers)
        reached |= self.store.members(numbers)
        return sorted(self.store.ids("entity", reached - set(numbers)))

    def closed(self, entities: Iterable[str]) -> set[str]:
        """The ids of these entities and of all that is under them."""
        return {each for entity in entities for each in (entity, *self.under(entity))}

    def relation(self, name: str) -> str:
        """The id of the relation with this id or label; UsageError with the known ones."""
        if name in self.vocabulary.relations:
            return name
        folded = text.fold(name)
        for known in self.vocabulary.relations:
            label = self.vocabulary.relations[known].label
            if folded in (text.fold(label["en"]), text.fold(label["ja"])):
                return str(known)
        raise UsageError(
            f"no relation is called {name!r}; there are: {', '.join(sorted(self.vocabulary.relations))}"
        )

    # documents, speakers, claims

    def document(self, name: str) -> str:
        """The id of the document with this id or title; UsageError with the known ones."""
        known = [row[0] for row in self.store.documents()]
        if name in known:
            return name
        found = sorted({row[3] for row in self.store.phrases([text.fold(name)]) if row[2] == "document"})
        if len(found) == 1:
            return str(found[0])
        if found:
            raise UsageError(f"{name!r} names several documents: {', '.join(found)}")
        raise UsageError(f"no document is called {name!r}; there are: {', '.join(known)}")

    def head(self, document: str) -> dict[str, Any]:
        """The head of a document as it was written: title, authors, publisher, dates, language, ..."""
        found: dict[str, Any] = json.loads(self.store.head(document))
        return found

    def published(self, documents: Iterable[str]) -> list[str]:
        """The dates of the documents, each once, sorted; read in one look."""
        return self.store.published(documents)

    def root(self, document: str) -> str:
        """The document at the end of the chain of translations; the document itself where it is none."""
        return next(str(row[1]) for row in self.store.documents() if row[0] == document)

    def segments(self, document: str) -> list[tuple[str, int, int, str]]:
        """(pointer, start, end, digest) of every sentence of a document; empty where none were generated."""
        kept = next(row[3] for row in self.store.documents() if row[0] == document)
        return [tuple(segment) for segment in json.loads(kept)["segments"]] if kept else []

    def speaker(self, document: str, name: str) -> SpeakerRow:
        """A speaker of a document: label, kind, whether named and plural, persons, whom it speaks for."""
        if (document, name) not in self._speakers:
            for _, _, id, en, ja, record in self.store.speakers(document):
                told = json.loads(record) if record else {"kind": "document", "named": True, "plural": False}
                words = {"id": f"{document}/{id}", "label": {"en": en, "ja": ja}, "document": document}
                lists = {key: told.get(key, []) for key in ("persons", "speaks_for")}
                self._speakers[document, id] = SpeakerRow({**told, **words, **lists})
        return self._speakers[document, name]

    def speakers(self, names: Iterable[str]) -> set[int]:
        """The speakers with this id or label, and who are, are part of, or speak for an entity so named."""
        asked = {name: text.fold(name) for name in names}
        kinds = {(row[0], row[2]) for row in self.store.phrases([*asked.values()])} if asked else set()
        entities = self.store.numbers("entity", asked)
        labels = {folded for folded, kind in kinds if kind == "speaker"}
        self._call([folded for folded in asked.values() if folded not in self._callings], labels)
        found: set[int] = set()
        for name, folded in asked.items():
            direct = self._callings[folded]
            found |= direct
            if not direct or name in entities or (folded, "entity") in kinds:
                found |= self.store.speaking_for(self.named([name]))
        return found

    def _call(self, asked: Iterable[str], labels: AbstractSet[str]) -> None:
        """Keep the numbers of the speakers so called; all are looked at where one of these is a label."""
        called = {folded: set[int]() for folded in asked}
        ids = None if labels & called.keys() else {folded.rpartition("/")[2] for folded in called}
        for number, document, id, en, ja, _ in self.store.speakers(ids=ids) if called else ():
            for name in {id, f"{document}/{id}"} | ({text.fold(en), text.fold(ja)} & labels):
                if name in called:
                    called[name].add(number)
        self._callings |= called

    def claim_numbers(self, names: Iterable[str]) -> set[int]:
        """The numbers of the claims with these ids (`document/c12`); UsageError for an unknown one."""
        wanted: dict[str, tuple[str, int]] = {}
        for name in names:
            document, _, local = name.rpartition("/")
            wanted[name] = document, int(local[1:]) if CLAIM_ID.search(name) else 0
        found = self.store.claim_numbers(wanted.values()) if wanted else {}
        if unknown := next((name for name, claim in wanted.items() if claim not in found), None):
            raise UsageError(f"no claim is called {unknown!r} (write it as document/c12)")
        return set(found.values())

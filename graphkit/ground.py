"""What all documents stand on: vocabulary, entities, what lies above what, and names to look up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphkit import lexicon, standing, text
from graphkit.filling import Filling
from graphkit.vocabulary import LANGUAGES, Vocabulary

if TYPE_CHECKING:
    from graphkit.model import Document, Entity
    from graphkit.record import Record
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Ground:
    """Numbers and closures by name, as the store has them."""

    def __init__(self, store: Filling) -> None:
        rows = store.entity_rows()
        ids = {row[0]: row[1] for row in rows}
        self.entities: dict[str, int] = {row[1]: row[0] for row in rows}
        self.kinds: dict[str, str] = {row[1]: row[2] for row in rows}
        self.labels: dict[str, tuple[str, str]] = {row[1]: (row[3], row[4]) for row in rows}
        self.states = {name for name, kind in self.kinds.items() if kind == "State"}
        relations = store.relation_rows()
        self.relations: dict[str, int] = {row[1]: row[0] for row in relations}
        self.symmetric = {row[1] for row in relations if row[2]}
        self.vocabulary = Vocabulary({name: store.section(name) for name in store.sections()})
        self._wholes = {
            ids[low]: tuple(ids[each] for each in high) for low, high in store.closure("part_up").items()
        }

    def wholes(self, party: str) -> tuple[str, ...]:
        """What an entity is part of, itself included."""
        return self._wholes.get(party, (party,))


def lay(store: Filling, entities: Sequence[Entity], vocabulary: Vocabulary) -> None:
    """Write the vocabulary and the entities (sorted by id) into an empty store."""
    data, known = vocabulary.data, vocabulary.relations
    store.insert("vocabulary", [(name, as_json(data[name])) for name in sorted(data)])
    relations = {name: n for n, name in enumerate(sorted(known), 1)}
    numbers = {standing.UNKNOWN: 1} | {e.id: n for n, e in enumerate(entities, 2)}
    rows = [(n, name, known[name].family, int(known[name].symmetric)) for name, n in relations.items()]
    store.insert("relation", rows)
    unnamed = vocabulary.unnamed
    store.insert("entity", [(1, standing.UNKNOWN, "", unnamed["en"], unnamed["ja"], None)])
    told = [(numbers[e.id], e.id, e.kind, e.labels.en, e.labels.ja, record(e)) for e in entities]
    store.insert("entity", told)
    _closures(store, entities, numbers)
    above = {relations[name]: [relations[up] for up in vocabulary.ancestors(name)] for name in known}
    store.insert("relation_up", sorted((low, high) for low, over in above.items() for high in over))
    ahead = list(map(tuple, vocabulary.ahead))
    store.insert("lexicon", ahead or lexicon.entries(lexicon.words(vocabulary), vocabulary))
    store.insert("lexicon", lexicon.entries(_entity_names(entities), vocabulary))


def _closures(store: Filling, entities: Iterable[Entity], numbers: Mapping[str, int]) -> None:
    for table, field in (("item_up", "broader"), ("part_up", "part_of")):
        above = _closure({e.id: getattr(e, field, ()) for e in entities})
        store.insert(table, sorted((numbers[low], numbers[high]) for low in above for high in above[low]))
    groups = [e for e in entities if hasattr(e, "members")]
    store.insert("member_up", sorted({(numbers[m], numbers[g.id]) for g in groups for m in g.members}))


def _closure(above: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """For each name itself and all that stands above it, nearest first; checks refused cycles before."""
    found: dict[str, tuple[str, ...]] = {}
    for name in above:
        reached = [name]
        for each in reached:
            reached += [high for high in above.get(each, ()) if high not in reached]
        found[name] = tuple(reached)
    return found


Named = tuple[str, str, str, str, str]
"""(folded phrase, language, kind, target, what the phrase is)"""


def _entity_names(entities: Iterable[Entity]) -> Iterator[Named]:
    for entity in entities:
        yield text.fold(entity.id), "", "entity", entity.id, "id"
        for language in LANGUAGES:
            yield text.fold(getattr(entity.labels, language)), language, "entity", entity.id, "label"
            for note, names in (("alias", entity.aliases), ("adjective", entity.adjectives)):
                for name in getattr(names, language):
                    is_acronym = name.isupper() and name.isascii()
                    yield text.fold(name), language, "entity", entity.id, "acronym" if is_acronym else note
                    if note == "adjective" and name.endswith("an"):  # the Russians
                        yield text.fold(lexicon.plural(name)), language, "entity", entity.id, "people"


def document_names(document: Document, vocabulary: Vocabulary) -> Iterator[Named]:
    """What a document and its speakers are called."""
    yield text.fold(document.id), "", "document", document.id, "id"
    yield text.fold(document.title), document.language, "document", document.id, "title"
    for language in LANGUAGES if document.labels else ():
        yield text.fold(getattr(document.labels, language)), language, "document", document.id, "label"
    for speaker in document.speakers:
        target = f"{document.id}/{speaker.id}"
        for language in LANGUAGES:
            label = getattr(speaker.label, language)
            yield text.fold(label), language, "speaker", target, "label"
            bare = lexicon.bare_label(label, language, vocabulary)
            yield text.fold(bare), language, "speaker", target, "label"
            for part in lexicon.parts_of_label(label, language):
                yield text.fold(part), language, "speaker", target, "part"


def record(value: Record) -> str:
    """A record as JSON without what is left at its default."""
    return as_json(plain(value))


def plain(value: Any) -> Any:
    """A record as plain data without what is left at its default: what its validation takes back."""
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    return {name: plain(told) for name, told in value.__dict__.items() if told != kind.usual[name]}


_AS_THEY_ARE = frozenset((str, int, float, bool, dict, type(None)))


def as_json(data: object) -> str:
    """The data as compact JSON."""
    return _encode(data)

"""Files to records, every fault with its place: with `contents` all that reads YAML and JSON lines.

YAML is read as strings only. The quick road builds plain data from parser events and hands it to the
model; only where something is wrong is a file read a second time, slowly, for the places of its faults.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeVar

from graphkit import contents
from graphkit.errors import DataError, Fault
from graphkit.folders import UNKNOWN_FILE, folders_once, kind_of, listed
from graphkit.memory import uncollected
from graphkit.model import Document, Entity, Passage, Records, Segments
from graphkit.places import (
    LIMIT_LINE,
    JsonPlaces,
    LinePlaces,
    Places,
    fault,
    raw_lines,
    whole,
)
from graphkit.record import ValidationError
from graphkit.refused import Refusal
from graphkit.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

Found = TypeVar("Found")


class EntityFile(NamedTuple):
    """The entities of one file; the path of entity number i in `places` starts with i."""

    path: str
    entities: tuple[Entity, ...]
    places: Places


class Source(NamedTuple):
    """A document, the places of its parts, and its sentences where they were generated."""

    path: str
    document: Document
    places: Places
    segments: Segments | None


class Loaded(NamedTuple):
    """What was read from one or several corpora.

    `faults` are those of the single files; records they leave whole stand beside them, so that the
    rules between records can be looked at in the same run. `broken` are ids that are written, but not
    read because of a fault: nobody is told that they do not exist.
    """

    files: tuple[EntityFile, ...] = ()
    sources: tuple[Source, ...] = ()
    faults: tuple[Fault, ...] = ()
    broken: frozenset[str] = frozenset()

    def records(self) -> Records:
        """All entities, documents and segments, each sorted by id."""
        entities = (entity for file in self.files for entity in file.entities)
        segments = (source.segments for source in self.sources if source.segments)
        return Records.model_construct(
            entities=tuple(sorted(entities, key=lambda entity: entity.id)),
            documents=tuple(sorted((s.document for s in self.sources), key=lambda document: document.id)),
            segments=tuple(sorted(segments, key=lambda each: each.document)),
        )


# --- reading one file, or saying why not -------------------------------------------------------------


def read_entities(path: str | Path) -> EntityFile:
    """The entities of a file that is named for their kind (`states.yaml`); raises DataError."""
    faults: list[Fault] = []
    found = _entities(str(path), faults, set())
    return _or_raise(found, faults)


def read_document(path: str | Path) -> Source:
    """The document of a `.yaml` or `.jsonl` file and the segments beside it; raises DataError."""
    faults: list[Fault] = []
    with uncollected():
        found = _source(str(path), faults, set())
    return _or_raise(found, faults)


def read_vocabulary(path: str | Path) -> Vocabulary:
    """The vocabulary of a YAML file; raises DataError.

    Read from `generated/vocabulary.json` beside it where that was made from just these bytes: the same
    data, which was found faultless when it was made, in a tenth of the time.
    """
    ahead = os.path.join(os.path.dirname(path), "generated", "vocabulary.json")
    if os.path.isfile(path) and os.path.isfile(ahead):
        with open(ahead, "rb") as generated, open(path, "rb") as source:
            told = json.loads(generated.read())
            if told["sha256"] == sha256(source.read()).hexdigest():
                return Vocabulary(told["vocabulary"], told["lexicon"])
    return parse_vocabulary(path)


def parse_vocabulary(path: str | Path) -> Vocabulary:
    """The vocabulary of a YAML file, read from the file itself and checked; raises DataError."""
    faults: list[Fault] = []
    places = Places(str(path))
    data = contents.of_yaml(places, faults)
    if not isinstance(data, dict):
        raise DataError(faults or [whole(str(path), "must be a mapping of keys to values")])
    vocabulary = Vocabulary(data)
    faults += [fault(places, Refusal(*found)) for found in vocabulary.faults()]
    return _or_raise(vocabulary, faults)


def read_corpora(folders: Sequence[str | Path]) -> Loaded:
    """All records of the corpora together; raises DataError with the faults of all files."""
    loaded = gather(folders)
    return _or_raise(loaded, list(loaded.faults))


def gather(folders: Sequence[str | Path]) -> Loaded:
    """What can be read of the corpora, with the faults of the rest; raises nothing."""
    reading = Reading(folders)
    files, sources = reading.files(), tuple(reading.documents())
    return Loaded(files, sources, tuple(sorted(set(reading.faults))), frozenset(reading.broken))


class Reading:
    """Corpora that are read a file at a time, the entities first; `faults` and `broken` grow meanwhile.

    Documents come by name, in whatever order the folders are given.
    """

    def __init__(self, folders: Sequence[str | Path]) -> None:
        self.faults: list[Fault] = []
        self.broken: set[str] = set()
        paths = [path for folder in folders_once(folders) for path in listed(folder, self.faults)]
        self._entities = [path for path in paths if os.path.basename(os.path.dirname(path)) == "entities"]
        documents = (path for path in paths if path not in self._entities)
        self._documents = sorted(documents, key=lambda path: (os.path.basename(path), path))

    def files(self) -> tuple[EntityFile, ...]:
        """The files of entities, as far as they can be read."""
        with uncollected():
            found = [_entities(path, self.faults, self.broken) for path in self._entities]
        return tuple(file for file in found if file)

    def documents(self) -> Iterator[Source]:
        """The documents that can be read, one after the other."""
        with uncollected():
            for path in self._documents:
                source = _source(path, self.faults, self.broken)
                if source:
                    yield source


def _or_raise(found: Found | None, faults: list[Fault]) -> Found:
    if faults or found is None:
        raise DataError(faults)
    return found


# --- one file ----------------------------------------------------------------------------------------


def _entities(path: str, faults: list[Fault], broken: set[str]) -> EntityFile | None:
    kind, places = kind_of(path), Places(path)
    if kind is None:
        faults.append(whole(path, UNKNOWN_FILE))
        return None
    data = contents.of_yaml(places, faults)
    if data is None:
        return None
    found = contents.record(tuple[kind, ...], data, places, faults) or ()  # type: ignore[valid-type]
    if isinstance(data, list):
        written = {each["id"] for each in data if isinstance(each, dict) and isinstance(each.get("id"), str)}
        broken |= written - {entity.id for entity in found}
    return EntityFile(path, found, places)


def _source(path: str, faults: list[Fault], broken: set[str]) -> Source | None:
    stem, _, ending = os.path.basename(path).partition(".")
    before = len(faults)
    if ending == "jsonl":
        document, places = _json_lines(path, faults)
    else:
        places = Places(path)
        data = contents.of_yaml(places, faults)
        document = None if data is None else contents.record(Document, data, places, faults)
    if document is None:
        broken.add(stem)
        return None
    if document.id != stem and len(faults) == before:
        reason = f"'{document.id}' stands in a file named {stem}.{ending}"
        faults.append(fault(places, Refusal(("id",), reason)))
    if len(faults) > before:
        broken.add(document.id)
    segments = _segments(f"{path[: -len(ending)]}segments.json", document.id, faults)
    return Source(path, document, places, segments)


def _segments(path: str, document: str, faults: list[Fault]) -> Segments | None:
    if not os.path.exists(path):
        return None
    content, places = contents.content(path, contents.LIMIT_SEGMENTS, faults), JsonPlaces(path)
    if content is None:
        return None
    try:
        found = Segments.model_validate_json(content)
        if content.count(b'":') == 3 + 4 * len(found.segments):
            return _of(found, document, places, faults)
    except ValidationError:
        pass
    before, read = len(faults), contents.of_json(content, places, faults)
    record: Segments | None = None if read is None else contents.record(Segments, read, places, faults)
    is_whole = len(faults) == before
    given = record and _of(record, document, places, faults)
    return given if is_whole else None  # of sentences cut out it would be said that they are not there


def _of(found: Segments, document: str, places: Places, faults: list[Fault]) -> Segments:
    if found.document != document:
        reason = f"'{found.document}' is not the document beside it, {document}"
        faults.append(fault(places, Refusal(("document",), reason)))
    return found


def _json_lines(path: str, faults: list[Fault]) -> tuple[Document | None, Places]:
    """The document whose head is the first line and whose passages are the lines below it."""
    places = LinePlaces(path)
    try:
        with open(path, "rb") as stream:
            at_once = _at_once(stream.read(), places)
            stream.seek(0)
            head, passages = at_once or _by_line(stream, places, faults)
    except OSError as error:
        faults.append(whole(path, f"cannot be read: {error.strerror}"))
        return None, places
    return head and head.model_copy(update={"passages": tuple(passages)}), places


def _at_once(content: bytes, places: Places) -> tuple[Document, list[Passage]] | None:
    """Head and passages; None where there may be a fault, or a blank line."""
    first, _, below = content.partition(b"\n")
    lines, troubles = below.splitlines(), list[Fault]()
    if max(map(len, lines), default=0) > LIMIT_LINE:
        return None
    head = _head(first, places, troubles) if first else None
    try:
        passages = list(map(Passage.model_validate_json, lines))
    except ValidationError:
        return None
    return (head, passages) if head and not troubles and _is_whole(below, passages) else None


def _by_line(
    stream: BinaryIO, places: Places, faults: list[Fault]
) -> tuple[Document | None, list[Passage]]:
    """What can be read of head and passages, with the faults of the rest."""
    lines = (raw for _, _, raw in raw_lines(stream))
    first = next(lines, None)
    if first is None:
        faults.append(whole(places.file, "is empty"))
        return None, []
    head = _head(first, places, faults)
    found = [_passage(raw, index, places, faults) for index, raw in enumerate(lines)]
    return head, [each for each in found if each is not None]


def _head(raw: bytes, places: Places, faults: list[Fault]) -> Document | None:
    data = contents.of_line(raw, (), places, faults)
    if isinstance(data, dict) and "passages" in data:
        reason = "the passages stand in the lines below the head"
        faults.append(fault(places, Refusal(("passages",), reason, True)))
        data = {key: value for key, value in data.items() if key != "passages"}
    return None if data is None else contents.record(Document, data, places, faults)


def _passage(raw: bytes, index: int, places: Places, faults: list[Fault]) -> Passage | None:
    if len(raw) <= LIMIT_LINE:
        try:
            passage = Passage.model_validate_json(raw)
            if _is_whole(raw, [passage]):
                return passage
        except ValidationError:
            pass
    data = contents.of_line(raw, ("passages", index), places, faults)
    if data is None:
        return None
    record: Passage | None = contents.record(Passage, data, places, faults, at=("passages", index))
    return record


_SPACED = re.compile(rb'"[ \t\r]+:')
_given = attrgetter("__pydantic_fields_set__")


def _is_whole(content: bytes, passages: list[Passage]) -> bool:
    """Whether the passages were read from as many keys as are written: none of them is repeated."""
    keys = content.count(b'":') - (content.count(b'\\":') if b"\\" in content else 0)
    is_spaced = (b'" ' in content or b"\t" in content or b"\r" in content) and _SPACED.search(content)
    return keys == _keys(passages) and not is_spaced


def _keys(passages: list[Passage]) -> int:
    """How many keys the passages were read from; less than are written where one is repeated."""
    claims = [claim for passage in passages for claim in passage.claims]
    remarks = [remark for passage in passages for remark in passage.remarks]
    amounts = [each.amount for each in (*claims, *remarks) if each.amount]
    named = (each.printed for each in (*claims, *remarks)), (passage.silence for passage in passages)
    given = map(_given, (*passages, *claims, *remarks, *amounts))
    labels = 2 * (len(remarks) + sum(claim.gloss is not None for claim in claims))
    return sum(map(len, chain(given, *named))) + labels

"""Files -> store, a document at a time: what is checked, what is made anew, and how a file is replaced.

A compiled corpus is thrown away without loss: it is written beside its place and then renamed, and made
anew when the program, or the content of a source file, is another than it was made from. Where only
documents changed that stand alone, they alone are read, and what follows from them is brought up to date.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graphkit import changes, checks, reader, sources, unfinished
from graphkit.errors import CompiledError, DataError, Fault
from graphkit.filling import Filling
from graphkit.ground import lay
from graphkit.judging import judge
from graphkit.memory import uncollected
from graphkit.progress import Progress
from graphkit.reader import Loaded, Reading, Source
from graphkit.rules import Index
from graphkit.store import Store
from graphkit.tables import Builder

if TYPE_CHECKING:
    from graphkit.model import Document, Records
    from graphkit.vocabulary import Vocabulary


def compile_corpus(folders: Sequence[str], vocabulary: str, target: str | None) -> Store:
    """The store of the corpora in the folders, united; DataError with every fault there is.

    `target` is the file to write; None, or a place that cannot be written, keeps it in memory.
    Two processes may write the same file at once: each writes its own and the last rename stays.
    What the files hold is looked at before they are read: a file that is changed meanwhile is compiled
    anew the next time.
    """
    keys = sources.keys(folders, vocabulary, target)
    if target is not None and changes.is_possible(target, keys):
        try:
            return _written(target, lambda path: changes.bring_up_to_date(target, path, keys))
        except changes.NotAlone:
            pass
    return _written(target, lambda path: _compile(folders, vocabulary, path, keys))


def build(
    records: Records, vocabulary: Vocabulary, path: str = ":memory:", keys: Iterable[tuple[Any, ...]] = ()
) -> Store:
    """The finished store of records that were checked before, in the file or in memory."""
    store = _begun(path, keys)
    lay(store, records.entities, vocabulary)
    builder, segments = Builder(store), {each.document: each for each in records.segments}
    for document in _roots_first(records.documents):
        builder.add(document, segments.get(document.id))
    return _finished(store, builder)


def _compile(folders: Sequence[str], vocabulary: str, path: str, keys: Sequence[tuple[Any, ...]]) -> Store:
    """The finished store of the files, a document at a time; those that refer to others come last."""
    words, reading = reader.read_vocabulary(vocabulary), Reading(folders)
    loaded = Loaded(reading.files())
    index = Index(loaded, words)
    index.broken = reading.broken
    store = _begun(path, keys)
    filling = _Compilation(store, index, words, loaded, reading.faults)
    sizes = {os.fsdecode(key[0]): key[1] for key in keys}
    with uncollected(), Progress("compiling", sum(sizes.values())) as progress:
        for source in reading.documents():
            filling.take(source)
            progress.step(sizes.get(os.path.abspath(source.path), 0))
        return filling.finished()


class _Compilation:
    """A store that documents are added to as they come; nothing more is written once there is a fault."""

    def __init__(
        self, store: Filling, index: Index, words: Vocabulary, loaded: Loaded, faults: list[Fault]
    ) -> None:
        self.store, self.index, self.loaded, self.faults = store, index, loaded, faults
        self.heads: list[Source] = []
        self.later: list[Source] = []
        self.seen: set[str] = set()
        self.faults += checks.check_entities(loaded, index) | checks.check_whole(loaded)
        self.builder: Builder | None = None
        if not self.faults:
            entities = sorted((e for file in loaded.files for e in file.entities), key=lambda e: e.id)
            lay(store, entities, words)
            self.builder = Builder(store)

    def take(self, source: Source) -> None:
        """Check a document and add it, or keep it until those it may refer to are known."""
        document = source.document
        self.index.add(document)
        self.heads.append(
            source._replace(document=document.model_copy(update={"passages": ()}), segments=None)
        )
        if changes.refers_elsewhere(document):
            self.later.append(source)
        else:
            self._add(source)

    def _add(self, source: Source) -> None:
        self.faults += checks.check_source(source, self.index, checks.GRAVE)
        if self.builder and not self.faults and source.document.id not in self.seen:
            self.builder.add(source.document, source.segments)
        self.seen.add(source.document.id)

    def finished(self) -> Store:
        """The finished store; DataError with every fault that was met."""
        self.faults += checks.check_whole(self.loaded._replace(sources=tuple(self.heads)))
        by_id = {source.document.id: source for source in self.later}
        for document in _roots_first(source.document for source in self.later) if not self.faults else ():
            self._add(by_id[document.id])
        if self.faults or self.builder is None:
            for source in self.later:
                self.faults += checks.check_source(source, self.index, checks.GRAVE)
            raise DataError(sorted({fault for fault in self.faults if fault.level == "error"}))
        return _finished(self.store, self.builder)


def _roots_first(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents, each behind the one it is a translation of."""
    known = {document.id: document for document in documents}
    above = {name: document.translation_of for name, document in known.items()}
    return iter(sorted(known.values(), key=lambda each: (_depth(each.id, above), each.id)))


def _depth(name: str, above: dict[str, str | None]) -> int:
    depth = 0
    while (up := above.get(name)) is not None:
        depth, name = depth + 1, up
    return depth


def _begun(path: str, keys: Iterable[tuple[Any, ...]]) -> Filling:
    store = Filling.create(path)
    store.insert("meta", [("version", sources.VERSION)])
    store.insert("source", keys)
    return store


def _finished(store: Filling, builder: Builder) -> Filling:
    builder.join()
    store.index()
    builder.refer()
    judge(store)
    store.finish()
    return store


def _written(target: str | None, make: Callable[[str], Store]) -> Store:
    if target is None:
        return make(":memory:")
    try:
        os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
        beside = unfinished.begin(target)
    except OSError:
        return make(":memory:")
    try:
        make(beside).close()
        os.replace(beside, target)
        return Store.open(target)
    except (OSError, CompiledError):
        return make(":memory:")
    finally:
        if os.path.exists(beside):
            os.unlink(beside)

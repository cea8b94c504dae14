"""A compiled corpus brought up to date with the documents that changed, where these stand alone.

A document stands alone where no other refers to it, and it to no other: then nothing follows from its
change but the standing of what it and others speak of. In all other cases everything is compiled anew.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import chain
from typing import Any

from graphkit import checks, reader
from graphkit.errors import CompiledError, DataError
from graphkit.filling import Filling, Parts
from graphkit.ground import Ground
from graphkit.judging import judge
from graphkit.memory import uncollected
from graphkit.model import Document
from graphkit.reader import Loaded, Source
from graphkit.rules import Index
from graphkit.sources import VERSION
from graphkit.store import Store
from graphkit.tables import Builder

MOST = 0.25  # of the documents; when more of them changed, it is quicker to compile anew
Keys = Sequence[tuple[Any, ...]]


class NotAlone(Exception):
    """What changed cannot be brought up to date by itself; the faults of a change are told that way, too."""


def refers_elsewhere(document: Document) -> bool:
    """Whether a document refers to another one: translates it, or names a claim of it."""
    if document.translation_of is not None:
        return True
    claims = (claim.in_return_for for passage in document.passages for claim in passage.claims)
    remarks = (remark.about for passage in document.passages for remark in passage.remarks)
    return any("/" in name for names in filter(None, chain(claims, remarks)) for name in names)


def is_possible(target: str, keys: Keys) -> bool:
    """Whether the file is ours, of this version, and but a few documents differ from what it was made of."""
    try:
        store = Store.open(target)
    except CompiledError:
        return False
    try:
        changed = _changed(store, keys)
        documents = [key for key in keys if _is_document(key[0])]
        return (
            store.meta("version") == VERSION
            and all(_is_document(path) for path in changed)
            and 0 < len(changed) <= max(1, MOST * len(documents))
        )
    finally:
        store.close()


def _is_document(path: bytes) -> bool:
    return os.path.basename(os.path.dirname(path)) == b"documents"


def _changed(store: Store, keys: Keys) -> set[bytes]:
    """The paths of the files that are new, gone, or hold something else."""
    made = {row[0]: row[3] for row in store.sources()}
    now = {key[0]: key[3] for key in keys}
    return {path for path in {*made, *now} if made.get(path) != now.get(path)}


def bring_up_to_date(compiled: str, path: str, keys: Keys) -> Store:
    """The finished store in the file `path`: that of `compiled` with the changed documents read again."""
    store = Filling.copy(compiled, path)
    try:
        with uncollected():
            _replace(store, _changed(store, keys), keys)
    except NotAlone:
        store.close()
        raise
    store.finish()
    return store


def _replace(store: Filling, changed: set[bytes], keys: Keys) -> None:
    stems = {os.fsdecode(os.path.basename(path)).partition(".")[0] for path in changed}
    paths = [os.fsdecode(key[0]) for key in keys if _is_document(key[0])]
    read = [_read(path) for path in sorted(paths) if _stem(path) in stems and not path.endswith(".json")]
    touched, denied = _drop(store, stems)
    _check(store, read)
    builder = Builder(store, is_change=True)
    for source in read:
        builder.add(source.document, source.segments)
    builder.join()
    touched |= builder.propositions.touched
    store.forget(touched)
    store.sources_are(keys)
    judge(store, touched, denied | builder.propositions.denied)


def _stem(path: str) -> str:
    return os.path.basename(path).partition(".")[0]


def _read(path: str) -> Source:
    """The document of a file; NotAlone where it has faults or refers to others."""
    try:
        source = reader.read_document(path)
    except DataError as error:
        raise NotAlone from error
    if refers_elsewhere(source.document):
        raise NotAlone
    return source


def _drop(store: Filling, names: set[str]) -> tuple[dict[int, Parts], set[int]]:
    """Take the documents out; returns the propositions they were about, and those they negated."""
    numbers = {row[1]: row[0] for row in store.document_rows() if row[1] in names}
    if not all(map(store.is_alone, numbers.values())):
        raise NotAlone
    about: dict[int, bool] = {}
    for name, number in numbers.items():
        for proposition, negated in store.drop(number, name).items():
            about[proposition] = negated or about.get(proposition, False)
    touched = {row[0]: row[1:] for row in store.parts_of(about)}
    return touched, {number for number, negated in about.items() if negated}


def _check(store: Filling, read: Sequence[Source]) -> None:
    """NotAlone where the documents break a rule, which is then told with its place."""
    ground = Ground(store)
    index = Index(Loaded(), ground.vocabulary)
    index.kinds = {name: kind for name, kind in ground.kinds.items() if kind}
    index.claims = {row[1]: frozenset() for row in store.document_rows()}
    for source in read:
        if source.document.id in index.claims:
            raise NotAlone
        index.add(source.document)
    if any(checks.check_source(source, index, checks.GRAVE) for source in read):
        raise NotAlone

"""Records -> store: numbers for names, derived words, closures, the lexicon.

A compiled corpus is thrown away without loss: it is written beside its place and then renamed, and
made anew when the program, or the content of a source file, is another than it was made from.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from graphkit import checks, reader, sources
from graphkit.errors import CompiledError, DataError
from graphkit.store import Store
from graphkit.tables import Builder

if TYPE_CHECKING:
    from graphkit.model import Records
    from graphkit.vocabulary import Vocabulary


def compile_corpus(folders: Sequence[str], vocabulary: str, target: str | None) -> Store:
    """The store of the corpora in the folders, united; DataError with every fault there is.

    `target` is the file to write; None, or a place that cannot be written, keeps it in memory.
    Two processes may write the same file at once: each writes its own and the last rename stays.
    What the files hold is looked at before they are read: a file that is changed meanwhile is compiled
    anew the next time.
    """
    keys = [(*key, sources.sha256(key[0])) for key in sources.sources(folders, vocabulary)]
    words = reader.read_vocabulary(vocabulary)
    loaded = reader.gather(folders)
    faults = checks.check(loaded, words).errors
    if faults:
        raise DataError(faults)
    return _written(target, lambda path: build(loaded.records(), words, path, keys))


def build(
    records: Records, vocabulary: Vocabulary, path: str = ":memory:", keys: Iterable[tuple[Any, ...]] = ()
) -> Store:
    """The finished store of records that were checked before, in the file or in memory."""
    store = Store.create(path)
    store.insert("meta", [("version", sources.VERSION)])
    store.insert("source", keys)
    Builder(store, records, vocabulary).fill()
    store.finish()
    return store


def _written(target: str | None, make: Callable[[str], Store]) -> Store:
    if target is None:
        return make(":memory:")
    try:
        os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=os.path.dirname(target) or ".", suffix=".part")
        os.close(handle)
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

"""The files a compiled corpus is made from, and whether it still fits them."""

from __future__ import annotations

import os
from collections.abc import Sequence

from graphkit import __version__
from graphkit.errors import CompiledError
from graphkit.store import Store

VERSION = f"{__version__}/2"
"""The version of what compiling derives; another version makes compiled files anew."""

Key = tuple[bytes, int, int]
"""A source file as it was seen: path (in bytes: it need not be text), size, mtime in nanoseconds."""


def sources(folders: Sequence[str], vocabulary: str) -> list[Key]:
    """Every file that a compiled corpus of these folders is made from, sorted by path.

    Paths are absolute, so that it does not matter from where, and how often, a folder is named.
    """
    paths = {os.fsencode(os.path.abspath(vocabulary))}
    for folder in map(os.path.abspath, folders):
        for part, endings in ((b"entities", (b".yaml",)), (b"documents", (b".yaml", b".jsonl", b".json"))):
            inner = os.path.join(os.fsencode(folder), part)
            if os.path.isdir(inner):
                paths |= {entry.path for entry in os.scandir(inner) if entry.name.endswith(endings)}
    return sorted((path, (stat := os.stat(path)).st_size, stat.st_mtime_ns) for path in paths)


def is_fresh(store: Store, seen: Sequence[Key]) -> bool:
    """Whether the store was made by this program from these files with the content they have now.

    Size and time decide where they agree; where only times differ, the content does.
    """
    if store.meta("version") != VERSION:
        return False
    made = store.sources()
    if [row[0] for row in made] != [key[0] for key in seen]:
        return False
    return all(
        row[1] == key[1] and (row[2] == key[2] or row[3] == sha256(key[0]))
        for row, key in zip(made, seen, strict=True)
    )


def keys(folders: Sequence[str], vocabulary: str, compiled: str | None) -> list[tuple[bytes, int, int, str]]:
    """The files with the SHA-256 of each, taken from the compiled file where size and time are as there."""
    known: dict[Key, str] = {}
    try:
        store = Store.open(compiled or "")
        known = {row[:3]: row[3] for row in store.sources()}
        store.close()
    except CompiledError:
        pass
    return [(*key, known.get(key) or sha256(key[0])) for key in sources(folders, vocabulary)]


def sha256(path: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    import hashlib

    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""Where things lie: the packaged data, the corpora that were named, their compiled file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from zlib import crc32

from graphkit.errors import Fault, UsageError

SHIPPED = "shipped"
HERE = os.path.dirname(os.path.abspath(__file__))


def packaged(name: str) -> str:
    """The folder `data` or `schema` that came with this package, or stands beside it in a checkout."""
    inside = os.path.join(HERE, name)
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(HERE), name)


def corpus_folders(*names: str) -> list[str]:
    """The folders that `load` reads for these names; UsageError for a folder that holds no corpus."""
    return [_folder(name) for name in names or _default_folders()]


def hint(faults: Sequence[Fault], named: Sequence[str]) -> str:
    """What may mend the faults at once, a line each.

    The shipped corpus, where its entities are used without it; how to go on where sentences are open.
    """
    found, both = [], f"--corpus {SHIPPED} --corpus DIR"
    if SHIPPED not in named and any("there is no entity" in fault.reason for fault in faults):
        found.append(f"if these entities are of the shipped corpus, name both: {both}")
    files = [fault.file for fault in faults if fault.code == "open"]
    for file in dict.fromkeys(files):
        document, many = os.path.basename(file).partition(".")[0], files.count(file)
        count = f"{many} sentences are open" if many > 1 else "a sentence is open"
        found.append(f"{document}: {count}; graphkit code next {document} --text DIR shows what is")
    if files:
        found.append(f"until then the other corpora answer without it: --corpus {SHIPPED}")
    return "\n".join(found)


def vocabulary_file() -> str:
    """The file that names the relations."""
    return os.path.join(packaged("schema"), "vocabulary.yaml")


def _folder(name: str) -> str:
    """The corpus folder of a name: the packaged one, the folder itself, or its `data`."""
    if name == SHIPPED:
        return packaged("data")
    for folder in (name, name and os.path.join(name, "data")):
        if _holds_corpus(folder):
            return folder
    if not os.path.isdir(name):
        raise UsageError(f"there is no folder {name!r}")
    raise UsageError(f"the folder {name!r} holds no corpus: neither documents/ nor entities/ is in it")


def _holds_corpus(folder: str) -> bool:
    parts = ("documents", "entities")
    return folder != "" and any(os.path.isdir(os.path.join(folder, part)) for part in parts)


def _default_folders() -> list[str]:
    named = [name for name in os.environ.get("GRAPHKIT_CORPUS", "").split(os.pathsep) if name]
    if named:
        return named
    here = os.getcwd()
    return [here if any(map(_holds_corpus, (here, os.path.join(here, "data")))) else SHIPPED]


def cache_file(folders: Sequence[str]) -> str:
    """Where the compiled corpus of these folders lies: the user's cache folder, by their paths.

    Should two folders get one name, each is compiled anew in turn: a file tells what it was made from.
    """
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    key = crc32("\0".join(map(os.path.abspath, folders)).encode("utf-8", "surrogateescape"))
    return os.path.join(base, "graphkit", f"{key:08x}.sqlite")

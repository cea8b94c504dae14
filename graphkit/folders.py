"""Which files of a folder make a corpus: entities by kind, documents, and the sentences of each."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.errors import Fault
from graphkit.model import ENTITY_FILES, Entity
from graphkit.places import whole

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN_FILE = f"unknown file; known are {', '.join(f'{name}.yaml' for name in ENTITY_FILES)}"


def folders_once(folders: Sequence[str | Path]) -> list[str]:
    """The folders without those that are named again."""
    first: dict[str, str] = {}
    for folder in map(str, folders):
        first.setdefault(os.path.realpath(folder), folder)
    return list(first.values())


def listed(folder: str, faults: list[Fault]) -> list[str]:
    """The files to read of a corpus folder, sorted; what does not belong there is a fault."""
    parts = [part for part in ("entities", "documents") if os.path.isdir(os.path.join(folder, part))]
    if not os.path.isdir(folder):
        faults.append(whole(folder, "is no folder" if os.path.exists(folder) else "there is no such folder"))
    elif not parts:
        faults.append(whole(folder, "holds no corpus: neither entities/ nor documents/ stands in it"))
    root, found = os.path.join(os.path.realpath(folder), ""), []
    for part in parts:
        paths = [entry.path for entry in os.scandir(os.path.join(folder, part)) if entry.name[0] != "."]
        for path in sorted(paths):
            reason = _unwelcome(path, part, root, paths)
            if reason:
                faults.append(whole(path, reason))
            elif not path.endswith(".segments.json"):
                found.append(path)
    return found


def _unwelcome(path: str, part: str, root: str, beside: list[str]) -> str | None:
    """Why a file is not read, if so."""
    real, name = os.path.realpath(path), os.path.basename(path)
    if not real.startswith(root):
        return f"leads out of the corpus folder, to {real}"
    if not os.path.isfile(real):
        return "is no file"
    if part == "entities":
        return None if kind_of(path) else UNKNOWN_FILE
    stem, _, ending = path.rpartition("/")[2].partition(".")
    front = path[: -len(ending)]
    if ending == "segments.json":
        stands = {front + "yaml", front + "jsonl"} & set(beside)
        return None if stands else f"there is no document {stem} beside it"
    if ending not in ("yaml", "jsonl"):
        return f"unknown file {name}; known are <id>.yaml, <id>.jsonl and <id>.segments.json"
    if ending == "jsonl" and front + "yaml" in beside:
        return f"the document {stem} stands in {stem}.yaml too"
    return None


def kind_of(path: str) -> type[Entity] | None:
    """The kind of the entities in a file, by its name; None where it has none."""
    stem, ending = os.path.splitext(os.path.basename(path))
    return ENTITY_FILES.get(stem) if ending == ".yaml" else None

"""What no single file can break: ids that are defined once in all corpora together, and circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from graphkit.model import Document, Entity
from graphkit.places import Places
from graphkit.plain import Path
from graphkit.reader import Loaded


class _Defined(NamedTuple):
    """An id where it is defined."""

    name: str
    record: Entity | Document
    places: Places
    path: Path


def _defined(loaded: Loaded) -> Iterator[_Defined]:
    for file in loaded.files:
        for number, entity in enumerate(file.entities):
            yield _Defined(entity.id, entity, file.places, (number,))


def _documents(loaded: Loaded) -> Iterator[_Defined]:
    for source in loaded.sources:
        yield _Defined(source.document.id, source.document, source.places, ())


def defined_twice(loaded: Loaded) -> Iterator[tuple[Places, Path, str]]:
    for all_defined in (_defined(loaded), _documents(loaded)):
        first: dict[str, _Defined] = {}
        for each in all_defined:
            if each.name in first:
                before = first[each.name]
                line, column = before.places.at(*before.path, "id")
                reason = f"'{each.name}' is defined already, in {before.places.file}:{line}:{column}"
                yield each.places, (*each.path, "id"), reason
            first.setdefault(each.name, each)


def cycles(loaded: Loaded) -> Iterator[tuple[Places, Path, str]]:
    for name in ("broader", "part_of", "members"):
        yield from _cycles_of(name, list(_defined(loaded)))
    yield from _cycles_of("translation_of", list(_documents(loaded)))


def _cycles_of(name: str, all_defined: list[_Defined]) -> Iterator[tuple[Places, Path, str]]:
    """Each cycle once, at the smallest of its ids."""
    ties = {each.name: _above(each.record, name) for each in all_defined}
    where = {each.name: each for each in all_defined}
    for ring in _rings(ties):
        start = where[ring[0]]
        yield start.places, (*start.path, name), f"goes round in a circle: {' > '.join([*ring, ring[0]])}"


def _above(record: Entity | Document, name: str) -> tuple[str, ...]:
    value = record.__dict__.get(name) or ()
    return (value,) if isinstance(value, str) else value


def _rings(ties: Mapping[str, tuple[str, ...]]) -> list[list[str]]:
    """The cycles that a walk through the ties meets, each from its smallest name."""
    done: set[str] = set()
    rings: dict[tuple[str, ...], None] = {}
    for start in sorted(ties):
        path: list[str] = []
        stack = [iter((start,))]
        while stack:
            name = next(stack[-1], None)
            if name is None:
                stack.pop()
                done.update(path[-1:])
                del path[-1:]
            elif name in path:
                ring = path[path.index(name) :]
                least = ring.index(min(ring))
                rings[tuple(ring[least:] + ring[:least])] = None
            elif name in ties and name not in done:
                path.append(name)
                stack.append(iter(ties[name]))
    return [list(ring) for ring in rings]

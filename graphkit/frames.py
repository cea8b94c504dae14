"""Sentence patterns: `{slot}` is filled, `[a {slot} b|c]` is written only where its slots can be, else c.

A group whose only slot is an unnamed party is left out as well. Groups may stand in groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple


class _Group(NamedTuple):
    filled: tuple[str | _Group, ...]
    otherwise: tuple[str | _Group, ...]


Tree = tuple[str | _Group, ...]
Value = Callable[[str], str]


def fill(pattern: str, value: Value, left_out: Callable[[str], bool] = lambda slot: False) -> str:
    """The pattern with the value of every slot; "" counts as nothing, and so does what is `left_out` alone.

    >>> fill("{a}[ with {b}|, bare]", {"a": "one", "b": ""}.__getitem__)
    'one, bare'
    """
    return _fill(_parsed(pattern), value, left_out)


def slots(pattern: str) -> tuple[str, ...]:
    """The names of the slots in order."""
    return tuple(after.partition("}")[0] for after in pattern.split("{")[1:])


def _fill(tree: Tree, value: Value, left_out: Callable[[str], bool]) -> str:
    return "".join(_one(part, value, left_out) for part in tree)


def _one(part: str | _Group, value: Value, left_out: Callable[[str], bool]) -> str:
    if isinstance(part, str):
        return value(part[1:-1]) if part.startswith("{") else part
    names = [each[1:-1] for each in part.filled if isinstance(each, str) and each.startswith("{")]
    missing = any(not value(name) for name in names) or (len(names) == 1 and left_out(names[0]))
    return _fill(part.otherwise if missing else part.filled, value, left_out)


@lru_cache(maxsize=1024)
def _parsed(pattern: str) -> Tree:
    return _sequence(iter(_parts(pattern)), "")[0]


def _parts(pattern: str) -> list[str]:
    """The pattern cut into slots, marks of groups and what stands between (`re` would compile for longer)."""
    for mark, cut in (("[", "\0[\0"), ("]", "\0]\0"), ("|", "\0|\0"), ("{", "\0{"), ("}", "}\0")):
        pattern = pattern.replace(mark, cut)
    return [part for part in pattern.split("\0") if part]


def _sequence(parts: Iterator[str], end: str) -> tuple[Tree, str]:
    """The parts up to the end of a group or its bar, and which of the two it was."""
    found: list[str | _Group] = []
    for part in parts:
        if part == "[":
            filled, stop = _sequence(parts, "]")
            otherwise = _sequence(parts, "]")[0] if stop == "|" else ()
            found.append(_Group(filled, otherwise))
        elif part in ("]", "|") and end:
            return tuple(found), part
        else:
            found.append(part)
    return tuple(found), ""

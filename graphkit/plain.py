"""YAML and JSON text to plain data (dict, list, str), and the line and column of every part of it.

The quick road builds data from parser events and says only that something is odd; the slow one reads
the text again and says what and where. Tags, anchors, aliases, repeated keys and a second document in
a file are refused, and every YAML scalar is a string.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any, NamedTuple

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

try:
    from yaml.cyaml import CSafeLoader as _Parser
except ImportError:  # PyYAML was built without libyaml: slower, the same events
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

Path = tuple[str | int, ...]
DEPTH = 40


class Odd(Exception):
    """Something the quick road does not take."""


class Trouble(NamedTuple):
    """Why a text is not plain data, and where."""

    line: int
    column: int
    path: Path
    reason: str


class Placed(NamedTuple):
    """What could be read, where its values and its keys stand, and what could not be read."""

    data: Any
    values: dict[Path, tuple[int, int]]
    keys: dict[Path, tuple[int, int]]
    troubles: list[Trouble]


def decode(content: bytes) -> str:
    """The text of UTF-8 bytes without a byte order mark; raises UnicodeDecodeError."""
    return content.decode("utf-8-sig")


# --- the quick road ----------------------------------------------------------------------------------


def from_yaml(content: bytes) -> Any:
    """The plain data of a YAML text in UTF-8; raises Odd, UnicodeDecodeError or YAMLError."""
    text = decode(content)
    parser = _Parser(text)
    try:
        take = parser.get_event
        take()
        if type(take()) is StreamEndEvent:
            raise Odd
        data = _node(take, take(), DEPTH)
        if type(take()) is not DocumentEndEvent or type(take()) is not StreamEndEvent:
            raise Odd
    finally:
        parser.dispose()
    return data


def _node(take: Callable[[], Any], event: Any, depth: int) -> Any:
    kind = type(event)
    if kind is AliasEvent or not depth or event.anchor is not None or event.tag is not None:
        raise Odd
    if kind is ScalarEvent:
        return event.value
    return _mapping(take, depth - 1) if kind is MappingStartEvent else _sequence(take, depth - 1)


def _mapping(take: Callable[[], Any], depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while True:
        key = take()
        if type(key) is not ScalarEvent:
            if type(key) is MappingEndEvent:
                return found
            raise Odd
        name = key.value
        if name in found or key.anchor is not None or key.tag is not None:
            raise Odd
        event = take()
        if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
            found[name] = event.value
        else:
            found[name] = _node(take, event, depth)


def _sequence(take: Callable[[], Any], depth: int) -> list[Any]:
    found: list[Any] = []
    while True:
        event = take()
        if type(event) is SequenceEndEvent:
            return found
        found.append(_node(take, event, depth))


# --- the slow road: with places ----------------------------------------------------------------------

_HINTS = {
    "mapping values are not allowed in this context": "a text with a colon in it needs quotation marks",
    "found character that cannot start any token": "a text that begins so needs quotation marks",
    "found a tab character": "tabs cannot be used to indent",
    "control characters are not allowed": "control characters cannot stand in YAML",
}


class _Stop(Exception):
    """Reading cannot go on after this."""


class _Slow:
    """Reads one YAML text to its end or to the first place where it is no YAML."""

    def __init__(self, text: str) -> None:
        self.text, self.data = text, None
        self.values: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.troubles: list[Trouble] = []
        try:
            self.read()
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            self.broken(place, error.problem or error.context or "")
        except YAMLError as error:
            place = _line_column(text, getattr(error, "position", 0))
            self.broken(place, getattr(error, "reason", "") or str(error))
        except _Stop:
            pass

    def broken(self, place: tuple[int, int], problem: str) -> None:
        hint = next((words for start, words in _HINTS.items() if problem.startswith(start)), "")
        self.troubles.append(Trouble(*place, (), f"broken YAML: {problem}{'; ' + hint if hint else ''}"))
        self.data = None

    def read(self) -> None:
        parser = _Parser(self.text)
        self.take = parser.get_event
        self.take()
        if type(self.take()) is StreamEndEvent:
            self.troubles.append(Trouble(0, 0, (), "is empty"))
            return
        self.data = self.node(self.take(), ())
        self.take()
        extra = self.take()
        if type(extra) is not StreamEndEvent:
            self.trouble(extra, (), "holds a second document; write one to a file")

    def trouble(self, event: Any, path: Path, reason: str) -> None:
        self.troubles.append(Trouble(*_place(event), path, reason))

    def node(self, event: Any, path: Path) -> Any:
        self.values[path] = _place(event)
        if event.anchor is not None:
            sign, word = ("*", "alias") if type(event) is AliasEvent else ("&", "anchor")
            self.trouble(event, path, f"the {word} {sign}{event.anchor} is not allowed; write the value out")
        if type(event) is AliasEvent:
            return None
        if event.tag is not None:
            self.trouble(event, path, f"the tag {event.tag} is not allowed; every value is read as text")
        if type(event) is ScalarEvent:
            return event.value
        if len(path) >= DEPTH:
            self.trouble(event, path, f"is nested deeper than {DEPTH} levels")
            raise _Stop
        return self.mapping(path) if type(event) is MappingStartEvent else self.sequence(path)

    def mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(key := self.take()) is not MappingEndEvent:
            below = (*path, getattr(key, "value", "?"))
            kept = self.keys.get(below)
            name = self.node(key, below)
            if not isinstance(name, str):
                self.trouble(key, path, "a key must be a plain word")
                self.node(self.take(), below)
                continue
            if kept:
                self.trouble(key, below, f"the key '{name}' stands here twice, first in line {kept[0]}")
                self.aside(below)
                continue
            self.keys[below] = _place(key)
            found[name] = self.node(self.take(), below)
        return found

    def aside(self, path: Path) -> None:
        """Read a value that is not kept, without losing the places of the first one."""
        values, keys = self.values, self.keys
        self.values, self.keys = {}, {}
        self.node(self.take(), path)
        self.values, self.keys = values, keys

    def sequence(self, path: Path) -> list[Any]:
        found: list[Any] = []
        while type(event := self.take()) is not SequenceEndEvent:
            found.append(self.node(event, (*path, len(found))))
        return found


def yaml_with_places(text: str) -> Placed:
    """What a YAML text holds, with every place and every trouble."""
    slow = _Slow(text)
    return Placed(slow.data, slow.values, slow.keys, slow.troubles)


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _line_column(text: str, position: int) -> tuple[int, int]:
    """Line and column of a position that libyaml gives in bytes."""
    before = text.encode("utf-8", "surrogatepass")[:position].decode("utf-8", "ignore")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


# --- JSON --------------------------------------------------------------------------------------------


def from_json(text: str) -> Any:
    """The data of a JSON text; raises Odd for a repeated key or deep nesting, or ValueError."""
    opened = text.count("[") + text.count("{")
    if opened > DEPTH and nests_deeper(text.encode("utf-8", "surrogatepass"), DEPTH):
        raise Odd
    return _JSON.decode(text)


def nests_deeper(content: Any, most: int) -> bool:
    """Whether the brackets of JSON (bytes, or a file in memory) stand more than so many in one another."""
    depth = 0
    for found in re.finditer(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', content, re.DOTALL):
        mark = found[0]
        depth += (mark in (b"[", b"{")) - (mark in (b"]", b"}"))
        if depth > most:
            return True
    return False


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Odd
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")


_JSON = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)
_LENIENT = json.JSONDecoder(parse_constant=_no_number)


def json_with_places(text: str) -> Placed:
    """What a JSON text holds, with every place and every trouble."""
    placed = Placed(None, {}, {}, [])
    if nests_deeper(text.encode("utf-8", "surrogatepass"), DEPTH):
        placed.troubles.append(Trouble(1, 1, (), f"is nested deeper than {DEPTH} levels"))
        return placed
    try:
        _LENIENT.decode(text)
        walk = _Json(text)
        data, _ = walk.value(0, ())
    except json.JSONDecodeError as error:
        placed.troubles.append(Trouble(error.lineno, error.colno, (), f"is not JSON: {_lower(error.msg)}"))
    except ValueError as error:
        placed.troubles.append(Trouble(1, 1, (), f"is not JSON: {error}"))
    else:
        return walk.placed._replace(data=data)
    return placed


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


class _Json:
    """Walks a text that is known to be JSON, for its places and its repeated keys."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.placed = Placed(None, {}, {}, [])

    def place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def value(self, at: int, path: Path) -> tuple[Any, int]:
        """The value that starts at or after a position, and where it ends."""
        at = self.skip(at)
        self.placed.values.setdefault(path, self.place(at))
        if len(path) > DEPTH:
            raise RecursionError
        if self.text[at] == "{":
            return self.mapping(at, path)
        return self.sequence(at, path) if self.text[at] == "[" else _LENIENT.raw_decode(self.text, at)

    def mapping(self, at: int, path: Path) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}
        while self.text[at] != "}" and self.text[key := self.skip(at + 1)] != "}":
            name, at = _LENIENT.raw_decode(self.text, key)
            below = (*path, name)
            first = self.placed.keys.setdefault(below, self.place(key))
            if name in found:
                reason = f"the key '{name}' stands here twice, first in line {first[0]}"
                self.placed.troubles.append(Trouble(*self.place(key), below, reason))
            value, at = self.value(self.skip(at) + 1, below)
            found.setdefault(name, value)
            at = self.skip(at)
        return found, self.text.index("}", at) + 1

    def sequence(self, at: int, path: Path) -> tuple[list[Any], int]:
        found: list[Any] = []
        while self.text[at] != "]" and self.text[self.skip(at + 1)] != "]":
            value, at = self.value(at + 1, (*path, len(found)))
            found.append(value)
            at = self.skip(at)
        return found, self.text.index("]", at) + 1

    def skip(self, at: int) -> int:
        while self.text[at] in " \t\n\r":
            at += 1
        return at

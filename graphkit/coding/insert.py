"""Statements into a document file, in place: lines are put between lines, and nothing else is touched.

Comments, order, quoting and line ends stay as they were. The new text is read again before it is written:
it must hold all that was there and what was to be added, and nothing besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from graphkit import plain, writer
from graphkit.errors import UsageError
from graphkit.model import Passage

_LINE = re.compile("[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029])|[^\r\n\x85\u2028\u2029]+\\Z")
_KEYS = ("at", "speaker", "silence", "claims", "remarks", "skip")
Data = dict[str, Any]


def inserted(text: str, additions: Iterable[Passage]) -> str:
    """The text of a document with the additions in it; UsageError where they cannot be put there.

    An addition to a passage that is there gives what is new of it: statements, a speaker or a reason to
    skip it where it has none.
    """
    for addition in additions:
        before = read(text)
        text = _with(text, addition)
        _compare(before, read(text), addition)
    return text


def read(text: str) -> Any:
    """The plain data of a YAML text; UsageError where it is broken."""
    placed = plain.yaml_with_places(text)
    for trouble in placed.troubles:
        raise UsageError(f"the file is broken YAML in line {trouble.line}: mend it first (graphkit check)")
    return placed.data


def write(path: str, before: bytes, additions: Sequence[Passage]) -> str:
    """The path, after the additions stand in the file that held these bytes before."""
    mark = "\ufeff" if before.startswith(b"\xef\xbb\xbf") else ""
    return writer.replace(path, mark + inserted(plain.decode(before), additions), before)


def _with(text: str, addition: Passage) -> str:
    """The text with the addition; a key at a time, since each moves what stands below it."""
    number = _Text(text).number(addition.at)
    if number is None:
        return _Text(text).with_passage(addition)
    for key, value in writer.as_plain(addition).items():
        if key != "at":
            text = _Text(text).with_key(number, key, value)
    return text


class _Text:
    """The lines of a document file, and where the parts of its passages stand."""

    def __init__(self, text: str) -> None:
        placed = plain.yaml_with_places(text)
        if not isinstance(placed.data, dict):
            raise UsageError("the file holds no document")
        self.lines = _LINE.findall(text)
        self.values, self.keys = placed.values, placed.keys
        self.passages: list[Data] = placed.data.get("passages") or []
        self.has_key = "passages" in placed.data
        self.end = "\r\n" if "\r\n" in text else "\n"
        self.starts = sorted({*self.values.values(), *self.keys.values()})

    def with_passage(self, addition: Passage) -> str:
        """The text with one more passage."""
        self._add(addition, writer.as_plain(addition))
        return "".join(self.lines)

    def number(self, at: str) -> int | None:
        """Which passage stands for the sentence."""
        return next((n for n, each in enumerate(self.passages) if each.get("at") == at), None)

    def with_key(self, number: int, key: str, value: Any) -> str:
        """The text with more in one passage."""
        self._extend(number, self.passages[number], key, value)
        return "".join(self.lines)

    # a new passage

    def _add(self, addition: Passage, found: Data) -> None:
        lines = list(writer.passage_lines(found))
        later = next(
            (n for n, each in enumerate(self.passages) if _numbers(each["at"]) > _numbers(addition.at)), None
        )
        if not self.passages:
            self._begin(lines)
        elif later is None:
            number = len(self.passages) - 1
            self._put(self._last_line(("passages", number)), self._shifted(lines, number))
        else:
            self._put(self.values["passages", later][0] - 1, self._shifted(lines, later))

    def _begin(self, lines: list[str]) -> None:
        """The first passage of a document."""
        if not self.has_key:
            self._put(len(self.lines), ["", "passages:", *lines])
            return
        at = self.keys["passages",][0]
        line = self.lines[at - 1]
        if not re.match(r"passages:\s*(\[\s*\])?\s*(#.*)?$", line.rstrip()):
            raise UsageError("the empty list of passages is written over several lines; write: passages: []")
        self.lines[at - 1] = re.sub(r"\[\s*\]", "", line, count=1).replace("passages: ", "passages:", 1)
        self._put(at, lines)

    def _shifted(self, lines: list[str], number: int) -> list[str]:
        """The lines indented as the passage of that number is; its dash is where the list begins."""
        line, column = self.values["passages", number]
        dash = self.lines[line - 1][: column - 1]
        if dash.strip() != "-":
            raise UsageError(
                f"line {line}: passages stand in one [...] list; begin each with - in its own line"
            )
        lead = dash[: len(dash) - len(dash.lstrip())]
        return [lead + each.removeprefix("  ") for each in lines]

    # more in a passage

    def _extend(self, number: int, passage: Data, key: str, value: Any) -> None:
        path = ("passages", number)
        first = self.keys[(*path, "at")]
        if self.lines[first[0] - 1][: first[1] - 1].strip() not in ("-", ""):
            raise UsageError(f"line {first[0]}: {passage['at']} is written in {{...}}; write a key a line")
        if key in ("claims", "remarks") and passage.get(key):
            self._append((*path, key), len(passage[key]), value)
        elif key not in passage:
            self._key(path, passage, key, value)
        elif passage[key] != value:
            raise UsageError(f"{passage['at']} has {key} already: {passage[key] or 'an empty one'}")

    def _append(self, path: plain.Path, count: int, statements: Sequence[Data]) -> None:
        line, column = self.values[(*path, count - 1)]
        dash = self.lines[line - 1][: column - 1]
        if dash.strip() != "-":
            raise UsageError(
                f"line {line}: {path[-1]} stand in one [...] list; begin each with - in its own line"
            )
        lines = [f"{dash}{writer.flow(each)}" for each in statements]
        self._put(self._last_line((*path, count - 1)), lines)

    def _key(self, path: plain.Path, passage: Data, key: str, value: Any) -> None:
        """A key that the passage does not have yet, behind those that are written before it."""
        lead = " " * (self.keys[(*path, "at")][1] - 1)
        before = [each for each in _KEYS[: _KEYS.index(key)] if each in passage]
        lines = (
            [f"{lead}{key}:", *(f"{lead}  - {writer.flow(each)}" for each in value)]
            if key in ("claims", "remarks")
            else [f"{lead}{key}: {writer.flow(value)}"]
        )
        self._put(self._last_line((*path, before[-1])), lines)

    # lines

    def _last_line(self, path: plain.Path) -> int:
        """The number of the last line that belongs to what stands at the path."""
        inside = [
            each
            for known in (self.values, self.keys)
            for way, each in known.items()
            if way[: len(path)] == path
        ]
        last = max(inside)
        following = [each for each in self.starts if each > last]
        end = following[0][0] - 1 if following else len(self.lines)
        if following and following[0][0] == last[0]:
            end = last[0]
        while end > last[0] and _is_empty(self.lines[end - 1]):
            end -= 1
        return max(end, last[0])

    def _put(self, after: int, lines: Iterable[str]) -> None:
        if after and not self.lines[after - 1].endswith(("\n", "\r")):
            self.lines[after - 1] += self.end
        self.lines[after:after] = [each + self.end for each in lines]


def _is_empty(line: str) -> bool:
    """Blank, a comment, or the dash of what follows."""
    words = line.strip()
    return not words or words[0] == "#" or words == "-"


def _numbers(pointer: str) -> tuple[int, int]:
    paragraph, _, sentence = pointer[1:].partition(".s")
    return int(paragraph), int(sentence)


def _compare(before: Any, after: Any, addition: Passage) -> None:
    """UsageError unless the addition, and nothing else, is what the file holds more."""
    found = plain.from_yaml(writer.flow(writer.as_plain(addition)).encode())
    expected = dict(before)
    passages: list[Data] = [dict(each) for each in before.get("passages") or []]
    here = next((each for each in passages if each["at"] == addition.at), None)
    if here is None:
        later = (n for n, each in enumerate(passages) if _numbers(each["at"]) > _numbers(addition.at))
        passages.insert(next(later, len(passages)), found)
    else:
        for key, value in found.items():
            here[key] = [*here.get(key, []), *value] if key in ("claims", "remarks") else value
    expected["passages"] = passages
    if expected != after:
        raise UsageError(f"{addition.at} cannot be added to this file as it is written; nothing was written")

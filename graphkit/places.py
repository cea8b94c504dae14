"""Where the parts of a file stand, and faults that say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from graphkit import plain
from graphkit.errors import Fault
from graphkit.output import printable
from graphkit.refused import Refusal, field

LIMIT_LINE = 1024 * 1024


class Places:
    """Where the parts of a file stand. The file is read again only when a place is asked for."""

    __slots__ = ("_placed", "file")

    def __init__(self, file: str) -> None:
        self.file = file
        self._placed: plain.Placed | None = None

    def at(self, *path: str | int) -> tuple[int, int]:
        """Line and column, from 1, of the value at the path, else of the nearest that holds it; (0, 0)
        where the file cannot be read any more."""
        return _nearest(self._read(path).values, path)

    def key(self, *path: str | int) -> tuple[int, int]:
        """Line and column of the key at the path, else of the nearest value that holds it."""
        return self._read(path).keys.get(path) or self.at(*path)

    def troubled(self, path: plain.Path) -> bool:
        """Whether what stands at the path is not even plain data, which has been told."""
        return any(trouble.path == path for trouble in self._read(path).troubles)

    def _read(self, path: plain.Path) -> plain.Placed:
        if self._placed is None:
            try:
                with open(self.file, "rb") as stream:
                    self._placed = self._parse(plain.decode(stream.read()))
            except (OSError, UnicodeDecodeError):
                self._placed = plain.Placed(None, {}, {}, [])
        return self._placed

    def _parse(self, text: str) -> plain.Placed:
        return plain.yaml_with_places(text)


class JsonPlaces(Places):
    """Places in a file that is one JSON text."""

    __slots__ = ()

    def _parse(self, text: str) -> plain.Placed:
        return plain.json_with_places(text)


class LinePlaces(Places):
    """Places in JSON lines: the head in the first line, passage i in the i-th line of those below it."""

    __slots__ = ("_line", "_lines")

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self._lines: list[tuple[int, int]] | None = None
        self._line = -1

    def at(self, *path: str | int) -> tuple[int, int]:
        number, below = self._inside(path)
        _, column = _nearest(self._read(path).values, below)
        return self._start(number)[0], column or 1

    def key(self, *path: str | int) -> tuple[int, int]:
        number, below = self._inside(path)
        found = self._read(path).keys.get(below)
        return (self._start(number)[0], found[1]) if found else self.at(*path)

    def _start(self, number: int) -> tuple[int, int]:
        """The number of the line of the head, or of a passage, and the byte where it starts."""
        if self._lines is None:
            with open(self.file, "rb") as stream:
                self._lines = [(line, start) for line, start, _ in raw_lines(stream)]
        return self._lines[number] if number < len(self._lines) else (0, 0)

    def _inside(self, path: plain.Path) -> tuple[int, plain.Path]:
        if path[:1] == ("passages",) and len(path) > 1 and isinstance(path[1], int):
            return path[1] + 1, path[2:]
        return 0, path

    def _read(self, path: plain.Path) -> plain.Placed:
        number, _ = self._inside(path)
        if self._placed is None or number != self._line:
            self._line = number
            try:
                with open(self.file, "rb") as stream:
                    stream.seek(self._start(number)[1])
                    self._placed = plain.json_with_places(plain.decode(stream.readline()))
            except (OSError, UnicodeDecodeError):
                self._placed = plain.Placed(None, {}, {}, [])
        return self._placed


def raw_lines(stream: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Each line that is not blank: its number, where it starts, and its bytes; at most LIMIT_LINE + 1."""
    number = start = 0
    while raw := stream.readline(LIMIT_LINE + 1):
        number, begin, start = number + 1, start, start + len(raw)
        rest = raw
        while len(rest) > LIMIT_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LIMIT_LINE + 1)
            start += len(rest)
        if not raw.isspace():
            yield number, begin, raw


def _nearest(places: dict[plain.Path, tuple[int, int]], path: plain.Path) -> tuple[int, int]:
    while path and path not in places:
        path = path[:-1]
    return places.get(path, (0, 0))


def fault(places: Places, refusal: Refusal) -> Fault:
    line, column = (places.key if refusal.at_key else places.at)(*refusal.path)
    return fault_at(places.file, line, column, field(refusal.path), refusal.reason)


def fault_at(file: str, line: int, column: int, named: str, reason: str) -> Fault:
    return Fault(printable(file), line, column, printable(named), printable(reason))


def whole(file: str, reason: str) -> Fault:
    return fault_at(file, 0, 0, "", reason)


def not_utf8(file: str, content: bytes, error: UnicodeDecodeError, line: int = 0) -> Fault:
    before = content[: error.start]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    reason = f"is not UTF-8: byte {error.start} is 0x{content[error.start]:02X}"
    return fault_at(file, line or before.count(b"\n") + 1, column, "", reason)

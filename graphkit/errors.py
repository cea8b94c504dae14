"""The error tree.

GraphkitError
├── UsageError            wrong use: an unknown format, an unknown option value   (exit 2)
├── DataError             faults in the data, all of them at once                 (exit 1)
│   └── CompiledError     a compiled file that cannot be used as it is
└── NoReading             a question that could not be read                       (exit 3)

The library raises; the command line turns an error into one line and an exit status.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Fault(NamedTuple):
    """One fault in the data: where it is and why, in words the person at the keyboard can act on.

    `line` and `column` count from 1; 0 means the whole file. `level` is "error" or "warning".
    `code` names the rule, so that a warning can be silenced by name.
    """

    file: str
    line: int
    column: int
    field: str
    reason: str
    level: str = "error"
    code: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        named = f"{place}: {self.field}" if self.field else place
        if self.level == "warning":
            return f"{named}: warning: {self.reason} [{self.code}]"
        return f"{named}: {self.reason}"


class GraphkitError(Exception):
    """The base of every error that graphkit raises on purpose."""


class UsageError(GraphkitError):
    """A name, option or argument that cannot be used; the message lists what can."""


class DataError(GraphkitError):
    """Faults in the data; `faults` holds all of them, sorted by place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


class CompiledError(DataError):
    """A compiled corpus that is cut short, of another version, or somebody else's (`is_foreign`)."""

    def __init__(self, file: str, reason: str, is_foreign: bool = False) -> None:
        self.is_foreign = is_foreign
        super().__init__([Fault(file, 0, 0, "", reason)])


class NoReading(GraphkitError):
    """A question that has no reading; `recognised` and `unrecognised` hold its words."""

    def __init__(
        self, message: str, recognised: tuple[str, ...] = (), unrecognised: tuple[str, ...] = ()
    ) -> None:
        self.recognised, self.unrecognised = recognised, unrecognised
        super().__init__(message)

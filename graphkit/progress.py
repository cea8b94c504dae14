"""A line that says how far something is: on a terminal, and once it has taken two seconds."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

PATIENCE, EVERY, WIDTH = 2.0, 0.1, 30


class Progress:
    """How much of a whole is done, on one line of standard error that is gone in the end.

    Nothing is written where standard error is no terminal.
    """

    def __init__(self, what: str, whole: int) -> None:
        self.what, self.whole, self.done = what, max(whole, 1), 0
        self.begun = self.shown = time.monotonic()
        self.is_seen = sys.stderr is not None and sys.stderr.isatty()
        self.line = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write("")

    def step(self, amount: int) -> None:
        """So much more is done."""
        self.done += amount
        now = time.monotonic()
        if self.is_seen and now - self.begun > PATIENCE and now - self.shown > EVERY:
            self.shown = now
            self._write(self._told(now - self.begun))

    def _told(self, taken: float) -> str:
        part = min(self.done / self.whole, 1.0)
        bar = "#" * round(part * WIDTH)
        left = taken / part - taken if part else 0.0
        return f"{self.what} [{bar:.<{WIDTH}}] {part:4.0%}, {left:.0f} s left"

    def _write(self, line: str) -> None:
        if line or self.line:
            sys.stderr.write(f"\r{line:<{len(self.line)}}" + ("" if line else "\r"))
            sys.stderr.flush()
        self.line = line

"""What the commands say beside their results."""

from __future__ import annotations

import sys


def count(number: int, noun: str) -> str:
    """`1 line`, `2 lines`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def say(words: str) -> None:
    """Say the words to standard error."""
    sys.stdout.flush()  # in a pipe too, words stand behind the results they are about
    print(words, file=sys.stderr)

"""Files written whole or not at all: beside their place first, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from graphkit import unfinished
from graphkit.errors import UsageError


@contextmanager
def writing(path: str) -> Iterator[str]:
    """A name beside the path to write to, with the same ending; the path changes only at the end.

    UsageError, in one line, where it cannot be written. What is no plain file (a pipe) is written as it is.
    """
    target, beside = os.path.realpath(path), path
    is_plain = os.path.isfile(path) or not os.path.exists(path)
    try:
        check_folder(path)
        if is_plain:
            beside = unfinished.begin(target, os.path.splitext(target)[1])
            unfinished.share(beside)
        yield beside
        if is_plain:
            os.replace(beside, target)
    except OSError as error:
        raise UsageError(f"cannot write {path!r}: {error.strerror or error}") from None
    finally:
        if beside != path:
            with suppress(OSError):
                os.remove(beside)


def check_folder(path: str) -> None:
    """UsageError where there is no folder to write into, before anything is drawn."""
    folder = os.path.dirname(os.path.realpath(path))
    if not os.path.isdir(folder):
        raise UsageError(f"cannot write {path!r}: there is no folder {os.path.dirname(path)!r}")
    if os.path.isdir(path):
        raise UsageError(f"cannot write {path!r}: it is a folder")

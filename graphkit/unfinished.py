"""Files and folders begun beside their place, to be renamed when they are whole.

Their names say whose they are, `.map.svg.5f1c2a90-4711-0.part`: the target, a number for the machine, the
process. What a killed process leaves behind is removed when the same target is written again.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from itertools import count
from zlib import crc32

LONGEST = 60
"""How many letters of a name are kept, so that any name a folder can hold has room for more."""
_begun: set[str] = set()
_numbers = count()


def begin(target: str, ending: str = "", is_folder: bool = False) -> str:
    """The path of a new empty file, or folder, beside the target; the caller renames or removes it.

    It ends in `.part` and what else is asked for. Parts of the same target that processes of this machine
    left when they died are removed. OSError where it cannot be made.
    """
    folder, name = os.path.split(os.path.abspath(target))
    stem = f".{name[:LONGEST]}.{crc32(_machine().encode('utf-8', 'surrogateescape')):08x}-"
    _sweep(folder, stem)
    while True:
        path = os.path.join(folder, f"{stem}{os.getpid()}-{next(_numbers)}.part{ending}")
        _begun.add(path)
        with suppress(FileExistsError):
            if is_folder:
                os.mkdir(path, 0o700)
            else:
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            return path


def share(path: str) -> None:
    """Give it the rights of any other new file, or folder: until then it is the user's alone."""
    mask = os.umask(0)
    os.umask(mask)
    os.chmod(path, (0o777 if os.path.isdir(path) else 0o666) & ~mask)


def _machine() -> str:
    """Another machine that writes into the same folder has processes of its own."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _sweep(folder: str, stem: str) -> None:
    """Remove the parts so begun whose process is no more; one of this process that it did not begin, too."""
    part = re.compile(re.escape(stem) + r"(\d+)-\d+\.part(?:\.\w+)?")
    with suppress(OSError):
        for name in os.listdir(folder):
            path, found = os.path.join(folder, name), part.fullmatch(name)
            if found and path not in _begun and not _is_running(int(found[1])):
                _remove(path)


def _is_running(process: int) -> bool:
    """Whether another process has this number; where that cannot be asked it is taken to have it."""
    if process == os.getpid():
        return False
    if os.name != "posix":  # elsewhere the question would end it
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _remove(path: str) -> None:
    with suppress(OSError):
        if os.path.isdir(path) and not os.path.islink(path):
            import shutil  # rooms that only this needs

            shutil.rmtree(path, ignore_errors=True)
        else:
            os.unlink(path)

"""Run the commands that README.md shows, and put their real output under them.

    python scripts/build_readme.py           rewrites README.md
    python scripts/build_readme.py --check   writes nothing; fails where an output differs

A command is a line `$ ...` in a block fenced as `console`; under it stand its output and its words.
"""

import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def rebuilt(text: str) -> str:
    """The text with the output of every command as it is now; each block begins in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        tool = Path(folder, "bin", "graphkit")
        tool.parent.mkdir()
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m graphkit "$@"\n', "utf-8")
        tool.chmod(0o755)
        return _BLOCK.sub(lambda block: _run(block[0], Path(folder)), text)


def _run(block: str, folder: Path) -> str:
    """The commands of one block, one after the other in one folder, each with its output."""
    work = Path(tempfile.mkdtemp(dir=folder))
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{command}\n{_output(command[2:], folder, work)}" for command in commands)


def _output(command: str, folder: Path, work: Path) -> str:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    keep = {"PATH": path, "HOME": str(folder), "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    ran = subprocess.run(
        command, shell=True, cwd=work, env=keep, text=True, check=False, capture_output=True
    )
    if "Traceback (most recent call last)" in ran.stderr:
        raise SystemExit(f"{command}: {ran.stderr}")
    both = (ran.stdout + ran.stderr).replace(str(ROOT), "graphkit")
    return "".join(line.rstrip() + "\n" for line in both.splitlines())


def main() -> int:
    text = README.read_text("utf-8")
    new = rebuilt(text)
    if "--check" not in sys.argv:
        README.write_text(new, "utf-8")
        return 0
    lines = text.splitlines(keepends=True), new.splitlines(keepends=True)
    sys.stderr.writelines(difflib.unified_diff(*lines, "README.md", "rebuilt"))
    return int(text != new)


if __name__ == "__main__":
    sys.exit(main())

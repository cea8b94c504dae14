"""Walk through the small article of docs/encoding.md, and put the real output and the tables into it.

    python scripts/build_encoding.py           rewrites docs/encoding.md, the tables of docs/coding-cases.md
                                               and tests/third, which is the corpus of the article
    python scripts/build_encoding.py --check   writes nothing; fails where something differs

All blocks are worked through in one folder, in order. A block fenced as `text NAME` is written to that file,
`yaml speakers` into the document; of one fenced as `console`, each line `$ ...` is run, and its output stands
under it. Tables stand between markers; those of the agreement are made by scripts/agreement.py.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graphkit import plain  # noqa: E402  the checkout beside this script
from graphkit.checks import CHECKS  # noqa: E402
from graphkit.coding.marks import LINES, MARKS  # noqa: E402
from graphkit.output import width  # noqa: E402
from scripts.line_lengths import table  # noqa: E402

GUIDE, CASES = ROOT / "docs" / "encoding.md", ROOT / "docs" / "coding-cases.md"
THIRD = ROOT / "tests" / "third"
_BLOCK = re.compile(r"^```(text [\w.]+|yaml speakers|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TEMPLATE = re.compile(r"^# speakers:\n(#.*\n)+", re.MULTILINE)


def rebuilt(text: str, work: Path) -> str:
    """The guide with every output as it is now; `work` then holds what was made."""
    tool = work / "bin" / "graphkit"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m graphkit "$@"\n', "utf-8")
    tool.chmod(0o755)
    text = _BLOCK.sub(lambda block: f"```{block[1]}\n{_done(block[1], block[2], work)}```", text)
    return filled(text, "marks", _marks())


def filled(text: str, name: str, table: str) -> str:
    """The page with the table between its markers; ValueError where they are missing."""
    begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
    head, _, rest = text.partition(begin)
    _, marker, tail = rest.partition(end)
    if not marker:
        raise ValueError(f"the markers {begin.strip()} and {end} are missing")
    return head + begin + table + end + tail


def _done(kind: str, block: str, work: Path) -> str:
    if kind == "console":
        commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
        return "\n".join(f"$ {command}\n{_output(command, work)}" for command in commands)
    if kind == "yaml speakers":
        for file in (work / "mine" / "documents").glob("*.yaml"):
            file.write_text(_TEMPLATE.sub(lambda _: block, file.read_text("utf-8")), "utf-8")
    else:
        (work / kind.split()[1]).write_text(block, "utf-8")
    return block


def _output(command: str, work: Path) -> str:
    keep = {
        "PATH": f"{work / 'bin'}{os.pathsep}{os.environ['PATH']}", "HOME": str(work), "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "GRAPHKIT_CORPUS": "mine",
    }  # fmt: skip
    ran = subprocess.run(
        command, shell=True, cwd=work, env=keep, text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if "Traceback (most recent call last)" in ran.stdout:
        raise SystemExit(f"{command}: {ran.stdout}")
    return "".join(f"{line.rstrip()}\n" for line in ran.stdout.splitlines())


def _marks() -> str:
    rows = (*LINES, *((example, words) for _, _, words, example in MARKS))
    wide = max(width(example) for example, _ in rows)
    lines = (f"    {example}{' ' * (wide - width(example))}  {words}\n" for example, words in rows)
    return f"\n{''.join(lines)}\n"


def _mistakes() -> str:
    rows = plain.from_yaml((THIRD / "mistakes.yaml").read_bytes())
    lines = [f"| {each['mistake']} | {each['caught']} |" for each in rows]
    return "\n".join(["| mistake | caught by |", "|---|---|", *lines]) + "\n"


def _warnings() -> str:
    lines = [f"| {check.code} | {check.description} |" for check in CHECKS if check.level == "warning"]
    return "\n".join(["| code | what it asks for |", "|---|---|", *lines]) + "\n"


def _corpus(work: Path) -> dict[Path, bytes]:
    """The files that the walk made, by their place in tests/third."""
    found = {}
    for folder, to in (("mine/documents", "documents"), ("mine/entities", "entities"), ("texts", "texts")):
        for file in sorted((work / folder).iterdir()):
            if not file.name.startswith("."):
                found[THIRD / to / file.name] = file.read_bytes()
    return found


def _files(folder: Path) -> list[Path]:
    """The files in the folders of a corpus."""
    return sorted(file for file in folder.glob("*/*") if not file.name.startswith("."))


def main() -> int:
    pages = {path: path.read_text("utf-8") for path in (GUIDE, CASES)}
    with tempfile.TemporaryDirectory() as folder:
        new, corpus = {GUIDE: rebuilt(pages[GUIDE], Path(folder))}, _corpus(Path(folder))
    cases = filled(filled(pages[CASES], "mistakes", _mistakes()), "warnings", _warnings())
    new[CASES] = filled(cases, "lengths", table(str(ROOT / "data")))
    made = corpus | {path: text.encode() for path, text in new.items()}
    if "--check" not in sys.argv:
        for file, content in made.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return 0
    for path, text in pages.items():
        lines = text.splitlines(keepends=True), new[path].splitlines(keepends=True)
        sys.stderr.writelines(difflib.unified_diff(*lines, path.name, "rebuilt"))
    other = [file for file, content in made.items() if not file.exists() or file.read_bytes() != content]
    other += [file for file in _files(THIRD) if file not in made]
    sys.stderr.writelines(f"{file.relative_to(ROOT)} is not what is made\n" for file in other)
    return int(bool(other))


if __name__ == "__main__":
    sys.exit(main())

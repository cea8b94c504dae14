"""Walk through the small article of docs/encoding.md, and put the real output and the tables into it.

    python scripts/build_encoding.py           rewrites docs/encoding.md and tests/third, which is its corpus
    python scripts/build_encoding.py --check   writes nothing; fails where something differs

All blocks are worked through in one folder, in order. A block fenced as `text NAME` is written to that file,
`yaml speakers` into the document; of one fenced as `console`, each line `$ ...` is run, and its output stands
under it. Tables stand between markers.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graphkit import plain  # noqa: E402  the checkout beside this script
from graphkit.coding.marks import MARKS  # noqa: E402
from scripts.line_lengths import table  # noqa: E402

GUIDE, THIRD = ROOT / "docs" / "encoding.md", ROOT / "tests" / "third"
_BLOCK = re.compile(r"^```(text [\w.]+|yaml speakers|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TEMPLATE = re.compile(r"^# speakers:\n(#.*\n)+", re.MULTILINE)


def rebuilt(text: str, work: Path) -> str:
    """The guide with every output and table as they are now; `work` then holds what was made."""
    tool = work / "bin" / "graphkit"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m graphkit "$@"\n', "utf-8")
    tool.chmod(0o755)
    shutil.copytree(ROOT / "tests" / "corpus", work / "known")
    text = _BLOCK.sub(lambda block: f"```{block[1]}\n{_done(block[1], block[2], work)}```", text)
    tables = {"marks": _marks(), "lengths": table(str(ROOT / "data")), "mistakes": _mistakes()}
    for name, made in tables.items():
        begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
        head, _, rest = text.partition(begin)
        text = head + begin + made + end + rest.partition(end)[2]
    return text


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
        "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "GRAPHKIT_CORPUS": f"known{os.pathsep}mine",
    }  # fmt: skip
    ran = subprocess.run(
        command, shell=True, cwd=work, env=keep, text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return "".join(f"{line.rstrip()}\n" for line in ran.stdout.splitlines())


def _marks() -> str:
    cell = lambda words: words.replace("|", "\\|")  # noqa: E731  twice below
    rows = [f"| `{sign}` | {field} | {words} | `{cell(example)}` |" for sign, field, words, example in MARKS]
    return "\n".join(["| mark | field | what it is | example |", "|---|---|---|---|", *rows]) + "\n"


def _mistakes() -> str:
    rows = plain.from_yaml((THIRD / "mistakes.yaml").read_bytes())
    lines = [f"| {each['mistake']} | {each['caught']} |" for each in rows]
    return "\n".join(["| mistake | caught by |", "|---|---|", *lines]) + "\n"


def _corpus(work: Path) -> dict[Path, bytes]:
    """The files that the walk made, by their place in tests/third."""
    found = {}
    for folder, to in (("mine/documents", "documents"), ("mine/entities", "entities"), ("texts", "texts")):
        for file in sorted((work / folder).iterdir()):
            if not file.name.startswith("."):
                found[THIRD / to / file.name] = file.read_bytes()
    return found


def main() -> int:
    text = GUIDE.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        new, corpus = rebuilt(text, Path(folder)), _corpus(Path(folder))
    if "--check" not in sys.argv:
        GUIDE.write_text(new, "utf-8")
        for file, content in corpus.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return 0
    lines = text.splitlines(keepends=True), new.splitlines(keepends=True)
    sys.stderr.writelines(difflib.unified_diff(*lines, "docs/encoding.md", "rebuilt"))
    other = [file for file, made in corpus.items() if not file.exists() or file.read_bytes() != made]
    sys.stderr.writelines(f"{file} is not what the walk makes\n" for file in other)
    return int(text != new or bool(other))


if __name__ == "__main__":
    sys.exit(main())

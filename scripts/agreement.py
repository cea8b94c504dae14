"""How far two independent encodings of one text agree, as the tables of docs/encoding.md.

    python scripts/agreement.py            print them
    python scripts/agreement.py --write    put them between the markers of docs/encoding.md
    python scripts/agreement.py --check    write nothing; fail where the file says something else

How it is measured is told in graphkit/coding/compare.py; the extra `compare` must be installed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graphkit import plain  # noqa: E402  the checkout beside this script, installed or not
from graphkit.coding.compare import NO_KAPPA, agreement, has_kappa  # noqa: E402
from graphkit.reader import read_document  # noqa: E402

GUIDE = ROOT / "docs" / "encoding.md"
BEGIN, END = "<!-- agreement: begin -->", "<!-- agreement: end -->"
__all__ = ["agreement", "filled", "report"]


def report() -> str:
    """The tables of every document that was encoded twice."""
    relations = plain.from_yaml((ROOT / "schema" / "vocabulary.yaml").read_bytes())["relations"]
    symmetric = frozenset(name for name, row in relations.items() if row.get("symmetric") == "yes")
    parts = []
    for first in sorted((ROOT / "docs" / "passes" / "a").glob("*.yaml")):
        a, b, settled = (
            read_document(ROOT / folder / first.name).document
            for folder in ("docs/passes/a", "docs/passes/b", "data/documents")
        )
        parts.append(agreement(a, b, symmetric, settled))
    return "\n".join(parts)


def filled(guide: str, tables: str) -> str:
    """The guide with the tables between its markers."""
    head, _, rest = guide.partition(BEGIN)
    _, marker, tail = rest.partition(END)
    if not marker:
        raise ValueError(f"the markers {BEGIN} and {END} are missing")
    return f"{head}{BEGIN}\n{tables}{END}{tail}"


def main(arguments: Sequence[str]) -> int:
    """Print, write or compare the tables; 1 where the guide says something else."""
    if not has_kappa():
        print(NO_KAPPA, file=sys.stderr)
        return 2
    tables = report()
    if not arguments:
        print(tables, end="")
        return 0
    guide = GUIDE.read_text("utf-8")
    if arguments == ["--write"]:
        GUIDE.write_text(filled(guide, tables), "utf-8")
        return 0
    if arguments == ["--check"]:
        return 0 if filled(guide, tables) == guide else 1
    print("usage: agreement.py [--write | --check]", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How far two independent encodings of one text agree: tables of docs/encoding.md and docs/coding-cases.md.

    python scripts/agreement.py            print them
    python scripts/agreement.py --write    put them between the markers of the two pages
    python scripts/agreement.py --check    write nothing; fail where a page says something else

How it is measured is told in graphkit/coding/compare.py; the extra `compare` must be installed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graphkit import plain  # noqa: E402  the checkout beside this script, installed or not
from graphkit.coding import compare  # noqa: E402
from graphkit.model import Document  # noqa: E402
from graphkit.reader import read_document  # noqa: E402

GUIDE, CASES = ROOT / "docs" / "encoding.md", ROOT / "docs" / "coding-cases.md"
BEGIN, END = "<!-- agreement: begin -->", "<!-- agreement: end -->"


class Twice(NamedTuple):
    """A document in its two passes, and as it was settled."""

    a: Document
    b: Document
    settled: Document


def twice() -> list[Twice]:
    """Every document that was encoded twice, by id."""
    folders = ("docs/passes/a", "docs/passes/b", "data/documents")
    names = sorted(file.name for file in (ROOT / folders[0]).glob("*.yaml"))
    return [Twice(*(read_document(ROOT / each / name).document for each in folders)) for name in names]


def symmetric() -> frozenset[str]:
    """The relations whose parties have no order."""
    relations = plain.from_yaml((ROOT / "schema" / "vocabulary.yaml").read_bytes())["relations"]
    return frozenset(name for name, row in relations.items() if row.get("symmetric") == "yes")


def report() -> str:
    """The tables of each document in full, with the numbers behind the shares."""
    return "\n".join(compare.agreement(each.a, each.b, symmetric(), each.settled) for each in twice())


def summary() -> str:
    """How many claims and remarks each pass had in each document, and how far they agree on every field."""
    found = [(each, compare.measured(each.a, each.b, symmetric())) for each in twice()]
    totals = [["", "pass a", "pass b", "paired", "settled"]]
    for each, parts in found:
        for part in parts:
            settled = compare.count(each.settled, part.name)
            totals.append([_title(each.a, part), *map(str, (part.a, part.b, part.paired, settled))])
    columns = [(each, parts[n]) for n in (0, 1) for each, parts in found]
    rows = [["field", *(_title(each.a, part) for each, part in columns)]]
    for name in dict.fromkeys(field.name for field in (*compare.CLAIM_FIELDS, *compare.REMARK_FIELDS)):
        cells = (_cell(next((row for row in part.rows if row.field == name), None)) for _, part in columns)
        rows.append([name, *cells])
    return "\n".join(["", *_aligned(totals), "", *_aligned(rows)]) + "\n\n"


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows as a block of text, each column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(wide) for cell, wide in zip(row, widths, strict=True))
        yield f"    {'  '.join(cells)}".rstrip()


def _title(document: Document, part: compare.Part) -> str:
    return f"{document.id.partition('-')[0]} {part.name}"


def _cell(row: compare.Row | None) -> str:
    """The observed agreement and kappa; where there is none, how many of the filled ones are equal."""
    if row is None:
        return ""
    behind = f"{row.equal}/{row.filled}" if row.kappa is None else f"{row.kappa:.2f}"
    return f"{row.observed:>4.0%} {behind}"


def filled(page: str, tables: str) -> str:
    """The page with the tables between its markers."""
    head, _, rest = page.partition(BEGIN)
    _, marker, tail = rest.partition(END)
    if not marker:
        raise ValueError(f"the markers {BEGIN} and {END} are missing")
    return f"{head}{BEGIN}\n{tables}{END}{tail}"


PAGES = {GUIDE: summary, CASES: report}


def main(arguments: Sequence[str]) -> int:
    """Print, write or compare the tables; 1 where a page says something else."""
    if not compare.has_kappa():
        print(compare.NO_KAPPA, file=sys.stderr)
        return 2
    if arguments not in ([], ["--write"], ["--check"]):
        print("usage: agreement.py [--write | --check]", file=sys.stderr)
        return 2
    differ = False
    for page, made in PAGES.items():
        if not arguments:
            print(made(), end="")
            continue
        old = page.read_text("utf-8")
        new = filled(old, made())
        differ |= new != old
        if arguments == ["--write"]:
            page.write_text(new, "utf-8")
    return int(differ and arguments == ["--check"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

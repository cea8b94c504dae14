"""How long the claims of a corpus are in the one-line form, against the YAML they stand for.

    python scripts/line_lengths.py [FOLDER]    prints the medians (FOLDER: data)

A claim is measured as `graphkit code` writes it, with the shortest names in the language of its document, and
its YAML as it stands in the file, without the lines of its passage. Remarks, places with nothing but a
speaker, skips and sentences of our own stand in lines of their own, and count under "all lines".
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graphkit.coding.lines import from_lines, to_lines  # noqa: E402  the checkout beside this script
from graphkit.coding.names import Names  # noqa: E402
from graphkit.reader import gather, read_vocabulary  # noqa: E402
from graphkit.writer import document_yaml  # noqa: E402


class Measured(NamedTuple):
    """The lengths of one document: its claims as lines and as YAML, all its lines and all its YAML."""

    document: str
    claims: list[int]
    yaml: list[int]
    lines: list[int]
    whole: int


def measured(folder: str) -> Iterator[Measured]:
    """Each document with passages."""
    vocabulary, loaded = read_vocabulary(ROOT / "schema" / "vocabulary.yaml"), gather([folder])
    entities = [entity for file in loaded.files for entity in file.entities]
    for document in (source.document for source in loaded.sources if source.document.passages):
        names = Names(entities, document.speakers, vocabulary)
        lines = to_lines(document.passages, names, document.language)
        written = from_lines(lines, names)
        if written.passages != document.passages:
            raise SystemExit(f"{document.id}: the lines do not give the passages back")
        numbers = {each.id: each.number for each in written.lines if each.kind == "claims"}
        yaml = document_yaml(document)
        rows = {
            row.split(",")[0][len("- {id: ") :]: row
            for row in map(str.strip, yaml.splitlines())
            if row[:3] == "- {"
        }
        yield Measured(
            document.id,
            [len(lines[number - 1]) for number in numbers.values()],
            [len(rows[id]) for id in numbers],
            list(map(len, lines)),
            len(yaml),
        )


def table(folder: str) -> str:
    """The medians of each document and of all of them, as a Markdown table."""
    found = list(measured(folder))
    join = lambda field: [each for one in found for each in getattr(one, field)]  # noqa: E731  four times below
    everything = Measured("all", join("claims"), join("yaml"), join("lines"), sum(one.whole for one in found))
    rows = [
        "| document | claims | median line | median YAML | times | all lines | characters | YAML of all |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in (*found, everything):
        line, yaml = median(one.claims), median(one.yaml)
        rows.append(
            f"| {one.document} | {len(one.claims)} | {line:g} | {yaml:g} | {yaml / line:.1f} "
            f"| {len(one.lines)} | {sum(one.lines) + len(one.lines)} | {one.whole} |"
        )
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    print(table(sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "data")), end="")

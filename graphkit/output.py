"""Rows of plain data as text: the one table of formats behind `--format`."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

Record = Mapping[str, Any]
LANGUAGES = ("en", "ja")


def as_json(rows: Sequence[Record]) -> Iterator[str]:
    """One JSON list, a row a line; `[]` when there are no rows."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    yield "[" + ",\n ".join(lines) + "]\n"


def as_jsonl(rows: Sequence[Record]) -> Iterator[str]:
    """A JSON object a line; nothing when there are no rows."""
    return (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_csv(rows: Sequence[Record]) -> Iterator[str]:
    """Comma-separated values (RFC 4180) with a header; nested values get columns of their own."""
    import csv
    import io

    flat = [flatten(row) for row in rows]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, _columns(flat), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(flat)
    yield buffer.getvalue()


def as_table(rows: Sequence[Record], limit: int = 0) -> Iterator[str]:
    """Columns under their names, two blanks apart; wide letters count as two.

    With a limit (cells of a terminal) the widest columns are narrowed and their cells go over several lines.
    """
    texts = [{key: shown(value) for key, value in row.items()} for row in rows]
    columns = _columns(texts)
    if not columns:
        return
    widths = {c: max(width(c), *(width(row.get(c, "")) for row in texts)) for c in columns}
    while limit and sum(widths.values()) + 2 * len(widths) > limit and max(widths.values()) > _NARROW:
        widths[max(widths, key=lambda c: widths[c])] -= 1
    for row in [{c: c for c in columns}, *texts]:
        cells = [wrapped(row.get(c, ""), widths[c]) for c in columns]
        for lines in zip_longest(*cells, fillvalue=""):
            padded = (line + " " * (widths[c] - width(line)) for c, line in zip(columns, lines, strict=True))
            yield "  ".join(padded).rstrip() + "\n"


_NARROW = 12


def wrapped(text: str, limit: int) -> list[str]:
    """The text in lines of at most so many cells, broken at a blank where there is one."""
    if width(text) <= limit:
        return [text]
    end, room = 0, limit
    for char in text:
        room -= width(char)
        if room < 0:
            break
        end += 1
    blank = text.rfind(" ", 1, end + 1)
    end = blank if blank > 0 else max(end, 1)
    return [text[:end], *wrapped(text[end:].lstrip(" "), limit)]


def as_md(rows: Sequence[Record]) -> Iterator[str]:
    """A Markdown table; bars and line ends in values are escaped."""
    texts = [{key: _md(shown(value)) for key, value in row.items()} for row in rows]
    columns = _columns(texts)
    if columns:
        for cells in (columns, ["---"] * len(columns), *([row.get(c, "") for c in columns] for row in texts)):
            yield f"| {' | '.join(cells)} |\n"


FORMATS: dict[str, Callable[[Sequence[Record]], Iterator[str]]] = {
    "table": as_table,
    "json": as_json,
    "jsonl": as_jsonl,
    "csv": as_csv,
    "md": as_md,
}


def flatten(row: Record) -> dict[str, Any]:
    """The row with mappings spread over columns (`gloss_en`) and lists joined by `; `."""
    flat: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, Mapping) and key != "printed":
            flat |= {f"{key}_{inner}": shown(part) for inner, part in value.items()}
        elif isinstance(value, (Mapping, list, tuple)):
            flat[key] = shown(value)
        else:
            flat[key] = "" if value is None else value
    return flat


def shown(value: Any) -> str:
    """A value as one line of text, without control characters."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {shown(inner)}" for key, inner in value.items())
    if isinstance(value, (list, tuple)):
        return "; ".join(map(shown, value))
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return "".join(" " if unicodedata.category(char) == "Cc" else char for char in text)


def width(text: str) -> int:
    """How many cells of a terminal the text takes (Unicode UAX 11; marks that combine take none)."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def _columns(rows: Iterable[Record]) -> list[str]:
    return list(dict.fromkeys(key for row in rows for key in row))


def _md(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|")

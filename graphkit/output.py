"""Rows of plain data as text: the one table of formats behind `--format`."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

Record = Mapping[str, Any]
LANGUAGES = ("en", "ja")
WIDE_BLANK = "\u3000"


def as_json(rows: Iterable[Record]) -> Iterator[str]:
    """One JSON list, a row a line; `[]` when there are no rows."""
    between = "["
    for row in rows:
        yield between + to_json(row)
        between = ",\n "
    yield "]\n" if between != "[" else "[]\n"


def as_jsonl(rows: Iterable[Record]) -> Iterator[str]:
    """A JSON object a line; nothing when there are no rows."""
    return (to_json(row) + "\n" for row in rows)


def as_csv(rows: Sequence[Record]) -> Iterator[str]:
    """Comma-separated values (RFC 4180) with a header; nested values get columns of their own.

    Nothing when there are no rows.
    """
    import csv
    import io

    cells = flat(rows)
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, _columns(cells), lineterminator="\r\n")
    if cells:
        writer.writeheader()
    writer.writerows(cells)
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
STREAMED: dict[str, Callable[[Iterable[Record]], Iterator[str]]] = {"json": as_json, "jsonl": as_jsonl}
"""The formats that take a row at a time; the others must know all of them for their columns."""


def flat(rows: Sequence[Record]) -> list[dict[str, Any]]:
    """The rows with mappings spread over columns (`gloss_en`) and lists joined by `; `.

    A column of mappings is spread in every row, so that each row has the same columns.
    """
    spread = {key: _inner([row.get(key) for row in rows]) for key in _columns(rows) if key != "printed"}
    return [_flat(row, spread) for row in rows]


def _flat(row: Record, spread: Mapping[str, list[str]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in row.items():
        for inner in spread.get(key, ()):
            found[f"{key}_{shown(inner)}"] = _cell((value or {}).get(inner))
        if not spread.get(key):
            found[key] = _cell(value)
    return found


def _inner(values: Iterable[Any]) -> list[str]:
    """The keys of the mappings; none where something else stands among them."""
    told = [value for value in values if value is not None]
    return _columns(told) if all(isinstance(value, Mapping) for value in told) else []


def _cell(value: Any) -> Any:
    return value if type(value) in (int, float) else shown(value)


def for_spreadsheets(rows: Sequence[Record]) -> list[dict[str, Any]]:
    """The rows, flat, with an apostrophe before text that a spreadsheet program would run as a formula.

    Text that begins with `=`, `+`, `-`, `@` (or a full-width one) may come from an article or a label, see
    OWASP, "CSV Injection"; such programs hide the apostrophe. CSV for other programs stays exact.
    """
    return [{key: _guarded(value) for key, value in row.items()} for row in flat(rows)]


def _guarded(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.lstrip()[:1] in _FORMULA else value


_FORMULA = tuple("=+-@＝＋－＠")


def printable(words: str) -> str:
    """The words with every character that shows nothing, or moves the cursor, written as its escape."""
    if words.isprintable():
        return words
    return "".join(map(_escaped, words))


def _escaped(char: str) -> str:
    return char if char.isprintable() or char == WIDE_BLANK else char.encode("unicode_escape").decode()


def to_json(value: Any, indent: int | None = None) -> str:
    """The value as JSON in plain letters; what could move the cursor or end a line is escaped."""
    words = json.dumps(value, ensure_ascii=False, indent=indent)
    return re.sub("[\x7f-\x9f\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", words)


def shown(value: Any) -> str:
    """A value as one line of text, without control characters."""
    if isinstance(value, Mapping):
        return "; ".join(f"{shown(key)}: {shown(inner)}" for key, inner in value.items())
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

"""The answer to a question as a value, and as text or plain data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from graphkit import output
from graphkit.rows import ClaimRow, RemarkRow

SHOWN = 50
"""Claims that an answer shows; the rest are counted."""
_LISTS = ("claims", "remarks", "denials", "instead")


class Answer:
    """What the claims answer to a question. `exit` is 0, or 3 where the question has no reading.

    `claims` answer it, `denials` are what stands against them (`general` names those that
    cover what was asked and do not meet it), `remarks` what is said about them;
    `instead` is what the data has where no claim answers, and answers nothing itself. `total` counts
    the claims, of which the first 50 are shown. `report` has the name of the report that answers and its
    rows, which stand in the text instead of the claims. `parts` holds the answers of a question of two parts.
    """

    fields = (
        "question",
        "language",
        "exit",
        "reading",
        "headline",
        "sentence",
        "total",
        "claims",
        "remarks",
        "denials",
        "general",
        "instead",
        "notes",
        "ignored",
        "corrections",
        "not_understood",
        "unapplied",
        "recognised",
        "suggestions",
        "left_out",
        "parts",
        "report",
    )
    question: str
    language: str
    exit: int
    reading: dict[str, Any]
    headline: str
    sentence: str
    total: int
    claims: Sequence[ClaimRow]
    remarks: Sequence[RemarkRow]
    denials: Sequence[ClaimRow]
    general: Sequence[str]
    instead: Sequence[ClaimRow]
    notes: Sequence[str]
    ignored: Sequence[str]
    corrections: Mapping[str, str]
    not_understood: Sequence[str]
    unapplied: Sequence[str]
    recognised: Sequence[str]
    suggestions: Sequence[str]
    left_out: Mapping[str, int]
    parts: Sequence[Answer]
    report: Mapping[str, Any]
    listed: Sequence[Mapping[str, Any]]
    table: Callable[[ClaimRow | RemarkRow], Mapping[str, str]]
    titles: Mapping[str, str]

    def __init__(self, **values: Any) -> None:
        empty: dict[str, Any] = {
            "exit": 0,
            "reading": {},
            "corrections": {},
            "left_out": {},
            "report": {},
            "listed": (),
            "total": 0,
            "sentence": "",
        }
        self.__dict__.update(dict.fromkeys(self.fields, ()) | empty | values)

    def __repr__(self) -> str:
        return f"<Answer: {self.headline}>"

    def ids(self) -> list[str]:
        """The ids of every claim and remark that is shown as an answer, or against it."""
        return [row.id for name in ("claims", "remarks", "denials") for row in getattr(self, name)]

    def to_record(self) -> dict[str, Any]:
        """The answer as plain data; claims and remarks as the rows of `find`."""
        plain = {name: getattr(self, name) for name in self.fields}
        rows = {name: [row.to_record() for row in plain[name]] for name in _LISTS}
        lists = {
            name: list(value)
            for name, value in plain.items()
            if isinstance(value, tuple) and name not in _LISTS
        }
        return {**plain, **lists, **rows, "parts": [part.to_record() for part in self.parts]}

    def __str__(self) -> str:
        return "".join(self.lines())

    def lines(self, width: int = 0) -> Iterator[str]:
        """The answer as lines of text in the language of the question; `width` is that of a terminal."""
        yield f"{self.headline}\n"
        if self.sentence:
            yield f"{self.sentence}\n"
        for part in self.parts:
            yield "\n"
            yield from part.lines(width)
        if self.listed:
            yield "\n"
            yield from output.as_table(self.listed, width)
        for name in () if self.listed else _LISTS:
            rows = getattr(self, name)
            if rows and not self.parts:
                yield "\n"
                if name in self.titles:
                    yield f"{self.titles[name]}\n"
                yield from output.as_table([self.table(row) for row in rows], width)
        if self.notes:
            yield "\n"
        yield from (f"{note}\n" for note in self.notes)


def written(answer: Answer, format: str = "text", width: int = 0) -> str:
    """The answer as text, JSON, or one line of JSON."""
    if format == "text":
        return "".join(answer.lines(width))
    return json.dumps(answer.to_record(), ensure_ascii=False, indent=1 if format == "json" else None) + "\n"

"""How an answer is judged against an entry of tests/questions.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from graphkit.ask import Answer

QUESTIONS = Path(__file__).parent / "questions.yaml"
NONE = ("no claim", "false premise")
"""Families that no claim answers; in the sections `unseen` any entry without ids is one."""
Entry = Mapping[str, Any]


def entries(section: str) -> list[Entry]:
    """The entries of a section, scalars as strings."""
    listed: list[Entry] = yaml.load(QUESTIONS.read_text("utf-8"), yaml.BaseLoader)[section]
    return listed


def is_honest(answer: Answer, found: list[str]) -> bool:
    """Whether an answer with faults only lacks something, and names words that it left out."""
    return bool(answer.unapplied) and all(fault.startswith("lacks ") for fault in found)


def _is_search(answer: Answer) -> bool:
    """Whether an answer says that the question was not understood, and what a search of its words finds."""
    return bool(answer.reading) and answer.reading["asks"] == "loosely"


def faults(answer: Answer, entry: Entry) -> list[str]:
    """What is otherwise than expected: exit status, ids that are missing, ids that should not be there."""
    answers = {row.id for row in (*answer.claims, *answer.remarks)}
    exits = {int(entry["exit"]), *([int(entry["exit_also"])] if "exit_also" in entry else [])}
    if answer.exit not in exits:
        return [f"exit {answer.exit}"]
    found = [f"shows {id}" for id in entry["must_not"] if id in answers]
    if answer.exit:
        return [*found, *([f"answers {sorted(answers)[0]}"] if answers else [])]
    if entry["exit"] == "0":
        found += [f"lacks {id}" for id in entry["must"] if id not in answer.ids()]
        some = entry.get("must_any", [])
        found += ["lacks every one of must_any"] if some and not set(some) & set(answer.ids()) else []
        is_none = "at" in entry or entry["family"] in NONE
        empty = not entry["must"] and not some and is_none
        found += [f"answers {sorted(answers)[0]}"] if empty and answers else []
    elif answers and not (
        answer.unapplied or answer.not_understood or answer.ignored or _is_search(answer)
    ):
        found.append("answers without a word on what it left out")
    return found

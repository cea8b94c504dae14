"""The find lines of an answer select its claims and no others, for every question of the list."""

from __future__ import annotations

import shlex

import pytest
from ask_judge import Entry, entries

from graphkit.ask import Answer, reply
from graphkit.corpus import Corpus

SECTIONS = ("seen", "unseen", "unseen_2", "unseen_3", "unseen_4", "unseen_5")
ALL = [entry for name in SECTIONS for entry in entries(name)]


def found_by(corpus: Corpus, line: str) -> set[str]:
    """What the line finds: the options as the command line reads them."""
    words = shlex.split(line)
    assert words[:2] == ["graphkit", "find"]
    fields: dict[str, list[str]] = {}
    for option, value in zip(words[2::2], words[3::2], strict=True):
        fields.setdefault(option[2:].replace("-", "_"), []).append(value)
    given = {name: each[0] if "since" in name or "until" in name else each for name, each in fields.items()}
    return {row.id for row in corpus.find(**given)}


def check(corpus: Corpus, answer: Answer) -> None:
    for part in answer.parts:
        check(corpus, part)
    if answer.exit or answer.parts or not answer.reading:
        return
    lines = answer.reading["find"]
    found: set[str] = set().union(*(found_by(corpus, line) for line in lines))
    claims, denials = {row.id for row in answer.claims}, {row.id for row in answer.denials}
    assert claims <= found, lines
    assert len(found - denials) <= answer.total, lines
    if answer.total == len(claims):
        assert found <= claims | denials, lines
        if lines and not answer.report:  # what a line leaves out is said
            assert set(answer.reading.get("without", ())) == denials - found, lines


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: str(entry["ask"]))
def test_the_find_lines_select_the_claims_of_the_answer(shipped: Corpus, entry: Entry) -> None:
    check(shipped, reply(shipped, entry["ask"]))


def test_a_kind_of_item_stands_in_the_reading_and_in_the_line(shipped: Corpus) -> None:
    answer = reply(shipped, "Is China arming Russia?")
    assert "kind of item = weapon" in answer.reading["words"]
    assert answer.reading["find"] == [
        "graphkit find --subject china --relation supplies --object russia --item weapon"
    ]
    assert answer.reading["looked_through"] == [
        "graphkit find --subject china --relation supplies --object russia"
    ]


def test_claims_no_filter_selects_are_named_by_id(shipped: Corpus) -> None:
    answer = reply(shipped, "How are Iran and Russia connected?")
    assert all(f"--claim '{row.id}'" in answer.reading["find"][0] for row in answer.claims)

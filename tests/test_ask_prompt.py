"""Questions one after another, from a pipe and at a prompt."""

from __future__ import annotations

import io
import json

import pytest

from graphkit.ask import converse, prompt
from graphkit.corpus import Corpus


def test_a_question_a_line_from_a_pipe(frozen: Corpus) -> None:
    source, target = (
        io.StringIO("What does Berun supply to Cestia?\n\nベルンとは何ですか\nqwertz\n"),
        io.StringIO(),
    )
    assert converse(frozen, source, target, "jsonl") == 3
    answers = [json.loads(line) for line in target.getvalue().splitlines()]
    assert [answer["exit"] for answer in answers] == [0, 0, 3]
    assert [answer["language"] for answer in answers] == ["en", "ja", "en"]


class Terminal(io.StringIO):
    """Standard input that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_prompt_ends_with_the_end_of_input(frozen: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["What does Berun supply to Cestia?", "qwertz"])

    def read(words: str) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", read)
    target = io.StringIO()
    assert converse(frozen, Terminal(), target) == 0
    assert "Kestrel" in target.getvalue() and "not understood" in target.getvalue()


def test_names_are_completed(frozen: Corpus) -> None:
    complete = prompt.Completer(frozen)
    assert complete("Ald", 0) == "Aldora"
    assert complete("ベ", 0) == "ベルン"
    assert complete("zz", 0) is None

"""Spoilt questions: always an answer, never an error. scripts/fuzz_ask.py asks ten thousand of them."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.ask import reply
from graphkit.corpus import Corpus, load

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
import fuzz_ask


def test_spoilt_questions(shipped: Corpus) -> None:
    for question in fuzz_ask.questions(300, seed=1):
        started = time.process_time()
        answer = reply(shipped, question)
        str(answer)
        assert answer.exit in (0, 3)
        assert time.process_time() - started < fuzz_ask.LIMIT


def test_another_corpus_is_asked_by_its_own_names() -> None:
    corpus = _opened()
    asked = fuzz_ask.renamed(corpus, ["What does Iran supply to Russia?", "ロシアは何を得ますか？"], seed=2)
    english, japanese = ({row[place] for row in corpus.store.entities()} for place in (2, 3))
    assert sum(label in asked[0] for label in english) >= 2 and "Iran" not in asked[0]
    assert any(label in asked[1] for label in japanese) and asked[1].endswith("は何を得ますか?")
    assert all(reply(corpus, question).exit in (0, 3) for question in fuzz_ask.questions(60, 3, corpus))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_at_all(text: str) -> None:
    corpus = _opened()
    assert reply(corpus, text).exit in (0, 3)


_kept: list[Corpus] = []


def _opened() -> Corpus:
    if not _kept:
        _kept.append(load(str(Path(__file__).parent / "corpus")))
    return _kept[0]

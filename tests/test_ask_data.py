"""Questions are driven by the data alone: a new alias, verb or relation brings its questions without code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graphkit import compiler
from graphkit.ask import reply
from graphkit.corpus import Corpus, load
from graphkit.locate import vocabulary_file


def test_a_new_alias_is_asked_by(fresh: Path) -> None:
    file = fresh / "entities" / "states.yaml"
    file.write_text(
        file.read_text("utf-8").replace("Republic of Berun]", "Republic of Berun, Land of Fog]"), "utf-8"
    )
    answer = reply(load(str(fresh)), "What does the Land of Fog supply to Cestia?")
    assert "aldora-2031-03-05/c1" in answer.ids()


def edited(tmp_path: Path, fresh: Path, before: str, after: str) -> Corpus:
    """The invented corpus with an edited vocabulary."""
    file = tmp_path / "vocabulary.yaml"
    text = Path(vocabulary_file()).read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")
    return Corpus(compiler.compile_corpus([str(fresh)], str(file), None))


def test_a_new_verb_is_asked_by(tmp_path: Path, fresh: Path) -> None:
    corpus = edited(tmp_path, fresh, "verbs: [supply, give,", "verbs: [supply, bestow upon, give,")
    assert "aldora-2031-03-05/c1" in reply(corpus, "What has Berun bestowed upon Cestia?").ids()


def test_a_new_relation_is_asked_by_its_words(tmp_path: Path, fresh: Path) -> None:
    text = Path(vocabulary_file()).read_text("utf-8")
    start = text.index("\n  supplies:\n")
    block = text[start : text.index("\n  licenses_production:\n")]
    lends = block.replace("\n  supplies:\n", "\n  leases:\n").replace("verbs: [supply,", "verbs: [lease out,")
    document = fresh / "documents" / "aldora-2031-03-05.yaml"
    first = "{id: c2, subject: berun, relation: supplies"
    document.write_text(
        document.read_text("utf-8").replace(first, first.replace("supplies", "leases")), "utf-8"
    )
    corpus = edited(tmp_path, fresh, block, block + lends)
    answer = reply(corpus, "What does Berun lease out to Cestia?")
    assert [row.id for row in answer.claims] == ["aldora-2031-03-05/c2"]


@pytest.mark.parametrize(
    "question, found",
    [
        ("What does Berun supply to Cestia?", "c1"),
        ("ベルンはセスティアに何を供給していますか", "c1"),
        ("How many Kestrels has Berun supplied to Cestia?", "c1"),
        ("Why does Berun supply Cestia?", "r1"),
        ("What does Cestia give Berun in return for the Kestrels?", "c3"),
        ("Who denies that Berun supplies weapons?", "c4"),
        ("What is Berun negotiating with Cestia about?", "c5"),
    ],
)
def test_an_invented_corpus_is_asked_the_same_way(frozen: Corpus, question: str, found: str) -> None:
    assert f"aldora-2031-03-05/{found}" in reply(frozen, question).ids()


def test_withdrawn_claims_answer_nothing(frozen: Corpus) -> None:
    assert not reply(frozen, "Who designed the Kestrel?").claims


def test_a_corpus_without_claims_answers_honestly(fresh: Path) -> None:
    shutil.rmtree(fresh / "documents")
    answer = reply(load(str(fresh)), "What does Berun supply to Cestia?")
    assert answer.exit == 0 and not answer.claims and not answer.instead

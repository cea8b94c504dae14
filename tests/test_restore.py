"""Compiled and back: equal records. The property over generated corpora is in test_corpus."""

from __future__ import annotations

from pathlib import Path

from graphkit import reader, writer

HERE = Path(__file__).parent


def test_the_invented_corpus_comes_back_equal(frozen):
    assert frozen.records() == reader.read_corpora([HERE / "corpus"]).records()


def test_the_shipped_corpus_comes_back_equal(shipped):
    assert shipped.records() == reader.read_corpora([HERE.parent / "data"]).records()


def test_what_comes_back_can_be_written_and_read(frozen, tmp_path):
    records = frozen.records()
    writer.write_corpus(records, tmp_path / "copy")
    assert reader.read_corpora([tmp_path / "copy"]).records() == records


def test_passages_stand_in_reading_order_and_claims_in_theirs(frozen):
    (document,) = (each for each in frozen.records().documents if each.id == "aldora-2031-03-05")
    assert [passage.at for passage in document.passages][:4] == ["p1.s1", "p2.s1", "p2.s2", "p3.s1"]
    assert [claim.id for claim in document.passages[2].claims] == ["c2", "c3"]
    assert document.passages[0].skip == "says that the text is invented"
